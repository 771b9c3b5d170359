"""The policy's rules as filters, for lists. Tests prove that filter and predicate agree row by row."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from copanel.kernel.actor import Actor
from copanel.kernel.policy import OnPanel
from copanel.words.models import About, SafeguardingNote
from copanel.words.policy import TOMBSTONED, lead, user_led_moderator
from copanel.words.states import SAFEGUARDED, NoteState, Space, Standing

READ_BY_MODERATORS = (Standing.HELD, Standing.SHOWN, Standing.HIDDEN, Standing.REFUSED, Standing.ERASED)


def known_to(actor: Actor, *, panel_id: UUID, at: str = "") -> Q:
    """Words of one panel that the actor may know of. `at` is the way to the words: "words__" from a message."""

    q = _at(at)
    if actor.system:
        return Q()
    panel = OnPanel(panel_id)
    kept = kept_by_leads(at=at)
    by_moderators = q(standing__in=READ_BY_MODERATORS) & ~kept
    found = q(standing=Standing.SHOWN) | q(standing__in=sorted(TOMBSTONED), shown_at__isnull=False)
    if actor.is_known:
        found |= q(author_id=actor.person_id) & ~q(standing=Standing.TAKEN_DOWN)
        found |= q(written_by_id=actor.person_id) & by_moderators
    if user_led_moderator.test(actor, panel):
        found |= by_moderators
    if lead.test(actor, panel):
        noted = SafeguardingNote.objects.filter(panel_id=panel_id, state=NoteState.OPEN, words__isnull=False)
        for_leads = q(standing=Standing.TAKEN_DOWN) | kept | q(id__in=noted.values("words_id"))
        found |= for_leads & looked_after_by(actor, panel_id=panel_id, at=at)
    if not actor.in_user_led_space(panel_id):
        found &= q(space=Space.PUBLIC)
    return found


def judged_by(actor: Actor, *, panel_id: UUID, at: str = "") -> Q:
    """Words of one panel that a moderator may judge: not theirs, nor their organisation's, nor about either."""
    q = _at(at)
    own = q(author_id=actor.person_id) | q(author_organisation_id__in=_organisations(actor, panel_id))
    return ~own & ~_about_them(actor, panel_id, at)


def looked_after_by(actor: Actor, *, panel_id: UUID, at: str = "") -> Q:
    """Words of one panel that a safeguarding lead may look after: not theirs, nor about them or their organisation."""
    return ~_at(at)(author_id=actor.person_id) & ~_about_them(actor, panel_id, at)


def kept_by_leads(*, at: str = "") -> Q:
    """Words that a safeguarding lead keeps hidden: nothing about them is for moderators meanwhile."""
    return _at(at)(standing__in=(Standing.HIDDEN, Standing.REFUSED), in_force__reason_code=SAFEGUARDED)


def _at(at: str) -> Callable[..., Q]:
    return lambda **wanted: Q(**{f"{at}{name}": value for name, value in wanted.items()})


def _organisations(actor: Actor, panel_id: UUID) -> list[UUID]:
    return [held.organisation_id for held in actor.on(panel_id) if held.organisation_id]


def _about_them(actor: Actor, panel_id: UUID, at: str) -> Q:
    """Asked of each row by its words, since whom words are about has no index by organisation."""
    named = Q(person_id=actor.person_id) | Q(organisation_id__in=_organisations(actor, panel_id))
    return Q(Exists(About.objects.filter(named, words_id=OuterRef(f"{at}id"))))
