"""Which step follows, for each thing on the path of a voice. No ORM, no words: words belong to pages.

No table below has a step that closes a recommendation: that takes the panel's verdict, and no act
of the authority leads there (theorem 4 of powers.md).
"""

from __future__ import annotations

from enum import StrEnum


class Do(StrEnum):
    """Every act of this room. The policy says who may; the tables below say when."""

    # an issue
    RAISE = "raise"
    RAISE_FOR = "raise_for"
    SEE = "see"
    SEE_HELD = "see_held"
    HEAD = "head"
    PLACE = "place"
    FOLLOW = "follow"
    SHOW = "show"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"
    # a recommendation
    SEE_DRAFT = "see_draft"
    DRAFT = "draft"
    DROP = "drop"
    AGREE = "agree"
    SEND = "send"
    ACKNOWLEDGE = "acknowledge"
    # an answer
    SEE_ANSWER_DRAFT = "see_answer_draft"
    DRAFT_ANSWER = "draft_answer"
    SIGN = "sign"
    ANSWER_LAST = "answer_last"
    # a part, moved by the answers to it
    SETTLE = "settle"
    UNSETTLE = "unsettle"
    # a promise
    REPLACE = "replace"
    # an issue between a group and its parent
    CARRY_UP = "carry_up"
    TAKE_UP = "take_up"
    GIVE_BACK = "give_back"
    # what other rooms and record files do
    NOTE_STEP = "note_step"
    ENTER_FROM_RECORD = "enter_from_record"


class IssueState(StrEnum):
    """Held until someone of the user-led side has checked it; open on the public path; or not shown at all."""

    HELD = "held"
    OPEN = "open"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


ISSUE = {
    (IssueState.HELD, Do.SHOW): IssueState.OPEN,
    (IssueState.HELD, Do.REFUSE): IssueState.REFUSED,
    (IssueState.HELD, Do.WITHDRAW): IssueState.WITHDRAWN,
    # Someone of the user-led side who had no part in the refusal decided the appeal for the sender.
    (IssueState.REFUSED, Do.SHOW): IssueState.OPEN,
    (IssueState.OPEN, Do.CLOSE): IssueState.CLOSED,
    (IssueState.CLOSED, Do.REOPEN): IssueState.OPEN,
}


class CarriedState(StrEnum):
    """An issue that a group put to another panel: asked, taken up, given back; or moved with a panel's work."""

    ASKED = "asked"
    TAKEN = "taken"
    GIVEN_BACK = "given_back"
    MOVED = "moved"


CARRIED = {
    (CarriedState.ASKED, Do.TAKE_UP): CarriedState.TAKEN,
    (CarriedState.ASKED, Do.GIVE_BACK): CarriedState.GIVEN_BACK,
}


class RecommendationState(StrEnum):
    DRAFT = "draft"
    DROPPED = "dropped"
    AGREED = "agreed"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"


RECOMMENDATION = {
    (RecommendationState.DRAFT, Do.DROP): RecommendationState.DROPPED,
    (RecommendationState.DRAFT, Do.AGREE): RecommendationState.AGREED,
    (RecommendationState.AGREED, Do.SEND): RecommendationState.SENT,
    (RecommendationState.SENT, Do.ACKNOWLEDGE): RecommendationState.ACKNOWLEDGED,
    # The last part that waited has an answer that stops its clock.
    (RecommendationState.SENT, Do.ANSWER_LAST): RecommendationState.ANSWERED,
    (RecommendationState.ACKNOWLEDGED, Do.ANSWER_LAST): RecommendationState.ANSWERED,
    # A later layer took the answer back ("we are looking at it again"): the part waits again.
    (RecommendationState.ANSWERED, Do.UNSETTLE): RecommendationState.ACKNOWLEDGED,
}


class PartState(StrEnum):
    """One thing asked. That no answer came is not a state: the clock says it (promise 3)."""

    DRAFTED = "drafted"
    WAITING = "waiting"
    ANSWERED = "answered"


PART = {
    (PartState.DRAFTED, Do.SEND): PartState.WAITING,
    (PartState.WAITING, Do.SETTLE): PartState.ANSWERED,
    (PartState.WAITING, Do.UNSETTLE): PartState.WAITING,
    (PartState.ANSWERED, Do.SETTLE): PartState.ANSWERED,
    (PartState.ANSWERED, Do.UNSETTLE): PartState.WAITING,
}


class AnswerState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"


ANSWER = {
    (AnswerState.DRAFT, Do.DRAFT_ANSWER): AnswerState.DRAFT,
    (AnswerState.DRAFT, Do.SIGN): AnswerState.SIGNED,
}


class PromiseState(StrEnum):
    """A later answer may promise something else: the former promise stays, beside it."""

    MADE = "made"
    REPLACED = "replaced"


PROMISE = {(PromiseState.MADE, Do.REPLACE): PromiseState.REPLACED}


class Stand(StrEnum):
    """Where an issue stands, in one word, for lists. The order is what most needs an answer first.

    Late is not here: it is WAITING on a day after the due day.
    """

    WAITING = "waiting"
    NOT_TAKEN = "not_taken"
    ANOTHER_WAY = "another_way"
    IN_PART = "in_part"
    ANSWERED = "answered"
    ADOPTED = "adopted"
    RAISED = "raised"
    CLOSED = "closed"


class Because(StrEnum):
    """Why someone is told what becomes of an issue."""

    RAISED = "raised"
    FOLLOWS = "follows"


class Audience(StrEnum):
    """Who may see a step. NOBODY is a step that was withdrawn: the row stays, no page shows it."""

    PUBLIC = "public"
    USER_LED = "user_led"
    NOBODY = "nobody"


TABLES = {
    "Issue": ISSUE,
    "Recommendation": RECOMMENDATION,
    "Part": PART,
    "Answer": ANSWER,
    "Promise": PROMISE,
}
