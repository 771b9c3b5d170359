"""An office against the rules is refused, quoting the rule."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance import services
from copanel.governance.models import OfficeHolding
from copanel.governance.rule_words import Bond
from copanel.governance.tests.examples import Table, a_decision, a_panel, a_person, in_office
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.kernel.errors import Invalid
from copanel.organisations import services as organisations
from copanel.organisations.tests.examples import a_user_led

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def set_one(table: Table, rule: str, value: object) -> None:
    decision = a_decision(table, "We change a rule.")
    services.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule=rule, value=value, decision_id=decision.id)


@pytest.mark.parametrize(
    ("rule", "value", "fits"),
    [
        ("co_chair_from", Bond.MEMBERS, "member"),
        ("co_chair_from", Bond.HOST, "host"),
        ("co_chair_from", Bond.NOT_HOST, "other"),
        ("co_chair_from", Bond.USER_LED, "checked"),
    ],
)
def test_an_office_against_the_rules_is_refused_with_the_rule_in_words(rule, value, fits):
    table = a_panel()
    set_one(table, rule, value)
    other, checked = a_user_led("Elsewhere"), a_user_led("Checked")
    organisations.check_user_led(
        actor=SYSTEM, organisation_id=checked.id, share=80, evidence="Its list", checked_on=TODAY
    )
    member = in_office(table, Office.MEMBER, "Ada Pell").person_id
    candidates = {
        "nobody": (a_person("Ben Ash"), None),
        "member": (member, None),
        "host": (a_person("Cy Ode"), table.host.id),
        "other": (a_person("Di Fox"), other.id),
        "checked": (a_person("Eve Oak"), checked.id),
    }
    usual = {"actor": SYSTEM, "panel_id": table.panel_id, "office": Office.CO_CHAIR}
    expected = {fits} | ({"nobody", "member", "checked"} if value is Bond.NOT_HOST else set())
    for name, (person_id, organisation_id) in candidates.items():
        given = usual | {"person_id": person_id, "organisation_id": organisation_id}
        if name in expected:
            assert services.appoint(**given)
            continue
        with pytest.raises(Invalid) as fault:
            services.appoint(**given)
        assert set(fault.value.faults) == {"office"}
        assert "“Who may be co-chair:" in str(fault.value)


def test_a_side_that_the_rules_leave_out_is_refused():
    table = a_panel()
    set_one(table, "moderator_sides", ["user_led"])
    usual = {"actor": SYSTEM, "panel_id": table.panel_id, "office": Office.MODERATOR}
    with pytest.raises(Invalid):
        services.appoint(person_id=a_person(), side=Side.INDEPENDENT, **usual)
    assert services.appoint(person_id=a_person(), side=Side.USER_LED, **usual)


def test_nobody_is_payments_officer_and_authoriser_and_the_facilitator_pays_only_by_rule():
    table, person = a_panel(), a_person()
    usual = {"actor": SYSTEM, "panel_id": table.panel_id, "person_id": person}
    services.appoint(office=Office.PAYMENTS_OFFICER, **usual)
    for office in (Office.AUTHORISER, Office.FACILITATOR):
        with pytest.raises(Invalid):
            services.appoint(office=office, **usual)
    set_one(table, "facilitator_pays", "yes")
    services.appoint(office=Office.FACILITATOR, **usual)
    with pytest.raises(Invalid):
        services.appoint(office=Office.AUTHORISER, **usual)
    assert OfficeHolding.objects.filter(person_id=person).count() == 2
