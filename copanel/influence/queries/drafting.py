"""What the pages need that work on a recommendation before it is answered: drafts, sending, the answer page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts, signature_of
from copanel.influence import policy
from copanel.influence.drafts import Draft
from copanel.influence.models import Answer, AnswerKind, Issue, Part, Recommendation, RefusalCategory
from copanel.influence.queries import wording
from copanel.influence.queries.path_parts import answer_view, part_view
from copanel.influence.queries.shapes import AnswerView, PartView
from copanel.influence.states import AnswerState, Do, PartState
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.clocks import Clock
from copanel.kernel.errors import NotFound
from copanel.organisations.queries import PostFacts
from copanel.people import queries as people
from copanel.ui.languages import is_easy
from copanel.words import queries as words
from copanel.words.queries import Spoken


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """An issue at the head of a page that does something with it. `named` is number and heading in one line."""

    id: UUID
    panel_id: UUID
    number: int | None
    state: str
    url: str
    heading: str
    named: str
    words: Spoken | None
    words_id: UUID
    topic_id: UUID | None
    can: frozenset[str]


def issue(
    *, panel: PanelFacts, actor: Actor, number: int | None = None, issue_id: UUID | None = None, do: Do = Do.SEE
) -> IssueFacts:
    """One issue, by number or key, for a page of this act. Raises NotFound, NotAllowed. Four queries."""
    by = {"number": number} if number is not None else {"id": issue_id}
    found = Issue.objects.filter(panel_id=panel.id, **by).first()
    if found is None:
        raise NotFound()
    policy.POLICY.require(actor, Do.SEE if found.is_public else Do.SEE_HELD, found)
    policy.POLICY.require(actor, do, found)
    said = words.spoken([key for key in (found.words_id, found.heading_id) if key], actor=actor, easy=is_easy())
    heading = wording.heading(said, words_id=found.words_id, heading_id=found.heading_id)
    return IssueFacts(
        id=found.id,
        panel_id=found.panel_id,
        number=found.number,
        state=found.state,
        url=f"/{panel.slug}/issues/{found.number}/" if found.number else f"/{panel.slug}/issues/of/{found.id}/",
        heading=heading or str(found),
        named=wording.numbered(found.number, heading) or str(found),
        words=said.get(found.words_id),
        words_id=found.words_id,
        topic_id=found.topic_id,
        can=policy.allowed(actor, found, policy.OF_ISSUE),
    )


@dataclass(frozen=True, slots=True)
class DraftPart:
    letter: str
    text: str
    easy_text: str
    post_id: UUID | None
    title: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A recommendation before it is sent, for the user-led side. `due_on` is what sending today would make it."""

    id: UUID
    panel_id: UUID
    state: str
    issue: int
    issue_url: str
    why: str
    easy_why: str
    parts: tuple[DraftPart, ...]
    decision: governance.DecisionFacts | None
    days: int
    due_on: dt.date
    can: frozenset[str]

    @property
    def url(self) -> str:
        return f"{self.issue_url}recommendations/{self.id}/"


def draft(*, panel: PanelFacts, actor: Actor, recommendation_id: UUID) -> DraftPage:
    """A draft, or what is agreed and not sent. Raises NotFound for everybody outside the user-led side that drafts.

    `panel` is where the issue has its page; the draft may be that of a panel which took the issue on.
    """
    row = (
        Recommendation.objects.filter(id=recommendation_id, issue__panel_id=panel.id, number__isnull=True)
        .select_related("issue", "why")
        .first()
    )
    if row is None:
        raise NotFound()
    policy.POLICY.require(actor, Do.SEE_DRAFT, row)
    parts = list(row.parts.order_by("letter"))
    keys = [key for key in (row.why_id, *(part.words_id for part in parts)) if key]
    said = words.spoken(keys, actor=actor)
    posts = {post.id: post for post in governance.answering_posts(row.panel_id)}
    today = clock.today()
    days = governance.rules_on(row.panel_id, today).answer_days

    def text(key: UUID | None, stored: str) -> str:
        return (said[key].text or "") if key in said else stored

    return DraftPage(
        id=row.id,
        panel_id=row.panel_id,
        state=row.state,
        issue=row.issue.number,
        issue_url=f"/{panel.slug}/issues/{row.issue.number}/",
        why=text(row.why_id, row.draft.get("why", "")),
        easy_why=row.draft.get("easy_why", ""),
        parts=tuple(
            DraftPart(
                letter=part.letter,
                text=text(part.words_id, part.draft.get("text", "")),
                easy_text=part.draft.get("easy_text", ""),
                post_id=part.post_id,
                title=posts[part.post_id].title if part.post_id in posts else part.asked_title,
            )
            for part in parts
        ),
        decision=governance.decisions([row.decision_id], actor=actor).get(row.decision_id) if row.decision_id else None,
        days=days,
        due_on=Clock(started_on=today, days=days).due_on,
        can=policy.allowed(actor, row, policy.OF_RECOMMENDATION),
    )


def was_sent(*, panel: PanelFacts, number: int, recommendation_id: UUID) -> UUID | None:
    """The panel that sent this recommendation on this issue; None where nothing of the kind was sent."""
    sent = Recommendation.objects.filter(
        id=recommendation_id, issue__panel_id=panel.id, issue__number=number, number__isnull=False
    )
    return sent.values_list("panel_id", flat=True).first()


