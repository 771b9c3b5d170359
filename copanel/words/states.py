"""Where words stand, what can be done to them, and which step follows."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Standing(StrEnum):
    """Held or shown is one truth, and it is this."""

    HELD = "held"
    SHOWN = "shown"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    TAKEN_DOWN = "taken_down"
    ERASED = "erased"


class Do(StrEnum):
    """Everything that can be done to words."""

    KNOW = "know"
    READ = "read"
    READ_UNMASKED = "read_unmasked"
    SEE_QUEUE = "see_queue"
    LET_THROUGH = "let_through"
    REFUSE = "refuse"
    HIDE = "hide"
    MASK = "mask"
    APPEAL = "appeal"
    APPEAL_FOR = "appeal_for"
    DECIDE_APPEAL = "decide_appeal"
    STOP = "stop"
    RESTORE = "restore"
    FLAG = "flag"
    SETTLE_FLAGS = "settle_flags"
    SAY_ABOUT = "say_about"
    SAY_ABOUT_OTHERS = "say_about_others"
    TAKE_OFF_ABOUT = "take_off_about"
    EDIT = "edit"
    CORRECT = "correct"
    CORRECT_FOR = "correct_for"
    ADD_EASY = "add_easy"
    CONFIRM = "confirm"
    CONFIRM_FOR = "confirm_for"
    CHANGE_BYLINE = "change_byline"
    CHANGE_BYLINE_FOR = "change_byline_for"
    WITHDRAW = "withdraw"
    WITHDRAW_FOR = "withdraw_for"
    ERASE = "erase"
    SAY_AT_RISK = "say_at_risk"
    TAKE_DOWN = "take_down"
    SEE_NOTE = "see_note"
    ADD_TO_NOTE = "add_to_note"
    TELL_COUNCIL = "tell_council"
    CLOSE_NOTE = "close_note"
    RETURN_TO_HELD = "return_to_held"
    RETURN_TO_SHOWN = "return_to_shown"
    RETURN_TO_HIDDEN = "return_to_hidden"
    RETURN_TO_REFUSED = "return_to_refused"
    RETURN_TO_WITHDRAWN = "return_to_withdrawn"


TRANSITIONS = {
    (Standing.HELD, Do.LET_THROUGH): Standing.SHOWN,
    (Standing.HELD, Do.REFUSE): Standing.REFUSED,
    (Standing.HELD, Do.WITHDRAW): Standing.WITHDRAWN,
    (Standing.HELD, Do.TAKE_DOWN): Standing.TAKEN_DOWN,
    (Standing.HELD, Do.ERASE): Standing.ERASED,
    (Standing.SHOWN, Do.HIDE): Standing.HIDDEN,
    (Standing.SHOWN, Do.WITHDRAW): Standing.WITHDRAWN,
    (Standing.SHOWN, Do.TAKE_DOWN): Standing.TAKEN_DOWN,
    (Standing.SHOWN, Do.ERASE): Standing.ERASED,
    (Standing.HIDDEN, Do.RESTORE): Standing.SHOWN,
    (Standing.HIDDEN, Do.TAKE_DOWN): Standing.TAKEN_DOWN,
    (Standing.HIDDEN, Do.ERASE): Standing.ERASED,
    (Standing.REFUSED, Do.RESTORE): Standing.SHOWN,
    (Standing.REFUSED, Do.RETURN_TO_HELD): Standing.HELD,
    (Standing.REFUSED, Do.TAKE_DOWN): Standing.TAKEN_DOWN,
    (Standing.REFUSED, Do.ERASE): Standing.ERASED,
    (Standing.WITHDRAWN, Do.TAKE_DOWN): Standing.TAKEN_DOWN,
    (Standing.WITHDRAWN, Do.ERASE): Standing.ERASED,
    # Nothing is erased while someone's safety is looked after: there is no (taken down, erase).
    (Standing.TAKEN_DOWN, Do.RETURN_TO_HELD): Standing.HELD,
    (Standing.TAKEN_DOWN, Do.RETURN_TO_SHOWN): Standing.SHOWN,
    (Standing.TAKEN_DOWN, Do.RETURN_TO_HIDDEN): Standing.HIDDEN,
    (Standing.TAKEN_DOWN, Do.RETURN_TO_REFUSED): Standing.REFUSED,
    (Standing.TAKEN_DOWN, Do.RETURN_TO_WITHDRAWN): Standing.WITHDRAWN,
}

# The step that puts words back where they stood before they were taken down.
RETURN = {
    Standing.HELD: Do.RETURN_TO_HELD,
    Standing.SHOWN: Do.RETURN_TO_SHOWN,
    Standing.HIDDEN: Do.RETURN_TO_HIDDEN,
    Standing.REFUSED: Do.RETURN_TO_REFUSED,
    Standing.WITHDRAWN: Do.RETURN_TO_WITHDRAWN,
}

# The words of an office stay: an answer, a decision, minutes, a disagreement.
OFFICE_STANDINGS = frozenset({Standing.HELD, Standing.SHOWN})


class DecisionState(StrEnum):
    """Where a moderator's decision stands."""

    MADE = "made"
    APPEALED = "appealed"
    UPHELD = "upheld"
    OVERTURNED = "overturned"
    STOPPED = "stopped"


