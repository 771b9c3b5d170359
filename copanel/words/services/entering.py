"""Words come in, and the author confirms what was written down for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import AlreadyDone, NotFound
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people.services import tell
from copanel.words import bylines, events, layers, messages
from copanel.words.models import About, Layer, Place, Words
from copanel.words.policy import POLICY
from copanel.words.states import Byline, Do, How, Language, LayerKind, Space, Standing, Voice


@act(events.ENTERED)
def enter(
    *,
    actor: Actor,
    panel_id: UUID,
    text: str,
    voice: Voice | str,
    byline: Byline | str,
    side: Side | str,
    how: How | str,
    place: Place,
    author_id: UUID | None = None,
    written_by_id: UUID | None = None,
    read_back: bool = False,
    hold: bool = False,
    without_account: bool = False,
    member_that_day: bool = False,
    heading: str = "",
    easy_text: str = "",
    searchable: bool = True,
    space: Space | str = Space.PUBLIC,
    address_id: UUID | None = None,
    edit_minutes: int = 0,
    language: Language | str = Language.STANDARD,
    about_persons: Iterable[UUID] = (),
    about_organisations: Iterable[UUID] = (),
) -> Words:
    """Keep what someone said. The caller has asked its own policy whether they may say it there.

    Held where `hold`, and always from someone without a place on the panel: powers.md, "checked first".
    Otherwise shown at once: the caller's own act is then its showing, and no SHOWN is recorded. `heading`
    is the author's own, above the words, and shares their fate. `edit_minutes` is the author's window, from the
    rule of the day. `address_id` is the confirmed address of someone without account. `about_*`
    name whom the words are about, who may then not moderate them. What comes back carries `commitments`,
    for the caller's own public entry.
    Raises Invalid for empty or over-long text and for a byline the person cannot have; NotFound for
    the user-led-only space where the actor may not enter it.
    """
    space, byline, voice = Space(space), Byline(byline), Voice(voice)
    if space is Space.USER_LED and not (actor.in_user_led_space(panel_id) or actor.system):
        raise NotFound()
    if space is Space.USER_LED and Side(side) is Side.AUTHORITY:
        raise NotFound()
    bylines.check(byline, voice, author_id, without_account, member_that_day)
    here = actor.acts_on(panel_id)
    held = hold or not (here or actor.system)
    now = clock.now()
    words = Words(
        panel_id=panel_id,
        standing=Standing.HELD if held else Standing.SHOWN,
        voice=voice,
        space=space,
        side=Side(side),
        how=How(how),
        byline=byline,
        author_id=author_id,
        address_id=address_id,
        author_organisation_id=here.organisation_id if here and author_id == actor.person_id else None,
        written_by_id=written_by_id,
        read_back=read_back,
        without_account=without_account,
        member_that_day=member_that_day,
        searchable=searchable,
        place_kind=place.kind,
        place_id=place.id,
        place_url=place.url,
        searched_as=place.searched_as,
        entered_at=now,
        shown_at=None if held else now,
        editable_until=now + dt.timedelta(minutes=edit_minutes) if edit_minutes else None,
    )
    first = [
        layers.make(words, 1, LayerKind.FIRST, layers.tidy(text), made_by=actor.person_id, language=Language(language))
    ]
    for kind, more, field in ((LayerKind.HEADING, heading, "heading"), (LayerKind.EASY, easy_text, "easy_text")):
        if more.strip():
            spoken_in = Language.EASY if kind is LayerKind.EASY else Language(language)
            text, number = layers.tidy(more, field), len(first) + 1
            first.append(layers.make(words, number, kind, text, made_by=actor.person_id, language=spoken_in))
    words.save(force_insert=True)
    Layer.objects.bulk_create(first)
    _keep_about(words, about_persons, about_organisations)
    layers.index_new(words, first)
    words.commitments = tuple(layer.commitment for layer in first)
    record(
        events.ENTERED,
        actor=actor,
        subject_id=words.id,
        panel_id=panel_id,
        payload={"place": place.kind, "how": words.how, "standing": words.standing},
        commitments=words.commitments,
    )
    if held:
        tell(messages.TO_CHECK, actor=actor, about_id=panel_id, panel_id=panel_id, stage=str(clock.today()))
    return words


def _keep_about(words: Words, persons: Iterable[UUID], organisations: Iterable[UUID]) -> None:
    rows = [About(words=words, person_id=person) for person in persons]
    rows += [About(words=words, organisation_id=organisation) for organisation in organisations]
    if rows:
        About.objects.bulk_create(rows)


@act(events.CONFIRMED)
def confirm(*, actor: Actor, words_id: UUID, how: How = How.OWN) -> Words:
    """The author says that words written down for them are right; by any channel, where someone else notes it.

    Powers: "confirm or correct words written down for me: own, by any channel". Raises AlreadyDone.
    """
    words = Words.locked(words_id)
    POLICY.require(actor, Do.CONFIRM if how is How.OWN else Do.CONFIRM_FOR, words)
    if words.written_by_id is None or words.confirmed_at is not None:
        raise AlreadyDone()
    words.confirmed_at = clock.now()
    words.save(update_fields=["confirmed_at"])
    record(
        events.CONFIRMED,
        actor=actor,
        subject_id=words.id,
        panel_id=words.panel_id,
        payload={"place": words.place_kind},
    )
    return words


@act(events.MOVED)
def move_place(*, actor: Actor, words_id: UUID, url: str, searched_as: UUID | None = None) -> Words:
    """The page where words stand has another address, as when an issue gets its number. For the room that owns it."""
    words = Words.locked(words_id)
    words.place_url = url
    words.searched_as = searched_as or words.searched_as
    words.save(update_fields=["place_url", "searched_as"])
    layers.index_again(words, layers.layers_of(words))
    record(events.MOVED, actor=actor, subject_id=words.id, panel_id=words.panel_id, payload={"place": words.place_kind})
    return words
