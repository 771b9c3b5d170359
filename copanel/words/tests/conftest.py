"""Pages in these tests belong to a panel that is not in the database: no room above words is needed."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from copanel.kernel.actor import Actor, Office
from copanel.words import House, Limits, Table
from copanel.words.house import REGISTERED
from copanel.words.tests.people import CIRCLE, COUNCIL, NORTH, holding, known


@pytest.fixture
def panel():
    return SimpleNamespace(
        id=NORTH,
        slug="north",
        name="North panel",
        phone="01632 960 001",
        phone_hours="",
        post_address="1 High Street",
        is_open=True,
        is_record=False,
        is_closed=False,
        state="open",
    )


@pytest.fixture
def limits(monkeypatch):
    """Limits of a day that a test can lower: `limits["per_network_day"] = 1`."""
    numbers = {"per_network_day": 20, "per_address_day": 5, "queue_ceiling": 200, "least_seconds": 0}
    line = SimpleNamespace(name="Helpline", phone="0800 960 999", hours="always", about="", easy_about="")
    monkeypatch.setattr(REGISTERED, "ask", lambda panel_id: House(Limits(**numbers), (line,)))
    return numbers


@pytest.fixture
def in_office(monkeypatch):
    """Who holds which office on every panel, as a dict to fill: {Office.MODERATOR: [person_id, or actor]}."""
    held: dict = {}

    def who(panel_id, *offices):
        return {getattr(each, "person_id", each) for office in offices for each in held.get(office, ())}

    def acting(person_id):
        actors = [each for found in held.values() for each in found if isinstance(each, Actor)]
        offices = [office for office in held if person_id in who(NORTH, office)]
        made = replace(holding(*offices), person_id=person_id)
        return next((each for each in actors if each.person_id == person_id), made)

    monkeypatch.setattr(REGISTERED, "who", who)
    monkeypatch.setattr(REGISTERED, "acting", acting)
    return held


@pytest.fixture
def ask(panel):
    """Ask for a page as somebody: `ask(view, actor, key)`, with `post={...}` to send a form."""

    def call(view, actor: Actor, *keys: object, post: dict | None = None, language: str = "en-gb") -> HttpResponse:
        make = RequestFactory()
        request = make.get("/north/words") if post is None else make.post("/north/words", post)
        request.actor, request.panel, request.LANGUAGE_CODE = actor, panel, language
        request.user = SimpleNamespace(name="Jo Marsh", is_authenticated=True) if actor.is_known else AnonymousUser()
        with translation.override(language):
            return view(request, panel, *keys)

    return call


def moderator(name: str, **more: object) -> Actor:
    return replace(holding(Office.MODERATOR, **more), person_id=known(name).id)


@pytest.fixture
def three(monkeypatch) -> tuple[Actor, Actor, Actor]:
    """Ada and Bo moderate; Cy moderates and is of the Circle."""
    found = moderator("Ada"), moderator("Bo"), moderator("Cy", organisation=CIRCLE)
    table = Table(
        persons=tuple((each.person_id, "") for each in found),
        organisations=((CIRCLE, "The Circle"), (COUNCIL, "The council")),
        judges=tuple((each.person_id, frozenset(held.organisation_id for held in each.held)) for each in found),
    )
    monkeypatch.setattr(REGISTERED, "table", lambda panel_id: table)
    return found
