"""The states, kinds and acts of governance, and the tables that say which go together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from copanel.kernel.actor import HOST_STAFF_IN_SPACE, Office, Side


class PanelState(StrEnum):
    """A panel is prepared out of sight and opens once; what it published then stands for good.

    RECORD is a panel that meets elsewhere, or no more: its published record is shown, and it takes nothing new.
    """

    PREPARING = "preparing"
    OPEN = "open"
    RECORD = "record"


class Do(StrEnum):
    ADD_PANEL = "add_panel"
    OPEN = "open"
    SHOW_RECORD = "show_record"
    ADD_HELP_LINE = "add_help_line"
    END_HELP_LINE = "end_help_line"
    ADD_WAY = "add_way"
    END_WAY = "end_way"
    ADD_TOPIC = "add_topic"
    END_TOPIC = "end_topic"
    ADD_SEAT = "add_seat"
    FILL_SEAT = "fill_seat"
    EMPTY_SEAT = "empty_seat"
    APPOINT = "appoint"
    END_OFFICE = "end_office"
    NAME_ANSWERING_POST = "name_answering_post"
    END_ANSWERING_POST = "end_answering_post"
    DECLARE_WORKS_FOR = "declare_works_for"
    END_WORKS_FOR = "end_works_for"
    ALLOW_IN_SPACE = "allow_in_space"
    END_ALLOWED_IN_SPACE = "end_allowed_in_space"
    CHOOSE_HOW_SHOWN = "choose_how_shown"
    SET_RULE = "set_rule"
    RECORD_DECISION = "record_decision"
    ENTER_FROM_RECORD = "enter_from_record"
    ADD_OCCASION = "add_occasion"
    SAY_OCCASION_HAPPENED = "say_occasion_happened"


TRANSITIONS = {
    (PanelState.PREPARING, Do.OPEN): PanelState.OPEN,
    (PanelState.PREPARING, Do.SHOW_RECORD): PanelState.RECORD,
}

# First words of addresses that are not panels: no panel may use them.
RESERVED = ("sign-in", "sign-out", "static", "look", "gallery", "health", "demo", "accounts", "me", "stop", "invited")


class SeatKind(StrEnum):
    """Full members decide; corresponding members take part by letter; observers watch."""

    FULL = "full"
    CORRESPONDING = "corresponding"
    OBSERVER = "observer"

    @property
    def label(self) -> str:
        return SEAT_LABELS[self]


SEAT_LABELS = {
    SeatKind.FULL: _("Full seat"),
    SeatKind.CORRESPONDING: _("Corresponding seat"),
    SeatKind.OBSERVER: _("Observer"),
}
# Seats of the user-led side whose holder is a member.
MEMBER_SEATS = (SeatKind.FULL, SeatKind.CORRESPONDING)


class ShownAs(StrEnum):
    """How someone chose to stand on the page "Who we are"."""

    FULL_NAME = "full_name"
    FIRST_NAME = "first_name"
    ORGANISATION = "organisation"
    NOT_NAMED = "not_named"

    @property
    def label(self) -> str:
        return SHOWN_LABELS[self]


SHOWN_LABELS = {
    ShownAs.FULL_NAME: _("Your full name"),
    ShownAs.FIRST_NAME: _("Your first name"),
    ShownAs.ORGANISATION: _("Only your organisation"),
    ShownAs.NOT_NAMED: _("Not named"),
}

# Which sides an office can be held for; the first is meant where nothing is said. Members hold a seat
# and managers a post, so neither is appointed. A chair from the authority holds no office of this table.
OFFICE_SIDES: dict[Office, tuple[Side, ...]] = {
    Office.CO_CHAIR: (Side.USER_LED,),
    Office.DEPUTY_CHAIR: (Side.USER_LED,),
    Office.FACILITATOR: (Side.INDEPENDENT,),
    Office.MODERATOR: (Side.USER_LED, Side.INDEPENDENT),
    Office.SAFEGUARDING_LEAD: (Side.INDEPENDENT, Side.USER_LED),
    Office.ENGAGEMENT_LEAD: (Side.AUTHORITY,),
    Office.FUNDER_CONTACT: (Side.AUTHORITY,),
    Office.PAYMENTS_OFFICER: (Side.INDEPENDENT,),
    Office.AUTHORISER: (Side.INDEPENDENT,),
    Office.AUDITOR: (Side.INDEPENDENT,),
    Office.SUPPORT_ENGINEER: (Side.INDEPENDENT,),
}


def shut_to_authority(office: Office, side: Side) -> bool:
    """Whether people of the authority or funder may not hold it: powers.md, "Sides"."""
    return side is Side.USER_LED or office in HOST_STAFF_IN_SPACE or office is Office.AUDITOR


class HelpLineKind(StrEnum):
    """Whom to ring now. A panel cannot open without one of each."""

    EMERGENCY = "emergency"
    COUNCIL = "council"
    HELPLINE = "helpline"

    @property
    def label(self) -> str:
        return HELP_LINE_LABELS[self]


HELP_LINE_LABELS = {
    HelpLineKind.EMERGENCY: _("In an emergency"),
    HelpLineKind.COUNCIL: _("The council’s safeguarding line"),
    HelpLineKind.HELPLINE: _("A helpline"),
}


class WayKind(StrEnum):
    """Another road for someone whose matter is about their own care only."""

    COMPLAINT = "complaint"
    ADVOCACY = "advocacy"
    OMBUDSMAN = "ombudsman"
    COUNCILLOR = "councillor"
    OTHER_BOARD = "other_board"
    OTHER = "other"

    @property
    def label(self) -> str:
        return WAY_LABELS[self]


WAY_LABELS = {
    WayKind.COMPLAINT: _("Make a complaint"),
    WayKind.ADVOCACY: _("Get an advocate"),
    WayKind.OMBUDSMAN: _("Go to the ombudsman"),
    WayKind.COUNCILLOR: _("Talk to your councillor"),
    WayKind.OTHER_BOARD: _("Tell another board"),
    WayKind.OTHER: _("Another way"),
}


class Method(StrEnum):
    """How a decision was agreed. Only a record may leave it unsaid, and that shows and is counted apart."""

    CONSENSUS = "consensus"
    VOTE = "vote"
    IN_WRITING = "in_writing"
    NOT_STATED = "not_stated"

    @property
    def label(self) -> str:
        return METHOD_LABELS[self]


METHOD_LABELS = {
    Method.CONSENSUS: _("By consensus: nobody stood against it"),
    Method.VOTE: _("By a vote"),
    Method.IN_WRITING: _("In writing, by letter or e-mail"),
    Method.NOT_STATED: _("Not stated by the source"),
}


@dataclass(frozen=True, slots=True)
class RuleKind:
    """What a rule may be. `owed` rules are clocks of the terms: they change on a decision alone."""

    default: int
    least: int
    most: int
    label: str
    owed: bool = False


# A panel's rules as it starts. They are written as dated rows when a panel is added, so that a later
# version of Copanel with other numbers here changes no panel's past. Days are working days.
RULES: dict[str, RuleKind] = {
    "acknowledge_days": RuleKind(5, 1, 60, _("Working days to say that a recommendation has arrived"), owed=True),
    "answer_days": RuleKind(20, 1, 250, _("Working days to answer a recommendation"), owed=True),
    "challenge_days": RuleKind(20, 1, 250, _("Working days to answer a challenge"), owed=True),
    "very_overdue_factor": RuleKind(2, 2, 10, _("An answer is very overdue after this many times its days"), owed=True),
    "edit_minutes": RuleKind(30, 0, 1440, _("Minutes in which people can change what they wrote")),
    "check_chased_days": RuleKind(2, 1, 20, _("Working days before words that wait are chased")),
    "check_counted_days": RuleKind(5, 1, 60, _("Working days before words that wait are counted in public")),
    "stop_days": RuleKind(2, 1, 20, _("Working days in which another co-chair can stop what one co-chair did")),
    "taken_down_day": RuleKind(3, 0, 100, _("Shown words that someone outside can have taken down in a day")),
    "queue_ceiling": RuleKind(200, 1, 10_000, _("Words waiting to be checked before the public form closes")),
    "per_network_day": RuleKind(20, 1, 1000, _("Messages a day from one network without an account")),
    "per_address_day": RuleKind(5, 1, 1000, _("Messages a day from one address without an account")),
    "per_person_day": RuleKind(50, 1, 1000, _("Messages a day from one person with an account")),
    "letters_posted_days": RuleKind(2, 1, 20, _("Working days to post a printed letter")),
    "invitation_days": RuleKind(20, 1, 120, _("Working days to answer an invitation")),
    "invitations_day": RuleKind(20, 1, 500, _("Invitations that a panel can send in a day")),
}
