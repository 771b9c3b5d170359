"""A panel rests for a time, works again, is replaced by another, or closes. Only the user-led side decides it.

What the panel asked for is still owed: its pages, clocks and answers go on. It takes no new issue, and
says where else people can be heard.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.models import Decision, Occasion, OfficeHolding, Panel, PanelChange, PanelYear
from copanel.governance.policy import POLICY
from copanel.governance.saying import said_of_panel
from copanel.governance.states import Do, PanelChangeKind, PanelState
from copanel.kernel import clock
from copanel.kernel.actor import CHAIRS, Actor
from copanel.kernel.errors import Invalid, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record

PAGE = "about"


@act(events.PANEL_SUSPENDED)
def suspend_panel(
    *,
    actor: Actor,
    panel_id: UUID,
    reason: str,
    easy_reason: str = "",
    decision_id: UUID | None = None,
    until_on: dt.date | None = None,
    occasion_id: UUID | None = None,
) -> PanelChange:
    """Let the panel rest: until a day, until an occasion, or until it says otherwise. It takes no new issue.

    On a decision of the panel (Invalid without one); the machine alone acts without, where no co-chair is
    left. The day that was given ends nothing by itself: a co-chair takes the panel up again, and is asked to.
    """
    panel = _panel(actor, panel_id, Do.SUSPEND)
    faults = _decided(actor, panel, decision_id)
    if until_on and occasion_id:
        faults["until_on"] = _("Give a day or an occasion, not both.")
    elif until_on and until_on <= clock.today():
        faults["until_on"] = _("Give a day after today, or leave it empty.")
    if occasion_id and not Occasion.objects.filter(id=occasion_id, panel=panel, happened_on=None).exists():
        faults["occasion_id"] = _("This panel waits for no such occasion.")
    return _change(
        actor, panel, Do.SUSPEND, PanelChangeKind.SUSPENDED, reason, easy_reason, faults, events.PANEL_SUSPENDED,
        decision_id=decision_id, until_on=until_on, occasion_id=occasion_id,
    )  # fmt: skip


@act(events.PANEL_TAKEN_UP)
def take_up_panel(
    *, actor: Actor, panel_id: UUID, reason: str, easy_reason: str = "", decision_id: UUID | None = None
) -> PanelChange:
    """The panel works again, and says in a few words how it goes on. Raises WrongState where it is not suspended."""
    panel = _panel(actor, panel_id, Do.TAKE_UP)
    faults = _decided(actor, panel, decision_id, needed=False)
    return _change(
        actor, panel, Do.TAKE_UP, PanelChangeKind.TAKEN_UP, reason, easy_reason, faults, events.PANEL_TAKEN_UP,
        decision_id=decision_id,
    )  # fmt: skip


@act(events.PANEL_REPLACED)
def replace_panel(
    *,
    actor: Actor,
    panel_id: UUID,
    by_panel_id: UUID,
    reason: str,
    easy_reason: str = "",
    decision_id: UUID | None = None,
) -> PanelChange:
    """Another panel takes this one's place. Open issues move to it and keep their number, page and thread.

    A co-chair must chair both: nobody else's panel is made an heir. History is linked both ways. Raises
    Invalid where the other is not open or is this one; rooms above move what is open in the same transaction.
    """
    for key in sorted({panel_id, by_panel_id}):
        Panel.locked(key)
    panel, other = _panel(actor, panel_id, Do.REPLACE), Panel.locked(by_panel_id)
    faults = _decided(actor, panel, decision_id)
    if other.id == panel.id or other.state != PanelState.OPEN:
        faults["by_panel_id"] = _("Choose another panel that is open.")
    elif not POLICY.may(actor, Do.REPLACE, other):
        faults["by_panel_id"] = _("You must be a co-chair of that panel too, so that it agrees.")
    return _change(
        actor, panel, Do.REPLACE, PanelChangeKind.REPLACED, reason, easy_reason, faults, events.PANEL_REPLACED,
        decision_id=decision_id, by_panel=other,
    )  # fmt: skip


@act(events.PANEL_CLOSED)
def close_panel(
    *, actor: Actor, panel_id: UUID, reason: str, easy_reason: str = "", decision_id: UUID | None = None
) -> PanelChange:
    """Close the panel, with the reason in public. What it asked for is still owed and still answered.

    On a decision of the user-led side; the machine alone acts without, where no co-chair is left.
    """
    panel = _panel(actor, panel_id, Do.CLOSE)
    faults = _decided(actor, panel, decision_id)
    return _change(
        actor, panel, Do.CLOSE, PanelChangeKind.CLOSED, reason, easy_reason, faults, events.PANEL_CLOSED,
        decision_id=decision_id,
    )  # fmt: skip


@act(events.YEAR_SET)
def set_year(*, actor: Actor, panel_id: UUID, from_on: dt.date) -> PanelYear:
    """From this day on, the panel's year begins on this day and month. Past years stay as they were.

    Raises Invalid for a day gone by, for 29 February, and where a later year is set already.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.SET_YEAR, panel)
    if (from_on.month, from_on.day) == (2, 29):
        raise Invalid({"from_on": _("Choose a day that comes every year.")})
    if from_on < clock.today() and not actor.system:
        raise Invalid({"from_on": _("Give today or a later day. Past years stay as they are.")})
    if PanelYear.objects.filter(panel=panel, from_on__gte=from_on).exists():
        raise Invalid({"from_on": _("A year that begins then or later is set already.")})
    made = PanelYear.objects.create(panel=panel, from_on=from_on, set_at=clock.now())
    payload = {"from_on": from_on.isoformat()}
    record(events.YEAR_SET, actor=actor, subject_id=made.id, panel_id=panel.id, payload=payload)
    return made


def _panel(actor: Actor, panel_id: UUID, do: Do) -> Panel:
    panel = Panel.locked(panel_id)
    POLICY.require(actor, do, panel)
    if actor.system and _has_chairs(panel):
        raise WrongState(_("The panel has a co-chair. They decide this."))
    return panel


def _has_chairs(panel: Panel) -> bool:
    return OfficeHolding.objects.filter(panel=panel, office__in=CHAIRS).now(clock.today()).exists()


def _decided(actor: Actor, panel: Panel, decision_id: UUID | None, *, needed: bool = True) -> dict[str, str]:
    """The mandate: a decision of this panel. Nobody is left to decide where the machine acts."""
    if decision_id is None:
        return {"decision_id": _("The panel decides this. Choose its decision.")} if needed and not actor.system else {}
    if not Decision.objects.filter(id=decision_id, panel=panel).exists():
        return {"decision_id": _("This panel made no such decision.")}
    return {}


def _change(
    actor: Actor, panel: Panel, do: Do, kind: PanelChangeKind, reason: str, easy_reason: str,
    faults: dict[str, str], event, *, by_panel: Panel | None = None, **more,
) -> PanelChange:  # fmt: skip
    panel.move(do)
    if faults:
        raise Invalid(faults)
    key = new_id()
    said = said_of_panel(
        actor, panel, kind="panel_change", key=key, page=PAGE, text=reason, easy_text=easy_reason, field="reason"
    )
    change = PanelChange.objects.create(
        id=key, panel=panel, kind=kind, on_day=clock.today(), words=said, by_panel=by_panel, made_at=clock.now(), **more
    )
    panel.save(update_fields=["state"])
    payload = {"panel": panel.slug, "name": panel.name}
    if by_panel:
        payload |= {"by_panel": by_panel.slug, "by_name": by_panel.name}
    record(event, actor=actor, subject_id=panel.id, panel_id=panel.id, payload=payload)
    return change
