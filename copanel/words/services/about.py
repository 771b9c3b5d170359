"""Whom words are about: from then on they do not judge them (powers.md). Private; nobody else is told."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel.actor import Actor
from copanel.kernel.errors import Invalid, NotAllowed, NotFound
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import events, house
from copanel.words.models import About, Words
from copanel.words.policy import POLICY
from copanel.words.states import DecisionState, Do

RUNNING = (DecisionState.MADE, DecisionState.APPEALED)


@act(events.ABOUT_SAID)
def say_about(
    *, actor: Actor, words_id: UUID, about_persons: Iterable[UUID] = (), about_organisations: Iterable[UUID] = ()
) -> Words:
    """Say whom words are about: from then on they, and people of these organisations, do not judge them.

    Of oneself anyone who moderates may say it. Of others not about one's own words, nor where one's own
    decision about them can still be asked about or stopped: nobody picks who judges them. Raises NotAllowed
    for these, and Invalid where nobody is named, or nobody else would be left to judge.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.SAY_ABOUT, words)
    persons = set(about_persons) - words.about_persons
    organisations = set(about_organisations) - words.about_organisations
    if not (persons or organisations):
        raise Invalid({"about": _("Choose at least one more person or organisation.")})
    if organisations or persons - {actor.person_id}:
        POLICY.require(actor, Do.SAY_ABOUT_OTHERS, words)
        if words.decisions.filter(state__in=RUNNING, decided_by_id=actor.person_id).exists():
            raise NotAllowed(
                _("You decided about these words yourself. Another moderator can say whom they are about.")
            )
    _leave_someone(actor, words, persons | words.about_persons, organisations | words.about_organisations)
    About.objects.bulk_create(
        [
            *(About(words=words, person_id=each, said_by_id=actor.person_id) for each in persons),
            *(About(words=words, organisation_id=each, said_by_id=actor.person_id) for each in organisations),
        ]
    )
    _record(actor, words, events.ABOUT_SAID)
    return words


@act(events.ABOUT_TAKEN_OFF)
def take_off_about(*, actor: Actor, words_id: UUID, about_id: UUID) -> Words:
    """Take off what was said wrongly: another moderator than who said it, and never whom it names."""
    words = Words.locked(words_id)
    POLICY.require(actor, Do.TAKE_OFF_ABOUT, words)
    about = About.objects.filter(words=words, id=about_id).first()
    if about is None:
        raise NotFound()
    if about.said_by_id == actor.person_id:
        raise NotAllowed(_("You said this yourself. Another moderator can take it off."))
    about.delete()
    _record(actor, words, events.ABOUT_TAKEN_OFF)
    return words


def _leave_someone(actor: Actor, words: Words, persons: set[UUID] | frozenset[UUID], organisations: set[UUID]) -> None:
    """Someone is left to judge besides whoever says this, and besides who decided already: an appeal needs another."""
    barred = organisations | {words.author_organisation_id}
    decided = words.decisions.filter(state__in=RUNNING).values_list("decided_by_id", flat=True)
    shut_out = {actor.person_id, words.author_id, *decided, *persons}
    judges = house.table(words.panel_id).judges
    if judges and all(key in shut_out or of & barred for key, of in judges):
        raise Invalid({"about": _("Somebody else has to be left who can judge these words. Choose fewer.")})


def _record(actor: Actor, words: Words, kind: events.Kind) -> None:
    record(kind, actor=actor, subject_id=words.id, panel_id=words.panel_id, payload={"place": words.place_kind})
