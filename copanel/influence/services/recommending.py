"""What the panel asks for: drafted in private, agreed by a decision, never by a tick."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance import services as decisions
from copanel.governance.models import Decision
from copanel.influence import events, own_steps, policy, speaking
from copanel.influence.marks import put_step
from copanel.influence.models import Issue, Part, Recommendation
from copanel.influence.models.carried import is_here
from copanel.influence.states import Do, IssueState, RecommendationState
from copanel.influence.typed import Agreement, Ask
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import queries as words_said

LONGEST_ASK = 1_000
LONGEST_WHY = 4_000
MOST_PARTS = 12


@act(events.RECOMMENDATION_DRAFTED)
def draft_recommendation(
    *,
    actor: Actor,
    issue_id: UUID,
    asks: Sequence[Ask],
    why: str = "",
    easy_why: str = "",
    panel_id: UUID | None = None,
) -> Recommendation:
    """Begin a recommendation on an open issue. Only the user-led side sees a draft.

    `panel_id` is the panel that asks: the issue's own, or one that took the issue on from it.

    Raises NotAllowed, WrongState, Invalid with faults keyed `ask_0`, `post_0` and so on.
    """
    issue = Issue.locked(issue_id)
    panel_id = panel_id or issue.panel_id
    if panel_id != issue.panel_id and not is_here(issue.id, panel_id):
        raise NotFound()
    policy.POLICY.require(actor, Do.DRAFT, Recommendation(panel_id=panel_id, issue=issue))
    if not governance.panel(panel_id=panel_id).is_open:
        raise WrongState(_("This panel does not ask for anything new now."))
    if issue.state != IssueState.OPEN:
        raise WrongState(_("A recommendation needs an issue that is open."))
    recommendation = Recommendation.objects.create(
        panel_id=panel_id,
        issue=issue,
        drafted_by_id=actor.person_id,
        created_at=clock.now(),
        draft=_why(why, easy_why),
    )
    _write_parts(recommendation, asks)
    record(events.RECOMMENDATION_DRAFTED, actor=actor, subject_id=recommendation.id, panel_id=recommendation.panel_id)
    return recommendation


@act(events.RECOMMENDATION_CHANGED)
def rewrite_draft(
    *, actor: Actor, recommendation_id: UUID, asks: Sequence[Ask], why: str = "", easy_why: str = ""
) -> Recommendation:
    """Write a draft again, whole. What was agreed is not a draft any more. Raises as `draft_recommendation`."""
    recommendation = Recommendation.locked(recommendation_id)
    policy.POLICY.require(actor, Do.DRAFT, recommendation)
    if recommendation.state != RecommendationState.DRAFT:
        raise WrongState(_("This is agreed already, so its words stay. Draft another one."))
    recommendation.draft = _why(why, easy_why)
    recommendation.save(update_fields=["draft"])
    recommendation.parts.all().delete()
    _write_parts(recommendation, asks)
    record(events.RECOMMENDATION_CHANGED, actor=actor, subject_id=recommendation.id, panel_id=recommendation.panel_id)
    return recommendation


@act(events.RECOMMENDATION_DROPPED)
def drop_draft(*, actor: Actor, recommendation_id: UUID) -> Recommendation:
    """Put a draft aside. What was agreed cannot be: it was the panel's decision. Raises NotAllowed, WrongState."""
    recommendation = Recommendation.locked(recommendation_id)
    policy.POLICY.require(actor, Do.DROP, recommendation)
    recommendation.move(Do.DROP)
    recommendation.save(update_fields=["state"])
    record(events.RECOMMENDATION_DROPPED, actor=actor, subject_id=recommendation.id, panel_id=recommendation.panel_id)
    return recommendation


