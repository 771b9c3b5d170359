"""A draft is started, its clauses are written, moved, taken out and put back, and it can be put aside."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance.models import Panel
from copanel.governance.states import PanelState
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor
from copanel.kernel.errors import AlreadyDone, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.terms import events
from copanel.terms.drafting import Typed, check_place, key_of
from copanel.terms.models import Clause, Version
from copanel.terms.policy import POLICY
from copanel.terms.queries.clauses import texts_of, view
from copanel.terms.queries.drafts import looked_of
from copanel.terms.starter import STARTER
from copanel.terms.states import Act, Do, Duty, Part, VersionState


@act(events.DRAFT_STARTED)
def start_draft(*, actor: Actor, panel_id: UUID, with_starter: bool = True) -> Version:
    """Begin a draft: a copy of the newest version; where there is none, our starter clauses, or nothing.

    A clause that is copied keeps its address, and its words until somebody changes them. Raises AlreadyDone
    where the panel has a draft, WrongState for a panel whose record is only shown here.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.DRAFT, panel)
    if panel.state == PanelState.RECORD:
        raise WrongState(_("This is a published record. Nobody changes terms here."))
    if Version.objects.filter(panel=panel, state=VersionState.DRAFT).exists():
        raise AlreadyDone(_("There is a draft already. Go on with that one."))
    newest = Version.objects.filter(panel=panel, state=VersionState.PUBLISHED).order_by("-number").first()
    now = clock.now()
    draft = Version.objects.create(
        panel=panel, made_from=newest, started_by_id=actor.person_id, started_at=now, changed_at=now
    )
    if newest is not None:
        clauses = [
            Clause(
                version=draft, key=row.key, part=row.part, position=row.position, duty=row.duty,
                words_id=row.words_id, warns_at=row.warns_at,
            )
            for row in newest.clauses.filter(taken_out=False)
        ]  # fmt: skip
    else:
        clauses = _starters(draft) if with_starter else []
    Clause.objects.bulk_create(clauses)
    record(events.DRAFT_STARTED, actor=actor, subject_id=draft.id, panel_id=panel.id)
    return draft


def _starters(draft: Version) -> list[Clause]:
    found: list[Clause] = []
    for position, each in enumerate(STARTER):
        typed = Typed(each.heading, each.text, each.easy_text)
        found.append(
            Clause(
                version=draft, key=key_of(each.heading, [clause.key for clause in found]), part=each.part,
                position=position, duty=each.duty, draft=typed.stored, warns_at=list(each.warns_at),
            )
        )  # fmt: skip
    return found


@act(events.CLAUSE_ADDED)
def add_clause(
    *,
    actor: Actor,
    version_id: UUID,
    part: Part | str,
    heading: str,
    text: str,
    easy_text: str = "",
    why: str = "",
    duty: Duty | str = Duty.NONE,
    warns_at: Sequence[Act | str] = (),
    clause_id: UUID | None = None,
) -> Clause:
    """Put a clause into the draft, as the last of its part. Its address comes from its heading, and stays.

    `clause_id` is the form's own key: the same one twice raises AlreadyDone. Raises Invalid, WrongState.
    """
    version = _draft(actor, version_id)
    part, duty, warns_at = Part(part), Duty(duty), [Act(each) for each in warns_at]
    typed = Typed(heading, text, easy_text, why).tidied()
    check_place(part, duty, warns_at)
    if clause_id and Clause.objects.filter(id=clause_id).exists():
        raise AlreadyDone()
    # An address that another part of some version used is not used again: it would tell two stories.
    elsewhere = Clause.objects.filter(version__panel_id=version.panel_id).exclude(part=part)
    taken = {*version.clauses.values_list("key", flat=True), *elsewhere.values_list("key", flat=True)}
    last = version.clauses.order_by("-position").values_list("position", flat=True).first()
    clause = Clause.objects.create(
        id=clause_id or new_id(),
        version=version,
        key=key_of(typed.heading, taken),
        part=part,
        position=0 if last is None else last + 1,
        duty=duty,
        draft=typed.stored,
        warns_at=sorted(set(warns_at)),
    )
    _changed(actor, version, events.CLAUSE_ADDED, clause)
    return clause


