"""What authors do with their own words, themselves or by phone and post through the facilitator."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import WrongState
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people.services import tell
from copanel.words import bylines, events, layers, messages
from copanel.words.erasure import take_back
from copanel.words.models import Layer, Words
from copanel.words.policy import OPEN, POLICY, author, open_to_change, unchecked
from copanel.words.states import Byline, Do, How, Language, LayerKind, Standing, Voice


@act(*events.EDITED.both, *events.WRITTEN_AGAIN.both)
def edit(*, actor: Actor, words_id: UUID, text: str, heading: str = "") -> Words:
    """Change words soon after they were said, with their heading; the former text and its salt are destroyed.

    The author, until `editable_until`, the window given at entry. Who wrote the words down, until the
    person confirms them; they are not as read back any more then. Words that were held and then let through
    are corrected beside instead, since nobody has checked the change; so are shown words by someone without
    a place on the panel, words with something taken out, and words with an open safeguarding note. Raises
    WrongState for these.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.EDIT, words)
    found = layers.layers_of(words)
    stack = layers.stack(found)
    main = stack.main
    if main is None or main.mask or not open_to_change.test(actor, words):
        raise WrongState(_("The time to change these words is over. You can put a correction beside them."))
    changes = [(main.layer, LayerKind.EDIT, layers.tidy(text))]
    if stack.heading and not stack.heading.mask and heading.strip():
        changes.append((stack.heading.layer, LayerKind.HEADING, layers.tidy(heading, "heading")))
    new = [
        layers.make(
            words,
            layers.next_number(found) + place,
            kind,
            changed,
            made_by=actor.person_id,
            language=Language(former.language),
        )
        for place, (former, kind, changed) in enumerate(changes)
        if changed != former.text or kind is LayerKind.EDIT
    ]
    Layer.objects.bulk_create(new)
    layers.destroy(former for former, kind, _text in changes if kind in {each.kind for each in new})
    layers.index_again(words, layers.layers_of(words))
    if author.test(actor, words):
        _record(actor, words, events.EDITED, new)
    else:
        words.read_back = False
        words.save(update_fields=["read_back"])
        _record(actor, words, events.WRITTEN_AGAIN, new)
    return words


@act(*events.CORRECTED.both)
def correct(*, actor: Actor, words_id: UUID, text: str, how: How = How.OWN) -> Words:
    """Put a correction beside words. What was said first stays as it was.

    From someone without a place on the panel it waits for its check, as all their words do.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.CORRECT if how is How.OWN else Do.CORRECT_FOR, words)
    return _beside(actor, words, LayerKind.CORRECTION, Language.STANDARD, text, events.CORRECTED)


@act(*events.EASY_ADDED.both)
def add_easy(*, actor: Actor, words_id: UUID, text: str) -> Words:
    """Put an Easy Read wording beside words; a later one takes the place of an earlier on the page.

    From someone without a place on the panel it waits for its check.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.ADD_EASY, words)
    return _beside(actor, words, LayerKind.EASY, Language.EASY, text, events.EASY_ADDED)


def _beside(actor: Actor, words: Words, kind: LayerKind, language: Language, text: str, twin: events.Twin) -> Words:
    if words.standing not in OPEN:
        raise WrongState()
    found = layers.layers_of(words)
    new = layers.make(
        words, layers.next_number(found), kind, layers.tidy(text), made_by=actor.person_id, language=language
    )
    new.waits_at = words.panel_id if unchecked.test(actor, words) else None
    new.save(force_insert=True)
    if new.waits_at:
        record(
            twin.private,
            actor=actor,
            subject_id=words.id,
            panel_id=words.panel_id,
            payload={"place": words.place_kind},
        )
        tell(messages.TO_CHECK, actor=actor, about_id=words.panel_id, panel_id=words.panel_id, stage=str(clock.today()))
        return words
    layers.index_again(words, [*found, new])
    _record(actor, words, twin, [new])
    return words


@act(*events.WITHDRAWN.both)
def withdraw(*, actor: Actor, words_id: UUID, how: How = How.OWN) -> Words:
    """The author takes their words back. Where the public had seen them, a tombstone says so."""
    words = Words.locked(words_id)
    POLICY.require(actor, Do.WITHDRAW if how is How.OWN else Do.WITHDRAW_FOR, words)
    take_back(actor, words)
    return words


@act(events.BYLINE_CHANGED)
def change_byline(*, actor: Actor, words_id: UUID, byline: Byline | str, how: How = How.OWN) -> Words:
    """Change how the author is shown, on every page at once. Raises Invalid for one they cannot have."""
    words = Words.locked(words_id)
    POLICY.require(actor, Do.CHANGE_BYLINE if how is How.OWN else Do.CHANGE_BYLINE_FOR, words)
    if words.standing == Standing.ERASED:
        raise WrongState()
    bylines.check(Byline(byline), Voice(words.voice), words.author_id, words.without_account, words.member_that_day)
    words.byline = Byline(byline)
    words.save(update_fields=["byline"])
    record(
        events.BYLINE_CHANGED,
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind},
    )
    return words


def _record(actor: Actor, words: Words, twin: events.Twin, new: list[Layer]) -> None:
    record(
        twin.seen(words.is_public),
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind},
        commitments=[layer.commitment for layer in new],
    )
