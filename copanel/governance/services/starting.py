"""A panel is started: its organisations, its first co-chairs and its facilitator, in one transaction.

powers.md: "Start a panel, invite its first co-chairs": the support engineer runs the command.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events, messages
from copanel.governance.models import Panel
from copanel.governance.services.panels import add_panel
from copanel.governance.services.people import appoint
from copanel.kernel.actor import Actor, Office
from copanel.kernel.errors import Invalid
from copanel.ledger import act
from copanel.organisations import queries as organisations
from copanel.organisations import services as organisation_services
from copanel.organisations.models import Organisation
from copanel.organisations.states import OrganisationKind
from copanel.people import queries as people_queries
from copanel.people import services as people


@dataclass(frozen=True, slots=True)
class Someone:
    """A person by name and the e-mail address that they sign in with."""

    name: str
    email: str


@act(events.PANEL_ADDED)
def start_panel(
    *,
    actor: Actor,
    slug: str,
    name: str,
    council: str,
    host: str,
    chairs: Sequence[Someone],
    facilitators: Sequence[Someone],
    funder: str = "",
    phone: str = "",
    phone_hours: str = "",
    post_address: str = "",
) -> Panel:
    """Start a panel out of sight, give it its first co-chairs and facilitator, and write to each of them.

    `council`, `host` and `funder` are names: an organisation that is here already is used, another one is
    added. Who signs in here already keeps their account. Raises Invalid, and then nothing is left.
    """
    if not chairs or not facilitators:
        raise Invalid({"chairs": _("Name at least one co-chair and one facilitator.")})
    emails = [each.email.strip().lower() for each in (*chairs, *facilitators)]
    if len(set(emails)) < len(emails):
        raise Invalid({"chairs": _("Give each person an e-mail address of their own, and one part to play.")})
    council_id = _organisation(actor, council, OrganisationKind.AUTHORITY)
    host_id = _organisation(actor, host, OrganisationKind.USER_LED)
    funder_id = _organisation(actor, funder, OrganisationKind.OTHER) if funder.strip() else None
    panel = add_panel(
        actor=actor, slug=slug, name=name, authority_id=council_id, host_id=host_id, funder_id=funder_id, phone=phone,
        phone_hours=phone_hours, post_address=post_address,
    )  # fmt: skip
    for office, persons in ((Office.CO_CHAIR, chairs), (Office.FACILITATOR, facilitators)):
        for each in persons:
            _bring_in(actor, panel, office, each, host_id)
    return panel


def _bring_in(actor: Actor, panel: Panel, office: Office, someone: Someone, host_id: UUID) -> None:
    """Give someone their first office and write to them: where an invitation can stand instead."""
    email = someone.email.strip()
    person_id = people_queries.persons_by_email([email]).get(email)
    if person_id is None:
        person_id = people.add_person(actor=actor, full_name=someone.name, email=email).id
    of_host = host_id if office is Office.FACILITATOR else None
    holding = appoint(actor=actor, panel_id=panel.id, person_id=person_id, office=office, organisation_id=of_host)
    people.tell(messages.PANEL_READY, actor=actor, about_id=holding.id, panel_id=panel.id)


def _organisation(actor: Actor, name: str, kind: OrganisationKind) -> UUID:
    """The organisation of this name, or a new one. Raises Invalid where several have it."""
    name = " ".join(name.split())
    same = [
        key
        for key, known in organisations.names_on(Organisation.objects.values_list("id", flat=True)).items()
        if known.casefold() == name.casefold()
    ]
    if len(same) > 1:
        raise Invalid(
            {"name": _("More than one organisation is called %(name)s. Rename one of them first.") % {"name": name}}
        )
    return same[0] if same else organisation_services.add_organisation(actor=actor, name=name, kind=kind).id