@act(events.CLAUSE_CHANGED)
def change_clause(
    *,
    actor: Actor,
    clause_id: UUID,
    heading: str,
    text: str,
    easy_text: str = "",
    why: str = "",
    duty: Duty | str = Duty.NONE,
    warns_at: Sequence[Act | str] = (),
    looked: str | None = None,
) -> Clause:
    """Write a clause of the draft again. Its address and its part stay.

    Typed back to what the version before says, it has that version's words again, and the signatures under
    them. `looked` is the mark of what the writer saw: where somebody else changed the clause since, WrongState
    is raised, and their words stand. Raises Invalid, AlreadyDone where nothing differs.
    """
    clause = Clause.locked(clause_id)
    version = _checked(actor, clause.version)
    duty, warns_at = Duty(duty), sorted({Act(each) for each in warns_at})
    typed = Typed(heading, text, easy_text, why).tidied()
    check_place(Part(clause.part), duty, warns_at)
    stands = _standing(clause)
    if looked is not None and looked != looked_of(stands):
        raise WrongState(
            _("Someone else changed this clause while you wrote. Read theirs below. Save again to keep yours.")
        )
    if (stands.looked_at.typed, stands.duty, sorted(stands.warns_at)) == (typed, duty, warns_at):
        raise AlreadyDone()
    before = Clause.objects.filter(version_id=version.made_from_id, key=clause.key, taken_out=False)
    earlier = before.select_related("version", "words__in_force", "why__in_force").first()
    if earlier is not None and _standing(earlier).looked_at.typed.says_the_same(typed):
        clause.words_id, clause.draft = earlier.words_id, {}
    else:
        clause.words_id, clause.draft = None, typed.stored
    clause.duty, clause.warns_at = duty, warns_at
    clause.save()
    _changed(actor, version, events.CLAUSE_CHANGED, clause)
    return clause


def _standing(clause: Clause):
    """What a clause says now. The words of an office are everybody's to read."""
    return view(clause, texts_of([clause], actor=SYSTEM))


@act(events.CLAUSE_MOVED)
def move_clause(*, actor: Actor, clause_id: UUID, up: bool) -> Clause:
    """Change places with the clause above it, or below, in its part. Raises AlreadyDone where there is none."""
    clause = Clause.locked(clause_id)
    version = _checked(actor, clause.version)
    beside = version.clauses.filter(part=clause.part, taken_out=False).exclude(id=clause.id)
    if up:
        other = beside.filter(position__lt=clause.position).order_by("-position").first()
    else:
        other = beside.filter(position__gt=clause.position).order_by("position").first()
    if other is None:
        raise AlreadyDone()
    clause.position, other.position = other.position, clause.position
    for each in (clause, other):
        each.save(update_fields=["position"])
    _changed(actor, version, events.CLAUSE_MOVED, clause)
    return clause


@act(events.CLAUSE_TAKEN_OUT)
def take_out_clause(*, actor: Actor, clause_id: UUID) -> Clause:
    """Leave a clause out of the draft. What it says is kept, with its notes, so that it can be put back."""
    return _put(actor, clause_id, events.CLAUSE_TAKEN_OUT, taken_out=True)


@act(events.CLAUSE_PUT_BACK)
def put_back_clause(*, actor: Actor, clause_id: UUID) -> Clause:
    """Put back what was taken out of the draft, where it stood."""
    return _put(actor, clause_id, events.CLAUSE_PUT_BACK, taken_out=False)


def _put(actor: Actor, clause_id: UUID, event, *, taken_out: bool) -> Clause:
    clause = Clause.locked(clause_id)
    version = _checked(actor, clause.version)
    if clause.taken_out is taken_out:
        raise AlreadyDone()
    clause.taken_out = taken_out
    clause.save(update_fields=["taken_out"])
    _changed(actor, version, event, clause)
    return clause


@act(events.DRAFT_WITHDRAWN)
def withdraw_draft(*, actor: Actor, version_id: UUID) -> Version:
    """Put the draft aside. The next one begins again from the newest version. Raises AlreadyDone, WrongState."""
    version = Version.locked(version_id)
    POLICY.require(actor, Do.WITHDRAW, version)
    if version.state == VersionState.WITHDRAWN:
        raise AlreadyDone()
    version.move(Do.WITHDRAW)
    version.save(update_fields=["state"])
    record(events.DRAFT_WITHDRAWN, actor=actor, subject_id=version.id, panel_id=version.panel_id)
    return version


def _draft(actor: Actor, version_id: UUID) -> Version:
    """The draft, locked: whoever changes one clause changes the draft. Raises NotAllowed, WrongState."""
    return _checked(actor, Version.locked(version_id))


def _checked(actor: Actor, version: Version) -> Version:
    POLICY.require(actor, Do.DRAFT, version)
    if not version.is_draft:
        raise WrongState(_("This is no draft any more. Start a new draft to change the terms."))
    return version


def _changed(actor: Actor, version: Version, event, clause: Clause) -> None:
    version.changed_at = clock.now()
    version.save(update_fields=["changed_at"])
    record(event, actor=actor, subject_id=clause.id, panel_id=version.panel_id)
