"""Every door of the product: each page as each of them, every mail and letter, the record's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import product
from typing import Any

from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from copanel.conversations.models import Message, Thread
from copanel.deciding.models import Question, RollPlace
from copanel.governance import queries as governance
from copanel.governance.models import Decision, Occasion
from copanel.influence.models import Recommendation
from copanel.influence.tests.examples import signed_in
from copanel.organisations.models import Organisation
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope, PrintItem
from copanel.people.models import Account
from copanel.record import queries as record
from copanel.words.models import Decided, SafeguardingNote, Words
from copanel.words.states import Space
from tests.theorems.coalition import SOUGHT, Panel

ASKED = ("", f"?q={SOUGHT}&words=easy&inside=1&messages=1&page=1")
# What changes from one look to the next by itself.
PASSING = re.compile(r'name="(csrfmiddlewaretoken|key|opened_at|decision_id)" value="[^"]*"|nonce-[\w=+/-]+')
EACH = 1  # so many of each kind of row: the newest, and those of the space


def browsers(panel: Panel) -> dict[str, Client]:
    """A browser for each of them, and one that is not signed in."""
    found = {who: signed_in(Client(raise_request_exception=False), panel.actor(who)) for who in panel.against}
    return found | {"public": Client(raise_request_exception=False)}


def addresses(panel: Panel) -> Iterator[str]:
    """Every address there is, filled with what stands in the tables, the user-led-only space's rows among it."""
    fill = _fillings(panel)
    for pattern, names in _patterns(get_resolver()):
        for values in product(*(fill.get(name, ["x"]) for name in names)):
            address = pattern
            for name, value in zip(names, values, strict=True):
                address = address.replace(f"%({name})s", str(value))
            yield f"/{address}"


def _patterns(resolver: URLResolver) -> Iterator[tuple[str, list[str]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern)
        elif isinstance(pattern, URLPattern):
            route = str(pattern.pattern)
            names = re.findall(r"<(?:\w+:)?(\w+)>", route)
            yield re.sub(r"<(?:\w+:)?(\w+)>", r"%(\1)s", route), names


def _fillings(panel: Panel) -> dict[str, list[Any]]:
    def newest(rows: Any, field: str = "pk") -> list[Any]:
        return list(rows.order_by("-pk").values_list(field, flat=True)[:EACH])

    inside = Words.objects.filter(space=Space.USER_LED)
    asked = Recommendation.objects.filter(issue=panel.issue)
    thread = Thread.objects.filter(space=Space.USER_LED, place_id=panel.issue.id)
    return {
        "panel": ["marlshire"],
        "number": [panel.issue.number],
        "issue_id": [panel.issue.id],
        "recommendation": newest(asked, "number"),
        "recommendation_id": newest(asked),
        "thread_id": newest(thread),
        "message_id": newest(Message.objects.filter(thread__in=thread)),
        "words_id": [*newest(inside), *newest(Words.objects.exclude(space=Space.USER_LED))],
        "decision_id": [*newest(Decided.objects.filter(words__in=inside)), *newest(Decision.objects)],
        "note_id": newest(SafeguardingNote.objects),
        "occasion_id": newest(Occasion.objects),
        "question_id": newest(Question.objects),
        "place_id": newest(RollPlace.objects),
        "key": newest(Organisation.objects),
        "letter_id": newest(PrintItem.objects),
        "envelope_id": newest(Envelope.objects),
    }


def pages(client: Client, chosen: list[str]) -> dict[str, str]:
    """What each address answers to the same visitor: less what changes by itself, and less choices kept on the way."""
    seen, cookies = {}, deepcopy(client.cookies)
    for address in chosen:
        response = client.get(address)
        client.cookies = deepcopy(cookies)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        text = f"{response.status_code} {response.headers.get('Location', '')}\n{body.decode(errors='replace')}"
        seen[address] = PASSING.sub("", text)
    return seen


def post(panel: Panel) -> list[str]:
    """Every mail and letter that is sent now, to them or to anyone without a place in the space."""
    del mail.outbox[:]
    deliver_due()
    theirs = {account.email for account in _accounts(panel)}
    sent = [each for each in mail.outbox if set(each.to) & theirs]
    return [f"{each.subject}\n{each.body}\n{each.alternatives}" for each in sent]


def _accounts(panel: Panel) -> list[Any]:
    return list(Account.objects.filter(person_id__in=panel.against.values()))


def files(capture: Any) -> str:
    """The public record as a file, as the page and as the command give it."""
    capture.truncate(0)
    call_command("export", "marlshire", stdout=capture)
    return capture.getvalue() + record.written_text(panel=governance.panel(slug="marlshire"))
