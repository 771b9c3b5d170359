"""What waits for a moderator, a safeguarding lead or an author; and what the public is told of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, F, Min, Q, QuerySet, Value, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.kernel.working_days import add_working_days, working_days_between
from copanel.words import house
from copanel.words.models import About, Decided, Flag, Layer, SafeguardingNote, Words
from copanel.words.policy import DECISIONS, POLICY, chair_in_space, lead, user_led_moderator
from copanel.words.queries.notes import notes_for
from copanel.words.queries.spoken import Spoken, show
from copanel.words.reasons import REASONS
from copanel.words.states import SAFEGUARDED, DecisionAct, DecisionState, Do, NoteState, Space, Standing

PAGE = 20
HELD, FLAGGED, APPEALED, NOTE, UNCONFIRMED, STOP = "held", "flagged", "appealed", "note", "unconfirmed", "stop"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One piece of words that waits for a moderator. `why`: held, flagged or appealed.

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
    flags: tuple[str, ...]
    url: str
    yours_to_do: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    items: list[QueueItem]
    total: int
    page: int
    pages: int


def queue(*, actor: Actor, panel_id: UUID, page: int = 1) -> QueuePage:
    """Words to check, oldest first: held, pointed to, and decisions asked about again. Eight queries at most.

    Raises NotAllowed for anyone who does not moderate for the user-led side.
    """
    POLICY.require(actor, Do.SEE_QUEUE, OnPanel(panel_id))
    waiting = _waiting_ids(panel_id)
    total = waiting.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    # What waits in two ways stands on a page once.
    since = dict(waiting.order_by("since", "key")[(page - 1) * PAGE : page * PAGE])
    keys = list(since)
    found = {words.id: words for words in Words.objects.filter(id__in=keys).select_related("in_force")}
    ordered = [found[key] for key in keys if key in found]
    prefetch_related_objects(ordered, "about")
    spoken = {each.id: each for each in show(ordered, actor=actor)}
    flags: dict[UUID, list[str]] = defaultdict(list)
    appealed: dict[UUID, Decided] = {}
    if ordered:
        for flag in Flag.objects.filter(words_id__in=keys, settled_at__isnull=True).order_by("made_at"):
            flags[flag.words_id].append(flag.why)
        for decision in Decided.objects.filter(words_id__in=keys, state=DecisionState.APPEALED):
            appealed[decision.words_id] = decision
    items = [
        _item(actor, words, spoken[words.id], since[words.id], flags[words.id], appealed.get(words.id))
        for words in ordered
        if words.id in spoken
    ]
    return QueuePage(items=items, total=total, page=page, pages=pages)


def _waiting_ids(panel_id: UUID) -> QuerySet[Words, tuple[UUID, dt.datetime]]:
    """A union, so that each arm finds its rows by an index of its own."""
    here = Words.objects.filter(panel_id=panel_id).annotate(key=F("id"), since=F("entered_at"))
    here = here.values_list("key", "since")
    flagged = here.filter(
        standing=Standing.SHOWN, id__in=Flag.objects.filter(settled_at__isnull=True).values("words_id")
    )
    appealed = here.filter(
        standing__in=(Standing.SHOWN, Standing.HIDDEN, Standing.REFUSED),
        id__in=Decided.objects.filter(panel_id=panel_id, state=DecisionState.APPEALED)
        .exclude(reason_code=SAFEGUARDED)
        .values("words_id"),
    )
    return to_check(panel_id).union(flagged, appealed)


def to_check(panel_id: UUID) -> QuerySet[Words, tuple[UUID, dt.datetime]]:
    """What waits for the check by the user-led side, and since when: held words, and what was added to shown ones."""
    held = Words.objects.filter(panel_id=panel_id, standing=Standing.HELD)
    held = held.annotate(key=F("id"), since=F("entered_at")).values_list("key", "since")
    added = _added_to(panel_id).values(key=F("words_id")).annotate(since=Min("made_at"))
    return held.union(added.values_list("key", "since"))


def _added_to(panel_id: UUID) -> QuerySet[Layer]:
    """From the index of what waits, which is short: the panel is asked of those rows, and not the other way about.

    Coalesce keeps SQLite from starting at the panel's words, of which there are tens of thousands.
    """
    waits = Layer.objects.filter(waits=True, decision__isnull=True)
    of = waits.alias(
        of_panel=Coalesce("words__panel_id", "words__panel_id"),
        stands=Coalesce("words__standing", "words__standing"),
        said_in=Coalesce("words__space", "words__space"),
    )
    return of.filter(of_panel=panel_id, stands=Standing.SHOWN)


def _item(
    actor: Actor, words: Words, spoken: Spoken, since: dt.datetime, flags: list[str], appealed: Decided | None
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
        flags=tuple(flags),
        url=url,
        yours_to_do=may,
    )


def reason_label(code: str) -> str:
    """What a reason from the list says, for pages that count."""
    return str(REASONS[code].label)


def refused_counts(panel_id: UUID) -> dict[str, int]:
    """How many words were refused at the check, by reason; public (theorem 2). One query.

    Refusals undone on appeal are not counted, nor what was said in the user-led-only space.
    """
    rows = (
        Decided.objects.filter(panel_id=panel_id, act=DecisionAct.REFUSE, words__space=Space.PUBLIC)
        .exclude(state=DecisionState.OVERTURNED)
        .values_list("reason_code")
        .annotate(Count("id"))
        .order_by("reason_code")
    )
    return dict(rows)


def taken_down_counts(panel_id: UUID) -> list[tuple[str, str, int]]:
    """Shown words taken down for someone's safety: at which side's asking, where they stand now, how many; public.

    Only once the note is closed (powers.md); of the user-led-only space nothing is counted. One query.
    """
    rows = (
        SafeguardingNote.objects.filter(
            panel_id=panel_id, state=NoteState.CLOSED, stood=Standing.SHOWN, words__space=Space.PUBLIC
        )
        .values_list("side", "words__standing")
        .annotate(n=Count("id"))
        .order_by("side", "words__standing")
    )
    return list(rows)


def hidden_counts(panel_id: UUID) -> dict[str, tuple[int, int]]:
    """How many public words were hidden, by reason: in all, and of these shown again since; public. One query."""
    undone = Q(state__in=(DecisionState.OVERTURNED, DecisionState.STOPPED))
    rows = (
        Decided.objects.filter(panel_id=panel_id, act=DecisionAct.HIDE, words__space=Space.PUBLIC)
        .values_list("reason_code")
        .annotate(n=Count("id"), back=Count("id", filter=undone))
        .order_by("reason_code")
    )
    return {code: (n, back) for code, n, back in rows}


def waiting_over(panel_id: UUID, *, days: int) -> int:
    """How many words have waited for their check for more than `days` working days; public. One query."""
    today = clock.today()
    first_in_time = today
    while working_days_between(first_in_time - dt.timedelta(days=1), today) <= days:
        first_in_time -= dt.timedelta(days=1)
    before = clock.london_midnight(first_in_time)
    held = Words.objects.filter(
        panel_id=panel_id, standing=Standing.HELD, space=Space.PUBLIC, entered_at__lt=before
    ).values_list("id")
    added = _added_to(panel_id).filter(said_in=Space.PUBLIC, made_at__lt=before).values_list("words_id")
    return held.union(added).count()


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """What words need of this person: check, judge, look after someone, confirm. Two queries at most."""
    if not actor.is_known:
        return []
    panel = OnPanel(panel_id)
    arms = [_arm(UNCONFIRMED, _unconfirmed(actor, panel_id))]
    if user_led_moderator.test(actor, panel):
        here = Words.objects.filter(panel_id=panel_id)
        arms += [
            _arm(HELD, here.filter(standing=Standing.HELD)),
            _added_arm(panel_id),
            _arm(
                FLAGGED,
                here.filter(
                    standing=Standing.SHOWN, id__in=Flag.objects.filter(settled_at__isnull=True).values("words_id")
                ),
            ),
            _appealed_arm(actor, panel_id).exclude(reason_code=SAFEGUARDED),
        ]
    if lead.test(actor, panel):
        arms += [
            _note_arm(actor, panel_id),
            _appealed_arm(actor, panel_id).filter(reason_code=SAFEGUARDED),
        ]
    rules = None
    if chair_in_space.test(actor, panel):
        rules = house.rules(panel_id)
        arms.append(_stop_arm(actor, panel_id, rules.stop_days))
    rows = arms[0].union(*arms[1:]) if len(arms) > 1 else arms[0]
    grouped: dict[str, list[tuple[str, UUID, UUID | None, str, dt.datetime]]] = defaultdict(list)
    for row in rows.order_by("since")[:500]:
        grouped[row[0]].append(row)
    rules = rules or (house.rules(panel_id) if grouped else None)
    return [need for why, found in grouped.items() for need in _needs(why, found, rules)]


COLUMNS = ("why", "key", "judged", "slug", "since")


def _arm(why: str, words: QuerySet[Words]) -> QuerySet:  # type: ignore[type-arg]
    return words.annotate(
        why=Value(why, CharField()),
        key=F("id"),
        judged=F("id"),  # stands in for a key that only appeals have, so that the arms match
        slug=F("place_url"),
        since=F("entered_at"),
    ).values_list(*COLUMNS)


def _added_arm(panel_id: UUID) -> QuerySet:  # type: ignore[type-arg]
    return (
        _added_to(panel_id)
        .annotate(
            why=Value(HELD, CharField()),
            key=F("words_id"),
            judged=F("words_id"),
            slug=F("words__place_url"),
            since=F("made_at"),
        )
        .values_list(*COLUMNS)
    )


def _appealed_arm(actor: Actor, panel_id: UUID) -> QuerySet:  # type: ignore[type-arg]
    return (
        Decided.objects.filter(panel_id=panel_id, state=DecisionState.APPEALED)
        .exclude(decided_by_id=actor.person_id)
        .exclude(words__author_id=actor.person_id)
        .exclude(words__standing__in=(Standing.TAKEN_DOWN, Standing.ERASED))
        .annotate(
            why=Value(APPEALED, CharField()),
            key=F("words_id"),
            judged=F("id"),
            slug=F("words__place_url"),
            since=F("appeal__made_at"),
        )
        .values_list(*COLUMNS)
    )


def _stop_arm(actor: Actor, panel_id: UUID, days: int) -> QuerySet:  # type: ignore[type-arg]
    """Hidings that this co-chair can stop still: the policy's rule and the days as a filter. The oldest ends first."""
    theirs = [held.organisation_id for held in actor.on(panel_id) if held.organisation_id]
    about = About.objects.filter(Q(person_id=actor.person_id) | Q(organisation_id__in=theirs))
    return (
        Decided.objects.filter(
            panel_id=panel_id,
            act=DecisionAct.HIDE,
            state__in=(DecisionState.MADE, DecisionState.APPEALED),
            words__standing=Standing.HIDDEN,
            decided_at__gte=clock.london_midnight(add_working_days(clock.today(), -days)),
        )
        .exclude(reason_code=SAFEGUARDED)
        .exclude(decided_by_id=actor.person_id)
        .exclude(words__author_id=actor.person_id)
        .exclude(words__author_organisation_id__in=theirs)
        .exclude(words_id__in=about.values("words_id"))
        .annotate(
            why=Value(STOP, CharField()),
            key=F("words_id"),
            judged=F("id"),
            slug=F("words__place_url"),
            since=F("decided_at"),
        )
        .values_list(*COLUMNS)
    )