def answering_posts(*, panel_id: UUID) -> list[PostFacts]:
    """The posts that a part can be addressed to."""
    return governance.answering_posts(panel_id)


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """One part on the answer page: what is asked, what stands, and what was typed so far."""

    id: UUID
    letter: str
    ask: str
    view: PartView
    draft: Draft
    drafted_by: str
    drafted_at: dt.datetime | None
    may_sign: bool
    layers: tuple[AnswerView, ...]

    @property
    def anchor(self) -> str:
        return f"part-{self.letter}"


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The page behind the mail's link: every part that this actor answers or helps to answer."""

    id: UUID
    number: int
    issue: int
    issue_url: str
    heading: str
    words: Spoken | None
    why: Spoken | None
    sent_on: str
    acknowledged: bool
    parts: tuple[AnswerPart, ...]
    kinds: tuple[AnswerKind, ...]
    categories: tuple[RefusalCategory, ...]
    due_on: dt.date | None
    left: int
    used: int
    days: int
    late_by: int
    may_sign: bool
    may_acknowledge: bool
    sign_as: str

    @property
    def url(self) -> str:
        return f"{self.issue_url}recommendations/{self.number}/answer/"


def answer_page(*, panel: PanelFacts, actor: Actor, issue: int, number: int) -> AnswerPage:
    """What one officer has to answer. Raises NotFound for whoever neither carries a post asked nor helps to answer."""
    row = (
        Recommendation.objects.filter(issue__panel_id=panel.id, number=number, issue__number=issue)
        .select_related("issue")
        .first()
    )
    if row is None:
        raise NotFound()
    parts = [
        part
        for part in Part.objects.filter(recommendation=row).select_related("recommendation", "answer__kind")
        if policy.POLICY.may(actor, Do.SEE_ANSWER_DRAFT, part)
    ]
    if not parts:
        raise NotFound()
    parts.sort(key=lambda part: part.letter)
    answers = list(
        Answer.objects.filter(part__in=[part.id for part in parts])
        .select_related("part", "kind", "category", "signing", "promise__occasion")
        .order_by("part__letter", "layer")
    )
    drafts = {each.part_id: each for each in answers if each.state == AnswerState.DRAFT}
    signed = [each for each in answers if each.state == AnswerState.SIGNED]
    keys = [row.issue.words_id, row.issue.heading_id, row.why_id, *(part.words_id for part in parts)]
    keys += [key for each in signed for key in (each.words_id, each.reason_id, each.change_id)]
    said = words.spoken([key for key in keys if key], actor=actor, easy=is_easy())
    newest = {part.answer_id for part in parts}
    views = [answer_view(each, said, newest=each.id in newest) for each in signed]
    names = people.names([each.drafted_by_id for each in drafts.values()])
    today = clock.today()
    waiting = [part for part in parts if part.state == PartState.WAITING and part.due_on]
    first = min(waiting, key=lambda part: part.due_on, default=None)
    running = first.clock if first else None
    return AnswerPage(
        id=row.id,
        number=number,
        issue=issue,
        issue_url=f"/{panel.slug}/issues/{issue}/",
        heading=wording.heading(said, words_id=row.issue.words_id, heading_id=row.issue.heading_id) or str(row.issue),
        words=said.get(row.issue.words_id),
        why=said.get(row.why_id),
        sent_on=row.sent_on.shown if row.sent_on else "",
        acknowledged=row.acknowledged_on is not None,
        parts=tuple(_answer_part(part, drafts.get(part.id), views, said, names, actor, today) for part in parts),
        kinds=tuple(AnswerKind.objects.filter(record_only=False)),
        categories=tuple(RefusalCategory.objects.filter(record_only=False)),
        due_on=first.due_on if first else None,
        left=running.days_left(today) if running else 0,
        used=running.days_used(today) if running else 0,
        days=running.days if running else 0,
        late_by=wording.late_by(first.due_on, today) if first else 0,
        may_sign=any(policy.POLICY.may(actor, Do.SIGN, part) for part in parts),
        may_acknowledge=row.can_move(Do.ACKNOWLEDGE) and policy.POLICY.may(actor, Do.ACKNOWLEDGE, row),
        sign_as=_sign_as(actor, row.panel_id, parts),
    )


def _answer_part(part, row, views, said, names, actor, today) -> AnswerPart:
    mine = tuple(view for view in views if view.part_id == part.id)
    view = part_view(part, mine[-1] if mine else None, said, today)
    drafted = names.get(row.drafted_by_id) if row else None
    return AnswerPart(
        id=part.id,
        letter=part.letter,
        ask=view.ask,
        view=view,
        draft=Draft.read(row.kind_id, row.category_id, row.draft) if row else Draft(),
        drafted_by=drafted.full_name if drafted and row.drafted_by_id != actor.person_id else "",
        drafted_at=row.drafted_at if row else None,
        may_sign=policy.POLICY.may(actor, Do.SIGN, part),
        layers=mine,
    )


def _sign_as(actor: Actor, panel_id: UUID, parts: list[Part]) -> str:
    """How the signature will read: name and title of today."""
    mine = [part.post_id for part in parts if policy.POLICY.may(actor, Do.SIGN, part)]
    return str(signature_of(actor, panel_id, mine)) if mine else ""
