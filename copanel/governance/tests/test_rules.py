"""A panel's rules as dated data: who changes them, on what, and what they then ask."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance import queries, services
from copanel.governance.models import Rule, RuleDraft
from copanel.governance.queries import Rules
from copanel.governance.rule_kinds import OFFICE_RULES, RULES, Group, Several, said, written
from copanel.governance.rule_states import DraftState
from copanel.governance.rule_words import ANSWERS, Bond
from copanel.governance.states import OFFICE_SIDES
from copanel.governance.tests.examples import Table, a_decision, a_panel, fill_seats, in_office
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import queries as ledger
from copanel.ledger.models import PrivateEntry, PublicEntry

pytestmark = pytest.mark.django_db
TODAY, DAY = dt.date(2027, 3, 3), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def set_one(table: Table, rule: str, value: object, **more: object) -> Rule:
    decision = a_decision(table, "We change a rule.")
    return services.set_rule(
        actor=SYSTEM, panel_id=table.panel_id, rule=rule, value=value, decision_id=decision.id, **more
    )


def counted(table: Table, in_favour: int, against: int, method: str = "vote") -> object:
    return services.record_decision(
        actor=SYSTEM, panel_id=table.panel_id, method=method, text="We change a rule.", agreed="3 March 2027",
        counts={Side.USER_LED: (in_favour, against, 0)},
    )  # fmt: skip


def test_the_rules_of_a_day_are_the_rules_there_are():
    assert set(Rules.__dataclass_fields__) == set(RULES)
    assert all(kind.fits(kind.default) for kind in RULES.values())
    assert {kind.group for kind in RULES.values()} == set(Group)


def test_the_clocks_start_as_the_terms_say():
    rules = Rules()
    assert (rules.acknowledge_days, rules.answer_days, rules.challenge_days) == (5, 20, 20)
    assert rules.very_overdue_factor == 2


def test_only_limits_that_stop_a_flood_change_without_a_decision():
    assert {code for code, kind in RULES.items() if not kind.decided} == {
        "taken_down_day", "queue_ceiling", "per_network_day", "per_address_day", "per_person_day",
        "invitations_day",
    }  # fmt: skip


def test_every_answer_has_words_and_no_rule_loosens_who_may_hold_an_office():
    for kind in RULES.values():
        assert all(option in ANSWERS for option in getattr(kind, "options", ()))
    for office, (sides, bond) in OFFICE_RULES.items():
        assert Side.AUTHORITY not in OFFICE_SIDES[office]
        assert RULES[bond].options == tuple(Bond)
        assert sides not in RULES or set(RULES[sides].options) == set(OFFICE_SIDES[office])


@pytest.mark.parametrize(
    ("rule", "value", "text"),
    [
        ("answer_days", 15, "15"),
        ("answer_days", " 15 ", "15"),
        ("casting_vote", "yes", "yes"),
        ("moderator_sides", {"independent", "user_led"}, "user_led independent"),
        ("moderator_sides", "independent user_led", "user_led independent"),
        ("quorum_chair_for", [], ""),
    ],
)
def test_one_answer_has_one_text(rule, value, text):
    assert written(RULES[rule], value) == text
    assert RULES[rule].fits(text)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("answer_days", 0), ("answer_days", "many"), ("answer_days", "²"), ("answer_days", "9" * 30),
        ("answer_days", ""),
        ("casting_vote", "perhaps"), ("casting_vote", ""), ("moderator_sides", ""), ("moderator_sides", ["authority"]),
        ("moderator_sides", "user_led user_led"), ("user_led_least", 50), ("co_chair_from", "authority"),
    ],
)  # fmt: skip
def test_what_a_rule_cannot_be_is_refused_and_nothing_is_kept(rule, value):
    table = a_panel()
    before = Rule.objects.count()
    with pytest.raises(Invalid) as fault:
        set_one(table, rule, value)
    assert set(fault.value.faults) == {"value"}
    assert Rule.objects.count() == before


def test_an_answer_is_kept_dated_and_stands_on_the_record_in_words():
    table = a_panel()
    set_one(table, "co_chair_from", Bond.MEMBERS, from_on=TODAY + DAY)
    assert queries.rules_on(table.panel_id).co_chair_from == "anyone"
    assert queries.rules_on(table.panel_id, TODAY + DAY).co_chair_from == "members"
    entry = PublicEntry.objects.filter(kind="rule.set").latest("id")
    assert '"value":"members"' in entry.body
    assert said("members") in last_sentence(table)


def last_sentence(table: Table) -> str:
    return ledger.public_lines(panel_id=table.panel_id, limit=1)[0].sentence


def test_several_answers_are_said_one_after_the_other():
    assert isinstance(RULES["moderator_sides"], Several)
    assert said("user_led independent") == "User-led, Independent"
    assert said("") == "Nothing"
    assert said("20") == "20"


def test_a_decision_that_was_not_counted_by_the_user_led_side_changes_no_rule():
    table = a_panel()
    decision = services.record_decision(
        actor=SYSTEM, panel_id=table.panel_id, method="in_writing", text="We change a rule.", agreed="3 March 2027"
    )
    with pytest.raises(Invalid) as fault:
        services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="edit_minutes", value=5, decision_id=decision.id)
    assert "does not say how many of the user-led side" in str(fault.value)


def test_a_decision_of_a_record_that_does_not_say_how_it_was_agreed_changes_no_rule():
    table = a_panel()
    decision = services.enter_from_record(
        actor=SYSTEM, panel_id=table.panel_id, text="Agreed.", agreed="2018", citation="Minutes, page 2"
    )
    with pytest.raises(Invalid):
        services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="edit_minutes", value=5, decision_id=decision.id)


def test_how_many_it_takes_to_change_the_rules_is_itself_a_rule():
    table = a_panel()
    fill_seats(table, 6)
    close = counted(table, 3, 2)
    set_one(table, "rules_carried_by", "two_thirds_voting")
    with pytest.raises(Invalid) as fault:
        services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="edit_minutes", value=5, decision_id=close.id)
    assert set(fault.value.faults) == {"decision_id"}
    clear = counted(table, 4, 2)
    services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="edit_minutes", value=5, decision_id=clear.id)
    assert queries.rules_on(table.panel_id).edit_minutes == 5


def test_a_decision_that_too_few_are_for_by_the_rules_is_not_written_down():
    table = a_panel()
    fill_seats(table, 6)
    set_one(table, "carried_by", "majority_members")
    with pytest.raises(Invalid):
        counted(table, 3, 0)
    assert counted(table, 4, 0)


@pytest.mark.parametrize("office", [Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT, Office.MEMBER])
def test_nobody_else_sets_a_rule_whatever_the_decision(office):
    table = a_panel()
    actor = in_office(table, office)
    with pytest.raises(NotAllowed):
        services.set_rule(
            actor=actor, panel_id=table.panel_id, rule="answer_days", value=60, decision_id=a_decision(table).id
        )
    assert queries.rules_on(table.panel_id).answer_days == 20


def draft(table: Table, **more: object) -> RuleDraft:
    usual = {"actor": SYSTEM, "panel_id": table.panel_id, "rule": "answer_days", "value": 15}
    return services.draft_rule(**usual | more)


def test_a_draft_changes_nothing_and_is_put_in_force_as_it_stands():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    kept = draft(table, actor=in_office(table, Office.MEMBER, "Ada Pell"), from_on=TODAY + 9 * DAY)
    assert PrivateEntry.objects.filter(kind="rule.drafted").count() == 1
    assert queries.rules_on(table.panel_id, TODAY + 9 * DAY).answer_days == 20
    services.put_in_force(actor=chair, draft_id=kept.id, decision_id=a_decision(table).id)
    kept.refresh_from_db()
    assert (kept.state, kept.rule.from_on) == (DraftState.IN_FORCE, TODAY + 9 * DAY)
    assert queries.rules_on(table.panel_id, TODAY + 9 * DAY).answer_days == 15
    assert queries.rules_on(table.panel_id).answer_days == 20
    with pytest.raises(WrongState):
        services.put_in_force(actor=chair, draft_id=kept.id, decision_id=a_decision(table).id)


def test_a_draft_whose_day_went_by_holds_from_the_day_it_is_put_in_force():
    table = a_panel()
    kept = draft(table, from_on=TODAY + DAY)
    with time_machine.travel(dt.datetime(2027, 4, 7, 10, tzinfo=dt.UTC), tick=False):
        services.put_in_force(actor=SYSTEM, draft_id=kept.id, decision_id=a_decision(table).id)
    kept.refresh_from_db()
    assert kept.rule.from_on == dt.date(2027, 4, 7)


def test_a_draft_without_a_decision_stays_a_draft():
    table = a_panel()
    kept = draft(table)
    with pytest.raises(Invalid):
        services.put_in_force(actor=SYSTEM, draft_id=kept.id)
    kept.refresh_from_db()
    assert kept.state == DraftState.WAITING
    assert queries.rules_on(table.panel_id).answer_days == 20


def test_two_people_changing_one_rule_the_second_is_told_and_nothing_is_lost():
    table = a_panel()
    seen = queries.rule_page(panel=queries.panel(panel_id=table.panel_id), actor=SYSTEM, code="answer_days").looked
    kept = draft(table, value=15)
    set_one(table, "answer_days", 25, looked=seen)
    with pytest.raises(Invalid) as fault:
        services.put_in_force(actor=SYSTEM, draft_id=kept.id, decision_id=a_decision(table).id, looked=seen)
    assert "Someone changed this rule" in str(fault.value)
    with pytest.raises(Invalid):
        draft(table, value=30, looked=seen)
    assert queries.rules_on(table.panel_id).answer_days == 25
    kept.refresh_from_db()
    assert (kept.state, kept.value) == (DraftState.WAITING, "15")


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"rule": "made_up"}, {"rule"}),
        ({"value": 20}, {"value"}),
        ({"value": 0}, {"value"}),
        ({"from_on": TODAY - DAY}, {"from_on"}),
    ],
)
def test_a_draft_that_could_never_hold_is_refused(more, fields):
    table = a_panel()
    with pytest.raises(Invalid) as fault:
        draft(table, **more)
    assert set(fault.value.faults) == fields
    assert not RuleDraft.objects.exists()


def test_the_same_form_twice_is_one_draft():
    table, key = a_panel(), new_id()
    draft(table, draft_id=key)
    with pytest.raises(AlreadyDone):
        draft(table, draft_id=key)
    assert RuleDraft.objects.count() == 1


def test_a_dropped_draft_is_over():
    table = a_panel()
    kept = draft(table)
    services.drop_rule_draft(actor=in_office(table, Office.FACILITATOR), draft_id=kept.id)
    with pytest.raises(WrongState):
        services.put_in_force(actor=SYSTEM, draft_id=kept.id, decision_id=a_decision(table).id)
    assert queries.rules_on(table.panel_id).answer_days == 20
