"""A panel's states, the tables beside them, and what every column holds."""

from __future__ import annotations

from itertools import product

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from copanel.governance.models import Panel
from copanel.governance.queries import Rules
from copanel.governance.states import (
    OFFICE_SIDES,
    RESERVED,
    RULES,
    TRANSITIONS,
    Do,
    HelpLineKind,
    Method,
    PanelState,
    SeatKind,
    ShownAs,
    WayKind,
    shut_to_authority,
)
from copanel.kernel import privacy
from copanel.kernel.actor import Office, Side
from copanel.kernel.errors import WrongState


@pytest.mark.parametrize(("state", "do"), product(PanelState, Do))
def test_a_panel_moves_along_its_table_and_nowhere_else(state, do):
    panel = Panel(state=state)
    if (state, do) in TRANSITIONS:
        panel.move(do)
        assert panel.state == TRANSITIONS[state, do]
    else:
        with pytest.raises(WrongState):
            panel.move(do)
        assert panel.state == state


def test_every_office_is_appointed_for_a_side_or_follows_from_a_seat_or_post():
    assert set(Office) - set(OFFICE_SIDES) == {Office.MEMBER, Office.MANAGER}
    assert all(Side.PUBLIC not in sides and sides for sides in OFFICE_SIDES.values())


def test_what_people_of_the_council_may_not_hold():
    open_to_them = {
        office for office, sides in OFFICE_SIDES.items() if not any(shut_to_authority(office, side) for side in sides)
    }
    assert open_to_them == {
        Office.ENGAGEMENT_LEAD,
        Office.FUNDER_CONTACT,
        Office.PAYMENTS_OFFICER,
        Office.AUTHORISER,
        Office.SUPPORT_ENGINEER,
    }
    assert shut_to_authority(Office.MEMBER, Side.USER_LED)


def test_the_rules_of_a_day_are_the_rules_there_are():
    assert set(Rules.__dataclass_fields__) == set(RULES)
    assert all(rule.least <= rule.default <= rule.most for rule in RULES.values())


def test_the_clocks_start_as_the_terms_say():
    rules = Rules()
    assert (rules.acknowledge_days, rules.answer_days, rules.challenge_days) == (5, 20, 20)
    assert rules.very_overdue_factor == 2
    assert {code for code, rule in RULES.items() if rule.owed} == {
        "acknowledge_days",
        "answer_days",
        "challenge_days",
        "scope_days",
        "very_overdue_factor",
    }


@pytest.mark.parametrize("kinds", [HelpLineKind, Method, SeatKind, ShownAs, WayKind])
def test_every_kind_has_words(kinds):
    assert all(str(kind.label) for kind in kinds)


@pytest.mark.parametrize("model", apps.get_app_config("governance").get_models(), ids=lambda model: model.__name__)
def test_every_column_says_what_it_holds(model):
    assert privacy.faults(model) == []


def first_words(patterns: list[URLPattern | URLResolver], before: str = "") -> set[str]:
    """The first word of each address that does not begin with a panel."""
    found = set()
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if "/" in route or isinstance(pattern, URLPattern):
            found.add(route.split("/")[0])
        else:
            found |= first_words(pattern.url_patterns, route)
    return {word for word in found if word and not word.startswith("<")}


def test_no_panel_can_take_an_address_of_copanels_own():
    assert first_words(get_resolver().url_patterns) <= set(RESERVED)
