"""The terms of reference: drafted by both sides, decided by one, signed by each."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from copanel.governance.tests.examples import a_decision
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.terms import services
from copanel.terms.models import Clause, Note, Version
from copanel.terms.states import Act, Part
from copanel.terms.tests.examples import a_draft, a_version, published, some_clauses
from tests.faults.world import World


def _draft(w: World) -> Version:
    """A second draft, with a clause of before, one that changed and one that is new."""
    a_version(w.room.table, w.room.chair)
    draft = a_draft(w.room.table, w.room.chair)
    clause = draft.clauses.get(key="change-the-law")
    services.change_clause(
        actor=w.room.chair, clause_id=clause.id, heading="Change the law", text="It cannot.", why="Because."
    )
    return draft


def _clause(w: World) -> Clause:
    return _draft(w).clauses.get(key="change-the-law")


def _out(w: World) -> Clause:
    return services.take_out_clause(actor=w.room.chair, clause_id=_clause(w).id)


def _last(w: World) -> Clause:
    """One that has another above it."""
    draft = _draft(w)
    return services.add_clause(
        actor=w.room.chair, version_id=draft.id, part=Part.CANNOT, heading="Rule the world", text="It cannot."
    )


def _note(w: World) -> Note:
    return services.leave_note(actor=w.room.manager, clause_id=_clause(w).id, text="Is this so?")


def _to_publish(w: World) -> partial:
    draft, decision = _draft(w), a_decision(w.room.table)
    return partial(
        services.publish, actor=w.room.chair, version_id=draft.id, decision_id=decision.id, open_seen=True,
        from_on=clock.today() + dt.timedelta(days=9),
    )  # fmt: skip


def _fresh(actor: Actor) -> Actor:
    return replace(actor, signed_in_at=clock.now())


def _first(w: World) -> Version:
    draft = a_draft(w.room.table, w.room.chair)
    some_clauses(w.room.chair, draft)
    return published(w.room.table, w.room.chair, draft)


TERMS = {
    "terms.start_draft": lambda w: partial(services.start_draft, actor=w.room.chair, panel_id=w.panel_id),
    "terms.start_draft, from a version": lambda w: partial(
        services.start_draft, actor=w.room.chair, panel_id=_first(w).panel_id
    ),
    "terms.add_clause": lambda w: partial(
        services.add_clause, actor=w.room.chair, version_id=_draft(w).id, part=Part.CANNOT, heading="Rule the world",
        text="It cannot.", easy_text="No.", why="Asked for.", warns_at=[Act.RAISE],
    ),
    "terms.change_clause": lambda w: partial(
        services.change_clause, actor=w.room.chair, clause_id=_clause(w).id, heading="Change the law", text="Never."
    ),
    "terms.move_clause": lambda w: partial(
        services.move_clause, actor=w.room.chair, clause_id=_last(w).id, up=True
    ),
    "terms.take_out_clause": lambda w: partial(
        services.take_out_clause, actor=w.room.chair, clause_id=_clause(w).id
    ),
    "terms.put_back_clause": lambda w: partial(services.put_back_clause, actor=w.room.chair, clause_id=_out(w).id),
    "terms.leave_note": lambda w: partial(
        services.leave_note, actor=w.room.manager, clause_id=_clause(w).id, text="Is this so?"
    ),
    "terms.settle_note": lambda w: partial(services.settle_note, actor=w.room.manager, note_id=_note(w).id),
    "terms.withdraw_draft": lambda w: partial(services.withdraw_draft, actor=w.room.chair, version_id=_draft(w).id),
    "terms.publish": _to_publish,
    "terms.sign": lambda w: partial(services.sign, actor=_fresh(w.room.manager), version_id=_first(w).id),
    "terms.sign, for the user-led side": lambda w: partial(
        services.sign, actor=_fresh(w.room.chair), version_id=_first(w).id
    ),
}  # fmt: skip
