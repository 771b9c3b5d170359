"""The fictional county for tests without a browser: told once for all modules that ask for it, and gone after them.

    def test_everyone_sees_the_path(county):
        answer = county.as_("helen").get("/marlshire/issues/1")

It is told by the same acts as in `bin/run`, in one transaction. The modules that ask for it run first, one after the
other, so that a worker tells it once. What a test changes must be undone: `with county.undone(): ...`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

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


class _Standing:
    """The county as it stands in this process, from the first module that asks for it to the last."""

    def __init__(self) -> None:
        self.county: County | None = None
        self._open = ExitStack()

    def stand(self, blocker) -> County:
        if self.county is None:
            self._open.enter_context(blocker.unblock())
            self._open.enter_context(transaction.atomic())
            self._open.callback(transaction.set_rollback, True)
            self.county = County(build())
            for persona in PERSONAS:
                self.county.as_(persona)
        return self.county

    def go(self) -> None:
        self.county = None
        self._open.close()


_standing = _Standing()
_ASKING = pytest.StashKey[frozenset[Path]]()


@pytest.fixture(scope="module")
def county(django_db_setup: None, django_db_blocker) -> County:
    return _standing.stand(django_db_blocker)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Modules that ask for the county come first, so that it is told once and not once a module."""
    asking = frozenset(item.path for item in items if "county" in getattr(item, "fixturenames", ()))
    config.stash[_ASKING] = asking
    items.sort(key=lambda item: item.path not in asking)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Nobody else's test may see the county: it goes before theirs begins."""
    if _standing.county is not None and item.path not in item.config.stash[_ASKING]:
        _standing.go()


def pytest_sessionfinish() -> None:
    if _standing.county is not None:
        _standing.go()
