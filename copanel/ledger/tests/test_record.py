"""The only writer, the triggers, and what the public record says."""

import hashlib
import json
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.kernel.actor import SYSTEM, Actor, Held, Office, Side
from copanel.ledger import kinds, queries
from copanel.ledger.kinds import BadEntry, Happened
from copanel.ledger.models import ActorSalt, PrivateEntry, PublicEntry
from copanel.ledger.services import record

pytestmark = pytest.mark.django_db

PANEL = uuid4()
KNOCKED = ledger.kind(
    "door.knocked",
    audience=ledger.PUBLIC,
    keys={"panel": ledger.SLUG, "number": ledger.NUMBER, "on": ledger.DAY},
    sentence=_("Door %(number)s was knocked at on %(on)s."),
    link="/%(panel)s/doors/%(number)s",
)
PEEPED = ledger.kind("door.peeped", audience=ledger.PRIVATE, keys={}, sentence=_("Someone looked."))


def knock(actor=SYSTEM, **payload):
    record(
        KNOCKED,
        actor=actor,
        subject_id=uuid4(),
        panel_id=PANEL,
        payload={"panel": "north", "number": 3, "on": "2026-03-03", **payload},
        commitments=["a" * 64],
    )


def on(office, side=Side.USER_LED):
    return Actor(person_id=uuid4(), held=(Held(id=uuid4(), office=office, panel_id=PANEL, side=side),))


def test_an_entry_reads_as_a_sentence_with_a_link(django_assert_num_queries):
    knock()
    with django_assert_num_queries(1):
        [line] = queries.public_lines(panel_id=PANEL)
    assert line.sentence == "Door 3 was knocked at on Tuesday 3 March 2026."
    assert line.url == "/north/doors/3"


def test_the_leaf_hash_covers_the_canonical_body():
    knock()
    entry = PublicEntry.objects.get()
    assert entry.leaf_hash == hashlib.sha256(b"\x00" + entry.body.encode()).hexdigest()
    body = json.loads(entry.body)
    assert body["words"] == ["a" * 64]
    assert entry.body == json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_an_office_is_named_and_a_member_is_not():
    chair, person = on(Office.CO_CHAIR), on(Office.MEMBER)
    knock(actor=chair)
    knock(actor=person)
    knock(actor=person)
    bodies = [json.loads(entry.body)["actor"] for entry in PublicEntry.objects.order_by("id")]
    assert bodies[0] == {"office": "co_chair", "id": str(chair.held[0].id)}
    assert set(bodies[1]) == {"person"}
    assert bodies[1] != bodies[2], "two entries of one person cannot be joined"
    assert str(person.person_id) not in "".join(PublicEntry.objects.values_list("body", flat=True))
    assert ActorSalt.objects.filter(person_id=person.person_id).count() == 2


def test_private_entries_have_a_sequence_of_their_own():
    knock()
    record(PEEPED, actor=on(Office.CO_CHAIR), subject_id=uuid4(), panel_id=PANEL)
    assert PublicEntry.objects.count() == 1
    assert PrivateEntry.objects.count() == 1
    assert len(queries.public_lines(panel_id=PANEL)) == 1


@pytest.mark.parametrize(
    "payload",
    [
        {"number": "three"},
        {"number": True},
        {"on": "2026-02-30"},
        {"panel": "Anna Field lives here"},
        {"extra": 1},
    ],
)
def test_what_is_undeclared_or_of_the_wrong_shape_is_refused(payload):
    with pytest.raises(BadEntry), transaction.atomic():
        knock(**payload)
    assert not PublicEntry.objects.exists()


def test_an_unregistered_kind_is_refused():
    loose = kinds.Kind(name="door.painted", audience=ledger.PUBLIC, keys={}, sentence="x")
    with pytest.raises(BadEntry):
        record(loose, actor=SYSTEM, subject_id=uuid4())


def test_a_kind_is_registered_once_and_named_like_one():
    with pytest.raises(BadEntry):
        ledger.kind("door.knocked", audience=ledger.PUBLIC, keys={}, sentence="x")
    with pytest.raises(BadEntry):
        ledger.kind("Knock", audience=ledger.PUBLIC, keys={}, sentence="x")
    with pytest.raises(BadEntry):
        ledger.kind("door.shut", audience="friends", keys={}, sentence="x")


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction():
    with pytest.raises(BadEntry):
        knock()
    assert not PublicEntry.objects.exists()


@pytest.mark.parametrize("table", ["ledger_public", "ledger_private"])
@pytest.mark.parametrize(
    "verb",
    ["UPDATE {} SET kind = 'x'", "DELETE FROM {}", pytest.param("TRUNCATE {}", marks=pytest.mark.postgresql)],
)
def test_the_database_refuses_to_change_the_record(table, verb):
    knock()
    record(PEEPED, actor=SYSTEM, subject_id=uuid4())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))
    assert PublicEntry.objects.count() == PrivateEntry.objects.count() == 1


def test_a_subscriber_is_told_in_the_same_transaction_and_may_refuse():
    heard: list[Happened] = []

    def refuse(happened: Happened) -> None:
        heard.append(happened)
        raise ValueError("not today")

    kinds._handlers["door.peeped"] = [refuse]
    try:
        with pytest.raises(ValueError, match="not today"), transaction.atomic():
            record(PEEPED, actor=SYSTEM, subject_id=PANEL)
        assert heard[0].subject_id == PANEL
        assert not PrivateEntry.objects.exists()
    finally:
        del kinds._handlers["door.peeped"]


def test_the_list_is_paged_and_never_longer_than_a_page(django_assert_num_queries):
    for _each in range(in_all := queries.PAGE + 5):
        knock()
    with django_assert_num_queries(1):
        first = queries.public_lines(panel_id=PANEL, limit=10_000)
    assert len(first) == queries.PAGE
    rest = queries.public_lines(panel_id=PANEL, before=first[-1].id)
    assert len(rest) == in_all - queries.PAGE
