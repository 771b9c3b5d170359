"""The list of issues: search, filters with counts, twenty a page. Cheap at any number of issues."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance import queries as governance
from copanel.governance.queries import TopicFacts
from copanel.influence.models import Carried, Issue, Part
from copanel.influence.models.carried import HERE
from copanel.influence.queries import wording
from copanel.influence.queries.wording import LATE, STAND_LOOKS
from copanel.influence.states import PartState, Stand
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import DateAsGiven
from copanel.search import queries as search
from copanel.ui.languages import is_easy
from copanel.words import queries as words

PAGE = 20
RANKED = 200  # matches at most that are put in the order of how well they fit
PART_COLUMNS = (
    "recommendation__issue_id", "letter", "state", "due_on", "answer__kind__label",
    "answer__kind__easy_label", "answer__kind__stand", "answer__category__label", "answer__category__easy_label",
    "answer__promise__due",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One issue in a list. `note` is one sentence on where it stands, `others` on its other parts.

    `from_panel` names the group that it came up from, or the panel that it moved from.
    """

    id: UUID
    number: int
    url: str
    heading: str
    look: str
    label: str
    note: str
    others: str
    moved_on: dt.date
    from_panel: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the list, with how many issues it leaves."""

    key: str
    label: str
    count: int
    look: str = ""


@dataclass(frozen=True, slots=True)
class IssueList:
    """A page of issues. `total` is how many the filters and the search leave, `all` how many there are.

    `best_first`: the order is how well each fits the words that were asked for.
    """

    lines: tuple[IssueLine, ...]
    total: int
    all: int
    page: int
    pages: int
    best_first: bool
    stands: tuple[Filter, ...]
    topics: tuple[Filter, ...]

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.page * PAGE, self.total)


def issues(
    *,
    panel_id: UUID,
    slug: str,
    actor: Actor,
    text: str = "",
    stand: str = "",
    topic: str = "",
    page: int = 1,
    newest_first: bool = False,
    is_record: bool = False,
) -> IssueList:
    """A page of a panel's public issues, newest step first; with `text`, those that hold all the words, best first.

    `newest_first` keeps the order of steps for a search too; so does a search that fits more than RANKED
    issues, since an order of hundreds by a common word says nothing. `stand` is a Stand or "late"; `topic` a
    topic's key. What is not known as a filter filters nothing. `is_record`: nothing waits there, the papers end.
    Issues that groups carried up and this panel took on stand among its own.
    Eleven queries at most, whatever the numbers.
    """
    today = clock.today()
    rows = of_panel(panel_id)
    if text.strip():
        rows = rows.filter(id__in=search.matching(panel_id, text))
    counted = _counted(rows, today)
    topics = {str(each.id): each for each in governance.topics(panel_id)}
    stand = stand if stand in {*Stand, LATE} else ""
    topic = topic if topic in topics else ""
    total = sum(n for (t, s), n in counted.items() if (not topic or t == topic) and (not stand or s == stand))
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    best = [] if newest_first else search.ranked(panel_id=panel_id, text=text, most=RANKED)
    return IssueList(
        lines=_lines(
            _narrowed(rows, stand, topic, today),
            slug=slug,
            actor=actor,
            page=page,
            today=today,
            panel_id=panel_id,
            best=best,
        ),
        total=total,
        all=sum(counted.values()),
        page=page,
        pages=pages,
        best_first=bool(best),
        stands=_stands(counted, topic, is_record),
        topics=_topics(counted, stand, topics),
    )


def newest(*, panel_id: UUID, slug: str, actor: Actor, limit: int = 5) -> tuple[IssueLine, ...]:
    """The issues whose paths grew last, those taken on from groups among them. Seven queries at most."""
    rows = of_panel(panel_id)
    return _lines(rows, slug=slug, actor=actor, page=1, today=clock.today(), panel_id=panel_id)[:limit]


def lines_of(issue_ids: Iterable[UUID], *, slug: str, actor: Actor) -> dict[UUID, IssueLine]:
    """These public issues as lines, by key. Five queries for any number."""
    rows = Issue.objects.filter(id__in=list(issue_ids), number__isnull=False)
    return {line.id: line for line in _make(list(rows.values_list(*COLUMNS)), slug, actor, clock.today())}


def of_panel(panel_id: UUID) -> QuerySet[Issue]:
    """A panel's own public issues, and those of other panels that it works on. One query to know of those."""
    own = Q(panel_id=panel_id)
    here = list(Carried.objects.filter(panel_id=panel_id, state__in=HERE).values_list("issue_id", flat=True))
    return Issue.objects.filter(own | Q(id__in=here) if here else own, number__isnull=False)


