"""The room's mails through a real mail server: read back, their links followed, in both languages."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from copanel.kernel.actor import ANONYMOUS, SYSTEM
from copanel.kernel.ids import new_id
from copanel.outbox.delivery import deliver_due
from copanel.outbox.tests.mail_server import mail_server
from copanel.people import services

pytestmark = [pytest.mark.django_db, pytest.mark.local_network]
LINK = re.compile(r"http://localhost:8000(/\S+)")


@pytest.fixture
def server(tmp_path, settings):
    with mail_server(tmp_path) as started:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
        yield started


@pytest.fixture
def joan():
    return services.add_person(actor=SYSTEM, full_name="Joan Whitlock", email="joan@example.org")


def newest(server):
    deliver_due()
    return server.mails()[-1]


def plain(mail):
    return mail.get_body(("plain",)).get_content()


def html(mail):
    return mail.get_body(("html",)).get_content()


@pytest.mark.parametrize(
    ("words", "subject", "sentence"),
    [
        ("standard", "Your code to sign in", "The code and the link work once, within 30 minutes."),
        ("easy", "Here is your code to sign in", "You can use them 1 time. You have 30 minutes."),
    ],
)
def test_the_sign_in_mail_is_followed_from_the_inbox(server, joan, words, subject, sentence):
    client = Client()
    client.post(f"/sign-in/?words={words}", {"email": "joan@example.org", "next": "/me/name/"})
    mail = newest(server)
    assert (mail["Subject"], mail["To"]) == (subject, "joan@example.org")
    assert sentence in " ".join(plain(mail).split())
    assert "Joan" not in f"{mail['Subject']} {mail['From']} {mail['To']}"
    (path,) = set(LINK.findall(plain(mail)))
    assert f'href="http://localhost:8000{path}"' in html(mail)
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", plain(mail)).group()
    assert code in html(mail)
    browser = Client()
    assert browser.get(path).status_code == 200
    assert browser.get("/me/").status_code == 302
    pressed = browser.post(path)
    assert pressed.headers["Location"] == "/me/name/"
    assert browser.get("/me/").status_code == 200
    told = newest(server)
    assert told["Subject"] == "You signed in on a new device"
    assert not LINK.findall(plain(told))


def test_a_confirming_link_is_followed_from_the_inbox(server):
    about_id = new_id()
    services.add_address(
        actor=ANONYMOUS, panel_id=new_id(), about_id=about_id, email="sam@example.org", language="en-easy"
    )
    mail = newest(server)
    assert mail["Subject"] == "Is this e-mail address yours?"
    (path,) = set(LINK.findall(plain(mail)))
    browser = Client()
    browser.get(path)
    assert "is confirmed" not in browser.get(path).content.decode()
    assert "is confirmed" in browser.post(path, follow=True).content.decode()


def test_signing_in_costs_a_known_number_of_queries(joan, django_assert_max_num_queries):
    client = Client()
    with django_assert_max_num_queries(25):
        client.post("/sign-in/", {"email": "joan@example.org"})
