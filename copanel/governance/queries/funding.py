"""What was told of a panel's money, as everybody may read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import FundingAct
from copanel.governance.states import FundingKind, Per
from copanel.kernel.actor import Actor
from copanel.kernel.money import pounds
from copanel.organisations import queries as organisations
from copanel.words import queries as words

PAGE = 20


@dataclass(frozen=True, slots=True)
class Funding:
    """One act. `reason` is None where the funder gave none; `beside` is the panel's own words, or None."""

    id: UUID
    panel_id: UUID
    kind: FundingKind
    organisation_id: UUID
    organisation_name: str
    on_day: dt.date
    amount: str
    per: Per | None
    reason: words.Spoken | None
    beside: words.Spoken | None
    told_at: dt.datetime


@dataclass(frozen=True, slots=True)
class FundingPage:
    rows: tuple[Funding, ...]
    total: int
    page: int
    pages: int


def funding(panel_id: UUID, *, actor: Actor, page: int = 1) -> FundingPage:
    """What was told of the money, newest day first, twenty a page. Six queries at most, for any number."""
    acts = FundingAct.objects.filter(panel_id=panel_id)
    total = acts.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    rows = list(acts.order_by("-on_day", "-told_at")[(page - 1) * PAGE : page * PAGE])
    return FundingPage(tuple(_facts(rows, actor)), total, page, pages)


def funding_act(funding_act_id: UUID, *, panel_id: UUID, actor: Actor) -> Funding | None:
    """One act of a panel, or None."""
    found = _facts(list(FundingAct.objects.filter(id=funding_act_id, panel_id=panel_id)), actor)
    return found[0] if found else None


def _facts(rows: list[FundingAct], actor: Actor) -> list[Funding]:
    said = words.spoken([key for row in rows for key in (row.reason_id, row.beside_id) if key], actor=actor)
    names = organisations.names_on({row.organisation_id for row in rows})
    return [
        Funding(
            id=row.id,
            panel_id=row.panel_id,
            kind=FundingKind(row.kind),
            organisation_id=row.organisation_id,
            organisation_name=names.get(row.organisation_id, ""),
            on_day=row.on_day,
            amount=pounds(row.pence) if row.pence is not None else "",
            per=Per(row.per) if row.per else None,
            reason=said.get(row.reason_id),
            beside=said.get(row.beside_id),
            told_at=row.told_at,
        )
        for row in rows
    ]
