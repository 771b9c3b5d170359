"""An invitation goes by mail or letter, is called back with its answer, and what reached someone is forgotten."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance.tests.examples import a_person
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor
from copanel.kernel.errors import Invalid
from copanel.membership import services, tasks, tokens
from copanel.membership.models import Invitation
from copanel.membership.tests.examples import accepted, invited, yes
from copanel.outbox import queries as outbox
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope, PrintItem
from copanel.people import services as people

pytestmark = pytest.mark.django_db
LETTER = {"name": "Ada Cole", "post_address": "1 High Street\nMarlbury MB1 1AA"}


def test_the_mail_goes_to_the_address_that_was_typed_with_its_link_and_code(room, mailoutbox):
    invitation = invited(room)
    deliver_due()
    mail = next(mail for mail in mailoutbox if mail.to == ["ada@example.org"])
    assert mail.subject == "You are invited to a panel"
    assert tokens.word(invitation) in mail.body
    assert tokens.code(invitation) in mail.body
    assert "marlshire" not in mail.subject.lower()


def test_easy_read_is_sent_where_it_was_chosen(room, mailoutbox):
    invited(room, language="en-easy")
    deliver_due()
    assert mailoutbox[0].subject == "Do you want to join a panel?"


def test_a_letter_waits_to_be_printed_with_a_code_and_no_link(room):
    invitation = invited(room, **LETTER)
    deliver_due()
    item = PrintItem.objects.get()
    letter = outbox.letter(actor=room.facilitator, panel_id=room.panel_id, letter_id=item.id)
    said = str(letter)
    assert "Ada Cole" in said
    assert tokens.code(invitation) in said
    assert tokens.word(invitation) not in said


def test_an_answer_calls_back_what_has_not_gone(room, mailoutbox):
    mail, letter = invited(room), invited(room, **LETTER)
    services.decline(actor=ANONYMOUS, token=tokens.word(mail))
    deliver_due()
    assert not [each for each in mailoutbox if each.to == ["ada@example.org"]]
    services.withdraw_invitation(actor=room.chair, invitation_id=letter.id)
    assert set(PrintItem.objects.values_list("state", flat=True)) <= {"taken_off"}


def test_someone_who_is_here_is_reached_as_they_chose(room):
    person = a_person("Edie Post")
    people.change_contact(actor=SYSTEM, person_id=person, channel="post", address="9 Low Road, Marlbury MB1 2BB")
    invitation = invited(room, person_id=person)
    deliver_due()
    assert Envelope.objects.get(kind="membership.invited").person_id == person
    assert PrintItem.objects.count() == 1
    # No account, so no sign-in: the letter's code, or the link that only their letter could hold, is the proof.
    done = services.accept(actor=ANONYMOUS, token=tokens.word(invitation), yes=yes())
    assert done.answered_id == person


def test_what_reached_someone_who_never_answered_is_forgotten_and_then_the_row(room):
    invitation = invited(room, name="Ada Cole")
    deliver_due()
    with time_machine.travel(clock.now() + dt.timedelta(days=45)):
        tasks.tidy()
        assert Invitation.objects.get().email == "ada@example.org"
    with time_machine.travel(clock.now() + dt.timedelta(days=70)):
        tasks.tidy()
        kept = Invitation.objects.get()
        assert (kept.email, kept.name) == ("", "")
        assert not Envelope.objects.filter(address_id=invitation.id).exists()
        with pytest.raises(Invalid, match="forgotten how to reach them"):
            services.send_again(actor=room.chair, invitation_id=invitation.id)
    with time_machine.travel(clock.now() + dt.timedelta(days=500)):
        tasks.tidy()
        assert not Invitation.objects.exists()


def test_an_answered_one_goes_after_a_year_and_a_held_one_waits(room):
    accepted(invited(room))
    held = accepted(invited(room, email="held@example.org"), works_for=[room.council_id], name="Held Hal")
    with time_machine.travel(clock.now() + dt.timedelta(days=370)):
        tasks.tidy()
    assert list(Invitation.objects.values_list("id", flat=True)) == [held.id]


def test_erasing_whoever_said_yes_takes_the_invitation_too(room):
    done = accepted(invited(room))
    people.erase_person(actor=Actor(person_id=done.answered_id), person_id=done.answered_id)
    assert not Invitation.objects.exists()
