"""The life of a panel: dated parties, money told in public, groups, its year, rest, an heir, closing, a new host."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine
from django.test import Client

from copanel.governance import parties, queries, services
from copanel.governance.models import FundingAct, Handover, OfficeHolding, Panel, PanelChange, Party
from copanel.governance.tests.examples import Table, a_decision, a_panel, a_person, a_user_led_named, in_office
from copanel.governance.tests.test_pages import signed_in, text
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def at(day: dt.date):
    return time_machine.travel(dt.datetime.combine(day, dt.time(10), tzinfo=dt.UTC), tick=False)


def last() -> tuple[str, dict]:
    entry = PublicEntry.objects.order_by("id").last()
    return entry.kind, json.loads(entry.body)["payload"]


def funded(table: Table) -> FundingAct:
    return services.tell_funding(
        actor=SYSTEM, panel_id=table.panel_id, kind="begins", on_day=TODAY, pence=1_200_000, per="year",
        organisation_id=a_user_led_named("The Fund").id,
    )  # fmt: skip


# Who works for whom follows the parties of the day


def test_who_works_for_the_funder_is_shut_out_while_it_pays_and_not_after():
    table = a_panel()
    told = funded(table)
    person_id = a_person()
    services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=person_id, organisation_id=told.organisation_id
    )
    assert queries.works_for_council(person_id=person_id, panel_id=table.panel_id)
    with pytest.raises(Invalid):
        services.appoint(actor=SYSTEM, panel_id=table.panel_id, person_id=person_id, office=Office.CO_CHAIR)
    services.tell_funding(actor=SYSTEM, panel_id=table.panel_id, kind="ends", on_day=TODAY + 30 * DAY)
    assert queries.works_for_council(person_id=person_id, panel_id=table.panel_id)
    assert Panel.objects.get().funder_id == told.organisation_id
    with at(TODAY + 31 * DAY):
        assert not queries.works_for_council(person_id=person_id, panel_id=table.panel_id)
        assert queries.works_for_council(person_id=person_id, panel_id=table.panel_id, day=TODAY + 30 * DAY)
        parties.follow_all()
        assert Panel.objects.get().funder_id is None


def test_a_new_funder_puts_nobody_out_of_the_user_led_side():
    """Nobody is shut out of the space by being paid for: they leave first, or are let in by name."""
    table = a_panel()
    member = in_office(table, Office.MEMBER)
    fund = a_user_led_named("The Fund")
    services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=member.person_id, organisation_id=fund.id
    )
    for on_day in (TODAY, TODAY + 9 * DAY):
        with pytest.raises(Invalid) as fault:
            services.tell_funding(
                actor=SYSTEM, panel_id=table.panel_id, kind="begins", on_day=on_day, organisation_id=fund.id
            )
        assert set(fault.value.faults) == {"organisation_id"}
    assert Panel.objects.get().funder_id is None
    assert not Party.objects.filter(role="funder").exists()
    assert queries.actor_for(person_id=member.person_id).in_user_led_space(table.panel_id)


# Money


def test_a_change_of_money_has_the_funders_reason_and_the_panels_words_beside():
    table = a_panel()
    told = funded(table)
    contact = in_office(table, Office.FUNDER_CONTACT, organisation_id=told.organisation_id)
    chair = in_office(table, Office.CO_CHAIR)
    change = services.tell_funding(
        actor=contact, panel_id=table.panel_id, kind="changes", on_day=TODAY, pence=900_000, per="year",
        reason="We cut all grants.",
    )  # fmt: skip
    assert last() == (
        "funding.told",
        {"panel": "marlshire", "funding": "changes", "organisation": "The Fund", "on_day": "2027-03-03"},
    )
    with pytest.raises(NotAllowed):
        services.say_beside_funding(actor=contact, funding_act_id=change.id, text="Thank you.")
    services.say_beside_funding(actor=chair, funding_act_id=change.id, text="We lose two interpreters.")
    with pytest.raises(AlreadyDone):
        services.say_beside_funding(actor=chair, funding_act_id=change.id, text="Again.")
    page = text(Client().get("/marlshire/money/"))
    for words in ("We cut all grants.", "We lose two interpreters.", "£9,000", "for each year"):
        assert words in page


def test_without_a_reason_the_page_says_so_until_the_funder_gives_one():
    table = a_panel()
    told = funded(table)
    chair = in_office(table, Office.CO_CHAIR)
    late = services.tell_funding(actor=chair, panel_id=table.panel_id, kind="delayed", on_day=TODAY)
    assert "No reason given" in text(Client().get("/marlshire/money/"))
    with pytest.raises(NotAllowed):
        services.give_funding_reason(actor=chair, funding_act_id=late.id, text="They forgot.")
    contact = in_office(table, Office.FUNDER_CONTACT, "Ines Bell", organisation_id=told.organisation_id)
    services.give_funding_reason(actor=contact, funding_act_id=late.id, text="Our bank closed.")
    with pytest.raises(AlreadyDone):
        services.give_funding_reason(actor=contact, funding_act_id=late.id, text="Another.")
    assert FundingAct.objects.get(id=late.id).reason.side == "authority"


@pytest.mark.parametrize("kind", ["changes", "delayed", "ends"])
def test_money_moves_nothing_else(kind):
    """The authority and the funder can only end the money: state, seats, offices, rules stay."""
    table = a_panel()
    told = funded(table)
    in_office(table, Office.MEMBER)
    contact = in_office(table, Office.FUNDER_CONTACT, "Ines Bell", organisation_id=told.organisation_id)
    before = (Panel.objects.get().state, OfficeHolding.objects.count(), queries.rules_on(table.panel_id))
    services.tell_funding(actor=contact, panel_id=table.panel_id, kind=kind, on_day=TODAY, reason="So.")
    assert (Panel.objects.get().state, OfficeHolding.objects.count(), queries.rules_on(table.panel_id)) == before
    for act in (services.suspend_panel, services.close_panel):
        with pytest.raises(NotAllowed):
            act(actor=contact, panel_id=table.panel_id, reason="So.", decision_id=a_decision(table).id)


def test_the_authority_names_no_new_funder_and_nobody_writes_the_others_words():
    table = a_panel()
    funded(table)
    manager, chair = in_office(table, Office.MANAGER), in_office(table, Office.CO_CHAIR, "Ann")
    with pytest.raises(NotAllowed):
        services.tell_funding(
            actor=manager, panel_id=table.panel_id, kind="begins", on_day=TODAY,
            organisation_id=a_user_led_named("A friend").id,
        )  # fmt: skip
    with pytest.raises(Invalid) as fault:
        services.tell_funding(actor=chair, panel_id=table.panel_id, kind="ends", on_day=TODAY, reason="They are mean.")
    assert set(fault.value.faults) == {"reason"}


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"pence": -1, "per": "year"}, {"pence"}),
        ({"pence": 5}, {"per"}),
        ({"kind": "begins"}, {"organisation_id"}),
    ],
)
def test_what_is_wrong_with_money_is_said(more, fields):
    table = a_panel()
    funded(table)
    with pytest.raises(Invalid) as fault:
        services.tell_funding(actor=SYSTEM, **{"panel_id": table.panel_id, "kind": "changes", "on_day": TODAY} | more)
    assert set(fault.value.faults) == fields


def test_a_hundred_acts_cost_what_one_costs(django_assert_num_queries):
    table = a_panel()
    funded(table)
    for _act in range(20):
        services.tell_funding(actor=SYSTEM, panel_id=table.panel_id, kind="changes", on_day=TODAY)
    with django_assert_num_queries(3):
        assert len(queries.funding(table.panel_id, actor=ANONYMOUS).rows) == 20


# Groups


def test_a_group_belongs_once_both_said_yes_and_not_in_a_circle():
    group, board, top = a_panel("group"), a_panel("board"), a_panel("top")
    chair, other = in_office(group, Office.CO_CHAIR), in_office(board, Office.CO_CHAIR)
    asked = services.ask_to_join(actor=chair, panel_id=group.panel_id, parent_id=board.panel_id)
    assert queries.groups(group.panel_id) == [] == queries.groups(board.panel_id)
    with pytest.raises(NotAllowed):
        services.take_in(actor=chair, belonging_id=asked.id)
    services.take_in(actor=other, belonging_id=asked.id)
    with pytest.raises(AlreadyDone):
        services.take_in(actor=other, belonging_id=asked.id)
    assert last()[1] == {
        "panel": "group", "name": "Group panel", "parent_name": "Board panel", "from_on": "2027-03-03",
    }  # fmt: skip
    for panel, parent in ((board, group), (group, group), (group, top)):
        with pytest.raises(Invalid):
            services.ask_to_join(actor=SYSTEM, panel_id=panel.panel_id, parent_id=parent.panel_id)
    services.ask_to_join(actor=SYSTEM, panel_id=board.panel_id, parent_id=top.panel_id)
    with pytest.raises(Invalid):
        services.ask_to_join(actor=SYSTEM, panel_id=top.panel_id, parent_id=group.panel_id)
    services.leave_group(actor=other, belonging_id=asked.id, until_on=TODAY + DAY)
    assert len(queries.groups(board.panel_id)) == 1
    with at(TODAY + 2 * DAY):
        assert queries.groups(board.panel_id) == []
        assert len(queries.groups(board.panel_id, day=TODAY)) == 1


# The year


def test_a_year_begins_where_the_panel_says_and_the_past_stays():
    table = a_panel()
    year = lambda day: (queries.year_of(table.panel_id, day).first_on, queries.year_of(table.panel_id, day).last_on)  # noqa: E731
    assert year(TODAY) == (dt.date(2026, 4, 1), dt.date(2027, 3, 31))
    services.set_year(actor=in_office(table, Office.CO_CHAIR), panel_id=table.panel_id, from_on=dt.date(2027, 9, 1))
    assert year(TODAY) == (dt.date(2026, 4, 1), dt.date(2027, 3, 31))
    assert year(dt.date(2027, 5, 1)) == (dt.date(2027, 4, 1), dt.date(2027, 8, 31))
    assert year(dt.date(2027, 9, 1)) == (dt.date(2027, 9, 1), dt.date(2028, 8, 31))
    assert year(dt.date(2029, 1, 1)) == (dt.date(2028, 9, 1), dt.date(2029, 8, 31))
    day, years = dt.date(2026, 4, 1), set()
    while day < dt.date(2030, 1, 1):  # no gap and no day in two years
        first, until = year(day)
        assert first <= day <= until
        years.add((first, until))
        day += DAY
    assert all(b[0] == a[1] + DAY for a, b in zip(sorted(years), sorted(years)[1:], strict=False))
    for wrong in (TODAY - DAY, dt.date(2028, 2, 29), dt.date(2027, 8, 1)):
        with pytest.raises(Invalid):
            services.set_year(actor=SYSTEM, panel_id=table.panel_id, from_on=wrong)


# Rest, an heir, the end


def test_a_suspended_panel_takes_nothing_new_says_so_and_works_again(client):
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    with pytest.raises(Invalid) as fault:
        services.suspend_panel(actor=chair, panel_id=table.panel_id, reason="A rest.")
    assert set(fault.value.faults) == {"decision_id"}
    services.suspend_panel(
        actor=chair, panel_id=table.panel_id, reason="A rest until summer.", decision_id=a_decision(table).id,
        until_on=TODAY + 90 * DAY,
    )  # fmt: skip
    assert last() == ("panel.suspended", {"panel": "marlshire", "name": "Marlshire panel"})
    page = text(client.get("/marlshire/about/"))
    assert "A rest until summer." in page
    assert "It takes no new issues now." in text(client.get("/marlshire/"))
    assert client.get("/marlshire/issues/new/").status_code == 409
    assert "Say something to the panel" not in text(client.get("/marlshire/"))
    assert queries.needs(actor=chair, panel_id=table.panel_id) == []
    with at(TODAY + 90 * DAY):
        assert [need.url for need in queries.needs(actor=chair, panel_id=table.panel_id)] == ["/marlshire/about/"]
    services.take_up_panel(actor=chair, panel_id=table.panel_id, reason="We are back.")
    assert queries.panel(slug="marlshire").is_open
    assert client.get("/marlshire/issues/new/").status_code == 200
    with pytest.raises(WrongState):
        services.take_up_panel(actor=chair, panel_id=table.panel_id, reason="Twice.")


@pytest.mark.parametrize("office", [Office.FACILITATOR, Office.MEMBER, Office.MANAGER, Office.ENGAGEMENT_LEAD])
def test_only_the_co_chairs_let_a_panel_rest_or_end(office):
    table, heir = a_panel(), a_panel("heir")
    in_office(table, Office.CO_CHAIR)
    actor, decision = in_office(table, office, "Someone"), a_decision(table).id
    calls = (
        lambda who: services.suspend_panel(actor=who, panel_id=table.panel_id, reason="A", decision_id=decision),
        lambda who: services.close_panel(actor=who, panel_id=table.panel_id, reason="A", decision_id=decision),
        lambda who: services.replace_panel(
            actor=who, panel_id=table.panel_id, by_panel_id=heir.panel_id, reason="A", decision_id=decision
        ),
    )
    for call in calls:
        with pytest.raises(NotAllowed):
            call(actor)
        with pytest.raises(WrongState):  # nor the machine, while there is a co-chair
            call(SYSTEM)
    assert not PanelChange.objects.exists()


def test_where_nobody_is_left_the_machine_closes_it_with_a_note(client):
    table = a_panel()
    services.close_panel(actor=SYSTEM, panel_id=table.panel_id, reason="Nobody is left.")
    page = text(client.get("/marlshire/about/"))
    assert "Nobody is left." in page
    assert "No co-chair was left to decide" in page
    a_panel("another")
    assert "Closed" in text(client.get("/"))
    assert queries.panel(slug="marlshire").is_closed


def test_an_heir_is_chaired_by_the_same_people_and_open():
    table, heir = a_panel(), a_panel("heir")
    chair = in_office(table, Office.CO_CHAIR)
    decision = a_decision(table).id
    for by in (heir.panel_id, table.panel_id):
        with pytest.raises(Invalid) as fault:
            services.replace_panel(
                actor=chair, panel_id=table.panel_id, by_panel_id=by, reason="So.", decision_id=decision
            )
        assert set(fault.value.faults) == {"by_panel_id"}
    with pytest.raises(Invalid):
        services.close_panel(actor=chair, panel_id=table.panel_id, reason=" ", decision_id=decision)
    assert Panel.objects.get(id=table.panel_id).state == "open"
    assert not PanelChange.objects.exists()


# A new host


def prepared(table: Table, **more) -> Handover:
    usual = {"on_day": TODAY + 30 * DAY, "items": ["The phone number", " ", "The post"]}
    host = a_user_led_named("The next host")
    return services.prepare_handover(actor=SYSTEM, panel_id=table.panel_id, host_id=host.id, **usual | more)


def test_every_co_chair_confirms_and_from_the_day_the_host_is_new():
    table = a_panel()
    first, second = in_office(table, Office.CO_CHAIR, "Ann"), in_office(table, Office.CO_CHAIR, "Bo")
    staff = [in_office(table, Office.FACILITATOR, name, organisation_id=table.host.id) for name in ("Cy", "Di")]
    keeps = OfficeHolding.objects.get(person_id=staff[1].person_id).id
    row = prepared(table, keeps=[keeps, new_id()])
    assert row.items == ["The phone number", "The post"]
    assert [need.url for need in queries.needs(actor=first, panel_id=table.panel_id)] == ["/marlshire/about/handover/"]
    services.confirm_handover(actor=first, handover_id=row.id)
    with pytest.raises(AlreadyDone):
        services.confirm_handover(actor=first, handover_id=row.id)
    assert Handover.objects.get().state == "prepared"
    services.confirm_handover(actor=second, handover_id=row.id)
    assert last() == (
        "panel.handed_over",
        {"panel": "marlshire", "organisation": "The next host", "from_on": (TODAY + 30 * DAY).isoformat()},
    )
    assert queries.panel(slug="marlshire").host_name == "Network of marlshire"
    assert queries.holders(table.panel_id, Office.FACILITATOR) == {each.person_id for each in staff}
    with at(TODAY + 30 * DAY):
        parties.follow_all()
        assert queries.panel(slug="marlshire").host_name == "The next host"
        assert queries.holders(table.panel_id, Office.FACILITATOR) == {staff[1].person_id}
    hosts = [(each.name, each.until_on) for each in queries.parties(table.panel_id) if each.role == "host"]
    assert hosts == [("Network of marlshire", TODAY + 29 * DAY), ("The next host", None)]


def test_prepared_again_every_yes_is_asked_for_anew():
    table = a_panel()
    chair, deputy = in_office(table, Office.CO_CHAIR), in_office(table, Office.DEPUTY_CHAIR, "Ivy")
    row = prepared(table)
    with pytest.raises(NotAllowed):
        services.confirm_handover(actor=deputy, handover_id=row.id)
    again = prepared(table, items=["The keys"])
    with pytest.raises(WrongState):
        services.confirm_handover(actor=chair, handover_id=row.id)
    with at(TODAY + 31 * DAY), pytest.raises(WrongState):
        services.confirm_handover(actor=chair, handover_id=again.id)
    services.drop_handover(actor=chair, handover_id=again.id)
    with pytest.raises(WrongState):
        services.confirm_handover(actor=chair, handover_id=again.id)
    assert Panel.objects.get().host_id == table.host.id


def test_the_council_and_a_funder_cannot_become_the_host():
    table = a_panel()
    told = funded(table)
    for host_id, field in (
        (table.council.id, "host_id"), (told.organisation_id, "host_id"), (table.host.id, "host_id"),
        (new_id(), "host_id"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as fault:
            services.prepare_handover(
                actor=SYSTEM, panel_id=table.panel_id, host_id=host_id, on_day=TODAY - DAY, items=[]
            )
        assert set(fault.value.faults) == {field, "on_day", "items"}


# Pages


@pytest.mark.parametrize("address", ["about/", "money/"])
def test_pages_of_a_panels_life_cost_few_queries(client, django_assert_max_num_queries, address):
    table = a_panel()
    funded(table)
    with django_assert_max_num_queries(12):
        assert client.get(f"/marlshire/{address}").status_code == 200
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    with django_assert_max_num_queries(15):  # with who is signed in
        assert chair.get(f"/marlshire/{address}").status_code == 200


def test_what_cannot_be_undone_is_looked_at_once_more():
    table = a_panel()
    decision = a_decision(table, "We stop.")
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    typed = {"reason": "Only <b>two</b> are left.", "decision_id": str(decision.id), "stage": "look"}
    page = text(chair.post("/marlshire/about/close/", typed))
    assert "Nothing is saved yet." in page
    assert "Only &lt;b&gt;two&lt;/b&gt; are left." in page
    assert "We stop." in page
    assert Panel.objects.get().state == "open"
    assert "Only &lt;b&gt;two" in text(chair.post("/marlshire/about/close/", typed | {"stage": "change"}))
    response = chair.post("/marlshire/about/close/", typed | {"stage": "save"})
    assert response.status_code == 302
    assert Panel.objects.get().state == "closed"
    again = chair.post("/marlshire/about/close/", typed | {"stage": "save"})
    assert again.status_code == 409


def test_a_co_chair_ends_a_way_and_one_line_of_each_kind_stays():
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    line = queries.help_lines(table.panel_id)[0]
    response = chair.post(f"/marlshire/about/heard/lines/{line.id}/end/", {})
    assert response.status_code == 422
    assert "People must always be told whom to ring." in text(response)
    way = {"kind": "other", "name": "The town’s forum", "about": "Speak there."}
    assert chair.post("/marlshire/about/heard/ways/new/", way).status_code == 302
    assert "The town’s forum" in text(chair.get("/marlshire/about/heard/"))
    reach = {"phone": "01632 960 999", "phone_hours": "", "post_address": "2 High Street"}
    for _press in range(2):
        assert chair.post("/marlshire/about/heard/reach/", reach).status_code == 302
    assert queries.panel(slug="marlshire").phone == "01632 960 999"


def test_a_stranger_changes_nothing_of_a_panels_life():
    table, stranger = a_panel(), Actor(person_id=new_id())
    told = funded(table)
    with pytest.raises(NotAllowed):
        services.change_reach(actor=stranger, panel_id=table.panel_id, phone="1", post_address="2")
    with pytest.raises(NotAllowed):
        services.tell_funding(actor=stranger, panel_id=table.panel_id, kind="ends", on_day=TODAY)
    with pytest.raises(NotAllowed):
        services.say_beside_funding(actor=stranger, funding_act_id=told.id, text="A")
    with pytest.raises(NotAllowed):
        services.set_year(actor=stranger, panel_id=table.panel_id, from_on=TODAY)
    with pytest.raises(NotAllowed):
        services.prepare_handover(
            actor=stranger, panel_id=table.panel_id, host_id=table.host.id, on_day=TODAY, items=["A"]
        )
