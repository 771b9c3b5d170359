"""The pages of those who keep the table, of members, and of everybody."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from copanel.governance import services as panels
from copanel.governance.models import SeatHolding
from copanel.governance.tests.examples import a_decision, in_office
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.kernel.ids import new_id
from copanel.membership import services, tokens
from copanel.membership.models import Interest, Invitation, MailDomain, Nomination, Statement
from copanel.membership.tests.examples import a_seat, accepted, invited, signed_in, text

pytestmark = pytest.mark.django_db
HERE = "/marlshire"


@pytest.fixture(autouse=True)
def in_standard_words():
    with translation.override("en-gb"):
        yield


def invitation_typed(**more) -> dict:
    return {
        "key": str(new_id()), "what_for": "seat-user_led-full", "reach": "email", "email": "ada@example.org",
        "language": "en-gb",
    } | more  # fmt: skip


def test_an_invitation_is_written_looked_at_and_sent(room):
    a_seat(room)
    chair, there = signed_in(room.chair), f"{HERE}/invitations/new/"
    assert "Full seat, user-led: 1 is free" in text(chair.get(there))
    typed = invitation_typed(name="Ada Cole")
    looked = text(chair.post(there, typed | {"stage": "look"}))
    assert "Nothing is sent yet." in looked
    assert "ada@example.org" in looked
    assert not Invitation.objects.exists()
    sent = [chair.post(there, typed | {"stage": "send"}) for _press in range(2)]
    assert Invitation.objects.count() == 1
    assert "The invitation is on its way." in text(chair.get(sent[0].url))
    page = text(chair.get(f"{HERE}/invitations/"))
    assert "Full seat: Ada Cole" in page
    assert tokens.code(Invitation.objects.get()) not in page + text(chair.get(sent[0].url))


def test_the_council_address_is_warned_of_before_it_is_sent(room):
    a_seat(room)
    services.add_mail_domain(
        actor=room.chair, panel_id=room.panel_id, organisation_id=room.council_id, domain="council.example"
    )
    typed = invitation_typed(email="officer@care.council.example")
    looked = text(signed_in(room.facilitator).post(f"{HERE}/invitations/new/", typed))
    assert "The address belongs to Council of marlshire." in looked
    assert "Send it all the same" in looked


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"what_for": ""}, "Choose an answer to “Which place is it?”."),
        ({"email": ""}, "Give this, so that we can reach them."),
        ({"email": "ada"}, "Write the e-mail address in full"),
        ({"reach": "letter", "email": "not looked at"}, "Give this, so that we can reach them."),
        (
            {"reach": "letter", "post_address": "here", "stage": "send"},
            "Write the whole address",
        ),
        ({"reach": "here", "person_id": str(new_id())}, "Choose one of the answers"),
    ],
)
def test_what_is_wrong_is_said_and_kept(room, typed, sentence):
    a_seat(room)
    response = signed_in(room.chair).post(f"{HERE}/invitations/new/", invitation_typed(name="Ada Cole") | typed)
    assert response.status_code == 422
    assert sentence in text(response)
    assert "Ada Cole" in text(response)
    assert not Invitation.objects.exists()


def test_the_council_sees_its_own_invitations_and_places_alone(room):
    invited(room, name="Secret Sue")
    theirs = services.invite(
        actor=room.lead, panel_id=room.panel_id, seat_id=a_seat(room, Side.AUTHORITY).id, email="new@council.example"
    )
    manager = signed_in(room.manager)
    page = text(manager.get(f"{HERE}/invitations/"))
    assert "new@council.example" in page
    assert "Secret Sue" not in page
    form = text(manager.get(f"{HERE}/invitations/new/"))
    assert "user-led" not in form.partition("<main")[2]
    assert manager.get(f"{HERE}/invitations/{theirs.id}/").status_code == 200


def test_one_is_sent_again_taken_back_and_given(room):
    chair = signed_in(room.chair)
    invitation = invited(room)
    there = f"{HERE}/invitations/{invitation.id}/"
    assert "The old link is dead." in text(chair.get(chair.post(there, {"do": "again"}).url))
    assert "taken back" in text(chair.get(chair.post(there, {"do": "withdraw"}).url))
    assert chair.post(there, {"do": "again"}).status_code == 409
    held = accepted(invited(room), works_for=[room.council_id])
    there = f"{HERE}/invitations/{held.id}/"
    assert "Let them in" not in text(chair.get(there))
    assert chair.post(there, {"do": "give"}).status_code == 422
    decision = a_decision(room.table, "Ada Cole may sit with us.")
    page = text(chair.get(there))
    assert "Ada Cole may sit with us." in page
    assert chair.post(there, {"do": "give", "decision_id": ""}).status_code == 422
    assert not SeatHolding.objects.filter(person_id=held.answered_id).exists()
    done = chair.post(there, {"do": "give", "decision_id": str(decision.id)})
    assert "They have the place" in text(chair.get(done.url))
    assert SeatHolding.objects.filter(person_id=held.answered_id).exists()


def test_an_answer_by_phone_is_written_down(room):
    invitation = invited(room, name="Ada Cole", post_address="1 High Street, Marlbury MB1 1AA")
    typed = {
        "code": tokens.code(invitation), "how": "phone", "answer": "yes", "full_name": "Ada Cole",
        "works_for": ["none"], "shown_as": "not_named", "read_back": "on",
    }  # fmt: skip
    there, facilitator = f"{HERE}/invitations/answer/", signed_in(room.facilitator)
    for wrong, sentence in (
        ({"code": "000 000 000"}, "No invitation waits with this code."),
        ({"read_back": ""}, "Tick"),
        ({"works_for": []}, "Ask them, and write down what they say."),
        ({"shown_as": ""}, "Ask them, and write down what they say."),
    ):
        response = facilitator.post(there, typed | wrong)
        assert response.status_code == 422
        assert sentence in text(response)
    own = signed_in(room.chair).post(there, typed)
    assert own.status_code == 403
    assert "You sent this invitation." in text(own)
    done = facilitator.post(there, typed)
    assert "get a message about it" in text(facilitator.get(done.url))
    no = invited(room)
    done = facilitator.post(there, {"code": tokens.code(no), "how": "phone", "answer": "no", "read_back": "on"})
    assert "they said no" in text(facilitator.get(done.url))


def test_mail_domains_are_added_and_ended(room):
    there, chair = f"{HERE}/invitations/mail/", signed_in(room.chair)
    typed = {"domain": "council.example", "organisation_id": str(room.council_id)}
    assert "gives a warning" in text(chair.get(there)) or "give a warning" in text(chair.get(there))
    assert chair.post(there, typed | {"domain": "x"}).status_code == 422
    assert chair.post(there, typed).status_code == 302
    assert "council.example" in text(chair.get(there))
    assert chair.post(there, {"end": str(MailDomain.objects.get().id)}).status_code == 302
    assert chair.post(there, {"end": str(new_id())}).status_code == 404


def test_a_member_puts_someone_forward_and_a_chair_invites_them(room):
    member, chair = signed_in(room.member), signed_in(room.chair)
    a_seat(room)
    typed = {
        "key": str(new_id()), "what_for": "seat-user_led-full", "who": "new", "name": "Bea Fox", "they_agree": "on",
        "why": "She knows the buses.",
    }  # fmt: skip
    there = f"{HERE}/nominations/new/"
    for wrong, sentence in (
        ({"they_agree": ""}, "Ask them first."),
        ({"name": ""}, "Say who it is."),
        ({"why": ""}, "needs an"),
    ):
        response = member.post(there, typed | wrong)
        assert response.status_code == 422
        assert sentence in text(response)
    done = [member.post(there, typed) for _press in range(2)]
    assert "Bea Fox" in text(member.get(done[1].url))
    assert Nomination.objects.count() == 1
    one = f"{HERE}/nominations/{Nomination.objects.get().id}/"
    assert chair.post(one, {"do": "aside", "reason": ""}).status_code == 422
    taken = chair.post(one, {"do": "take_up"})
    form = text(chair.get(taken.url))
    assert 'value="Bea Fox"' in form
    assert signed_in(in_office(room.table, Office.MEMBER, "Mia Else")).get(one).status_code == 404


def test_one_is_put_aside_and_one_is_taken_back(room):
    member, chair = signed_in(room.member), signed_in(room.chair)
    put = {"actor": room.member, "panel_id": room.panel_id, "office": "co_chair", "they_agree": True, "why": "Good."}
    aside = services.nominate(**put, name="Bea Fox")
    back = services.nominate(**put, name="Cy Hill")
    chair.post(f"{HERE}/nominations/{aside.id}/", {"do": "aside", "reason": "The seat is for a carer."})
    assert "The seat is for a carer." in text(member.get(f"{HERE}/nominations/{aside.id}/"))
    member.post(f"{HERE}/nominations/{back.id}/", {"do": "withdraw"})
    assert chair.get(f"{HERE}/nominations/{back.id}/").status_code == 404


def interest_typed(**more) -> dict:
    return {"key": str(new_id()), "kind": "family", "text": "=My sister drives."} | more


def test_an_interest_is_looked_at_before_it_is_public(client, room):
    member = signed_in(room.member)
    typed = interest_typed()
    there = f"{HERE}/interests/new/"
    looked = text(member.post(there, typed | {"stage": "look"}))
    assert "Nothing is kept yet." in looked
    assert not Interest.objects.exists()
    for _press in range(2):
        assert member.post(there, typed | {"stage": "send"}).status_code == 302
    assert Interest.objects.count() == 1
    page = text(client.get(f"{HERE}/interests/"))
    assert "=My sister drives." in page
    assert "Joe" not in page
    table = list(csv.reader(io.StringIO(text(client.get(f"{HERE}/interests.csv")).removeprefix("\ufeff"))))
    assert table[0][:3] == ["Side", "Who", "Role"]
    assert table[1][5] == "'=My sister drives."
    assert "Joe" not in str(table)


def test_what_follows_from_work_for_the_council_is_said_before_the_press(room):
    typed = interest_typed(kind="work", organisation_id=str(room.council_id), stage="look")
    looked = text(signed_in(room.member).post(f"{HERE}/interests/new/", typed))
    assert "gives you no power" in looked
    other = interest_typed(kind="money", organisation_id=str(room.council_id), stage="look")
    assert "gives you no power" not in text(signed_in(room.member).post(f"{HERE}/interests/new/", other))


def test_mine_is_said_whole_and_ended_by_a_press(room):
    member, there = signed_in(room.member), f"{HERE}/interests/mine/"
    assert "I have nothing to declare" in text(member.get(there))
    for _press in range(2):
        assert member.post(there, {"do": "whole"}).status_code == 302
    assert Statement.objects.count() == 1
    member.post(f"{HERE}/interests/new/", interest_typed() | {"stage": "send"})
    page = text(member.get(there))
    assert "Nothing has changed" in page
    assert member.post(there, {"end": str(Interest.objects.get().id)}).status_code == 302
    assert "It ended on" in text(member.get(there))
    assert signed_in(room.chair).post(there, {"end": str(Interest.objects.get().id)}).status_code == 404


def test_the_facilitator_writes_down_what_someone_told(client, room):
    facilitator, there = signed_in(room.facilitator), f"{HERE}/interests/for/"
    typed = interest_typed() | {"person_id": str(room.member.person_id), "how": "phone", "read_back": "on"}
    assert facilitator.post(there, typed | {"read_back": ""}).status_code == 422
    assert "Write this down" in text(facilitator.post(there, typed | {"text": ""}))
    assert facilitator.post(there, typed).status_code == 302
    assert "By phone." in text(client.get(f"{HERE}/interests/"))
    nothing = {
        "key": str(new_id()),
        "person_id": str(room.chair.person_id),
        "how": "phone",
        "read_back": "on",
        "nothing": "on",
    }
    assert facilitator.post(there, nothing).status_code == 302
    assert Statement.objects.filter(person_id=room.chair.person_id).count() == 1


# How much each page asks


def queries_of(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


MANY = 30


@pytest.mark.parametrize(
    ("path", "most"),
    [("invitations/", 15), ("invitations/new/", 15), ("nominations/", 15), ("interests/", 15), ("interests/mine/", 15)],
)
def test_a_page_asks_as_much_for_one_as_for_many(room, path, most):
    def add(number: int) -> None:
        seat = a_seat(room)
        person = in_office(room.table, Office.MEMBER, f"Member {number}")
        invited(room, email=f"a{number}@example.org", seat_id=seat.id)
        services.nominate(
            actor=room.member, panel_id=room.panel_id, office="co_chair", name=f"Bea {number}", they_agree=True,
            why="Good.",
        )  # fmt: skip
        services.declare_interest(
            actor=person, panel_id=room.panel_id, kind="money", text="A grant.", organisation_id=room.table.host.id
        )
        panels.choose_how_shown(actor=person, panel_id=room.panel_id, person_id=person.person_id, shown_as="full_name")

    panels.set_rule(actor=SYSTEM, panel_id=room.panel_id, rule="invitations_day", value=500)
    chair = signed_in(room.chair)
    add(0)
    one = queries_of(chair, f"{HERE}/{path}")
    for number in range(1, MANY):
        add(number)
    assert queries_of(chair, f"{HERE}/{path}") == one
    assert one <= most, one


def test_the_public_register_asks_twelve_questions_at_most(client, room):
    services.declare_interest(actor=room.member, panel_id=room.panel_id, kind="money", text="A grant.")
    for path in ("interests/", "interests.csv"):
        assert queries_of(client, f"{HERE}/{path}") <= 12
