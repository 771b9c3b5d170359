"""Panels to test with. Rooms above may build on these."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from copanel.governance import queries, services
from copanel.governance.models import Decision
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.organisations import services as organisations
from copanel.organisations.models import Organisation, Post
from copanel.organisations.tests.examples import LONG_AGO, a_council, a_post, a_user_led
from copanel.people import services as people


@dataclass(frozen=True)
class Table:
    """A panel with what stands around it."""

    panel_id: UUID
    slug: str
    council: Organisation
    host: Organisation
    post: Post


def a_panel(slug: str = "marlshire", *, opened: bool = True, funder_id: UUID | None = None) -> Table:
    council, host = a_council(f"Council of {slug}"), a_user_led(f"Network of {slug}")
    post = a_post(council)
    panel = services.add_panel(
        actor=SYSTEM,
        slug=slug,
        name=f"{slug.capitalize()} panel",
        authority_id=council.id,
        host_id=host.id,
        funder_id=funder_id,
        phone="01632 960 114",
        phone_hours="Monday to Friday, 10am to 4pm",
        post_address="1 High Street, Marlbury MB1 1AA",
        started_on=LONG_AGO,
    )
    services.name_answering_post(actor=SYSTEM, panel_id=panel.id, post_id=post.id, from_on=LONG_AGO)
    if opened:
        add_help_lines(panel.id)
        services.open_panel(actor=SYSTEM, panel_id=panel.id)
    return Table(panel.id, slug, council, host, post)


def a_user_led_named(name: str) -> Organisation:
    return a_user_led(name)


def add_help_lines(panel_id: UUID, *kinds: str) -> None:
    for kind in kinds or ("emergency", "council", "helpline"):
        services.add_help_line(actor=SYSTEM, panel_id=panel_id, kind=kind, name=f"The {kind} line", phone="999")


def a_person(name: str = "Rosalind Quill") -> UUID:
    return people.add_person(actor=SYSTEM, full_name=name, first_name=name.split()[0]).id


def in_office(table: Table, office: Office, name: str = "Rosalind Quill", **more: object) -> Actor:
    """Someone appointed to an office, or seated as a member, or holding the post, as they act now."""
    person_id = a_person(name)
    if office is Office.MEMBER:
        seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED, from_on=LONG_AGO)
        services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=person_id, organisation_id=table.host.id, **more)
    elif office is Office.MANAGER:
        organisations.appoint_holder(actor=SYSTEM, post_id=table.post.id, name=name, person_id=person_id, **more)
    else:
        if office in (Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT):
            more = {"organisation_id": table.council.id, **more}
        services.appoint(actor=SYSTEM, panel_id=table.panel_id, person_id=person_id, office=office, **more)
    return queries.actor_for(person_id=person_id)


def fill_seats(table: Table, seats: int) -> None:
    """User-led seats held by organisations since long ago: as many can be counted in a decision."""
    for _each in range(seats):
        seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED, from_on=LONG_AGO)
        services.fill_seat(actor=SYSTEM, seat_id=seat.id, organisation_id=table.host.id, from_on=LONG_AGO)


def a_decision(table: Table, text: str = "The panel asks for a ramp.", agreed: str = "") -> Decision:
    agreed = agreed or clock.today().isoformat()
    return services.record_decision(actor=SYSTEM, panel_id=table.panel_id, method="consensus", text=text, agreed=agreed)
