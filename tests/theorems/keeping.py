"""What must stand whatever they do: theorems 1, 2, 4 and 6, each as a list of what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.conversations import queries as conversations
from copanel.conversations.models import Thread
from copanel.governance import queries as governance
from copanel.influence.models import Issue, Part, Recommendation, Step
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, Actor
from copanel.ledger.models import PublicEntry
from copanel.outbox.models import Envelope
from copanel.people.models import Person
from copanel.search.queries import find
from copanel.terms.models import Clause, Version
from copanel.words import queries as words
from copanel.words.models import Decided, Layer, Words
from copanel.words.states import Space, Standing

Bytes = dict[UUID, tuple[Any, ...]]
# A recommendation goes on by the panel's own acts, and by answers; never back, and never away.
GOES_TO = {
    "draft": {"draft"}, "agreed": {"agreed"}, "sent": {"sent", "acknowledged", "answered"},
    "acknowledged": {"acknowledged", "answered"}, "answered": {"answered", "sent", "acknowledged"},
    "dropped": {"dropped"},
}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """How it stood before: members' words byte by byte, where each stood, what was asked, what the path showed."""

    panel_id: UUID
    secret: str
    said: Bytes
    standings: dict[UUID, str]
    inside: frozenset[UUID]
    threads: frozenset[UUID]
    issues: dict[UUID, tuple[Any, ...]]
    recommendations: dict[UUID, str]
    parts: dict[UUID, tuple[Any, ...]]
    steps: dict[UUID, tuple[Any, ...]]
    decided: int
    enter: frozenset[tuple[UUID, dt.date]]
    terms: dict[UUID, tuple[Any, ...]]

    @classmethod
    def now(cls, panel_id: UUID, secret: str) -> Kept:
        theirs = Words.objects.exclude(side="authority")
        return cls(
            panel_id=panel_id,
            secret=secret,
            said=_layers(theirs),
            standings=dict(theirs.values_list("id", "standing")),
            inside=frozenset(Words.objects.filter(space=Space.USER_LED).values_list("id", flat=True)),
            threads=frozenset(Thread.objects.filter(space=Space.USER_LED).values_list("id", flat=True)),
            issues=_issues(),
            recommendations=dict(Recommendation.objects.values_list("id", "state")),
            parts=_parts(),
            steps=_steps(),
            decided=Decided.objects.count(),
            enter=_enter(panel_id),
            terms=_terms(),
        )


def _enter(panel_id: UUID) -> frozenset[tuple[UUID, dt.date]]:
    """Who may enter the user-led-only space, today and on days to come."""
    persons = list(Person.objects.values_list("id", flat=True))
    found = set()
    for days in (0, 5, 40, 400):
        with clock.standing_at(clock.now() + dt.timedelta(days=days)):
            for person_id in persons:
                if governance.actor_for(person_id=person_id).in_user_led_space(panel_id):
                    found.add((person_id, clock.today()))
    return frozenset(found)


def _layers(of: Iterable[Words]) -> Bytes:
    found = Layer.objects.filter(words__in=of)
    return {each.id: (each.words_id, each.text, bytes(each.salt or b""), each.commitment) for each in found}


def _issues() -> dict[UUID, tuple[Any, ...]]:
    return {each.id: (each.state, each.number, each.words_id, each.heading_id) for each in Issue.objects.all()}


def _parts() -> dict[UUID, tuple[Any, ...]]:
    return {each.id: (each.recommendation_id, each.words_id, each.draft, each.post_id) for each in Part.objects.all()}


def _steps() -> dict[UUID, tuple[Any, ...]]:
    return {each.id: (each.issue_id, each.source_id, each.kind, each.audience) for each in Step.objects.all()}


def _terms() -> dict[UUID, tuple[Any, ...]]:
    """Every version and clause: what it says, where it stands, from when."""
    versions = Version.objects.values_list("id", "state", "number", "from_on", "decision_id")
    clauses = Clause.objects.values_list("id", "version_id", "key", "position", "words_id", "draft", "taken_out")
    return {row[0]: row[1:] for rows in (versions, clauses) for row in rows}


def terms(kept: Kept) -> list[str]:
    """powers.md: only the user-led majority amends the terms. They sign and remark, and change nothing."""
    after = _terms()
    changed = {key for key in kept.terms if after.get(key) != kept.terms[key]}
    return [f"(terms) changed: {key}" for key in changed | (after.keys() - kept.terms.keys())]


