"""A person's own page, sessions, and the command line."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory

from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor
from copanel.kernel.errors import Invalid, NotFound, SignInAgain
from copanel.people import queries, services, sessions
from copanel.people.models import Account, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def joan(client):
    person = services.add_person(actor=SYSTEM, full_name="Joan Whitlock", email="joan@example.org")
    client.force_login(Account.objects.get(person=person))
    return person


@pytest.mark.parametrize("path", ["/me/", "/me/name/", "/me/words/", "/me/contact/", "/sign-in/again/"])
def test_a_persons_page_asks_for_a_sign_in(client, path):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (302, f"/sign-in/?next={path}")


@pytest.mark.parametrize("path", ["/me/", "/me/name/", "/me/words/", "/me/contact/", "/sign-in/again/", "/sign-out/"])
def test_every_page_in_both_languages(client, joan, path):
    standard = client.get(path).content.decode()
    easy = client.get(path + "?words=easy").content.decode()
    assert '<html lang="en-GB"' in standard
    assert '<html lang="en-GB-simple"' in easy
    assert "style=" not in standard


def test_my_page_shows_what_is_mine(client, joan):
    page = client.get("/me/").content.decode()
    for words in ("Joan Whitlock", "joan@example.org", "In an e-mail"):
        assert words in page


def test_changing_my_name_words_and_way(client, joan):
    names = {"full_name": "Joan M. Whitlock", "first_name": "Joanie", "own_word": "carer"}
    assert client.post("/me/name/", names).headers["Location"] == "/me/?kept=1"
    response = client.post("/me/words/", {"language": "en-easy"})
    assert response.cookies["copanel-words"].value == "en-easy"
    client.post("/me/contact/", {"channel": "post", "post": "4 Quay Street\nMB3 2LT", "large_print": "on"})
    me = queries.me(actor=Actor(person_id=joan.id))
    assert (me.full_name, me.first_name, me.own_word, me.language) == ("Joan M. Whitlock", "Joanie", "carer", "en-easy")
    assert (me.way.channel, me.way.address.split()[-1]) == ("post", "2LT")
    assert client.get("/me/?kept=1").status_code == 200


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        ("/me/name/", {"full_name": "", "first_name": "Joanie"}, "needs an answer"),
        ("/me/name/", {"full_name": "x" * 201, "first_name": "Joanie"}, "too long"),
        ("/me/name/", {"full_name": "J", "first_name": "J", "own_word": "admin"}, "Choose one of the answers"),
        ("/me/words/", {"language": "fr"}, "Choose one of the answers"),
        ("/me/contact/", {"channel": ""}, "Choose an answer to"),
        ("/me/contact/", {"channel": "post", "post": ""}, "needs an answer"),
        ("/me/contact/", {"channel": "post", "post": "Quay"}, "Write the whole address"),
        ("/me/contact/", {"channel": "phone", "phone": "nought"}, "Write the whole phone number"),
        ("/me/contact/", {"channel": "email", "email": "<b>x"}, "like name@example.org"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, joan, path, typed, sentence):
    response = client.post(path, typed)
    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert "<title>Error:" in page.replace("\n", "")
    for value in typed.values():
        if value and value not in {"admin", "fr", "post", "phone", "email"}:
            assert value.replace("<", "&lt;").replace(">", "&gt;") in page
    assert Person.objects.get().full_name == "Joan Whitlock"


def test_what_belongs_to_a_way_not_chosen_is_ignored(client, joan):
    client.post("/me/contact/", {"channel": "phone", "phone": "01632 960 200", "email": "not an address", "post": "x"})
    # A fault in a box that is folded away would be a riddle; the e-mail box is checked only when chosen.
    assert queries.me(actor=Actor(person_id=joan.id)).way.address == "01632 960 200"


def test_my_page_costs_little(client, joan, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get("/me/")


def test_an_office_one_does_not_hold_is_not_chosen(client, joan):
    assert client.post("/me/office/", {"office": "00000000-0000-4000-8000-000000000009"}).status_code == 404
    assert "acting_in" not in client.session
    assert client.get("/me/office/").status_code == 405


def test_an_act_that_needs_a_fresh_sign_in_asks_for_it():
    now = clock.now()
    for minutes, fresh in ((0, True), (14, True), (16, False)):
        actor = Actor(person_id=None, signed_in_at=now - dt.timedelta(minutes=minutes))
        if fresh:
            sessions.require_fresh(actor)
        else:
            with pytest.raises(SignInAgain):
                sessions.require_fresh(actor)
    with pytest.raises(SignInAgain):
        sessions.require_fresh(Actor())


def test_there_is_no_door_without_a_mail_on_a_real_panel(joan, settings, client):
    request = RequestFactory().get("/demo/sign-in/joan/")
    request.session, request.actor, request.user = client.session, Actor(), AnonymousUser()
    settings.DEMO = False
    with pytest.raises(NotFound):
        sessions.sign_in_as(request, HttpResponse(), person_id=joan.id)
    settings.DEMO = True
    response = sessions.sign_in_as(request, HttpResponse(), person_id=joan.id)
    assert request.user.person_id == joan.id
    assert sessions.DEVICE_COOKIE in response.cookies


def test_an_address_that_is_none_is_told_before_a_name_is_asked_for():
    with pytest.raises(Invalid, match="e-mail address"):
        call_command("user", "add", "notanemail")


def test_accounts_from_the_command_line(capsys):
    call_command("user", "add", "joan@example.org", "--name", "Joan Whitlock", "--easy")
    call_command("user", "list")
    assert "Joan Whitlock  joan@example.org\n" in capsys.readouterr().out
    call_command("user", "disable", "joan@example.org")
    assert not Account.objects.get().is_active
    call_command("user", "list")
    assert "(disabled)" in capsys.readouterr().out
    call_command("user", "enable", "joan@example.org")
    assert Account.objects.get().is_active
    assert Person.objects.get().language == "en-easy"
    for wrong in (["add"], ["disable", "no@example.org"], ["erase", "joan@example.org"], ["add", "joan@example.org"]):
        with pytest.raises(Invalid):
            call_command("user", *wrong)
    call_command("user", "erase", "joan@example.org", "--yes")
    assert Person.objects.get().erased_at
