"""Members are asked and say what matters most; the user-led side decides; issues stand under what was decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Decision, Panel
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people.services import tell
from copanel.priorities import events, messages
from copanel.priorities.models import Asking, Chosen, Covers, Priority, Said, Under
from copanel.priorities.policy import POLICY, OfIssue
from copanel.priorities.queries import members_asked
from copanel.priorities.states import MOST_CHOSEN, MOST_PRIORITIES, PRIORITY, SAID, AskingState, Do
from copanel.priorities.typed import HEADING_LENGTH, Wanted
from copanel.words import services as words
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Space, Voice

__all__ = [
    "Wanted",
    "ask_members",
    "call_off",
    "decide_priorities",
    "put_issue_under",
    "say_for_member",
    "say_what_matters",
    "take_issue_from",
]


@act(events.ASKED)
def ask_members(*, actor: Actor, panel_id: UUID, closes_on: dt.date, asking_id: UUID | None = None) -> Asking:
    """Ask everyone with a user-led seat what matters most, until a day. They are told at once.

    `asking_id` comes with the empty form: two presses ask once. Raises AlreadyDone, WrongState where the panel
    takes nothing new, and Invalid where members are being asked already or the day is not to come.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.ASK, panel)
    if asking_id and Asking.objects.filter(id=asking_id).exists():
        raise AlreadyDone()
    if not panel.is_open:
        raise WrongState(_("This panel takes nothing new."))
    if closes_on <= clock.today():
        raise Invalid({"closes_on": _("Give people time: choose a day after today.")})
    if Asking.objects.filter(panel=panel, state=AskingState.OPEN).exists():
        raise Invalid(_("Members are being asked already. Decide on what they say, or call it off first."))
    asking = Asking.objects.create(
        id=asking_id or new_id(), panel=panel, asked_on=clock.today(), closes_on=closes_on, asked_at=clock.now()
    )
    payload = {"panel": panel.slug, "closes_on": closes_on.isoformat()}
    record(events.ASKED, actor=actor, subject_id=asking.id, panel_id=panel.id, payload=payload)
    tell(messages.ASKED, actor=actor, about_id=asking.id, panel_id=panel.id)
    return asking


@act(events.SAID)
def say_what_matters(
    *, actor: Actor, asking_id: UUID, topic_ids: Collection[UUID], text: str = "", said_id: UUID | None = None
) -> Said:
    """A member says it for themselves: up to three topics, and why in their own words.

    Saying it again replaces what counts; the earlier stays. Raises AlreadyDone for a second press, WrongState where
    nobody is asked any more, Invalid.
    """
    asking = Asking.locked(asking_id)
    POLICY.require(actor, Do.SAY, asking)
    return _keep(actor, asking, topic_ids, text, How.OWN, actor.person_id, None, False, said_id)


@act(events.SAID)
def say_for_member(
    *,
    actor: Actor,
    asking_id: UUID,
    topic_ids: Collection[UUID],
    how: How | str,
    text: str = "",
    person_id: UUID | None = None,
    organisation_id: UUID | None = None,
    read_back: bool = False,
    said_id: UUID | None = None,
) -> Said:
    """Write down what a member, or an organisation with a seat, said by phone, on paper, on a visit or in a letter.

    It counts as their own. Raises Invalid for someone who is not asked, and what `say_what_matters` raises.
    """
    asking = Asking.locked(asking_id)
    POLICY.require(actor, Do.SAY_FOR, asking)
    if How(how) in (How.OWN, How.RECORD):
        raise Invalid({"how": _("Say how they told you.")})
    asked = members_asked(asking.panel_id)
    if (person_id is None) == (organisation_id is None):
        raise Invalid({"who": _("Choose who said it: a member, or an organisation with a seat.")})
    if person_id not in {None, *asked.persons} or organisation_id not in {None, *asked.organisations}:
        raise Invalid({"who": _("Only those with a seat on the user-led side are asked this.")})
    return _keep(actor, asking, topic_ids, text, How(how), person_id, organisation_id, read_back, said_id)


