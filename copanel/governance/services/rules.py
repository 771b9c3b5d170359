"""A panel changes its rules, on its own decision; a change is drafted first, so that nothing is typed twice."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.models import Decision, Panel, Rule, RuleDraft, Speaks
from copanel.governance.policy import POLICY, SpeakingPerson
from copanel.governance.queries.carried import carries, filled_seats
from copanel.governance.queries.rules import mark_of, rules_of, rules_on
from copanel.governance.quorum import Item
from copanel.governance.rule_kinds import RULES, Kind, Number, written
from copanel.governance.rule_states import SpeaksFrom
from copanel.governance.states import Do, Method, SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import queries as people


@act(events.RULE_SET)
def set_rule(
    *,
    actor: Actor,
    panel_id: UUID,
    rule: str,
    value: object,
    from_on: dt.date | None = None,
    decision_id: UUID | None = None,
    looked: int | None = None,
) -> Rule:
    """Set a rule from a day (today). What was due before keeps the rule of its day: nothing past is rewritten.

    Rules change on a decision alone that the user-led majority carried (powers.md, "Amend the terms of reference or
    the constitution"), all but the limits that stop a flood of messages. `looked` is the mark of what a page
    showed: where something was set since, it is shown first. Raises Invalid for an unknown rule, an answer it has
    not, a day gone by, a missing decision, and one that does not show that the user-led majority was for it.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.SET_RULE, panel)
    from_on = from_on or clock.today()
    kind, faults = RULES.get(rule), {}
    if kind is None:
        raise Invalid({"rule": _("There is no such rule.")})
    text, fault = _text(kind, value)
    if fault:
        faults["value"] = fault
    if from_on < clock.today():
        faults["from_on"] = _("A rule cannot change the past. Give today or a later day.")
    if fault := _why_not_on(kind, panel, decision_id):
        faults["decision_id"] = fault
    if faults:
        raise Invalid(faults)
    _check_looked(panel_id, rule, looked)
    made = Rule.objects.create(
        panel=panel, code=rule, value=text, from_on=from_on, decision_id=decision_id, set_at=clock.now()
    )
    payload = {"panel": panel.slug, "rule": rule, "value": text, "from_on": from_on.isoformat()}
    record(events.RULE_SET, actor=actor, subject_id=made.id, panel_id=panel.id, payload=payload)
    return made


