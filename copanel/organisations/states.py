"""What an organisation, a name and an act on them can be."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class OrganisationKind(StrEnum):
    """What an organisation is to a panel. Whether it is user-led is checked and dated beside: see UserLedFact."""

    USER_LED = "user_led"
    CARER_LED = "carer_led"
    AUTHORITY = "authority"
    OTHER = "other"

    @property
    def label(self) -> str:
        return KIND_LABELS[self]


KIND_LABELS = {
    OrganisationKind.USER_LED: _("User-led organisation"),
    OrganisationKind.CARER_LED: _("Carer-led organisation"),
    OrganisationKind.AUTHORITY: _("Council or other public body"),
    OrganisationKind.OTHER: _("Other organisation"),
}


class NameKind(StrEnum):
    """Which of its names. Pages show the name it is known as, else the legal one."""

    KNOWN_AS = "known_as"
    LEGAL = "legal"
    INITIALS = "initials"


class Do(StrEnum):
    ADD_ORGANISATION = "add_organisation"
    RENAME_ORGANISATION = "rename_organisation"
    CHECK_USER_LED = "check_user_led"
    KEEP = "keep"
    ADD_POST = "add_post"
    RETITLE_POST = "retitle_post"
    APPOINT_HOLDER = "appoint_holder"
    END_HOLDING = "end_holding"
    DELEGATE = "delegate"
    END_DELEGATION = "end_delegation"
