"""What pages read of priorities. What a member said is for the user-led side; what was decided is for everybody."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import SeatHolding
from copanel.governance.states import MEMBER_SEATS
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import NotFound
from copanel.kernel.needs import Need
from copanel.organisations import queries as organisations
from copanel.people import queries as people
from copanel.priorities.models import Asking, Covers, Priority, Said, Under
from copanel.priorities.policy import POLICY
from copanel.priorities.states import AskingState, Do
from copanel.ui.languages import is_easy
from copanel.words import queries as words
from copanel.words.states import How


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked: persons with a user-led seat, and organisations whose seat has no person in it."""

    persons: frozenset[UUID]
    organisations: frozenset[UUID]

    @property
    def total(self) -> int:
        return len(self.persons) + len(self.organisations)


def members_asked(panel_id: UUID) -> Asked:
    """Everyone with a user-led seat that takes part, now. Three queries.

    Nobody of the council or the funder is asked, whatever seat they hold besides: powers.md, "Sides".
    """
    members = governance.holders(panel_id, Office.MEMBER)
    unmanned = SeatHolding.objects.now(clock.today()).filter(
        seat__panel_id=panel_id, seat__side=Side.USER_LED, seat__kind__in=MEMBER_SEATS, person_id=None
    )
    return Asked(
        persons=members - governance.those_of_council(person_ids=members, panel_id=panel_id),
        organisations=frozenset(unmanned.values_list("organisation_id", flat=True)),
    )


@dataclass(frozen=True, slots=True)
class AskingFacts:
    """An asking. `is_open` is false once its last day is over, whatever was decided."""

    id: UUID
    panel_id: UUID
    asked_on: dt.date
    closes_on: dt.date
    is_open: bool


def asking(*, panel_id: UUID) -> AskingFacts | None:
    """The asking that waits for a decision, None where members are not asked. One query."""
    row = Asking.objects.filter(panel_id=panel_id, state=AskingState.OPEN).first()
    if row is None:
        return None
    return AskingFacts(row.id, row.panel_id, row.asked_on, row.closes_on, row.closes_on >= clock.today())


def my_topics(*, asking_id: UUID, person_id: UUID) -> frozenset[UUID]:
    """What a member named last, for the form. One query."""
    said = Said.objects.filter(asking_id=asking_id, person_id=person_id, is_last=True)
    return frozenset(said.values_list("chosen__topic_id", flat=True)) - {None}


@dataclass(frozen=True, slots=True)
class TopicCount:
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class OneSaid:
    """What one said, for the user-led side: topics, and their reason as this reader may see it."""

    who: str
    topics: tuple[str, ...]
    spoken: words.Spoken | None
    how: How


@dataclass(frozen=True, slots=True)
class SaidPage:
    """`counts` by topic, most first; `silent` of those asked have said nothing yet."""

    asking: AskingFacts
    counts: tuple[TopicCount, ...]
    said: tuple[OneSaid, ...]
    asked: int
    silent: int


def what_was_said(*, actor: Actor, panel_id: UUID) -> SaidPage:
    """The last word of each in the newest asking. Raises NotFound for whoever may not see it. Ten queries at most."""
    row = Asking.objects.filter(panel_id=panel_id).order_by("-asked_at").first()
    if row is None:
        raise NotFound()
    POLICY.require(actor, Do.SEE_SAID, row)
    found = list(Said.objects.filter(asking=row, is_last=True).prefetch_related("chosen__topic"))
    easy = is_easy()
    persons = people.names({each.person_id for each in found if each.person_id})
    names = organisations.names_on({each.organisation_id for each in found if each.organisation_id})
    spoken = words.spoken([each.words_id for each in found if each.words_id], actor=actor, easy=easy)
    asked = members_asked(panel_id)
    named = [[_topic_name(one.topic, easy) for one in each.chosen.all()] for each in found]
    counted = Counter(name for names_of in named for name in names_of)
    return SaidPage(
        asking=AskingFacts(
            row.id, panel_id, row.asked_on, row.closes_on,
            row.state == AskingState.OPEN and row.closes_on >= clock.today(),
        ),
        counts=tuple(TopicCount(*pair) for pair in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))),
        said=tuple(
            OneSaid(
                who=_who(each, persons, names),
                topics=tuple(topics),
                spoken=spoken.get(each.words_id),
                how=How(each.how),
            )
            for each, topics in zip(found, named, strict=True)
        ),
        asked=asked.total,
        silent=len(asked.persons - {each.person_id for each in found})
        + len(asked.organisations - {each.organisation_id for each in found}),
    )  # fmt: skip


def _who(said: Said, persons: dict, names: dict[UUID, str]) -> str:
    if said.organisation_id:
        return names.get(said.organisation_id, "")
    person = persons.get(said.person_id)
    return person.full_name if person and not person.erased else _("A member")


def _topic_name(topic, easy: bool) -> str:
    return (easy and topic.easy_name) or topic.name


