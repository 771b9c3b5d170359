"""What each model's Privacy says of erasure is done: a person who took part everywhere is erased, and looked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from copanel.deciding import services as deciding
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Topic
from copanel.governance.tests.examples import a_decision
from copanel.influence import services as influence
from copanel.influence.services import Said
from copanel.influence.tests.examples import ADOPTED, a_held_issue, part, sent
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Side
from copanel.kernel.privacy import ON_ERASURE
from copanel.membership import services as membership
from copanel.membership import tokens
from copanel.outbox.delivery import deliver_due
from copanel.people import services as people
from copanel.people.models import Account, Person
from copanel.priorities import services as priorities
from copanel.scope import services as scope
from copanel.scope.tests.examples import FIXED, stated
from copanel.terms import services as terms
from copanel.words import services as words
from copanel.words.states import How
from tests.faults.world import World, a_world

pytestmark = pytest.mark.django_db
OURS = [model for model in apps.get_models() if model.__module__.startswith("copanel.")]
GOES = {ON_ERASURE.BLANK, ON_ERASURE.DELETE}
CANARY = "canary"
NOT_HERE = {
    "people.ConfirmedAddress.language": "says nothing by itself, and goes with its row",
    "people.Person.died_on": "whoever has died takes part no more: blanked, in the room's own tests",
    "words.Words.address_id": "of someone whom nobody knows: forgotten with the address, in the room's own tests",
}


def going(model: type[models.Model]) -> dict[str, ON_ERASURE]:
    """The columns that the model says erasure deletes or blanks."""
    declared = model.__dict__["Privacy"]
    rules = {**getattr(declared, "personal", {}), **getattr(declared, "sensitive", {})}
    return {column: rule for column, rule in rules.items() if rule in GOES}


def rows_of(person: UUID) -> dict[type[models.Model], list[Any]]:
    """The rows that are the person's, by the path that each model gives."""
    found = {}
    for model in OURS:
        if going(model):
            mine = model._default_manager.filter(**{model.__dict__["Privacy"].whose: person})
            found[model] = list(mine.values_list("pk", flat=True))
    return found


def left_in(rows: dict[type[models.Model], list[Any]]) -> Iterator[str]:
    """What is left of these rows: a row that was to go, or something in a column that was to be blank.

    Another person's key in a person's row is theirs: it goes when they are erased.
    """
    persons = set(Person.objects.values_list("id", flat=True))
    for model, keys in rows.items():
        for column, rule in going(model).items():
            for value in model._default_manager.filter(pk__in=keys).values_list(column, flat=True):
                if rule is ON_ERASURE.DELETE or (value not in (None, "", b"") and value not in persons):
                    yield f"{model._meta.label}.{column}"


def columns(held: Callable[[Any], bool]) -> set[str]:
    """The columns that are to go, in whosever row, that hold such a value still."""
    return {
        f"{model._meta.label}.{column}"
        for model in OURS
        for column in going(model)
        for value in model._default_manager.values_list(column, flat=True)
        if held(value)
    }


def with_key(person: UUID) -> set[str]:
    return columns(lambda value: value == person)


def with_text() -> set[str]:
    """What quotes the four, by their words or their name."""
    return columns(lambda value: CANARY in str(value).lower())


