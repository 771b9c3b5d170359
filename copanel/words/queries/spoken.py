"""Words as a page shows them to one reader: the only road from a layer's text to anyone's eyes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from copanel.kernel.actor import Actor, Side
from copanel.words import bylines, layers
from copanel.words.layers import Shown, Stack
from copanel.words.models import Layer, Words
from copanel.words.policy import POLICY, for_leads, lead, with_leads
from copanel.words.reasons import REASONS
from copanel.words.states import DecisionState, Do, Standing, Voice


@dataclass(frozen=True, slots=True)
class Correction:
    """What the author put beside their words later."""

    text: str
    at: dt.datetime
    commitment: str
    masked: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words for one reader.

    heading     the author's own few words above, as the public reads them; "" where there are none to read
    text        what the public reads, a mask's text where there is one; None where there is a tombstone
                and the reader may not look behind it
    full_text   the author's own layer, byte for byte, for the author and who may look under a mask; else None
    easy        the Easy Read text, or None
    byline      who they are from, as the author chose; "" for an office
    tombstone   one sentence where the public sees no text; "" otherwise
    mask_reasons  why something was taken out
    for_leads   whether the actor reads it as a safeguarding lead: taken down, kept hidden by a lead, or under a note
    links       whether addresses in the text may be pressed: only in what is shown, and so was checked
    waiting     what was added and waits for its check, for the author and who checks
    refused     what was added and was refused at the check, with the decision that did it, for the same readers
    looked      the mark of all that a check looks at: it travels with the press
    commitments those of the layers the public reads, for the record
    """

    id: UUID
    standing: Standing
    voice: Voice
    heading: str
    text: str | None
    full_text: str | None
    easy: str | None
    byline: str
    in_own_words: bool
    side: Side
    how_line: str
    unconfirmed: str
    tombstone: str
    masked: bool
    mask_reasons: tuple[str, ...]
    corrections: tuple[Correction, ...]
    waiting: tuple[str, ...]
    refused: tuple[tuple[UUID | None, str], ...]
    looked: str
    commitments: tuple[str, ...]
    entered_at: dt.datetime
    own: bool
    for_leads: bool
    links: bool


def spoken(ids: Iterable[UUID], *, actor: Actor, easy: bool = False) -> dict[UUID, Spoken]:
    """These words as the actor may read them, by id; words the actor may not know of are left out.

    `easy` puts the Easy Read text into `text` where there is one. Three queries for any number;
    for a safeguarding lead one more, and another among words that are with the leads.
    """
    keys = list(dict.fromkeys(ids))
    if not keys:
        return {}
    found = list(Words.objects.filter(id__in=keys).select_related("in_force"))
    return {each.id: each for each in show(found, actor=actor, easy=easy)}


def show(found: list[Words], *, actor: Actor, easy: bool = False) -> list[Spoken]:
    """As `spoken`, for rows at hand (with `in_force`), in their order."""
    if any(lead.test(actor, each) for each in found):
        prefetch_related_objects(found, "notes")
        if any(with_leads.test(actor, each) for each in found):
            prefetch_related_objects(found, "about")
    visible = [words for words in found if POLICY.may(actor, Do.KNOW, words)]
    if not visible:
        return []
    stacks: dict[UUID, list[Layer]] = defaultdict(list)
    for layer in Layer.objects.filter(words_id__in=[words.id for words in visible]).select_related("decision"):
        stacks[layer.words_id].append(layer)
    known = bylines.known_to(visible)
    return [_show(words, layers.stack(stacks[words.id]), known, actor, easy) for words in visible]


def _show(words: Words, stack: Stack, known: bylines.Known, actor: Actor, easy: bool) -> Spoken:
    reads = POLICY.may(actor, Do.READ, words)
    unmasked = reads and POLICY.may(actor, Do.READ_UNMASKED, words)
    main = stack.main if reads else None
    easy_text = stack.easy.text if reads and stack.easy else None
    shown = stack.all if reads else ()
    return Spoken(
        id=words.id,
        standing=Standing(words.standing),
        voice=Voice(words.voice),
        heading=(stack.heading.text or "") if reads and stack.heading else "",
        text=(easy_text if easy and easy_text else main.text) if main else None,
        full_text=main.layer.text if main and unmasked else None,
        easy=easy_text,
        byline=bylines.label(words, known) if words.standing != Standing.ERASED else "",
        in_own_words=bylines.in_own_words(words),
        side=Side(words.side),
        how_line=bylines.how_line(words, known),
        unconfirmed=bylines.unconfirmed_line(words),
        tombstone=tombstone(words),
        masked=any(each.mask for each in shown),
        mask_reasons=_mask_reasons(shown),
        corrections=tuple(
            Correction(each.text or "", each.layer.made_at, each.commitment, each.mask is not None)
            for each in (stack.corrections if reads else ())
        ),
        waiting=tuple(each.text or "" for each in stack.waiting) if unmasked else (),
        refused=tuple((each.layer.decision_id, each.text or "") for each in stack.refused) if unmasked else (),
        looked=stack.looked if unmasked else "",
        commitments=tuple(each.commitment for each in shown),
        entered_at=words.entered_at,
        own=actor.is_known and actor.person_id == words.author_id,
        for_leads=for_leads.test(actor, words),
        links=words.standing == Standing.SHOWN,
    )


def _mask_reasons(shown: tuple[Shown, ...]) -> tuple[str, ...]:
    codes = [each.mask.decision.reason_code for each in shown if each.mask and each.mask.decision]
    return tuple(str(REASONS[code].label) for code in dict.fromkeys(codes))


def asking(side: str) -> str:
    """At whose asking words were taken down, where that was not the user-led side: it is seen, by side alone."""
    return {
        Side.AUTHORITY: _("Someone at the council asked for this."),
        Side.INDEPENDENT: _("Someone who is of neither side asked for this."),
        Side.PUBLIC: _("A member of the public asked for this."),
    }.get(side, "")


def tombstone(words: Words) -> str:
    """What stands where words were that the public could once read. Theorem 2: never nothing."""
    if words.standing == Standing.SHOWN:
        return ""
    if words.standing == Standing.HELD:
        return _("Waiting to be checked. Only you and the people who check can see this.")
    if words.standing == Standing.WITHDRAWN:
        return _("Taken back by the person who wrote it.")
    if words.standing == Standing.ERASED:
        return _("Erased, as the person who wrote it asked.")
    if words.standing == Standing.TAKEN_DOWN:
        said = _("Taken down while someone’s safety is looked after.")
        return f"{said} {asking(words.taken_down_for)}".rstrip()
    decision = words.in_force
    reason = str(REASONS[decision.reason_code].label) if decision else ""
    if words.standing == Standing.REFUSED:
        said = _("Not shown. The reason: %(reason)s.") % {"reason": reason}
    else:
        said = _("Hidden by a moderator. The reason: %(reason)s.") % {"reason": reason}
    if decision and decision.state == DecisionState.APPEALED:
        said += " " + _("The author asked for this to be looked at again.")
    return said


def commitments(words_id: UUID) -> tuple[str, ...]:
    """The commitments of the layers the public reads, for an entry in the public record. One query."""
    return tuple(shown.commitment for shown in layers.stack(Layer.objects.filter(words_id=words_id)).all)
