"""Writing layers, destroying them, and keeping the search in step: what the services share.

Every function here runs inside an act; none is one by itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.commitments import commit, new_salt
from copanel.kernel.errors import Invalid
from copanel.search import services as search
from copanel.words.models import Decided, Layer, Words
from copanel.words.states import LONGEST, Language, LayerKind, Space, Standing

FIELD = "words.text"
MAIN = frozenset({LayerKind.FIRST, LayerKind.EDIT})


def tidy(text: str, field: str = "text") -> str:
    """The text as it is kept: ends of lines alike, no control characters, nothing else touched.

    Raises Invalid where nothing is left or it is too long.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"})
    text = text.strip()
    if not text:
        raise Invalid({field: _("Write something here.")})
    if len(text) > LONGEST:
        raise Invalid({field: _("Make this shorter: at most %(most)d letters.") % {"most": LONGEST}})
    return text


def make(
    words: Words,
    number: int,
    kind: LayerKind,
    text: str,
    *,
    made_by: UUID | None,
    language: Language = Language.STANDARD,
    covers: Layer | None = None,
    decision: Decided | None = None,
) -> Layer:
    """A layer with a salt of its own, not saved yet."""
    salt = new_salt()
    return Layer(
        words=words,
        number=number,
        kind=kind,
        language=language,
        text=text,
        salt=salt,
        commitment=commit(FIELD, salt, text),
        covers=covers,
        decision=decision,
        made_by_id=made_by,
        made_at=clock.now(),
    )


def destroy(layers: Iterable[Layer]) -> None:
    """Take text and salt for good. The commitment stays, and proves nothing any more."""
    keys = [layer.id for layer in layers]
    Layer.objects.filter(id__in=keys).update(text=None, salt=None, destroyed_at=clock.now())


@dataclass(frozen=True, slots=True)
class Shown:
    """One layer as the public reads it: the mask's text where there is one."""

    layer: Layer
    mask: Layer | None

    @property
    def text(self) -> str | None:
        return self.mask.text if self.mask else self.layer.text

    @property
    def commitment(self) -> str:
        return self.mask.commitment if self.mask else self.layer.commitment


@dataclass(frozen=True, slots=True)
class Stack:
    """The layers of one piece of words, sorted out."""

    main: Shown | None
    easy: Shown | None
    corrections: tuple[Shown, ...]

    @property
    def all(self) -> tuple[Shown, ...]:
        return tuple(each for each in (self.main, self.easy, *self.corrections) if each is not None)


def stack(layers: Iterable[Layer]) -> Stack:
    """The newest of each kind, with the mask that covers it now."""
    whole = sorted((layer for layer in layers if layer.destroyed_at is None), key=lambda layer: layer.number)
    masks = {layer.covers_id: layer for layer in whole if layer.kind == LayerKind.MASK and layer.lifted_at is None}

    def shown(layer: Layer) -> Shown:
        return Shown(layer, masks.get(layer.id))

    main = [layer for layer in whole if layer.kind in MAIN]
    easy = [layer for layer in whole if layer.kind == LayerKind.EASY]
    return Stack(
        main=shown(main[-1]) if main else None,
        easy=shown(easy[-1]) if easy else None,
        corrections=tuple(shown(layer) for layer in whole if layer.kind == LayerKind.CORRECTION),
    )


def layers_of(words: Words) -> list[Layer]:
    return list(words.layers.order_by("number"))


def findable(words: Words) -> bool:
    """Whether everyone may find these words: shown, in public, under an issue."""
    return (
        words.standing == Standing.SHOWN
        and words.space == Space.PUBLIC
        and words.searchable
        and words.searched_as is not None
    )


def index_new(words: Words, layers: Iterable[Layer]) -> None:
    """Make layers findable that were written this moment."""
    if findable(words):
        for layer in layers:
            search.add(
                key=layer.id,
                panel_id=words.panel_id,
                found_as=words.searched_as,
                text=layer.text,
                easy=layer.kind == LayerKind.EASY,
            )


def index_again(words: Words, layers: Iterable[Layer]) -> None:
    """Bring the search in step with where words stand now: only what everyone may read is in it."""
    layers = list(layers)
    search.remove(layer.id for layer in layers)
    if findable(words):
        for shown in stack(layers).all:
            search.put(
                key=shown.layer.id,
                panel_id=words.panel_id,
                found_as=words.searched_as,
                text=shown.text or "",
                easy=shown.layer.kind == LayerKind.EASY,
            )
