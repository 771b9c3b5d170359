"""What people declared is kept six years after it ended, and no longer."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance import services, tasks
from copanel.governance.models import AllowedInSpace, Decision, WorksFor
from copanel.governance.tests.examples import a_decision, a_panel, a_person
from copanel.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db
LAST = dt.date(2027, 3, 3)


@pytest.mark.parametrize(("on", "left"), [("2033-03-03", 3), ("2033-03-04", 2)])
def test_what_ended_six_years_ago_goes(on, left):
    with time_machine.travel("2027-01-01 12:00:00+00:00", tick=False):
        table = a_panel()
        decision = a_decision(table)
        for until_on in (LAST, LAST + dt.timedelta(days=9), None):
            person = a_person()
            services.declare_works_for(
                actor=SYSTEM, panel_id=table.panel_id, person_id=person, organisation_id=table.council.id,
                until_on=until_on,
            )  # fmt: skip
            services.allow_in_space(
                actor=SYSTEM, panel_id=table.panel_id, person_id=person, decision_id=decision.id, until_on=until_on
            )
    with time_machine.travel(f"{on} 12:00:00+00:00", tick=False):
        for _twice in "ab":
            tasks.tidy()
            assert (WorksFor.objects.count(), AllowedInSpace.objects.count()) == (left, left)
    assert Decision.objects.filter(id=decision.id).exists()
