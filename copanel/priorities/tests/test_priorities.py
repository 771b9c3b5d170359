"""Members say what matters most by any channel; the user-led side decides; the council sees only what was decided."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copanel.governance import services as governance
from copanel.governance.models import Topic
from copanel.governance.tests.examples import Table, a_decision, a_panel, fill_seats, in_office
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.outbox.models import Envelope
from copanel.people.services import erase_person
from copanel.priorities import queries, services, tasks
from copanel.priorities.models import Asking, Priority, Said
from copanel.priorities.policy import POLICY
from copanel.priorities.services import Wanted
from copanel.priorities.states import AskingState, Do
from copanel.words.models import Words

pytestmark = pytest.mark.django_db
DAYS = dt.timedelta(days=20)
LETTERS = Wanted("Letters", "Nobody can read them.", "We cannot read them.")


@pytest.fixture
def table() -> Table:
    made = a_panel()
    for position, name in enumerate(("Money", "Letters", "Travel", "Carers")):
        governance.add_topic(actor=SYSTEM, panel_id=made.panel_id, name=name, position=position)
    return made


def topics(table: Table, *names: str) -> list:
    return [Topic.objects.get(panel_id=table.panel_id, name=name).id for name in names]


def asked(table: Table, chair: Actor | None = None) -> Asking:
    chair = chair or in_office(table, Office.CO_CHAIR)
    return services.ask_members(actor=chair, panel_id=table.panel_id, closes_on=clock.today() + DAYS)


def decided(table: Table, chair: Actor, *wanted: Wanted, **more) -> list[Priority]:
    usual = {"from_on": clock.today(), "until_on": clock.today() + DAYS, "decision_id": a_decision(table).id}
    return services.decide_priorities(
        actor=chair, panel_id=table.panel_id, wanted=wanted or (LETTERS,), **{**usual, **more}
    )


def test_asking_tells_each_member_once_and_is_a_public_fact(table):
    member = in_office(table, Office.MEMBER, "Joe Field")
    asking = asked(table)
    told = Envelope.objects.filter(kind="priorities.asked")
    assert {each.person_id for each in told} == {member.person_id}
    entry = PublicEntry.objects.get(kind="priorities.asked")
    assert json.loads(entry.body)["payload"] == {"panel": "marlshire", "closes_on": asking.closes_on.isoformat()}


def test_members_are_asked_one_thing_at_a_time(table):
    chair = in_office(table, Office.CO_CHAIR)
    asking = asked(table, chair)
    with pytest.raises(Invalid, match="asked already"):
        asked(table, chair)
    with pytest.raises(AlreadyDone):
        services.ask_members(actor=chair, panel_id=table.panel_id, closes_on=clock.today() + DAYS, asking_id=asking.id)
    services.call_off(actor=chair, asking_id=asking.id)
    with pytest.raises(Invalid):
        services.ask_members(actor=chair, panel_id=table.panel_id, closes_on=clock.today())
    assert asked(table, chair).state == AskingState.OPEN


def test_the_last_word_of_each_counts_and_the_first_is_kept(table):
    member, asking = in_office(table, Office.MEMBER), asked(table)
    first = services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, "Money"), text="Late.")
    services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, "Letters", "Travel"))
    page = queries.what_was_said(actor=member, panel_id=table.panel_id)
    assert [(each.name, each.count) for each in page.counts] == [("Letters", 1), ("Travel", 1)]
    assert (len(page.said), page.silent) == (1, 0)
    assert Words.objects.get(id=first.words_id).standing == "shown"
    with pytest.raises(AlreadyDone):
        services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, "Money"), said_id=first.id)


@pytest.mark.parametrize("names", [(), ("Money", "Letters", "Travel", "Carers")])
def test_one_to_three_topics_are_what_matters_most(table, names):
    member, asking = in_office(table, Office.MEMBER), asked(table)
    with pytest.raises(Invalid) as refused:
        services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, *names))
    assert set(refused.value.faults) == {"topics"}
    assert not Said.objects.exists()


def test_what_came_by_phone_counts_like_what_was_typed(table):
    member, facilitator = in_office(table, Office.MEMBER, "Joe Field"), in_office(table, Office.FACILITATOR)
    fill_seats(table, 1)
    asking = asked(table)
    common = {"actor": facilitator, "asking_id": asking.id, "topic_ids": topics(table, "Money")}
    services.say_for_member(**common, how="phone", person_id=member.person_id, text="It comes late.", read_back=True)
    services.say_for_member(**common, how="letter", organisation_id=table.host.id)
    page = queries.what_was_said(actor=facilitator, panel_id=table.panel_id)
    assert [(each.name, each.count) for each in page.counts] == [("Money", 2)]
    assert (page.asked, page.silent) == (2, 0)
    words = Words.objects.get(author_id=member.person_id)
    assert (words.how, words.written_by_id, words.read_back) == ("phone", facilitator.person_id, True)
    with pytest.raises(Invalid):
        services.say_for_member(**common, how="phone", person_id=facilitator.person_id)
    with pytest.raises(Invalid):
        services.say_for_member(**common, how="own", person_id=member.person_id)
    with pytest.raises(Invalid):
        services.say_for_member(**common, how="phone")


def test_the_council_never_reads_what_members_said(table):
    member, asking = in_office(table, Office.MEMBER), asked(table)
    services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, "Money"), text="SECRET")
    for office in (Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT):
        outside = in_office(table, office, f"Someone {office}")
        with pytest.raises(NotFound):
            queries.what_was_said(actor=outside, panel_id=table.panel_id)
        said = queries.words.spoken([Words.objects.get().id], actor=outside)
        assert not said
    with pytest.raises(NotFound):
        queries.what_was_said(actor=ANONYMOUS, panel_id=table.panel_id)
    assert not PublicEntry.objects.filter(kind="priorities.said").exists()
    assert not PublicEntry.objects.filter(body__contains="SECRET").exists()


def test_nothing_is_said_after_the_last_day(table):
    member, asking = in_office(table, Office.MEMBER), asked(table)
    Asking.objects.filter(id=asking.id).update(
        asked_on=clock.today() - DAYS, closes_on=clock.today() - dt.timedelta(days=1)
    )
    with pytest.raises(WrongState):
        services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, "Money"))
    chair = in_office(table, Office.CO_CHAIR, "Ann Other")
    assert [need.url for need in queries.needs(actor=chair, panel_id=table.panel_id)] == [
        "/marlshire/priorities/decide"
    ]
    assert not queries.needs(actor=member, panel_id=table.panel_id)


def test_the_silent_are_asked_once_more_however_often_the_job_runs(table):
    spoke, silent = (in_office(table, Office.MEMBER, name) for name in ("Joe Field", "Una Grey"))
    asking = asked(table)
    services.say_what_matters(actor=spoke, asking_id=asking.id, topic_ids=topics(table, "Money"))
    tasks.ask_again()
    again = Envelope.objects.filter(kind="priorities.asked_again")
    assert not again.exists()
    Asking.objects.filter(id=asking.id).update(
        closes_on=clock.today() + dt.timedelta(days=5), asked_on=clock.today() - DAYS
    )
    tasks.ask_again()
    tasks.ask_again()
    assert [each.person_id for each in again] == [silent.person_id]


def test_who_has_not_spoken_finds_it_under_what_needs_you(table):
    member, asking = in_office(table, Office.MEMBER), asked(table)
    (need,) = queries.needs(actor=member, panel_id=table.panel_id)
    assert (need.url, need.by) == ("/marlshire/priorities/say", asking.closes_on)
    services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, "Money"))
    assert not queries.needs(actor=member, panel_id=table.panel_id)


def test_priorities_rest_on_a_decision_and_end_those_before(table):
    chair = in_office(table, Office.CO_CHAIR)
    asking = asked(table, chair)
    (before,) = decided(table, chair)
    made = decided(
        table, chair, LETTERS, Wanted("Money", "It comes late.", topic_ids=tuple(topics(table, "Money"))),
        from_on=clock.today() + dt.timedelta(days=5), asking_id=asking.id,
    )  # fmt: skip
    asking.refresh_from_db()
    before.refresh_from_db()
    assert asking.state == AskingState.DECIDED
    assert before.until_on == clock.today() + dt.timedelta(days=4)
    chosen = queries.priorities(panel_id=table.panel_id, actor=ANONYMOUS)
    assert [each.heading for each in chosen.now] == ["Letters"]
    assert [(each.heading, each.topics) for each in chosen.to_come] == [("Letters", ()), ("Money", ("Money",))]
    entry = PublicEntry.objects.filter(kind="priorities.decided").latest("id")
    assert json.loads(entry.body)["payload"] == {
        "panel": "marlshire", "count": 2, "from_on": made[0].from_on.isoformat(), "decision": str(made[0].decision_id),
    }  # fmt: skip


def test_what_begins_on_the_same_day_takes_the_place_of_what_was_set_for_it(table):
    chair = in_office(table, Office.CO_CHAIR)
    decided(table, chair)
    decided(table, chair, Wanted("Money", "It comes late."))
    chosen = queries.priorities(panel_id=table.panel_id, actor=ANONYMOUS)
    assert ([each.heading for each in chosen.now], chosen.before) == (["Money"], ())


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"wanted": ()}, "heading_1"),
        ({"wanted": (Wanted(" ", "Why."),)}, "heading_1"),
        ({"wanted": (LETTERS, Wanted("Money", " "))}, "why_2"),
        ({"wanted": (Wanted("Money", "Late.", topic_ids=(new_id(),)),)}, "topics_1"),
        ({"wanted": (LETTERS,) * 8}, "heading_1"),
        ({"until_on": dt.date(2000, 1, 1)}, "until_on"),
        ({"from_on": dt.date(2000, 1, 1), "until_on": dt.date(2001, 1, 1)}, "until_on"),
        ({"decision_id": new_id()}, "decision_id"),
    ],
)
def test_a_refusal_says_where_and_leaves_nothing(table, more, field):
    chair = in_office(table, Office.CO_CHAIR)
    usual = {
        "wanted": (LETTERS,), "from_on": clock.today(), "until_on": clock.today() + DAYS,
        "decision_id": a_decision(table).id,
    }  # fmt: skip
    with pytest.raises(Invalid) as refused:
        services.decide_priorities(actor=chair, panel_id=table.panel_id, **{**usual, **more})
    assert field in refused.value.faults
    assert not Priority.objects.exists()


def test_a_decision_sets_priorities_once(table):
    chair, decision = in_office(table, Office.CO_CHAIR), a_decision(table)
    decided(table, chair, decision_id=decision.id)
    with pytest.raises(Invalid) as refused:
        decided(table, chair, decision_id=decision.id)
    assert set(refused.value.faults) == {"decision_id"}


def test_an_issue_is_put_under_a_priority_and_taken_away_again(table):
    chair, issue_id = in_office(table, Office.CO_CHAIR), new_id()
    (made,) = decided(table, chair)
    services.put_issue_under(actor=chair, priority_id=made.id, issue_id=issue_id)
    with pytest.raises(AlreadyDone):
        services.put_issue_under(actor=chair, priority_id=made.id, issue_id=issue_id)
    assert queries.priority(made.id, panel_id=table.panel_id, actor=ANONYMOUS).issue_ids == {issue_id}
    services.take_issue_from(actor=chair, priority_id=made.id, issue_id=issue_id)
    with pytest.raises(AlreadyDone):
        services.take_issue_from(actor=chair, priority_id=made.id, issue_id=issue_id)


def test_an_erased_member_is_named_nowhere_and_still_counts(table):
    member, asking = in_office(table, Office.MEMBER, "Joe Field"), asked(table)
    said = services.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics(table, "Money"), text="Late.")
    erase_person(actor=SYSTEM, person_id=member.person_id)
    said.refresh_from_db()
    assert said.person_id is None
    page = queries.what_was_said(actor=in_office(table, Office.CO_CHAIR, "Ann Other"), panel_id=table.panel_id)
    assert [(each.who, each.topics) for each in page.said] == [("A member", ("Money",))]


USER_LED = {Office.CO_CHAIR, Office.DEPUTY_CHAIR, Office.FACILITATOR}
WHO = {
    Do.ASK: USER_LED,
    Do.SAY: {Office.CO_CHAIR, Office.DEPUTY_CHAIR, Office.MEMBER},
    Do.SAY_FOR: USER_LED,
    Do.SEE_SAID: USER_LED | {Office.MEMBER},
    Do.DECIDE: USER_LED,
    Do.CALL_OFF: USER_LED,
    Do.PUT_UNDER: USER_LED,
}


@pytest.mark.parametrize("office", [office for office in Office if office is not Office.SUPPORT_ENGINEER])
def test_the_whole_policy(table, office):
    actor, asking = in_office(table, office), asked(table, in_office(table, Office.CO_CHAIR, "Ann Other"))
    assert {do for do in Do if POLICY.may(actor, do, asking)} == {do for do, who in WHO.items() if office in who}


def test_nobody_else_can(table):
    asking = asked(table)
    assert not {do for do in Do if POLICY.may(ANONYMOUS, do, asking)}
    with pytest.raises(NotAllowed):
        services.call_off(actor=in_office(table, Office.MANAGER), asking_id=asking.id)


def test_ten_priorities_cost_as_many_queries_as_one(table):
    chair = in_office(table, Office.CO_CHAIR)

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.priorities(panel_id=table.panel_id, actor=ANONYMOUS)
        return len(seen)

    decided(table, chair)
    one = count()
    decided(table, chair, *(LETTERS,) * 7, from_on=clock.today() + dt.timedelta(days=3))
    assert count() == one <= 6


def test_nobody_of_the_council_is_asked_or_counts(table):
    member, shut_out = in_office(table, Office.MEMBER, "Joe Field"), in_office(table, Office.MEMBER, "Kit Lowe")
    facilitator = in_office(table, Office.FACILITATOR, "Priya Nair")
    governance.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=shut_out.person_id, organisation_id=table.council.id
    )
    asking = asked(table)
    assert {each.person_id for each in Envelope.objects.filter(kind="priorities.asked")} == {member.person_id}
    with pytest.raises(Invalid):
        services.say_for_member(
            actor=facilitator, asking_id=asking.id, topic_ids=topics(table, "Money"), how="phone",
            person_id=shut_out.person_id,
        )  # fmt: skip
    assert queries.what_was_said(actor=facilitator, panel_id=table.panel_id).asked == 1


def test_a_panel_that_rests_asks_nobody_and_needs_no_decision(table):
    member, chair = in_office(table, Office.MEMBER, "Joe Field"), in_office(table, Office.CO_CHAIR, "Ann")
    asking = asked(table, chair)
    decision = a_decision(table)
    governance.suspend_panel(actor=chair, panel_id=table.panel_id, reason="We rest.", decision_id=decision.id)
    with clock.standing_at(clock.london_midnight(asking.closes_on - dt.timedelta(days=2))):
        tasks.ask_again()
        assert not Envelope.objects.filter(kind="priorities.asked_again").exists()
        assert queries.needs(actor=member, panel_id=table.panel_id) == []
    with clock.standing_at(clock.london_midnight(asking.closes_on + dt.timedelta(days=2))):
        assert queries.needs(actor=chair, panel_id=table.panel_id) == []
