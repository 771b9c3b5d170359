"""Deputies, standing aside, terms that end by more than a day: what each gives, and what it never gives."""

from __future__ import annotations

import datetime as dt
import json
from types import SimpleNamespace

import pytest
import time_machine

from copanel.governance import queries, services, tasks
from copanel.governance.models import Aside, OfficeHolding, SeatHolding, StandingIn
from copanel.governance.policy import POLICY
from copanel.governance.states import Do
from copanel.governance.tests.examples import a_panel, a_person, in_office
from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed
from copanel.kernel.ids import new_id
from copanel.kernel.policy import co_chair
from copanel.ledger.models import PublicEntry
from copanel.organisations.tests.examples import LONG_AGO, a_user_led
from copanel.outbox.models import Envelope

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


# Deputies


def test_a_deputy_has_nothing_until_they_stand_in_and_then_what_the_seat_gives(django_assert_num_queries):
    table = a_panel()
    member, deputy = in_office(table, Office.MEMBER), a_person("Dee Puty")
    named = services.name_deputy(actor=member, holding_id=seat_of(member).id, person_id=deputy)
    assert offices(deputy, table) == set()
    services.stand_in(actor=member, deputy_id=named.id, from_on=TODAY + DAY, until_on=TODAY + 2 * DAY)
    for days, held in ((0, set()), (1, {Office.MEMBER}), (2, {Office.MEMBER}), (3, set())):
        with at(TODAY + days * DAY):
            assert offices(deputy, table) == held
            assert offices(member.person_id, table) == {Office.MEMBER}
    with at(TODAY + DAY), django_assert_num_queries(1):
        actor = queries.actor_for(person_id=deputy)
    assert actor.in_user_led_space(table.panel_id)
    assert actor.on(table.panel_id)[0].organisation_id == table.host.id
    assert deputy in queries.holders(table.panel_id, Office.MEMBER, day=TODAY + DAY)


def test_a_deputy_of_a_co_chair_chairs_while_standing_in_and_no_longer_than_the_chair():
    table = a_panel()
    chair, deputy = in_office(table, Office.CO_CHAIR), a_person()
    named = services.name_deputy(actor=chair, holding_id=office_of(chair).id, person_id=deputy)
    services.stand_in(actor=chair, deputy_id=named.id)
    assert offices(deputy, table) == {Office.CO_CHAIR}
    services.end_office(actor=SYSTEM, holding_id=office_of(chair).id)
    assert offices(deputy, table) == set()


@pytest.mark.parametrize("end", [services.end_deputy, services.end_standing_in])
def test_a_deputy_who_stops_has_nothing_from_that_moment(end):
    table = a_panel()
    member, deputy = in_office(table, Office.MEMBER), a_person()
    named = services.name_deputy(actor=member, holding_id=seat_of(member).id, person_id=deputy)
    stretch = services.stand_in(actor=member, deputy_id=named.id)
    key = {"deputy_id": named.id} if end is services.end_deputy else {"standing_in_id": stretch.id}
    end(actor=member, **key)
    assert offices(deputy, table) == set()
    with pytest.raises(AlreadyDone):
        end(actor=member, **key)


def test_nobody_of_the_council_stands_in_on_the_user_led_side():
    table = a_panel()
    member, officer = in_office(table, Office.MEMBER), in_office(table, Office.ENGAGEMENT_LEAD)
    with pytest.raises(Invalid) as fault:
        services.name_deputy(actor=SYSTEM, holding_id=seat_of(member).id, person_id=officer.person_id)
    assert set(fault.value.faults) == {"person_id"}


def test_a_deputy_who_goes_to_work_for_the_council_has_nothing_and_no_space():
    table = a_panel()
    member, deputy = in_office(table, Office.MEMBER), a_person()
    named = services.name_deputy(actor=member, holding_id=seat_of(member).id, person_id=deputy)
    services.stand_in(actor=member, deputy_id=named.id)
    services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=deputy, organisation_id=table.council.id
    )
    actor = queries.actor_for(person_id=deputy)
    assert actor.on(table.panel_id) == ()
    assert not actor.in_user_led_space(table.panel_id)


def test_an_authority_names_no_deputy_of_a_user_led_seat_and_no_deputy_starts_themselves():
    table = a_panel()
    member, manager = in_office(table, Office.MEMBER), in_office(table, Office.MANAGER)
    with pytest.raises(NotAllowed):
        services.name_deputy(actor=manager, holding_id=seat_of(member).id, person_id=a_person())
    colleague = in_office(table, Office.MEMBER, "Someone Else")
    named = services.name_deputy(actor=member, holding_id=seat_of(member).id, person_id=colleague.person_id)
    with pytest.raises(NotAllowed):
        services.stand_in(actor=colleague, deputy_id=named.id)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"until_on": TODAY - DAY}, "until_on"),
        ({"from_on": TODAY + 9 * DAY}, "from_on"),
    ],
)
def test_days_in_disorder_are_said_plainly(more, field):
    table = a_panel()
    member = in_office(table, Office.MEMBER, until_on=TODAY + 5 * DAY)
    with pytest.raises(Invalid) as fault:
        services.name_deputy(actor=SYSTEM, holding_id=seat_of(member).id, person_id=a_person(), **more)
    assert set(fault.value.faults) == {field}