def _keep(
    actor: Actor, asking: Asking, topic_ids: Collection[UUID], text: str, how: How, person_id: UUID | None,
    organisation_id: UUID | None, read_back: bool, said_id: UUID | None,
) -> Said:  # fmt: skip
    said_id = said_id or new_id()
    if Said.objects.filter(id=said_id).exists():
        raise AlreadyDone()
    if asking.state != AskingState.OPEN or asking.closes_on < clock.today():
        raise WrongState(_("Members are no longer asked. Tell a co-chair what matters to you."))
    known = {topic.id for topic in governance.topics(asking.panel_id)}
    chosen = set(topic_ids)
    if not chosen or len(chosen) > MOST_CHOSEN or not chosen <= known:
        raise Invalid({"topics": _("Choose one, two or three: those that matter most.")})
    before = Said.objects.filter(asking=asking, is_last=True)
    same = before.filter(person_id=person_id) if person_id else before.filter(organisation_id=organisation_id)
    same.update(is_last=False)
    said = Said.objects.create(
        id=said_id, asking=asking, person_id=person_id, organisation_id=organisation_id, how=how, at=clock.now(),
        words=_own_words(actor, asking, said_id, text, how, person_id, read_back) if text.strip() else None,
    )  # fmt: skip
    Chosen.objects.bulk_create(Chosen(said=said, topic_id=key) for key in sorted(chosen))
    record(events.SAID, actor=actor, subject_id=said.id, panel_id=asking.panel_id)
    return said


def _own_words(
    actor: Actor, asking: Asking, said_id: UUID, text: str, how: How, person_id: UUID | None, read_back: bool
) -> Words:
    """Their reasons are for the user-led side alone: theorem 6 holds for them as for any talk inside."""
    own = how is How.OWN
    return words.enter(
        actor=actor,
        panel_id=asking.panel_id,
        text=text,
        voice=Voice.PERSON,
        byline=Byline.NOT_NAMED,
        side=Side.USER_LED,
        how=how,
        place=Place(SAID, said_id, f"/{asking.panel.slug}/priorities/said"),
        author_id=person_id,
        written_by_id=None if own else actor.person_id,
        read_back=read_back,
        searchable=False,
        space=Space.USER_LED,
    )


@act(events.CALLED_OFF)
def call_off(*, actor: Actor, asking_id: UUID) -> Asking:
    """Ask no longer, and decide nothing. What was said stays with the user-led side. Raises WrongState."""
    asking = Asking.locked(asking_id)
    POLICY.require(actor, Do.CALL_OFF, asking)
    asking.move(Do.CALL_OFF)
    asking.save(update_fields=["state"])
    payload = {"panel": asking.panel.slug}
    record(events.CALLED_OFF, actor=actor, subject_id=asking.id, panel_id=asking.panel_id, payload=payload)
    return asking


@act(events.DECIDED)
def decide_priorities(
    *,
    actor: Actor,
    panel_id: UUID,
    decision_id: UUID,
    wanted: Sequence[Wanted],
    from_on: dt.date,
    until_on: dt.date,
    asking_id: UUID | None = None,
) -> list[Priority]:
    """Set what the panel works on first from one day to another, on a decision of the user-led side.

    What was a priority before ends the day before. `asking_id` is the asking it was decided on, which then ends.
    Raises Invalid for no or too many, for an empty heading or reason, a span of no day or in the past, a
    decision that this panel never made, and one that set priorities already.
    """
    asking = Asking.locked(asking_id) if asking_id else None
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.DECIDE, panel)
    if asking and (asking.panel_id != panel.id):
        raise NotFound()
    if not panel.is_open:
        raise WrongState(_("This panel takes nothing new."))
    _check_decided(panel, decision_id, wanted, from_on, until_on)
    day_before = from_on - dt.timedelta(days=1)
    before = Priority.objects.filter(panel=panel, until_on__gte=from_on)
    for row in before.select_for_update():
        row.until_on = max(day_before, row.from_on - dt.timedelta(days=1))
        if row.from_on >= from_on:
            row.ended_at = clock.now()
        row.save(update_fields=["until_on", "ended_at"])
    made = [
        _priority(actor, panel, decision_id, asking, each, from_on, until_on, position)
        for position, each in enumerate(wanted, start=1)
    ]
    if asking:
        asking.move(Do.DECIDE)
        asking.save(update_fields=["state"])
    payload = {
        "panel": panel.slug, "count": len(made), "from_on": from_on.isoformat(), "decision": str(decision_id),
    }  # fmt: skip
    record(events.DECIDED, actor=actor, subject_id=made[0].id, panel_id=panel.id, payload=payload)
    return made


