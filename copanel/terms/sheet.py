"""The clauses of a version as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io

from django.utils.translation import gettext as _

from copanel.kernel.actor import Side
from copanel.terms.queries import SignedBy, TermsPage

# A spreadsheet reads a cell that begins so as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(page: TermsPage, *, base: str) -> str:
    """One row a clause, with a byte order mark so that a spreadsheet reads the letters right."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(
        [_("Version"), _("Part"), _("Clause"), _("Text"), _("Easy Read"), _("Address"), _("Signed"), _("Not signed by")]
    )
    for part in page.parts:
        for clause in part.clauses:
            write.writerow(
                [
                    page.version.number if page.version else "",
                    *(_cell(each) for each in (part.title, clause.heading, clause.text, clause.easy)),
                    f"{base}{clause.key}/",
                    _cell("; ".join(_signed(each) for each in clause.signed)),
                    "; ".join(str(Side(side).label) for side in clause.unsigned),
                ]
            )
    return "\ufeff" + out.getvalue()


def _signed(each: SignedBy) -> str:
    who = f"{each.name}, {each.title}" if each.name else str(each.side.label)
    return f"{who}, {each.signed_on.isoformat()}"


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
