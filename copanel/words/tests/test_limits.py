"""Limits on public forms, counted in a table."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS
from copanel.kernel.errors import Invalid, TooMany
from copanel.words import Limits, tasks
from copanel.words.limits import Stamp, check, stamp
from copanel.words.models import Attempt
from copanel.words.tests.people import NORTH, SOUTH, say

pytestmark = pytest.mark.django_db

LIMITS = Limits(per_network_day=2, per_address_day=1, queue_ceiling=2)
NOON = dt.datetime(2026, 11, 2, 12, 0, tzinfo=dt.UTC)


def use(*, after: int = 60, **changes: object) -> None:
    """One use of a form opened `after` seconds ago."""
    with time_machine.travel(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=after), tick=False):
        opened = stamp()
    wanted = {
        "panel_id": NORTH,
        "form": "raise",
        "network": "n1",
        "address": "",
        "opened_at": opened,
        "honeypot": "",
        "limits": LIMITS,
    } | changes
    check(**wanted)


def test_a_network_has_its_day():
    with time_machine.travel(NOON, tick=False) as clock:
        use()
        use(form="message")
        with pytest.raises(TooMany):
            use()
        use(network="n2")
        use(panel_id=SOUTH)
        use(network="")
        clock.shift(dt.timedelta(hours=11, minutes=59))
        with pytest.raises(TooMany):
            use()
        clock.shift(dt.timedelta(minutes=2))
        use()


def test_an_address_has_its_day_however_it_is_typed_and_is_not_kept():
    use(address="jo@example.org", network="n1")
    with pytest.raises(TooMany):
        use(address=" JO@Example.org ", network="n2")
    assert "jo" not in str(list(Attempt.objects.values()))


def test_a_full_queue_closes_the_form():
    say(ANONYMOUS)
    use()
    say(ANONYMOUS)
    with pytest.raises(TooMany):
        use(network="n2")


@pytest.mark.parametrize("opened", ["", "x", "1:2:3", None])
def test_a_stamp_of_ones_own_making_is_refused(opened):
    with pytest.raises(Invalid):
        use(opened_at=opened or "")
    assert Attempt.objects.count() == 0


def test_too_quick_and_too_old_are_said_plainly():
    with pytest.raises(Invalid, match="very quick"):
        use(after=1)
    with pytest.raises(Invalid, match="more than a day"):
        use(after=25 * 3600)


def test_a_filled_trap_is_refused():
    with pytest.raises(Invalid):
        use(honeypot="http://spam.example")


def test_counts_go_when_their_day_is_over():
    with time_machine.travel(NOON, tick=False):
        use()
        tasks.tidy()
        assert Attempt.objects.count() == 1
    with time_machine.travel(NOON + dt.timedelta(days=1), tick=False):
        use()
        tasks.tidy()
        tasks.tidy()
        assert Attempt.objects.get().at == NOON + dt.timedelta(days=1)


def drawn(value: str) -> str:
    return Stamp().format_value(value)


def test_the_clock_does_not_start_again_when_a_form_is_drawn_again():
    """After a correction, or on the page to look at, people have written already."""
    with time_machine.travel(NOON, tick=False) as clock:
        first = drawn("")
        clock.shift(dt.timedelta(minutes=5))
        assert drawn(first) == first
        use(opened_at=drawn(first))
        for wrong in ("", "x", None, "1:2:3", 5):
            assert drawn(wrong) == stamp()
        clock.shift(dt.timedelta(hours=24))
        assert drawn(first) == stamp()
