"""The steps of a path: those that were noted, and those that the clock and the promises make."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from operator import itemgetter
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import Decision
from copanel.governance.queries import public_counts
from copanel.governance.states import Method
from copanel.influence.models import Issue, Part, Recommendation, Signing, Step
from copanel.influence.own_steps import SAYING
from copanel.influence.queries import wording
from copanel.influence.queries.path_parts import Said
from copanel.influence.queries.shapes import AnswerView, DecisionView, PartView, PromiseView, SentView, StepView
from copanel.influence.states import IssueState
from copanel.influence.step_kinds import step_kinds
from copanel.kernel.actor import Side
from copanel.kernel.dates import by_date, in_given_order, in_house_style


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything a path is made of, as read from the tables and from `words`.

    `askers` are the panels, by name, that asked on an issue which is another panel's.
    """

    issue: Issue
    steps: list[Step]
    parts: list[Part]
    views: dict[UUID, PartView]
    answers: list[AnswerView]
    signings: dict[UUID, Signing]
    signed_in: dict[UUID, list[AnswerView]]
    said: Said
    council: str
    askers: dict[UUID, str]
    today: dt.date


def ordered(loaded: Loaded) -> tuple[list[Step], tuple[str, ...]]:
    """The steps in order, and what their dates say against it. A record keeps its own order."""
    order = in_given_order if loaded.issue.from_record else by_date
    found = order(loaded.steps, lambda step: step.happened_on)
    return list(found.items), tuple(str(doubt) for doubt in found.doubts)


def steps(loaded: Loaded, rows: list[Step]) -> tuple[StepView, ...]:
    """Every step in order with its number: what happened, the gaps where they arose, then what is not yet."""
    past = [_past(loaded, row) for row in rows]
    for day, gap in sorted(_gaps(loaded) + _past_promises(loaded), key=itemgetter(0)):
        at = next((i for i, step in enumerate(past) if step.on and step.on > day), len(past))
        past.insert(at, gap)
    last = max((i for i, step in enumerate(past) if step.state == "past"), default=None)
    if last is not None:
        past[last] = replace(past[last], state="now")
    return tuple(replace(step, number=number) for number, step in enumerate([*past, *_not_yet(loaded)], start=1))


def _past(loaded: Loaded, row: Step) -> StepView:
    kind = step_kinds().get(row.kind)
    when = row.happened_on
    base = StepView(
        number=0,
        kind=row.kind,
        title=kind.head(row.payload) if kind else row.kind,
        side=row.side,
        picture=kind.picture if kind else "talk",
        on=when.day if when and not when.quoted else None,
        when=wording.when(when) if when else "",
        sentence=kind.say(row.payload) if kind else "",
        url=row.url,
        citation=row.citation,
        citation_url=row.citation_url,
    )
    if loaded.issue.from_record:
        base = _as_recorded(base)
    own = OWN.get(row.kind)
    return own(loaded, row, base) if own else base


def _as_recorded(step: StepView) -> StepView:
    """A source tells what a board did, seldom who led it: so its steps are the panel's, and a meeting is no side's."""
    if step.side == Side.INDEPENDENT:
        return replace(step, side=None)
    return replace(step, side_label=_("The panel")) if step.side == Side.USER_LED else step


def _raised(loaded: Loaded, row: Step, base: StepView) -> StepView:
    said = loaded.said.get(loaded.issue.words_id)
    title = base.title if row.side != Side.AUTHORITY else _("The council raised this")
    return replace(base, said=said, title=title)


def _said(loaded: Loaded, row: Step, base: StepView) -> StepView:
    return replace(base, said=loaded.said.get(row.source_id))


def _agreed(loaded: Loaded, row: Step, base: StepView) -> StepView:
    found = next((part for part in loaded.parts if part.recommendation.decision_id == row.source_id), None)
    if found is None:
        return base
    asker = loaded.askers.get(found.panel_id)
    title = _("%(panel)s agreed what to ask for") % {"panel": asker} if asker else base.title
    return replace(base, title=title, decision=_decision_view(loaded, found.recommendation.decision))


