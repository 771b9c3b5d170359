"""Days begin and end at midnight in London."""

import datetime as dt

import pytest

from copanel.kernel import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-07-01T22:59:59+00:00", "2026-07-01"),
        ("2026-07-01T23:00:00+00:00", "2026-07-02"),
        ("2026-01-01T23:59:59+00:00", "2026-01-01"),
        ("2026-03-29T00:30:00+00:00", "2026-03-29"),
        ("2026-10-24T23:30:00+00:00", "2026-10-25"),
    ],
)
def test_the_london_day(moment, day):
    assert clock.london_day(dt.datetime.fromisoformat(moment)) == dt.date.fromisoformat(day)


def test_midnight_is_londons():
    assert clock.london_midnight(dt.date(2026, 7, 1)).astimezone(dt.UTC).hour == 23
    assert clock.london_midnight(dt.date(2026, 1, 1)).astimezone(dt.UTC).hour == 0


@pytest.mark.parametrize(
    ("moment", "years", "day"),
    [
        ("2026-11-24T12:00+00:00", 6, "2020-11-24"),
        ("2026-06-30T23:30+00:00", 1, "2025-07-01"),
        ("2028-02-29T12:00+00:00", 4, "2024-02-29"),
        ("2028-02-29T12:00+00:00", 6, "2022-02-28"),
    ],
)
def test_years_ago(moment, years, day):
    with clock.standing_at(dt.datetime.fromisoformat(moment)):
        assert clock.years_ago(years) == dt.date.fromisoformat(day)


def test_standing_at_another_moment_ends_with_the_block():
    then = dt.datetime(2026, 4, 17, 9, 30, tzinfo=clock.LONDON)
    with clock.standing_at(then):
        assert clock.now() == then
        assert clock.today() == dt.date(2026, 4, 17)
    assert clock.now() > then
