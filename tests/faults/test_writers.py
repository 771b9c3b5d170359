"""Many people at once: nothing is lost, nothing is done twice, and nobody is told that a database is locked.

On SQLite in a file, as a small panel runs it (a write-ahead log, transactions that take the lock when they
begin, twenty seconds of patience), and on PostgreSQL. Each person is a thread with a connection of its own,
and presses the buttons of the real pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from copanel.conversations.models import Message
from copanel.governance import queries as governance
from copanel.governance.tests.examples import in_office
from copanel.influence import drafts, services
from copanel.influence.models import Issue, Recommendation, Signing
from copanel.influence.services import Said
from copanel.influence.tests.examples import ADOPTED, agreed, part, sent, signed_in
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.outbox.models import Envelope
from copanel.search.queries import find
from copanel.words import queries as words_said
from copanel.words import services as words
from copanel.words.models import Words
from tests.faults.together import at_once
from tests.faults.world import World, a_world

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 30


@pytest.fixture
def world() -> World:
    return a_world()


def browser(actor: Actor) -> Client:
    return signed_in(Client(raise_request_exception=False), actor)


def click(client: Client, address: str, **typed: str) -> Callable[[], int]:
    return lambda: client.post(address, typed).status_code


def recorded(kind: str) -> int:
    return sum(table.objects.filter(kind=kind).count() for table in (PublicEntry, PrivateEntry))


def told_once(about_id: UUID) -> bool:
    """Whether somebody is told of it, and nobody twice."""
    readers = Counter(Envelope.objects.filter(about_id=about_id).values_list("kind", "person_id", "address_id"))
    return set(readers.values()) == {1}


@pytest.mark.sqlite
def test_the_database_is_the_one_of_a_real_panel():
    """What this file says is said of a file in WAL, with every write on the disk, and the lock taken at the start."""
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
        assert cursor.execute("PRAGMA database_list").fetchone()[2], "it is in memory"
    assert found == {"journal_mode": "wal", "synchronous": 2}
    assert connection.transaction_mode == "IMMEDIATE"


def test_thirty_people_say_something_at_once(world):
    thread = world.thread(world.issue())
    say = reverse("conversations:say", args=[thread.url.split("/")[1], thread.id])
    raise_one = reverse("influence:write", args=["marlshire"])
    first = Issue.objects.get(id=thread.place_id).number
    people = [browser(in_office(world.room.table, Office.MEMBER)) for _number in range(WRITERS)]

    def speak(place: int) -> list[int]:
        return [
            click(people[place], say, text=f"Message {place} of many.", byline="not_named", key=str(new_id()))(),
            click(
                people[place], raise_one, stage="send", key=str(new_id()), byline="not_named",
                heading=f"Heading {place}", text=f"Issue {place} of many.",
            )(),
            click(people[place], say, text=f"Also {place} of many.", byline="not_named", key=str(new_id()))(),
        ]  # fmt: skip

    came = at_once([lambda place=place: speak(place) for place in range(WRITERS)])
    assert came == [[302, 302, 302]] * WRITERS
    said = Counter(
        layer.text for message in Message.objects.filter(thread=thread) for layer in message.words.layers.all()
    )
    assert said == Counter(f"{start} {place} of many." for start in ("Message", "Also") for place in range(WRITERS))
    numbers = Issue.objects.exclude(id=thread.place_id).values_list("number", flat=True)
    assert sorted(numbers) == list(range(first + 1, first + 1 + WRITERS))
    assert recorded("message.posted") == 2 * WRITERS
    assert find(panel_id=world.panel_id, text="many").total == WRITERS + 1


def test_a_number_is_never_used_again(world):
    last = world.issue()
    words.withdraw(actor=world.room.member, words_id=last.words_id)
    words.erase(actor=world.room.member, words_id=last.words_id)
    assert world.issue().number == last.number + 1


def test_two_clicks_raise_one_issue(world):
    client, address = browser(world.room.member), reverse("influence:write", args=["marlshire"])
    typed = {"stage": "send", "key": str(new_id()), "byline": "not_named", "heading": "Twice", "text": "Once."}
    assert at_once([click(client, address, **typed)] * 2) == [302, 302]
    assert Issue.objects.count() == 1


def test_two_calls_of_the_act_raise_one_issue(world):
    key = new_id()
    came = at_once(
        [
            lambda: (
                services.raise_issue(
                    actor=world.room.member, panel_id=world.panel_id, said=Said("Twice", "Once."), issue_id=key
                ).id
            )
        ]
        * 4
    )
    assert sorted(type(each).__name__ for each in came) == [AlreadyDone.__name__] * 3 + ["UUID"]
    assert Issue.objects.count() == 1


def test_two_clicks_send_one_recommendation_once(world):
    ready = agreed(world.room)
    number = Issue.objects.get(id=ready.issue_id).number
    address = reverse("influence:send", args=["marlshire", number, ready.id])
    came = at_once([click(browser(world.room.chair), address), click(browser(world.room.facilitator), address)])
    assert all(status in {302, 409} for status in came), came
    assert 302 in came
    found = Recommendation.objects.get(id=ready.id)
    assert (found.state, found.number) == ("sent", 1)
    assert recorded("recommendation.sent") == 1
    assert told_once(ready.id)


def test_two_clicks_sign_one_answer_once(world):
    recommendation = sent(world.room)
    for letter in "ABC":
        services.save_draft(actor=world.room.manager, part_id=part(recommendation, letter).id, draft=ADOPTED)
    number = Issue.objects.get(id=recommendation.issue_id).number
    address = reverse("influence:answer_check", args=["marlshire", number, 1])
    client = browser(world.room.manager)
    seen = drafts.looked_at(dict.fromkeys("ABC", ADOPTED))
    came = at_once([click(client, address, points_to_person="no", looked=seen)] * 3)
    assert all(status in {302, 409} for status in came), came
    signing = Signing.objects.get()
    assert recorded("answer.signed") == 3, "one entry for each of the three parts"
    assert recorded("promise.made") == 3
    assert told_once(signing.id)


def looked(issue: Issue) -> str:
    """What the page of the check gives with the press."""
    return words_said.spoken([issue.words_id], actor=SYSTEM)[issue.words_id].looked


def test_two_clicks_let_words_through_once(world):
    resident = governance.actor_for(person_id=world.person("ada@marlshire.example"))
    held = services.raise_issue(actor=resident, panel_id=world.panel_id, said=Said("The bus", "It is full."))
    address = reverse("words:check", args=["marlshire", held.words_id])
    came = at_once(
        [
            click(browser(actor), address, points="no", decision="show", looked=looked(held))
            for actor in (world.moderator, world.room.chair)
        ]
    )
    assert sorted(came)[0] == 302
    assert all(status in {302, 403, 409} for status in came), came
    assert Words.objects.get(id=held.words_id).standing == "shown"
    assert Issue.objects.get(id=held.id).number == 1
    assert recorded("words.shown") == 1
    assert recorded("issue.shown") == 1
    assert told_once(held.id)


def test_letting_through_and_refusing_at_once_is_one_of_them(world):
    held = world.held()
    address = reverse("words:check", args=["marlshire", held.words_id])
    came = at_once(
        [
            click(browser(world.moderator), address, points="no", decision="show", looked=looked(held)),
            click(
                browser(world.room.chair),
                address,
                points="no",
                decision="refuse",
                reason_code="advert",
                looked=looked(held),
            ),
        ]
    )
    assert sorted(came)[0] == 302
    assert all(status in {302, 403, 409} for status in came), came
    assert recorded("words.shown") + recorded("words.refused") == 1