def test_only_one_deputy_of_a_holder_stands_in_at_a_time():
    table = a_panel()
    member = in_office(table, Office.MEMBER)
    one, two = (
        services.name_deputy(actor=SYSTEM, holding_id=seat_of(member).id, person_id=a_person()) for _each in range(2)
    )
    services.stand_in(actor=SYSTEM, deputy_id=one.id, until_on=TODAY + 3 * DAY)
    with pytest.raises(Invalid):
        services.stand_in(actor=SYSTEM, deputy_id=two.id, from_on=TODAY + 3 * DAY)
    services.stand_in(actor=SYSTEM, deputy_id=two.id, from_on=TODAY + 4 * DAY)
    assert StandingIn.objects.count() == 2


# Standing aside

ISSUE, OTHER = new_id(), new_id()


@pytest.mark.parametrize(
    ("about", "may"),
    [
        ({"id": ISSUE}, False),
        ({"id": new_id(), "issue_id": ISSUE}, False),
        ({"id": new_id(), "place_id": ISSUE}, False),
        ({"id": OTHER}, True),
        ({"id": new_id(), "issue_id": OTHER}, True),
        ({}, True),
    ],
)
def test_who_stepped_aside_from_an_item_has_no_power_in_it_and_all_elsewhere(about, may, django_assert_num_queries):
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    services.step_aside(actor=chair, holding_id=office_of(chair).id, cause="interest", about_id=ISSUE)
    with django_assert_num_queries(1):
        actor = queries.actor_for(person_id=chair.person_id)
    assert co_chair.test(actor, SimpleNamespace(panel_id=table.panel_id, **about)) is may


def test_another_office_of_the_same_person_is_not_touched():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    second = services.appoint(actor=SYSTEM, panel_id=table.panel_id, person_id=chair.person_id, office=Office.MODERATOR)
    services.step_aside(actor=chair, holding_id=second.id, cause="interest", about_id=ISSUE)
    actor = queries.actor_for(person_id=chair.person_id)
    assert co_chair.test(actor, SimpleNamespace(panel_id=table.panel_id, id=ISSUE))


def test_before_an_election_the_office_gives_nothing_for_those_days():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    services.step_aside(
        actor=chair, holding_id=office_of(chair).id, cause="election", from_on=TODAY + DAY, until_on=TODAY + 2 * DAY
    )
    for days, held in ((0, {Office.CO_CHAIR}), (1, set()), (2, set()), (3, {Office.CO_CHAIR})):
        with at(TODAY + days * DAY):
            assert offices(chair.person_id, table) == held
            assert (chair.person_id in queries.holders(table.panel_id, Office.CO_CHAIR)) is bool(held)


def test_the_record_says_a_category_and_nothing_private():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    services.step_aside(actor=chair, holding_id=office_of(chair).id, cause="interest", about_id=ISSUE)
    entry = last_public()
    assert entry.kind == "office.stepped_aside_from_item"
    assert set(json.loads(entry.body)["payload"]) == {"office", "cause", "from_on"}
    assert str(ISSUE) not in entry.body
    assert str(chair.person_id) not in entry.body


def test_whoever_was_put_aside_by_others_is_told_and_does_not_come_back_alone():
    table = a_panel()
    chair, other = in_office(table, Office.CO_CHAIR), in_office(table, Office.CO_CHAIR, "Gwen Pryce")
    aside = services.step_aside(actor=other, holding_id=office_of(chair).id, cause="other", about_id=ISSUE)
    assert Envelope.objects.get(kind="governance.put_aside").person_id == chair.person_id
    with pytest.raises(NotAllowed):
        services.step_back(actor=chair, aside_id=aside.id)
    services.step_back(actor=other, aside_id=aside.id)
    assert queries.actor_for(person_id=chair.person_id).held[0].aside_from == frozenset()


def test_a_stretch_has_a_last_day_and_nobody_stands_aside_twice():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    here = {"actor": chair, "holding_id": office_of(chair).id, "cause": "election"}
    with pytest.raises(Invalid):
        services.step_aside(**here)
    services.step_aside(**here, until_on=TODAY + DAY)
    with pytest.raises(Invalid):
        services.step_aside(**here, until_on=TODAY + 2 * DAY)
    assert Aside.objects.count() == 1


