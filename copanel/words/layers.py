"""Writing layers, destroying them, and keeping the search in step: what the services share.

Every function here runs inside an act; none is one by itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.commitments import commit, new_salt
from copanel.kernel.errors import Invalid
from copanel.search import services as search
from copanel.words.models import Decided, Layer, Words
from copanel.words.states import LONGEST, TAKEN_OUT, Language, LayerKind, Space, Standing

FIELD = "words.text"
MAIN = frozenset({LayerKind.FIRST, LayerKind.EDIT})
# Marks that turn round the order of the letters after them, past the words they stand in.
TURNS_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(text: str, field: str = "text") -> str:
    """The text as it is kept: ends of lines alike, nothing that cannot be seen or turns letters round, else untouched.

    A heading is one line. Raises Invalid where no letter is left to be seen, or it is too long.
    """
    text = re.sub("\r\n?|\u2028|\u2029", "\n", text)
    text = "".join(
        letter
        for letter in text
        if letter in "\n\t" or (unicodedata.category(letter) not in {"Cc", "Cs"} and letter not in TURNS_ROUND)
    )
    text = " ".join(text.split()) if field == "heading" else text.strip()
    if all(unicodedata.category(letter)[0] in "CZ" for letter in text):
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
    """The layers of one piece of words, sorted out.

    waiting   added to shown words, and not checked yet
    refused   added to shown words, and refused at the check: an appeal may undo that
    """

    heading: Shown | None
    main: Shown | None
    easy: Shown | None
    corrections: tuple[Shown, ...]
    waiting: tuple[Shown, ...]
    refused: tuple[Shown, ...]

    @property
    def all(self) -> tuple[Shown, ...]:
        return tuple(each for each in (self.heading, self.main, self.easy, *self.corrections) if each is not None)

    @property
    def looked(self) -> str:
        """A short mark of all that a check looks at: another one as soon as any of it is another."""
        return hashlib.sha256("".join(each.commitment for each in (*self.all, *self.waiting)).encode()).hexdigest()[:16]


def stack(layers: Iterable[Layer]) -> Stack:
    """The newest of each kind, with the mask that covers it now."""
    kept = sorted((layer for layer in layers if layer.destroyed_at is None), key=lambda layer: layer.number)
    whole = [layer for layer in kept if layer.waits_at is None]
    masks = {layer.covers_id: layer for layer in whole if layer.kind == LayerKind.MASK and layer.lifted_at is None}

    def shown(layer: Layer) -> Shown:
        return Shown(layer, masks.get(layer.id))

    heading = [layer for layer in whole if layer.kind == LayerKind.HEADING]
    main = [layer for layer in whole if layer.kind in MAIN]
    easy = [layer for layer in whole if layer.kind == LayerKind.EASY]
    return Stack(
        heading=shown(heading[-1]) if heading else None,
        main=shown(main[-1]) if main else None,
        easy=shown(easy[-1]) if easy else None,
        corrections=tuple(shown(layer) for layer in whole if layer.kind == LayerKind.CORRECTION),
        waiting=tuple(shown(layer) for layer in kept if layer.waits_at and layer.decision_id is None),
        refused=tuple(shown(layer) for layer in kept if layer.waits_at and layer.decision_id is not None),
    )


def layers_of(words: Words) -> list[Layer]:
    return list(words.layers.select_related("decision").order_by("number"))


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


def stop_waiting(layers: Iterable[Layer]) -> None:
    """What waited beside shown words may be seen."""
    for layer in layers:
        layer.waits_at, layer.decision = None, None
        layer.save(update_fields=["waits_at", "decision"])


Span = tuple[int, int]


def cover(words: Words, target: Layer, layers: list[Layer], *, spans: list[Span], decision: Decided) -> Layer:
    """Put a mask over a layer: those of the masks in force and the new spans together. The layer keeps every byte."""
    standing = [mask for mask in layers if _covers_now(mask, target)]
    together = [*spans, *(tuple(span) for mask in standing for span in mask.spans)]
    mask = make(
        words,
        next_number(layers),
        LayerKind.MASK,
        blank_out(target.text or "", together),
        made_by=decision.decided_by_id,
        language=Language(target.language),
        covers=target,
        decision=decision,
    )
    mask.spans = [list(span) for span in spans]
    mask.save(force_insert=True)
    return mask


def uncover(words: Words, layers: list[Layer], decision: Decided) -> None:
    """Lift what one decision took out, and leave in force what others did."""
    now = clock.now()
    for mask in [layer for layer in layers if layer.decision_id == decision.id and layer.lifted_at is None]:
        mask.lifted_at = now
        mask.save(update_fields=["lifted_at"])
        target = next(layer for layer in layers if layer.id == mask.covers_id)
        later = [other for other in layers if _covers_now(other, target) and other.number > mask.number]
        if later:
            # The newest mask's text was made with these spans left out too, so it is made again without them.
            newest = later[-1]
            newest.lifted_at = now
            newest.save(update_fields=["lifted_at"])
            layers.append(cover(words, target, layers, spans=newest.spans, decision=newest.decision))


def take_out(words: Words, layers: list[Layer], passages: Iterable[str], *, decision: Decided) -> None:
    """Cover these passages wherever they stand: in the heading, the words, the Easy Read wording, a correction.

    Layers that stand behind a newer one are covered too. Raises Invalid for a passage in none that can be read,
    and where nothing of the words would be left: that is hiding them, which has rules of its own.
    """
    wanted = [each.strip() for each in passages if each.strip()]
    if not wanted:
        raise Invalid({"passages": _("Write the words to take out, each on a line of its own.")})
    targets = [layer for layer in layers if layer.kind != LayerKind.MASK and layer.destroyed_at is None]
    sorted_out = stack(layers)
    looked_at = [each.layer.text or "" for each in (*sorted_out.all, *sorted_out.waiting, *sorted_out.refused)]
    for passage in wanted:
        if not any(passage in text for text in looked_at):
            raise Invalid({"passages": _("These words are not in the text: %(passage)s") % {"passage": passage}})
    for layer in targets:
        if spans := [span for passage in wanted for span in _places(layer.text or "", passage)]:
            layers.append(cover(words, layer, layers, spans=spans, decision=decision))
    main = stack(layers).main
    if main is not None and main.mask and not any(map(str.isalnum, (main.text or "").replace(TAKEN_OUT, ""))):
        raise Invalid({"passages": _("Nothing would be left to read. Then do not show the words at all.")})


def _places(text: str, passage: str) -> Iterator[Span]:
    start = text.find(passage)
    while start >= 0:
        yield start, start + len(passage)
        start = text.find(passage, start + len(passage))


def blank_out(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced by the mark that something was taken out; touching spans become one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    parts, done = [], 0
    for start, end in joined:
        parts += [text[done:start], TAKEN_OUT]
        done = end
    return "".join([*parts, text[done:]])


def next_number(layers: Iterable[Layer]) -> int:
    return max((layer.number for layer in layers), default=0) + 1


def _covers_now(mask: Layer, target: Layer) -> bool:
    return (
        mask.kind == LayerKind.MASK
        and mask.covers_id == target.id
        and mask.lifted_at is None
        and mask.destroyed_at is None
    )
