"""What the panel cannot do, read out where someone is about to do it. It warns, and never stops anybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from copanel.governance.queries import PanelFacts
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.terms.models import Clause, Version
from copanel.terms.queries.clauses import in_order, texts_of, view
from copanel.terms.states import Act, Part, VersionState
from copanel.ui.languages import is_easy


@dataclass(frozen=True, slots=True)
class Quoted:
    """A clause as it is read out, in the reader's words, and where it stands."""

    heading: str
    text: str
    url: str


def warnings(*, panel: PanelFacts, actor: Actor, act: Act) -> tuple[Quoted, ...]:
    """The clauses of today's terms that are to be read out before this act. Three queries; one where there are none."""
    in_force = (
        Version.objects.filter(
            panel=OuterRef("version__panel"), state=VersionState.PUBLISHED, from_on__lte=clock.today()
        )
        .order_by("-from_on")
        .values("id")[:1]
    )
    rows = Clause.objects.filter(
        version__panel_id=panel.id, version=Subquery(in_force), part=Part.CANNOT, taken_out=False
    ).select_related("words__in_force")
    # Which acts a clause is read out at is a list in a column, that SQLite cannot look into: there are few of them.
    rows = [row for row in in_order(rows) if act in row.warns_at]
    said = texts_of(rows, actor=actor)
    shown = [view(row, said) for row in rows]
    easy = is_easy()
    return tuple(
        Quoted(each.heading, (each.easy if easy else "") or each.text, f"/{panel.slug}/terms/{each.key}/")
        for each in shown
    )
