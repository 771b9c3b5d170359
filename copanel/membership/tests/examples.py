"""Invitations and people at a table to test with."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.test import Client

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Seat
from copanel.governance.tests.examples import LONG_AGO, Table, a_panel, in_office
from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.membership import services, tokens
from copanel.membership.models import Invitation
from copanel.people import services as people
from copanel.people.queries import account_of_person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Room:
    """A panel with those who keep its table, a member, and the council's people."""

    table: Table
    chair: Actor
    other_chair: Actor
    facilitator: Actor
    member: Actor
    manager: Actor
    lead: Actor

    @property
    def panel_id(self) -> UUID:
        return self.table.panel_id

    @property
    def slug(self) -> str:
        return self.table.slug

    @property
    def council_id(self) -> UUID:
        return self.table.council.id


def a_room(slug: str = "marlshire", *, opened: bool = True) -> Room:
    table = a_panel(slug, opened=opened)
    return Room(
        table=table,
        chair=in_office(table, Office.CO_CHAIR, "Aisha Rahman"),
        other_chair=in_office(table, Office.CO_CHAIR, "Gwen Pryce"),
        facilitator=in_office(table, Office.FACILITATOR, "Priya Nair"),
        member=in_office(table, Office.MEMBER, "Joe Bright"),
        manager=in_office(table, Office.MANAGER, "Helen Marsh"),
        lead=in_office(table, Office.ENGAGEMENT_LEAD, "Tom Okafor"),
    )


def a_seat(room: Room, side: Side = Side.USER_LED, **more: object) -> Seat:
    return panels.add_seat(actor=SYSTEM, panel_id=room.panel_id, side=side, from_on=LONG_AGO, **more)


def invited(room: Room, *, actor: Actor | None = None, email: str = "ada@example.org", **more: object) -> Invitation:
    """Someone is invited to a new user-led seat, by mail, unless said otherwise."""
    if not ({"seat_id", "office"} & set(more)):
        more["seat_id"] = a_seat(room).id
    if {"person_id", "post_address"} & set(more):
        email = ""
    return services.invite(actor=actor or room.chair, panel_id=room.panel_id, email=email, **more)


def link(invitation: Invitation, slug: str = "marlshire") -> str:
    return f"/invited/{slug}/{tokens.word(invitation)}/"


def yes(name: str = "Ada Cole", **more: object) -> services.Yes:
    return services.Yes(shown_as="full_name", full_name=name, **more)


def accepted(invitation: Invitation, **more: object) -> Invitation:
    return services.accept(actor=Actor(), token=tokens.word(invitation), yes=yes(**more))


def again(actor: Actor) -> Actor:
    """The same person as they are at this moment."""
    return governance.actor_for(person_id=actor.person_id)


def signed_in(actor: Actor) -> Client:
    if account_of_person(person_id=actor.person_id) is None:
        people.open_account(actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id.hex}@marlshire.example")
    client = Client()
    client.force_login(account_of_person(person_id=actor.person_id), backend=BACKEND)
    return client


def text(response) -> str:
    return response.content.decode()
