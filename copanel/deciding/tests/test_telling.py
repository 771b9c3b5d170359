"""What people are told, and what needs them."""

from __future__ import annotations

import pytest

from copanel.deciding import queries, services, tasks
from copanel.deciding.tests.examples import a_question, a_writing_panel, place_of, says, seated
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import SeatHolding
from copanel.governance.tests.examples import a_person, in_office
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope
from copanel.people import services as people

pytestmark = pytest.mark.django_db


def with_mail(*actors: Actor) -> None:
    for actor in actors:
        people.open_account(actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id.hex}@marlshire.example")


def mail_to(mailoutbox, actor: Actor) -> list:
    return [each for each in mailoutbox if each.to == [f"{actor.person_id.hex}@marlshire.example"]]


def test_a_member_is_told_what_is_asked_until_when_and_every_way_to_reply(mailoutbox):
    writing = a_writing_panel(2)
    with_mail(writing.members[0])
    question = a_question(writing, why="Late pay hurts.")
    deliver_due()
    (mail,) = mailoutbox
    assert mail.subject == "The panel decides something in writing"
    for said in (
        "Reply by Wednesday 17 March 2027", "ONE PAY DAY A MONTH", "The panel asks for one pay day a month.",
        "ring 01632 960 114", "1 High Street", "sign language", f"/marlshire/deciding/{question.id}/",
        "because you have a seat that decides",
    ):  # fmt: skip
        assert said in " ".join(mail.body.split()), said


def test_a_post_is_told_that_it_does_not_decide(mailoutbox):
    writing = a_writing_panel(2)
    manager = in_office(writing.table, Office.MANAGER, "Karen Boyd")
    with_mail(manager)
    a_question(writing)
    deliver_due()
    (mail,) = mailoutbox
    assert "You do not decide." in mail.body
    assert "because you answer for the council" in mail.body
    assert "ring 01632" not in mail.body.split("ONE PAY DAY")[0]


def test_whoever_replied_before_the_reminder_went_out_gets_none(mailoutbox, on_a_day):
    writing = a_writing_panel(3)
    ada, ben, _cora = writing.members
    with_mail(ada, ben)
    question = a_question(writing)
    deliver_due()
    on_a_day.move_to("2027-03-15 09:00:00+00:00")
    tasks.remind()
    says(question, ada, "against")
    deliver_due()
    assert [each.subject for each in mail_to(mailoutbox, ada)] == ["The panel decides something in writing"]
    assert mail_to(mailoutbox, ben)[-1].subject == "A decision in writing still waits for your reply"
    assert Envelope.objects.get(kind="deciding.reminder", person_id=ada.person_id).state != "sent"


def test_nothing_is_asked_of_anybody_once_it_is_over(mailoutbox):
    writing = a_writing_panel(2)
    with_mail(*writing.members)
    question = a_question(writing)
    services.withdraw_question(actor=writing.chair, question_id=question.id, reason="The rule has changed.")
    deliver_due()
    assert {each.subject for each in mailoutbox} == {"A question in writing was taken back"}
    assert "The rule has changed." in mailoutbox[0].body


def test_who_mediates_is_told(mailoutbox):
    writing = a_writing_panel(2)
    with_mail(writing.members[0])
    question = a_question(writing, "consensus")
    deliver_due()
    services.say_no_agreement(actor=writing.chair, question_id=question.id, text="Gwen Pryce rings everyone.")
    deliver_due()
    mail = mailoutbox[-1]
    assert mail.subject == "No agreement in writing: the chair mediates"
    assert "Gwen Pryce rings everyone." in mail.body


def test_the_seats_new_holder_is_told_and_asked_and_the_former_is_not():
    writing = a_writing_panel(2)
    question = a_question(writing)
    ada = writing.members[0]
    holding = SeatHolding.objects.get(person_id=ada.person_id)
    panels.empty_seat(actor=SYSTEM, holding_id=holding.id)
    new = a_person("Zoe Young")
    panels.fill_seat(actor=SYSTEM, seat_id=holding.seat_id, person_id=new)
    zoe = governance.actor_for(person_id=new)
    assert [need.title for need in queries.needs(actor=zoe, panel_id=writing.panel_id)] == [
        "Reply in writing: One pay day a month"
    ]
    gone = governance.actor_for(person_id=ada.person_id)
    assert queries.needs(actor=gone, panel_id=writing.panel_id) == []
    services.reply(actor=zoe, place_id=place_of(question, ada), position="for")
    services.withdraw_question(actor=writing.chair, question_id=question.id, reason="No need.")
    told = set(Envelope.objects.filter(kind="deciding.ended").values_list("person_id", flat=True))
    assert new in told
    assert ada.person_id not in told


def test_what_needs_whom():
    writing = a_writing_panel(2)
    letter = seated(writing.table, "Lou Marsh", kind="corresponding")
    manager = in_office(writing.table, Office.MANAGER, "Karen Boyd")
    question = a_question(writing)
    for actor in (*writing.members, letter):
        (need,) = queries.needs(actor=actor, panel_id=writing.panel_id)
        assert (need.title, need.url, need.by) == (
            "Reply in writing: One pay day a month", f"/marlshire/deciding/{question.id}/", question.closes_on,
        )  # fmt: skip
    for actor in (writing.chair, writing.facilitator, manager, ANONYMOUS):
        assert queries.needs(actor=actor, panel_id=writing.panel_id) == []
    says(question, writing.members[0], "against")
    assert queries.needs(actor=writing.members[0], panel_id=writing.panel_id) == []


@pytest.mark.parametrize("number", [1, 15])
def test_needs_cost_three_queries_however_many_wait(number, django_assert_num_queries):
    writing = a_writing_panel(1)
    for _each in range(number):
        a_question(writing)
    with django_assert_num_queries(3):
        assert len(queries.needs(actor=writing.members[0], panel_id=writing.panel_id)) == number
