"""Sending what was agreed, and the council's word that it has arrived."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.queries import signature_of
from copanel.influence import events, messages, own_steps, policy
from copanel.influence.marks import put_step
from copanel.influence.models import Issue, Recommendation
from copanel.influence.refreshing import refresh
from copanel.influence.showing import next_number
from copanel.influence.states import Do, RecommendationState
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.clocks import Clock
from copanel.kernel.dates import on
from copanel.kernel.errors import AlreadyDone, WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import queries as organisations
from copanel.people import services as people


@act(events.RECOMMENDATION_SENT)
def send_to_council(*, actor: Actor, recommendation_id: UUID) -> Recommendation:
    """Send an agreed recommendation. Each part's clock starts today, which is day 0 (terms: what the council owes).

    Whoever carries the posts that are asked is told in the same transaction. Two clicks send once: the
    second raises AlreadyDone. Raises NotAllowed, WrongState where it is not agreed yet.
    """
    recommendation = Recommendation.locked(recommendation_id)
    policy.POLICY.require(actor, Do.SEND, recommendation)
    if recommendation.is_sent:
        raise AlreadyDone(_("This recommendation was sent already."))
    recommendation.move(Do.SEND)
    today = clock.today()
    rules = governance.rules_on(recommendation.panel_id, today)
    if not governance.panel(panel_id=recommendation.panel_id).is_open:
        raise WrongState(_("This panel does not ask for anything new now."))
    issue = Issue.locked(recommendation.issue_id)
    home = governance.panel(panel_id=issue.panel_id)
    recommendation.number = next_number(recommendation)
    recommendation.sent_on, recommendation.sent_at = on(today), clock.now()
    recommendation.acknowledge_by = Clock(started_on=today, days=rules.acknowledge_days).due_on
    recommendation.save()
    parts = list(recommendation.parts.all())
    posts = organisations.posts_on([part.post_id for part in parts])
    due_on = Clock(started_on=today, days=rules.answer_days).due_on
    for part in parts:
        part.move(Do.SEND)
        part.asked_title = posts[part.post_id].title
        part.sent_day, part.days, part.due_on = today, rules.answer_days, due_on
        part.save()
    put_step(
        issue,
        actor=actor,
        source_id=recommendation.id,
        kind=own_steps.SENT,
        payload={"number": recommendation.number},
        happened_on=on(today),
    )
    refresh(issue)
    record(
        events.RECOMMENDATION_SENT,
        actor=actor,
        subject_id=recommendation.id,
        panel_id=recommendation.panel_id,
        payload={
            "panel": home.slug,
            "issue": issue.number,
            "number": recommendation.number,
            "parts": len(parts),
            "due_on": due_on.isoformat(),
        },
    )
    people.tell(messages.RECOMMENDATION_SENT, actor=actor, about_id=recommendation.id, panel_id=recommendation.panel_id)
    return recommendation


@act(events.RECOMMENDATION_ACKNOWLEDGED)
def acknowledge(*, actor: Actor, recommendation_id: UUID) -> Recommendation:
    """Say that it has arrived. It does not stop the clock to answer. Raises NotAllowed, AlreadyDone, WrongState."""
    recommendation = Recommendation.locked(recommendation_id)
    policy.POLICY.require(actor, Do.ACKNOWLEDGE, recommendation)
    if recommendation.state == RecommendationState.ACKNOWLEDGED:
        raise AlreadyDone(_("The council has said already that it arrived."))
    recommendation.move(Do.ACKNOWLEDGE)
    recommendation.acknowledged_on = clock.today()
    recommendation.acknowledged_as = str(signature_of(actor, recommendation.panel_id, recommendation.asked_posts))
    recommendation.save()
    issue = Issue.locked(recommendation.issue_id)
    home = governance.panel(panel_id=issue.panel_id)
    issue.moved_at = clock.now()
    issue.save(update_fields=["moved_at"])
    record(
        events.RECOMMENDATION_ACKNOWLEDGED,
        actor=actor,
        subject_id=recommendation.id,
        panel_id=recommendation.panel_id,
        payload={"panel": home.slug, "issue": issue.number, "number": recommendation.number},
    )
    return recommendation
