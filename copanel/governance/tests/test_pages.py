"""The pages of decisions and occasions, as people meet them."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from copanel.governance import services
from copanel.governance.models import Decision, Occasion
from copanel.governance.tests.examples import Table, a_decision, a_panel, fill_seats, in_office
from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.kernel.ids import new_id
from copanel.people import services as people
from copanel.people.queries import account_of_person

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
TYPED = {
    "key": "5f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10",
    "text": "The panel asks for a ramp.",
    "agreed": "3 March 2027",
    "method": "consensus",
}


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def signed_in(actor: Actor) -> Client:
    people.open_account(actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id}@marlshire.example")
    client = Client()
    client.force_login(
        account_of_person(person_id=actor.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def new(table: Table) -> str:
    return reverse("governance:new_decision", args=[table.slug])


def text(response) -> str:
    return response.content.decode()


def test_a_facilitator_writes_a_decision_down_and_everybody_can_read_it(client):
    table = a_panel()
    fill_seats(table, 9)
    facilitator = signed_in(in_office(table, Office.FACILITATOR))
    page = text(facilitator.get(new(table)))
    assert "Write down a decision" in page
    response = facilitator.post(
        new(table),
        TYPED | {"method": "vote", "in_favour": "7", "against": "2", "aside": "0", "minority_text": "A lift."},
    )
    assert response.status_code == 302
    page = text(client.get(response.url))
    for words in ("The panel asks for a ramp.", "A lift.", "Wednesday 3 March 2027", "By a vote"):
        assert words in page
    assert "7 for, 2 against, 0 stood aside" in page


def test_pressing_twice_writes_one_decision(client):
    table = a_panel()
    facilitator = signed_in(in_office(table, Office.FACILITATOR))
    first, second = (facilitator.post(new(table), TYPED) for _press in range(2))
    assert first.url == second.url
    assert client.get(second.url).status_code == 200
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "“What did the panel agree?” needs an answer."),
        ({"agreed": ""}, "“When was it agreed?” needs an answer."),
        ({"agreed": "the spring"}, "Add the year"),
        ({"agreed": "Monday 3 March 2027"}, "is a Wednesday"),
        ({"method": ""}, "How was it agreed?"),
        ({"method": "not_stated"}, "How was it agreed?"),
        ({"method": "vote"}, "Give a number here, 0 where there was nobody."),
        ({"in_favour": "3"}, "Give a number here, 0 where there was nobody."),
        ({"in_favour": "many"}, "Write a number"),
        ({"against": "-1"}, "must be 0 or more"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(typed, sentence):
    table = a_panel()
    facilitator = signed_in(in_office(table, Office.FACILITATOR))
    page = text(facilitator.post(new(table), TYPED | {"minority_text": "Kept <b>words</b>"} | typed))
    assert sentence in page
    assert "Error:" in page
    assert "Kept &lt;b&gt;words&lt;/b&gt;" in page
    assert not Decision.objects.exists()


def test_what_the_service_refuses_is_shown_in_the_form():
    table = a_panel()
    facilitator = signed_in(in_office(table, Office.FACILITATOR))
    page = text(facilitator.post(new(table), TYPED | {"text": "x" * 20_001}))
    assert "too long" in page
    assert not Decision.objects.exists()


@pytest.mark.parametrize("office", [Office.MEMBER, Office.MODERATOR, Office.MANAGER, Office.ENGAGEMENT_LEAD])
def test_who_may_not_write_a_decision_down_is_told_so(office):
    table = a_panel()
    client = signed_in(in_office(table, office))
    assert client.get(new(table)).status_code == 403
    assert client.post(new(table), TYPED).status_code == 403
    assert not Decision.objects.exists()


def test_the_public_is_asked_to_sign_in(client):
    table = a_panel()
    assert client.get(new(table)).status_code == 302
    assert client.post(new(table), TYPED).status_code == 302
    assert not Decision.objects.exists()


def test_a_co_chair_of_another_panel_may_not():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    assert signed_in(in_office(elsewhere, Office.CO_CHAIR)).post(new(table), TYPED).status_code == 403


def test_words_of_a_decision_stay_words(client):
    table = a_panel()
    made = a_decision(table, "<script>alert(1)</script> Ring 999")
    page = text(client.get(reverse("governance:decision", args=[table.slug, made.id])))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_decision_is_not_found_under_another_panel_or_not_at_all(client):
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    made = a_decision(table)
    for slug, key in ((elsewhere.slug, made.id), (table.slug, new_id()), ("nowhere", made.id)):
        assert client.get(reverse("governance:decision", args=[slug, key])).status_code == 404


def test_a_panel_in_preparation_has_no_pages(client):
    table = a_panel(opened=False)
    made = a_decision(table)
    assert client.get(reverse("governance:decision", args=[table.slug, made.id])).status_code == 404


def test_easy_read_has_its_own_words(client):
    table = a_panel()
    fill_seats(table, 1)
    made = services.record_decision(
        actor=SYSTEM, panel_id=table.panel_id, method="consensus", text="The panel asks for a ramp.",
        agreed="spring 2027", easy_text="The panel wants a ramp.", counts={Side.USER_LED: (1, 0, 0)},
    )  # fmt: skip
    without = a_decision(table, "Standard words only.")
    page = text(client.get(reverse("governance:decision", args=[table.slug, made.id]) + "?words=easy"))
    assert "The panel wants a ramp." in page
    assert "What the panel said yes to" in page
    page = text(client.get(reverse("governance:decision", args=[table.slug, without.id]) + "?words=easy"))
    assert "Standard words only." in page
    assert "These words are not in Easy Read." in page


def occasion_at(table: Table) -> str:
    made = services.add_occasion(actor=SYSTEM, panel_id=table.panel_id, words="the next redecoration")
    return reverse("governance:occasion", args=[table.slug, made.id])


DAY = {"happened_on-day": "2", "happened_on-month": "3", "happened_on-year": "2027"}


@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.FACILITATOR, Office.MANAGER])
def test_who_may_says_that_it_happened_and_the_page_says_so_for_good(client, office):
    table = a_panel()
    url, teller = occasion_at(table), signed_in(in_office(table, office))
    assert "Nobody knows yet" in text(client.get(url))
    assert "Say that it happened" in text(teller.get(url))
    for _press in range(2):
        assert teller.post(url, DAY).status_code == 302
    assert "It happened on Tuesday 2 March 2027." in text(client.get(url))
    assert "Say that it happened" not in text(teller.get(url))
    assert Occasion.objects.get().happened_on == dt.date(2027, 3, 2)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"happened_on-year": "2028"}, "That day is still to come."),
        ({"happened_on-month": "13"}, "Write a real day"),
        ({"happened_on-day": "", "happened_on-month": "", "happened_on-year": ""}, "needs an answer"),
    ],
)
def test_a_day_that_cannot_be_is_not_kept(typed, sentence):
    table = a_panel()
    url, teller = occasion_at(table), signed_in(in_office(table, Office.CO_CHAIR))
    page = text(teller.post(url, DAY | typed))
    assert sentence in page
    assert 'value="2027"' in page or "happened_on-year" in typed
    assert Occasion.objects.get().happened_on is None


def test_who_may_not_say_so_sees_no_form(client):
    table = a_panel()
    url, member = occasion_at(table), signed_in(in_office(table, Office.MEMBER))
    for visitor, status in ((client, 403), (member, 403)):
        assert "Say that it happened" not in text(visitor.get(url))
        assert visitor.post(url, DAY).status_code == status
    assert Occasion.objects.get().happened_on is None


def test_the_pages_cost_few_queries(client, django_assert_max_num_queries):
    table = a_panel()
    made, url = a_decision(table), occasion_at(table)
    for address, most in ((reverse("governance:decision", args=[table.slug, made.id]), 8), (url, 4)):
        with django_assert_max_num_queries(most):
            client.get(address)
