"""A handover needs every co-chair who can say yes: no deputy, and nobody who left or is shut out."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.governance import services
from copanel.governance.models import Handover, OfficeHolding
from copanel.governance.policy import POLICY
from copanel.governance.queries import actor_for
from copanel.governance.states import Do
from copanel.governance.tests.examples import Table, a_panel, a_person, a_user_led_named, in_office
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, NotAllowed
from copanel.kernel.policy import OnPanel

pytestmark = pytest.mark.django_db


def prepared(table: Table) -> Handover:
    return services.prepare_handover(
        actor=SYSTEM, panel_id=table.panel_id, host_id=a_user_led_named("The next host").id, items=["The phone"],
        on_day=clock.today() + dt.timedelta(days=30),
    )  # fmt: skip


def holding_of(actor: Actor) -> OfficeHolding:
    return OfficeHolding.objects.get(person_id=actor.person_id)


def test_who_stands_in_for_a_co_chair_does_not_give_the_panel_away() -> None:
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR, "Ann")
    deputy = services.name_deputy(actor=SYSTEM, holding_id=holding_of(chair).id, person_id=a_person("Nia"))
    services.stand_in(actor=SYSTEM, deputy_id=deputy.id)
    row, stands_in = prepared(table), actor_for(person_id=deputy.person_id)
    assert POLICY.may(stands_in, Do.CLOSE, OnPanel(table.panel_id))
    with pytest.raises(NotAllowed):
        services.confirm_handover(actor=stands_in, handover_id=row.id)
    services.confirm_handover(actor=chair, handover_id=row.id)
    assert Handover.objects.get().state == "confirmed"


def test_a_co_chair_who_is_shut_out_holds_no_handover_up() -> None:
    """Their office gives no power, so their yes can never come."""
    table = a_panel()
    chair, other = in_office(table, Office.CO_CHAIR, "Ann"), in_office(table, Office.CO_CHAIR, "Bo")
    services.declare_works_for(
        actor=SYSTEM, panel_id=table.panel_id, person_id=other.person_id, organisation_id=table.council.id
    )
    services.confirm_handover(actor=chair, handover_id=prepared(table).id)
    assert Handover.objects.get().state == "confirmed"


def test_when_the_co_chair_it_waited_for_leaves_who_said_yes_can_settle_it() -> None:
    table = a_panel()
    chair, other = in_office(table, Office.CO_CHAIR, "Ann"), in_office(table, Office.CO_CHAIR, "Bo")
    row = prepared(table)
    services.confirm_handover(actor=chair, handover_id=row.id)
    with pytest.raises(AlreadyDone):
        services.confirm_handover(actor=chair, handover_id=row.id)
    services.resign(actor=other, panel_id=table.panel_id, holding_ids=[holding_of(other).id])
    services.confirm_handover(actor=chair, handover_id=row.id)
    assert Handover.objects.get().state == "confirmed"
    assert row.confirmations.count() == 1
