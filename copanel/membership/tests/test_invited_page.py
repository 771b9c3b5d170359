"""The page behind an invitation's link: a press answers, looking does nothing, and a dead link tells nothing."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from copanel.governance import services as panels
from copanel.governance.models import SeatHolding
from copanel.governance.tests.examples import a_person
from copanel.kernel.actor import SYSTEM, Actor
from copanel.membership import services, tokens
from copanel.membership.models import Invitation
from copanel.membership.tests.examples import a_room, accepted, invited, link, signed_in, text
from copanel.people import services as people
from copanel.people.models import Account, Person

pytestmark = pytest.mark.django_db
YES = {"answer": "yes", "full_name": "Ada Cole", "works_for": ["none"], "shown_as": "first_name", "language": "en-easy"}


@pytest.fixture(autouse=True)
def in_standard_words():
    with translation.override("en-gb"):
        yield


def sign_ins(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_looking_ever_so_often_does_nothing(client, room):
    invitation = invited(room)
    before = Invitation.objects.values().get()
    for _look in range(3):
        page = client.get(link(invitation))
        client.head(link(invitation))
    assert page.status_code == 200
    assert page["Cache-Control"].startswith("max-age=0")
    assert Invitation.objects.values().get() == before
    assert not sign_ins(client)


def test_the_page_says_what_the_panel_is_what_is_asked_and_that_people_are_paid(client, room):
    page = text(client.get(link(invited(room, organisation_id=room.table.host.id))))
    for words in (
        "Marlshire panel invites you", "Council of marlshire must answer, in public", "Network of marlshire",
        "People are paid for their time", "01632 960 114", "Do you work for any of these?", "No, none of them",
    ):  # fmt: skip
        assert words in page


def test_a_press_says_yes_and_signs_in_whom_it_made(client, room):
    response = client.post(link(invited(room)), YES)
    assert response.status_code == 302
    assert response.url.startswith("/marlshire/?done=")
    person = Person.objects.get(full_name="Ada Cole")
    assert (person.language, person.account.email) == ("en-easy", "ada@example.org")
    assert SeatHolding.objects.get(person_id=person.id).shown_as == "first_name"
    assert sign_ins(client)
    assert "Welcome. You have your place from today." in text(client.get(f"{response.url}&words=standard"))


def test_pressing_twice_takes_one_seat(room):
    there = link(invited(room))
    first, second = Client().post(there, YES), Client().post(there, YES)
    assert (first.status_code, second.status_code) == (302, 410)
    assert SeatHolding.objects.filter(person_id=Account.objects.get(email="ada@example.org").person_id).count() == 1


def test_used_old_replaced_withdrawn_and_made_up_links_look_alike(room):
    used, replaced, withdrawn, declined, old = (invited(room, email=f"a{n}@example.org") for n in range(5))
    dead = {"replaced": link(replaced), "old": link(old)}
    accepted(used)
    services.send_again(actor=room.chair, invitation_id=replaced.id)
    services.withdraw_invitation(actor=room.chair, invitation_id=withdrawn.id)
    services.decline(actor=Actor(), token=tokens.word(declined))
    dead |= {"used": link(used), "withdrawn": link(withdrawn), "declined": link(declined)}
    dead |= {"unknown": "/invited/marlshire/" + "x" * len(tokens.word(used)) + "/"}
    with time_machine.travel(dt.datetime.combine(old.expires_on, dt.time(12)) + dt.timedelta(days=3), tick=False):
        answers = {}
        for name, there in dead.items():
            for response in (Client().get(there), Client().post(there, YES)):
                page = text(response).replace(there, "/here/")
                answers.setdefault(f"{response.status_code} {len(page)} {page}", set()).add(name)
    assert len(answers) == 1
    page = next(iter(answers))
    assert page.startswith("410 ")
    assert "This link can no longer be used" in page
    assert "01632 960 114" in page


def test_a_link_is_nobodys_under_another_panels_name(room):
    a_room("west")
    invitation = invited(room)
    assert Client().get(link(invitation, "west")).status_code == 410
    assert Client().get(link(invitation, "nowhere")).status_code == 410


def test_a_panel_being_prepared_is_told_to_who_was_invited_and_to_nobody_else(client):
    room = a_room("east", opened=False)
    invitation = services.invite(actor=SYSTEM, panel_id=room.panel_id, office="co_chair", email="first@example.org")
    assert "East panel" in text(client.get(link(invitation, "east")))
    for path in ("/east/", "/invited/east/nothing/"):
        assert "East panel" not in text(client.get(path))
        assert "01632 960 114" not in text(client.get(path))
    response = client.post(link(invitation, "east"), YES)
    assert response.url.startswith("/me/")
    assert sign_ins(client)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"full_name": ""}, "“What is your full name?” needs an answer."),
        ({"works_for": []}, "Do you work for any of these?"),
        ({"works_for": ["none", "council"]}, "Take one tick away."),
        ({"shown_as": ""}, "Choose an answer to"),
        ({"shown_as": "organisation"}, "Choose one of the answers"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(client, room, typed, sentence):
    if typed.get("works_for") == ["none", "council"]:
        typed = {"works_for": ["none", str(room.council_id)]}
    response = client.post(link(invited(room)), YES | typed)
    assert response.status_code == 422
    assert sentence in text(response)
    if "full_name" not in typed:
        assert "Ada Cole" in text(response)
    assert not Account.objects.filter(email="ada@example.org").exists()


def test_a_seat_that_went_meanwhile_keeps_what_was_typed(client, room):
    invitation = invited(room)
    panels.fill_seat(actor=SYSTEM, seat_id=invitation.seat_id, person_id=a_person("Quick Quinn"))
    response = client.post(link(invitation), YES)
    assert response.status_code == 422
    assert "Someone else has this seat now." in text(response)
    assert "Ada Cole" in text(response)
    assert not sign_ins(client)


def test_someone_of_the_council_is_told_what_happens_and_holds_nothing(client, room):
    services.add_mail_domain(
        actor=room.chair, panel_id=room.panel_id, organisation_id=room.council_id, domain="council.example"
    )
    there = link(invited(room, email="officer@council.example"))
    assert "We wrote to an address at Council of marlshire" in text(client.get(there))
    response = client.post(there, YES | {"works_for": [str(room.council_id)]})
    assert "done=membership.held" in response.url
    assert not SeatHolding.objects.exclude(person_id=room.member.person_id).exists()
    assert client.post(there, YES).status_code == 410


def test_a_no_forgets_and_thanks(client, room):
    invitation = invited(room)
    response = client.post(link(invitation), {"answer": "no", "because": "I am too tired."})
    assert response.status_code == 200
    assert "Thank you for your answer" in text(response)
    assert Invitation.objects.get().declined_because == "I am too tired."
    assert not sign_ins(client)
    assert client.post(link(invited(room)), {"answer": "no", "because": "y" * 2001}).status_code == 422


def test_who_has_an_account_signs_in_first_and_comes_back(client, room):
    owner = people.add_person(actor=SYSTEM, full_name="Zeb Known", email="zeb@example.org").id
    invitation = invited(room, email="zeb@example.org")
    page = text(client.get(link(invitation)))
    assert "/sign-in/?next=%2Finvited%2Fmarlshire%2F" in page
    assert "Yes, I take this place" not in page
    assert "Zeb" not in page
    assert client.post(link(invitation), YES).status_code == 200
    assert not SeatHolding.objects.filter(person_id=owner).exists()
    other = signed_in(room.member)
    assert "somebody else" in text(other.get(link(invitation)))
    assert other.post(link(invitation), YES).status_code == 200
    them = signed_in(Actor(person_id=owner))
    assert "You answer as Zeb Known." in text(them.get(link(invitation)))
    assert (
        them.post(link(invitation), {"answer": "yes", "works_for": ["none"], "shown_as": "not_named"}).status_code
        == 302
    )
    assert SeatHolding.objects.filter(person_id=owner).exists()


def test_who_sent_it_reads_that_somebody_else_answers(room):
    page = text(signed_in(room.chair).get(link(invited(room))))
    assert "somebody else must accept it" in page
    assert "Yes, I take this place" not in page


def test_the_page_asks_few_questions_of_the_database(room, django_assert_max_num_queries):
    there = link(invited(room, organisation_id=room.table.host.id))
    with django_assert_max_num_queries(12):
        assert Client().get(there).status_code == 200
