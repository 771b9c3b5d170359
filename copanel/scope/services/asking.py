"""The panel asks the council to say what can change."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.clocks import Clock
from copanel.kernel.errors import AlreadyDone
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import services as people
from copanel.scope import about, events, messages, speaking
from copanel.scope.models import Request
from copanel.scope.policy import POLICY, Challenging
from copanel.scope.states import Do, RequestState


@act(events.ASKED)
def ask(*, actor: Actor, panel_id: UUID, about_id: UUID) -> Request:
    """Ask what is open, limited or fixed, on a topic or one issue. The clock starts today, which is day 0.

    Also where a statement stands already: it may be out of date. While one is waited for a second asking
    raises AlreadyDone. Nothing else waits for the reply: work goes on. Raises NotAllowed, NotFound, WrongState.
    """
    POLICY.require(actor, Do.ASK, Challenging(panel_id, None, about_id))
    panel = speaking.open_panel(panel_id)
    matter = about.subject(about_id, panel_id=panel_id, actor=actor)
    about.locked(matter)
    if Request.objects.filter(state=RequestState.WAITING, **matter.keys).exists():
        raise AlreadyDone(_("The council was asked already. The page says by when it must reply."))
    today = clock.today()
    days = governance.rules_on(panel_id, today).scope_days
    held = actor.acts_on(panel_id)
    request = Request.objects.create(
        panel_id=panel_id,
        **matter.keys,
        asked_by_id=actor.person_id,
        asked_as=held.office if held else "",
        asked_on=today,
        asked_at=clock.now(),
        days=days,
        due_on=Clock(started_on=today, days=days).due_on,
    )
    record(
        events.ASKED,
        actor=actor,
        subject_id=request.id,
        panel_id=panel_id,
        payload={"panel": panel.slug, "about": str(about_id), "due_on": request.due_on.isoformat()},
    )
    people.tell(messages.ASKED, actor=actor, about_id=request.id, panel_id=panel_id)
    return request
