"""The e-mail and its plain twin, through a real mail server in a process of its own, and read back."""

from __future__ import annotations

import re

import pytest
import time_machine

from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope
from copanel.outbox.tests.mail_server import mail_server
from copanel.outbox.tests.test_delivery import LEASE_OVER, states
from copanel.outbox.tests.test_put import put

pytestmark = [pytest.mark.django_db, pytest.mark.local_network]


@pytest.fixture
def server(tmp_path, settings):
    with mail_server(tmp_path) as started:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
        yield started


def words_of(html: str) -> str:
    body = html.split("<body", 1)[1].split(">", 1)[1]
    links = re.sub(r'<a href="([^"]+)"[^>]*>(.*?)</a>', r"\2: \1", body)
    text = re.sub(r"<[^>]+>", " ", links).replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'")
    return " ".join(text.split())


def test_a_mail_arrives_and_its_plain_twin_says_the_same(server, world):
    world.person()
    about_id = put(world)
    assert deliver_due().sent == 1
    (mail,) = server.mails()
    assert (mail["To"], mail["Subject"]) == ("joan@example.org", "The council answered part C")
    assert mail["Message-ID"] == Envelope.objects.get().message_id
    assert mail["Auto-Submitted"] == "auto-generated"
    plain = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    assert 'lang="en-GB"' in html
    said = words_of(html)
    assert said.startswith("Marlshire Care and Support Panel The council answered part C You do not need to do")
    assert "The letter about <money owed> will not." in said
    plain_words = " ".join(plain.split())
    for sentence in (
        "You do not need to do anything. You asked us to tell you when this changed.",
        "Yes to part of it.",
        "The letter about <money owed> will not.",
        f"Number {about_id}.",
        "Read the whole path of issue 14: http://localhost:8000/north/issues/14/",
        "You get this because someone gave us your e-mail address.",
        "Phone 01632 960 114. Monday to Friday, 10am to 4pm.",
        "Or write to Freepost MARLSHIRE PANEL.",
    ):
        assert sentence in plain_words
        assert sentence in said
    assert [plain_words.lower().index(word) for word in ("what the council said", "yes to part", "number ", "read the")]
    assert max(len(line) for line in plain.splitlines() if "://" not in line) <= 72
    assert not re.search(r"\n{3,}", plain)


def test_the_subject_and_the_headers_name_nobody(server, world):
    world.person()
    put(world)
    deliver_due()
    (mail,) = server.mails()
    assert "Joan" not in str(mail.items())


def test_what_is_refused_for_good_is_not_tried_again(server, world):
    for who in ("refused", "data", "joan"):
        world.person(f"{who}@example.org")
    put(world)
    assert str(deliver_due()) == "1 sent, 0 to print or phone, 0 not sent, 2 failed, 0 to try again."
    assert states() == [("failed", "refused"), ("failed", "refused"), ("sent", "")]


def test_what_is_refused_for_now_is_tried_again_later(server, world):
    later = world.person("later@example.org")
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        put(world)
        assert deliver_due().to_retry == 1
        assert deliver_due().to_retry == 0
        world.destinations[later] = world.destinations[world.person()]
        clock.shift(61)
        assert deliver_due().sent == 1
    assert states() == [("sent", "")]


def test_a_server_that_hangs_up_after_taking_it_gets_the_same_mail_again(server, world):
    hangs = world.person("hangup@example.org")
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        put(world)
        assert deliver_due().to_retry == 1
        world.destinations[hangs] = world.destinations[world.person()]
        clock.shift(LEASE_OVER)
        deliver_due()
    first, second = server.mails()
    assert first["Message-ID"] == second["Message-ID"]
    assert first.get_body(("plain",)).get_content() == second.get_body(("plain",)).get_content()


def test_without_a_server_everything_waits_and_nothing_counts_against_anybody(tmp_path, settings, world):
    with mail_server(tmp_path) as gone:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", gone.port
    world.person()
    put(world)
    counted = deliver_due()
    assert counted.no_server
    assert list(Envelope.objects.values_list("state", "attempts", "claimed_until")) == [("waiting", 0, None)]
    with mail_server(tmp_path) as back:
        settings.EMAIL_PORT = back.port
        assert deliver_due().sent == 1


def test_easy_read_people_get_easy_read_words(server, world):
    world.person(language="en-easy")
    put(world)
    deliver_due()
    (mail,) = server.mails()
    assert 'lang="en-GB-simple"' in mail.get_body(("html",)).get_content()
    assert "You do not have to do anything." in mail.get_body(("plain",)).get_content()
