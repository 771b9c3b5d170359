"""An issue goes up from a group to the panel it belongs to, and the answer comes down (cases 14 and 27).

The issue keeps its number, its page and its threads, all of them the group's. What the group's user-led
side says among itself stays the group's too: theorem 6 knows no parent.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Decision
from copanel.influence import events, messages, own_steps, policy, speaking
from copanel.influence.marks import put_step
from copanel.influence.models import Carried, Issue
from copanel.influence.states import CarriedState, Do, IssueState
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import on
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import services as people

LONGEST_WHY = 2_000


@act(events.ISSUE_CARRIED_UP)
def carry_up(*, actor: Actor, issue_id: UUID, why: str, easy_why: str = "", decision_id: UUID | None = None) -> Carried:
    """Put an open issue to the panel that this group belongs to, and say why. A facilitator needs the decision.

    Raises NotAllowed; WrongState where the issue is not open or the group belongs to no panel; AlreadyDone
    where it is there or waits to be taken on; Invalid for a decision of another panel and for words missing.
    """
    issue = Issue.locked(issue_id)
    policy.POLICY.require(actor, Do.CARRY_UP, policy.CarryingUp(issue.panel_id, decision_id, issue.id))
    if issue.state != IssueState.OPEN:
        raise WrongState(_("Only an open issue can be passed up."))
    parent_id = governance.parent_of(issue.panel_id)
    if parent_id is None:
        raise WrongState(_("This panel belongs to no other panel, so there is nobody to pass it up to."))
    if Carried.objects.filter(issue=issue, panel_id=parent_id).exclude(state=CarriedState.GIVEN_BACK).exists():
        raise AlreadyDone(_("This issue was passed up already."))
    if decision_id and not Decision.objects.filter(id=decision_id, panel_id=issue.panel_id).exists():
        raise Invalid({"decision_id": _("This panel made no such decision.")})
    panel, parent = governance.panel(panel_id=issue.panel_id), governance.panel(panel_id=parent_id)
    key = new_id()
    said = speaking.said_by_office(
        actor=actor, panel=panel, issue_id=issue.id, kind="carried_up", key=key, text=_why(why, "why"),
        easy_text=easy_why.strip(), side=Side.USER_LED,
    )  # fmt: skip
    row = Carried.objects.create(
        id=key, panel_id=parent_id, issue=issue, decision_id=decision_id, why=said, asked_at=clock.now()
    )
    _step(issue, actor, said.id, own_steps.CARRIED_UP, parent.name)
    payload = {"panel": panel.slug, "number": issue.number, "to": parent.name}
    record(events.ISSUE_CARRIED_UP, actor=actor, subject_id=issue.id, panel_id=issue.panel_id, payload=payload)
    people.tell(messages.ISSUE_CARRIED_UP, actor=actor, about_id=row.id, panel_id=parent_id)
    return row


@act(events.ISSUE_TAKEN_UP)
def take_up(*, actor: Actor, carried_id: UUID) -> Carried:
    """Take it on for the bigger panel: it stands in its list, marked, and the panel can ask the council about it.

    Raises NotAllowed, AlreadyDone, WrongState where it was given back or the panel takes nothing new.
    """
    row, issue = _locked(carried_id)
    policy.POLICY.require(actor, Do.TAKE_UP, row)
    if row.state == CarriedState.TAKEN:
        raise AlreadyDone()
    panel, home = governance.panel(panel_id=row.panel_id), governance.panel(panel_id=issue.panel_id)
    if not panel.is_open:
        raise WrongState(_("This panel takes no new issues."))
    row.move(Do.TAKE_UP)
    row.settled_at = clock.now()
    row.save()
    _step(issue, actor, row.id, own_steps.TAKEN_UP, panel.name)
    payload = {"panel": home.slug, "number": issue.number, "from_panel": home.name}
    record(events.ISSUE_TAKEN_UP, actor=actor, subject_id=issue.id, panel_id=row.panel_id, payload=payload)
    people.tell(messages.CARRIED_ANSWERED, actor=actor, about_id=row.id, panel_id=issue.panel_id)
    return row


@act(events.ISSUE_GIVEN_BACK)
def give_back(*, actor: Actor, carried_id: UUID, reason: str, easy_reason: str = "") -> Carried:
    """Give it back to the group, with the reason in public. The group can pass it up again later.

    Raises NotAllowed, AlreadyDone, WrongState once it was taken on, Invalid.
    """
    row, issue = _locked(carried_id)
    policy.POLICY.require(actor, Do.GIVE_BACK, row)
    if row.state == CarriedState.GIVEN_BACK:
        raise AlreadyDone()
    row.move(Do.GIVE_BACK)
    panel, home = governance.panel(panel_id=row.panel_id), governance.panel(panel_id=issue.panel_id)
    row.answer = speaking.said_by_office(
        actor=actor, panel=panel, home=home, issue_id=issue.id, kind="given_back", key=row.id,
        text=_why(reason, "reason"), easy_text=easy_reason.strip(), side=Side.USER_LED,
    )  # fmt: skip
    row.settled_at = clock.now()
    row.save()
    _step(issue, actor, row.answer_id, own_steps.GIVEN_BACK, panel.name)
    payload = {"panel": home.slug, "number": issue.number, "from_panel": home.name}
    record(events.ISSUE_GIVEN_BACK, actor=actor, subject_id=issue.id, panel_id=row.panel_id, payload=payload)
    people.tell(messages.CARRIED_ANSWERED, actor=actor, about_id=row.id, panel_id=issue.panel_id)
    return row


def _locked(carried_id: UUID) -> tuple[Carried, Issue]:
    """The issue first, since this row hangs on it."""
    issue_id = Carried.objects.filter(id=carried_id).values_list("issue_id", flat=True).first()
    if issue_id is None:
        return Carried.locked(carried_id), Issue()  # raises NotFound
    issue = Issue.locked(issue_id)
    return Carried.locked(carried_id), issue


def _step(issue: Issue, actor: Actor, source_id: UUID, kind, name: str) -> None:
    put_step(issue, actor=actor, source_id=source_id, kind=kind, payload={"panel": name}, happened_on=on(clock.today()))
    issue.save(update_fields=["moved_at"])


def _why(text: str, field: str) -> str:
    return speaking.tidied(
        text, field=field, missing=_("Say why, in plain words."), longest=LONGEST_WHY,
        too_long=_("Make this shorter: at most %(longest)s letters."),
    )  # fmt: skip
