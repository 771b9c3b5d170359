"""The page where a side signs what it owes: what is new to sign, and what stands signed already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import NotFound
from copanel.terms import policy
from copanel.terms.drafting import mark
from copanel.terms.queries.clauses import ClauseView, rows_of, views
from copanel.terms.queries.needing import signs_for
from copanel.terms.queries.versions import VersionFacts, numbered, versions
from copanel.terms.states import OWED, Do


@dataclass(frozen=True, slots=True)
class SignPage:
    """`to_sign` are the duties this side has not signed; `signed` those whose words stayed since it did."""

    version: VersionFacts
    side: Side
    to_sign: tuple[ClauseView, ...]
    signed: tuple[ClauseView, ...]
    replaced: bool

    @property
    def looked(self) -> str:
        return mark_of(clause.words_id for clause in self.to_sign)


def mark_of(words_ids: Iterable[UUID | None]) -> str:
    """The mark of the duties that a page shows to be signed."""
    return mark(sorted(map(str, words_ids)))


def sign_page(*, panel: PanelFacts, actor: Actor, number: int) -> SignPage:
    """Six queries. Raises NotAllowed for who signs for no side, NotFound for a number that no version has."""
    found = versions(panel.id)
    version = numbered(found, number)
    policy.POLICY.require(actor, Do.SIGN, panel)
    side = signs_for(actor, panel.id)
    clauses = views(rows_of(version.id, parts=OWED), actor=actor, panel=panel)
    to_sign = tuple(clause for clause in clauses if side in clause.unsigned)
    signed = tuple(clause for clause in clauses if any(each.side is side for each in clause.signed))
    if not clauses:
        raise NotFound()
    return SignPage(version, side, to_sign, signed, replaced=version.number != found[0].number)
