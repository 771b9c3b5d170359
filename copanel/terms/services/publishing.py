"""The terms are published on a decision of the user-led side, and each side signs what it owes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Decision, Panel
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Method
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.organisations import queries as organisations
from copanel.people import queries as persons
from copanel.people import services as people
from copanel.people.sessions import require_fresh
from copanel.terms import events, messages
from copanel.terms.drafting import Typed
from copanel.terms.models import Clause, Note, Signature, SignedDuty, Version
from copanel.terms.policy import POLICY
from copanel.terms.queries.drafts import draft as draft_page
from copanel.terms.queries.needing import newest, signs_for, unsigned
from copanel.terms.queries.signing import mark_of
from copanel.terms.states import Do, NoteState, VersionState
from copanel.words import services as words
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Voice


@act(events.PUBLISHED)
def publish(
    *,
    actor: Actor,
    version_id: UUID,
    decision_id: UUID,
    from_on: dt.date | None = None,
    open_seen: bool = False,
    looked: str | None = None,
) -> Version:
    """Publish the draft on a decision of the user-led side (powers.md). It holds from a day (today).

    Words that changed become words of the panel, committed to in the public record; words that stayed keep
    their row, and so the signatures under them. Open notes and what the text warns of stop nothing, but
    `open_seen` must say that somebody looked at them, and how many notes were open is public.
    Raises AlreadyDone, WrongState where something changed since it was `looked` at, and Invalid: for a decision
    of another panel, one that an earlier version rests on, or one from before the draft last changed; for a
    version without a clause; for a day before the decision, or not after the version before.
    """
    panel_id = Version.objects.filter(id=version_id).values_list("panel_id", flat=True).first()
    if panel_id is None:
        raise NotFound()
    panel = Panel.locked(panel_id)  # it gives the number
    version = Version.locked(version_id)
    POLICY.require(actor, Do.PUBLISH, version)
    if version.state == VersionState.PUBLISHED:
        raise AlreadyDone()
    version.move(Do.PUBLISH)
    facts = governance.panel(panel_id=panel.id, preparing=True)
    page = draft_page(panel=facts, actor=actor)
    if looked is not None and looked != page.looked:
        raise WrongState(_("The draft changed since you looked. Look at it again before you publish it."))
    if not page.clauses:
        raise Invalid(_("There is nothing in this draft. Add a clause first."))
    if (page.open_notes or page.warnings) and not open_seen:
        raise Invalid({"open_seen": _("Tick that you have looked at what is still open.")})
    last = Version.objects.filter(panel=panel, state=VersionState.PUBLISHED).order_by("-number").first()
    version.decision = _mandate(version, decision_id)
    version.from_on = _first_day(from_on or clock.today(), last, version.decision)
    version.number = last.number + 1 if last else 1
    version.open_notes = Note.objects.filter(clause__version=version, state=NoteState.OPEN).count()
    version.published_at = clock.now()
    version.save()
    said = _into_words(actor, facts, version)
    payload = {
        "panel": panel.slug, "number": version.number, "from_on": version.from_on.isoformat(),
        "decision": str(decision_id), "open_notes": version.open_notes,
    }  # fmt: skip
    record(
        events.PUBLISHED, actor=actor, subject_id=version.id, panel_id=panel.id, payload=payload,
        commitments=[commitment for each in said for commitment in each.commitments],
    )  # fmt: skip
    people.tell(messages.PUBLISHED, actor=actor, about_id=version.id, panel_id=panel.id)
    people.tell(messages.TO_SIGN, actor=actor, about_id=version.id, panel_id=panel.id)
    return version


def _mandate(version: Version, decision_id: UUID) -> Decision:
    """A decision of this panel, about this text, used once."""
    decision = Decision.objects.filter(id=decision_id, panel_id=version.panel_id).first()
    if decision is None or decision.method == Method.NOT_STATED:
        raise Invalid({"decision_id": _("Choose a decision of this panel.")})
    if Version.objects.filter(decision=decision).exists():
        raise Invalid({"decision_id": _("An earlier version rests on this decision. Choose another one.")})
    if decision.recorded_at < version.changed_at:
        raise Invalid(
            {"decision_id": _("The draft changed after this was agreed. Ask the panel again, and write that down.")}
        )
    return decision


def _first_day(day: dt.date, last: Version | None, decision: Decision) -> dt.date:
    """Nobody is bound backwards: not before it was agreed, and after the version before has begun."""
    if decision.agreed.earliest and day < decision.agreed.earliest:
        raise Invalid({"from_on": _("The panel had not agreed it then. Give that day or a later one.")})
    if last is None:
        return day
    if day < clock.today():
        raise Invalid({"from_on": _("Version %(n)d held then. Give today or a later day.") % {"n": last.number}})
    if day <= last.from_on:
        raise Invalid(
            {"from_on": _("Version %(n)d begins on that day or later. Give a later day.") % {"n": last.number}}
        )
    return day


def _into_words(actor: Actor, panel: PanelFacts, version: Version) -> list[Words]:
    """What was typed becomes words of the panel, for good. Returns those that are new."""
    said = []
    for clause in version.clauses.filter(words=None, taken_out=False):
        typed = Typed.read(clause.draft)
        clause.words = _say(actor, panel, clause, "terms", typed.text, typed.heading, typed.easy_text)
        clause.why = _say(actor, panel, clause, "terms_why", typed.why) if typed.why else None
        clause.draft = {}
        clause.save(update_fields=["words", "why", "draft"])
        said += [each for each in (clause.words, clause.why) if each is not None]
    return said


def _say(
    actor: Actor, panel: PanelFacts, clause: Clause, kind: str, text: str, heading: str = "", easy_text: str = ""
) -> Words:
    """The words of the panel, not of whoever drafted them: no person is their author."""
    return words.enter(
        actor=actor,
        panel_id=panel.id,
        text=text,
        heading=heading,
        easy_text=easy_text,
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=Side.USER_LED,
        how=How.OWN,
        place=Place(kind, clause.id, f"/{panel.slug}/terms/{clause.key}/"),
        written_by_id=actor.person_id,
        searchable=False,
    )


@act(events.SIGNED)
def sign(*, actor: Actor, version_id: UUID, looked: str | None = None) -> Signature:
    """Sign, for one's own side, every duty of the newest version that the side has not signed yet.

    The accountable post signs for the council, with name and title of the day; a co-chair for the user-led side,
    which signs what the council owes too (powers.md). `looked` is the mark of the duties that were shown.
    Raises SignInAgain, NotAllowed, AlreadyDone where nothing is left to sign, WrongState where the version was
    replaced, or something else is to be signed than what was looked at.
    """
    version = Version.locked(version_id)
    POLICY.require(actor, Do.SIGN, version)
    require_fresh(actor)
    latest = newest(version.panel_id)
    if latest is None or latest.id != version.id:
        raise WrongState(_("Only the newest version is signed. Look at that one."))
    side = signs_for(actor, version.panel_id)
    duties = list(unsigned(side).filter(version=version).order_by("position", "id"))
    if not duties:
        raise AlreadyDone(_("This side has signed all that it owes in this version."))
    if looked is not None and looked != mark_of([clause.words_id for clause in duties]):
        raise WrongState()
    signature = Signature.objects.create(
        version=version, side=side, person_id=actor.person_id, signed_on=clock.today(), signed_at=clock.now(),
        **(_by_post(actor, version.panel_id) if side is Side.AUTHORITY else {}),
    )  # fmt: skip
    SignedDuty.objects.bulk_create(SignedDuty(signature=signature, words_id=clause.words_id) for clause in duties)
    payload = {"panel": latest.panel.slug, "number": version.number, "side": side, "duties": len(duties)}
    record(events.SIGNED, actor=actor, subject_id=version.id, panel_id=version.panel_id, payload=payload)
    return signature


def _by_post(actor: Actor, panel_id: UUID) -> dict[str, object]:
    """Name and title of the day. A delegate signs with their own name, for the post's holder."""
    held = next(each for each in actor.on(panel_id) if each.post_id)
    post = organisations.posts_on([held.post_id])[held.post_id]
    named = post.delegate_name if held.as_delegate else post.holder_name
    name = named or persons.names([actor.person_id])[actor.person_id].full_name
    return {"name": name, "title": post.title, "post_id": post.id, "for_holder": held.as_delegate}
