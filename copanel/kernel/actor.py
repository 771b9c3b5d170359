"""Who is acting: frozen facts, built once a request, so that every policy reads only actor and object.

Offices and sides come from `powers.md` of the design: powers come from seats and offices
with dates, nothing else. The facts are for today; an office that ended yesterday is not in them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _


class Side(StrEnum):
    """Whose side of the table. The words and shapes that show it are the ui room's."""

    USER_LED = "user_led"
    AUTHORITY = "authority"
    INDEPENDENT = "independent"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        return SIDE_LABELS[self]


SIDE_LABELS = {
    Side.USER_LED: _("User-led"),
    Side.AUTHORITY: _("Council"),
    Side.INDEPENDENT: _("Independent"),
    Side.PUBLIC: _("The public"),
}


class Office(StrEnum):
    """The offices of a panel. MEMBER is a seat-holder of the user-led side."""

    CO_CHAIR = "co_chair"
    DEPUTY_CHAIR = "deputy_chair"
    FACILITATOR = "facilitator"
    MODERATOR = "moderator"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    MEMBER = "member"
    MANAGER = "manager"
    ENGAGEMENT_LEAD = "engagement_lead"
    FUNDER_CONTACT = "funder_contact"
    PAYMENTS_OFFICER = "payments_officer"
    AUTHORISER = "authoriser"
    AUDITOR = "auditor"
    SUPPORT_ENGINEER = "support_engineer"

    @property
    def label(self) -> str:
        return OFFICE_LABELS[self]


OFFICE_LABELS = {
    Office.CO_CHAIR: _("Co-chair"),
    Office.DEPUTY_CHAIR: _("Deputy chair"),
    Office.FACILITATOR: _("Facilitator"),
    Office.MODERATOR: _("Moderator"),
    Office.SAFEGUARDING_LEAD: _("Safeguarding lead"),
    Office.MEMBER: _("Member"),
    Office.MANAGER: _("Accountable manager"),
    Office.ENGAGEMENT_LEAD: _("Engagement lead"),
    Office.FUNDER_CONTACT: _("Funder contact"),
    Office.PAYMENTS_OFFICER: _("Payments officer"),
    Office.AUTHORISER: _("Authoriser"),
    Office.AUDITOR: _("Auditor"),
    Office.SUPPORT_ENGINEER: _("Support engineer"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One office held today. `post_id` is set for a manager: the duty follows the post.

    `as_delegate` is set where the post's holder has delegated it for now, or a deputy stands in for the holder.
    `aside_from` are the things from which they stepped aside: there this office gives no power.
    """

    id: UUID
    office: Office
    panel_id: UUID
    side: Side
    organisation_id: UUID | None = None
    post_id: UUID | None = None
    as_delegate: bool = False
    aside_from: frozenset[UUID] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Actor:
    """The person acting now. Anonymous where `person_id` is None.

    held          every office held today, on every panel
    acting_in     id of the office chosen to act in, where the person holds several
    acting_for    the person acted for, by their consent
    council_of    panels for whose authority or funder the person works or holds an office;
                  it shuts the user-led-only space whatever office is chosen
    signed_in_at  when this sign-in was made
    network       a keyed digest of the visitor's network, for limits only; never stored with words
    system        the worker or the command line: does what nobody in particular does
    """

    person_id: UUID | None = None
    held: tuple[Held, ...] = ()
    acting_in: UUID | None = None
    acting_for: UUID | None = None
    council_of: frozenset[UUID] = field(default_factory=frozenset)
    signed_in_at: dt.datetime | None = None
    network: str = ""
    system: bool = False

    @property
    def is_known(self) -> bool:
        return self.person_id is not None

    def on(self, panel_id: UUID) -> tuple[Held, ...]:
        """The offices held on one panel."""
        return tuple(held for held in self.held if held.panel_id == panel_id)

    def acts_on(self, panel_id: UUID) -> Held | None:
        """The one office acted in on a panel: the one chosen, else the first in the order of Office."""
        here = self.on(panel_id)
        for held in here:
            if held.id == self.acting_in:
                return held
        return min(here, key=lambda held: ORDER[held.office], default=None)

    def holds(self, panel_id: UUID, *offices: Office, concerning: frozenset[UUID] = frozenset()) -> bool:
        """Whether the office acted in on a panel is one of these.

        Holding an office is not enough: a person acts in one office at a time. Offices of the
        same side add up, so a co-chair who also moderates need not switch. An office whose holder stepped
        aside from a thing that this is `concerning` gives nothing here.
        """
        chosen = self.acts_on(panel_id)
        return chosen is not None and any(
            held.office in offices and held.side == chosen.side and not held.aside_from & concerning
            for held in self.on(panel_id)
        )

    def side_on(self, panel_id: UUID) -> Side:
        """The side acted for on a panel; PUBLIC for someone with no office there."""
        chosen = self.acts_on(panel_id)
        return chosen.side if chosen else Side.PUBLIC

    def posts_on(self, panel_id: UUID) -> frozenset[UUID]:
        """The posts whose duties this person carries on a panel, as holder or delegate."""
        return frozenset(held.post_id for held in self.on(panel_id) if held.post_id)

    def in_user_led_space(self, panel_id: UUID) -> bool:
        """Whether the user-led-only space is open to this person: theorem 6 of powers.md.

        It looks at all offices and employers, not the office chosen.
        """
        if panel_id in self.council_of:
            return False
        return any(
            held.side is Side.USER_LED or held.office in HOST_STAFF_IN_SPACE for held in self.on(panel_id)
        ) and not any(held.side is Side.AUTHORITY for held in self.on(panel_id))


# powers.md: a deputy has a co-chair's powers while standing in; both have the moderation rows.
CHAIRS = (Office.CO_CHAIR, Office.DEPUTY_CHAIR)
MODERATORS = (*CHAIRS, Office.MODERATOR)
HOST_STAFF_IN_SPACE = frozenset({Office.FACILITATOR, Office.MODERATOR, Office.SAFEGUARDING_LEAD})
ORDER = {office: position for position, office in enumerate(Office)}
ANONYMOUS = Actor()
SYSTEM = Actor(system=True)
