"""English names of months, weekdays and seasons, and the house style of a day.

Kept here and not taken from `calendar` or `strftime`: those follow the machine's locale, and a day must read the
same on every machine and in both wordings of the interface.
"""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Every way a month or a weekday is written in minutes and letters, in lower case, to its number.
MONTH_NUMBER = {
    name: number for number, month in enumerate(MONTHS, start=1) for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
WEEKDAY_NUMBER = {
    name: number for number, weekday in enumerate(WEEKDAYS) for name in (weekday.lower(), weekday[:3].lower())
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

# EDTF writes a season in the place of a month.
SEASON_CODE = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


def day_and_month(day: date) -> str:
    """A day without its weekday: "3 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_house_style(day: date) -> str:
    """A day as Copanel writes it (house words, "Dates"): "Tuesday 3 March 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day)}"
