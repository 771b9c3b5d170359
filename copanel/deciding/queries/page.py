"""One question as a page shows it to one reader, and one place as its reply form shows it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.deciding.models import Extension, Question, Reply, RollPlace
from copanel.deciding.policy import POLICY, ForPlace
from copanel.deciding.queries import roll
from copanel.deciding.states import HOWS, USER_LED, Do, Group, Position, QuestionState, Tally, Way
from copanel.governance.queries import PanelFacts
from copanel.governance.states import ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotFound
from copanel.people import queries as people
from copanel.ui.languages import is_easy
from copanel.words import queries as words
from copanel.words.states import HOW_LABELS, How

COUNTED = frozenset({QuestionState.DECIDED, QuestionState.NOT_CARRIED, QuestionState.NO_AGREEMENT})
# State -> its picture in Easy Read; and the shape and colour it is shown with.
PICTURES = {
    QuestionState.OPEN: "calendar",
    QuestionState.DECIDED: "yes",
    QuestionState.NOT_CARRIED: "no",
    QuestionState.NO_AGREEMENT: "talk",
    QuestionState.WITHDRAWN: "change",
}
LOOKS = {
    QuestionState.OPEN: "waiting",
    QuestionState.DECIDED: "adopted",
    QuestionState.NOT_CARRIED: "refused",
    QuestionState.NO_AGREEMENT: "another",
    QuestionState.WITHDRAWN: "unstated",
}


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What one group of the roll replied, in numbers. `tally` is None where the numbers would tell who said what."""

    group: Group
    places: int
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class View:
    """What a post at the council thinks. It stands apart."""

    title: str
    position: str
    text: str
    said_on: dt.date


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """One reply that counts, for the user-led side: who as they chose, what, when, and by which road.

    `how` is empty where someone chose not to be named: "in British Sign Language" can be as good as a name.
    """

    who: str
    group: Group
    position: str
    how: str
    said_on: dt.date
    spoken: words.Spoken | None
    late: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A place, for those who see to it that nobody is left out: whether it replied, never what.

    `talk` is the one thing that is told: someone asked to be talked to.
    """

    id: UUID
    who: str
    group: Group
    replied: bool
    talk: bool
    may_write: bool


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place that the reader speaks for. `position` is their last reply in words, "" where there is none."""

    id: UUID
    group: Group
    position: str
    said_on: dt.date | None
    how: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question for one reader.

    taking      replies are taken today
    counts      by group, once no more replies are taken; empty before that, and for what was taken back
    formats     how many replies came by each road, of the user-led side; empty where the numbers are kept back
    replies     for the user-led side alone, at the same time
    seats       for co-chairs and facilitator, while replies are taken
    mine        the places the reader speaks for
    beside      what those against it let stand in public beside the decision, where the decision itself has it not
    """

    id: UUID
    url: str
    state: QuestionState
    look: str
    picture: str
    heading: str
    text: str
    in_easy: bool
    why: str
    way: str
    by_consensus: bool
    opened_on: dt.date
    closes_on: dt.date
    ended_at: dt.datetime | None
    taking: bool
    waits_for_clock: bool
    extensions: tuple[tuple[dt.date, dt.date, str], ...]
    end_text: str
    decision_id: UUID | None
    follows_url: str
    followed_by: str
    counts: tuple[GroupCount, ...]
    kept_back: bool
    formats: tuple[tuple[str, int], ...]
    replied: int | None
    deciding: int
    views: tuple[View, ...]
    replies: tuple[ReplyLine, ...]
    seats: tuple[Seat, ...]
    mine: tuple[OwnPlace, ...]
    beside: tuple[words.Spoken, ...]
    can: frozenset[str]
    inside: bool

    @property
    def is_open(self) -> bool:
        return self.state is QuestionState.OPEN


def question(*, panel: PanelFacts, question_id: UUID, actor: Actor) -> QuestionPage:
    """One question of a panel. Eight queries at most. Raises NotFound."""
    row = _row(panel, question_id)
    can, today = POLICY.allowed(actor, ForPlace(panel.id)), clock.today()
    inside = Do.SEE_REPLIES in can
    state, taking = QuestionState(row.state), row.takes_replies(today)
    places = list(roll.with_last(row.roll.annotate(mine=roll.sits_there(actor, panel.id))))
    for place in places:
        place.question = row
    counted = state in COUNTED and not taking
    extensions = list(row.extensions.all()) if row.closes_on != row.first_closes_on else []
    said = _spoken(row, places, extensions, actor, counted)
    deciding = roll.tally(places, Group.DECIDES)
    kept_back = counted and deciding.tells_who and not inside
    main = said.get(row.words_id)
    seats = taking and Do.SEE_SILENT in can
    named = _names(places, tells=seats or (inside and counted))
    return QuestionPage(
        id=row.id,
        url=_url(panel, row.id),
        state=state,
        look=LOOKS[state],
        picture=PICTURES[state],
        heading=main.heading if main else "",
        text=(main.text or "") if main else "",
        in_easy=bool(main and main.easy),
        why=_text(said, row.why_words_id),
        way=way_in_words(row, deciding.places),
        by_consensus=row.way == Way.CONSENSUS,
        opened_on=clock.london_day(row.opened_at),
        closes_on=row.closes_on,
        ended_at=row.ended_at,
        taking=taking,
        waits_for_clock=state is QuestionState.OPEN and not taking,
        extensions=tuple((each.former_on, each.closes_on, _text(said, each.reason_words_id)) for each in extensions),
        end_text=_text(said, row.end_words_id),
        decision_id=row.decision_id,
        follows_url=_url(panel, row.follows_id) if row.follows_id else "",
        followed_by=_url(panel, row.next_id) if row.next_id else "",
        counts=_counts(places, inside) if counted else (),
        kept_back=kept_back,
        formats=_formats(places) if counted and not kept_back else (),
        replied=deciding.replied if inside and taking else None,
        deciding=deciding.places,
        views=_views(places, said),
        replies=_replies(places, said, named) if inside and counted else (),
        seats=_seats(places, named, actor) if seats else (),
        mine=_mine(places, actor) if taking else (),
        beside=_beside(places, said) if counted else (),
        can=can,
        inside=inside,
    )


def _row(panel: PanelFacts, question_id: UUID) -> Question:
    again = Question.objects.filter(follows=OuterRef("pk")).order_by("-opened_at", "id").values("id")[:1]
    row = Question.objects.filter(id=question_id, panel_id=panel.id).annotate(next_id=Subquery(again)).first()
    if row is None:
        raise NotFound()
    return row


def _url(panel: PanelFacts, question_id: UUID) -> str:
    return f"/{panel.slug}/deciding/{question_id}/"


def _text(said: dict[UUID, words.Spoken], key: UUID | None) -> str:
    return (said[key].text or "") if key in said else ""


def _spoken(
    row: Question, places: list[RollPlace], extensions: list[Extension], actor: Actor, counted: bool
) -> dict[UUID, words.Spoken]:
    """All words of the page at once, as this reader may see them: a member's reasons are not among an outsider's.

    What members wrote is not even fetched while replies are taken; a post's words are for everybody at once.
    """
    keys = [row.words_id, row.why_words_id, row.end_words_id, *(each.reason_words_id for each in extensions)]
    for place in places:
        if (reply := place.last) and (counted or place.group == Group.COUNCIL):
            keys += [reply.words_id, reply.public_words_id]
    return words.spoken([key for key in keys if key], actor=actor, easy=is_easy())


def way_in_words(row: Question, places: int) -> str:
    """How it is decided, as a sentence with its numbers."""
    way = Way(row.way)
    if way is Way.CONSENSUS:
        return _("By consensus: nobody who replies is against it, and at least %(share)d in 100 seats reply.") % {
            "share": row.share
        }
    if way is Way.MOST_OF_REPLIES:
        return _("More than half of those who reply are for it, and at least %(share)d in 100 seats reply.") % {
            "share": row.share
        }
    seats = row.seats if way is Way.SEATS else places // 2 + 1
    return ngettext(
        "At least %(seats)d of the %(places)d seat is for it.",
        "At least %(seats)d of the %(places)d seats are for it.",
        places,
    ) % {"seats": seats, "places": places}


def _counts(places: list[RollPlace], inside: bool) -> tuple[GroupCount, ...]:
    """Each group apart. Posts are listed by title, so they are not counted too."""
    found = []
    for group in USER_LED:
        tally = roll.tally(places, group)
        if tally.places:
            found.append(GroupCount(group, tally.places, tally if inside or not tally.tells_who else None))
    return tuple(found)


def _formats(places: list[RollPlace]) -> tuple[tuple[str, int], ...]:
    given = [reply for place in places if place.group == Group.DECIDES and (reply := place.last)]
    count = Counter(reply.how for reply in given)
    return tuple((how_said(how), count[how]) for how in (How.OWN, *HOWS) if count[how])


def how_said(how: str) -> str:
    return _("on the page") if how == How.OWN else str(HOW_LABELS[How(how)])


def _views(places: list[RollPlace], said: dict[UUID, words.Spoken]) -> tuple[View, ...]:
    return tuple(
        View(place.title, str(Position(reply.position).said), _text(said, reply.words_id), reply.said_on)
        for place in places
        if place.group == Group.COUNCIL and (reply := place.last)
    )


Names = dict[UUID, people.Names]


def _names(places: list[RollPlace], *, tells: bool) -> Names:
    """Persons of the user-led side, where the reader is one who reads them. One query, or none."""
    mine = [place for place in places if place.group in USER_LED] if tells else []
    persons = {place.person_id for place in mine} | {place.last.person_id for place in mine if place.last}
    return people.names(persons - {None}) if persons - {None} else {}


def _replies(places: list[RollPlace], said: dict[UUID, words.Spoken], named: Names) -> tuple[ReplyLine, ...]:
    """By the day they replied. The order within a day tells nothing: it is that of the names shown."""
    found = [
        ReplyLine(
            who=_who(reply, place, named),
            group=Group(place.group),
            position=str(Position(reply.position).said),
            how="" if reply.shown_as == ShownAs.NOT_NAMED else how_said(reply.how),
            said_on=reply.said_on,
            spoken=said.get(reply.words_id),
            late=_came_after(place, reply),
        )
        for place in places
        if place.group in USER_LED and not place.barred and (reply := place.last)
    ]
    return tuple(sorted(found, key=lambda line: (line.said_on, line.who, line.position)))


def _came_after(place: RollPlace, reply: Reply) -> bool:
    ended = place.question.ended_at
    return place.question.state == QuestionState.DECIDED and ended is not None and reply.entered_at > ended


def _who(reply: Reply, place: RollPlace, named: Names) -> str:
    """As they chose for this reply."""
    choice, person = ShownAs(reply.shown_as), named.get(reply.person_id)
    shown = ""
    if choice is ShownAs.ORGANISATION:
        shown = place.title
    elif person and not person.erased:
        shown = {ShownAs.FULL_NAME: person.full_name, ShownAs.FIRST_NAME: person.first_name}.get(choice, "")
    return shown or _("Someone who chose not to be named")


def _seat_name(place: RollPlace, named: Names) -> str:
    person = named.get(place.person_id)
    name = person.full_name if person and not person.erased else ""
    return ", ".join(part for part in (name, place.title) if part) or _("A seat whose holder left")


def _seats(places: list[RollPlace], named: Names, actor: Actor) -> tuple[Seat, ...]:
    found = []
    for place in places:
        if place.group not in USER_LED or place.barred:
            continue
        reply = place.last
        found.append(
            Seat(
                id=place.id,
                who=_seat_name(place, named),
                group=Group(place.group),
                replied=reply is not None,
                talk=reply is not None and reply.position == Position.TALK,
                may_write=POLICY.may(actor, Do.REPLY_FOR, roll.about(place, actor)),
            )
        )
    return tuple(found)


def _mine(places: list[RollPlace], actor: Actor) -> tuple[OwnPlace, ...]:
    found = []
    for place in places:
        if place.barred or not _replies_as(place, actor) & {Do.REPLY, Do.GIVE_VIEW}:
            continue
        reply = place.last
        found.append(
            OwnPlace(
                place.id,
                Group(place.group),
                str(Position(reply.position).said) if reply else "",
                reply.said_on if reply else None,
                how_said(reply.how) if reply else "",
            )
        )
    return tuple(found)


def _replies_as(place: RollPlace, actor: Actor) -> frozenset[Do]:
    about = roll.about(place, actor)
    return frozenset(do for do in (Do.REPLY, Do.REPLY_FOR, Do.GIVE_VIEW) if POLICY.may(actor, do, about))


def _beside(places: list[RollPlace], said: dict[UUID, words.Spoken]) -> tuple[words.Spoken, ...]:
    """Of a reply that counts still: who changed their mind is not held to what they said."""
    keys = [reply.public_words_id for place in places if (reply := place.last)]
    return tuple(said[key] for key in keys if key in said)


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """A place as its form shows it. `number` is that of the last reply; `do` as what the reader replies.

    `who` is the seat, for who writes a reply down; `named` says whether a person speaks for it, to be named.
    """

    question: Question
    id: UUID
    url: str
    heading: str
    text: str
    group: Group
    do: Do
    number: int
    position: str
    who: str
    named: bool


def place(*, panel: PanelFacts, question_id: UUID, place_id: UUID, actor: Actor) -> ReplyPage:
    """A place that the actor may reply for. Raises NotFound for any other: who sits where is not for outsiders."""
    row = _row(panel, question_id)
    found = roll.with_last(row.roll.annotate(mine=roll.sits_there(actor, panel.id))).filter(id=place_id).first()
    if found is None:
        raise NotFound()
    found.question = row
    may_do = _replies_as(found, actor)
    if not may_do:
        raise NotFound()
    said = words.spoken([row.words_id], actor=actor, easy=is_easy()).get(row.words_id)
    reply, do = found.last, next(iter(may_do))
    named = _names([found], tells=do is Do.REPLY_FOR)
    return ReplyPage(
        question=row,
        id=found.id,
        url=_url(panel, row.id),
        heading=said.heading if said else "",
        text=(said.text or "") if said else "",
        group=Group(found.group),
        do=do,
        number=reply.number if reply else 0,
        position=reply.position if reply else "",
        who=_seat_name(found, named) if do is Do.REPLY_FOR else "",
        named=do is Do.REPLY or (do is Do.REPLY_FOR and _has_person(found)),
    )


def _has_person(place: RollPlace) -> bool:
    holding = roll.sitting(place)
    return holding is not None and holding.person_id is not None
