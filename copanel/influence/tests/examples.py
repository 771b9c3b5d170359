"""A panel with an issue at each point of its path. Rooms above may build on these."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.test import Client

from copanel.governance import queries as governance
from copanel.governance.tests.examples import Table, a_decision, a_panel, in_office
from copanel.influence import services
from copanel.influence.models import Issue, Part, Recommendation, Signing
from copanel.influence.services import Ask, Draft, Said
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.ledger.models import PublicEntry
from copanel.outbox.models import Envelope
from copanel.people import queries as people_queries
from copanel.people import services as people
from copanel.words import services as words

ADOPTED = Draft(
    kind="adopted", text="We will write all six letters again.", due="30 June 2027", owner="Sunil Rao, Manager"
)
REFUSED = Draft(
    kind="not_taken",
    category="money",
    reason="There is no budget for it this year.",
    change="The full council would have to add it to the budget.",
    decided_by="Karen Boyd, Head of Transport",
    decided_on="3 March 2026",
)
LATER = Draft(kind="under_consideration", text="We are asking the bus firm.", by_when="1 September 2027")
ASKS = ("Write the letters again.", "Send each letter in the right format.", "Put a name on each letter.")


@dataclass(frozen=True)
class Room:
    """A panel and the people that the path of an issue needs, each as they act now."""

    table: Table
    chair: Actor
    facilitator: Actor
    member: Actor
    manager: Actor
    lead: Actor

    @property
    def panel_id(self) -> UUID:
        return self.table.panel_id

    @property
    def panel(self):
        return governance.panel(panel_id=self.panel_id)


def a_room(slug: str = "marlshire") -> Room:
    table = a_panel(slug)
    return Room(
        table=table,
        chair=in_office(table, Office.CO_CHAIR, "Aisha Rahman"),
        facilitator=in_office(table, Office.FACILITATOR, "Priya Nair"),
        member=in_office(table, Office.MEMBER, "Gwen Pryce"),
        manager=just_signed_in(in_office(table, Office.MANAGER, "Karen Boyd")),
        lead=in_office(table, Office.ENGAGEMENT_LEAD, "Tom Okafor"),
    )


def just_signed_in(actor: Actor) -> Actor:
    return replace(actor, signed_in_at=clock.now())


def an_issue(room: Room, heading: str = "Letters are hard to read", text: str = "Six pages and no name.") -> Issue:
    """Raised by a member, shown at once."""
    return services.raise_issue(actor=room.member, panel_id=room.panel_id, said=Said(heading=heading, text=text))


def a_held_issue(
    room: Room, heading: str = "The bus is full", text: str = "We stay at home.", email: str = ""
) -> Issue:
    """Sent in by the public, waiting for a check."""
    return services.raise_issue(
        actor=ANONYMOUS, panel_id=room.panel_id, said=Said(heading=heading, text=text), email=email
    )


def let_through(room: Room, issue: Issue) -> Issue:
    words.let_through(actor=room.chair, words_id=issue.words_id)
    return Issue.objects.get(id=issue.id)


def a_draft(room: Room, issue: Issue | None = None, asks: Sequence[str] = ASKS) -> Recommendation:
    issue = issue or an_issue(room)
    return services.draft_recommendation(
        actor=room.facilitator, issue_id=issue.id, asks=[Ask(text, room.table.post.id) for text in asks],
        why="People told us that they cannot read them.",
    )  # fmt: skip


def agreed(room: Room, issue: Issue | None = None, asks: Sequence[str] = ASKS) -> Recommendation:
    draft = a_draft(room, issue, asks)
    return services.agree_recommendation(
        actor=room.chair,
        recommendation_id=draft.id,
        decision_id=a_decision(room.table, agreed=clock.today().isoformat()).id,
    )


def sent(room: Room, issue: Issue | None = None, asks: Sequence[str] = ASKS) -> Recommendation:
    return services.send_to_council(actor=room.chair, recommendation_id=agreed(room, issue, asks).id)


def part(recommendation: Recommendation, letter: str = "A") -> Part:
    return Part.objects.get(recommendation=recommendation, letter=letter)


def answer(room: Room, recommendation: Recommendation, **drafts: Draft) -> Signing:
    """Draft an answer for each part named by its letter, and sign them together."""
    for letter, draft in drafts.items():
        services.save_draft(actor=room.manager, part_id=part(recommendation, letter).id, draft=draft)
    return services.sign_answers(
        actor=just_signed_in(room.manager), recommendation_id=recommendation.id, points_to_person=False
    )


def signed_in(client: Client, actor: Actor, *, just_now: bool = True) -> Client:
    """A browser in which this person is signed in, a moment ago or a day ago."""
    account = people_queries.account_of_person(person_id=actor.person_id) or people.open_account(
        actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id}@marlshire.example"
    )
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    moment = clock.now() - dt.timedelta(0 if just_now else 1)
    session = client.session
    session["signed_in_at"] = moment.isoformat()
    session.save()
    return client


def text_of(response) -> str:
    """The words of a page, without its marks."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def hidden(response) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def payloads(kind: str) -> list[dict[str, Any]]:
    """What the public record's entries of a kind hold, oldest first."""
    return [json.loads(entry.body)["payload"] for entry in PublicEntry.objects.filter(kind=kind).order_by("id")]


def told(kind: str) -> set[UUID]:
    """The persons and addresses that a kind of message goes to."""
    return {each.person_id or each.address_id for each in Envelope.objects.filter(kind=kind)}
