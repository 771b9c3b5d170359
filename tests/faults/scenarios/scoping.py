"""What the council says can change: asked for, drafted, signed, challenged, replied."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.governance.models import Topic
from copanel.governance.tests.examples import a_decision
from copanel.influence.tests.examples import just_signed_in
from copanel.scope import services
from copanel.scope.models import Challenge, Statement
from copanel.scope.tests.examples import FIXED, LIMITED, challenged, stated
from tests.faults.world import World


def topic(w: World) -> UUID:
    return Topic.objects.get(panel_id=w.panel_id, name="Letters").id


def _asked(w: World, about_id: UUID) -> UUID:
    return services.ask(actor=w.room.chair, panel_id=w.panel_id, about_id=about_id).id


def _drafted(w: World, about_id: UUID) -> UUID:
    services.save_draft(actor=w.room.lead, panel_id=w.panel_id, about_id=about_id, draft=LIMITED)
    return about_id


def _stated(w: World, about_id: UUID) -> Statement:
    return stated(w.room.table, just_signed_in(w.room.manager), about_id)


def _challenged(w: World) -> Challenge:
    return challenged(w.room.chair, _stated(w, topic(w)))


def _challenged_and_drafted(w: World, about_id: UUID) -> UUID:
    """A request and a challenge wait, and a new statement is drafted: signing it meets both."""
    challenged(w.room.chair, _stated(w, about_id))
    _asked(w, about_id)
    return _drafted(w, about_id)


def _state(w: World, about_id: UUID):
    return partial(
        services.state, actor=just_signed_in(w.room.manager), panel_id=w.panel_id, about_id=about_id,
        points_to_person=False,
    )  # fmt: skip


SCOPE = {
    "scope.ask": lambda w: partial(services.ask, actor=w.room.chair, panel_id=w.panel_id, about_id=topic(w)),
    "scope.ask, on one issue": lambda w: partial(
        services.ask, actor=w.room.facilitator, panel_id=w.panel_id, about_id=w.issue().id
    ),
    "scope.save_draft": lambda w: partial(
        services.save_draft, actor=w.room.lead, panel_id=w.panel_id, about_id=topic(w), draft=FIXED
    ),
    "scope.state": lambda w: _state(w, _challenged_and_drafted(w, topic(w))),
    "scope.state, on one issue": lambda w: _state(w, _challenged_and_drafted(w, w.issue().id)),
    "scope.challenge": lambda w: partial(
        services.challenge, actor=w.room.facilitator, statement_id=_stated(w, topic(w)).id, text="There is room.",
        easy_text="There is room.", decision_id=a_decision(w.room.table).id,
    ),
    "scope.reply": lambda w: partial(
        services.reply, actor=just_signed_in(w.room.manager), challenge_id=_challenged(w).id, text="We stand by it.",
        points_to_person=False,
    ),
}  # fmt: skip
