"""A panel that was closed decides nothing more in writing: no reply, no reminder, no decision."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.deciding import tasks
from copanel.deciding.models import Question
from copanel.deciding.tests.examples import a_question, a_writing_panel, says
from copanel.governance import services as panels
from copanel.governance.models import Decision
from copanel.governance.tests.examples import a_decision
from copanel.kernel.errors import WrongState
from copanel.outbox.models import Envelope

pytestmark = pytest.mark.django_db


def test_a_closed_panel_decides_nothing_more():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False) as moment:
        writing = a_writing_panel(5)
        question = a_question(writing, "most_of_replies")
        for member in writing.members[:2]:
            says(question, member)
        mandate = a_decision(writing.table, "The panel closes.")
        panels.close_panel(
            actor=writing.chair, panel_id=writing.panel_id, reason="Its work is done.", decision_id=mandate.id
        )
        with pytest.raises(WrongState, match="has ended"):
            says(question, writing.members[3])
        moment.move_to(dt.datetime(2027, 3, 16, 10, tzinfo=dt.UTC))
        tasks.remind()
        assert not Envelope.objects.filter(kind="deciding.reminder").exists()
        moment.move_to(dt.datetime(2027, 4, 16, 10, tzinfo=dt.UTC))
        tasks.end_what_is_over()
    assert Question.objects.get().state == "not_carried"
    assert Decision.objects.get() == mandate
