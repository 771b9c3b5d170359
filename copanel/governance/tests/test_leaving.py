"""Someone resigns, or has died: what ends, who is told, and what nobody reads."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine

from copanel.governance import queries, services, tasks
from copanel.governance.models import OfficeHolding, Parting, SeatHolding
from copanel.governance.tests.examples import a_panel, in_office
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, NotAllowed, NotFound
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope
from copanel.people import services as people
from copanel.people.models import Account, Person

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def at(day: dt.date):
    return time_machine.travel(dt.datetime.combine(day, dt.time(10), tzinfo=dt.UTC), tick=False)


def offices(person_id, table) -> set[Office]:
    return {held.office for held in queries.actor_for(person_id=person_id).on(table.panel_id)}


def seat_of(actor: Actor) -> SeatHolding:
    return SeatHolding.objects.get(person_id=actor.person_id)


def office_of(actor: Actor) -> OfficeHolding:
    return OfficeHolding.objects.get(person_id=actor.person_id)


def last_public() -> PublicEntry:
    return PublicEntry.objects.latest("id")


def test_someone_resigns_at_once_and_the_others_are_told():
    table = a_panel()
    chair, facilitator = in_office(table, Office.CO_CHAIR), in_office(table, Office.FACILITATOR, "Priya Nair")
    member = in_office(table, Office.MEMBER, "Joe Bright")
    services.resign(actor=member, panel_id=table.panel_id, holding_ids=[seat_of(member).id])
    assert offices(member.person_id, table) == set()
    entry = last_public()
    assert entry.kind == "seat.vacant"
    assert set(json.loads(entry.body)["payload"]) == {"side", "until_on"}
    told = Envelope.objects.filter(kind="governance.resigned").values_list("person_id", flat=True)
    assert set(told) == {chair.person_id, facilitator.person_id}
    assert Envelope.objects.get(kind="governance.you_resigned").person_id == member.person_id
    with pytest.raises(AlreadyDone):
        services.resign(actor=member, panel_id=table.panel_id, holding_ids=[seat_of(member).id])


def test_someone_resigns_from_a_day_and_keeps_it_until_then():
    table = a_panel()
    member = in_office(table, Office.MEMBER)
    services.resign(actor=member, panel_id=table.panel_id, holding_ids=[seat_of(member).id], until_on=TODAY + DAY)
    for days, held in ((1, {Office.MEMBER}), (2, set())):
        with at(TODAY + days * DAY):
            assert offices(member.person_id, table) == held


def test_nobody_resigns_for_another():
    table = a_panel()
    member, other = in_office(table, Office.MEMBER), in_office(table, Office.MEMBER, "Someone Else")
    with pytest.raises(AlreadyDone):
        services.resign(actor=other, panel_id=table.panel_id, holding_ids=[seat_of(member).id])
    assert offices(member.person_id, table) == {Office.MEMBER}


def test_a_death_stops_every_message_at_once_and_the_public_reads_only_that_a_place_is_vacant(mailoutbox):
    table = a_panel()
    chair, facilitator = in_office(table, Office.CO_CHAIR), in_office(table, Office.FACILITATOR, "Priya Nair")
    gone = in_office(table, Office.MEMBER, "Rose Lane", until_on=TODAY + 20 * DAY)
    deputy = services.name_deputy(actor=SYSTEM, holding_id=seat_of(chair_seat(table)).id, person_id=gone.person_id)
    people.open_account(actor=SYSTEM, person_id=gone.person_id, email="rose@marlshire.example")
    people.open_account(actor=SYSTEM, person_id=chair.person_id, email="chair@marlshire.example")
    tasks.chase_terms()
    assert Envelope.objects.filter(person_id=gone.person_id, state="waiting").exists()
    before = PublicEntry.objects.count()
    services.note_death(actor=facilitator, panel_id=table.panel_id, person_id=gone.person_id, died_on=TODAY - DAY)
    assert not Envelope.objects.filter(person_id=gone.person_id, state="waiting").exists()
    assert offices(gone.person_id, table) == set()
    deputy.refresh_from_db()
    assert deputy.ended_at or deputy.until_on < TODAY
    entries = PublicEntry.objects.order_by("id")[before:]
    assert {each.kind for each in entries} == {"seat.vacant", "deputy.ended"}
    for each in entries:
        assert "Rose" not in each.body
        assert str(gone.person_id) not in each.body
        assert "die" not in each.body.replace("audience", "").lower()
    assert not Account.objects.get(person_id=gone.person_id).is_active
    tasks.chase_terms()
    with at(TODAY + 2 * DAY):
        tasks.chase_terms()
        deliver_due()
    assert [mail.to for mail in mailoutbox] == [["chair@marlshire.example"]]
    assert "Rose Lane has died" in mailoutbox[0].body
    assert "Rose" not in mailoutbox[0].subject
    # Their name stands where they chose it; nobody lists them as someone to appoint.
    assert gone.person_id not in dict(queries.known_people(panel_id=table.panel_id, actor=chair))


def chair_seat(table) -> Actor:
    return in_office(table, Office.MEMBER, "Gwen Pryce")


def test_a_death_written_down_by_mistake_is_taken_back():
    table = a_panel()
    facilitator, member = in_office(table, Office.FACILITATOR), in_office(table, Office.MEMBER, "Joe Bright")
    people.open_account(actor=SYSTEM, person_id=member.person_id, email="joe@marlshire.example")
    here = {"actor": facilitator, "panel_id": table.panel_id, "person_id": member.person_id}
    services.note_death(**here)
    with pytest.raises(AlreadyDone):
        services.note_death(**here)
    services.take_back_death(**here)
    assert Person.objects.get(id=member.person_id).died_on is None
    assert Account.objects.get(person_id=member.person_id).is_active
    assert not Parting.objects.exists()


def test_nobody_is_said_dead_by_strangers_or_by_the_authority():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    member, manager = in_office(table, Office.MEMBER), in_office(table, Office.MANAGER)
    stranger = in_office(elsewhere, Office.FACILITATOR, "Another")
    with pytest.raises(NotAllowed):
        services.note_death(actor=manager, panel_id=table.panel_id, person_id=member.person_id)
    with pytest.raises(NotFound):
        services.note_death(actor=stranger, panel_id=elsewhere.panel_id, person_id=member.person_id)
    assert Person.objects.get(id=member.person_id).died_on is None
    assert not PrivateEntry.objects.filter(kind="people.died").exists()