# Terms


def test_a_term_ends_with_its_last_meeting_and_says_how_many_are_to_come():
    table = a_panel()
    member = in_office(table, Office.MEMBER, meetings=2)
    shown = next(each for each in queries.members(table.panel_id) if each.until)
    assert shown.until == "For 2 meetings. 2 are still to come."
    services.count_meeting(actor=SYSTEM, panel_id=table.panel_id)
    assert offices(member.person_id, table) == {Office.MEMBER}
    with pytest.raises(AlreadyDone):
        services.count_meeting(actor=SYSTEM, panel_id=table.panel_id)
    with at(TODAY + 30 * DAY):
        services.count_meeting(actor=SYSTEM, panel_id=table.panel_id)
    with at(TODAY + 31 * DAY):
        assert offices(member.person_id, table) == set()
    assert last_public().kind == "seat.emptied"


def test_a_meeting_before_the_term_does_not_count():
    table = a_panel()
    services.count_meeting(actor=SYSTEM, panel_id=table.panel_id, held_on=TODAY - DAY)
    in_office(table, Office.MEMBER, meetings=1)
    assert [each.until for each in queries.members(table.panel_id) if each.until] == [
        "For 1 meeting. 1 is still to come."
    ]


def test_a_term_until_an_occasion_ends_when_it_comes_and_the_authority_cannot_say_so():
    table = a_panel()
    occasion = services.add_occasion(actor=SYSTEM, panel_id=table.panel_id, words="the yearly meeting")
    member = in_office(table, Office.MEMBER, until_occasion_id=occasion.id)
    lead = in_office(table, Office.ENGAGEMENT_LEAD)
    with pytest.raises(NotAllowed):
        services.occasion_happened(actor=lead, occasion_id=occasion.id)
    assert not POLICY.may(lead, Do.SAY_OCCASION_HAPPENED, queries.occasion(occasion.id, panel_id=table.panel_id))
    services.occasion_happened(actor=SYSTEM, occasion_id=occasion.id, happened_on=TODAY - DAY)
    assert offices(member.person_id, table) == set()


def test_a_term_has_one_end():
    table = a_panel()
    with pytest.raises(Invalid):
        in_office(table, Office.MEMBER, meetings=3, until_on=TODAY + DAY)
    with pytest.raises(Invalid):
        in_office(table, Office.MEMBER, meetings=0)
    with pytest.raises(Invalid):
        in_office(table, Office.CO_CHAIR, until_occasion_id=new_id())


def test_nobody_takes_part_on_two_seats_of_one_side():
    table = a_panel()
    member = in_office(table, Office.MEMBER)
    seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED)
    with pytest.raises(Invalid) as fault:
        services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=member.person_id)
    assert set(fault.value.faults) == {"person_id"}


def test_terms_are_chased_once_a_stage_however_often_it_runs():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    member = in_office(table, Office.MEMBER, until_on=dt.date(2027, 6, 25))
    in_office(table, Office.MEMBER, "Open Ended")

    def told() -> list:
        tasks.chase_terms()
        tasks.chase_terms()
        rows = Envelope.objects.filter(kind="governance.term_ends").order_by("made_at")
        return sorted(rows.values_list("stage", "person_id"))

    assert told() == []
    first = [("first 2027-06-25", person) for person in sorted([chair.person_id, member.person_id])]
    with at(dt.date(2027, 4, 15)):
        assert told() == first
    with at(dt.date(2027, 4, 20)):
        assert told() == first
    last = [("last 2027-06-25", person) for person in sorted([chair.person_id, member.person_id])]
    with at(dt.date(2027, 6, 10)):
        assert told() == first + last
        mine = [
            need.title
            for need in queries.needs_of_terms(
                actor=queries.actor_for(person_id=member.person_id), panel_id=table.panel_id, panel=table.slug
            )
        ]
        theirs = [
            need.title
            for need in queries.needs_of_terms(
                actor=queries.actor_for(person_id=chair.person_id), panel_id=table.panel_id, panel=table.slug
            )
        ]
    assert mine == ["Your time at the table ends soon"]
    assert theirs == ["A term ends soon: find who comes next"]


# Offices


def test_two_share_an_office_and_a_third_does_not():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    first = office_of(chair)
    in_office(table, Office.CO_CHAIR, "Gwen Pryce", shares_with_id=first.id, shown_as="full_name")
    with pytest.raises(Invalid) as fault:
        in_office(table, Office.CO_CHAIR, "A Third", shares_with_id=first.id)
    assert set(fault.value.faults) == {"shares_with_id"}
    with pytest.raises(Invalid):
        in_office(table, Office.MODERATOR, "A Fourth", shares_with_id=first.id)
    shown = [each for each in queries.members(table.panel_id) if each.shares]
    assert {(each.name, each.shares_with) for each in shown} == {("", "Gwen Pryce"), ("Gwen Pryce", "")}


