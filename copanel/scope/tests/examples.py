"""Statements to test with. Rooms above may build on these."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from uuid import UUID

from django.test import Client

from copanel.governance import services as governance
from copanel.governance.tests.examples import Table
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor
from copanel.ledger.models import PublicEntry
from copanel.outbox.models import Envelope
from copanel.people import queries as people_queries
from copanel.people import services as people
from copanel.scope import services
from copanel.scope.models import Challenge, Statement
from copanel.scope.services import Draft, Limit

OPEN = Draft(open=Limit(text="The words of the letters.", easy_text="What letters say."))
FIXED = Draft(
    fixed=Limit(
        text="How the amount is worked out.",
        why="The law sets it.",
        whose="law",
        whose_words="Care Act 2014",
        until="no date",
    )
)
LIMITED = Draft(
    open=Limit(text="The words of the letters."),
    limited=Limit(
        text="When they go out.",
        why="The payments system sets the dates.",
        whose="other_body",
        whose_words="the payments firm",
        until="31 March 2028",
    ),
)


def a_topic(table: Table, name: str = "Letters") -> UUID:
    return governance.add_topic(actor=SYSTEM, panel_id=table.panel_id, name=name, easy_name=f"Easy {name}").id


def stated(table: Table, manager: Actor, about_id: UUID, draft: Draft = FIXED) -> Statement:
    """Drafted and signed by the same hand."""
    services.save_draft(actor=manager, panel_id=table.panel_id, about_id=about_id, draft=draft)
    return services.state(actor=manager, panel_id=table.panel_id, about_id=about_id, points_to_person=False)


def challenged(chair: Actor, statement: Statement, text: str = "The law leaves room.") -> Challenge:
    return services.challenge(actor=chair, statement_id=statement.id, text=text, easy_text="There is room.")


def signed_in(client: Client, actor: Actor, *, just_now: bool = True) -> Client:
    """A browser in which this person is signed in, a moment ago or a day ago."""
    account = people_queries.account_of_person(person_id=actor.person_id) or people.open_account(
        actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id}@marlshire.example"
    )
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["signed_in_at"] = (clock.now() - dt.timedelta(0 if just_now else 1)).isoformat()
    session.save()
    return client


def text_of(response) -> str:
    """The words of a page, without its marks."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def payloads(kind: str) -> list[dict[str, Any]]:
    """What the public record's entries of a kind hold, oldest first."""
    return [json.loads(entry.body)["payload"] for entry in PublicEntry.objects.filter(kind=kind).order_by("id")]


def told(kind: str) -> set[UUID]:
    """The persons that a kind of message goes to."""
    return {each.person_id for each in Envelope.objects.filter(kind=kind)}
