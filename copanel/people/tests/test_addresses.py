"""Addresses without an account: the link in every mail ends messages, a fresh one erases what was sent."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core import mail

from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS
from copanel.kernel.errors import AlreadyDone, NotFound
from copanel.kernel.ids import new_id
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope
from copanel.people import services, tokens
from copanel.people.models import ConfirmedAddress

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _readable_mail(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def kept() -> ConfirmedAddress:
    made = services.add_address(actor=ANONYMOUS, panel_id=new_id(), about_id=new_id(), email="ann@example.org")
    services.confirm(actor=ANONYMOUS, token=tokens.confirming(made))
    Envelope.objects.all().delete()
    return made


def link_in_mail() -> str:
    """The address in the newest mail that erases."""
    deliver_due()
    return "/me/erase/" + mail.outbox[-1].body.split("/me/erase/")[1].split()[0]


def test_the_link_in_every_mail_erases_nothing_and_sends_a_fresh_one(client, kept):
    stop = f"/stop/{tokens.stopping(kept)}/"
    for pressed in ({"erase": "1"}, {"erase": "1", "words_too": "1"}):
        page = client.post(stop, pressed)
        assert (page.status_code, "Look in your e-mail" in page.content.decode()) == (200, True)
    assert ConfirmedAddress.objects.exists()
    link = link_in_mail()
    assert [each.to for each in mail.outbox] == [["ann@example.org"]], "one a day, however often it is pressed"
    assert "Erase what you wrote?" in client.get(link).content.decode()
    assert ConfirmedAddress.objects.exists(), "looking erases nothing"
    assert "What you wrote is erased" in client.post(link).content.decode()
    assert not ConfirmedAddress.objects.exists()
    for answer in (client.get(link), client.post(link)):
        assert (answer.status_code, "ann@example.org" in answer.content.decode()) == (410, False)


def test_the_fresh_link_grows_old_and_is_no_other(client, kept):
    link = f"/me/erase/{tokens.erasing(kept)}/"
    for other in (tokens.stopping(kept), tokens.confirming(kept), "wrong"):
        assert client.post(f"/me/erase/{other}/").status_code == 410
    with time_machine.travel(clock.now() + dt.timedelta(days=tokens.ERASE_DAYS, minutes=1)):
        assert client.get(link).status_code == client.post(link).status_code == 410
        with pytest.raises(NotFound):
            services.erase_sent(actor=ANONYMOUS, token=link.split("/")[3])
        assert ConfirmedAddress.objects.exists()
    with time_machine.travel(clock.now() + dt.timedelta(days=tokens.ERASE_DAYS, minutes=-1)):
        assert client.post(link).status_code == 200


def test_a_forgotten_address_gets_the_same_answer_and_no_mail(client, kept):
    stop = f"/stop/{tokens.stopping(kept)}/"
    before = client.post(stop, {"erase": "1"}).content
    services.stop(actor=ANONYMOUS, token=tokens.stopping(kept))
    assert client.post(stop, {"erase": "1"}).content == before
    assert not Envelope.objects.exists()
    with pytest.raises(AlreadyDone):
        services.ask_to_erase(actor=ANONYMOUS, token=tokens.stopping(kept))
    for act in (services.ask_to_erase, services.stop, services.erase_sent):
        with pytest.raises(NotFound):
            act(actor=ANONYMOUS, token="wrong")


def test_another_day_another_link(kept):
    for day in (0, 1):
        with time_machine.travel(clock.now() + dt.timedelta(days=day)):
            services.ask_to_erase(actor=ANONYMOUS, token=tokens.stopping(kept))
    assert Envelope.objects.filter(kind="people.erase_sent").count() == 2
