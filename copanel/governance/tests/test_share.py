"""How user-led the table is, counted both ways; and what people speak from, which is theirs alone to say."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance import queries, services
from copanel.governance.models import Speaks
from copanel.governance.tests.examples import Table, a_panel, a_person, fill_seats, in_office
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.kernel.errors import NotAllowed
from copanel.ledger.models import PublicEntry
from copanel.organisations import services as organisations
from copanel.organisations.tests.examples import LONG_AGO, a_user_led
from copanel.people import services as people

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def seat(table: Table, *, kind: str = "full", side: Side = Side.USER_LED, **held: object) -> None:
    made = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=side, kind=kind, from_on=LONG_AGO)
    if held:
        services.fill_seat(actor=SYSTEM, seat_id=made.id, from_on=LONG_AGO, **held)


def test_the_user_led_share_is_counted_both_ways_with_what_nobody_knows():
    table = a_panel()
    led, other = a_user_led("Led"), a_user_led("Other")
    for organisation, share in ((led, 80), (other, 20)):
        organisations.check_user_led(
            actor=SYSTEM, organisation_id=organisation.id, share=share, evidence="Its list", checked_on=TODAY
        )
    seat(table, organisation_id=led.id)
    seat(table, organisation_id=other.id)
    seat(table, organisation_id=a_user_led("Unchecked").id)
    seat(table, kind="corresponding", organisation_id=led.id)
    seat(table, kind="corresponding")
    seat(table, kind="observer", organisation_id=led.id)
    seat(table, side=Side.AUTHORITY, organisation_id=table.council.id)
    share = queries.user_led_share(table.panel_id)
    assert (share.full.user_led, share.full.other, share.full.not_said, share.full.vacant) == (1, 2, 1, 0)
    assert (share.with_corresponding.user_led, share.with_corresponding.filled) == (2, 5)
    assert share.with_corresponding.vacant == 1
    assert (share.full.meets(50), share.full.meets(51), share.full.meets(25)) == (None, False, True)


def speaker(table: Table, name: str, speaks: str | None) -> None:
    person = a_person(name)
    seat(table, person_id=person)
    if speaks:
        Speaks.objects.create(
            panel_id=table.panel_id, person_id=person, speaks_from=speaks, said_at=dt.datetime.now(dt.UTC)
        )


def test_what_a_few_people_speak_from_is_never_counted():
    table = a_panel()
    for number, speaks in enumerate(["uses_care"] * 4 + ["carer"] * 3 + ["works"]):
        speaker(table, f"Person Number{number}", speaks)
    share = queries.user_led_share(table.panel_id)
    assert (share.full.user_led, share.full.other, share.full.not_shown) == (0, 0, 8)
    assert share.full.meets(51) is None


def test_where_enough_are_alike_they_are_counted():
    table = a_panel()
    for number in range(6):
        speaker(table, f"Person Number{number}", "uses_care" if number < 3 else "carer")
    assert queries.user_led_share(table.panel_id).full.user_led == 6
    speaker(table, "One Other", "works")
    assert queries.user_led_share(table.panel_id).full.not_shown == 7


def test_what_someone_speaks_from_is_theirs_to_say_and_to_take_back():
    table = a_panel()
    member, chair = in_office(table, Office.MEMBER, "Ada Pell"), in_office(table, Office.CO_CHAIR)
    usual = {"panel_id": table.panel_id, "person_id": member.person_id}
    for other in (chair, in_office(table, Office.MANAGER, "Cy Ode")):
        with pytest.raises(NotAllowed):
            services.say_speaks_from(actor=other, speaks_from="carer", **usual)
    services.say_speaks_from(actor=member, speaks_from="carer", **usual)
    services.say_speaks_from(actor=member, speaks_from="both", **usual)
    assert Speaks.objects.get().speaks_from == "both"
    assert not PublicEntry.objects.filter(kind="speaks_from.said").exists()
    services.say_speaks_from(actor=member, **usual)
    assert not Speaks.objects.exists()


def test_the_facilitator_writes_it_down_only_for_someone_without_an_account():
    table = a_panel()
    person, facilitator = a_person("Ada Pell"), in_office(table, Office.FACILITATOR)
    usual = {"actor": facilitator, "panel_id": table.panel_id, "person_id": person, "speaks_from": "carer"}
    services.say_speaks_from(**usual)
    people.open_account(actor=SYSTEM, person_id=person, email="ada@marlshire.example")
    with pytest.raises(NotAllowed):
        services.say_speaks_from(**usual)


def test_an_erased_person_speaks_from_nothing_here():
    table = a_panel()
    member = in_office(table, Office.MEMBER, "Ada Pell")
    services.say_speaks_from(actor=member, panel_id=table.panel_id, person_id=member.person_id, speaks_from="carer")
    people.erase_person(actor=SYSTEM, person_id=member.person_id)
    assert not Speaks.objects.exists()


def test_a_hundred_seats_cost_what_one_costs(django_assert_num_queries):
    table = a_panel()
    for number in range(100):
        speaker(table, f"Person Number{number}", "carer" if number % 2 else None)
    fill_seats(table, 20)
    with django_assert_num_queries(5):
        queries.user_led_share(table.panel_id)
