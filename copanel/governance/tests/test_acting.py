"""The Actor: who holds what at this moment, and to whom the user-led-only space is shut (powers.md, theorem 6)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection

from copanel.governance import queries, services
from copanel.governance.models import OfficeHolding, SeatHolding
from copanel.governance.tests.examples import a_decision, a_panel, a_person, in_office
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.kernel.ids import new_id
from copanel.organisations import services as organisations
from copanel.organisations.models import Holding
from copanel.organisations.tests.examples import LONG_AGO, a_council, a_post

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def at(day: dt.date):
    return time_machine.travel(dt.datetime.combine(day, dt.time(10), tzinfo=dt.UTC), tick=False)


def offices(actor, table) -> set[Office]:
    return {held.office for held in actor.on(table.panel_id)}


def test_nobody_in_particular_holds_nothing(django_assert_num_queries):
    with django_assert_num_queries(1):
        actor = queries.actor_for(person_id=new_id())
    assert actor.held == ()
    assert actor.council_of == frozenset()


@pytest.mark.parametrize(
    ("office", "side", "enters"),
    [
        (Office.CO_CHAIR, Side.USER_LED, True),
        (Office.DEPUTY_CHAIR, Side.USER_LED, True),
        (Office.FACILITATOR, Side.INDEPENDENT, True),
        (Office.MODERATOR, Side.USER_LED, True),
        (Office.SAFEGUARDING_LEAD, Side.INDEPENDENT, True),
        (Office.MEMBER, Side.USER_LED, True),
        (Office.MANAGER, Side.AUTHORITY, False),
        (Office.ENGAGEMENT_LEAD, Side.AUTHORITY, False),
        (Office.FUNDER_CONTACT, Side.AUTHORITY, False),
        (Office.PAYMENTS_OFFICER, Side.INDEPENDENT, False),
        (Office.AUTHORISER, Side.INDEPENDENT, False),
        (Office.AUDITOR, Side.INDEPENDENT, False),
        (Office.SUPPORT_ENGINEER, Side.INDEPENDENT, False),
    ],
)
def test_every_office_and_the_user_led_space(office, side, enters):
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    actor = in_office(table, office)
    assert offices(actor, table) == {office}
    assert actor.side_on(table.panel_id) is side
    assert actor.in_user_led_space(table.panel_id) is enters
    assert (table.panel_id in actor.council_of) is (side is Side.AUTHORITY)
    # The same office on another panel is nothing there.
    assert offices(actor, elsewhere) == set()
    assert not actor.in_user_led_space(elsewhere.panel_id)


@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.MEMBER, Office.MANAGER])
def test_a_term_begins_and_ends_on_its_days(office):
    table = a_panel()
    person_id = in_office(table, office, from_on=TODAY + 2 * DAY, until_on=TODAY + 3 * DAY).person_id
    for days, held in ((0, set()), (1, set()), (2, {office}), (3, {office}), (4, set())):
        with at(TODAY + days * DAY):
            assert offices(queries.actor_for(person_id=person_id), table) == held


def test_days_end_at_midnight_in_london():
    table = a_panel()
    person_id = in_office(table, Office.CO_CHAIR, until_on=dt.date(2027, 7, 1)).person_id
    with time_machine.travel(dt.datetime(2027, 7, 1, 22, 59, tzinfo=dt.UTC), tick=False):
        assert queries.actor_for(person_id=person_id).held
    with time_machine.travel(dt.datetime(2027, 7, 1, 23, 1, tzinfo=dt.UTC), tick=False):
        assert not queries.actor_for(person_id=person_id).held


def test_a_former_holder_has_nothing_from_the_moment_it_ends():
    table = a_panel()
    chair, member, manager = (in_office(table, each) for each in (Office.CO_CHAIR, Office.MEMBER, Office.MANAGER))
    services.end_office(actor=SYSTEM, holding_id=chair.held[0].id)
    services.empty_seat(actor=SYSTEM, holding_id=member.held[0].id)
    organisations.end_holding(actor=SYSTEM, post_id=table.post.id)
    for former in (chair, member, manager):
        assert queries.actor_for(person_id=former.person_id).held == ()


def test_a_seat_that_is_gone_makes_nobody_a_member():
    table = a_panel()
    member = in_office(table, Office.MEMBER)
    seat = SeatHolding.objects.get().seat
    seat.until_on = TODAY - DAY
    seat.save()
    assert queries.actor_for(person_id=member.person_id).held == ()


@pytest.mark.parametrize(("side", "kind"), [("user_led", "observer"), ("authority", "full"), ("independent", "full")])
def test_other_seats_make_nobody_a_member(side, kind):
    table, person_id = a_panel(), a_person()
    seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=side, kind=kind)
    services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=person_id)
    assert queries.actor_for(person_id=person_id).held == ()


def test_duties_follow_the_post():
    table = a_panel()
    former = in_office(table, Office.MANAGER, "A Former", from_on=LONG_AGO)
    present = in_office(table, Office.MANAGER, "B Present", from_on=TODAY)
    assert queries.actor_for(person_id=former.person_id).held == ()
    (held,) = present.held
    assert (held.post_id, held.organisation_id, held.as_delegate) == (table.post.id, table.council.id, False)
    assert present.posts_on(table.panel_id) == {table.post.id}


def test_a_delegate_acts_for_the_post_while_it_is_lent():
    table, person_id = a_panel(), a_person()
    lent = organisations.delegate(
        actor=SYSTEM, post_id=table.post.id, person_id=person_id, name="D", until_on=TODAY + DAY
    )
    actor = queries.actor_for(person_id=person_id)
    (held,) = actor.held
    assert (held.office, held.side, held.post_id, held.as_delegate) == (
        Office.MANAGER, Side.AUTHORITY, table.post.id, True,
    )  # fmt: skip
    assert table.panel_id in actor.council_of
    with at(TODAY + 2 * DAY):
        assert queries.actor_for(person_id=person_id).held == ()
    organisations.end_delegation(actor=SYSTEM, delegation_id=lent.id)
    assert queries.actor_for(person_id=person_id).held == ()


def test_a_post_that_answers_to_no_panel_gives_no_office_but_shuts_the_space():
    table, person_id = a_panel(), a_person()
    other = a_post(table.council, "Head of Parks")
    organisations.appoint_holder(actor=SYSTEM, post_id=other.id, name="P", person_id=person_id)
    actor = queries.actor_for(person_id=person_id)
    assert actor.held == ()
    assert actor.council_of == {table.panel_id}


def test_a_post_of_another_body_answers_too():
    table, person_id = a_panel(), a_person()
    health = a_post(a_council("Marlshire Health Trust"), "Director of Nursing")
    services.name_answering_post(actor=SYSTEM, panel_id=table.panel_id, post_id=health.id)
    organisations.appoint_holder(actor=SYSTEM, post_id=health.id, name="N", person_id=person_id)
    actor = queries.actor_for(person_id=person_id)
    assert offices(actor, table) == {Office.MANAGER}
    assert actor.council_of == {table.panel_id}


def test_offices_on_two_panels_stay_apart():
    north, south = a_panel("north"), a_panel("south")
    person_id = in_office(north, Office.CO_CHAIR).person_id
    organisations.appoint_holder(actor=SYSTEM, post_id=south.post.id, name="B", person_id=person_id)
    actor = queries.actor_for(person_id=person_id)
    assert (offices(actor, north), offices(actor, south)) == ({Office.CO_CHAIR}, {Office.MANAGER})
    assert actor.council_of == {south.panel_id}
    assert actor.in_user_led_space(north.panel_id)
    assert not actor.in_user_led_space(south.panel_id)


def test_a_person_acts_in_an_office_they_hold_and_in_no_other():
    table = a_panel()
    actor = in_office(table, Office.FACILITATOR)
    services.appoint(actor=SYSTEM, panel_id=table.panel_id, person_id=actor.person_id, office=Office.AUDITOR)
    auditor = next(held for held in queries.actor_for(person_id=actor.person_id).held if held.office is Office.AUDITOR)
    chosen = queries.actor_for(person_id=actor.person_id, acting_in=str(auditor.id))
    assert chosen.acting_in == auditor.id
    for not_theirs in (new_id(), "", "not a key", None):
        assert queries.actor_for(person_id=actor.person_id, acting_in=not_theirs).acting_in is None


def test_sign_in_and_network_are_handed_on():
    moment = dt.datetime(2027, 3, 3, 9, tzinfo=dt.UTC)
    actor = queries.actor_for(person_id=new_id(), signed_in_at=moment, network="abc")
    assert (actor.signed_in_at, actor.network, actor.system) == (moment, "abc", False)


@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.MODERATOR, Office.FACILITATOR, Office.MEMBER])
@pytest.mark.parametrize("whose", ["authority", "funder"])
def test_who_turns_out_to_work_for_the_council_loses_user_led_powers(office, whose):
    funder = a_council("The Fund")
    table = a_panel(funder_id=funder.id)
    actor = in_office(table, office)
    employer = table.council if whose == "authority" else funder
    declared = services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=actor.person_id, organisation_id=employer.id
    )
    found = queries.actor_for(person_id=actor.person_id)
    assert found.held == ()
    assert found.council_of == {table.panel_id}
    services.end_works_for(actor=SYSTEM, works_for_id=declared.id)
    assert queries.actor_for(person_id=actor.person_id) == actor


def test_working_for_somebody_else_shuts_nothing():
    table = a_panel()
    actor = in_office(table, Office.MEMBER)
    services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=actor.person_id, organisation_id=table.host.id
    )
    assert queries.actor_for(person_id=actor.person_id) == actor


def test_an_office_of_the_authority_beside_a_user_led_one_shuts_the_user_led_one():
    table = a_panel()
    actor = in_office(table, Office.MEMBER)
    # No service writes this down; if it ever stands in the tables, the door is shut all the same.
    Holding.objects.create(post=table.post, name_that_day="B", person_id=actor.person_id, from_on=LONG_AGO)
    found = queries.actor_for(person_id=actor.person_id)
    assert offices(found, table) == {Office.MANAGER}
    assert not found.in_user_led_space(table.panel_id)


def test_the_user_led_majority_lets_someone_in_by_name():
    table = a_panel()
    actor = in_office(table, Office.MEMBER)
    services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=actor.person_id, organisation_id=table.council.id
    )
    let_in = services.allow_in_space(
        actor=SYSTEM, panel_id=table.panel_id, person_id=actor.person_id, decision_id=a_decision(table).id
    )
    found = queries.actor_for(person_id=actor.person_id)
    assert offices(found, table) == {Office.MEMBER}
    assert found.in_user_led_space(table.panel_id)
    services.end_allowed_in_space(actor=SYSTEM, allowed_id=let_in.id)
    assert not queries.actor_for(person_id=actor.person_id).in_user_led_space(table.panel_id)


def test_being_let_in_on_one_panel_is_nothing_on_another():
    north, south = a_panel("north"), a_panel("south")
    actor = in_office(north, Office.MEMBER)
    for table in (north, south):
        services.declare_works_for(
            actor=SYSTEM, panel_id=table.panel_id, person_id=actor.person_id, organisation_id=table.council.id
        )
    services.allow_in_space(
        actor=SYSTEM, panel_id=south.panel_id, person_id=actor.person_id, decision_id=a_decision(south).id
    )
    assert queries.actor_for(person_id=actor.person_id).held == ()


def test_an_actor_costs_one_query_whatever_they_hold(django_assert_num_queries):
    person_id = a_person()
    tables = [a_panel(f"panel-{number}") for number in range(12)]
    for table in tables:
        services.appoint(actor=SYSTEM, panel_id=table.panel_id, person_id=person_id, office=Office.FACILITATOR)
    with django_assert_num_queries(1):
        assert len(queries.actor_for(person_id=person_id).held) == 12


def test_holders_and_members_of_a_day(django_assert_num_queries):
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    chair, member, manager = (in_office(table, each) for each in (Office.CO_CHAIR, Office.MEMBER, Office.MANAGER))
    other = in_office(elsewhere, Office.CO_CHAIR)
    with django_assert_num_queries(1):
        assert queries.holders(table.panel_id, Office.CO_CHAIR) == {chair.person_id}
    assert queries.holders(table.panel_id, Office.MEMBER, Office.MANAGER) == {member.person_id, manager.person_id}
    assert queries.holders(table.panel_id, Office.CO_CHAIR, day=TODAY - DAY) == frozenset()
    many = [chair.person_id, member.person_id, other.person_id, *(new_id() for _ in range(100))]
    with django_assert_num_queries(1):
        assert queries.were_user_led_members(many, table.panel_id, TODAY) == {member.person_id}
    assert queries.was_user_led_member(member.person_id, table.panel_id, TODAY)
    assert not queries.was_user_led_member(member.person_id, table.panel_id, TODAY - DAY)
    assert not queries.was_user_led_member(member.person_id, elsewhere.panel_id, TODAY)
    assert queries.were_user_led_members([], table.panel_id) == frozenset()


def test_rows_are_the_only_source_of_power():
    table = a_panel()
    in_office(table, Office.CO_CHAIR)
    OfficeHolding.objects.all().delete()
    assert queries.holders(table.panel_id, *Office) == frozenset()


@pytest.mark.sqlite
def test_no_table_is_read_through_to_build_an_actor(django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        queries.actor_for(person_id=new_id())
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + asked.captured_queries[0]["sql"])
        steps = [row[3] for row in cursor.fetchall()]
    assert steps
    assert [step for step in steps if step.startswith("SCAN")] == []
