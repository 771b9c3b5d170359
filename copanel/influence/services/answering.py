"""The accountable post answers, part by part. A later answer stands beside the first, never over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance import services as governance_acts
from copanel.governance.queries import PanelFacts, Signature, signature_of, signed_in_just_now
from copanel.influence import drafts, events, messages, own_steps, policy, promises, speaking
from copanel.influence.drafts import Dates, Draft
from copanel.influence.marks import put_step
from copanel.influence.models import Answer, AnswerKind, Issue, Part, Recommendation, RefusalCategory, Signing
from copanel.influence.refreshing import refresh
from copanel.influence.states import AnswerState, Do, PartState, RecommendationState
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven, Kind, on
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import services as people
from copanel.words import queries as words_said


@act(events.ANSWER_DRAFTED)
def save_draft(*, actor: Actor, part_id: UUID, draft: Draft) -> Answer:
    """Keep what was typed for one part, complete or not. One draft a part; the signed layers stay as they are.

    The post's holder, its delegate and the engagement lead see it. Raises NotFound, WrongState, Invalid
    only for what is too long to keep.
    """
    return _save(actor, Part.locked(part_id), draft)


@act(events.ANSWER_DRAFTED)
def save_drafts(
    *,
    actor: Actor,
    recommendation_id: UUID,
    drafts_by_part: Mapping[UUID, Draft],
    looked: Mapping[UUID, str] | None = None,
) -> list[Answer]:
    """Keep what was typed for several parts of one recommendation, all or none. Raises as `save_draft`.

    `looked` is the mark of each draft as the page showed it. Where somebody else has saved another since,
    raises WrongState and keeps theirs: two officers at one answer lose nothing without being told.
    """
    recommendation = Recommendation.locked(recommendation_id)
    parts = {part.id: part for part in Part.objects.select_for_update().filter(recommendation=recommendation)}
    if not drafts_by_part or not set(drafts_by_part) <= set(parts):
        raise NotFound()
    overtaken = sorted(
        parts[part_id].letter
        for part_id, draft in drafts_by_part.items()
        if looked is not None and drafts.overtaken(_standing(parts[part_id]), looked.get(part_id, ""), draft)
    )
    if overtaken:
        sentence = _(
            "Someone else saved part %(letters)s while you wrote. Read theirs below. Save again to keep yours."
        )
        raise WrongState(sentence % {"letters": ", ".join(overtaken)})
    return [_save(actor, parts[part_id], draft) for part_id, draft in drafts_by_part.items()]


def _standing(part: Part) -> Draft:
    """The draft that stands for a part now."""
    row = Answer.objects.filter(part=part, state=AnswerState.DRAFT).first()
    return Draft.read(row.kind_id, row.category_id, row.draft) if row else Draft()


def _save(actor: Actor, part: Part, draft: Draft) -> Answer:
    policy.POLICY.require(actor, Do.DRAFT_ANSWER, part)
    if part.state == PartState.DRAFTED:
        raise WrongState(_("This was not sent yet, so it cannot be answered."))
    draft = draft.tidied()
    if faults := drafts.too_long(draft):
        raise Invalid({f"{part.letter}-{name}": sentence for name, sentence in faults.items()})
    answer = Answer.objects.filter(part=part, state=AnswerState.DRAFT).first() or Answer(
        panel_id=part.panel_id, part=part
    )
    answer.kind = AnswerKind.objects.filter(code=draft.kind, record_only=False).first()
    answer.category = RefusalCategory.objects.filter(code=draft.category, record_only=False).first()
    answer.draft = draft.stored()
    answer.drafted_by_id = actor.person_id
    answer.drafted_at = clock.now()
    answer.save()
    record(
        events.ANSWER_DRAFTED, actor=actor, subject_id=answer.id, panel_id=part.panel_id, payload={"part": part.letter}
    )
    return answer


@act(events.ANSWER_SIGNED)
def sign_answers(
    *,
    actor: Actor,
    recommendation_id: UUID,
    points_to_person: bool | None,
    part_ids: Collection[UUID] | None = None,
    looked: str | None = None,
) -> Signing:
    """Sign the drafts of the actor's own posts: public at once, and everyone who raised or follows it is told.

    `points_to_person` answers the page's question "does this name or point to a person?". Parts marked
    "later" stay drafts. The name and title of the day are kept with the signature. Two clicks sign once.
    `looked` is the mark of what the page showed: where a draft was saved since, nothing is signed.
    Raises SignInAgain (the drafts are kept), NotAllowed, AlreadyDone, WrongState, and Invalid with faults
    keyed `A-reason`, one for each thing that a kind needs and the draft lacks.
    """
    recommendation = Recommendation.locked(recommendation_id)
    signed_in_just_now(actor)
    ready = _ready(actor, recommendation, part_ids)
    _as_looked_at(ready, looked)
    _answered_for_persons(points_to_person)
    checked = _checked(ready)
    today = clock.today()
    panel = governance.panel(panel_id=recommendation.panel_id)
    issue = Issue.locked(recommendation.issue_id)
    home = panel if issue.panel_id == panel.id else governance.panel(panel_id=issue.panel_id)
    signature = signature_of(actor, recommendation.panel_id, [answer.part.post_id for answer in ready])
    signing = _signing(recommendation, actor, signature)
    for answer, dates in checked:
        _sign(
            answer, dates, signing, actor=actor, panel=panel, home=home, issue=issue, number=recommendation.number,
            today=today,
        )  # fmt: skip
    _move_on(recommendation)
    put_step(issue, actor=actor, source_id=signing.id, kind=own_steps.ANSWERED, happened_on=signing.signed_on)
    refresh(issue)
    people.tell(messages.ANSWER_SIGNED, actor=actor, about_id=signing.id, panel_id=recommendation.panel_id)
    return signing


def _ready(actor: Actor, recommendation: Recommendation, part_ids: Collection[UUID] | None) -> list[Answer]:
    """The drafts this actor signs now. Who carries none of the posts asked may not sign at all."""
    wanted = Part.objects.filter(recommendation=recommendation)
    if part_ids is not None:
        wanted = wanted.filter(id__in=part_ids)
    mine = [part for part in wanted if policy.POLICY.may(actor, Do.SIGN, part)]
    if not mine or (part_ids is not None and len(mine) != len(set(part_ids))):
        raise NotAllowed()
    found = (
        Answer.objects.select_for_update(of=("self",))
        .filter(part__in=mine, state=AnswerState.DRAFT)
        .select_related("part", "kind", "category")
        .order_by("part__letter")
    )
    ready = [answer for answer in found if not answer.draft.get("later")]
    if ready:
        return ready
    if Answer.objects.filter(part__in=mine, state=AnswerState.SIGNED).exists():
        raise AlreadyDone(_("Your answer was signed already. Everyone can read it."))
    raise Invalid(_("Answer at least one part first."))


def _as_looked_at(ready: list[Answer], looked: str | None) -> None:
    now = {answer.part.letter: Draft.read(answer.kind_id, answer.category_id, answer.draft) for answer in ready}
    if looked is not None and looked != drafts.looked_at(now):
        raise WrongState(_("Someone changed this answer while you looked at it. Read it once more, then sign."))


def _answered_for_persons(points_to_person: bool | None) -> None:
    if points_to_person is None:
        raise Invalid({"points_to_person": _("Say whether the answer names a person, or could show who someone is.")})
    if points_to_person:
        raise Invalid(
            {
                "points_to_person": _(
                    "Go back and write it so that nobody who uses care, and no carer, can be recognised."
                )
            }
        )


def _checked(ready: list[Answer]) -> list[tuple[Answer, Dates]]:
    checked, faults = [], {}
    for answer in ready:
        draft = Draft.read(answer.kind_id, answer.category_id, answer.draft)
        check = drafts.check(draft, answer.kind, answer.category)
        faults |= {f"{answer.part.letter}-{name}": sentence for name, sentence in check.faults.items()}
        checked.append((answer, check.dates))
    if faults:
        raise Invalid(faults)
    return checked


def _signing(recommendation: Recommendation, actor: Actor, signature: Signature) -> Signing:
    today = clock.today()
    return Signing.objects.create(
        panel_id=recommendation.panel_id,
        recommendation=recommendation,
        post_id=signature.post_id,
        person_id=actor.person_id,
        name=signature.name,
        title=signature.title,
        for_holder=signature.for_holder,
        signed_on=on(today),
        signed_day=today,
        signed_at=clock.now(),
    )


def _sign(
    answer: Answer,
    dates: Dates,
    signing: Signing,
    *,
    actor: Actor,
    panel: PanelFacts,
    home: PanelFacts,
    issue: Issue,
    number: int,
    today: dt.date,
) -> None:
    """Turn one draft into a layer: its text becomes words of the office, and the part moves."""
    part, draft = answer.part, Draft.read(answer.kind_id, answer.category_id, answer.draft)

    def said(name: str, text: str, easy: str = "") -> UUID | None:
        if not text:
            return None
        return speaking.said_by_office(
            actor=actor, panel=panel, home=home, issue_id=issue.id, kind=name, key=answer.id, text=text, easy_text=easy,
            side=Side.AUTHORITY,
        ).id  # fmt: skip

    # Where the reason is the whole answer, the Easy Read words are the reason's.
    needs_reasons = answer.kind.needs_reasons
    answer.words_id = said("answer", draft.text, draft.easy_text)
    answer.reason_id = said("reason", draft.reason if needs_reasons else "", "" if draft.text else draft.easy_text)
    answer.change_id = said("change", draft.change if needs_reasons else "")
    answer.category = answer.category if needs_reasons else None
    answer.decided_by = draft.decided_by if needs_reasons else ""
    answer.decided_on, answer.by_when = dates.decided_on, dates.by_when
    answer.move(Do.SIGN)
    answer.draft = {}
    answer.signing = signing
    answer.layer = Answer.objects.filter(part=part, state=AnswerState.SIGNED).count() + 1
    answer.save()
    part.move(Do.SETTLE if answer.kind.stops_clock else Do.UNSETTLE)
    part.answer = answer
    part.answered_on = (part.answered_on or today) if answer.kind.stops_clock else None
    part.save()
    public = {"panel": home.slug, "issue": issue.number, "recommendation": number, "part": part.letter}
    record(
        events.ANSWER_SIGNED,
        actor=actor,
        subject_id=answer.id,
        panel_id=panel.id,
        payload=public | {"answer": answer.kind_id, "layer": answer.layer},
        commitments=[
            commitment
            for words_id in (answer.words_id, answer.reason_id, answer.change_id)
            if words_id
            for commitment in words_said.commitments(words_id)
        ],
    )
    if answer.kind.final:
        promises.replace_former(part)
    if answer.kind.needs_promise:
        promise = promises.make(answer, part, _hung(dates.due, actor=actor, panel=panel), draft.owner)
        record(
            events.PROMISE_MADE,
            actor=actor,
            subject_id=promise.id,
            panel_id=panel.id,
            payload=public | {"due": promises.how_dated(promise)},
        )


def _hung(due: DateAsGiven | None, *, actor: Actor, panel: PanelFacts) -> DateAsGiven | None:
    """A due date that hangs on an occasion ("the next redecoration") is tied to it, so that it can be chased."""
    if due is None or due.kind is not Kind.OCCASION:
        return due
    named = " ".join((due.occasion or due.words).split())[:200]
    waits = next((each for each in governance.occasions_awaited(panel.id) if each.words == named), None)
    found = waits or governance_acts.add_occasion(actor=actor, panel_id=panel.id, words=named)
    return due.hung_on(found.id)


def _move_on(recommendation: Recommendation) -> None:
    waits = recommendation.parts.filter(state=PartState.WAITING).exists()
    if waits and recommendation.state == RecommendationState.ANSWERED:
        recommendation.move(Do.UNSETTLE)
    elif not waits and recommendation.state != RecommendationState.ANSWERED:
        recommendation.move(Do.ANSWER_LAST)
    recommendation.save(update_fields=["state"])
