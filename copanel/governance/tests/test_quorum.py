"""How many must be there and for something. The rows of case 14 are tests named after it, each by rules set as data."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from copanel.governance import queries, services
from copanel.governance.queries import Rules
from copanel.governance.quorum import Carrying, Present, Quorum, Votes, outcome, quorate
from copanel.governance.rule_words import CarriedBy, Item, Portion, Rounding
from copanel.governance.tests.examples import Table, a_decision, a_panel
from copanel.kernel.actor import SYSTEM

VICTORIA = {
    "quorum_of": "more_than_half", "quorum_user_led": "no", "quorum_least": 1,
    "carried_by": "majority_voting", "chair_votes": "yes", "casting_vote": "yes",
}  # fmt: skip
SOUTH_AUSTRALIA = VICTORIA | {"chair_votes": "no", "written_carried_by": "majority_members"}
NORTHERN_IRELAND = {
    "quorum_of": "third", "quorum_rounding": "nearest", "quorum_user_led": "no", "quorum_least": 1,
    "quorum_chair_for": ["appointment"],
}  # fmt: skip
WALES = {"quorum_of": "everyone", "quorum_user_led": "no", "carried_by": "all_members"}


@pytest.fixture
def table(db) -> Table:
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield a_panel()


def set_up(table: Table, rules: dict) -> Rules:
    """Each rule set as its own dated row, on a decision; what holds is then read back."""
    decision = a_decision(table, "We take over these rules.")
    for rule, value in rules.items():
        services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule=rule, value=value, decision_id=decision.id)
    return queries.rules_on(table.panel_id)


def test_case_14_victoria_the_chairs_own_vote_makes_it_three_to_two_and_there_is_no_tie(table):
    rules = set_up(table, VICTORIA)
    assert quorate(rules.quorum, members=9, present=Present(user_led=5)).holds
    result = outcome(rules.carrying, votes=Votes(2, 2, chair=True), members=9, present=5)
    assert (result.in_favour, result.against, result.tie, result.casting, result.carried) == (3, 2, False, False, True)


def test_case_14_victoria_the_chairs_second_vote_decides(table):
    rules = set_up(table, VICTORIA)
    for chair in (True, False):
        result = outcome(rules.carrying, votes=Votes(3, 3, chair=chair, counted=True), members=9, present=6)
        assert result.casting
        assert result.carried is chair


def test_case_14_south_australia_the_chair_may_cast_and_the_record_says_so(table):
    rules = set_up(table, SOUTH_AUSTRALIA)
    result = outcome(rules.carrying, votes=Votes(2, 2, chair=True), members=9, present=5)
    assert (result.in_favour, result.against, result.casting, result.carried) == (3, 2, True, True)
    left = outcome(rules.carrying, votes=Votes(2, 2), members=9, present=5)
    assert (left.tie, left.casting, left.carried) == (True, False, False)


def test_case_14_south_australia_the_chair_has_no_vote_so_there_are_four_and_not_five(table):
    rules = set_up(table, SOUTH_AUSTRALIA)
    result = outcome(rules.carrying, votes=Votes(3, 1, chair=True), members=9, present=5)
    assert (result.votes, result.casting, result.carried) == (4, False, True)


@pytest.mark.parametrize(("agree", "carried"), [(5, True), (4, False)])
def test_case_14_south_australia_by_email_a_majority_of_all_members_must_agree(table, agree, carried):
    rules = set_up(table, SOUTH_AUSTRALIA)
    assert outcome(rules.carrying, votes=Votes(agree, 1), members=9, in_writing=True).carried is carried


@pytest.mark.parametrize(("members", "needed"), [(10, 3), (11, 4), (13, 4), (14, 5), (16, 5)])
def test_case_14_northern_ireland_one_third_rounded_to_a_whole_number(table, members, needed):
    rules = set_up(table, NORTHERN_IRELAND)
    assert rules.quorum.needed(members) == needed


def test_case_14_northern_ireland_one_kind_of_item_needs_the_chair(table):
    rules = set_up(table, NORTHERN_IRELAND)
    without = Present(user_led=4, chair=False)
    assert quorate(rules.quorum, members=11, present=without).holds
    refused = quorate(rules.quorum, members=11, present=without, item=Item.APPOINTMENT)
    assert refused.lacks_chair
    assert not refused.holds


def test_case_14_wales_a_board_of_four_needs_all_four_there_and_all_four_for_it(table):
    rules = set_up(table, WALES)
    assert not quorate(rules.quorum, members=4, present=Present(user_led=3)).holds
    assert quorate(rules.quorum, members=4, present=Present(user_led=4)).holds
    assert outcome(rules.carrying, votes=Votes(4, 0), members=4).carried
    assert not outcome(rules.carrying, votes=Votes(3, 0, aside=1), members=4).carried


def test_a_table_that_is_user_led_decides_nothing_while_others_are_as_many():
    rule = Quorum(of=Portion.HALF, user_led=True)
    assert quorate(rule, members=8, present=Present(user_led=3, others=2)).holds
    assert quorate(rule, members=8, present=Present(user_led=3, others=3)).lacks_user_led


def test_members_who_come_by_video_half_way_make_it_quorate_from_then_on():
    rule = Quorum(of=Portion.MORE_THAN_HALF)
    moments = [quorate(rule, members=9, present=Present(user_led=there)).holds for there in (4, 5, 4)]
    assert moments == [False, True, False]


@pytest.mark.parametrize(
    ("by", "votes", "present", "carried"),
    [
        (CarriedBy.MAJORITY_PRESENT, Votes(3, 1, 2), 6, False),
        (CarriedBy.MAJORITY_PRESENT, Votes(4, 1, 2), 7, True),
        (CarriedBy.MAJORITY_MEMBERS, Votes(4, 0), 4, False),
        (CarriedBy.TWO_THIRDS_VOTING, Votes(4, 2), 6, True),
        (CarriedBy.TWO_THIRDS_VOTING, Votes(3, 2), 6, False),
        (CarriedBy.TWO_THIRDS_MEMBERS, Votes(6, 0), 6, True),
        (CarriedBy.TWO_THIRDS_MEMBERS, Votes(5, 0), 6, False),
        (CarriedBy.ALL_VOTING, Votes(5, 0, 4), 9, True),
        (CarriedBy.ALL_VOTING, Votes(5, 1), 9, False),
        (CarriedBy.ALL_VOTING, Votes(0, 0, 9), 9, False),
    ],
)
def test_how_many_must_be_for_it(by, votes, present, carried):
    rule = Carrying(by=by, rules_by=by, written_by=by)
    assert outcome(rule, votes=votes, members=9, present=present).carried is carried


def test_a_change_of_rules_in_writing_asks_both_what_writing_and_what_rules_ask():
    rule = Carrying(CarriedBy.MAJORITY_VOTING, CarriedBy.TWO_THIRDS_MEMBERS, CarriedBy.MAJORITY_MEMBERS)
    assert outcome(rule, votes=Votes(5, 0), members=9, in_writing=True).carried
    assert not outcome(rule, votes=Votes(5, 0), members=9, item=Item.RULES, in_writing=True).carried
    assert outcome(rule, votes=Votes(6, 0), members=9, item=Item.RULES, in_writing=True).carried


def test_in_writing_no_vote_breaks_a_tie():
    rule = Carrying(*[CarriedBy.MAJORITY_VOTING] * 3, chair_votes=False, casting_vote=True)
    assert not outcome(rule, votes=Votes(4, 4, chair=True), members=9, in_writing=True).carried


@given(
    of=st.sampled_from(Portion), rounding=st.sampled_from(Rounding), least=st.integers(1, 40),
    members=st.integers(1, 60),
)  # fmt: skip
def test_a_quorum_is_never_nobody_and_never_more_than_there_are(of, rounding, least, members):
    needed = Quorum(of=of, rounding=rounding, least=least).needed(members)
    assert min(least, members) <= needed <= members
    assert needed >= 1


@given(
    by=st.sampled_from(CarriedBy), in_favour=st.integers(0, 20), against=st.integers(0, 20), aside=st.integers(0, 20)
)
def test_one_more_vote_for_it_never_loses_what_was_carried(by, in_favour, against, aside):
    rule = Carrying(by=by, rules_by=by, written_by=by)
    members = in_favour + against + aside + 1
    before = outcome(rule, votes=Votes(in_favour, against, aside), members=members)
    after = outcome(rule, votes=Votes(in_favour + 1, against, aside), members=members)
    assert after.carried or not before.carried
    assert before.carried is False or in_favour > against
