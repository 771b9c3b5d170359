"""Money: whole pence in and out, exact in between, and six real rule sets' worked examples."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copanel.kernel.errors import Invalid
from copanel.kernel.money import MOST_PENCE, at_rate, parse_pounds, parse_rate, pounds, rate, round_half_up


@pytest.mark.parametrize(
    ("pence", "shown"),
    [
        (0, "£0"),
        (1, "£0.01"),
        (450, "£4.50"),
        (7500, "£75"),
        (7505, "£75.05"),
        (114000, "£1,140"),
        (123450, "£1,234.50"),
        (-450, "-£4.50"),
        (100000000, "£1,000,000"),
    ],
)
def test_pounds_are_shown_without_pennies_where_there_are_none(pence: int, shown: str):
    assert pounds(pence) == shown


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£1,140", 114000),
        ("1140", 114000),
        ("75.5", 7550),
        ("75.50", 7550),
        (" £ 4.05 ", 405),
        ("0.20", 20),
        ("75p", 75),
        ("75 p", 75),
        ("£1,234,567.89", 123456789),
        ("0", 0),
    ],
)
def test_what_people_type_is_read(typed: str, pence: int):
    assert parse_pounds(typed) == pence


@pytest.mark.parametrize(
    "typed", ["", "twelve", "1,14", "75.555", "-5", "£", ".50", "1 140", "12..5", "£5 or so", "1e3"]
)
def test_an_amount_that_cannot_be_read_says_how_to_write_it(typed: str):
    with pytest.raises(Invalid, match="Write the amount in pounds and pence, for example"):
        parse_pounds(typed)


@pytest.mark.parametrize("typed", [str(MOST_PENCE // 100 + 1), f"{MOST_PENCE + 1}p", "9" * 30])
def test_an_amount_too_large_to_keep_is_refused(typed: str):
    with pytest.raises(Invalid, match="too large"):
        parse_pounds(typed)
    assert parse_pounds(pounds(MOST_PENCE)) == MOST_PENCE


@pytest.mark.parametrize(
    ("typed", "tenths", "shown"),
    [
        ("45p", 450, "45p"),
        ("37.4p", 374, "37.4p"),
        ("£15", 15000, "£15"),
        ("12.60", 12600, "£12.60"),
        ("2 p", 20, "2p"),
    ],
)
def test_rates_are_tenths_of_a_penny(typed: str, tenths: int, shown: str):
    assert parse_rate(typed) == tenths
    assert rate(tenths) == shown


@pytest.mark.parametrize("typed", ["", "37.45p", "a lot", "-45p"])
def test_a_rate_that_cannot_be_read_says_how_to_write_it(typed: str):
    with pytest.raises(Invalid, match=r"45p, 37\.4p or £15"):
        parse_rate(typed)


@pytest.mark.parametrize(
    ("lines", "pence"),
    [
        ([(28, 450)], 1260),  # 28 miles at 45p
        ([(28, 20)], 56),  # 2p a mile more for a passenger
        ([(3, 12600)], 3780),  # three hours of a replacement carer
        ([(Decimal("2.5"), 15000)], 3750),  # two and a half hours' fee
        ([(6, 200)], 120),  # bicycle
        ([(20, 583), (40, 226)], 2070),  # across the yearly line
        ([(50, 374), (50, 178)], 2760),
        ([(90, 400)], 3600),
        ([(1, 374), (1, 374)], 75),  # 74.8p: rounded once, not 37p and 37p
    ],
)
def test_worked_examples_come_out_to_the_penny(lines: list[tuple[int | Decimal, int]], pence: int):
    assert round_half_up(sum((at_rate(quantity, tenths) for quantity, tenths in lines), Fraction(0))) == pence


@pytest.mark.parametrize(
    ("tenths", "pence"),
    [(4, 0), (5, 1), (14, 1), (15, 2), (25, 3), (-5, -1), (-4, 0), (Fraction(149, 10), 1), (Fraction(44, 10), 0)],
)
def test_half_a_penny_goes_up(tenths: int | Fraction, pence: int):
    assert round_half_up(tenths) == pence


def test_floats_are_refused():
    with pytest.raises(TypeError, match="not exact"):
        at_rate(2.5, 450)
    with pytest.raises(TypeError, match="not exact"):
        round_half_up(0.5)


@given(st.integers(min_value=0, max_value=MOST_PENCE))
def test_what_is_shown_can_be_typed_back(pence: int):
    assert parse_pounds(pounds(pence)) == pence


@given(st.integers(min_value=0, max_value=10**7))
def test_a_rate_shown_can_be_typed_back(tenths: int):
    assert parse_rate(rate(tenths)) == tenths
