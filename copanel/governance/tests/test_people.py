"""People take seats and offices and leave them; the page that shows who we are."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine

from copanel.governance import queries, services
from copanel.governance.models import AllowedInSpace, AnsweringPost, OfficeHolding, SeatHolding, WorksFor
from copanel.governance.states import OFFICE_SIDES, ShownAs
from copanel.governance.tests.examples import a_decision, a_panel, a_person, in_office
from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.organisations import services as organisations
from copanel.organisations.tests.examples import LONG_AGO, a_council, a_post, a_user_led
from copanel.people import services as people

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def last() -> tuple[str, dict]:
    entry = PublicEntry.objects.order_by("id").last()
    return entry.kind, json.loads(entry.body)["payload"]


def appoint(table, office, person_id, actor=SYSTEM, **more):
    return services.appoint(actor=actor, panel_id=table.panel_id, person_id=person_id, office=office, **more)


def a_seat(table, side=Side.USER_LED, **more):
    return services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=side, **more)


@pytest.mark.parametrize("office", OFFICE_SIDES)
def test_an_office_is_given_for_its_side_and_the_entry_names_no_person(office):
    table = a_panel()
    holding = appoint(table, office, a_person("Rosalind Quill"), shown_as=ShownAs.FULL_NAME)
    side = OFFICE_SIDES[office][0]
    assert (holding.office, holding.side) == (office, side)
    assert last() == ("office.appointed", {"office": office, "side": side, "from_on": "2027-03-03"})
    assert not PublicEntry.objects.filter(body__contains="Quill").exists()
    assert not PublicEntry.objects.filter(body__contains=str(holding.person_id)).exists()


@pytest.mark.parametrize("office", [Office.MEMBER, Office.MANAGER])
def test_members_and_managers_are_not_appointed(office):
    table = a_panel()
    with pytest.raises(Invalid) as fault:
        appoint(table, office, a_person())
    assert set(fault.value.faults) == {"office"}


@pytest.mark.parametrize("office", OFFICE_SIDES)
@pytest.mark.parametrize("side", Side)
def test_no_office_for_another_side(office, side):
    table = a_panel()
    if side in OFFICE_SIDES[office]:
        appoint(table, office, a_person(), side=side)
    else:
        with pytest.raises(Invalid) as fault:
            appoint(table, office, a_person(), side=side)
        assert set(fault.value.faults) == {"side"}
        assert not OfficeHolding.objects.exists()


def test_a_term_does_not_end_before_it_starts():
    table = a_panel()
    with pytest.raises(Invalid) as fault:
        appoint(table, Office.CO_CHAIR, a_person(), from_on=TODAY, until_on=TODAY - DAY)
    assert set(fault.value.faults) == {"until_on"}


def test_terms_of_the_same_person_in_the_same_office_do_not_overlap():
    table, elsewhere, person = a_panel(), a_panel("eastmarsh"), a_person()
    appoint(table, Office.CO_CHAIR, person, from_on=TODAY, until_on=TODAY + 10 * DAY)
    for from_on, until_on in (
        (TODAY, None),
        (TODAY - 5 * DAY, TODAY),
        (TODAY + 10 * DAY, None),
        (TODAY - DAY, TODAY + 99 * DAY),
        (TODAY + DAY, TODAY + DAY),
    ):
        with pytest.raises(Invalid):
            appoint(table, Office.CO_CHAIR, person, from_on=from_on, until_on=until_on)
    appoint(table, Office.CO_CHAIR, person, from_on=TODAY - 5 * DAY, until_on=TODAY - DAY)
    appoint(table, Office.CO_CHAIR, person, from_on=TODAY + 11 * DAY)
    appoint(table, Office.CO_CHAIR, a_person("Another"), from_on=TODAY)
    appoint(table, Office.MODERATOR, person, from_on=TODAY)
    appoint(elsewhere, Office.CO_CHAIR, person, from_on=TODAY)
    assert OfficeHolding.objects.count() == 6


def test_ended_today_begun_again_today():
    table, person = a_panel(), a_person()
    first = appoint(table, Office.CO_CHAIR, person)
    services.end_office(actor=SYSTEM, holding_id=first.id)
    assert queries.holders(table.panel_id, Office.CO_CHAIR) == frozenset()
    appoint(table, Office.CO_CHAIR, person)
    assert queries.holders(table.panel_id, Office.CO_CHAIR) == {person}


def test_an_office_ends_on_its_day_once():
    table = a_panel()
    holding = appoint(table, Office.CO_CHAIR, a_person())
    with pytest.raises(Invalid):
        services.end_office(actor=SYSTEM, holding_id=holding.id, until_on=TODAY - DAY)
    services.end_office(actor=SYSTEM, holding_id=holding.id, until_on=TODAY + DAY)
    assert last() == ("office.ended", {"office": "co_chair", "side": "user_led", "until_on": "2027-03-04"})
    assert queries.holders(table.panel_id, Office.CO_CHAIR, day=TODAY + DAY)
    assert not queries.holders(table.panel_id, Office.CO_CHAIR, day=TODAY + 2 * DAY)
    services.end_office(actor=SYSTEM, holding_id=holding.id)
    with pytest.raises(AlreadyDone):
        services.end_office(actor=SYSTEM, holding_id=holding.id)


def test_people_give_up_their_own_office_and_nobody_elses():
    table = a_panel()
    member, other = in_office(table, Office.MODERATOR), in_office(table, Office.MODERATOR, "Another")
    with pytest.raises(NotAllowed):
        services.end_office(actor=member, holding_id=other.held[0].id)
    services.end_office(actor=member, holding_id=member.held[0].id)


@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.FACILITATOR])
def test_nobody_appoints_or_seats_themselves(office):
    table = a_panel()
    actor, seat = in_office(table, office), a_seat(table)
    with pytest.raises(NotAllowed):
        appoint(table, Office.MODERATOR, actor.person_id, actor=actor)
    with pytest.raises(NotAllowed):
        services.fill_seat(actor=actor, seat_id=seat.id, person_id=actor.person_id)
    assert not SeatHolding.objects.exists()


USER_LED_OFFICES = [
    Office.CO_CHAIR,
    Office.DEPUTY_CHAIR,
    Office.FACILITATOR,
    Office.MODERATOR,
    Office.SAFEGUARDING_LEAD,
    Office.AUDITOR,
]


def of_the_council(table, how: str, from_on: dt.date = LONG_AGO):
    """Someone of the authority: by what they declare, a post, a post lent to them, or an office."""
    person = a_person("Council Person")
    if how == "declared":
        services.declare_works_for(
            actor=SYSTEM, panel_id=table.panel_id, person_id=person, organisation_id=table.council.id, from_on=from_on
        )
    elif how == "post":
        post = a_post(table.council, "Head of Parks")
        organisations.appoint_holder(actor=SYSTEM, post_id=post.id, name="C", person_id=person, from_on=from_on)
    elif how == "delegate":
        organisations.delegate(actor=SYSTEM, post_id=table.post.id, name="C", person_id=person, from_on=from_on)
    else:
        appoint(table, Office.ENGAGEMENT_LEAD, person, organisation_id=table.council.id, from_on=from_on)
    return person


@pytest.mark.parametrize("how", ["declared", "post", "delegate", "office"])
@pytest.mark.parametrize("office", USER_LED_OFFICES)
def test_people_of_the_council_hold_no_user_led_office(how, office):
    table = a_panel()
    person = of_the_council(table, how)
    with pytest.raises(Invalid) as fault:
        appoint(table, office, person)
    assert set(fault.value.faults) == {"person_id"}
    assert "council" in str(fault.value)


@pytest.mark.parametrize("how", ["declared", "post", "delegate", "office"])
def test_people_of_the_council_hold_no_user_led_seat(how):
    table = a_panel()
    person, seat = of_the_council(table, how), a_seat(table)
    with pytest.raises(Invalid) as fault:
        services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=person)
    assert set(fault.value.faults) == {"person_id"}
    services.fill_seat(actor=SYSTEM, seat_id=a_seat(table, Side.AUTHORITY).id, person_id=person)
    services.fill_seat(actor=SYSTEM, seat_id=a_seat(table, kind="observer").id, person_id=person)


def test_people_of_the_funder_hold_no_user_led_office_either():
    funder = a_council("The Fund")
    table, person = a_panel(funder_id=funder.id), a_person()
    services.declare_works_for(actor=SYSTEM, panel_id=table.panel_id, person_id=person, organisation_id=funder.id)
    with pytest.raises(Invalid):
        appoint(table, Office.CO_CHAIR, person)


def test_a_post_begun_before_the_term_counts_although_it_is_still_to_come():
    table = a_panel()
    person = of_the_council(table, "post", from_on=TODAY + 5 * DAY)
    with pytest.raises(Invalid):
        appoint(table, Office.CO_CHAIR, person, from_on=TODAY + 6 * DAY)
    appoint(table, Office.CO_CHAIR, person, from_on=TODAY, until_on=TODAY + 4 * DAY)


def test_who_left_the_council_may_hold_a_user_led_office():
    table = a_panel()
    person = of_the_council(table, "declared")
    services.end_works_for(actor=SYSTEM, works_for_id=WorksFor.objects.get().id)
    appoint(table, Office.CO_CHAIR, person)


def test_a_council_cannot_hold_a_user_led_seat_itself():
    table = a_panel()
    with pytest.raises(Invalid) as fault:
        services.fill_seat(actor=SYSTEM, seat_id=a_seat(table).id, organisation_id=table.council.id)
    assert set(fault.value.faults) == {"organisation_id"}


def test_the_user_led_side_decides_otherwise_by_name():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    person = of_the_council(table, "declared")
    with pytest.raises(Invalid):
        services.allow_in_space(
            actor=SYSTEM, panel_id=table.panel_id, person_id=person, decision_id=a_decision(elsewhere).id
        )
    decision = a_decision(table, "Jo Reed, who drives a council bus, may sit with us.")
    chair = in_office(table, Office.CO_CHAIR)
    services.allow_in_space(actor=chair, panel_id=table.panel_id, person_id=person, decision_id=decision.id)
    assert last() == (
        "allowed_in_space.decided",
        {"panel": "marlshire", "decision": str(decision.id), "from_on": "2027-03-03"},
    )
    services.fill_seat(actor=chair, seat_id=a_seat(table).id, person_id=person)
    assert queries.actor_for(person_id=person).in_user_led_space(table.panel_id)


def test_nobody_lets_themselves_in():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    declared = services.declare_works_for(
        actor=chair, panel_id=table.panel_id, person_id=chair.person_id, organisation_id=table.council.id
    )
    with pytest.raises(NotAllowed):
        services.end_works_for(actor=chair, works_for_id=declared.id)
    with pytest.raises(NotAllowed):
        services.allow_in_space(
            actor=chair, panel_id=table.panel_id, person_id=chair.person_id, decision_id=a_decision(table).id
        )
    assert not AllowedInSpace.objects.exists()


def test_what_people_declare_is_private():
    table = a_panel()
    before = PublicEntry.objects.count()
    of_the_council(table, "declared")
    assert PublicEntry.objects.count() == before
    assert PrivateEntry.objects.filter(kind="works_for.declared").count() == 1
    with pytest.raises(Invalid):
        services.declare_works_for(
            actor=SYSTEM, panel_id=table.panel_id, person_id=a_person(), organisation_id=table.council.id,
            from_on=TODAY, until_on=TODAY - DAY,
        )  # fmt: skip


def test_the_authority_fills_its_own_seats_and_offices_only():
    table = a_panel()
    manager = in_office(table, Office.MANAGER)
    services.fill_seat(actor=manager, seat_id=a_seat(table, Side.AUTHORITY).id, person_id=a_person())
    appoint(table, Office.ENGAGEMENT_LEAD, a_person(), actor=manager)
    seat, chair = a_seat(table), in_office(table, Office.CO_CHAIR)
    with pytest.raises(NotAllowed):
        services.fill_seat(actor=manager, seat_id=seat.id, person_id=a_person())
    with pytest.raises(NotAllowed):
        appoint(table, Office.CO_CHAIR, a_person(), actor=manager)
    with pytest.raises(NotAllowed):
        services.end_office(actor=manager, holding_id=chair.held[0].id)
    member = in_office(table, Office.MEMBER)
    with pytest.raises(NotAllowed):
        services.empty_seat(actor=manager, holding_id=member.held[0].id)


def test_a_seat_is_held_once_at_a_time():
    table = a_panel()
    seat = a_seat(table)
    first = services.fill_seat(actor=SYSTEM, seat_id=seat.id, organisation_id=table.host.id)
    assert last() == ("seat.filled", {"side": "user_led", "from_on": "2027-03-03"})
    with pytest.raises(Invalid) as fault:
        services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=a_person())
    assert set(fault.value.faults) == {"from_on"}
    services.empty_seat(actor=SYSTEM, holding_id=first.id)
    assert last() == ("seat.emptied", {"side": "user_led", "until_on": "2027-03-03"})
    services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=a_person())
    with pytest.raises(AlreadyDone):
        services.empty_seat(actor=SYSTEM, holding_id=first.id)


def test_a_seat_needs_somebody_and_a_term_in_order():
    table = a_panel()
    seat = a_seat(table)
    with pytest.raises(Invalid) as fault:
        services.fill_seat(actor=SYSTEM, seat_id=seat.id)
    assert set(fault.value.faults) == {""}
    with pytest.raises(Invalid):
        services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=a_person(), until_on=TODAY - DAY)
    with pytest.raises(Invalid):
        a_seat(table, Side.PUBLIC)
    assert not SeatHolding.objects.exists()


def test_only_a_public_bodys_post_answers_and_once():
    table = a_panel()
    with pytest.raises(Invalid):
        services.name_answering_post(actor=SYSTEM, panel_id=table.panel_id, post_id=table.post.id)
    host_post = a_post(table.host, "Director")
    with pytest.raises(Invalid):
        services.name_answering_post(actor=SYSTEM, panel_id=table.panel_id, post_id=host_post.id)
    with pytest.raises(NotFound):
        services.name_answering_post(actor=SYSTEM, panel_id=table.panel_id, post_id=new_id())
    answering = AnsweringPost.objects.get()
    for actor in (in_office(table, Office.MANAGER), in_office(table, Office.ENGAGEMENT_LEAD)):
        with pytest.raises(NotAllowed):
            services.end_answering_post(actor=actor, answering_post_id=answering.id)
    services.end_answering_post(actor=SYSTEM, answering_post_id=answering.id)
    assert last() == (
        "answering_post.ended",
        {"organisation": "Council of marlshire", "until_on": "2027-03-03"},
    )
    assert queries.answering_posts(table.panel_id) == []


def shown(table, day=None):
    return [
        (one.office, one.title or one.name, one.organisation_name, one.is_vacant)
        for one in queries.members(table.panel_id, day)
    ]


def test_who_we_are_shows_people_as_they_chose_and_the_vacant_seats():
    table = a_panel()
    appoint(table, Office.CO_CHAIR, a_person("Ada Full"), organisation_id=table.host.id, shown_as="full_name")
    appoint(table, Office.MODERATOR, a_person("Bo First"), organisation_id=table.host.id, shown_as="first_name")
    appoint(table, Office.FACILITATOR, a_person("Cy Org"), organisation_id=table.host.id, shown_as="organisation")
    appoint(table, Office.AUTHORISER, a_person("Di Hidden"), organisation_id=table.host.id)
    carers = a_user_led("Carers of Marlshire")
    services.fill_seat(actor=SYSTEM, seat_id=a_seat(table).id, person_id=a_person("Ed Seat"), organisation_id=carers.id)
    a_seat(table)
    a_seat(table, Side.INDEPENDENT, kind="observer")
    host = "Network of marlshire"
    assert shown(table) == [
        (Office.CO_CHAIR, "Ada Full", host, False),
        (Office.MODERATOR, "Bo", host, False),
        (Office.MEMBER, "", "Carers of Marlshire", False),
        (Office.MEMBER, "", "", True),
        (Office.MANAGER, "Head of Adult Social Care", "Council of marlshire", True),
        (Office.FACILITATOR, "", host, False),
        (Office.AUTHORISER, "", "", False),
        (None, "", "", True),
    ]
    text = repr(queries.members(table.panel_id))
    assert not any(hidden in text for hidden in ("Hidden", "Org ", "Ed", "Bo First"))


def test_who_we_are_on_another_day():
    table = a_panel()
    person = a_person("Ada Full")
    holding = appoint(
        table, Office.CO_CHAIR, person, organisation_id=table.host.id, shown_as="full_name", from_on=TODAY - 9 * DAY
    )
    organisations.appoint_holder(actor=SYSTEM, post_id=table.post.id, name="H. Older", acting=True)
    organisations.rename_organisation(actor=SYSTEM, organisation_id=table.host.id, name="New Name", from_on=TODAY)
    services.end_office(actor=SYSTEM, holding_id=holding.id, until_on=TODAY)
    assert (Office.CO_CHAIR, "Ada Full", "Network of marlshire", False) in shown(table, TODAY - DAY)
    assert (Office.CO_CHAIR, "Ada Full", "New Name", False) in shown(table)
    assert not any(office is Office.CO_CHAIR for office, *_rest in shown(table, TODAY + DAY))
    (post,) = [one for one in queries.members(table.panel_id) if one.office is Office.MANAGER]
    assert (post.name, post.acting, post.is_vacant) == ("H. Older", True, False)


def test_who_we_are_costs_the_same_for_one_and_for_a_hundred(django_assert_max_num_queries):
    def fill(table, number):
        for each in range(number):
            group = a_user_led(f"Group {each}")
            services.fill_seat(
                actor=SYSTEM, seat_id=a_seat(table).id, person_id=a_person(f"P {each}"), organisation_id=group.id
            )

    counts = []
    for slug, number in (("one", 1), ("hundred", 100)):
        table = a_panel(slug)
        in_office(table, Office.CO_CHAIR)
        fill(table, number)
        with django_assert_max_num_queries(10) as asked:
            assert len(queries.members(table.panel_id)) == number + 2
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10


def test_people_choose_how_they_are_shown():
    table = a_panel()
    member = in_office(table, Office.MEMBER)
    appoint(table, Office.MODERATOR, member.person_id)
    for actor in (member, in_office(table, Office.FACILITATOR)):
        services.choose_how_shown(
            actor=actor, panel_id=table.panel_id, person_id=member.person_id, shown_as="first_name"
        )
    assert [one.name for one in queries.members(table.panel_id) if one.name] == ["Rosalind", "Rosalind"]
    for stranger in (in_office(table, Office.CO_CHAIR), Actor(person_id=new_id())):
        with pytest.raises(NotAllowed):
            services.choose_how_shown(
                actor=stranger, panel_id=table.panel_id, person_id=member.person_id, shown_as="full_name"
            )


def test_an_erased_person_holds_and_shows_nothing():
    table = a_panel()
    member = in_office(table, Office.MEMBER, "Rosalind Quill", shown_as="full_name")
    appoint(table, Office.MODERATOR, member.person_id, shown_as="full_name")
    services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=member.person_id, organisation_id=table.host.id
    )
    assert "Quill" in repr(queries.members(table.panel_id))
    people.erase_person(actor=SYSTEM, person_id=member.person_id)
    assert queries.actor_for(person_id=member.person_id).held == ()
    assert not WorksFor.objects.exists()
    for day in (None, TODAY):
        assert "Quill" not in repr(queries.members(table.panel_id, day))
    kinds = list(PublicEntry.objects.order_by("-id").values_list("kind", flat=True)[:2])
    assert sorted(kinds) == ["office.ended", "seat.emptied"]


@pytest.mark.parametrize(
    ("service", "key"),
    [
        (services.end_office, "holding_id"),
        (services.empty_seat, "holding_id"),
        (services.end_answering_post, "answering_post_id"),
        (services.end_works_for, "works_for_id"),
        (services.end_allowed_in_space, "allowed_id"),
        (services.end_help_line, "help_line_id"),
        (services.end_way, "way_id"),
        (services.end_topic, "topic_id"),
        (services.occasion_happened, "occasion_id"),
    ],
)
def test_what_is_not_there_cannot_be_ended(service, key):
    with pytest.raises(NotFound):
        service(actor=SYSTEM, **{key: new_id()})
