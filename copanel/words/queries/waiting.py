"""The queue of a moderator: words to check, words someone pointed to, decisions asked about again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Min, OuterRef, QuerySet, Subquery, Value, prefetch_related_objects
from django.urls import reverse

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.policy import OnPanel
from copanel.kernel.working_days import working_days_between
from copanel.words.models import Decided, Flag, Layer, Words
from copanel.words.policy import DECISIONS, POLICY
from copanel.words.queries.filters import judged_by, kept_by_leads
from copanel.words.queries.spoken import Spoken, show
from copanel.words.states import SAFEGUARDED, DecisionState, Do, Space, Standing

PAGE = 20
HELD, FLAGGED, APPEALED = "held", "flagged", "appealed"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One piece of words that waits for a moderator. `why`: held, flagged or appealed; `pointed`: by how many to it.

    `yours_to_do` is False where the words are the moderator's own, about them or theirs, or the
    decision was theirs: someone else has to.
    """

    spoken: Spoken
    why: str
    since: dt.datetime
    working_days: int
    place_kind: str
    place_url: str
    inside: bool
    pointed: int
    url: str
    yours_to_do: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    items: list[QueueItem]
    total: int
    page: int
    pages: int


def queue(*, actor: Actor, panel_id: UUID, page: int = 1) -> QueuePage:
    """Words to check, oldest first: held, pointed to, and decisions asked about again. Seven queries at most.

    Raises NotAllowed for anyone who does not moderate for the user-led side.
    """
    POLICY.require(actor, Do.SEE_QUEUE, OnPanel(panel_id))
    since = _waiting(panel_id)
    total = len(since)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    keys = sorted(since, key=lambda key: (since[key], key))[(page - 1) * PAGE : page * PAGE]
    found = {words.id: words for words in Words.objects.filter(id__in=keys).select_related("in_force")}
    ordered = [found[key] for key in keys if key in found]
    prefetch_related_objects(ordered, "about")
    spoken = {each.id: each for each in show(ordered, actor=actor)}
    pointed: dict[UUID, int] = {}
    appealed: dict[UUID, Decided] = {}
    if ordered:
        flags = Flag.objects.filter(words_id__in=keys, settled_at__isnull=True).order_by()
        pointed = dict(flags.values_list("words_id").annotate(Count("id")))
        for decision in asked_about(panel_id).filter(words_id__in=keys):
            appealed[decision.words_id] = decision
    items = [
        _item(actor, words, spoken[words.id], since[words.id], pointed.get(words.id, 0), appealed.get(words.id))
        for words in ordered
        if words.id in spoken
    ]
    return QueuePage(items=items, total=total, page=page, pages=pages)


def _waiting(panel_id: UUID) -> dict[UUID, dt.datetime]:
    """Since when each of the words waits. What waits in two ways stands once: for its check, else for its appeal.

    One query, a union so that each arm finds its rows by an index of its own. All of it is read: the limits on
    public forms and on a person's day keep it short.
    """
    arms = (
        (pointed_to(panel_id), "id", "since"),
        (asked_about(panel_id), "words_id", "appeal__made_at"),
        (added_to(panel_id), "words_id", "made_at"),
        (held(panel_id), "id", "entered_at"),
    )
    ranked = [
        rows.annotate(rank_=Value(rank), key_=F(key), from_=F(since)).values_list("rank_", "key_", "from_")
        for rank, (rows, key, since) in enumerate(arms)
    ]
    found: dict[UUID, tuple[int, dt.datetime]] = {}
    for rank, key, since in ranked[0].union(*ranked[1:], all=True):
        # The more pressing way counts; of several in one way, the oldest.
        if key not in found or (-rank, since) < (-found[key][0], found[key][1]):
            found[key] = rank, since
    return {key: since for key, (_rank, since) in found.items()}


