"""An envelope goes a year after it was settled, with its letter, and nothing that somebody waits for."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.kernel.actor import Office
from copanel.outbox import services, tasks
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.states import Pile, State
from copanel.outbox.tests.examples import acting
from copanel.outbox.tests.test_put import put

pytestmark = pytest.mark.django_db
THEN = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
KEPT_AT_LAST = THEN + tasks.KEPT
TOO_OLD = KEPT_AT_LAST + dt.timedelta(seconds=1)


def tidied_twice(at: dt.datetime) -> set[str]:
    """The states of what is left."""
    with time_machine.travel(at, tick=False):
        tasks.tidy()
        left = set(Envelope.objects.values_list("id", flat=True))
        assert tasks.tidy() == 0
        assert set(Envelope.objects.values_list("id", flat=True)) == left
    return set(Envelope.objects.values_list("state", flat=True))


@pytest.mark.parametrize(
    ("at", "left"), [(KEPT_AT_LAST, {State.SENT, State.NOT_SENT, State.WAITING}), (TOO_OLD, {State.WAITING})]
)
def test_what_was_sent_or_called_back_goes_and_what_waits_stays(world, taken, at, left):
    world.person()
    with time_machine.travel(THEN, tick=False):
        put(world)
        deliver_due()
        services.cancel_for(put(world))
        put(world)
    assert set(Envelope.objects.values_list("state", flat=True)) == {State.SENT, State.NOT_SENT, State.WAITING}
    assert tidied_twice(at) == left


def test_an_envelope_that_was_settled_later_has_its_year_too(world, taken):
    world.person()
    with time_machine.travel(THEN, tick=False):
        put(world)
    with time_machine.travel(THEN + dt.timedelta(days=30), tick=False):
        deliver_due()
    assert tidied_twice(TOO_OLD) == {State.SENT}
    assert tidied_twice(TOO_OLD + dt.timedelta(days=30)) == set()


def test_a_letter_goes_with_its_envelope_unless_it_lies_in_the_pile(world):
    world.person("4 Quay Street\nMarl Bay MB3 2LT", channel="post")
    with time_machine.travel(THEN, tick=False):
        for _each in "ab":
            put(world, kind=world.alone)
        deliver_due()
        posted, to_do = PrintItem.objects.all()
        services.mark_done(actor=acting(Office.FACILITATOR), letter_id=posted.id)
    assert tidied_twice(KEPT_AT_LAST) == {State.PRINTED}
    assert PrintItem.objects.count() == 2
    assert tidied_twice(TOO_OLD) == {State.PRINTED}
    assert list(PrintItem.objects.values_list("id", "state")) == [(to_do.id, Pile.TO_DO)]


def test_a_letter_in_the_pile_keeps_all_it_says(world):
    """Messages about one thing are one letter: what it carries is settled, and still to be printed."""
    world.person("4 Quay Street\nMarl Bay MB3 2LT", channel="post")
    with time_machine.travel(THEN, tick=False):
        for _each in "ab":
            put(world)
        deliver_due()
    letter = PrintItem.objects.get()
    assert letter.envelope.carries.count() == 1
    tidied_twice(TOO_OLD)
    assert letter.envelope.carries.count() == 1
    services.mark_done(actor=acting(Office.FACILITATOR), letter_id=letter.id)
    assert tidied_twice(TOO_OLD) == set()