def took_part(w: World) -> tuple[Actor, ...]:
    """Four who said, flagged, asked again, moderated, wrote down, drafted, and can be reached: to be erased in turn."""
    member, facilitator, moderator, lead = w.member_again(), w.room.facilitator, w.moderator, w.room.lead
    for number, who in enumerate((member, facilitator, moderator, lead)):
        mine = {"actor": who, "person_id": who.person_id}
        people.change_name(**mine, full_name=f"Canary {number}", first_name="Canary", own_word="carer")
        people.change_contact(**mine, channel="email", address=f"canary{number}@marlshire.example")
        email = Account.objects.get(person_id=who.person_id).email
        people.ask_to_sign_in(actor=ANONYMOUS, email=email, code="CANARY", language="en-gb", next_path="/canary/")
        account = Account.objects.get(person_id=who.person_id)
        people.begin_session(actor=ANONYMOUS, account_id=account.id, token_hash="a" * 64, device_kind="Canary")
        here = {"actor": SYSTEM, "panel_id": w.panel_id, "person_id": who.person_id}
        panels.declare_works_for(**here, organisation_id=w.room.table.host.id)
        panels.say_speaks_from(**here | {"actor": who}, speaks_from="carer")
        panels.allow_in_space(**here, decision_id=a_decision(w.room.table).id)
        seat = panels.add_seat(actor=SYSTEM, panel_id=w.panel_id, side=Side.INDEPENDENT, kind="observer")
        left = panels.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=who.person_id)
        panels.resign(actor=who, panel_id=w.panel_id, holding_ids=[left.id])
        theirs = w.said(w.room.chair)
        others = influence.raise_issue(actor=w.room.chair, panel_id=w.panel_id, said=Said("A bus", "The bus is full."))
        influence.follow_issue(actor=who, issue_id=others.id)
        words.flag(actor=who, words_id=theirs.id, why="A canary is named.")
        words.say_about(actor=w.deputy, words_id=w.said().id, about_persons=[who.person_id])
    said = Said(heading="A canary", text="The canary fell.", easy_text="A canary.")
    issue = influence.raise_issue(actor=member, panel_id=w.panel_id, said=said)
    words.correct(actor=member, words_id=issue.words_id, text="Two canaries.")
    words.flag(actor=ANONYMOUS, words_id=issue.words_id, why="It names a canary.")
    covered = words.mask(
        actor=moderator, words_id=issue.words_id, passages=["canary"], reason_code="names_someone", reason="A canary."
    )
    words.appeal(actor=member, decision_id=covered.id, text="I am the canary.")
    words.decide_appeal(actor=w.room.chair, decision_id=covered.id, uphold=True, answer="The canary stays out.")
    words.flag(actor=ANONYMOUS, words_id=issue.words_id, why="Another canary.")
    words.say_about(actor=moderator, words_id=w.said(w.room.chair).id, about_persons=[w.room.chair.person_id])
    question = deciding.put_question(
        actor=facilitator, panel_id=w.panel_id, heading="A pay day", text="One pay day.", way="consensus", share=50,
        closes_on=clock.today() + dt.timedelta(days=60),
    )  # fmt: skip
    place = question.roll.get(person_id=member.person_id)
    deciding.reply(actor=member, place_id=place.id, position="talk", text="A canary.", shown_as="full_name")
    w.written_down()
    clause = terms.start_draft(actor=w.room.chair, panel_id=w.panel_id).clauses.first()
    for who in (member, facilitator, lead):
        noted = terms.leave_note(actor=who, clause_id=clause.id, text="A canary.")
        terms.settle_note(actor=who, note_id=noted.id)
    influence.enter_issue_for(
        actor=facilitator, panel_id=w.panel_id, said=Said("A bus", "The bus is full."), how=How.PHONE,
        person_id=member.person_id, read_back=True,
    )  # fmt: skip
    a_held_issue(w.room, email="canary0@marlshire.example")
    asking = priorities.ask_members(
        actor=w.room.chair, panel_id=w.panel_id, closes_on=clock.today() + dt.timedelta(days=9)
    )
    topics = [topic.id for topic in governance.topics(w.panel_id)]
    priorities.say_what_matters(actor=member, asking_id=asking.id, topic_ids=topics, text="The canary sings.")
    drafted = sent(w.room)
    influence.save_draft(actor=lead, part_id=part(drafted).id, draft=ADOPTED)
    topic = Topic.objects.get(panel_id=w.panel_id).id
    scope.ask(actor=facilitator, panel_id=w.panel_id, about_id=topic)
    said_so = stated(w.room.table, w.room.manager, topic)
    mandate = a_decision(w.room.table).id
    scope.challenge(actor=facilitator, statement_id=said_so.id, text="There is room.", decision_id=mandate)
    scope.save_draft(actor=lead, panel_id=w.panel_id, about_id=topic, draft=FIXED)
    came_to_the_table(w, member)
    people.change_contact(actor=member, person_id=member.person_id, channel="post", address="1 Canary Row, ME1 1AA")
    deliver_due()
    return member, facilitator, moderator, lead


def came_to_the_table(w: World, member: Actor) -> None:
    """They are invited and say no, put each other forward, and declare an interest."""
    here = {"panel_id": w.panel_id, "office": "auditor"}
    email = Account.objects.get(person_id=member.person_id).email
    asked = membership.invite(actor=w.room.chair, **here, email=email, name="Canary")
    membership.decline(actor=member, token=tokens.word(asked), because="I am a canary.")
    membership.invite(actor=w.room.chair, **here, email=email, name="Canary")
    for whom in ({"name": "Canary"}, {"person_id": w.moderator.person_id}):
        put = membership.nominate(actor=member, **here, **whom, they_agree=True, why="A canary.")
        membership.put_aside(actor=w.room.chair, nomination_id=put.id, reason="No canary.")
    membership.declare_interest(actor=member, panel_id=w.panel_id, kind="family", text="My canary.")


def test_what_is_declared_is_done():
    w = a_world()
    erased, seen = took_part(w), with_text()
    for who in erased:
        theirs = rows_of(who.person_id)
        seen |= set(left_in(theirs)) | with_key(who.person_id)
        people.erase_person(actor=SYSTEM, person_id=who.person_id)
        assert sorted({*left_in(theirs), *with_key(who.person_id)}) == []
    assert sorted(with_text()) == []
    # Whatever is declared stood there before, so that its going means something.
    everywhere = {f"{model._meta.label}.{column}" for model in OURS for column in going(model)}
    assert sorted(everywhere - seen) == sorted(NOT_HERE)
