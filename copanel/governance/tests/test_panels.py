"""A panel begins, opens, tells people whom to ring, and changes its rules."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine

from copanel.governance import queries, services
from copanel.governance.models import HelpLine, Panel, Rule, Topic, WayToBeHeard
from copanel.governance.rule_kinds import RULES
from copanel.governance.states import RESERVED, PanelState
from copanel.governance.tests.examples import a_decision, a_panel, add_help_lines, in_office
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.organisations import queries as organisations
from copanel.organisations import services as organisation_services
from copanel.organisations.tests.examples import LONG_AGO, a_council, a_user_led

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


def test_a_panel_is_prepared_out_of_sight_with_its_own_rules():
    council, host = a_council(), a_user_led()
    panel = services.add_panel(
        actor=SYSTEM, slug="marlshire", name="Marlshire panel", authority_id=council.id, host_id=host.id
    )
    assert panel.state == PanelState.PREPARING
    assert queries.panel(slug="marlshire") is None
    assert queries.panels() == []
    found = queries.panel(slug="marlshire", preparing=True)
    assert (found.authority_name, found.host_name, found.funder_name) == (
        "Marlshire County Council", "Marlshire Disabled People's Network", "",
    )  # fmt: skip
    assert (found.is_open, found.is_record, found.funder_id) == (False, False, None)
    assert dict(Rule.objects.values_list("code", "value")) == {code: rule.default for code, rule in RULES.items()}
    assert PrivateEntry.objects.filter(kind="panel.added", panel_id=panel.id).exists()
    assert not PublicEntry.objects.filter(panel_id=panel.id).exists()
    # What nobody kept, its people keep from now on.
    assert {each.panel_id for each in organisations.organisations([council.id, host.id]).values()} == {panel.id}


@pytest.mark.parametrize("slug", ["", "North", "north marsh", "-north", "north_", "é", "x" * 61, *RESERVED])
def test_an_address_word_is_plain_and_not_our_own(slug):
    council, host = a_council(), a_user_led()
    with pytest.raises(Invalid) as fault:
        services.add_panel(actor=SYSTEM, slug=slug, name="P", authority_id=council.id, host_id=host.id)
    assert set(fault.value.faults) == {"slug"}
    assert not Panel.objects.exists()


def test_a_panel_is_refused_with_every_fault_at_once():
    table = a_panel()
    with pytest.raises(Invalid) as fault:
        services.add_panel(
            actor=SYSTEM, slug=table.slug, name=" ", authority_id=table.council.id, host_id=table.council.id
        )
    assert set(fault.value.faults) == {"slug", "name", "host_id"}


@pytest.mark.parametrize("there", [(), ("emergency",), ("emergency", "council"), ("council", "helpline")])
def test_a_panel_does_not_open_until_people_are_told_whom_to_ring(there):
    table = a_panel(opened=False)
    if there:
        add_help_lines(table.panel_id, *there)
    with pytest.raises(Invalid) as fault:
        services.open_panel(actor=SYSTEM, panel_id=table.panel_id)
    assert set(fault.value.faults) == {
        f"help_line_{kind}" for kind in ("emergency", "council", "helpline") if kind not in there
    }
    assert Panel.objects.get().state == PanelState.PREPARING


def test_a_line_of_another_day_does_not_open_a_panel():
    table = a_panel(opened=False)
    add_help_lines(table.panel_id, "emergency", "council")
    services.add_help_line(
        actor=SYSTEM, panel_id=table.panel_id, kind="helpline", name="Later", phone="1", from_on=TODAY + DAY
    )
    with pytest.raises(Invalid):
        services.open_panel(actor=SYSTEM, panel_id=table.panel_id)
    with at(TODAY + DAY):
        services.open_panel(actor=SYSTEM, panel_id=table.panel_id)


def test_a_panel_needs_a_phone_and_an_address():
    council, host = a_council(), a_user_led()
    panel = services.add_panel(actor=SYSTEM, slug="m", name="M", authority_id=council.id, host_id=host.id)
    add_help_lines(panel.id)
    with pytest.raises(Invalid) as fault:
        services.open_panel(actor=SYSTEM, panel_id=panel.id)
    assert set(fault.value.faults) == {"phone", "post_address"}


def test_a_co_chair_opens_a_panel_once():
    table = a_panel(opened=False)
    chair = in_office(table, Office.CO_CHAIR)
    add_help_lines(table.panel_id)
    services.open_panel(actor=chair, panel_id=table.panel_id)
    assert queries.panel(slug=table.slug).is_open
    assert last() == ("panel.opened", {"panel": "marlshire", "name": "Marlshire panel"})
    with pytest.raises(WrongState):
        services.open_panel(actor=chair, panel_id=table.panel_id)
    with pytest.raises(WrongState):
        services.show_record(actor=SYSTEM, panel_id=table.panel_id)


def test_a_record_is_shown_without_lines_and_is_not_open():
    table = a_panel(opened=False)
    services.show_record(actor=SYSTEM, panel_id=table.panel_id)
    found = queries.panel(slug=table.slug)
    assert (found.is_open, found.is_record) == (False, True)
    assert last()[0] == "panel.record_shown"


def test_panels_are_found_in_two_queries(django_assert_num_queries):
    for number in range(12):
        a_panel(f"panel-{number}")
    with django_assert_num_queries(2):
        assert len(queries.panels()) == 12
    with django_assert_num_queries(2):
        assert queries.panel(slug="panel-3").slug == "panel-3"
    with django_assert_num_queries(1):
        assert queries.panel(slug="nowhere") is None
    assert queries.panel(panel_id=new_id()) is None


def test_a_panel_shows_the_names_of_today():
    table = a_panel()
    organisation_services.rename_organisation(
        actor=SYSTEM, organisation_id=table.host.id, name="Spectrum", from_on=TODAY + DAY
    )
    assert queries.panel(slug=table.slug).host_name == "Network of marlshire"
    with at(TODAY + DAY):
        assert queries.panel(slug=table.slug).host_name == "Spectrum"


def test_the_last_line_of_a_kind_cannot_be_taken_away():
    table = a_panel()
    line = HelpLine.objects.get(kind="helpline")
    for until_on in (None, TODAY + 10 * DAY):
        with pytest.raises(Invalid):
            services.end_help_line(actor=SYSTEM, help_line_id=line.id, until_on=until_on)
    services.add_help_line(
        actor=SYSTEM, panel_id=table.panel_id, kind="helpline", name="New", phone="116", from_on=TODAY + 5 * DAY
    )
    with pytest.raises(Invalid):
        services.end_help_line(actor=SYSTEM, help_line_id=line.id)
    services.end_help_line(actor=SYSTEM, help_line_id=line.id, until_on=TODAY + 4 * DAY)
    assert [each.name for each in queries.help_lines(table.panel_id)][-1] == "The helpline line"
    assert [each.name for each in queries.help_lines(table.panel_id, TODAY + 5 * DAY)][-1] == "New"
    assert last() == ("help_line.ended", {"kind": "helpline"})
    with at(TODAY + 5 * DAY), pytest.raises(AlreadyDone):
        services.end_help_line(actor=SYSTEM, help_line_id=line.id)


def test_lines_stand_in_the_order_of_need():
    table = a_panel(opened=False)
    add_help_lines(table.panel_id, "helpline", "council", "emergency")
    assert [line.kind for line in queries.help_lines(table.panel_id)] == ["emergency", "council", "helpline"]


def test_ways_and_topics_come_and_go_on_their_days(django_assert_num_queries):
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    facilitator = in_office(table, Office.FACILITATOR)
    way = services.add_way(
        actor=facilitator, panel_id=table.panel_id, kind="complaint", name=" Complaints ", about="About your own care.",
        website="https://marlshire.example/complain", from_on=LONG_AGO,
    )  # fmt: skip
    topic = services.add_topic(actor=facilitator, panel_id=table.panel_id, name="Transport", easy_name="Getting about")
    assert [(each.name, each.website) for each in queries.ways(table.panel_id)] == [
        ("Complaints", "https://marlshire.example/complain")
    ]
    assert [each.easy_name for each in queries.topics(table.panel_id)] == ["Getting about"]
    assert queries.ways(elsewhere.panel_id) == queries.topics(elsewhere.panel_id) == []
    services.end_way(actor=facilitator, way_id=way.id)
    services.end_topic(actor=facilitator, topic_id=topic.id)
    assert queries.ways(table.panel_id) == queries.topics(table.panel_id) == []
    assert len(queries.ways(table.panel_id, TODAY - DAY)) == 1
    with django_assert_num_queries(1):
        assert queries.topic_names([topic.id])[topic.id].name == "Transport"
    assert last() == ("topic.ended", {})


def test_a_topic_stands_once():
    table = a_panel()
    services.add_topic(actor=SYSTEM, panel_id=table.panel_id, name="Transport")
    with pytest.raises(Invalid):
        services.add_topic(actor=SYSTEM, panel_id=table.panel_id, name=" Transport ")
    assert Topic.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"name": " "}, {"name"}),
        ({"about": ""}, {"about"}),
        ({"name": "x" * 201, "phone": "1" * 41}, {"name", "phone"}),
        ({"website": "javascript:alert(1)"}, {"website"}),
        ({"website": "marlshire"}, {"website"}),
    ],
)
def test_what_pages_say_is_checked(more, fields):
    table = a_panel()
    usual = {"kind": "advocacy", "name": "Advocates", "about": "Someone at your side."}
    with pytest.raises(Invalid) as fault:
        services.add_way(actor=SYSTEM, panel_id=table.panel_id, **usual | more)
    assert set(fault.value.faults) == fields
    assert not WayToBeHeard.objects.exists()


def test_a_hundred_lines_cost_what_one_costs(django_assert_num_queries):
    table = a_panel()
    for number in range(100):
        services.add_topic(actor=SYSTEM, panel_id=table.panel_id, name=f"Topic {number}")
        services.add_way(actor=SYSTEM, panel_id=table.panel_id, kind="other", name=f"Way {number}", about="A")
    for query in (queries.topics, queries.ways, queries.help_lines, queries.rules_on, queries.rules_of):
        with django_assert_num_queries(1):
            query(table.panel_id)


def test_a_new_rule_holds_from_its_day_and_leaves_the_past_alone():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    decision = a_decision(table)
    services.set_rule(
        actor=chair, panel_id=table.panel_id, rule="answer_days", value=15, from_on=TODAY + 10 * DAY,
        decision_id=decision.id,
    )  # fmt: skip
    assert last() == (
        "rule.set", {"panel": "marlshire", "rule": "answer_days", "value": "15", "from_on": "2027-03-13"}
    )  # fmt: skip
    assert queries.rules_on(table.panel_id).answer_days == 20
    assert queries.rules_on(table.panel_id, TODAY + 9 * DAY).answer_days == 20
    assert queries.rules_on(table.panel_id, TODAY + 10 * DAY).answer_days == 15
    assert queries.rules_on(table.panel_id, LONG_AGO - DAY).answer_days == 20
    assert [line.value for line in queries.rules_of(table.panel_id) if line.code == "answer_days"] == ["20", "15"]


def test_the_last_word_of_a_day_counts():
    table = a_panel()
    for minute, value in enumerate((10, 12)):
        with time_machine.travel(dt.datetime(2027, 3, 3, 11, minute, tzinfo=dt.UTC), tick=False):
            services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="per_person_day", value=value)
    assert queries.rules_on(table.panel_id).per_person_day == 12


def test_a_rule_of_one_panel_is_nothing_on_another():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="per_person_day", value=5)
    assert queries.rules_on(elsewhere.panel_id).per_person_day == 50


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"rule": "made_up"}, {"rule"}),
        ({"value": 0}, {"value"}),
        ({"value": 251}, {"value"}),
        ({"from_on": TODAY - DAY}, {"from_on"}),
        ({"decision_id": None}, {"decision_id"}),
        ({"decision_id": new_id()}, {"decision_id"}),
        ({"value": 0, "from_on": TODAY - DAY, "decision_id": None}, {"value", "from_on", "decision_id"}),
    ],
)
def test_a_clock_of_the_terms_changes_on_a_decision_alone(more, fields):
    table = a_panel()
    usual = {"rule": "answer_days", "value": 15, "decision_id": a_decision(table).id}
    before = Rule.objects.count()
    with pytest.raises(Invalid) as fault:
        services.set_rule(actor=SYSTEM, panel_id=table.panel_id, **usual | more)
    assert set(fault.value.faults) == fields
    assert Rule.objects.count() == before


def test_another_panels_decision_changes_no_rule():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    with pytest.raises(Invalid):
        services.set_rule(
            actor=SYSTEM, panel_id=table.panel_id, rule="answer_days", value=15, decision_id=a_decision(elsewhere).id
        )


def test_a_stranger_and_an_unknown_panel():
    table, stranger = a_panel(opened=False), Actor(person_id=new_id())
    line = {"kind": "council", "name": "A", "phone": "1"}
    calls = (
        lambda actor, panel_id: services.open_panel(actor=actor, panel_id=panel_id),
        lambda actor, panel_id: services.show_record(actor=actor, panel_id=panel_id),
        lambda actor, panel_id: services.set_rule(actor=actor, panel_id=panel_id, rule="per_person_day", value=1),
        lambda actor, panel_id: services.add_help_line(actor=actor, panel_id=panel_id, **line),
        lambda actor, panel_id: services.add_way(actor=actor, panel_id=panel_id, kind="other", name="A", about="B"),
        lambda actor, panel_id: services.add_topic(actor=actor, panel_id=panel_id, name="A"),
    )
    for call in calls:
        with pytest.raises(NotAllowed):
            call(stranger, table.panel_id)
        with pytest.raises(NotFound):
            call(SYSTEM, new_id())
    with pytest.raises(NotAllowed):
        services.add_panel(actor=stranger, slug="a", name="A", authority_id=table.council.id, host_id=table.host.id)
    assert not HelpLine.objects.exists()
    assert Panel.objects.count() == 1
