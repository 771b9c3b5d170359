"""Envelopes as written, and called back."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import transaction
from django_q.models import OrmQ

from copanel.kernel.actor import SYSTEM
from copanel.kernel.ids import new_id
from copanel.kernel.privacy import faults
from copanel.outbox import services
from copanel.outbox.delivery import deliver_due
from copanel.outbox.kinds import BadMessage, Message, Recipient, message_kind
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.tests.examples import PANEL

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", apps.get_app_config("outbox").get_models(), ids=lambda model: model.__name__)
def test_every_column_says_what_it_holds(model):
    assert faults(model) == []


def put(world, kind=None, about_id=None, **more):
    about_id = about_id or new_id()
    recipients = more.pop("recipients", world.recipients)
    services.put(
        actor=SYSTEM, kind=kind or world.told, about_id=about_id, panel_id=PANEL, recipients=recipients, **more
    )
    return about_id


def test_one_message_one_person_one_move(world):
    joan, ali = world.person(), world.person("ali@example.org")
    address = Recipient(address_id=new_id())
    again = [*world.recipients, Recipient(person_id=joan, reason="another reason"), address]
    about_id = put(world, recipients=again)
    put(world, about_id=about_id, recipients=again)
    rows = Envelope.objects.values_list("person_id", "address_id", "reason")
    assert len(rows) == 3
    assert {row[0] or row[1] for row in rows} == {joan, ali, address.address_id}
    assert "another reason" not in {row[2] for row in rows}


def test_the_same_thing_can_be_told_again_as_a_second_reminder(world):
    world.person()
    about_id = put(world, stage="late 1")
    put(world, about_id=about_id, stage="late 2")
    put(world, about_id=about_id, stage="late 2")
    assert Envelope.objects.count() == 2


def test_an_envelope_holds_no_words_and_no_address(world):
    world.person()
    put(world)
    (row,) = Envelope.objects.values()
    assert "joan" not in str(row).lower()
    assert "council" not in str(row).lower()


def test_writing_costs_the_same_for_one_and_for_many(world, django_assert_num_queries):
    world.person()
    with django_assert_num_queries(1):
        put(world)
    for number in range(39):  # SQLite takes 999 values a statement; beyond that Django sends another
        world.person(f"p{number}@example.org")
    with django_assert_num_queries(1):
        put(world)
    with django_assert_num_queries(0):
        put(world, recipients=[])


def test_an_urgent_message_wakes_the_worker_unless_the_act_is_undone(world):
    world.person()
    put(world, world.told)
    assert OrmQ.objects.count() == 0
    with transaction.atomic():
        put(world, world.alone)
        transaction.set_rollback(True)
    assert (OrmQ.objects.count(), Envelope.objects.count()) == (0, 1)
    put(world, world.alone)
    assert OrmQ.objects.count() == 1


def test_a_recipient_is_a_person_or_an_address():
    for ids in ({}, {"person_id": new_id(), "address_id": new_id()}):
        with pytest.raises(BadMessage):
            Recipient(**ids)


def test_a_kind_is_registered_once(world):
    with pytest.raises(BadMessage):
        message_kind("test.told", to=list, render=list, nature=world.told.nature)


@pytest.mark.parametrize("subject", ["", "x" * 61, "two\nlines", "two\rlines"])
def test_a_subject_is_one_short_line(subject):
    with pytest.raises(BadMessage):
        Message(subject=subject, first_line="")


def test_what_is_called_back_is_not_sent(world, taken):
    world.person()
    world.person("Quay Street 4", channel="post")
    about_id, other = put(world), put(world)
    services.cancel_for(about_id, why="taken_down")
    deliver_due()
    assert len(taken) == 1
    assert str(other) in taken[0].body
    assert str(about_id) not in taken[0].body
    assert set(Envelope.objects.filter(about_id=about_id).values_list("state", "why")) == {("not_sent", "taken_down")}


def test_calling_back_the_first_of_a_shared_mail_lets_the_others_go(world, taken):
    world.person("later@example.org")
    about_id, other = put(world), put(world)
    Envelope.objects.filter(about_id=other).update(carried_by=Envelope.objects.get(about_id=about_id))
    services.cancel_for(about_id)
    deliver_due()
    assert [str(other) in mail.body for mail in taken] == [True]


def test_a_letter_in_the_pile_is_called_back_too(world):
    world.person("Quay Street 4", channel="post")
    about_id = put(world)
    deliver_due()
    assert PrintItem.objects.get().state == "to_do"
    services.cancel_for(about_id)
    assert PrintItem.objects.get().state == "taken_off"


def test_who_is_erased_is_forgotten_here(world):
    joan, ali = world.person("Quay Street 4", channel="post"), world.person()
    put(world)
    deliver_due()
    services.forget(person_ids=[joan])
    assert list(Envelope.objects.values_list("person_id", flat=True)) == [ali]
    assert not PrintItem.objects.exists()
