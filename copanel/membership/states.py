"""The states, kinds and acts of membership, and the tables that say which go together."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class InvitationState(StrEnum):
    """Where an invitation is. That its time has run out is worked out from its last day, never written.

    HELD: the person said yes, and that they work for the council or the funder. So the user-led side decides first.
    """

    SENT = "sent"
    ACCEPTED = "accepted"
    HELD = "held"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return INVITATION_LABELS[self]


INVITATION_LABELS = {
    InvitationState.SENT: _("Waiting for an answer"),
    InvitationState.ACCEPTED: _("They said yes"),
    InvitationState.HELD: _("They said yes: you decide first"),
    InvitationState.DECLINED: _("They said no"),
    InvitationState.WITHDRAWN: _("Taken back"),
}
RUN_OUT = _("The time ran out")


class NominationState(StrEnum):
    """Where a nomination is. One that is taken back is gone: nobody reads that someone was put forward."""

    WAITING = "waiting"
    TAKEN_UP = "taken_up"
    PUT_ASIDE = "put_aside"

    @property
    def label(self) -> str:
        return NOMINATION_LABELS[self]


NOMINATION_LABELS = {
    NominationState.WAITING: _("Waiting to be looked at"),
    NominationState.TAKEN_UP: _("Taken up"),
    NominationState.PUT_ASIDE: _("Put aside"),
}


class Do(StrEnum):
    SEE_INVITATIONS = "see_invitations"
    SEE_INVITATION = "see_invitation"
    INVITE = "invite"
    SEND_AGAIN = "send_again"
    WITHDRAW_INVITATION = "withdraw_invitation"
    ACCEPT = "accept"
    ACCEPT_FOR = "accept_for"
    DECLINE = "decline"
    DECLINE_FOR = "decline_for"
    GIVE = "give"
    READ_WHY_NOT = "read_why_not"
    KEEP_DOMAINS = "keep_domains"
    NOMINATE = "nominate"
    SEE_NOMINATIONS = "see_nominations"
    SEE_NOMINATION = "see_nomination"
    TAKE_UP = "take_up"
    PUT_ASIDE = "put_aside"
    WITHDRAW_NOMINATION = "withdraw_nomination"
    DECLARE_INTEREST = "declare_interest"
    DECLARE_FOR = "declare_for"
    END_INTEREST = "end_interest"
    SAY_WHOLE = "say_whole"
    SEE_WHO_SAID = "see_who_said"


INVITATION_TRANSITIONS = {
    (InvitationState.SENT, Do.ACCEPT): InvitationState.ACCEPTED,
    (InvitationState.SENT, Do.DECLINE): InvitationState.DECLINED,
    (InvitationState.SENT, Do.WITHDRAW_INVITATION): InvitationState.WITHDRAWN,
    (InvitationState.HELD, Do.GIVE): InvitationState.ACCEPTED,
    (InvitationState.HELD, Do.WITHDRAW_INVITATION): InvitationState.WITHDRAWN,
}

NOMINATION_TRANSITIONS = {
    (NominationState.WAITING, Do.TAKE_UP): NominationState.TAKEN_UP,
    (NominationState.WAITING, Do.PUT_ASIDE): NominationState.PUT_ASIDE,
}


class InterestKind(StrEnum):
    """What can pull someone two ways. Nobody is less welcome for having one: it is said, so that all know."""

    WORK = "work"
    MONEY = "money"
    ROLE = "role"
    FAMILY = "family"
    OTHER = "other"

    @property
    def label(self) -> str:
        return INTEREST_LABELS[self]


INTEREST_LABELS = {
    InterestKind.WORK: _("Work I am paid for"),
    InterestKind.MONEY: _("Money, a contract or a grant"),
    InterestKind.ROLE: _("A role somewhere else, paid or not"),
    InterestKind.FAMILY: _("Family or a close friend"),
    InterestKind.OTHER: _("Something else"),
}
# On the register, of someone: not "I".
REGISTER_LABELS = {
    InterestKind.WORK: _("Paid work"),
    InterestKind.MONEY: _("Money, a contract or a grant"),
    InterestKind.ROLE: _("A role somewhere else"),
    InterestKind.FAMILY: _("Family or a close friend"),
    InterestKind.OTHER: _("Something else"),
}
