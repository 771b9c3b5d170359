"""A question is put: its roll, its time, and what is refused."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from copanel.deciding import queries, services
from copanel.deciding.models import Question, RollPlace
from copanel.deciding.states import Group
from copanel.deciding.tests.examples import a_question, a_writing_panel, place_of, says, seated
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import SeatHolding, WorksFor
from copanel.governance.tests.examples import a_decision, in_office
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.outbox.models import Envelope
from copanel.words.models import Words

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
TODAY = dt.date(2027, 3, 3)  # a Wednesday


def last() -> tuple[str, dict]:
    entry = PublicEntry.objects.order_by("id").last()
    return entry.kind, json.loads(entry.body)["payload"]


def test_a_question_is_put_with_its_roll_and_everyone_on_it_is_told():
    writing = a_writing_panel(3)
    manager = in_office(writing.table, Office.MANAGER, "Karen Boyd")
    letter = seated(writing.table, "Lou Marsh", kind="corresponding")
    seated(writing.table, "Oona Watch", kind="observer")
    vacant = panels.add_seat(actor=SYSTEM, panel_id=writing.panel_id, side=Side.USER_LED)
    question = a_question(writing, why="Late pay hurts.", easy_text="One pay day.", easy_why="Late pay is bad.")
    roll = {(place.group, place.person_id) for place in question.roll.all()}
    assert roll == {
        *((Group.DECIDES, each.person_id) for each in writing.members),
        (Group.ASKED, letter.person_id),
        (Group.COUNCIL, None),
    }
    assert not question.roll.filter(seat_id=vacant.id).exists()
    told = {each.person_id for each in Envelope.objects.filter(kind="deciding.asked")}
    assert told == {*(each.person_id for each in writing.members), letter.person_id, manager.person_id}
    assert last() == (
        "question.put",
        {"panel": "marlshire", "question": str(question.id), "closes_on": question.closes_on.isoformat()},
    )
    page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
    assert (page.heading, page.text, page.why) == (
        "One pay day a month", "The panel asks for one pay day a month.", "Late pay hurts.",
    )  # fmt: skip
    assert not PublicEntry.objects.filter(body__contains="ay day").exists()
    assert set(Words.objects.values_list("voice", "author_id")) == {("office", None)}


def test_the_roll_stays_as_it_was_and_whoever_sits_there_now_replies():
    writing = a_writing_panel(2)
    question = a_question(writing)
    ada, ben = writing.members
    holding = SeatHolding.objects.get(person_id=ada.person_id)
    panels.empty_seat(actor=SYSTEM, holding_id=holding.id)
    late = seated(writing.table, "Zoe Young")
    assert question.roll.filter(group=Group.DECIDES).count() == 2
    with pytest.raises(NotAllowed):
        services.reply(actor=late, place_id=place_of(question, ben), position="for")
    gone = governance.actor_for(person_id=ada.person_id)
    with pytest.raises(NotAllowed):
        says(question, gone)


def test_nobody_of_the_council_is_on_the_roll_of_the_user_led_side():
    writing = a_writing_panel(3)
    ada = writing.members[0]
    panels.declare_works_for(
        actor=SYSTEM, panel_id=writing.panel_id, person_id=ada.person_id, organisation_id=writing.table.council.id
    )
    question = a_question(writing)
    assert question.roll.filter(group=Group.DECIDES).count() == 2
    assert not question.roll.filter(person_id=ada.person_id).exists()


def test_whoever_turns_out_to_be_of_the_council_counts_no_more():
    writing = a_writing_panel(3)
    question = a_question(writing)
    ada, ben, cora = writing.members
    says(question, ada)
    panels.declare_works_for(
        actor=SYSTEM, panel_id=writing.panel_id, person_id=ada.person_id, organisation_id=writing.table.council.id
    )
    says(question, ben)
    question.refresh_from_db()
    assert question.state == "open"  # two of three are for it, and one of them is of the council
    assert WorksFor.objects.count() == 1
    says(question, cora)
    question.refresh_from_db()
    assert question.state == "decided"
    with pytest.raises(Invalid, match="works for the council"):
        services.reply_for(actor=writing.facilitator, place_id=place_of(question, ada), position="for", how="phone")


def test_somebody_who_works_for_another_body_counts():
    writing = a_writing_panel(1)
    question = a_question(writing)
    panels.declare_works_for(
        actor=SYSTEM, panel_id=writing.panel_id, person_id=writing.members[0].person_id,
        organisation_id=writing.table.host.id,
    )  # fmt: skip
    assert not RollPlace.objects.filter(barred=True).exists()
    says(question, writing.members[0])
    question.refresh_from_db()
    assert question.state == "decided"


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"heading": "  "}, {"heading"}),
        ({"heading": "x" * 121}, {"heading"}),
        ({"text": " "}, {"text"}),
        ({"text": "x" * 20_001}, {"text"}),
        ({"closes_on": TODAY}, {"closes_on"}),
        ({"closes_on": dt.date(2027, 3, 9)}, {"closes_on"}),  # four working days
        ({"closes_on": dt.date(2028, 4, 1)}, {"closes_on"}),
        ({"way": "consensus", "share": 0}, {"share"}),
        ({"way": "most_of_replies", "share": 101}, {"share"}),
        ({"way": "seats", "seats": 1}, {"seats"}),  # half of two is not more than half
        ({"way": "seats", "seats": 3}, {"seats"}),
        ({"heading": "", "closes_on": TODAY}, {"heading", "closes_on"}),
    ],
)
def test_a_question_that_cannot_be_is_refused_whole(more, fields):
    writing = a_writing_panel(2)
    before = PublicEntry.objects.count(), PrivateEntry.objects.count()
    with pytest.raises(Invalid) as fault:
        a_question(writing, **more)
    assert set(fault.value.faults) == fields
    assert not Question.objects.exists()
    assert not Words.objects.exists()
    assert not Envelope.objects.exists()
    assert (PublicEntry.objects.count(), PrivateEntry.objects.count()) == before


def test_the_least_time_is_the_panels_rule():
    writing = a_writing_panel(2)
    a_question(writing, closes_on=dt.date(2027, 3, 10))
    decision = a_decision(writing.table)
    panels.set_rule(actor=SYSTEM, panel_id=writing.panel_id, rule="deciding_days", value=6, decision_id=decision.id)
    with pytest.raises(Invalid, match="at least 6 working days"):
        a_question(writing, closes_on=dt.date(2027, 3, 10))


def test_without_a_filled_seat_nobody_can_decide():
    writing = a_writing_panel(0)
    with pytest.raises(Invalid, match="Nobody can decide"):
        a_question(writing)


def test_a_panel_that_is_not_open_decides_nothing_here(on_a_day):
    writing = a_writing_panel(1)
    closed = panels.add_panel(
        actor=SYSTEM, slug="closed", name="Closed", authority_id=writing.table.council.id, host_id=writing.table.host.id
    )
    chair = in_office(writing.table, Office.CO_CHAIR, "Nell")
    panels.appoint(actor=SYSTEM, panel_id=closed.id, person_id=chair.person_id, office=Office.CO_CHAIR)
    chair = governance.actor_for(person_id=chair.person_id)
    with pytest.raises(WrongState):
        services.put_question(
            actor=chair, panel_id=closed.id, heading="A", text="A", way="most_of_all", closes_on=TODAY + 20 * DAY
        )


@pytest.mark.parametrize(
    "office", [Office.MEMBER, Office.MODERATOR, Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT]
)
def test_others_put_nothing_to_the_panel(office):
    writing = a_writing_panel(2)
    writing.facilitator = in_office(writing.table, office)
    with pytest.raises(NotAllowed):
        a_question(writing)


def test_two_presses_put_one_question():
    writing, key = a_writing_panel(2), new_id()
    a_question(writing, question_id=key)
    with pytest.raises(AlreadyDone):
        a_question(writing, question_id=key)
    assert Question.objects.count() == 1


def test_only_a_question_without_agreement_is_taken_up_again():
    writing, elsewhere = a_writing_panel(2), a_writing_panel(1, slug="eastmarsh")
    former = a_question(writing, "consensus")
    with pytest.raises(Invalid, match="without agreement"):
        a_question(writing, follows_id=former.id)
    services.say_no_agreement(actor=writing.chair, question_id=former.id, text="Aisha mediates.")
    for wrong in (
        lambda: a_question(elsewhere, follows_id=former.id),
        lambda: a_question(writing, follows_id=new_id()),
    ):
        with pytest.raises(NotFound):
            wrong()
    assert a_question(writing, follows_id=former.id).follows_id == former.id
