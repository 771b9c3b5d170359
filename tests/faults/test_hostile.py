"""Every form of every address in hostile hands: empty, too long, hostile, of the wrong kind, with more, replayed.

The addresses and who may post there come from the access tables, so that a new form is here by itself.
Never a fault of ours (500); what is refused is said in an error summary, with what was typed still there;
nothing is half-saved; what was typed is never part of the page's own HTML.
Here in short; `bin/prove hostile` sends everything, as one persona for each answer that people get.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from tests.access.table import expected, given, tables
from tests.county import County
from tests.faults.breaking import Statements, differences, dump, undone
from tests.faults.forms import CANARY, CHOSEN, HOSTILE, TYPED, Posted, boxes_of, forms_of

pytestmark = pytest.mark.django_db
ANSWERS = {"form again", "goes on", "moved on"}
LONG = "y" * 100_000
SAYS_WHY = ("govuk-error-summary", "govuk-notification-banner")
# A visit may touch the visitor's session, and a public form counts its uses.
OWN = ("django_session", "words_attempt")
# What else a refusal may leave. The answer page keeps every press as a draft, complete or not.
# That a lead has opened a note is written down, whatever else they do there.
KEEPS = {"influence:answer": ("influence_answer", "ledger_private"), "words:note": ("ledger_private", "words_note")}
QUERIES = ("q", "page", "messages", "inside", "topic", "state", "own", "next", "words", "saved", "sort", "back")
SHORT = ("empty", "too long", "hostile", "NUL", "no such choice")
ODD = ("99999999999999999999", f"{HOSTILE}\0")
ODDER = (*ODD, HOSTILE, "\0", "-1", "0", "1e9", "\u0661", "a" * 5_000)


def posting(*, each_answer: bool = False) -> list[Any]:
    """Each address that takes a POST, as somebody who sees its form, and as the public where the public may."""
    found = []
    for table in tables().values():
        for name, row in table.items():
            post, get = expected(row["POST"]), expected(row["GET"])
            able = sorted((who for who in post if post[who] in ANSWERS), key=lambda who: get[who] != "opens")
            seen = set()
            for persona in able:
                kind = "public" if persona == "public" else post[persona] if each_answer else ""
                if kind not in seen:
                    seen.add(kind)
                    found.append(pytest.param(name, row, persona, id=f"{name} as {persona}"))
    return found


def reading() -> Iterator[Any]:
    """Each address that opens for somebody."""
    for table in tables().values():
        for name, row in table.items():
            persona = next((who for who, word in expected(row["GET"]).items() if word == "opens"), None)
            if persona:
                yield pytest.param(name, row, persona, id=name)


def variants(form: Posted) -> dict[str, Mapping[str, Any]]:
    """What is sent in place of an honest answer."""
    filled, honest = form.filled(HOSTILE), form.filled("An honest answer, 3 March 2026.")
    boxes, choices = form.named(TYPED), form.named(CHOSEN)
    hidden = [name for name in form.named({"hidden"}) if name != "csrfmiddlewaretoken"]
    return {
        "empty": {},
        "only buttons": dict(form.buttons),
        "spaces": form.filled(" \t\n\u00a0\u200b"),
        "too long": honest | dict.fromkeys(boxes, LONG),
        "hostile": filled,
        "NUL": honest | dict.fromkeys(boxes, f"a\0b {CANARY}"),
        "no such choice": honest | dict.fromkeys(choices, HOSTILE),
        "wrong hidden": honest | dict.fromkeys(hidden, HOSTILE),
        "many of each": {name: [value, HOSTILE, value] for name, value in honest.items()},
        "a file": honest | {name: SimpleUploadedFile("a.txt", b"\xff\xfe") for name in boxes},
        "more": honest
        | {"panel_id": "1", "standing": "shown", "author_id": HOSTILE, "acting_in": HOSTILE, "stage": HOSTILE},
    }


def wrong_in(response: HttpResponse, sent: Mapping[str, Any], form: Posted) -> list[str]:
    """What a person would miss in this answer."""
    page = response.content.decode(errors="replace") if not response.streaming else ""
    if response.status_code >= 500:
        return [f"{response.status_code}"]
    faults = []
    if CANARY in page or "<script>alert" in page:
        faults.append("what was typed became HTML")
    if response.status_code in {422, 429} and not any(mark in page for mark in SAYS_WHY):
        faults.append(f"{response.status_code} without a sentence that says why")
    if response.status_code == 422:
        stands = "\n".join(boxes_of(page)).replace("\r\n", "\n")
        for name in form.named(TYPED):
            typed = sent.get(name, "")
            if isinstance(typed, str) and typed.strip() and typed.strip()[:60] not in stands and name in _names(page):
                faults.append(f"what was typed in {name} is gone")
    return faults


def _names(page: str) -> set[str]:
    return {name for form in forms_of(page) for name in form.fields}


@pytest.mark.parametrize(("name", "row", "persona"), posting())
def test_every_form(county: County, name: str, row: Mapping[str, Any], persona: str):
    assert pressed(county, name, row, persona, SHORT) == []


@pytest.mark.parametrize(("name", "row", "persona"), reading())
def test_every_address_with_a_hostile_question(county: County, name: str, row: Mapping[str, Any], persona: str):
    assert asked(county, name, row, persona, ODD) == []


def pressed(
    county: County, name: str, row: Mapping[str, Any], persona: str, chosen: Sequence[str] | None = None
) -> list[str]:
    """What is wrong with an address's forms under these variants, or under all."""
    address = reverse(name, kwargs=given(row.get("at"), county))
    with county.undone():
        page = county.as_(persona).get(address)
    forms = forms_of(page.content.decode()) if page.status_code == 200 else []
    faults = []
    for form in [form for form in forms if form.action in {"", address}] or [Posted(address)]:
        all_of_them = {**variants(form), "the table's": given(row.get("send"), county)}
        for what in chosen or all_of_them:
            sent, again = all_of_them[what], chosen is None or what == "hostile"
            faults += [f"{what}: {fault}" for fault in press(county, name, persona, address, sent, form, again=again)]
    with county.undone():
        raw = county.as_(persona).post(
            address, b"text=%ff%fe&=&&a;b=%00&text=%", content_type="application/x-www-form-urlencoded"
        )
        faults += [f"bytes: {fault}" for fault in wrong_in(raw, {}, Posted(address))]
    return faults