def _note_arm(actor: Actor, panel_id: UUID) -> QuerySet:  # type: ignore[type-arg]
    return (
        notes_for(actor, panel_id)
        .filter(state=NoteState.OPEN)
        .annotate(
            why=Value(NOTE, CharField()),
            key=F("id"),
            judged=F("id"),  # stands in for a key that only appeals have, so that the arms match
            slug=F("panel_slug"),
            since=F("raised_at"),
        )
        .values_list(*COLUMNS)
    )


def _unconfirmed(actor: Actor, panel_id: UUID) -> QuerySet[Words]:
    return Words.objects.filter(
        author_id=actor.person_id,
        panel_id=panel_id,
        written_by_id__isnull=False,
        confirmed_at__isnull=True,
        standing__in=(Standing.HELD, Standing.SHOWN),
    ).exclude(written_by_id=actor.person_id)


def _needs(why: str, rows: list[tuple[str, UUID, UUID | None, str, dt.datetime]], rules: Any) -> list[Need]:
    _why, key, decision, place, since = rows[0]
    slug = place.split("/")[1] if place.startswith("/") else place
    days = working_days_between(since, clock.now())
    late = _("Waiting for %(days)s working days") % {"days": days} if days > rules.check_chased_days else ""
    number = len(rows)
    if why == HELD:
        title = ngettext("Check what someone sent in", "Check what people sent in: %(n)s", number) % {"n": number}
        return [Need(title, reverse("words:check", args=[slug, key]), late=late)]
    if why == FLAGGED:
        title = ngettext("Look at words someone pointed to", "Look at words people pointed to: %(n)s", number)
        return [Need(title % {"n": number}, reverse("words:show", args=[slug, key]), late=late)]
    if why == APPEALED:
        title = ngettext("Decide an appeal", "Decide appeals: %(n)s", number) % {"n": number}
        return [Need(title, reverse("words:judge", args=[slug, key, decision]), late=late)]
    if why == STOP:
        title = ngettext("You can stop a hiding", "You can stop hidings: %(n)s", number) % {"n": number}
        until = add_working_days(clock.london_day(since), rules.stop_days)
        return [Need(title, reverse("words:show", args=[slug, key]), by=until)]
    if why == NOTE:
        title = ngettext("Someone may be at risk: open the note", "People may be at risk: %(n)s open notes", number)
        return [Need(title % {"n": number}, reverse("words:notes", args=[slug]), late=_("Now"))]
    return [
        Need(_("Say if we wrote down your words right"), reverse("words:show", args=[row[3].split("/")[1], row[1]]))
        for row in rows
    ]
