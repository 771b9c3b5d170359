"""Signing in: one mail, a code and a link, of which one works once. The mail is read as it is sent."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from copanel.kernel.actor import SYSTEM
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope
from copanel.people import services
from copanel.people.models import Account, Device, SignIn, WrongCode

pytestmark = pytest.mark.django_db
NOBODY = "nobody@example.org"


@pytest.fixture(autouse=True)
def _readable_mail(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def joan():
    person = services.add_person(actor=SYSTEM, full_name="Joan Whitlock", email="joan@example.org")
    return Account.objects.get(person=person)


def ask(client, email="joan@example.org", next_path=""):
    return client.post("/sign-in/", {"email": email, "next": next_path})


def delivered():
    mail.outbox.clear()
    deliver_due()
    return mail.outbox[-1]


def code_in(message):
    return re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", message.body).group()


def link_in(message):
    return re.search(r"https?://[^/]+(/sign-in/link/\S+)", message.body).group(1)


def is_signed_in(client):
    return client.get("/me/").status_code == 200


def test_the_code_signs_in_and_goes_on_to_where_one_was(client, joan):
    response = ask(client, next_path="/me/words/")
    assert response.headers["Location"] == "/sign-in/code/?next=%2Fme%2Fwords%2F"
    code = code_in(delivered())
    response = client.post("/sign-in/code/", {"code": code.lower().replace("-", " "), "next": "/me/words/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/me/words/")
    assert is_signed_in(client)
    assert client.session["signed_in_at"].endswith("+00:00")


def test_the_link_signs_in_on_another_device(client, joan):
    ask(client, next_path="/me/words/")
    link = link_in(delivered())
    phone = Client()
    page = phone.get(link)
    assert page.status_code == 200
    assert "Press the button" in page.content.decode()
    response = phone.post(link)
    assert response.headers["Location"] == "/me/words/"
    assert is_signed_in(phone)
    assert not is_signed_in(client)


def test_a_scanner_that_opens_the_link_spends_nothing(client, joan):
    ask(client)
    link = link_in(delivered())
    for _time in range(3):
        scanner = Client()
        scanner.get(link)
        scanner.head(link)
        assert not is_signed_in(scanner)
    assert client.post(link).status_code == 302
    assert is_signed_in(client)


def test_a_link_works_once(client, joan):
    ask(client)
    link = link_in(delivered())
    assert Client().post(link).status_code == 302
    second = Client()
    assert second.post(link).status_code == 410
    assert second.get(link).status_code == 410
    assert not is_signed_in(second)


def test_after_the_link_the_code_is_used_up_and_the_other_way_round(client, joan):
    ask(client)
    message = delivered()
    Client().post(link_in(message))
    response = client.post("/sign-in/code/", {"code": code_in(message)})
    assert response.headers["Location"] == "/sign-in/?why=over"
    assert not is_signed_in(client)
    ask(client)
    message = delivered()
    client.post("/sign-in/code/", {"code": code_in(message)})
    assert is_signed_in(client)
    assert Client().post(link_in(message)).status_code == 410


@pytest.mark.parametrize("by", ["code", "link"])
def test_both_end_after_thirty_minutes(client, joan, by):
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        ask(client)
        message = delivered()
        clock.shift(29 * 60)
        assert client.get(link_in(message)).status_code == 200
        clock.shift(61)
        if by == "code":
            response = client.post("/sign-in/code/", {"code": code_in(message)})
            assert response.headers["Location"].startswith("/sign-in/")
        else:
            assert client.post(link_in(message)).status_code == 410
        assert not is_signed_in(client)


def test_a_link_of_one_mail_does_not_open_another(client, joan):
    ask(client)
    token = link_in(delivered()).rstrip("/").split("/")[-1]
    other = services.ask_to_sign_in(actor=SYSTEM, email="joan@example.org", code="X", language="en-gb")
    assert client.post(f"/sign-in/link/{other.id}/{token}/").status_code == 410


def test_known_and_unknown_addresses_get_the_same_answer(joan):
    answers = {}
    for email in ("joan@example.org", "jean@example.org"):
        client = Client()
        asked = ask(client, email)
        page = client.get(asked.headers["Location"])
        wrong = client.post("/sign-in/code/", {"code": "AAAA-AAAA"})
        answers[email] = [
            (each.status_code, _same(each, email), each.headers.get("Location"), len(each.content))
            for each in (asked, page, wrong)
        ]
    joans, jeans = answers.values()
    assert joans == jeans
    assert [each[0] for each in joans] == [302, 200, 200]


def _same(response, email):
    text = response.content.decode().replace(email, "EMAIL")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


def test_known_and_unknown_addresses_take_the_same_queries(joan):
    asked = []
    for email in ("joan@example.org", NOBODY):
        with CaptureQueriesContext(connection) as captured:
            ask(Client(), email)
        asked.append([re.split("VALUES|WHERE|SAVEPOINT", query["sql"])[0] for query in captured])
    assert asked[0] == asked[1]


def test_an_address_without_an_account_is_told_so_by_mail_alone(client, joan):
    ask(client, NOBODY)
    message = delivered()
    assert message.to == [NOBODY]
    assert message.subject == "No account for this e-mail address"
    assert "/sign-in/link/" not in message.body
    assert not re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", message.body)


def test_five_wrong_codes_end_the_code(client, joan):
    ask(client)
    code = code_in(delivered())
    for _time in range(4):
        assert client.post("/sign-in/code/", {"code": "AAAA-AAAA"}).status_code == 200
    assert client.post("/sign-in/code/", {"code": "AAAA-AAAA"}).headers["Location"] == "/sign-in/?why=wrong"
    assert client.post("/sign-in/code/", {"code": code}).headers["Location"] == "/sign-in/?why=over"
    assert not is_signed_in(client)
    assert WrongCode.objects.count() == 5


def test_guessing_from_one_network_ends(client, joan, settings):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "wrong_codes_a_network_an_hour": 3}
    ask(client)
    code = code_in(delivered())
    for _time in range(3):
        client.post("/sign-in/code/", {"code": "AAAA-AAAA"})
    assert client.post("/sign-in/code/", {"code": code}).status_code == 429
    assert not is_signed_in(client)


@pytest.mark.parametrize("email", ["joan@example.org", NOBODY])
def test_asking_without_end_is_refused_alike(joan, settings, email):
    allowed = settings.SIGN_IN_LIMITS["mails_an_address_in_the_life_of_one"]
    answers = [ask(Client(), email).status_code for _time in range(allowed + 1)]
    assert answers == [302] * allowed + [429]
    assert SignIn.objects.count() == allowed


@pytest.mark.slow
def test_nobody_locks_an_owner_out_by_asking_for_them(joan, settings):
    """From many networks, at any pace: at each moment the owner can ask, or has a link that works."""
    refused = 0
    with time_machine.travel("2026-11-23 10:00:00+00:00", tick=False) as clock:
        for minute in range(90):
            for _press in range(3):
                ask(Client(REMOTE_ADDR=f"10.0.{minute}.1"))
            owner = Client(REMOTE_ADDR="10.9.9.9")
            answer = ask(owner) if minute % 7 == 6 else None
            deliver_due()
            newest = link_in(mail.outbox[-1])
            assert "Press the button" in owner.get(newest).content.decode()
            if answer and answer.status_code == 429:
                refused += 1
                assert "use its link" in answer.content.decode()
            clock.shift(60)
        assert refused > 3
        owner.post(newest)
        assert is_signed_in(owner)


@pytest.mark.parametrize(
    "away",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/" + "a" * 600],
    ids=["elsewhere", "no scheme", "backslash", "script", "too long"],
)
def test_a_sign_in_leads_nobody_away(client, joan, away):
    assert ask(client, next_path=away).headers["Location"] == "/sign-in/code/"
    response = client.post("/sign-in/code/", {"code": code_in(delivered()), "next": away})
    assert response.headers["Location"] == "/"


def test_a_closed_account_gets_no_code_and_is_signed_out_everywhere(client, joan):
    ask(client)
    client.post("/sign-in/code/", {"code": code_in(delivered())})
    assert is_signed_in(client)
    services.close_account(actor=SYSTEM, person_id=joan.person_id)
    assert not is_signed_in(client)
    ask(client)
    assert delivered().subject == "No account for this e-mail address"


def test_closing_an_account_ends_the_link_on_its_way(client, joan):
    ask(client)
    link = link_in(delivered())
    services.close_account(actor=SYSTEM, person_id=joan.person_id)
    assert client.post(link).status_code == 410


def test_signing_out_takes_a_press(client, joan):
    client.force_login(joan)
    assert client.get("/sign-out/").status_code == 200
    assert is_signed_in(client)
    client.post("/sign-out/")
    assert not is_signed_in(client)


def test_each_new_device_is_told_once(client, joan):
    for _time in range(2):
        ask(client)
        client.post(
            "/sign-in/code/",
            {"code": code_in(delivered())},
            headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"},
        )
        client.post("/sign-out/")
    assert Device.objects.get().kind == "Firefox|Windows"
    mail.outbox.clear()
    other = Client()
    ask(other)
    other.post("/sign-in/code/", {"code": code_in(delivered())})
    message = delivered()
    assert (message.subject, message.to) == ("You signed in on a new device", ["joan@example.org"])
    assert Device.objects.count() == 2
    told = Envelope.objects.filter(kind="people.new_device").values_list("state", flat=True)
    assert list(told) == ["sent", "sent"]


def test_the_accounts_words_come_to_the_new_device(client, joan):
    services.change_language(actor=SYSTEM, person_id=joan.person_id, language="en-easy")
    ask(client)
    response = client.post("/sign-in/code/", {"code": code_in(delivered())})
    assert response.cookies["copanel-words"].value == "en-easy"


def test_easy_read_chosen_on_the_device_stays(client, joan):
    client.get("/sign-in/?words=easy")
    ask(client)
    response = client.post("/sign-in/code/", {"code": code_in(delivered())})
    assert "copanel-words" not in response.cookies
    assert 'lang="en-GB-simple"' in client.get("/me/").content.decode()


def test_a_fresh_sign_in_is_made_without_leaving(client, joan):
    ask(client)
    client.post("/sign-in/code/", {"code": code_in(delivered())})
    first = client.session["signed_in_at"]
    assert "joan@example.org" in client.get("/sign-in/again/?next=/me/").content.decode()
    response = client.post("/sign-in/again/", {"next": "/me/"})
    assert response.headers["Location"] == "/sign-in/code/?next=%2Fme%2F"
    code = next(code_in(each) for each in [delivered(), *mail.outbox] if "code" in each.subject)
    response = client.post("/sign-in/code/", {"code": code, "next": "/me/"})
    assert response.headers["Location"] == "/me/"
    assert client.session["signed_in_at"] > first
