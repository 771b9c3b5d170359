"""The fictional county for tests without a browser: told once for a module, and gone after it.

    def test_everyone_sees_the_path(county):
        answer = county.as_("helen").get("/marlshire/issues/1")

It is told by the same acts as in `bin/run`, in one transaction around the whole module. What a test
changes must be undone: `with county.undone(): ...`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from copanel.demo.build import build
from copanel.demo.diary import Diary
from copanel.demo.people import DOORS

PUBLIC = "public"
PERSONAS = (PUBLIC, *(persona.key for persona in DOORS))


@dataclass
class County:
    """Who is who (`diary`), and a browser for each of them."""

    diary: Diary
    clients: dict[str, Client] = field(default_factory=dict)

    def as_(self, persona: str) -> Client:
        """A browser signed in as that persona by the demo's own door; "public" is not signed in."""
        if persona not in self.clients:
            client = Client(raise_request_exception=False)
            if persona != PUBLIC:
                came = client.post(reverse("demo:door", args=[persona]))
                assert came.status_code == 302, f"the door of {persona} answered {came.status_code}"
            self.clients[persona] = client
        return self.clients[persona]

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Whatever happens inside has not happened afterwards, cookies included."""
        kept = {persona: client.cookies.copy() for persona, client in self.clients.items()}
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        for persona, cookies in kept.items():
            self.clients[persona].cookies = cookies


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker) -> Iterator[County]:
    with django_db_blocker.unblock(), transaction.atomic():
        told = County(build())
        for persona in PERSONAS:
            told.as_(persona)
        yield told
        transaction.set_rollback(True)
