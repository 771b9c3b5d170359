"""Where a question stands, how it can be decided, what can be replied, and which step follows. No ORM."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from copanel.words.states import How


class QuestionState(StrEnum):
    """A question is open for days, then ends once and for good. A new question may follow it."""

    OPEN = "open"
    DECIDED = "decided"
    NOT_CARRIED = "not_carried"
    NO_AGREEMENT = "no_agreement"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    QuestionState.OPEN: _("Open for replies"),
    QuestionState.DECIDED: _("Decided"),
    QuestionState.NOT_CARRIED: _("Not decided: not enough were for it"),
    QuestionState.NO_AGREEMENT: _("No agreement: the chair mediates"),
    QuestionState.WITHDRAWN: _("Taken back"),
}


class Do(StrEnum):
    PUT = "put"
    EXTEND = "extend"
    WITHDRAW = "withdraw"
    REPLY = "reply"
    REPLY_FOR = "reply_for"
    GIVE_VIEW = "give_view"
    SAY_NO_AGREEMENT = "say_no_agreement"
    SEE_REPLIES = "see_replies"
    SEE_SILENT = "see_silent"
    # What follows from the replies or from the clock, never from a person.
    CARRY = "carry"
    NOT_CARRY = "not_carry"
    CLOSE = "close"


TRANSITIONS = {
    (QuestionState.OPEN, Do.CARRY): QuestionState.DECIDED,
    (QuestionState.OPEN, Do.NOT_CARRY): QuestionState.NOT_CARRIED,
    (QuestionState.OPEN, Do.SAY_NO_AGREEMENT): QuestionState.NO_AGREEMENT,
    (QuestionState.OPEN, Do.WITHDRAW): QuestionState.WITHDRAWN,
}


class Way(StrEnum):
    """How a question is decided. Of all seats that decide, or of those who reply, or by consensus."""

    CONSENSUS = "consensus"
    MOST_OF_ALL = "most_of_all"
    MOST_OF_REPLIES = "most_of_replies"
    SEATS = "seats"

    @property
    def label(self) -> str:
        return WAY_LABELS[self]


WAY_LABELS = {
    Way.CONSENSUS: _("By consensus: nobody who replies is against it"),
    Way.MOST_OF_ALL: _("More than half of all the seats are for it"),
    Way.MOST_OF_REPLIES: _("More than half of those who reply are for it"),
    Way.SEATS: _("A set number of seats are for it"),
}
# These ask that enough of the seats reply at all.
NEEDS_SHARE = frozenset({Way.CONSENSUS, Way.MOST_OF_REPLIES})


class Position(StrEnum):
    """What someone replies. To ask for a talk is a reply, and is forced into no other."""

    FOR = "for"
    AGAINST = "against"
    ASIDE = "aside"
    TALK = "talk"

    @property
    def label(self) -> str:
        return POSITION_LABELS[self]

    @property
    def said(self) -> str:
        return POSITION_SAID[self]


POSITION_LABELS = {
    Position.FOR: _("I am for it"),
    Position.AGAINST: _("I am against it"),
    Position.ASIDE: _("I stand aside: I do not stop it"),
    Position.TALK: _("I need to talk about it first"),
}
POSITION_SAID = {
    Position.FOR: _("For it"),
    Position.AGAINST: _("Against it"),
    Position.ASIDE: _("Stood aside"),
    Position.TALK: _("Needs to talk first"),
}


class Group(StrEnum):
    """Who a place on the roll is of. Only the first decides; each is counted apart."""

    DECIDES = "decides"
    ASKED = "asked"
    COUNCIL = "council"

    @property
    def label(self) -> str:
        return GROUP_LABELS[self]


GROUP_LABELS = {
    Group.DECIDES: _("User-led seats, which decide"),
    Group.ASKED: _("User-led seats that are asked for their view"),
    Group.COUNCIL: _("Posts at the council, which do not decide"),
}
USER_LED = (Group.DECIDES, Group.ASKED)

# The roads by which a reply can come through someone who writes it down.
HOWS = (How.PHONE, How.PAPER, How.LETTER, How.EMAIL, How.VISIT, How.BSL)


@dataclass(frozen=True, slots=True)
class Tally:
    """The last reply of each place of one group. `places` counts the silent too."""

    places: int
    in_favour: int = 0
    against: int = 0
    aside: int = 0
    talk: int = 0

    @property
    def replied(self) -> int:
        return self.in_favour + self.against + self.aside + self.talk

    @property
    def silent(self) -> int:
        return self.places - self.replied

    @property
    def tells_who(self) -> bool:
        """Whether the numbers would tell the public what one member replied.

        They do where few replied, and where all replied alike: then what each said is known. Whether all
        replied plays no part, or the hiding itself would tell.
        """
        alike = max(self.in_favour, self.against, self.aside, self.talk) == self.replied
        return self.replied < FEWEST or alike


FEWEST = 5  # replies, below which a number is as good as a name


@dataclass(frozen=True, slots=True)
class Threshold:
    """How one question is decided: the way, the share (per cent) that must reply, the seats that must be for it."""

    way: Way
    share: int = 0
    seats: int = 0

    def enough_replied(self, tally: Tally) -> bool:
        return tally.replied * 100 >= self.share * tally.places

    def is_met(self, tally: Tally) -> bool:
        """Whether it has taken effect, so that no reply of the silent could undo it. Asked after each reply.

        By consensus only the last reply can tell. Half of the seats is never enough: more than half is.
        """
        if self.way is Way.CONSENSUS:
            return tally.silent == 0 and self.holds(tally)
        if self.way is Way.SEATS:
            return tally.in_favour >= self.seats
        most = tally.in_favour * 2 > tally.places
        return most and (self.way is Way.MOST_OF_ALL or self.enough_replied(tally))

    def holds(self, tally: Tally) -> bool:
        """Whether it is decided with these replies and no more: asked when the time is over."""
        if self.way is Way.CONSENSUS:
            open_still = tally.against or tally.talk
            return tally.in_favour > 0 and not open_still and self.enough_replied(tally)
        if self.way is Way.MOST_OF_REPLIES:
            return tally.in_favour * 2 > tally.replied and self.enough_replied(tally)
        return self.is_met(tally)

    def end(self, tally: Tally) -> Do:
        """What happens when the time is over. Without agreement nobody is counted out: the chair mediates."""
        if self.holds(tally):
            return Do.CARRY
        if self.way is Way.CONSENSUS and (tally.against or tally.talk):
            return Do.SAY_NO_AGREEMENT
        return Do.NOT_CARRY