def one(kept: Kept) -> list[str]:
    """(1) Not one byte of a member's words changes, and nobody puts a layer of theirs over them."""
    after = _layers(list(kept.standings))
    changed = {key for key in kept.said if after.get(key) != kept.said[key]}
    return [f"(1) a layer of a member changed: {key}" for key in changed | (after.keys() - kept.said.keys())]


def two(kept: Kept) -> list[str]:
    """(2) Words once shown are never hidden without a tombstone with a reason, seen by whoever could see them."""
    faults = [f"(2) the authority moderated: {Decided.objects.count()}"] * (Decided.objects.count() != kept.decided)
    found = {each.id: each for each in Words.objects.filter(id__in=kept.standings).select_related("in_force")}
    seen = words.spoken(kept.standings, actor=ANONYMOUS)
    for key, before in kept.standings.items():
        row = found.get(key)
        if row is None:
            faults.append(f"(2) words are gone: {key}")
        elif row.standing not in {before, Standing.TAKEN_DOWN}:
            faults.append(f"(2) words went from {before} to {row.standing}")
        elif (
            row.space == Space.PUBLIC and row.shown_at and not (key in seen and (seen[key].text or seen[key].tombstone))
        ):
            faults.append(f"(2) words that were shown stand nowhere: {key}")
        elif row.standing == Standing.HIDDEN and not (row.in_force and row.in_force.reason_code):
            faults.append(f"(2) hidden without a reason: {key}")
    return faults


def four(kept: Kept) -> list[str]:
    """(4) No issue or recommendation closes by their act, and no answer settles a part without what it needs."""
    faults = [
        f"(4) {name} changed: {key}"
        for name, before, after in (
            ("an issue", kept.issues, _issues()), ("a part", kept.parts, _parts()), ("a step", kept.steps, _steps())
        )
        for key in before
        if after.get(key) != before[key]
    ]  # fmt: skip
    after = dict(Recommendation.objects.values_list("id", "state"))
    for key, state in kept.recommendations.items():
        if after.get(key) not in GOES_TO[state]:
            faults.append(f"(4) a recommendation went from {state} to {after.get(key)}")
    faults += [f"(4) they began a recommendation: {key}" for key in after.keys() - kept.recommendations.keys()]
    for part in Part.objects.select_related("answer__kind"):
        answer = part.answer
        if part.state == "answered" and (answer is None or not answer.kind.stops_clock):
            faults.append(f"(4) a part is answered by nothing that stops its clock: {part.letter}")
        if answer and answer.kind.needs_reasons and not (answer.reason_id and answer.change_id and answer.decided_by):
            faults.append(f"(4) a refusal without its reasons: {part.letter}")
    return faults


def six(kept: Kept, actors: Iterable[Actor]) -> list[str]:
    """(6) Nothing of the user-led-only space: not by a list, the search, a count, a message or the public record.

    Nor is it theirs to say who enters it: nobody is put out, now or on a day to come, and nobody let in.
    """
    faults = [f"(6) who enters the space changed: {each}" for each in kept.enter ^ _enter(kept.panel_id)]
    for actor in (ANONYMOUS, *actors):
        if actor.in_user_led_space(kept.panel_id):
            faults.append("(6) one of them entered the space")
        if words.spoken(kept.inside, actor=actor):
            faults.append("(6) they read words of the space")
        if Words.objects.filter(words.known_to(actor, panel_id=kept.panel_id), id__in=kept.inside).exists():
            faults.append("(6) words of the space stand in a list of theirs")
        for thread in Thread.objects.filter(id__in=kept.threads):
            if conversations.thread(actor=actor, place_id=thread.place_id, space=Space.USER_LED) is not None:
                faults.append("(6) they see a thread of the space")
    if find(panel_id=kept.panel_id, text=kept.secret).total:
        faults.append("(6) the search finds words of the space")
    hidden = kept.inside | kept.threads
    for entry in PublicEntry.objects.all():
        if kept.secret in entry.body or any(str(key) in entry.body for key in hidden):
            faults.append(f"(6) the public record tells of the space: {entry.kind}")
    theirs = {actor.person_id for actor in actors}
    if Envelope.objects.filter(about_id__in=hidden, person_id__in=theirs).exists():
        faults.append("(6) a message of the space is on its way to them")
    return faults
