"""Asks for a page inside this process and keeps every statement that it ran."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.bench.plans import Statement
from tests.bench.seed import Seeded

TOKEN = "k" * 32  # Django takes a secret of this length as its own token
APART = re.compile(r"\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN)\b")


@dataclass
class Look:
    """What one request did. `queries` are its statements without savepoints."""

    response: HttpResponse
    statements: list[Statement] = field(default_factory=list)

    @property
    def queries(self) -> list[Statement]:
        return [each for each in self.statements if not APART.match(each[0])]

    @property
    def savepoints(self) -> int:
        return sum(bool(re.match(r"\s*SAVEPOINT", sql)) for sql, _params in self.statements)

    @property
    def html(self) -> str:
        return self.response.content.decode()


def client(seeded: Seeded, *, signed_in: bool) -> Client:
    """A browser of someone from the public, or of the co-chair."""
    visitor = Client(headers={"host": "127.0.0.1"}, enforce_csrf_checks=True)
    visitor.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    if signed_in:
        visitor.cookies[settings.SESSION_COOKIE_NAME] = seeded.session
    return visitor


def look(visitor: Client, url: str) -> Look:
    """The page the second time, when what a process keeps for good has been read."""
    visitor.get(url)
    return kept(lambda: visitor.get(url), expected=200)


def send(visitor: Client, url: str, values: dict[str, str]) -> Look:
    """A form sent, which the site must take: it answers with another page's address."""
    return kept(lambda: visitor.post(url, {**values, "csrfmiddlewaretoken": TOKEN}), expected=302)


def kept(ask: Callable[[], HttpResponse], *, expected: int) -> Look:
    statements: list[Statement] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        response = ask()
    if response.status_code != expected:
        raise AssertionError(f"status {response.status_code}, not {expected}: {response.content.decode()[:3000]}")
    return Look(response, statements)
