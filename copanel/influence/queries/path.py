"""THE PATH: one issue, every step, one page. At most twelve queries with the panel's two, however long it is."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.conversations import queries as conversations
from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts, TopicFacts
from copanel.influence import own_steps, policy
from copanel.influence.models import Answer, Carried, Following, Issue, Part, Recommendation, Step
from copanel.influence.queries import wording
from copanel.influence.queries.path_parts import answer_view, part_view, words_of_answers, words_of_parts
from copanel.influence.queries.path_steps import Loaded, ordered, steps
from copanel.influence.queries.shapes import AnswerView, CarriedView, OpenDraft, PartView, PathPage, StepView
from copanel.influence.states import AnswerState, Audience, Do, IssueState, PartState, RecommendationState
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import in_house_style
from copanel.kernel.errors import NotFound
from copanel.kernel.policy import OnPanel
from copanel.scope import queries as scope
from copanel.ui.languages import is_easy
from copanel.words import queries as words

CARRYING = frozenset(kind.name for kind in (own_steps.CARRIED_UP, own_steps.MOVED))
UNSENT = (RecommendationState.DRAFT, RecommendationState.AGREED)


def number_of(*, issue_id: UUID, panel_id: UUID, actor: Actor) -> int:
    """The number of an issue that the public may see: where its first address leads on to. Raises NotFound."""
    number = Issue.objects.filter(id=issue_id, panel_id=panel_id).values_list("number", flat=True).first()
    if number is None:
        raise NotFound()
    return number


def path(*, panel: PanelFacts, number: int, actor: Actor) -> PathPage:
    """The whole path of one public issue, as this reader may see it. Raises NotFound."""
    issue = (
        Issue.objects.filter(panel_id=panel.id, number=number)
        .select_related("topic")
        .annotate(followed=_followed(actor))
        .first()
    )
    if issue is None:
        raise NotFound()
    limits = scope.Stands() if panel.is_record else scope.stands(issue_id=issue.id, topic_id=issue.topic_id)
    loaded = _load(issue, panel, actor, limits.words)
    rows, doubts = ordered(loaded)
    can = policy.allowed(actor, issue, policy.OF_ISSUE)
    views = tuple(loaded.views.values())
    carried = _carried(issue, rows, actor)
    heading = wording.heading(loaded.said, words_id=issue.words_id, heading_id=issue.heading_id)
    topic = TopicFacts(issue.topic.id, issue.topic.name, issue.topic.easy_name) if issue.topic else None
    under = ((is_easy() and topic.easy_name) or topic.name) if topic else ""
    return PathPage(
        id=issue.id,
        panel=panel,
        number=number,
        state=issue.state,
        heading=heading or wording.numbered(number, ""),
        caption=wording.numbered(number, under) if heading else under,
        words=loaded.said.get(issue.words_id),
        topic=topic,
        parts=views,
        steps=steps(loaded, rows),
        next=_next(issue, views, loaded.answers),
        asked=sum(not view.by_answer for view in views),
        today=loaded.today,
        from_record=issue.from_record,
        citation=issue.citation,
        citation_url=issue.citation_url,
        following=bool(issue.followed),
        has_easy=bool((said := loaded.said.get(issue.words_id)) and said.easy),
        messages=conversations.message_counts([issue.id]).get(issue.id, 0),
        can=can,
        drafts=_drafts(issue, actor, [issue.panel_id, *(each.panel_id for each in carried)]),
        carried=carried,
        parent=_parent(issue, actor, carried),
        doubts=doubts,
        scope=limits.shown(loaded.said),
    )


def _load(issue: Issue, panel: PanelFacts, actor: Actor, more: list[UUID]) -> Loaded:
    """`more` are words that the page reads in the same round."""
    rows = list(Step.objects.filter(issue=issue, audience=Audience.PUBLIC).order_by("position"))
    parts = list(
        Part.objects.filter(recommendation__issue=issue, words__isnull=False)
        .select_related("recommendation__decision")
        .prefetch_related("recommendation__decision__counts")
        .order_by("recommendation__number", "recommendation__created_at", "letter")
    )
    answers = (
        list(
            Answer.objects.filter(part__in=[part.id for part in parts], state=AnswerState.SIGNED)
            .select_related("kind", "category", "signing", "promise__occasion")
            .order_by("signing__signed_at", "part__letter", "layer")
        )
        if parts
        else []
    )
    # Each knows the other already: neither is read a second time.
    own, given = {part.id: part for part in parts}, {answer.id: answer for answer in answers}
    for answer in answers:
        answer.part = own[answer.part_id]
    for part in parts:
        if part.answer_id in given:
            part.answer = given[part.answer_id]
    decisions = {part.recommendation.decision for part in parts if part.recommendation.decision_id}
    keys = [*more, issue.words_id, *(row.source_id for row in rows if row.kind in own_steps.SAYING)]
    keys += [issue.heading_id] if issue.heading_id else []
    keys += words_of_parts(parts) + words_of_answers(answers)
    keys += [key for each in decisions for key in (each.words_id, each.minority_words_id) if key]
    said = words.spoken(keys, actor=actor, easy=is_easy())
    newest = {part.answer_id for part in parts}
    shown = [answer_view(answer, said, newest=answer.id in newest) for answer in answers]
    by_id = {view.id: view for view in shown}
    signed_in: dict[UUID, list[AnswerView]] = {}
    for answer, view in zip(answers, shown, strict=True):
        signed_in.setdefault(answer.signing_id, []).append(view)
    others = governance.named({part.panel_id for part in parts} - {issue.panel_id})
    today = clock.today()
    sent = [part for part in parts if part.state != PartState.DRAFTED]
    return Loaded(
        issue=issue,
        steps=rows,
        parts=parts,
        views={part.id: part_view(part, by_id.get(part.answer_id), said, today) for part in sent},
        answers=shown,
        signings={answer.signing_id: answer.signing for answer in answers},
        signed_in=signed_in,
        said=said,
        council=panel.authority_name,
        askers={key: name for key, (_slug, name) in others.items()},
        today=today,
    )


def _followed(actor: Actor) -> Exists | Value:
    """Whether the reader follows the issue, told with the issue itself: a page has few queries to spend."""
    if not actor.is_known:
        return Value(False)
    return Exists(Following.objects.filter(issue=OuterRef("id"), person_id=actor.person_id))


def _carried(issue: Issue, rows: list[Step], actor: Actor) -> tuple[CarriedView, ...]:
    """The other panels that the issue was put to. Asked only where a step says that it was. Two queries, or none."""
    if not any(row.kind in CARRYING for row in rows):
        return ()
    found = list(Carried.objects.filter(issue=issue).order_by("asked_at"))
    names = governance.named(row.panel_id for row in found)
    return tuple(
        CarriedView(
            id=row.id,
            panel_id=row.panel_id,
            slug=names[row.panel_id][0],
            name=names[row.panel_id][1],
            state=row.state,
            can=policy.allowed(actor, row, policy.OF_CARRIED),
        )
        for row in found
    )


def _parent(issue: Issue, actor: Actor, carried: tuple[CarriedView, ...]) -> str:
    """The panel that a co-chair may pass it up to, by name; empty for others, and where it is there already."""
    if issue.state != IssueState.OPEN or not policy.may_carry_up(actor, issue.panel_id):
        return ""
    parent_id = governance.parent_of(issue.panel_id)
    if parent_id is None or any(each.panel_id == parent_id and not each.is_given_back for each in carried):
        return ""
    return governance.named([parent_id])[parent_id][1]


def _drafts(issue: Issue, actor: Actor, panel_ids: list[UUID]) -> tuple[OpenDraft, ...]:
    """What is drafted and not sent, of each panel whose drafts this reader may see, and of no other (theorem 6)."""
    seen = {key for key in panel_ids if policy.POLICY.may(actor, Do.SEE_DRAFT, OnPanel(key))}
    if not seen:
        return ()
    found = Recommendation.objects.filter(issue=issue, panel_id__in=seen, state__in=UNSENT).order_by("created_at")
    return tuple(OpenDraft(key, state) for key, state in found.values_list("id", "state"))


def _next(issue: Issue, parts: tuple[PartView, ...], answers: list[AnswerView]) -> tuple[str, ...]:
    """What happens next: the gap or the due day first, then promises whose day is past; else what is to come."""
    if issue.state == IssueState.CLOSED:
        return (_("The user-led side has closed this issue. It can open it again."),)
    if issue.from_record:
        return (_("This path comes from a published record. The record ends here."),)
    said: tuple[str, ...] = ()
    late = [part for part in parts if part.late_by]
    waits = [part for part in parts if part.waits and not part.late_by and part.due_on]
    if late:
        letters = wording.listed([part.letter for part in late])
        owed = ngettext(
            "The council still owes an answer to part %(letters)s.",
            "The council still owes an answer to parts %(letters)s.",
            len(late),
        ) % {"letters": letters}
        said = (owed, wording.days_late(max(part.late_by for part in late)))
    elif waits:
        said = (wording.due(min(part.due_on for part in waits)), _("If no answer comes, this page will say so."))
    past = [answer for answer in answers if answer.promise and answer.promise_past]
    if past:
        said += (
            _("The day that the council promised for part %(letters)s is past.")
            % {"letters": wording.listed(sorted({answer.letter for answer in past}))},
            _("Nobody has said yet that it was done."),
        )
    if said:
        return said
    due = sorted(
        (each.promise.due_by, each.letter) for each in answers if each.newest and each.promise and each.promise.due_by
    )
    coming = [(day, letter) for day, letter in due if day >= clock.today()]
    if coming:
        day, letter = coming[0]
        return (
            _("The council promised to do part %(letter)s by %(day)s.")
            % {"letter": letter, "day": in_house_style(day)},
            _("The panel will check if it is done."),
        )
    if parts:
        return (_("The panel talks about the council’s answer."), _("We tell everyone who raised it what comes of it."))
    return (_("The panel talks about it, and decides what to ask the council for."),)


def steps_as_links(page: PathPage) -> list[dict[str, str]]:
    """The steps on this page, as links within it."""
    return [{"label": step.title, "url": f"#{step.anchor}"} for step in page.steps]


__all__ = ["PathPage", "StepView", "number_of", "path", "steps_as_links"]
