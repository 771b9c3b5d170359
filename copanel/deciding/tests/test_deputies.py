"""A deputy who stands in speaks for the seat in a decision in writing, and only then."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from copanel.deciding import messages, queries, services
from copanel.deciding.models import Question, RollPlace
from copanel.deciding.queries import roll
from copanel.deciding.tests.examples import Writing, a_question, a_writing_panel, place_of, says
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Deputy, SeatHolding
from copanel.governance.tests.examples import a_person
from copanel.kernel.actor import SYSTEM, Actor
from copanel.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


@dataclass
class Stood:
    writing: Writing
    question: Question
    member: Actor
    deputy: Deputy

    @property
    def actor(self) -> Actor:
        return governance.actor_for(person_id=self.deputy.person_id)


@pytest.fixture
def stood() -> Stood:
    writing = a_writing_panel(seats=5)
    member = writing.members[0]
    holding = SeatHolding.objects.get(person_id=member.person_id)
    deputy = panels.name_deputy(actor=SYSTEM, holding_id=holding.id, person_id=a_person("Nia Poole"))
    return Stood(writing, a_question(writing), member, deputy)


def test_a_deputy_who_stands_in_replies_for_the_seat(stood: Stood) -> None:
    panels.stand_in(actor=SYSTEM, deputy_id=stood.deputy.id)
    place_id = place_of(stood.question, stood.member)
    made = services.reply(actor=stood.actor, place_id=place_id, position="for")
    assert made.person_id == stood.deputy.person_id
    assert RollPlace.objects.get(id=place_id).last_id == made.id


def test_a_deputy_who_does_not_stand_in_replies_for_nobody(stood: Stood) -> None:
    with pytest.raises(NotAllowed):
        services.reply(actor=stood.actor, place_id=place_of(stood.question, stood.member), position="for")


def test_a_deputy_replies_for_no_other_seat(stood: Stood) -> None:
    panels.stand_in(actor=SYSTEM, deputy_id=stood.deputy.id)
    with pytest.raises(NotAllowed):
        services.reply(actor=stood.actor, place_id=place_of(stood.question, stood.writing.members[1]), position="for")


def test_who_stands_in_is_asked_reminded_and_told(stood: Stood) -> None:
    panels.stand_in(actor=SYSTEM, deputy_id=stood.deputy.id)
    later = a_question(stood.writing, heading="A ramp")
    asked = {each.person_id for each in messages._everyone(later.id)}
    assert {stood.deputy.person_id, stood.member.person_id} <= asked
    assert stood.deputy.person_id in {each.person_id for each in messages._silent(later.id)}
    needs = queries.needs(actor=stood.actor, panel_id=stood.writing.panel_id)
    assert any("Reply in writing" in each.title for each in needs)


def test_a_seat_replies_once_whoever_speaks_for_it(stood: Stood) -> None:
    panels.stand_in(actor=SYSTEM, deputy_id=stood.deputy.id)
    says(stood.question, stood.member, "for")
    services.reply(actor=stood.actor, place_id=place_of(stood.question, stood.member), position="against")
    assert roll.tally_of(stood.question).replied == 1


def test_a_seat_counts_again_once_somebody_else_holds_it() -> None:
    """Whoever comes after someone of the council is not shut out for them, and their reply is not the council's."""
    writing = a_writing_panel(seats=5)
    question, former = a_question(writing), writing.members[0]
    says(question, former, "against")
    place_id = place_of(question, former)
    panels.declare_works_for(
        actor=SYSTEM, panel_id=writing.panel_id, person_id=former.person_id, organisation_id=writing.table.council.id
    )
    holding = SeatHolding.objects.get(person_id=former.person_id)
    panels.empty_seat(actor=SYSTEM, holding_id=holding.id)
    comes = a_person("Nia Poole")
    panels.fill_seat(actor=SYSTEM, seat_id=holding.seat_id, person_id=comes)
    assert roll.tally_of(question).replied == 0
    services.reply(actor=governance.actor_for(person_id=comes), place_id=place_id, position="for")
    assert roll.tally_of(question).in_favour == 1
