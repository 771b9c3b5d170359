"""Organisations and people to test with. Rooms above may build on these."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from copanel.kernel.actor import SYSTEM, Actor, Held, Office, Side
from copanel.kernel.ids import new_id
from copanel.organisations import services
from copanel.organisations.models import Organisation, Post

LONG_AGO = dt.date(2020, 1, 1)


def a_council(name: str = "Marlshire County Council", panel_id: UUID | None = None) -> Organisation:
    return services.add_organisation(actor=SYSTEM, name=name, kind="authority", panel_id=panel_id, from_on=LONG_AGO)


def a_user_led(name: str = "Marlshire Disabled People's Network", panel_id: UUID | None = None) -> Organisation:
    return services.add_organisation(actor=SYSTEM, name=name, kind="user_led", panel_id=panel_id, from_on=LONG_AGO)


def a_post(council: Organisation, title: str = "Head of Adult Social Care") -> Post:
    return services.add_post(actor=SYSTEM, organisation_id=council.id, title=title, from_on=LONG_AGO)


def someone_in(office: Office, panel_id: UUID, *, side: Side = Side.USER_LED, **more: UUID | bool) -> Actor:
    """An Actor made by hand, for policies that ask nothing of the database."""
    return Actor(person_id=new_id(), held=(Held(new_id(), office, panel_id, side, **more),))
