"""The clauses of a version as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from copanel.kernel.actor import Side
from copanel.terms.queries import SignedBy, TermsPage


def columns() -> tuple[str, ...]:
    return (
        _("Version"), _("Part"), _("Clause"), _("Text"), _("Easy Read"), _("Address"), _("Signed"), _("Not signed by"),
    )  # fmt: skip


def rows(page: TermsPage, *, base: str) -> Iterator[tuple]:
    """One row a clause."""
    number = page.version.number if page.version else ""
    for part in page.parts:
        for clause in part.clauses:
            yield (
                number, part.title, clause.heading, clause.text, clause.easy, f"{base}{clause.key}/",
                "; ".join(_signed(each) for each in clause.signed),
                "; ".join(str(Side(side).label) for side in clause.unsigned),
            )  # fmt: skip


def _signed(each: SignedBy) -> str:
    who = f"{each.name}, {each.title}" if each.name else str(each.side.label)
    return f"{who}, {each.signed_on.isoformat()}"