@act(events.RULE_DRAFTED)
def draft_rule(
    *,
    actor: Actor,
    panel_id: UUID,
    rule: str,
    value: object,
    from_on: dt.date | None = None,
    looked: int | None = None,
    draft_id: UUID | None = None,
) -> RuleDraft:
    """Keep a change of a rule for the panel to decide. Nothing changes by it. `draft_id` is the form's own key.

    Without a day it holds from the day it is put in force. Raises Invalid for an unknown rule, an answer it has
    not or that it is already, and a day gone by; AlreadyDone for the same key twice.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.DRAFT_RULE, panel)
    kind, faults = RULES.get(rule), {}
    if kind is None:
        raise Invalid({"rule": _("There is no such rule.")})
    if draft_id and RuleDraft.objects.filter(id=draft_id).exists():
        raise AlreadyDone()
    text, fault = _text(kind, value)
    if fault:
        faults["value"] = fault
    elif _stands(panel_id, rule, text, from_on):
        faults["value"] = _("The rule says this already. Choose another answer.")
    if from_on is not None and from_on < clock.today():
        faults["from_on"] = _("A rule cannot change the past. Give today or a later day.")
    if faults:
        raise Invalid(faults)
    _check_looked(panel_id, rule, looked)
    draft = RuleDraft.objects.create(
        id=draft_id or new_id(), panel=panel, code=rule, value=text, from_on=from_on,
        drafted_by_id=actor.person_id, drafted_at=clock.now(),
    )  # fmt: skip
    record(events.RULE_DRAFTED, actor=actor, subject_id=draft.id, panel_id=panel.id)
    return draft


@act(events.RULE_SET)
def put_in_force(
    *,
    actor: Actor,
    draft_id: UUID,
    decision_id: UUID | None = None,
    from_on: dt.date | None = None,
    looked: int | None = None,
) -> RuleDraft:
    """Let a drafted change hold, on the panel's decision, from its own day, today, or a later one that is given.

    Raises what `set_rule` does; WrongState where it was put in force or dropped before.
    """
    draft = RuleDraft.locked(draft_id)
    POLICY.require(actor, Do.SET_RULE, draft)
    draft.move(Do.SET_RULE)
    if from_on is None and draft.from_on is not None:
        from_on = max(draft.from_on, clock.today())
    draft.rule = set_rule(
        actor=actor, panel_id=draft.panel_id, rule=draft.code, value=draft.value, from_on=from_on,
        decision_id=decision_id, looked=looked,
    )  # fmt: skip
    draft.save(update_fields=["state", "rule"])
    return draft


@act(events.RULE_DRAFT_DROPPED)
def drop_rule_draft(*, actor: Actor, draft_id: UUID) -> RuleDraft:
    """Drop a drafted change. It is kept, so that who drafted it can see so. Raises WrongState."""
    draft = RuleDraft.locked(draft_id)
    POLICY.require(actor, Do.DROP_RULE_DRAFT, draft)
    draft.move(Do.DROP_RULE_DRAFT)
    draft.save(update_fields=["state"])
    record(events.RULE_DRAFT_DROPPED, actor=actor, subject_id=draft.id, panel_id=draft.panel_id)
    return draft


@act(events.SPEAKS_FROM_SAID)
def say_speaks_from(
    *, actor: Actor, panel_id: UUID, person_id: UUID, speaks_from: SpeaksFrom | str | None = None
) -> None:
    """Say what one speaks from at the table, or take it back (None). It is counted, and never shown by person.

    One's own alone; for someone without an account the facilitator writes down what they say on the phone.
    """
    Panel.locked(panel_id)
    about = SpeakingPerson(panel_id, person_id, has_account=people.account_of_person(person_id=person_id) is not None)
    POLICY.require(actor, Do.SAY_SPEAKS_FROM, about)
    if speaks_from is None:
        Speaks.objects.filter(panel_id=panel_id, person_id=person_id).delete()
    else:
        Speaks.objects.update_or_create(
            panel_id=panel_id,
            person_id=person_id,
            defaults={"speaks_from": SpeaksFrom(speaks_from), "said_at": clock.now()},
        )
    record(events.SPEAKS_FROM_SAID, actor=actor, subject_id=person_id, panel_id=panel_id)


def _text(kind: Kind, value: object) -> tuple[str, str]:
    """A value as its row keeps it, and what is wrong with it."""
    text = written(kind, value)
    if kind.fits(text):
        return text, ""
    if isinstance(kind, Number):
        return text, _("Give a whole number from %(least)s to %(most)s.") % {"least": kind.least, "most": kind.most}
    return text, _("Choose one of the answers that this rule has.")


def _why_not_on(kind: Kind, panel: Panel, decision_id: UUID | None) -> str:
    """Why a rule may not change on this decision; "" where it may."""
    if decision_id is None:
        return _("The panel decides this. Write down its decision first.") if kind.decided else ""
    decision = Decision.objects.filter(id=decision_id, panel=panel).prefetch_related("counts").first()
    if decision is None:
        return _("This panel made no such decision.")
    counted = next((each for each in decision.counts.all() if each.side == Side.USER_LED), None)
    if counted is None:
        agreed_by_all = decision.method == Method.CONSENSUS
        return (
            ""
            if agreed_by_all
            else _("This decision does not say how many of the user-led side were for it. Choose one that does.")
        )
    carried = carries(
        rules_on(panel.id, decision.agreed.earliest),
        (counted.in_favour, counted.against, counted.aside),
        members=filled_seats(panel.id, Side.USER_LED, decision.agreed, kinds=(SeatKind.FULL,)),
        in_writing=decision.method == Method.IN_WRITING,
        item=Item.RULES,
    )
    return "" if carried else _("Too few of the user-led side were for this decision. The rules say how many it takes.")


def _check_looked(panel_id: UUID, rule: str, looked: int | None) -> None:
    if looked is not None and looked != mark_of(rules_of(panel_id), rule):
        raise Invalid(
            _("Someone changed this rule since you opened this page. Look at what it says now, then press again.")
        )


def _stands(panel_id: UUID, rule: str, text: str, from_on: dt.date | None) -> bool:
    rows = Rule.objects.filter(panel_id=panel_id, code=rule, from_on__lte=from_on or clock.today())
    return rows.order_by("from_on", "set_at", "id").values_list("value", flat=True).last() == text