def _decision_view(loaded: Loaded, decision: Decision) -> DecisionView:
    return DecisionView(
        method=str(Method(decision.method).label),
        when=decision.agreed.shown,
        decided=loaded.said.get(decision.words_id),
        minority=loaded.said.get(decision.minority_words_id),
        counts=public_counts(decision),
        citation=decision.citation,
    )


def _sent(loaded: Loaded, row: Step, base: StepView) -> StepView:
    mine = [part for part in loaded.parts if part.recommendation_id == row.source_id]
    if not mine:
        return base
    recommendation: Recommendation = mine[0].recommendation
    asker = loaded.askers.get(recommendation.panel_id)
    views = tuple(loaded.views[part.id] for part in mine)
    asked = sum(not view.by_answer for view in views)
    title = ngettext("We sent a recommendation", "We sent a recommendation in %(parts)d parts", asked) % {
        "parts": asked
    }
    if asker:
        title = ngettext(
            "%(panel)s sent a recommendation", "%(panel)s sent a recommendation in %(parts)d parts", asked
        ) % {"panel": asker, "parts": asked}
    return replace(
        base,
        title=title,
        sent=SentView(
            number=recommendation.number or 0,
            why=loaded.said.get(recommendation.why_id),
            parts=views,
            asked=asked,
            days=mine[0].days,
            due_on=mine[0].due_on,
            acknowledged_on=recommendation.acknowledged_on,
            acknowledged_as=recommendation.acknowledged_as,
            from_record=recommendation.from_record,
        ),
    )


def _answered(loaded: Loaded, row: Step, base: StepView) -> StepView:
    answers = loaded.signed_in.get(row.source_id, [])
    signing = loaded.signings.get(row.source_id)
    if not answers or signing is None:
        return base
    letters = wording.listed([answer.letter for answer in answers])
    title = ngettext(
        "The council answered part %(letters)s", "The council answered parts %(letters)s", len(answers)
    ) % {"letters": letters}
    if all(answer.layer > 1 for answer in answers):
        title = ngettext(
            "The council added to its answer on part %(letters)s",
            "The council added to its answers on parts %(letters)s",
            len(answers),
        ) % {"letters": letters}
    part = next(part for part in loaded.parts if part.id == answers[0].part_id)
    who = [_signed_by(signing), wording.in_time(signing.signed_day, part.sent_day, part.days)]
    return replace(base, title=title, who=" ".join(each for each in who if each), answers=tuple(answers))


def _signed_by(signing: Signing) -> str:
    if not signing.name and not signing.title:
        return _("The source does not say who signed.")
    who = ", ".join(each for each in (signing.name, signing.title) if each)
    if signing.for_holder:
        return _("Signed by %(name)s, for the %(title)s.") % {"name": signing.name, "title": signing.title}
    if signing.from_record:  # minutes record an answer; nobody signed it here
        return _("The source says that this came from %(who)s.") % {"who": who}
    return _("Signed by %(who)s.") % {"who": who}


OWN = {
    "raised": _raised,
    **dict.fromkeys(SAYING, _said),
    "agreed": _agreed,
    "sent": _sent,
    "answered": _answered,
}


def _gaps(loaded: Loaded) -> list[tuple[dt.date, StepView]]:
    """One step for each due day that passed without an answer: promise 3, its absence in public."""
    found: dict[dt.date, list[PartView]] = {}
    for view in loaded.views.values():
        if view.waits and view.late_by and view.due_on:
            found.setdefault(view.due_on, []).append(view)
    return [(day, _gap(day, tuple(found[day]))) for day in sorted(found)]