def to_check(panel_id: UUID, *, judge: Actor | None = None) -> QuerySet[Words, tuple[UUID, dt.datetime]]:
    """What waits for the check by the user-led side, and since when: held words, and what was added to shown ones.

    With a `judge`, only what they may check themselves.
    """
    found, added = held(panel_id), added_to(panel_id)
    if judge is not None:
        found = found.filter(judged_by(judge, panel_id=panel_id))
        added = added.filter(judged_by(judge, panel_id=panel_id, at="words__"))
    added = added.values(key=F("words_id")).annotate(since=Min("made_at"))
    found = found.annotate(key=F("id"), since=F("entered_at"))
    return found.values_list("key", "since").union(added.values_list("key", "since"))


def panels_with_something_to_check() -> list[UUID]:
    """The panels on which anything waits for its check. One query."""
    found = Words.objects.filter(standing=Standing.HELD).values_list("panel_id")
    added = Layer.objects.filter(waits_at__isnull=False, decision__isnull=True, words__standing=Standing.SHOWN)
    return [panel_id for (panel_id,) in found.union(added.values_list("waits_at")).order_by("panel_id")]


def held(panel_id: UUID) -> QuerySet[Words]:
    return Words.objects.filter(panel_id=panel_id, standing=Standing.HELD)


def pointed_to(panel_id: UUID) -> QuerySet[Words]:
    """Shown words that someone pointed to, and nobody has settled yet; `since` is when they first did."""
    flags = Flag.objects.filter(settled_at__isnull=True)
    first = flags.filter(words_id=OuterRef("id")).order_by("made_at").values("made_at")[:1]
    shown = Words.objects.filter(panel_id=panel_id, standing=Standing.SHOWN, id__in=flags.values("words_id"))
    return shown.annotate(since=Subquery(first))


def asked_about(panel_id: UUID) -> QuerySet[Decided]:
    """Moderators' decisions that an author asked about again; none while the leads keep or look after the words."""
    return (
        Decided.objects.filter(panel_id=panel_id, state=DecisionState.APPEALED)
        .exclude(reason_code=SAFEGUARDED)
        .exclude(words__standing__in=(Standing.TAKEN_DOWN, Standing.ERASED))
        .exclude(kept_by_leads(at="words__"))
    )


def added_to(panel_id: UUID) -> QuerySet[Layer]:
    """What was added to shown words by someone without a place on the panel, and waits for its check."""
    return Layer.objects.filter(waits_at=panel_id, decision__isnull=True, words__standing=Standing.SHOWN)


def _item(
    actor: Actor, words: Words, spoken: Spoken, since: dt.datetime, pointed: int, appealed: Decided | None
) -> QueueItem:
    to_check = words.standing == Standing.HELD or bool(spoken.waiting)
    if appealed and not to_check:
        appealed.words = words
        why, may = APPEALED, DECISIONS.may(actor, Do.DECIDE_APPEAL, appealed)
        url = reverse("words:judge", args=[words.panel_slug, words.id, appealed.id])
    else:
        why = HELD if to_check else FLAGGED
        may = POLICY.may(actor, Do.LET_THROUGH, words)
        url = reverse("words:check" if why == HELD else "words:show", args=[words.panel_slug, words.id])
    return QueueItem(
        spoken=spoken,
        why=why,
        since=since,
        working_days=working_days_between(since, clock.now()),
        place_kind=words.place_kind,
        place_url=words.place_url,
        inside=words.space == Space.USER_LED,
        pointed=pointed,
        url=url,
        yours_to_do=may,
    )


def waiting_over(panel_id: UUID, *, days: int) -> int:
    """How many words have waited for their check for more than `days` working days; public. One query."""
    today = clock.today()
    first_in_time = today
    while working_days_between(first_in_time - dt.timedelta(days=1), today) <= days:
        first_in_time -= dt.timedelta(days=1)
    before = clock.london_midnight(first_in_time)
    waits = held(panel_id).filter(space=Space.PUBLIC, entered_at__lt=before).values_list("id")
    added = added_to(panel_id).filter(words__space=Space.PUBLIC, made_at__lt=before).values_list("words_id")
    return waits.union(added).count()
