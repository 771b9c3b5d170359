"""The panel challenges what the council says can change, as it does an answer; the council replies."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Decision
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.clocks import Clock
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import services as people
from copanel.scope import about, events, messages, speaking
from copanel.scope.drafts import LONGEST_TEXT
from copanel.scope.models import Challenge, Reply, Statement
from copanel.scope.policy import POLICY, Challenging
from copanel.scope.signing import sign
from copanel.scope.states import ChallengeState, Do, ReplyKind, StatementState
from copanel.words import queries as words_said


@act(events.CHALLENGED)
def challenge(
    *, actor: Actor, statement_id: UUID, text: str, easy_text: str = "", decision_id: UUID | None = None
) -> Challenge:
    """Say in public what the panel has against the newest statement. The council's clock to reply starts today.

    `decision_id` is how the panel agreed it: a facilitator needs one. One challenge at a time: a second
    raises AlreadyDone. Raises NotAllowed, NotFound, WrongState where a newer statement stands, Invalid.
    """
    statement = Statement.objects.filter(id=statement_id, state=StatementState.SIGNED).first()
    if statement is None:
        raise NotFound()
    POLICY.require(actor, Do.CHALLENGE, Challenging(statement.panel_id, decision_id, statement.issue_id))
    panel = speaking.open_panel(statement.panel_id)
    matter = about.subject(statement.about_id, panel_id=panel.id, actor=actor)
    about.locked(matter)
    if Statement.objects.filter(layer__gt=statement.layer, **matter.keys).exists():
        raise WrongState(_("The council has made a newer statement. Read that one first."))
    if Challenge.objects.filter(statement=statement, state=ChallengeState.WAITING).exists():
        raise AlreadyDone(_("The panel has challenged this already. The council must reply first."))
    if decision_id and not Decision.objects.filter(id=decision_id, panel_id=panel.id).exists():
        raise Invalid({"decision_id": _("Choose one of the panel’s decisions.")})
    text = speaking.tidied(text, missing=_("Write why the panel thinks that more can change."), longest=LONGEST_TEXT)
    today, key = clock.today(), new_id()
    days = governance.rules_on(panel.id, today).challenge_days
    held = actor.acts_on(panel.id)
    made = Challenge.objects.create(
        id=key,
        panel_id=panel.id,
        statement=statement,
        words=speaking.said_by_office(
            actor=actor, panel=panel, kind="scope_challenge", key=key, about_id=matter.id, text=text,
            easy_text=easy_text, side=Side.USER_LED,
        ),
        decision_id=decision_id,
        made_by_id=actor.person_id,
        made_as=held.office if held else "",
        made_on=today,
        made_at=clock.now(),
        days=days,
        due_on=Clock(started_on=today, days=days).due_on,
    )  # fmt: skip
    record(
        events.CHALLENGED,
        actor=actor,
        subject_id=made.id,
        panel_id=panel.id,
        payload={"panel": panel.slug, "about": str(matter.id), "due_on": made.due_on.isoformat()},
        commitments=words_said.commitments(made.words_id),
    )
    people.tell(messages.CHALLENGED, actor=actor, about_id=made.id, panel_id=panel.id)
    return made


@act(events.REPLIED)
def reply(*, actor: Actor, challenge_id: UUID, text: str, points_to_person: bool | None, easy_text: str = "") -> Reply:
    """Stand by the statement, and say why; both stay side by side. To say something else: make a new statement.

    Raises SignInAgain, NotAllowed, AlreadyDone, Invalid.
    """
    found = Challenge.locked(challenge_id)
    POLICY.require(actor, Do.REPLY, found)
    panel = speaking.answering_panel(found.panel_id, owed=True)
    governance.signed_in_just_now(actor)
    if found.state == ChallengeState.ANSWERED:
        raise AlreadyDone(_("The council has replied already. Everyone can read it."))
    text = speaking.tidied(text, missing=_("Write why the council stands by it."), longest=LONGEST_TEXT)
    speaking.names_nobody(points_to_person)
    made, about_id = Reply(id=new_id(), panel_id=panel.id, challenge=found), found.statement.about_id
    sign(made, actor)
    made.words = speaking.said_by_office(
        actor=actor, panel=panel, kind="scope_reply", key=made.id, about_id=about_id, text=text,
        easy_text=easy_text, side=Side.AUTHORITY,
    )  # fmt: skip
    found.move(Do.REPLY)
    found.save(update_fields=["state"])
    made.save(force_insert=True)
    record(
        events.REPLIED,
        actor=actor,
        subject_id=made.id,
        panel_id=panel.id,
        payload={"panel": panel.slug, "about": str(about_id), "reply": ReplyKind.STANDS.value},
        commitments=words_said.commitments(made.words_id),
    )
    people.tell(messages.REPLIED, actor=actor, about_id=made.id, panel_id=panel.id)
    return made
