"""What needs a person stands in one order, whatever the wording."""

from __future__ import annotations

import datetime as dt

from copanel.kernel.needs import Need

DAY = dt.date(2026, 11, 24)


def before(days: int) -> dt.date:
    return DAY - dt.timedelta(days)


def test_risk_then_what_is_late_or_due_by_date_then_the_longest_wait():
    ordered = [
        Need("Z", "/risk", late="Now", since=DAY, at_risk=True),
        Need("Y", "/waits-120", late="Waiting for 86 working days", since=before(120)),
        Need("X", "/late-answer", by=before(90), late="64 working days late."),
        Need("W", "/waits-84", late="Waiting for 60 working days", since=before(84)),
        Need("V", "/waits-9", late="Waiting for 7 working days", since=before(9)),
        Need("U", "/by-tomorrow", by=DAY + dt.timedelta(1)),
        Need("T", "/agreed", since=before(30)),
        Need("S", "/drafted", since=before(2)),
        Need("R", "/some-day"),
    ]
    mixed = [*ordered[5:], *ordered[:5]]
    assert sorted(mixed, key=lambda need: need.order) == ordered


def test_the_wording_has_no_part_in_the_order():
    assert Need("Answer", "/one").order == Need("Say yes or no", "/one").order
