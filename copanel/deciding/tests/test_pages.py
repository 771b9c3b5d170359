"""The pages of decisions in writing, as people meet them."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from copanel.deciding import services
from copanel.deciding.models import Question, Reply
from copanel.deciding.tests.examples import (
    a_question,
    a_writing_panel,
    after_the_end,
    place_of,
    post_place,
    says,
    seated,
    told,
)
from copanel.governance.tests.examples import in_office
from copanel.governance.tests.test_pages import signed_in
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Office
from copanel.kernel.ids import new_id

pytestmark = pytest.mark.django_db
KEY = "5f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10"
ASKED = {
    "key": KEY,
    "heading": "One pay day a month",
    "text": "The panel asks for one pay day a month.",
    "why": "Pay comes late.",
    "way": "consensus",
    "share": "50",
    "closes_on-day": "17",
    "closes_on-month": "3",
    "closes_on-year": "2027",
}
MOST = 12


def text(response) -> str:
    return response.content.decode()


def at(name: str, *more) -> str:
    return reverse(f"deciding:{name}", args=["marlshire", *more])


def test_a_question_is_written_looked_at_changed_and_put():
    writing = a_writing_panel(3)
    client = signed_in(writing.facilitator)
    assert "Wednesday 10 March 2027" in text(client.get(at("new")))
    page = text(client.post(at("new"), ASKED | {"stage": "look"}))
    for said in (
        "Check the question",
        "The panel asks for one pay day",
        "At least 50 in 100",
        "3 full seats",
        "Wednesday 17 March 2027",
    ):
        assert said in page
    assert not Question.objects.exists()
    page = text(client.post(at("new"), ASKED | {"stage": "change"}))
    assert "Pay comes late." in page
    assert "Error:" not in page
    for _press in range(2):
        response = client.post(at("new"), ASKED | {"stage": "put"})
        assert response.url == f"/marlshire/deciding/{KEY}/?done=deciding.put"
    assert Question.objects.count() == 1
    page = text(client.get(response.url))
    assert "Done. Everyone on the roll is told." in page
    assert "0 of 3 seats that decide have replied." in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"heading": ""}, "needs an answer"),
        ({"text": ""}, "needs an answer"),
        ({"share": ""}, "Give a number here."),
        ({"share": "0"}, "must be 1 or more"),
        ({"way": "seats", "seats": ""}, "Give a number here."),
        ({"closes_on-day": "31", "closes_on-month": "2"}, "Write a real day"),
        ({"closes_on-day": "4"}, "People need at least 5 working days. Give Wednesday 10 March 2027 or later."),
        ({"way": "seats", "seats": "9"}, "Give a number from 2 to 3"),
    ],
)
@pytest.mark.parametrize("stage", ["look", "put"])
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(typed, sentence, stage):
    writing = a_writing_panel(3)
    response = signed_in(writing.facilitator).post(
        at("new"), ASKED | {"why": "Kept <b>words</b>", "stage": stage} | typed
    )
    assert response.status_code == 422
    page = text(response)
    assert sentence in page
    assert "Error:" in page
    assert "Kept &lt;b&gt;words&lt;/b&gt;" in page
    assert not Question.objects.exists()


def test_a_member_replies_with_four_answers_and_can_change_it():
    writing = a_writing_panel(3)
    question = a_question(writing)
    ada = writing.members[0]
    client = signed_in(ada)
    reply = at("reply", question.id, place_of(question, ada))
    assert reply in text(client.get(at("question", question.id)))
    page = text(client.get(reply))
    for said in ("I am for it", "I am against it", "I stand aside", "I need to talk about it first"):
        assert said in page
    sent = {"key": KEY, "looked": "0", "position": "against", "text": "No <i>pay</i>.", "shown_as": "not_named"}
    page = text(client.post(reply, sent | {"position": ""}))
    assert "Choose an answer to “What do you say?”." in page
    assert "No &lt;i&gt;pay&lt;/i&gt;." in page
    for _press in range(2):
        response = client.post(reply, sent)
        assert response.url.endswith("?done=deciding.replied")
    assert Reply.objects.count() == 1
    assert "You replied on Wednesday 3 March 2027, on the page: <strong>Against it</strong>" in text(
        client.get(response.url)
    )
    page = text(client.post(reply, sent | {"key": str(new_id())}))
    assert "Another reply for this seat came in while you wrote." in page
    assert "There is a reply already." in text(client.get(reply))


def test_the_facilitator_writes_a_reply_down():
    writing = a_writing_panel(3)
    question = a_question(writing)
    client = signed_in(writing.facilitator)
    reply = at("reply", question.id, place_of(question, writing.members[1]))
    assert reply in text(client.get(at("question", question.id)))
    page = text(client.get(reply))
    assert "Write down the reply of Ben Dale" in page
    sent = {
        "key": KEY, "looked": "0", "position": "for", "how": "bsl", "said_on-day": "3", "said_on-month": "3",
        "said_on-year": "2027", "shown_as": "first_name", "read_back": "on", "text": "Signed.",
    }  # fmt: skip
    assert "That day is still to come." in text(client.post(reply, sent | {"said_on-day": "4"}))
    assert client.post(reply, sent).status_code == 302
    made = Reply.objects.get()
    assert (made.how, made.read_back, made.written_by_id) == ("bsl", True, writing.facilitator.person_id)


def test_a_manager_says_what_the_post_thinks_and_everybody_reads_it_apart():
    writing = a_writing_panel(3)
    manager = in_office(writing.table, Office.MANAGER, "Karen Boyd")
    question = a_question(writing)
    client = signed_in(manager)
    reply = at("reply", question.id, post_place(question))
    assert "What does your post think?" in text(client.get(at("question", question.id)))
    page = text(client.get(reply))
    assert "Say what your post thinks" in page
    assert "How shall the user-led side" not in page
    assert (
        client.post(reply, {"key": KEY, "looked": "0", "position": "against", "text": "Too dear."}).status_code == 302
    )
    page = text(Client().get(at("question", question.id)))
    assert "What the council thinks" in page
    assert "Too dear." in page


def test_more_time_taking_back_and_no_agreement():
    writing = a_writing_panel(3)
    question = a_question(writing, "consensus")
    chair = signed_in(writing.chair)
    later = {
        "looked": "2027-03-17",
        "closes_on-day": "24",
        "closes_on-month": "3",
        "closes_on-year": "2027",
        "reason": "Post.",
    }
    assert "Give a day after Wednesday 17 March" in text(
        chair.post(at("extend", question.id), later | {"closes_on-day": "16"})
    )
    assert chair.post(at("extend", question.id), later).status_code == 302
    response = signed_in(writing.facilitator).post(at("extend", question.id), later | {"closes_on-day": "31"})
    assert response.status_code == 409
    assert "Someone else moved the last day" in text(response)
    assert "It was moved to Wednesday 24 March 2027" in text(Client().get(at("question", question.id)))
    assert "needs an answer" in text(chair.post(at("no_agreement", question.id), {"text": ""}))
    for _press in range(2):
        assert chair.post(at("no_agreement", question.id), {"text": "Aisha mediates."}).status_code == 302
    page = text(chair.get(at("question", question.id)))
    assert "Aisha mediates." in page
    assert f"{at('new')}?follows={question.id}" in page
    assert "One pay day a month" in text(chair.get(f"{at('new')}?follows={question.id}"))
    other = a_question(writing)
    for _press in range(2):
        assert chair.post(at("withdraw", other.id), {"reason": "It is not needed."}).status_code == 302
    assert "It is not needed." in text(Client().get(at("question", other.id)))


def test_it_is_taken_up_again_from_the_page():
    writing = a_writing_panel(3)
    question = a_question(writing, "consensus")
    services.say_no_agreement(actor=writing.chair, question_id=question.id, text="Aisha mediates.")
    client = signed_in(writing.chair)
    client.post(f"{at('new')}?follows={question.id}", ASKED | {"stage": "put"})
    assert Question.objects.get(id=KEY).follows_id == question.id
    assert "It was taken up again in a new question" in text(Client().get(at("question", question.id)))
    assert client.get(f"{at('new')}?follows=nonsense").status_code == 200
    assert client.get(f"{at('new')}?follows={new_id()}").status_code == 404


def test_every_state_says_in_words_what_came_of_it():
    writing = a_writing_panel(3)
    decided, lost, mediated = a_question(writing), a_question(writing), a_question(writing, "consensus")
    for member in writing.members[:2]:
        says(decided, member)
    says(mediated, writing.members[0], "talk")
    client, easy = Client(), "?words=easy"
    page = text(client.get(at("question", decided.id)))
    assert "It took effect then." in page
    assert "Replies are still taken until Wednesday 17 March 2027." in page
    assert f"/marlshire/decisions/{Question.objects.get(id=decided.id).decision_id}" in page
    with clock.standing_at(after_the_end(lost)):
        assert "What came of it stands here within the hour." in text(client.get(at("question", lost.id)))
        for question in (lost, mediated):
            services.close(actor=SYSTEM, question_id=question.id)
        assert "The time ran out before enough were for it." in text(client.get(at("question", lost.id)))
        assert "Nobody has said yet who mediates." in text(client.get(at("question", mediated.id)))
        page = text(client.get(at("questions")))
        for said in ("Decided", "Not decided: not enough were for it", "No agreement: the chair mediates"):
            assert said in page
        for question in (decided, lost, mediated):
            page = text(client.get(at("question", question.id) + easy))
            assert "<img" in page
            assert "not in Easy Read" in page


def test_an_empty_list_says_what_it_is_for():
    a_writing_panel(1)
    page = text(Client().get(at("questions")))
    assert "Nothing was decided in writing yet" in page
    assert "Put a question" not in page


def test_the_sheet_holds_no_formula():
    writing = a_writing_panel(2)
    a_question(writing, heading="=1+1")
    response = Client().get(at("sheet"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Question", "Page", "Where it stands"]
    assert rows[1][0] == "'=1+1"
    assert rows[1][1].startswith("http://testserver/marlshire/deciding/")


def test_the_list_has_pages():
    writing = a_writing_panel(1)
    for number in range(32):
        a_question(writing, heading=f"Question {number}")
    page = text(Client().get(at("questions")))
    assert "?page=2" in page
    assert "?page=1" in text(Client().get(at("questions") + "?page=2"))
    assert Client().get(at("questions") + "?page=nonsense").status_code == 200


@pytest.mark.parametrize("place", ["question", "extend", "withdraw", "no_agreement"])
def test_another_panel_has_no_such_question(place):
    writing, elsewhere = a_writing_panel(1), a_writing_panel(1, slug="eastmarsh")
    question = a_question(writing)
    address = reverse(f"deciding:{place}", args=["eastmarsh", question.id])
    assert signed_in(elsewhere.chair).get(address).status_code == 404


def test_after_the_last_day_the_form_says_so():
    writing = a_writing_panel(2)
    question = a_question(writing)
    client, address = signed_in(writing.members[0]), at("reply", question.id, place_of(question, writing.members[0]))
    with clock.standing_at(after_the_end(question)):
        response = client.get(address)
    assert response.status_code == 409
    assert "The time to reply is over." in text(response)


def busy(writing, number: int) -> Question:
    """A question with so many replies on a roll, each with words and a name, and more time given."""
    writing.members += [seated(writing.table, f"More {each}") for each in range(number)]
    question = a_question(writing, "consensus", why="Because.")
    services.extend(actor=writing.chair, question_id=question.id, closes_on=dt.date(2027, 3, 24), reason="Post.")
    for member in writing.members[:-1]:
        told(writing, question, member, "against", text="No.", shown_as="full_name", in_public=True)
    return question


@pytest.mark.parametrize("number", [1, 36])
def test_the_pages_cost_few_queries_however_many_reply(number, django_assert_max_num_queries):
    writing = a_writing_panel(3)
    question = busy(writing, number)
    last = writing.members[-1]
    eyes = [signed_in(each) for each in (writing.chair, writing.facilitator, last)]
    open_pages = [at("questions"), at("question", question.id), at("sheet")]
    for client in (*eyes, Client()):
        for address in open_pages:
            with django_assert_max_num_queries(MOST):
                assert client.get(address).status_code == 200
    for client, place in ((eyes[2], last), (eyes[1], writing.members[0])):
        with django_assert_max_num_queries(MOST):
            assert client.get(at("reply", question.id, place_of(question, place))).status_code == 200
    services.say_no_agreement(actor=writing.chair, question_id=question.id, text="Aisha mediates.")
    for client in (*eyes, Client()):
        with django_assert_max_num_queries(MOST):
            page = text(client.get(at("question", question.id)))
    assert "Aisha mediates." in page


def test_the_list_costs_the_same_for_one_and_for_thirty():
    writing = a_writing_panel(1)
    client = Client()
    a_question(writing)
    asked = count_of(client, at("questions")), count_of(client, at("sheet"))
    for number in range(29):
        a_question(writing, heading=f"Question {number}")
    assert (count_of(client, at("questions")), count_of(client, at("sheet"))) == asked


def count_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)
