"""The rules as pages show them: all of them in plain words, one with its history, and changes being thought about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import Decision, RuleDraft
from copanel.governance.policy import POLICY
from copanel.governance.queries.agreed import DecisionFacts, facts_of
from copanel.governance.queries.panels import PanelFacts
from copanel.governance.queries.rules import RuleLine, Rules, in_force, mark_of, rules_at, rules_of
from copanel.governance.queries.share import Share, user_led_share
from copanel.governance.rule_kinds import RULES, Group, said
from copanel.governance.rule_states import DraftState
from copanel.governance.rule_words import Yes
from copanel.governance.states import Do, Method
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound

OFFERED = 20  # decisions to choose from, newest first


@dataclass(frozen=True, slots=True)
class Held:
    """A rule from one day to the next change. `until_on` is None while nothing else is set after it."""

    answer: str
    from_on: dt.date
    until_on: dt.date | None
    decision_id: UUID | None
    is_to_come: bool


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule. `now` is None only before a panel's first rules; then `answer` is what panels start with."""

    code: str
    label: str
    group: str
    decided: bool
    answer: str
    now: Held | None
    coming: tuple[Held, ...]
    past: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted change, for the user-led side and its facilitator."""

    id: UUID
    code: str
    label: str
    answer: str
    value: str
    from_on: dt.date | None
    drafted_at: dt.datetime
    state: DraftState
    decided: bool

    @property
    def waits(self) -> bool:
        return self.state is DraftState.WAITING


@dataclass(frozen=True, slots=True)
class RulesPage:
    groups: tuple[tuple[Group, tuple[RuleView, ...]], ...]
    share: Share
    meets: bool | None
    drafts: tuple[Draft, ...]
    may_draft: bool


def rules_page(*, panel: PanelFacts, actor: Actor) -> RulesPage:
    """Every rule of a panel, by group, with what is to come; drafts for who may see them. Seven queries at most."""
    lines = rules_of(panel.id)
    views, share, today = _views(lines), user_led_share(panel.id), rules_at(lines, clock.today())
    counted = share.with_corresponding if today.corresponding_counts == Yes.YES else share.full
    return RulesPage(
        groups=tuple((group, tuple(view for view in views if view.group == group)) for group in Group),
        share=share,
        meets=counted.meets(today.user_led_least),
        drafts=_drafts(panel, actor),
        may_draft=POLICY.may(actor, Do.DRAFT_RULE, panel),
    )


@dataclass(frozen=True, slots=True)
class RulePage:
    """One rule; `looked` is the mark of all that is set of it. `lines` are all rules, so that a change can be told."""

    rule: RuleView
    looked: int
    drafts: tuple[Draft, ...]
    may_draft: bool
    lines: tuple[RuleLine, ...]

    def set_by(self, decision_id: UUID) -> list[RuleLine]:
        """What a decision has set already, so that it is not used again unseen."""
        return [line for line in self.lines if line.decision_id == decision_id]


def rule_page(*, panel: PanelFacts, actor: Actor, code: str) -> RulePage:
    """One rule with its whole history. Two queries at most. Raises NotFound for a rule there is not."""
    if code not in RULES:
        raise NotFound()
    every = tuple(rules_of(panel.id))
    lines = [line for line in every if line.code == code]
    return RulePage(
        rule=_view(code, lines),
        looked=mark_of(every, code),
        drafts=tuple(draft for draft in _drafts(panel, actor) if draft.code == code),
        may_draft=POLICY.may(actor, Do.DRAFT_RULE, panel),
        lines=every,
    )


def in_words(rules: Rules, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Some rules as a page says them: (what it is about, the answer). For rules of a number or of one answer."""
    return tuple((str(RULES[code].label), said(str(getattr(rules, code)))) for code in codes)


def rule_draft(*, panel: PanelFacts, actor: Actor, draft_id: UUID) -> Draft:
    """One drafted change. One query. Raises NotFound for whoever may not see it."""
    row = RuleDraft.objects.filter(id=draft_id, panel_id=panel.id).first()
    if row is None:
        raise NotFound()
    POLICY.require(actor, Do.SEE_RULE_DRAFT, row)
    return _draft(row)


def decisions_to_choose(panel_id: UUID, *, actor: Actor) -> list[DecisionFacts]:
    """The newest decisions that can carry a change: those that say how they were agreed. Five queries at most."""
    rows = Decision.objects.filter(panel_id=panel_id).exclude(method=Method.NOT_STATED)
    return list(facts_of(rows.order_by("-recorded_at", "-id")[:OFFERED], actor=actor).values())


def _views(lines: list[RuleLine]) -> list[RuleView]:
    of_rule: dict[str, list[RuleLine]] = {code: [] for code in RULES}
    for line in lines:
        of_rule[line.code].append(line)
    return [_view(code, found) for code, found in of_rule.items()]


def _view(code: str, lines: list[RuleLine]) -> RuleView:
    """Of two that begin on one day the later set holds: the other held for no day, and stands in no history."""
    today, kind = clock.today(), RULES[code]
    last_of_day = {line.from_on: line for line in lines}
    ordered = list(last_of_day.values())
    ends = [after.from_on - dt.timedelta(days=1) for after in ordered[1:]]
    held = [
        Held(said(line.value), line.from_on, until, line.decision_id, is_to_come=line.from_on > today)
        for line, until in zip(ordered, [*ends, None], strict=True)
    ]
    now = in_force(ordered, today)
    place = ordered.index(now) if now else -1
    return RuleView(
        code=code,
        label=str(kind.label),
        group=kind.group,
        decided=kind.decided,
        answer=said(now.value if now else kind.default),
        now=held[place] if now else None,
        coming=tuple(held[place + 1 :]),
        past=tuple(reversed(held[: max(place, 0)])),
    )


def _drafts(panel: PanelFacts, actor: Actor) -> tuple[Draft, ...]:
    if not POLICY.may(actor, Do.SEE_RULE_DRAFT, panel):
        return ()
    rows = RuleDraft.objects.filter(panel_id=panel.id, state=DraftState.WAITING, code__in=RULES)
    return tuple(_draft(row) for row in rows)


def _draft(row: RuleDraft) -> Draft:
    return Draft(
        id=row.id,
        code=row.code,
        label=str(RULES[row.code].label),
        answer=said(row.value),
        value=row.value,
        from_on=row.from_on,
        drafted_at=row.drafted_at,
        state=DraftState(row.state),
        decided=RULES[row.code].decided,
    )
