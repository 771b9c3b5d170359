"""What the two tables of data start with. A migration writes it; a later change is a new dated row, not an edit."""

from __future__ import annotations

from typing import Any

from copanel.influence.states import Stand

# code, label, easy, as the form asks it, easy, stand, look, flags
ANSWER_KINDS = (
    (
        "adopted", "Adopted", "The council said yes", "Yes, we will do it", "Yes. We will do it.", Stand.ADOPTED,
        "adopted",
        ("adopts", "final", "stops_clock", "needs_promise"),
    ),
    (
        "in_part", "Adopted in part", "Yes to some of it", "Yes to part of it", "Yes to some of it.", Stand.IN_PART,
        "part",
        ("adopts", "final", "stops_clock", "needs_promise", "needs_reasons"),
    ),
    (
        "another_way", "Done another way", "Not like that. Another way.", "We will do it another way",
        "We will do it in another way.", Stand.ANOTHER_WAY, "another",
        ("final", "stops_clock", "needs_promise", "needs_reasons"),
    ),
    (
        "not_taken", "Not taken forward", "The council said no", "No", "No. We will not do it.", Stand.NOT_TAKEN,
        "refused", ("final", "stops_clock", "needs_reasons"),
    ),
    (
        "not_in_our_power", "Not in the council’s power", "The council cannot do this",
        "We cannot: someone else decides this", "We cannot. Someone else decides.", Stand.NOT_TAKEN, "not_in_our_power",
        ("final", "stops_clock", "needs_reasons"),
    ),
    (
        "under_consideration", "Being looked at", "The council is still thinking", "We are still looking at it",
        "We are still thinking.", Stand.WAITING, "considering", ("needs_by_when",),
    ),
    (
        "interim", "A first reply, not the answer", "Not the real answer yet",
        "This is a first reply, the answer comes later", "The real answer comes later.", Stand.WAITING, "interim", (),
    ),
    (
        "no_comment", "No comment", "The council will not say", "We will not comment", "We will not say anything.",
        Stand.NOT_TAKEN, "no_comment", ("final", "stops_clock", "needs_reasons"),
    ),
    (
        "not_stated", "Answered: the source does not say how", "We do not know the answer",
        "Not stated by the source", "The paper does not say.", Stand.ANSWERED, "unstated",
        ("stops_clock", "record_only"),
    ),
)  # fmt: skip

# code, label, easy, gloss, easy gloss, flags
REFUSAL_CATEGORIES = (
    ("money", "Money", "Money", "The council says that it costs too much.", "It costs too much.", ()),
    (
        "policy", "Council policy", "A rule the council made",
        "The council could do this. It has chosen not to.", "The council could do it. It does not want to.", (),
    ),
    (
        "law", "The law", "The law", "The council says the law does not allow it.", "The law does not let them.", (),
    ),
    (
        "not_in_power", "Not in the council’s power", "Someone else decides",
        "Someone else decides this, not the council.", "Other people decide this.", (),
    ),
    (
        "evidence", "Evidence", "They want more facts", "The council says it has not seen enough evidence.",
        "The council wants more facts first.", (),
    ),
    (
        "timing", "Timing", "Not now", "The council says it cannot do this now. It may later.",
        "Maybe they can do it later.", (),
    ),
    (
        "safety", "Safety", "To keep people safe", "The council says it would not be safe.",
        "It would not be safe.", (),
    ),
    ("other", "Another reason", "A different reason", "", "", ()),
    (
        "not_stated", "Not stated by the source", "The paper does not say why",
        "The published record gives no kind of reason.", "We do not know the reason.", ("record_only",),
    ),
)  # fmt: skip


def sow(answer_kind: Any, refusal_category: Any) -> None:
    """Write the rows that are not there yet. The models are passed in, since a migration has its own."""
    for position, (code, label, easy, form, easy_form, stand, look, flags) in enumerate(ANSWER_KINDS, start=1):
        answer_kind.objects.get_or_create(
            code=code,
            defaults={
                "position": position * 10,
                "label": label,
                "easy_label": easy,
                "form_label": form,
                "easy_form_label": easy_form,
                "stand": stand.value,
                "look": look,
                **dict.fromkeys(flags, True),
            },
        )
    for position, (code, label, easy, gloss, easy_gloss, flags) in enumerate(REFUSAL_CATEGORIES, start=1):
        refusal_category.objects.get_or_create(
            code=code,
            defaults={
                "position": position * 10,
                "label": label,
                "easy_label": easy,
                "gloss": gloss,
                "easy_gloss": easy_gloss,
                **dict.fromkeys(flags, True),
            },
        )
