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
    """Which of its names. Pages show the name it is known as, else the legal one.

    An alias is a name that it is found by and never had, such as the working name of a merger that was planned.
    """

    KNOWN_AS = "known_as"
    LEGAL = "legal"
    INITIALS = "initials"
    ALIAS = "alias"


class RelationKind(StrEnum):
    """How one organisation stands to another. The first two end it; works with holds both ways."""

    MERGED_INTO = "merged_into"
    REPLACED_BY = "replaced_by"
    HOSTED_BY = "hosted_by"
    SET_UP_BY = "set_up_by"
    WORKS_WITH = "works_with"

    @property
    def label(self) -> str:
        return RELATION_LABELS[self]


RELATION_LABELS = {
    RelationKind.MERGED_INTO: _("Merged into"),
    RelationKind.REPLACED_BY: _("Replaced by"),
    RelationKind.HOSTED_BY: _("Hosted by"),
    RelationKind.SET_UP_BY: _("Set up by"),
    RelationKind.WORKS_WITH: _("Works with"),
}


# The same, seen from the other one.
BACK_LABELS = {
    RelationKind.MERGED_INTO: _("Part of it now"),
    RelationKind.REPLACED_BY: _("Took the place of"),
    RelationKind.HOSTED_BY: _("Hosts"),
    RelationKind.SET_UP_BY: _("Set up"),
    RelationKind.WORKS_WITH: _("Works with"),
}


class MilestoneKind(StrEnum):
    """Days in an organisation's life. It may begin in law on one day and before the public on another."""

    FOUNDED = "founded"
    LEGAL = "legal"
    LAUNCHED = "launched"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return MILESTONE_LABELS[self]


MILESTONE_LABELS = {
    MilestoneKind.FOUNDED: _("Founded"),
    MilestoneKind.LEGAL: _("Began in law"),
    MilestoneKind.LAUNCHED: _("Began in public"),
    MilestoneKind.CLOSED: _("Closed"),
}


class FieldKind(StrEnum):
    """What a line of a panel's lists is of. Who speaks for it can be asked of areas and groups."""

    AREA = "area"
    GROUP = "group"
    OFFER = "offer"
    NEED = "need"

    @property
    def label(self) -> str:
        return FIELD_LABELS[self]


FIELD_LABELS = {
    FieldKind.AREA: _("Areas"),
    FieldKind.GROUP: _("Groups of people"),
    FieldKind.OFFER: _("What organisations offer"),
    FieldKind.NEED: _("What organisations look for"),
}


SPOKEN_FOR = frozenset({FieldKind.AREA, FieldKind.GROUP})


class Setting(StrEnum):
    """What kind of area."""

    URBAN = "urban"
    RURAL = "rural"
    BOTH = "both"


SETTING_LABELS = {
    Setting.URBAN: _("Town"),
    Setting.RURAL: _("Country"),
    Setting.BOTH: _("Town and country"),
}


class Level(StrEnum):
    """How much an organisation takes part. Kept informed is never asked for anything."""

    MEMBER = "member"
    NETWORK = "network"
    INFORMED = "informed"
    NOT_NOW = "not_now"

    @property
    def label(self) -> str:
        return LEVEL_LABELS[self]


LEVEL_LABELS = {
    Level.MEMBER: _("Member"),
    Level.NETWORK: _("In the network"),
    Level.INFORMED: _("Kept informed"),
    Level.NOT_NOW: _("Not now"),
}


class Do(StrEnum):
    ADD_ORGANISATION = "add_organisation"
    RENAME_ORGANISATION = "rename_organisation"
    CHECK_USER_LED = "check_user_led"
    CHECK_ENTRY = "check_entry"
    CLOSE = "close"
    GIVE_REASON = "give_reason"
    MERGE = "merge"
    RELATE = "relate"
    NOTE_LIFE = "note_life"
    LIST_FIELDS = "list_fields"
    SET_REACH = "set_reach"
    CHECK_COVERAGE = "check_coverage"
    TAKE_PART = "take_part"
    KEEP = "keep"
    OPEN_KEEPING = "open_keeping"
    ADD_POST = "add_post"
    RETITLE_POST = "retitle_post"
    APPOINT_HOLDER = "appoint_holder"
    END_HOLDING = "end_holding"
    DELEGATE = "delegate"
    END_DELEGATION = "end_delegation"