def test_an_office_goes_round_and_appoints_nobody():
    table = a_panel()
    second = a_user_led("Second")
    in_office(table, Office.CO_CHAIR, organisation_id=table.host.id)
    services.set_turns(
        actor=SYSTEM, panel_id=table.panel_id, office=Office.CO_CHAIR, organisation_ids=[second.id, table.host.id]
    )
    (turn,) = queries.turns(table.panel_id)
    assert turn.now == (table.host.id,)
    assert turn.following_name == "Second"
    assert OfficeHolding.objects.count() == 1
    for wrong in ([second.id, second.id], [table.council.id], [new_id()]):
        with pytest.raises(Invalid):
            services.set_turns(actor=SYSTEM, panel_id=table.panel_id, office=Office.CO_CHAIR, organisation_ids=wrong)
    services.set_turns(actor=SYSTEM, panel_id=table.panel_id, office=Office.CO_CHAIR, organisation_ids=[])
    assert queries.turns(table.panel_id) == []


def test_case_27_question_1_two_co_chairs_then_one_chair_and_sources_differ():
    """2010: co-chaired by two organisations; 2017: one chair, who says that he has chaired for nine years."""
    table = a_panel()
    one, two = a_user_led("SCIL"), a_user_led("HCIL")

    def enter(organisation, **more):
        return services.enter_office_from_record(
            actor=SYSTEM, panel_id=table.panel_id, office=Office.CO_CHAIR, organisation_id=organisation.id, **more
        )

    first = enter(one, citation="Guide 36, 2010", since="2010", until="before July 2016")
    enter(two, citation="Guide 36, 2010", since="2010", until="before July 2016")
    chair = enter(one, citation="Blog, July 2017", since="about 2008", called="chair")
    services.note_sources_differ(actor=SYSTEM, holding_id=first.id, other_id=chair.id)
    with pytest.raises(AlreadyDone):
        services.note_sources_differ(actor=SYSTEM, holding_id=chair.id, other_id=first.id)
    rows = {each.id: each for each in queries.offices_through_time(table.panel_id)}
    assert rows[chair.id].what == "chair"
    assert rows[chair.id].differs == (("SCIL", "Guide 36, 2010"),)
    assert rows[first.id].differs == (("SCIL", "Blog, July 2017"),)
    assert rows[first.id].since.words == "2010"
    assert not any(each.is_now for each in rows.values())
    # An organisation of a record has no power and stands at no table.
    assert queries.holders(table.panel_id, Office.CO_CHAIR) == frozenset()
    assert all(each.office is not Office.CO_CHAIR for each in queries.members(table.panel_id))
    with pytest.raises(Invalid):
        enter(two, citation=" ")


def test_the_authority_lists_nobody_of_the_user_led_side_who_is_not_named_in_public():
    table = a_panel()
    hidden, shown = (
        in_office(table, Office.MEMBER, "Hidden One"),
        in_office(table, Office.MEMBER, "Shown One", shown_as="full_name"),
    )
    manager, lead = in_office(table, Office.MANAGER, "Helen Marsh"), in_office(table, Office.ENGAGEMENT_LEAD, "Tom O")
    listed = dict(queries.known_people(panel_id=table.panel_id, actor=queries.actor_for(person_id=lead.person_id)))
    assert not {hidden.person_id, shown.person_id} & set(listed)
    assert manager.person_id in listed
    page = queries.seats(panel_id=table.panel_id, actor=queries.actor_for(person_id=lead.person_id))
    names = {one.name for _side, places in page.sides for one in places}
    assert "Shown One" in names
    assert "Hidden One" not in names


def test_seats_cost_the_same_for_one_and_for_forty_and_thirty_years(django_assert_max_num_queries):
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    in_office(table, Office.MEMBER)
    with django_assert_max_num_queries(8) as one:
        queries.seats(panel_id=table.panel_id, actor=chair)
    for number in range(40):
        seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED, from_on=LONG_AGO)
        for year in range(1997, 2027, 10):
            services.fill_seat(
                actor=SYSTEM, seat_id=seat.id, organisation_id=table.host.id, from_on=dt.date(year, 1, 1),
                until_on=dt.date(year + 9, 12, 31),
            )  # fmt: skip
        in_office(table, Office.MEMBER, f"Member {number}")
    with django_assert_max_num_queries(8) as many:
        page = queries.seats(panel_id=table.panel_id, actor=chair)
    assert len(one.captured_queries) == len(many.captured_queries)
    assert sum(len(places) for _side, places in page.sides) == 81
    with django_assert_max_num_queries(9):
        places, more = queries.before(panel_id=table.panel_id, actor=chair)
    assert len(places) == 100
    assert more