@act(events.RECOMMENDATION_AGREED)
def agree_recommendation(*, actor: Actor, recommendation_id: UUID, decision_id: UUID) -> Recommendation:
    """Tie a draft to the decision that agreed it: its text becomes words that stand, and the path shows it.

    The decision is recorded in governance first: method, when, who. Raises NotAllowed, NotFound for a
    decision of another panel, AlreadyDone, WrongState.
    """
    recommendation = Recommendation.locked(recommendation_id)
    policy.POLICY.require(actor, Do.AGREE, recommendation)
    decision = Decision.objects.filter(id=decision_id, panel_id=recommendation.panel_id).first()
    if decision is None:
        raise NotFound()
    if recommendation.decision_id:
        raise AlreadyDone(_("This recommendation is agreed already."))
    recommendation.move(Do.AGREE)
    recommendation.decision = decision
    issue = Issue.locked(recommendation.issue_id)
    panel = governance.panel(panel_id=recommendation.panel_id)
    home = panel if issue.panel_id == panel.id else governance.panel(panel_id=issue.panel_id)
    said = {"actor": actor, "panel": panel, "home": home, "issue_id": issue.id, "side": Side.USER_LED}
    if recommendation.draft.get("why"):
        recommendation.why = speaking.said_by_office(
            kind="recommendation", key=recommendation.id, text=recommendation.draft["why"],
            easy_text=recommendation.draft.get("easy_why", ""), **said,
        )  # fmt: skip
    recommendation.draft = {}
    recommendation.save()
    parts = list(recommendation.parts.all())
    for part in parts:
        part.words = speaking.said_by_office(
            kind="part", key=part.id, text=part.draft["text"], easy_text=part.draft.get("easy_text", ""), **said
        )
        part.draft = {}
        part.save(update_fields=["words", "draft"])
    put_step(issue, actor=actor, source_id=decision.id, kind=own_steps.AGREED, happened_on=decision.agreed)
    issue.save(update_fields=["moved_at"])
    record(
        events.RECOMMENDATION_AGREED,
        actor=actor,
        subject_id=recommendation.id,
        panel_id=recommendation.panel_id,
        payload={"panel": home.slug, "issue": issue.number, "parts": len(parts)},
        commitments=[
            commitment
            for words_id in [recommendation.why_id, *(part.words_id for part in parts)]
            if words_id
            for commitment in words_said.commitments(words_id)
        ],
    )
    return recommendation


@act(events.RECOMMENDATION_AGREED)
def record_agreement(*, actor: Actor, recommendation_id: UUID, agreement: Agreement) -> Recommendation:
    """Write down the decision that agreed a draft, and tie the draft to it, as one act.

    Raises as `agree_recommendation`, and Invalid where the decision lacks something.
    """
    recommendation = Recommendation.locked(recommendation_id)
    policy.POLICY.require(actor, Do.AGREE, recommendation)
    if recommendation.decision_id:
        raise AlreadyDone(_("This recommendation is agreed already."))
    Issue.locked(recommendation.issue_id)  # before the panel, which recording a decision locks
    decision = decisions.record_decision(
        actor=actor,
        panel_id=recommendation.panel_id,
        method=agreement.method,
        text=agreement.text,
        agreed=agreement.agreed,
        counts=agreement.counts,
        minority_text=agreement.minority_text,
        easy_text=agreement.easy_text,
    )
    return agree_recommendation(actor=actor, recommendation_id=recommendation_id, decision_id=decision.id)


def _why(why: str, easy_why: str) -> dict[str, str]:
    why, easy_why = why.strip(), easy_why.strip()
    for field, text in (("why", why), ("easy_why", easy_why)):
        if len(text) > LONGEST_WHY:
            raise Invalid({field: _("Make this shorter: at most %(longest)s letters.") % {"longest": LONGEST_WHY}})
    return {"why": why, "easy_why": easy_why}


def _write_parts(recommendation: Recommendation, asks: Sequence[Ask]) -> None:
    if not asks:
        raise Invalid({"ask_0": _("Write at least one thing that the panel asks for.")})
    if len(asks) > MOST_PARTS:
        raise Invalid(_("A recommendation has at most %(most)s parts.") % {"most": MOST_PARTS})
    posts = {post.id for post in governance.answering_posts(recommendation.panel_id)}
    faults: dict[str, str] = {}
    for index, ask in enumerate(asks):
        if not ask.text.strip():
            faults[f"ask_{index}"] = _("Write what the panel asks for.")
        elif max(len(ask.text), len(ask.easy_text)) > LONGEST_ASK:
            faults[f"ask_{index}"] = _("Make this shorter: at most %(longest)s letters.") % {"longest": LONGEST_ASK}
        if ask.post_id not in posts:
            faults[f"post_{index}"] = _("Choose who must answer this part.")
    if faults:
        raise Invalid(faults)
    Part.objects.bulk_create(
        Part(
            panel_id=recommendation.panel_id,
            recommendation=recommendation,
            letter=chr(ord("A") + index),
            draft={"text": ask.text.strip(), "easy_text": ask.easy_text.strip()},
            post_id=ask.post_id,
        )
        for index, ask in enumerate(asks)
    )