def _gap(day: dt.date, parts: tuple[PartView, ...]) -> StepView:
    letters = wording.listed([part.letter for part in parts])
    return StepView(
        number=0,
        kind="late",
        title=ngettext("No answer to part %(letters)s", "No answer to parts %(letters)s", len(parts))
        % {"letters": letters},
        side=Side.AUTHORITY,
        picture="late",
        state="late",
        on=day,
        when=in_house_style(day),
        who=_owner(parts),
        sentence=_("No answer given: %(late)s") % {"late": wording.days_late(max(part.late_by for part in parts))},
        parts=parts,
    )


def _past_promises(loaded: Loaded) -> list[tuple[dt.date, StepView]]:
    """One step for each promised day that passed without a word: a promise is not kept by being forgotten."""
    return [
        (answer.promise.due_by, _past_promise(answer, answer.promise))
        for answer in loaded.answers
        if answer.promise and answer.promise_past and answer.promise.due_by
    ]


def _past_promise(answer: AnswerView, promise: PromiseView) -> StepView:
    return StepView(
        number=0,
        kind="promised",
        title=_("The day promised for part %(letter)s is past") % {"letter": answer.letter},
        side=Side.AUTHORITY,
        picture="late",
        state="late",
        on=_exact(promise),
        when=promise.due,
        sentence=wording.past_promise(promise.due),
    )


def _exact(promise: PromiseView) -> dt.date | None:
    """The promised day, where it was given to the day."""
    return promise.due_by if promise.due_by and promise.due == in_house_style(promise.due_by) else None


def _owner(parts: tuple[PartView, ...]) -> str:
    titles = sorted({part.asked_title for part in parts if part.asked_title})
    return _("%(title)s must answer.") % {"title": wording.listed(titles)} if titles else ""


def _not_yet(loaded: Loaded) -> list[StepView]:
    """What is owed and not late, and what was promised for a day to come."""
    if loaded.issue.state == IssueState.CLOSED:
        return []
    waiting: dict[dt.date, list[PartView]] = {}
    for view in loaded.views.values():
        if view.waits and not view.late_by and view.due_on:
            waiting.setdefault(view.due_on, []).append(view)
    found = [_waits(day, tuple(waiting[day])) for day in sorted(waiting)]
    return sorted(found + [step for step in map(_promised, loaded.answers) if step], key=_todo_order)


def _todo_order(step: StepView) -> tuple[bool, dt.date]:
    return (step.on is None, step.on or dt.date.max)


def _waits(day: dt.date, parts: tuple[PartView, ...]) -> StepView:
    letters = wording.listed([part.letter for part in parts])
    return StepView(
        number=0,
        kind="due",
        title=ngettext(
            "Not yet: the council answers part %(letters)s",
            "Not yet: the council answers parts %(letters)s",
            len(parts),
        )
        % {"letters": letters},
        side=Side.AUTHORITY,
        picture="calendar",
        state="todo",
        on=day,
        when=in_house_style(day),
        who=_owner(parts),
        parts=parts,
    )


def _promised(answer: AnswerView) -> StepView | None:
    promise = answer.promise
    if promise is None or promise.replaced or promise.past or not answer.newest:
        return None
    title = _("Not yet: what was promised on part %(letter)s")
    if answer.from_record and promise.dated and not promise.happened_on:
        title = _("Not in this record: what came of part %(letter)s")
        sentence = _("The source gives this time for it: %(due)s. It says no more.")
    elif promise.happened_on:
        sentence = _("It was promised for this: %(due)s. That has come. The panel has not said yet if it is done.")
    elif promise.due_by:
        sentence = _("The council promised it by %(due)s. The panel will check.")
    elif promise.dated:
        sentence = _("The council promised it for this: %(due)s. Nobody has said when that is.")
    else:
        sentence = _("The council gave no date.")
    return StepView(
        number=0,
        kind="promised",
        title=title % {"letter": answer.letter},
        side=Side.AUTHORITY,
        picture="dates",
        state="todo",
        on=_exact(promise),
        when=promise.due if promise.dated else _("No date"),
        sentence=sentence % {"due": promise.due},
    )