def _check_decided(
    panel: Panel, decision_id: UUID, wanted: Sequence[Wanted], from_on: dt.date, until_on: dt.date
) -> None:
    faults = {}
    if not 0 < len(wanted) <= MOST_PRIORITIES:
        faults["heading_1"] = _("Write at least one priority, and at most %(most)d.") % {"most": MOST_PRIORITIES}
    known = {topic.id for topic in governance.topics(panel.id)}
    for number, each in enumerate(wanted, start=1):
        if not 0 < len(each.heading.strip()) <= HEADING_LENGTH:
            faults[f"heading_{number}"] = _("Say in a few words what it is. At most 120 letters.")
        if not each.why.strip():
            faults[f"why_{number}"] = _("Say why it matters.")
        if not set(each.topic_ids) <= known:
            faults[f"topics_{number}"] = _("Choose from the topics.")
    if until_on <= from_on:
        faults["until_on"] = _("The last day is before the first. Give a later day.")
    elif until_on < clock.today():
        faults["until_on"] = _("That time is over. Give a last day that is still to come.")
    if not Decision.objects.filter(id=decision_id, panel=panel).exists():
        faults["decision_id"] = _("This panel made no such decision.")
    elif Priority.objects.filter(decision_id=decision_id).exists():
        faults["decision_id"] = _("Priorities were set on this decision already. Choose another.")
    if faults:
        raise Invalid(faults)


def _priority(
    actor: Actor, panel: Panel, decision_id: UUID, asking: Asking | None, wanted: Wanted, from_on: dt.date,
    until_on: dt.date, position: int,
) -> Priority:  # fmt: skip
    key = new_id()
    said = words.enter(
        actor=actor,
        panel_id=panel.id,
        text=wanted.why,
        heading=wanted.heading,
        easy_text=wanted.easy_why,
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=Side.USER_LED,
        how=How.OWN,
        place=Place(PRIORITY, key, f"/{panel.slug}/priorities/{key}/"),
        written_by_id=actor.person_id,
        searchable=False,
    )
    made = Priority.objects.create(
        id=key, panel=panel, decision_id=decision_id, asking=asking, words=said, from_on=from_on, until_on=until_on,
        position=position,
    )  # fmt: skip
    Covers.objects.bulk_create(Covers(priority=made, topic_id=topic) for topic in dict.fromkeys(wanted.topic_ids))
    return made


@act(events.PUT_UNDER)
def put_issue_under(*, actor: Actor, priority_id: UUID, issue_id: UUID) -> Under:
    """Put one issue under a priority, whatever its topic. The caller has looked the issue up. Raises AlreadyDone."""
    priority = Priority.locked(priority_id)
    POLICY.require(actor, Do.PUT_UNDER, OfIssue(priority.panel_id, issue_id))
    if Under.objects.filter(priority=priority, issue_id=issue_id).exists():
        raise AlreadyDone()
    under = Under.objects.create(priority=priority, issue_id=issue_id, put_at=clock.now())
    _record_issue(events.PUT_UNDER, actor, priority, issue_id)
    return under


@act(events.TAKEN_FROM)
def take_issue_from(*, actor: Actor, priority_id: UUID, issue_id: UUID) -> None:
    """Take an issue from under a priority again. Raises AlreadyDone where it does not stand there by hand."""
    priority = Priority.locked(priority_id)
    POLICY.require(actor, Do.PUT_UNDER, OfIssue(priority.panel_id, issue_id))
    if not Under.objects.filter(priority=priority, issue_id=issue_id).delete()[0]:
        raise AlreadyDone()
    _record_issue(events.TAKEN_FROM, actor, priority, issue_id)


def _record_issue(kind, actor: Actor, priority: Priority, issue_id: UUID) -> None:
    payload = {"panel": priority.panel.slug, "priority": str(priority.id)}
    record(kind, actor=actor, subject_id=issue_id, panel_id=priority.panel_id, payload=payload)
