"""Delivery: none lost, none twice but where the server took it and we died, and then under one Message-ID."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from copanel.kernel import clock
from copanel.outbox import services
from copanel.outbox.delivery import BACKOFF, claim, deliver_due, settle
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.tests.test_put import put

pytestmark = pytest.mark.django_db
LEASE_OVER = 5 * 60 + 1  # seconds


class Killed(BaseException):
    """The worker is killed: nothing after this line runs."""


class DiesAfterSending(EmailBackend):
    def send_messages(self, messages):
        super().send_messages(messages)
        raise Killed


class DiesBeforeSending(EmailBackend):
    def send_messages(self, messages):
        raise Killed


def states():
    return sorted(Envelope.objects.values_list("state", "why"))


@pytest.mark.parametrize(("dies", "copies"), [(DiesBeforeSending, 1), (DiesAfterSending, 2)])
def test_a_killed_worker_loses_nothing(world, taken, settings, dies, copies):
    world.person()
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        put(world)
        put(world)
        usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.{dies.__name__}"
        with pytest.raises(Killed):
            deliver_due()
        settings.EMAIL_BACKEND = usual
        assert states() == [("waiting", "")] * 2
        put(world)  # comes too late to travel with the two that may be out already
        deliver_due()
        alone = mail.outbox.pop()
        clock.shift(LEASE_OVER)
        deliver_due()
    assert states() == [("sent", "")] * 3
    assert len(mail.outbox) == copies
    assert len({message.message()["Message-ID"] for message in mail.outbox}) == 1
    assert len({message.body for message in mail.outbox}) == 1
    assert alone.body != mail.outbox[0].body


def test_a_lease_keeps_a_second_worker_away(world, taken):
    world.person()
    put(world)
    assert len(claim()) == 1
    assert claim() == []
    assert str(deliver_due()) == "0 sent, 0 to print or phone, 0 not sent, 0 failed, 0 to try again."


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_send_each_mail_once(world, taken):
    for number in range(24):
        world.person(f"p{number}@example.org")
    put(world)

    def work():
        try:
            deliver_due()
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(message.to[0] for message in taken) == sorted(f"p{number}@example.org" for number in range(24))
    assert states() == [("sent", "")] * 24


def test_messages_about_one_thing_become_one_mail_what_asks_first(world, taken):
    world.person()
    world.person("ali@example.org")
    told, also = put(world), put(world)
    put(world, world.asked)
    put(world, world.alone)
    deliver_due()
    joans = [message for message in taken if message.to == ["joan@example.org"]]
    assert [message.subject for message in joans] == ["An answer needs you", "The council answered part C"]
    assert str(told) in joans[0].body
    assert str(also) in joans[0].body
    assert joans[0].body.count("You get this because") == 1
    assert len(taken) == 4
    assert states() == [("sent", "")] * 8


def test_what_is_gathered_goes_at_once_and_then_as_one_mail_and_none_is_lost(world, taken):
    world.person()
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        told = []
        for _each in range(4):
            told.append(put(world, world.worry))
            deliver_due()
            clock.shift(60)
        assert len(taken) == 1
        assert str(told[0]) in taken[0].body
        world.fold = "another person"
        other = put(world, world.worry)
        deliver_due()
        assert str(other) in taken[1].body
        clock.shift(3600)
        deliver_due()
    assert len(taken) == 3
    assert all(str(each) in taken[2].body for each in told[1:])
    assert states() == [("sent", "")] * 5


def test_what_was_not_sent_holds_nothing_back(world, taken):
    joan = world.person()
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False):
        world.blind.add(joan)
        put(world, world.worry)
        deliver_due()
        world.blind.clear()
        put(world, world.worry)
        deliver_due()
    assert len(taken) == 1


def test_the_right_to_see_is_asked_again_at_sending(world, taken):
    joan, ali = world.person(), world.person("ali@example.org")
    put(world)
    world.blind.add(joan)
    deliver_due()
    assert [message.to for message in taken] == [["ali@example.org"]]
    assert dict(Envelope.objects.values_list("person_id", "why")) == {joan: "no_longer_may_see", ali: ""}


def test_one_message_of_a_shared_mail_may_be_held_back(world, taken):
    joan = world.person()
    put(world)
    put(world, world.asked)
    world.blind.add(joan)
    deliver_due()
    assert [message.subject for message in taken] == ["An answer needs you"]
    assert "council" not in taken[0].body.lower().replace("marlshire", "")
    assert states() == [("not_sent", "no_longer_may_see"), ("sent", "")]


def test_who_is_gone_is_not_written_to(world, taken):
    joan = world.person()
    put(world)
    del world.destinations[joan]
    deliver_due()
    assert (taken, states()) == ([], [("not_sent", "erased")])


def test_a_kind_that_cannot_be_made_into_words_holds_up_nobody(world, taken, caplog):
    world.person()
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        world.broken.add(put(world, world.alone))
        put(world, world.alone)
        assert deliver_due().sent == 1
        for minutes in BACKOFF:
            assert states()[-1] == ("waiting", "")
            clock.shift(minutes * 60 - 1)
            assert deliver_due().to_retry + deliver_due().failed == 0
            clock.shift(1)
            deliver_due()
    assert states() == [("failed", "could_not_be_sent"), ("sent", "")]
    assert "this kind is broken" in caplog.text


def test_post_and_phone_go_to_the_pile(world, taken):
    world.person("4 Quay Street", channel="post")
    world.person("01632 960 200", channel="phone")
    put(world)
    put(world)
    assert deliver_due().printed == 4
    deliver_due()
    assert taken == []
    assert sorted(PrintItem.objects.values_list("channel", "state")) == [("phone", "to_do"), ("post", "to_do")]
    assert states() == [("printed", "")] * 4


@pytest.mark.parametrize("channel", ["post", "phone"])
def test_a_letter_called_back_while_it_is_made_never_lies_in_the_pile(world, channel):
    world.person("4 Quay Street", channel=channel)
    about_id = put(world)
    world.meanwhile = lambda: services.cancel_for(about_id, why="erased")
    assert deliver_due().printed == 0
    assert (states(), PrintItem.objects.count()) == ([("not_sent", "erased")], 0)


def test_what_was_to_travel_with_a_letter_called_back_goes_in_one_of_its_own(world):
    world.person("4 Quay Street", channel="post")
    first, other = put(world), put(world)
    group = claim()
    services.cancel_for(first)
    settle(group, carried=group, held_back=(), channel="post")
    assert deliver_due().printed == 1
    assert PrintItem.objects.get().envelope.about_id == other
    assert states() == [("not_sent", "called_back"), ("printed", "")]


def test_a_letter_goes_to_the_pile_though_the_first_of_its_messages_is_held_back(world):
    joan = world.person("4 Quay Street", channel="post")
    put(world)
    put(world, world.asked)
    world.blind.add(joan)
    assert deliver_due().printed == 1
    assert PrintItem.objects.get().state == "to_do"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("channel", ["post", "email"])
def test_who_is_forgotten_while_their_message_is_made_does_not_end_the_round(world, taken, channel):
    world.person("4 Quay Street", channel=channel)
    put(world)
    with time_machine.travel(clock.now() + dt.timedelta(minutes=1)):
        world.person("ali@example.org")
        put(world, recipients=world.recipients[1:])
        world.meanwhile = lambda: services.forget(person_ids=[world.recipients[0].person_id])
        deliver_due()
    assert PrintItem.objects.count() == 0
    assert taken[-1].to == ["ali@example.org"]
    assert states() == [("sent", "")]


def test_a_row_that_cannot_be_settled_does_not_end_the_round(world, taken, caplog):
    world.person()
    world.person("ali@example.org")
    put(world)
    world.meanwhile = lambda: Envelope.objects.filter(claimed_until__isnull=False).update(state="failed")
    deliver_due()
    assert sorted(message.to for message in taken) == [["ali@example.org"], ["joan@example.org"]]
    assert states() == [("failed", ""), ("sent", "")]
    assert "could not be settled" in caplog.text


def test_called_back_too_late_counts_as_sent(world, taken):
    """What the mail server has is out, whatever was pressed meanwhile; the row says what is true."""
    world.person()
    about_id = put(world)
    group = claim()
    services.cancel_for(about_id)
    settle(group, carried=group, held_back=(), channel="email")
    assert states() == [("sent", "")]


def test_delivering_costs_the_same_for_each_mail(world, taken, django_assert_max_num_queries):
    for number in range(5):
        world.person(f"p{number}@example.org")
    put(world)
    with django_assert_max_num_queries(5 * 10 + 4):
        deliver_due()
    assert len(taken) == 5
