"""The table as in a file: its seats by side and kind, who held the offices, and where sources differ. No person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.db.models import Exists, OuterRef

from copanel.governance.models import Seat, SeatHolding, SourcesDiffer
from copanel.governance.states import SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.record.checking import NOT_STATED
from copanel.record.queries.book import Book
from copanel.record.queries.written_bodies import Bodies
from copanel.record.states import Kind

TITLES = {
    SeatKind.FULL: "Full members",
    SeatKind.CORRESPONDING: "Members who take part by letter",
    SeatKind.OBSERVER: "Observers",
}
# In the order of a file: a column of JSON does not keep one on every database.
NAMES = ("title", "side", "kind", "organisation", "number", "vacant", "since", "until")
SIDES = {
    Side.USER_LED: "of the user-led side",
    Side.AUTHORITY: "of the council’s side",
    Side.INDEPENDENT: "of neither side",
}


def written_seats(book: Book) -> list[dict[str, Any]]:
    """Those of a loaded record as it gave them; a living panel's counted by side and kind, with how many are free."""
    said = [
        {"key": row.last, **{name: row.aside[name] for name in NAMES if name in row.aside}, "source": row.cited}
        for row in book.of(Kind.SEATS)
    ]
    today = clock.today()
    taken = SeatHolding.objects.now(today).filter(seat=OuterRef("pk"))
    seats = Seat.objects.now(today).filter(panel_id=book.panel.id).annotate(taken=Exists(taken))
    counts: Counter[tuple[str, str]] = Counter()
    free: Counter[tuple[str, str]] = Counter()
    for side, kind, is_taken in seats.values_list("side", "kind", "taken"):
        counts[side, kind] += 1
        free[side, kind] += not is_taken
    for side in SIDES:
        for kind in TITLES:
            if number := counts[side, kind]:
                said.append(
                    {
                        "key": f"{side}-{kind}".replace("_", "-"),
                        "title": f"{TITLES[kind]} {SIDES[side]}",
                        "side": side.value.replace("_", "-"),
                        "kind": kind.value,
                        "number": number,
                        "vacant": free[side, kind],
                        "until": NOT_STATED,
                        "source": book.source(book.panel.id),
                    }
                )
    return said


def written_offices(book: Book, bodies: Bodies) -> list[dict[str, Any]]:
    """Which organisation held an office when. Who sat for it is nobody's name to give away."""
    ordered = sorted(
        bodies.offices,
        key=lambda row: (
            book.place(row.id), row.from_on or dt.date.min, row.office, book.organisations[row.organisation_id], row.id
        ),
    )  # fmt: skip
    keys: list[str] = []
    said = []
    for row in ordered:
        organisation = book.organisations[row.organisation_id]
        keys.append(book.key(row.id, f"{row.office}-{organisation}".replace("_", "-"), keys))
        said.append(
            {
                "key": keys[-1],
                "office": row.office.replace("_", "-") if row.office == "co_chair" else row.office.replace("_", " "),
                **({"called": row.called} if row.called else {}),
                "organisation": organisation,
                **book.days(row.since or row.from_on, row.until or row.until_on),
                "source": book.source(row.id),
            }
        )
    return said


def written_differences(book: Book, offices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pairs of offices of which sources say what cannot both be so, as loaded."""
    there = {office["key"] for office in offices}
    pairs = SourcesDiffer.objects.filter(one__panel_id=book.panel.id).values_list("id", "one_id", "other_id")
    said = [
        {"offices": [book.key(one, ""), book.key(other, "")]}
        for _id, one, other in sorted(pairs, key=lambda pair: (book.place(pair[0]), pair[0]))
        if one in book.entered and other in book.entered
    ]
    return [pair for pair in said if there.issuperset(pair["offices"])]