class Judge(StrEnum):
    APPEAL = "appeal"
    UPHOLD = "uphold"
    OVERTURN = "overturn"
    STOP = "stop"


DECISION_TRANSITIONS = {
    (DecisionState.MADE, Judge.APPEAL): DecisionState.APPEALED,
    (DecisionState.APPEALED, Judge.UPHOLD): DecisionState.UPHELD,
    (DecisionState.APPEALED, Judge.OVERTURN): DecisionState.OVERTURNED,
    (DecisionState.MADE, Judge.STOP): DecisionState.STOPPED,
    (DecisionState.APPEALED, Judge.STOP): DecisionState.STOPPED,
}


class NoteState(StrEnum):
    """Where a safeguarding note stands."""

    OPEN = "open"
    CLOSED = "closed"


class NoteDo(StrEnum):
    CLOSE = "close"


class NoteOutcome(StrEnum):
    """What came of the words when a note was closed; none where there was nothing to give back."""

    GIVEN_BACK = "given_back"
    KEPT_HIDDEN = "kept_hidden"


NOTE_TRANSITIONS = {(NoteState.OPEN, NoteDo.CLOSE): NoteState.CLOSED}


class DecisionAct(StrEnum):
    """What a moderator decided."""

    REFUSE = "refuse"
    HIDE = "hide"
    MASK = "mask"


class LayerKind(StrEnum):
    """One version of words. A mask covers another layer, and never touches it.

    A heading is the author's own few words above what they said: checked, masked, hidden and erased with it.
    """

    HEADING = "heading"
    FIRST = "first"
    EDIT = "edit"
    CORRECTION = "correction"
    EASY = "easy"
    MASK = "mask"


class How(StrEnum):
    """The way words came."""

    OWN = "own"
    PHONE = "phone"
    PAPER = "paper"
    VISIT = "visit"
    LETTER = "letter"
    EMAIL = "email"
    BSL = "bsl"
    RECORD = "record"


HOW_LABELS = {
    How.PHONE: _("by phone"),
    How.PAPER: _("on paper"),
    How.VISIT: _("in person"),
    How.LETTER: _("by letter"),
    How.EMAIL: _("by e-mail"),
    How.BSL: _("in British Sign Language"),
    How.RECORD: _("from the published record"),
}


class Byline(StrEnum):
    """How the author chose to be shown. The label is worked out when the page is read."""

    FULL_NAME = "full_name"
    FIRST_NAME = "first_name"
    MEMBER = "member"
    CARER = "carer"
    USES_CARE = "uses_care"
    NOT_NAMED = "not_named"


BYLINE_LABELS = {
    Byline.FULL_NAME: _("My full name"),
    Byline.FIRST_NAME: _("My first name"),
    Byline.MEMBER: _("A member of the panel"),
    Byline.CARER: _("A carer"),
    Byline.USES_CARE: _("Someone who uses care and support"),
    Byline.NOT_NAMED: _("Do not name me"),
}
NAMED = frozenset({Byline.FULL_NAME, Byline.FIRST_NAME})
IN_OWN_WORDS = frozenset({Byline.CARER, Byline.USES_CARE})


class Voice(StrEnum):
    """A person's words can be erased and hidden; the words of an office stay."""

    PERSON = "person"
    OFFICE = "office"


class Space(StrEnum):
    PUBLIC = "public"
    USER_LED = "user_led"


class Language(StrEnum):
    STANDARD = "en-gb"
    EASY = "en-easy"
    BSL = "bsl"


# Put where a moderator took something out. Part of the masked text, so it reads the same in every language.
TAKEN_OUT = "[a name was taken out]"
# The reason that only safeguarding leads give. What it hides is read by leads and its author, not by moderators.
SAFEGUARDED = "safeguarded"
LONGEST = 20_000
HEADING_LONGEST = 120
