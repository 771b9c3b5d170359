"""The shape of an access table, and what its words mean.

    TABLE = {
        "home:queue": {                                     # the address, by its name
            "at": {"panel": "marlshire"},                   # what stands in it
            "GET": {
                "public": "sign in",
                "aisha gwen ivy dev": "opens",
                "*": "refused",                             # everyone not named above
            },
            "POST": {"*": "no such method"},
        },
        "influence:raise": {
            "at": {"panel": "marlshire"},
            "GET": {"*": "opens"},
            "POST": {"simon": "refused", "*": "form again"},
            "send": {"words": ""},                          # what POST sends; nothing if left out
        },
    }

"at" and "send" may also be a function of the county: `lambda county: {"issue": number_of(county)}`.
Personas are those of copanel/demo/people.py that have a door, and "public", who is not signed in.
They hold a co-chair of another panel (omar), a former co-chair (nell), a deputy (ivy), a delegate of a
post (marcus) and a resident with an account and no place (sam).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.county import PERSONAS

WORDS = {
    "opens": "200",
    "goes on": "302 or 303, to a page of ours",
    "sign in": "302, to the sign-in page",
    "refused": "403",
    "not found": "404: what is private looks like what is not there",
    "no such method": "405",
    "form again": "200 or 422 to a POST: nothing was done, and the form says why",
    "moved on": "409",
    "bad request": "400",
    "gone": "410: it was there once, and cannot be used any more",
    "too many": "429",
}
CODES = {200: "opens", 400: "bad request", 403: "refused", 404: "not found", 405: "no such method", 409: "moved on"}
CODES |= {410: "gone", 422: "form again", 429: "too many"}
METHODS = ("GET", "POST")

Table = Mapping[str, Mapping[str, Any]]


def tables() -> dict[str, Table]:
    """Each room's table by the room's name."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    rooms = [
        file.stem for file in files if not file.stem.startswith(("test_", "_")) and file.stem not in {"table", "draft"}
    ]
    return {room: import_module(f"tests.access.{room}").TABLE for room in rooms}


def word_for(response: HttpResponse, method: str) -> str:
    """What happened, in the table's words."""
    if response.status_code in {301, 302, 303}:
        return "sign in" if urlsplit(response["Location"]).path == reverse("people:sign_in") else "goes on"
    word = CODES.get(response.status_code, str(response.status_code))
    return "form again" if method == "POST" and word == "opens" else word


def expected(row: Mapping[str, str]) -> dict[str, str]:
    """Each persona's word: by name, else by "*". Raises ValueError where the row is not whole."""
    words = {persona: word for names, word in row.items() if names != "*" for persona in names.split()}
    if unknown := sorted(set(words) - set(PERSONAS)):
        raise ValueError(f"no such persona: {', '.join(unknown)}")
    if strange := sorted(set(row.values()) - set(WORDS)):
        raise ValueError(f"no such word: {', '.join(strange)}")
    if "*" not in row and (missing := [persona for persona in PERSONAS if persona not in words]):
        raise ValueError(f"says nothing of {', '.join(missing)}")
    return {persona: words.get(persona, row.get("*", "")) for persona in PERSONAS}


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every address there is; one without a name comes as its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else f"(no name) {pattern.pattern}"


def given(part: Any, county: Any) -> dict[str, Any]:
    """ "at" or "send", whether written out or worked out from the county."""
    return dict(part(county) if callable(part) else part or {})
