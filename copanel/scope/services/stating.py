"""The accountable post says what can change. A later statement stands beside the first, never over it."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance.queries import PanelFacts, signed_in_just_now
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import services as people
from copanel.scope import about, drafts, events, messages, speaking
from copanel.scope.about import Subject
from copanel.scope.drafts import Draft
from copanel.scope.models import Challenge, Line, Reply, Request, Statement
from copanel.scope.policy import POLICY
from copanel.scope.signing import sign
from copanel.scope.states import (
    NEEDS_WHY,
    ChallengeState,
    Do,
    Level,
    ReplyKind,
    RequestState,
    StatementState,
    level_of,
)
from copanel.words import queries as words_said


@act(events.DRAFTED)
def save_draft(*, actor: Actor, panel_id: UUID, about_id: UUID, draft: Draft, looked: str | None = None) -> Statement:
    """Keep what was typed, complete or not. One draft for each topic and issue; the signed layers stay as they are.

    Those who answer for the council see it. `looked` is the mark of the draft as the page showed it: where
    somebody else has saved another since, raises WrongState and keeps theirs. Raises NotFound, Invalid.
    """
    POLICY.require(actor, Do.DRAFT, OnPanel(panel_id))
    matter = about.subject(about_id, panel_id=panel_id, actor=actor)
    speaking.answering_panel(panel_id, owed=_is_owed(matter))
    about.locked(matter)
    statement = _draft_of(matter) or Statement(panel_id=panel_id, **matter.keys)
    if looked is not None and drafts.overtaken(Draft.read(statement.draft), looked, draft):
        raise WrongState(_("Someone else saved this while you wrote. Read theirs below. Save again to keep yours."))
    draft = draft.tidied()
    if faults := drafts.too_long(draft):
        raise Invalid(faults)
    statement.draft = draft.stored()
    statement.drafted_by_id = actor.person_id
    statement.drafted_at = clock.now()
    statement.save()
    record(events.DRAFTED, actor=actor, subject_id=statement.id, panel_id=panel_id)
    return statement


def _is_owed(matter: Subject) -> bool:
    """Whether the panel asked for it, or challenged what was said, and waits."""
    signed = Statement.objects.filter(state=StatementState.SIGNED, **matter.keys)
    return (
        Request.objects.filter(state=RequestState.WAITING, **matter.keys).exists()
        or Challenge.objects.filter(state=ChallengeState.WAITING, statement__in=signed).exists()
    )


def _draft_of(matter: Subject) -> Statement | None:
    found = Statement.objects.select_for_update(of=("self",)).filter(state=StatementState.DRAFT, **matter.keys)
    return found.first()


@act(events.STATED)
def state(
    *, actor: Actor, panel_id: UUID, about_id: UUID, points_to_person: bool | None, looked: str | None = None
) -> Statement:
    """Sign the draft: public at once, the panel's chairs are told, a request that waited is met.

    A challenge that waited on an earlier layer is answered by it: the new statement is the reply. The name
    and title of the day are kept. `looked` is the mark of what the page showed: a draft saved since is not
    signed. Raises SignInAgain (the draft is kept), NotAllowed, AlreadyDone, WrongState, Invalid by field.
    """
    POLICY.require(actor, Do.STATE, OnPanel(panel_id))
    matter = about.subject(about_id, panel_id=panel_id, actor=actor)
    panel = speaking.answering_panel(panel_id, owed=_is_owed(matter))
    signed_in_just_now(actor)
    about.locked(matter)
    signed = Statement.objects.filter(state=StatementState.SIGNED, **matter.keys)
    statement = _draft_of(matter)
    if statement is None:
        if signed.exists():
            raise AlreadyDone(_("This was signed already. Everyone can read it."))
        raise Invalid({"open_text": _("Write what is open, limited or fixed first.")})
    draft = Draft.read(statement.draft)
    if looked is not None and looked != draft.looked:
        raise WrongState(_("Someone changed this while you looked at it. Read it once more, then sign."))
    speaking.names_nobody(points_to_person)
    faults, until = drafts.check(draft)
    if faults:
        raise Invalid(faults)
    sign(statement, actor)
    statement.level = level_of(set(draft.limits))
    statement.layer = signed.count() + 1
    statement.move(Do.STATE)
    statement.draft = {}
    statement.save()
    lines = [
        _line(statement, level, draft, until.get(level), actor=actor, panel=panel, matter=matter)
        for level in draft.limits
    ]
    _meet(statement, matter)
    record(
        events.STATED,
        actor=actor,
        subject_id=statement.id,
        panel_id=panel_id,
        payload={
            "panel": panel.slug,
            "about": str(about_id),
            "level": statement.level.value,
            "layer": statement.layer,
        },
        commitments=[
            commitment
            for line in lines
            for key in (line.words_id, line.why_id)
            if key
            for commitment in words_said.commitments(key)
        ],
    )
    _reply_by_stating(statement, matter, actor=actor, panel=panel)
    people.tell(messages.STATED, actor=actor, about_id=statement.id, panel_id=panel_id)
    return statement


def _line(
    statement: Statement, level: Level, draft: Draft, until: DateAsGiven | None, *, actor: Actor, panel: PanelFacts,
    matter: Subject,
) -> Line:  # fmt: skip
    limit = draft.limits[level]
    usual = {
        "actor": actor, "panel": panel, "key": statement.id, "about_id": matter.id, "side": Side.AUTHORITY,
    }  # fmt: skip
    limited = level in NEEDS_WHY
    why = speaking.said_by_office(kind="scope_why", text=limit.why, **usual) if limited else None
    return Line.objects.create(
        statement=statement,
        level=level,
        words=speaking.said_by_office(kind="scope", text=limit.text, easy_text=limit.easy_text, **usual),
        why=why,
        whose=limit.whose if limited else "",
        whose_words=limit.whose_words if limited else "",
        until=until,
        until_on=until.latest if until else None,
    )


def _meet(statement: Statement, matter: Subject) -> None:
    """What was asked is said, in time or not."""
    waiting = Request.objects.select_for_update(of=("self",)).filter(state=RequestState.WAITING, **matter.keys)
    for request in waiting:
        request.move(Do.STATE)
        request.statement = statement
        request.save(update_fields=["state", "statement"])


def _reply_by_stating(statement: Statement, matter: Subject, *, actor: Actor, panel: PanelFacts) -> None:
    earlier = Statement.objects.filter(state=StatementState.SIGNED, **matter.keys).exclude(id=statement.id)
    waiting = Challenge.objects.select_for_update(of=("self",)).filter(
        state=ChallengeState.WAITING, statement__in=list(earlier.values_list("id", flat=True))
    )
    for challenge in waiting:
        challenge.move(Do.STATE)
        challenge.save(update_fields=["state"])
        reply = Reply(panel_id=panel.id, challenge=challenge, statement=statement)
        sign(reply, actor)
        reply.save()
        record(
            events.REPLIED,
            actor=actor,
            subject_id=reply.id,
            panel_id=panel.id,
            payload={"panel": panel.slug, "about": str(matter.id), "reply": ReplyKind.NEW.value},
        )