@dataclass(frozen=True, slots=True)
class PriorityFacts:
    """One priority as everybody reads it. `topic_ids` and `issue_ids` are what stands under it."""

    id: UUID
    panel_id: UUID
    heading: str
    why: str
    position: int
    from_on: dt.date
    until_on: dt.date
    decision_id: UUID
    topics: tuple[str, ...]
    topic_ids: frozenset[UUID]
    issue_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The priorities of a span of days, and what stood before and is to come."""

    now: tuple[PriorityFacts, ...]
    to_come: tuple[PriorityFacts, ...]
    before: tuple[PriorityFacts, ...]


def priorities(*, panel_id: UUID, actor: Actor) -> Chosen:
    """Every priority of a panel, in order. Six queries for any number."""
    today = clock.today()
    rows = list(Priority.objects.filter(panel_id=panel_id).order_by("-from_on", "position"))
    rows = [row for row in rows if row.from_on <= row.until_on]
    facts = _facts(rows, actor)
    return Chosen(
        now=tuple(each for each in facts if each.from_on <= today <= each.until_on),
        to_come=tuple(each for each in facts if today < each.from_on),
        before=tuple(each for each in facts if each.until_on < today),
    )


def words_now(panel_id: UUID) -> list[UUID]:
    """The words of the priorities of today, in order. One query."""
    today = clock.today()
    rows = Priority.objects.filter(panel_id=panel_id, from_on__lte=today, until_on__gte=today)
    return list(rows.order_by("position").values_list("words_id", flat=True))


def priority(priority_id: UUID, *, panel_id: UUID, actor: Actor) -> PriorityFacts:
    """One priority of a panel. Raises NotFound. Six queries."""
    found = _facts(list(Priority.objects.filter(id=priority_id, panel_id=panel_id)), actor)
    if not found:
        raise NotFound()
    return found[0]


def _facts(rows: list[Priority], actor: Actor) -> list[PriorityFacts]:
    if not rows:
        return []
    easy = is_easy()
    spoken = words.spoken([row.words_id for row in rows], actor=actor, easy=easy)
    covers: dict[UUID, list[Covers]] = {}
    for each in Covers.objects.filter(priority__in=rows).select_related("topic").order_by("topic__position", "id"):
        covers.setdefault(each.priority_id, []).append(each)
    under: dict[UUID, set[UUID]] = {}
    for key, issue_id in Under.objects.filter(priority__in=rows).values_list("priority_id", "issue_id"):
        under.setdefault(key, set()).add(issue_id)
    return [
        PriorityFacts(
            id=row.id,
            panel_id=row.panel_id,
            heading=spoken[row.words_id].heading,
            why=spoken[row.words_id].text or "",
            position=row.position,
            from_on=row.from_on,
            until_on=row.until_on,
            decision_id=row.decision_id,
            topics=tuple(_topic_name(each.topic, easy) for each in covers.get(row.id, ())),
            topic_ids=frozenset(each.topic_id for each in covers.get(row.id, ())),
            issue_ids=frozenset(under.get(row.id, ())),
        )
        for row in rows
    ]


def names_to_choose(panel_id: UUID) -> list[tuple[str, str]]:
    """Who can have said it, for the form of who writes it down: ("person:...", name) by name. Four queries."""
    asked = members_asked(panel_id)
    persons = people.names(asked.persons)
    rows = [(f"person:{key}", persons[key].full_name) for key in asked.persons if key in persons]
    rows += [(f"organisation:{key}", name) for key, name in organisations.names_on(asked.organisations).items()]
    return sorted(rows, key=lambda row: row[1])


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """A member who is asked and has said nothing; those who decide, once everybody had the time. One query."""
    if not actor.on(panel_id):
        return []
    spoke = Said.objects.filter(asking=OuterRef("pk"), person_id=actor.person_id)
    rows = Asking.objects.filter(panel_id=panel_id, state=AskingState.OPEN).select_related("panel")
    row = rows.annotate(spoke=Exists(spoke)).first()
    if row is None or not row.panel.is_open:
        return []
    url = f"/{row.panel.slug}/priorities/"
    if row.closes_on < clock.today():
        if not POLICY.may(actor, Do.DECIDE, row):
            return []
        return [Need(title=_("Decide what the panel works on first"), url=f"{url}decide", since=row.closes_on)]
    if row.spoke or not POLICY.may(actor, Do.SAY, row):
        return []
    return [Need(title=_("Say what matters most to you"), url=f"{url}say", by=row.closes_on, minutes=5)]


def decisions_to_choose(*, panel_id: UUID, actor: Actor) -> list[tuple[str, str]]:
    """The panel's newest decisions that set no priorities yet, for a form: (key, day and first words). Six queries."""
    used = set(Priority.objects.filter(panel_id=panel_id).values_list("decision_id", flat=True))
    found = governance.newest_decisions(panel_id, actor=actor, limit=20)
    return [(str(each.id), each.label) for each in found if each.id not in used]
