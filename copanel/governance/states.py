"""The states, kinds and acts of governance, and the tables that say which go together."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from copanel.kernel.actor import HOST_STAFF_IN_SPACE, Office, Side


class PanelState(StrEnum):
    """A panel is prepared out of sight and opens once; what it published then stands for good.

    RECORD is a panel that meets elsewhere, or no more: its published record is shown, and it takes nothing new.
    One that is suspended, replaced or closed keeps its pages, clocks and what it is owed; it takes no new issue.
    """

    PREPARING = "preparing"
    OPEN = "open"
    RECORD = "record"
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    PanelState.PREPARING: _("Being prepared"),
    PanelState.OPEN: _("Open"),
    PanelState.RECORD: _("A published record"),
    PanelState.SUSPENDED: _("Stopped for a time"),
    PanelState.REPLACED: _("Another panel took its place"),
    PanelState.CLOSED: _("Closed"),
}


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
    SEE_RULE_DRAFT = "see_rule_draft"
    DRAFT_RULE = "draft_rule"
    DROP_RULE_DRAFT = "drop_rule_draft"
    SAY_SPEAKS_FROM = "say_speaks_from"
    RECORD_DECISION = "record_decision"
    ENTER_FROM_RECORD = "enter_from_record"
    ADD_OCCASION = "add_occasion"
    SAY_OCCASION_HAPPENED = "say_occasion_happened"
    # The life of a panel
    JOIN_GROUP = "join_group"
    TAKE_IN_GROUP = "take_in_group"
    LEAVE_GROUP = "leave_group"
    BEGIN_FUNDING = "begin_funding"
    TELL_FUNDING = "tell_funding"
    GIVE_FUNDING_REASON = "give_funding_reason"
    SAY_BESIDE_FUNDING = "say_beside_funding"
    SET_YEAR = "set_year"
    CHANGE_REACH = "change_reach"
    SUSPEND = "suspend"
    TAKE_UP = "take_up"
    REPLACE = "replace"
    CLOSE = "close"
    SEE_HANDOVER = "see_handover"
    PREPARE_HANDOVER = "prepare_handover"
    CONFIRM_HANDOVER = "confirm_handover"
    DROP_HANDOVER = "drop_handover"
    # Seats and offices.
    SEE_SEATS = "see_seats"
    SEE_OWN_PLACE = "see_own_place"
    NAME_DEPUTY = "name_deputy"
    END_DEPUTY = "end_deputy"
    STAND_IN = "stand_in"
    END_STANDING_IN = "end_standing_in"
    STEP_ASIDE = "step_aside"
    STEP_BACK = "step_back"
    SET_TURNS = "set_turns"
    COUNT_MEETING = "count_meeting"
    RESIGN = "resign"
    NOTE_DEATH = "note_death"
    TAKE_BACK_DEATH = "take_back_death"


TRANSITIONS = {
    (PanelState.PREPARING, Do.OPEN): PanelState.OPEN,
    (PanelState.PREPARING, Do.SHOW_RECORD): PanelState.RECORD,
    (PanelState.OPEN, Do.SUSPEND): PanelState.SUSPENDED,
    (PanelState.SUSPENDED, Do.TAKE_UP): PanelState.OPEN,
    (PanelState.OPEN, Do.REPLACE): PanelState.REPLACED,
    (PanelState.SUSPENDED, Do.REPLACE): PanelState.REPLACED,
    (PanelState.OPEN, Do.CLOSE): PanelState.CLOSED,
    (PanelState.SUSPENDED, Do.CLOSE): PanelState.CLOSED,
}
# The panel's work has ended: what it asked for is still owed.
ENDED_STATES = (PanelState.REPLACED, PanelState.CLOSED)

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


class AsideCause(StrEnum):
    """Why someone in an office stands aside, as a category. No private matter is asked for."""

    INTEREST = "interest"
    ORGANISATION = "organisation"
    ELECTION = "election"
    OTHER = "other"

    @property
    def label(self) -> str:
        return ASIDE_LABELS[self]


ASIDE_LABELS = {
    AsideCause.INTEREST: _("They have an interest in it"),
    AsideCause.ORGANISATION: _("It is about their organisation"),
    AsideCause.ELECTION: _("They stand for election"),
    AsideCause.OTHER: _("Another reason"),
}


class PartingKind(StrEnum):
    """How someone left the table."""

    RESIGNED = "resigned"
    DIED = "died"


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


class Role(StrEnum):
    """What an organisation is to a panel."""

    AUTHORITY = "authority"
    HOST = "host"
    FUNDER = "funder"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.AUTHORITY: _("Must answer the panel"),
    Role.HOST: _("Hosts the panel"),
    Role.FUNDER: _("Pays for the panel"),
}


class FundingKind(StrEnum):
    """What happens to the money. None of them changes the panel, its powers or what it is owed."""

    BEGINS = "begins"
    CHANGES = "changes"
    DELAYED = "delayed"
    ENDS = "ends"

    @property
    def label(self) -> str:
        return FUNDING_LABELS[self]


FUNDING_LABELS = {
    FundingKind.BEGINS: _("The money begins"),
    FundingKind.CHANGES: _("The money changes"),
    FundingKind.DELAYED: _("The money is late"),
    FundingKind.ENDS: _("The money ends"),
}


class Per(StrEnum):
    """For which time an amount is."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    ONCE = "once"

    @property
    def label(self) -> str:
        return PER_LABELS[self]


PER_LABELS = {
    Per.YEAR: _("for each year"),
    Per.QUARTER: _("for each three months"),
    Per.MONTH: _("for each month"),
    Per.ONCE: _("once"),
}


class PanelChangeKind(StrEnum):
    """What became of a panel that had opened."""

    SUSPENDED = "suspended"
    TAKEN_UP = "taken_up"
    REPLACED = "replaced"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return CHANGE_LABELS[self]


CHANGE_LABELS = {
    PanelChangeKind.SUSPENDED: _("The panel stopped for a time"),
    PanelChangeKind.TAKEN_UP: _("The panel works again"),
    PanelChangeKind.REPLACED: _("Another panel took its place"),
    PanelChangeKind.CLOSED: _("The panel closed"),
}


class HandoverState(StrEnum):
    """A handover to another host is prepared, then confirmed by all co-chairs or put aside."""

    PREPARED = "prepared"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"
