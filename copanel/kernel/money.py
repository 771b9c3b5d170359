"""Money: integer pence, rates in tenths of a penny, rounded once.

A rate such as 37.4p a mile is 374 tenths. Amounts are added up in exact tenths and rounded to the penny once, where
the policy says (house, "Settings, data, commands"). Floats are refused: they cannot hold a tenth of a penny.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from .errors import Invalid

# What a database's ordinary whole number holds in pence, on both databases: about 21 million pounds.
MOST_PENCE = 2_147_483_647

_POUNDS = re.compile(r"£?\s*(?P<pounds>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<pence>\d{1,2}))?")
_PENCE = re.compile(r"(?P<pence>\d+)\s*p")
_RATE_IN_PENCE = re.compile(r"(?P<pence>\d+)(?:\.(?P<tenths>\d))?\s*p")


def pounds(pence: int) -> str:
    """Pence as people read them: "£75", "£1,234.50", "-£4.50". Whole pounds carry no pennies."""
    sign, whole, rest = "-" if pence < 0 else "", *divmod(abs(pence), 100)
    return f"{sign}£{whole:,}.{rest:02}" if rest else f"{sign}£{whole:,}"


def rate(tenths: int) -> str:
    """A rate as people read it: "37.4p", "45p", "£15"."""
    if abs(tenths) >= 1000 and tenths % 10 == 0:
        return pounds(tenths // 10)
    sign, whole, rest = "-" if tenths < 0 else "", *divmod(abs(tenths), 10)
    return f"{sign}{whole}.{rest}p" if rest else f"{sign}{whole}p"


def at_rate(quantity: int | Decimal | Fraction, tenths: int) -> Fraction:
    """A quantity at a rate, exact, in tenths of a penny. Add these up, then `round_half_up` once."""
    if isinstance(quantity, float):
        raise TypeError("Give a quantity as int, Decimal or Fraction: a float is not exact.")
    return Fraction(quantity) * tenths


def round_half_up(tenths: int | Fraction) -> int:
    """Tenths of a penny to pence; half a penny goes up, for amounts below zero away from zero."""
    if isinstance(tenths, float):
        raise TypeError("Give tenths of a penny as int or Fraction: a float is not exact.")
    whole = (abs(Fraction(tenths)) / 10 + Fraction(1, 2)).__floor__()
    return -whole if tenths < 0 else whole


def parse_pounds(words: str) -> int:
    """What somebody typed, in pence: "£1,140", "75.5", "75p". Raises Invalid with how to put it right."""
    text = words.strip()
    if found := _POUNDS.fullmatch(text):
        amount = int(found["pounds"].replace(",", "")) * 100 + int((found["pence"] or "0").ljust(2, "0"))
    elif found := _PENCE.fullmatch(text):
        amount = int(found["pence"])
    else:
        raise Invalid(_("Write the amount in pounds and pence, for example 12 or 12.50."))
    if amount > MOST_PENCE:
        raise Invalid(_("That amount is too large. Check the number of noughts."))
    return amount


def parse_rate(words: str) -> int:
    """A rate in tenths of a penny: "37.4p", "45p", "£15". Raises Invalid with how to put it right."""
    if found := _RATE_IN_PENCE.fullmatch(words.strip()):
        return int(found["pence"]) * 10 + int(found["tenths"] or 0)
    if _POUNDS.fullmatch(words.strip()):
        return parse_pounds(words) * 10
    raise Invalid(_("Write the rate in pence or pounds, for example 45p, 37.4p or £15."))
