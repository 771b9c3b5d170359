"""The policy's KNOW rule as a filter, for lists. A test proves that filter and predicate agree row by row."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from copanel.kernel.actor import Actor
from copanel.kernel.policy import OnPanel
from copanel.words.models import About, SafeguardingNote
from copanel.words.policy import TOMBSTONED, lead, user_led_moderator
from copanel.words.states import SAFEGUARDED, NoteState, Space, Standing

READ_BY_MODERATORS = (Standing.HELD, Standing.SHOWN, Standing.HIDDEN, Standing.REFUSED, Standing.ERASED)


def known_to(actor: Actor, *, panel_id: UUID, at: str = "") -> Q:
    """Words of one panel that the actor may know of. `at` is the way to the words: "words__" from a message."""

    def q(**wanted: object) -> Q:
        return Q(**{f"{at}{name}": value for name, value in wanted.items()})

    if actor.system:
        return Q()
    panel = OnPanel(panel_id)
    kept = q(standing__in=(Standing.HIDDEN, Standing.REFUSED), in_force__reason_code=SAFEGUARDED)
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
        found |= for_leads & ~q(author_id=actor.person_id) & ~q(id__in=about_them(actor, panel_id).values("words_id"))
    if not actor.in_user_led_space(panel_id):
        found &= q(space=Space.PUBLIC)
    return found


def about_them(actor: Actor, panel_id: UUID) -> QuerySet[About]:
    """The policy's rule of the same name as a filter: words are about the actor, or about their organisation."""
    theirs = [held.organisation_id for held in actor.on(panel_id) if held.organisation_id]
    return About.objects.filter(Q(person_id=actor.person_id) | Q(organisation_id__in=theirs))
