"""Every event people can read says its sentence, in both languages; every subscription is listed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

import pytest
from django.utils import translation

from copanel import ledger
from copanel.ledger import kinds
from copanel.ledger.kinds import Kind
from copanel.ui.languages import EASY, STANDARD

EXAMPLES = {
    kinds.NUMBER: 12,
    kinds.SLUG: "marlshire",
    kinds.CODE: "in_part",
    kinds.LETTER: "B",
    kinds.UID: "0190a3c0-1111-7000-8000-000000000000",
    kinds.DAY: "2026-03-03",
    kinds.DIGEST: "a" * 64,
    kinds.LABEL: "Marlshire",
}


def codes() -> list[str]:
    """Every code that a room has in a table or an enumeration: what its own shapes may hold."""
    found: set[str] = set()
    for name, module in sorted(sys.modules.items()):
        if not name.startswith("copanel."):
            continue
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, StrEnum):
                found.update(str(member) for member in value)
            elif isinstance(value, dict):
                found.update(key for key in value if isinstance(key, str))
    return sorted(found)


def payloads(kind: Kind, pool: list[str]) -> Iterator[dict[str, Any]]:
    """One payload for each value that one of its shapes may hold, the others standing still."""
    fitting = {
        key: [EXAMPLES[shape]] if shape in EXAMPLES else [code for code in pool if shape.fits(code)]
        for key, shape in kind.keys.items()
    }
    if not all(fitting.values()):
        return
    first = {key: values[0] for key, values in fitting.items()}
    yield first
    for key, values in fitting.items():
        yield from ({**first, key: value} for value in values[1:])


def unsaid(found: Iterable[Kind]) -> list[str]:
    """A kind whose sentence is empty, does not render, or shows a raw key; or for which no payload is known."""
    faults = []
    pool = codes()
    for kind in found:
        tried = list(payloads(kind, pool))
        if not tried:
            faults.append(f"{kind.name}: no example of a payload is known for {', '.join(kind.keys)}")
        for payload in tried:
            kind.check(payload)
            faults += [fault for language in (STANDARD, EASY) if (fault := _unsaid_in(language, kind, payload))]
    return faults


def _unsaid_in(language: str, kind: Kind, payload: dict[str, Any]) -> str:
    with translation.override(language):
        try:
            said, address = kind.say(payload), kind.address(payload)
        except (KeyError, ValueError, TypeError) as fault:
            return f"{kind.name} cannot be said in {language} of {payload}: {fault!r}"
    if not said.strip() or "%(" in said:
        return f"{kind.name} says nothing a person can read in {language}: {said!r}"
    if address and not address.startswith("/"):
        return f"{kind.name} leads nowhere: {address}"
    return ""


def test_every_event_says_its_sentence():
    found = kinds.kinds()
    assert found, "no room has registered an event"
    assert unsaid(found.values()) == []


def test_every_subscription_is_listed(capsys):
    """An upper room that answers a lower act is seen here by name: `pytest -s` prints the list."""
    with capsys.disabled():
        for kind, handler in ledger.subscriptions():
            assert kind in kinds.kinds(), f"{handler} waits for {kind}, which nobody records"
            print(f"\n  {kind} -> {handler}", end="")


@pytest.mark.parametrize(
    ("sentence", "link"),
    [("Part %(letter)s was sent.", ""), ("", ""), ("Sent on %(due)s by %(gone", ""), ("Sent.", "issues/%(due)s")],
)
def test_an_event_that_cannot_be_said_is_seen(sentence, link):
    keys = {"due": kinds.DAY}
    assert unsaid([Kind("thing.sent", kinds.PUBLIC, {**keys}, sentence, link)]) != []
    assert unsaid([Kind("thing.sent", kinds.PUBLIC, {**keys}, "Due on %(due)s.", "/x")]) == []