def how_many() -> dict[UUID, int]:
    """How many public issues each panel has, for panels that have any. One query."""
    rows = Issue.objects.filter(number__isnull=False).values_list("panel_id").annotate(n=Count("*")).order_by()
    return dict(rows)


COLUMNS = ("id", "number", "heading_id", "words_id", "stands", "waits_until", "moved_at", "citation", "panel_id")


def _counted(rows: QuerySet[Issue], today: dt.date) -> dict[tuple[str, str], int]:
    """How many issues by (topic, stand), with late apart. One grouped query over one index."""
    late = Case(
        When(stands=Stand.WAITING, waits_until__lt=today, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    found: Counter[tuple[str, str]] = Counter()
    for topic, stand, is_late, number in (
        rows.annotate(late=late).values_list("topic_id", "stands", "late").annotate(n=Count("*")).order_by()
    ):
        found[(str(topic or ""), LATE if is_late else stand)] += number
    return dict(found)


def _narrowed(rows: QuerySet[Issue], stand: str, topic: str, today: dt.date) -> QuerySet[Issue]:
    if topic:
        rows = rows.filter(topic_id=topic)
    if stand == LATE:
        rows = rows.filter(stands=Stand.WAITING, waits_until__lt=today)
    elif stand == Stand.WAITING:
        rows = rows.filter(stands=Stand.WAITING).exclude(waits_until__lt=today)
    elif stand:
        rows = rows.filter(stands=stand)
    return rows


def _lines(
    rows: QuerySet[Issue],
    *,
    slug: str,
    actor: Actor,
    page: int,
    today: dt.date,
    panel_id: UUID,
    best: Sequence[UUID] = (),
) -> tuple[IssueLine, ...]:
    start = (page - 1) * PAGE
    if best:
        place = {key: number for number, key in enumerate(best)}
        fits = sorted(rows.values_list(*COLUMNS), key=lambda row: place.get(row[0], len(place)))
        found = fits[start : start + PAGE]
    else:
        found = list(rows.order_by("-moved_at", "-id").values_list(*COLUMNS)[start : start + PAGE])
    return tuple(_make(found, slug, actor, today, panel_id))


def _make(rows: list[tuple], slug: str, actor: Actor, today: dt.date, panel_id: UUID | None = None) -> list[IssueLine]:
    if not rows:
        return []
    said = words.spoken([key for row in rows for key in (row[2], row[3])], actor=actor, easy=is_easy())
    parts: dict[UUID, list[_Part]] = defaultdict(list)
    asked = Part.objects.filter(recommendation__issue__in=[row[0] for row in rows]).exclude(state=PartState.DRAFTED)
    for issue_id, *columns in asked.order_by("recommendation__number", "letter").values_list(*PART_COLUMNS):
        parts[issue_id].append(_Part(*columns))
    homes = governance.named({row[8] for row in rows} - {panel_id}) if panel_id else {}
    return [_line(row, said, parts[row[0]], slug, today, homes.get(row[8])) for row in rows]


@dataclass(frozen=True, slots=True)
class _Part:
    letter: str
    state: str
    due_on: dt.date | None
    label: str | None
    easy_label: str | None
    stand: str | None
    category: str | None
    easy_category: str | None
    promised: DateAsGiven | None

    @property
    def shown(self) -> str:
        return (self.easy_label if is_easy() else self.label) or ""

    @property
    def kind_of_reason(self) -> str:
        return (self.easy_category if is_easy() else self.category) or ""

    def is_past(self, today: dt.date) -> bool:
        """Whether the day that its answer promised has passed."""
        return bool(self.promised and self.promised.latest and self.promised.latest < today)

    @property
    def waits(self) -> bool:
        return self.state == PartState.WAITING


def _line(
    row: tuple, said: dict[UUID, words.Spoken], parts: list[_Part], slug: str, today: dt.date,
    home: tuple[str, str] | None,
) -> IssueLine:  # fmt: skip
    key, number, heading_id, words_id, stand, waits_until, moved_at, citation, _panel = row
    late = stand == Stand.WAITING and waits_until is not None and waits_until < today
    shown, rest = _split(stand, parts, today)
    past = next((part for part in shown if not citation and part.is_past(today)), None)
    label = wording.stand_label(stand, late=late, from_record=bool(citation))
    return IssueLine(
        id=key,
        number=number,
        url=f"/{home[0] if home else slug}/issues/{number}/",
        heading=wording.heading(said, words_id=words_id, heading_id=heading_id)
        or _("Issue %(number)s") % {"number": number},
        look=LATE if late or past else STAND_LOOKS[Stand(stand)],
        label=wording.day_is_past(past.shown) if past else label,
        note=wording.past_promise(past.promised.shown) if past else _note(stand, late, waits_until, shown, today),
        others=_others(rest),
        moved_on=clock.london_day(moved_at),
        from_panel=home[1] if home else "",
    )


def _split(stand: str, parts: list[_Part], today: dt.date) -> tuple[list[_Part], list[_Part]]:
    """The parts that the issue is listed under, and the others."""
    if stand == Stand.WAITING:
        shown = [part for part in parts if part.waits and part.due_on and part.due_on < today]
        shown = shown or [part for part in parts if part.waits]
    else:
        shown = [part for part in parts if part.stand == stand]
    return shown, [part for part in parts if part not in shown]


def _note(stand: str, late: bool, waits_until: dt.date | None, shown: list[_Part], today: dt.date) -> str:
    if late:
        letters = wording.listed([part.letter for part in shown])
        days = wording.late_by(waits_until, today)
        return ngettext("Part %(letters)s: %(late)s", "Parts %(letters)s: %(late)s", len(shown)) % {
            "letters": letters,
            "late": wording.days_late(days),
        }
    if stand == Stand.WAITING:
        return wording.due(waits_until) if waits_until else ""
    if not shown:
        return ""
    if shown[0].kind_of_reason and stand == Stand.NOT_TAKEN:
        return _("Kind of reason: %(category)s.") % {"category": shown[0].kind_of_reason}
    promised = [part.promised for part in shown if part.promised]
    if promised and promised[0].has_bounds:
        return _("Promised by %(due)s.") % {"due": promised[0].shown}
    return _("No date given.") if stand in {Stand.ADOPTED, Stand.IN_PART} else ""


def _others(rest: list[_Part]) -> str:
    """The other parts, counted by what was answered."""
    counted = Counter(part.shown.rstrip(".") or _("waiting") for part in rest)
    if not counted:
        return ""
    if is_easy():  # a sentence each: "The council said yes: 1."
        said = ". ".join(f"{label}: {number}" for label, number in counted.items())
    else:
        said = ", ".join(f"{number} {label[:1].lower()}{label[1:]}" for label, number in counted.items())
    return _("The other parts: %(said)s.") % {"said": said}


def _stands(counted: dict[tuple[str, str], int], topic: str, is_record: bool) -> tuple[Filter, ...]:
    by_stand: Counter[str] = Counter()
    for (of_topic, stand), number in counted.items():
        if not topic or of_topic == topic:
            by_stand[stand] += number
    rows = [Filter("", _("All issues"), sum(by_stand.values()), "raised")]
    order = (Stand.RAISED, Stand.WAITING, LATE, *(each for each in Stand if each not in {Stand.RAISED, Stand.WAITING}))
    for key in order:
        if by_stand[key]:
            late = key == LATE
            label = wording.stand_label(Stand.WAITING if late else key, late=late, from_record=is_record)
            rows.append(Filter(str(key), label, by_stand[key], LATE if late else STAND_LOOKS[Stand(key)]))
    return tuple(rows)


def _topics(counted: dict[tuple[str, str], int], stand: str, topics: dict[str, TopicFacts]) -> tuple[Filter, ...]:
    by_topic: Counter[str] = Counter()
    for (topic, of_stand), number in counted.items():
        if not stand or of_stand == stand:
            by_topic[topic] += number
    return tuple(
        Filter(key, (is_easy() and topic.easy_name) or topic.name, by_topic[key])
        for key, topic in topics.items()
        if by_topic[key]
    )