def asked(county: County, name: str, row: Mapping[str, Any], persona: str, values: Sequence[str]) -> list[str]:
    """What is wrong with a page whose address asks these odd things."""
    address = reverse(name, kwargs=given(row.get("at"), county))
    faults = []
    with county.undone():
        for value in values:
            response = county.as_(persona).get(address, dict.fromkeys(QUERIES, value))
            faults += [f"{value[:20]!r}: {fault}" for fault in wrong_in(response, {}, Posted(address))]
    return faults


def press(
    county: County, name: str, persona: str, address: str, sent: Mapping[str, Any], form: Posted, *, again: bool
) -> list[str]:
    """Send it, send it `again`, and look where it leads. What is wrong, and what a refusal left behind."""
    counting, sent = Statements(), {"csrfmiddlewaretoken": "as from the page", **sent}
    with county.undone():
        with undone():
            with connection.execute_wrapper(counting):
                response = county.as_(persona).post(address, sent)
            faults = wrong_in(response, sent, form)
            refused = response.status_code >= 400
            after = dump() if refused and counting.wrote else None
        if after is not None:
            before = dump()
            left = [each for each in differences(before, after) if not each.startswith((*OWN, *KEEPS.get(name, ())))]
            faults += [f"{response.status_code}, and yet it kept: {each[:300]}" for each in left]
    if again and response.status_code in {302, 303} and not faults:
        with county.undone():
            client = county.as_(persona)
            first, second = client.post(address, sent), client.post(address, sent)
            faults += [f"replayed: {fault}" for fault in wrong_in(second, {}, form)]
            if first.status_code in {302, 303}:
                faults += [f"after it: {fault}" for fault in wrong_in(client.get(first["Location"]), {}, form)]
    return faults


def test_a_fault_is_seen():
    """The test can fail: a page that repeats what was typed, forgets it, or says nothing."""
    form = Posted("", forms_of('<form method="post"><input name="text"></form>')[0].fields)
    sent = form.filled(HOSTILE)
    assert len(wrong_in(HttpResponse(HOSTILE, status=500), sent, form)) == 1
    assert wrong_in(HttpResponse(HOSTILE), sent, form) == ["what was typed became HTML"]
    forgets = HttpResponse('<form method="post"><input name="text" value=""></form>', status=422)
    assert len(wrong_in(forgets, sent, form)) == 2
    box = f'<form method="post"><input name="text" value="{html.escape(HOSTILE)}">'
    kept = f'<div class="govuk-error-summary"></div>{box}'
    assert wrong_in(HttpResponse(kept, status=422), sent, form) == []
