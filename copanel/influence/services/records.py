"""What a published record tells of, entered with its dates as given and its citation.

One door for record files: an issue with its whole path, in the order that the record gives. An empty
value is "not stated by the source", which only a record may say; it is shown as such and counted apart.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.influence import events, own_steps, policy, promises, showing, speaking
from copanel.influence.marks import put_step
from copanel.influence.models import Answer, AnswerKind, Issue, Part, Recommendation, RefusalCategory, Signing
from copanel.influence.record_shapes import (
    AnswerRecord,
    AskedRecord,
    IssueRecord,
    NotedRecord,
    PartRecord,
    SignedRecord,
)
from copanel.influence.refreshing import refresh
from copanel.influence.states import AnswerState, Do, IssueState, PartState, RecommendationState
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import queries as words_said
from copanel.words import services as words
from copanel.words.states import Byline, How, Voice


@act(events.ISSUE_ENTERED)
def enter_from_record(*, actor: Actor, panel_id: UUID, told: IssueRecord) -> Issue:
    """Enter one issue and its path from a record file. The keys are the file's: a second load finds them.

    Raises NotAllowed; AlreadyDone where the issue's key is here already; Invalid for a kind or category
    that is not in the tables, a part or post that is unknown, or a missing citation.
    """
    policy.POLICY.require(actor, Do.ENTER_FROM_RECORD, OnPanel(panel_id))
    if not told.citation.strip():
        raise Invalid({"citation": _("Say where the source says so: document and page.")})
    if Issue.objects.filter(id=told.id).exists():
        raise AlreadyDone()
    panel = governance.panel(panel_id=panel_id, preparing=True)
    issue = _issue(actor, panel, told)
    for item in told.path:
        match item:
            case AskedRecord():
                _asked(actor, panel, issue, item)
            case SignedRecord():
                _signed(actor, panel, issue, item)
            case NotedRecord():
                _noted(actor, issue, item)
    refresh(issue)
    Issue.objects.filter(id=issue.id).update(moved_at=_last_known(told) or issue.moved_at)
    return issue


def _issue(actor: Actor, panel: PanelFacts, told: IssueRecord) -> Issue:
    def said(kind: str, text: str, easy: str):
        return words.enter(
            actor=actor, panel_id=panel.id, text=text, easy_text=easy,
            voice=Voice.PERSON if told.byline else Voice.OFFICE, byline=told.byline or Byline.NOT_NAMED,
            member_that_day=told.byline is Byline.MEMBER, side=told.side, how=How.RECORD,
            place=speaking.place(panel, kind=kind, key=told.id, issue_id=told.id),
        )  # fmt: skip

    now = clock.now()
    issue = Issue(
        id=told.id,
        panel_id=panel.id,
        state=IssueState.OPEN,
        topic_id=told.topic_id,
        words=said("issue", told.text, told.easy_text),
        heading=said("heading", told.heading, told.easy_heading),
        raised_on=told.raised_on,
        created_at=now,
        shown_at=now,
        moved_at=now,
        citation=told.citation,
        citation_url=told.citation_url,
    )
    issue.number = showing.next_number(issue)
    issue.save(force_insert=True)
    showing.settle(issue, panel, actor=actor)
    put_step(
        issue, actor=actor, source_id=issue.id, kind=own_steps.RAISED, side=told.side, happened_on=told.raised_on,
        citation=told.citation, citation_url=told.citation_url,
    )  # fmt: skip
    record(
        events.ISSUE_ENTERED,
        actor=actor,
        subject_id=issue.id,
        panel_id=panel.id,
        payload={"panel": panel.slug, "number": issue.number},
        commitments=[*words_said.commitments(issue.words_id), *words_said.commitments(issue.heading_id)],
    )
    return issue


def _asked(actor: Actor, panel: PanelFacts, issue: Issue, told: AskedRecord) -> None:
    recommendation = Recommendation(
        id=told.id,
        panel_id=panel.id,
        issue=issue,
        state=RecommendationState.SENT,
        decision_id=told.decision_id,
        created_at=clock.now(),
        sent_on=told.sent_on,
        citation=told.citation,
        citation_url=told.citation_url,
    )
    recommendation.number = showing.next_number(recommendation)
    recommendation.save(force_insert=True)
    if told.why:
        recommendation.why = _office(actor, panel, issue, "recommendation", told.id, told.why, told.easy_why)
        recommendation.save(update_fields=["why"])
    day = _day(told.sent_on)
    for index, part in enumerate(told.parts):
        _part(actor, panel, issue, recommendation, part, letter=chr(ord("A") + index), day=day)
    put_step(
        issue, actor=actor, source_id=told.id, kind=own_steps.SENT, payload={"number": recommendation.number},
        happened_on=told.sent_on, citation=told.citation, citation_url=told.citation_url,
    )  # fmt: skip
    record(
        events.RECOMMENDATION_ENTERED,
        actor=actor,
        subject_id=recommendation.id,
        panel_id=panel.id,
        payload={
            "panel": panel.slug,
            "issue": issue.number,
            "number": recommendation.number,
            "parts": len(told.parts),
        },
    )


def _part(
    actor: Actor,
    panel: PanelFacts,
    issue: Issue,
    recommendation: Recommendation,
    told: PartRecord,
    *,
    letter: str,
    day: dt.date | None,
) -> Part:
    return Part.objects.create(
        id=told.id,
        panel_id=panel.id,
        recommendation=recommendation,
        state=PartState.WAITING,
        letter=letter,
        words=_office(
            actor, panel, issue, "part", told.id, told.text, told.easy_text,
            side=Side.AUTHORITY if told.by_answer else Side.USER_LED,
        ),
        post_id=told.post_id,
        asked_title=told.asked_title,
        sent_day=day,
        due_on=told.due_on.latest if told.due_on else None,
        by_answer=told.by_answer,
        citation=told.citation or recommendation.citation,
        citation_url=told.citation_url or recommendation.citation_url,
    )  # fmt: skip


def _signed(actor: Actor, panel: PanelFacts, issue: Issue, told: SignedRecord) -> None:
    recommendation = Recommendation.objects.filter(id=told.recommendation_id, issue=issue).first()
    if recommendation is None:
        raise Invalid({"recommendation": _("The answer belongs to no recommendation given before it.")})
    signing = Signing.objects.create(
        id=told.id,
        panel_id=panel.id,
        recommendation=recommendation,
        post_id=told.post_id,
        name=told.name,
        title=told.title,
        signed_on=told.signed_on,
        signed_day=_day(told.signed_on),
        signed_at=clock.now(),
        citation=told.citation,
        citation_url=told.citation_url,
    )
    for answer in told.answers:
        _answer(actor, panel, issue, recommendation, signing, answer)
    waits = recommendation.parts.filter(state=PartState.WAITING).exists()
    if not waits and recommendation.can_move(Do.ANSWER_LAST):
        recommendation.move(Do.ANSWER_LAST)
        recommendation.save(update_fields=["state"])
    put_step(
        issue, actor=actor, source_id=told.id, kind=own_steps.ANSWERED, happened_on=told.signed_on,
        citation=told.citation, citation_url=told.citation_url,
    )  # fmt: skip


def _answer(
    actor: Actor,
    panel: PanelFacts,
    issue: Issue,
    recommendation: Recommendation,
    signing: Signing,
    told: AnswerRecord,
) -> None:
    kind = AnswerKind.objects.filter(code=told.kind).first()
    if kind is None:
        raise Invalid({"kind": _("There is no kind of answer “%(kind)s”.") % {"kind": told.kind}})
    part = Part.objects.filter(id=told.part_id, recommendation=recommendation).first()
    if part is None:
        raise Invalid({"part": _("The answer belongs to no part of this recommendation.")})
    category = _category(told, kind)

    def said(name: str, text: str, easy: str = "") -> UUID | None:
        if not text:
            return None
        return _office(actor, panel, issue, name, told.id, text, easy, side=Side.AUTHORITY).id

    answer = Answer.objects.create(
        id=told.id,
        panel_id=panel.id,
        part=part,
        state=AnswerState.SIGNED,
        layer=Answer.objects.filter(part=part, state=AnswerState.SIGNED).count() + 1,
        signing=signing,
        kind=kind,
        category=category,
        words_id=said("answer", told.text, told.easy_text),
        reason_id=said("reason", told.reason, "" if told.text else told.easy_text),
        change_id=said("change", told.change),
        decided_by=told.decided_by,
        decided_on=told.decided_on,
        by_when=told.by_when,
    )
    part.move(Do.SETTLE if kind.stops_clock else Do.UNSETTLE)
    part.answer = answer
    if kind.stops_clock:
        part.answered_on = part.answered_on or signing.signed_day
    part.save()
    if kind.final:
        promises.replace_former(part)
    if told.promised or told.due:
        promises.make(answer, part, told.due, told.owner, citation=signing.citation, citation_url=signing.citation_url)
    record(
        events.ANSWER_ENTERED,
        actor=actor,
        subject_id=answer.id,
        panel_id=panel.id,
        payload={
            "panel": panel.slug,
            "issue": issue.number,
            "recommendation": recommendation.number,
            "part": part.letter,
            "answer": kind.code,
            "layer": answer.layer,
        },
    )


def _category(told: AnswerRecord, kind: AnswerKind) -> RefusalCategory | None:
    """The kind of reason. A record that gives none for a kind that needs one says "not stated by the source"."""
    if not kind.needs_reasons:
        return None
    code = told.category or "not_stated"
    found = RefusalCategory.objects.filter(code=code).first()
    if found is None:
        raise Invalid({"category": _("There is no kind of reason “%(category)s”.") % {"category": code}})
    return found


def _noted(actor: Actor, issue: Issue, told: NotedRecord) -> None:
    put_step(
        issue, actor=actor, source_id=told.source_id, kind=told.kind, payload=told.payload, url=told.url,
        side=told.side, happened_on=told.happened_on, citation=told.citation, citation_url=told.citation_url,
    )  # fmt: skip


def _office(
    actor: Actor,
    panel: PanelFacts,
    issue: Issue,
    kind: str,
    key: UUID,
    text: str,
    easy: str,
    *,
    side: Side = Side.USER_LED,
):
    return speaking.said_by_office(
        actor=actor, panel=panel, issue_id=issue.id, kind=kind, key=key, text=text, easy_text=easy, side=side,
        how=How.RECORD,
    )  # fmt: skip


def _day(when: DateAsGiven | None) -> dt.date | None:
    """The day, where the source gives one; never an invented one."""
    return when.day if when else None


def _last_known(told: IssueRecord) -> dt.datetime | None:
    """When the path last moved, as far as its dates say: lists put an old record among its time."""
    dates = [told.raised_on, *(item.when for item in told.path)]
    days = [when.latest or when.earliest for when in dates if when and (when.latest or when.earliest)]
    return clock.london_midnight(max(days)) if days else None
