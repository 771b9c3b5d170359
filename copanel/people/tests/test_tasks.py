"""What a sign-in leaves behind, and an address nobody confirmed, goes when its time is over and not before."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor
from copanel.kernel.ids import new_id
from copanel.outbox.models import Envelope
from copanel.people import services, tasks, tokens
from copanel.people.models import ConfirmedAddress, Device, Person, SignIn, WrongCode

pytestmark = pytest.mark.django_db
THEN = dt.datetime(2027, 3, 3, 12, tzinfo=dt.UTC)
A_SECOND = dt.timedelta(seconds=1)


def asked_to_sign_in() -> None:
    services.ask_to_sign_in(actor=ANONYMOUS, email="joan@example.org", code="AAAA-BBBB", language="en-gb")


def typed_a_wrong_code() -> None:
    services.note_wrong_code(actor=ANONYMOUS)


def signed_in() -> None:
    joan = Person.objects.first() or services.add_person(actor=SYSTEM, full_name="Joan", email="joan@example.org")
    services.begin_session(
        actor=Actor(person_id=joan.id), account_id=joan.account.id, token_hash=new_id().hex * 2, device_kind="Firefox"
    )


def gave_an_address() -> None:
    services.add_address(actor=ANONYMOUS, panel_id=new_id(), about_id=new_id(), email="ann@example.org")


@pytest.mark.parametrize(
    ("model", "leave", "kept"),
    [
        (SignIn, asked_to_sign_in, dt.timedelta(days=1)),
        (WrongCode, typed_a_wrong_code, dt.timedelta(days=1)),
        (Device, signed_in, dt.timedelta(days=400)),
        (ConfirmedAddress, gave_an_address, dt.timedelta(days=30)),
    ],
)
def test_the_older_row_goes_when_its_time_is_over(model, leave, kept):
    with time_machine.travel(THEN, tick=False):
        leave()
    [older] = model.objects.values_list("id", flat=True)
    with time_machine.travel(THEN + dt.timedelta(hours=1), tick=False):
        leave()
    [younger] = model.objects.exclude(id=older).values_list("id", flat=True)
    for at, left in ((THEN + kept, {older, younger}), (THEN + kept + A_SECOND, {younger})):
        with time_machine.travel(at, tick=False):
            for _twice in "ab":
                tasks.tidy()
                assert set(model.objects.values_list("id", flat=True)) == left


def test_a_confirmed_address_stays_and_an_erased_one_leaves_no_envelope():
    with time_machine.travel(THEN, tick=False):
        gave_an_address()
        said_yes = ConfirmedAddress.objects.get()
        services.confirm(actor=ANONYMOUS, token=tokens.confirming(said_yes))
        gave_an_address()
        silent = ConfirmedAddress.objects.exclude(id=said_yes.id).get()
    assert Envelope.objects.filter(address_id=silent.id).exists()
    with time_machine.travel(THEN + dt.timedelta(days=300), tick=False):
        tasks.tidy()
    assert list(ConfirmedAddress.objects.all()) == [said_yes]
    assert not Envelope.objects.filter(address_id=silent.id).exists()
