"""Posting by the page: with and without a sign-in, at the wrong door, with something wrong."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from copanel.conversations import services
from copanel.conversations.models import Message, Thread
from copanel.governance import services as governance
from copanel.governance.models import Panel
from copanel.governance.states import PanelState
from copanel.governance.tests.examples import Table, a_panel, in_office
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Office, Side
from copanel.kernel.errors import WrongState
from copanel.kernel.ids import new_id
from copanel.people import services as people
from copanel.words import services as words
from copanel.words.limits import stamp
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Standing, Voice

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return a_panel()


@pytest.fixture
def threads(table) -> tuple[Thread, Thread]:
    return services.open_threads(
        actor=SYSTEM,
        panel_id=table.panel_id,
        place_kind="issue",
        place_id=new_id(),
        url=f"/{table.slug}/issues/1",
    )


def signed_in(actor: Actor) -> Client:
    client = Client()
    account = people.open_account(actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id}@example.org")
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def say(thread: Thread) -> str:
    return f"/marlshire/threads/{thread.id}/say"


def public_fields(**more: str) -> dict[str, str]:
    with time_machine.travel(clock.now().timestamp() - 60, tick=False):
        opened = stamp()
    typed = {"text": "The ramp is steep.", "byline": "not_named", "key": str(new_id())}
    return typed | {"opened_at": opened, "website": ""} | more


def test_a_member_posts_within_the_budget(table, threads):
    client = signed_in(in_office(table, Office.MEMBER))
    page = client.get(say(threads[0])).content.decode()
    assert re.findall(r'value="(\w+)"', page.split('name="byline"', 1)[1])[:1]
    assert 'value="member"' in page
    with CaptureQueriesContext(connection) as asked:
        response = client.post(
            say(threads[0]), {"text": "The ramp is steep.", "byline": "member", "key": str(new_id())}
        )
    statements = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]]
    message = Message.objects.get()
    assert response.url == f"/marlshire/threads/{threads[0].id}/{message.id}"
    assert client.get(response.url).url == f"/marlshire/issues/1?messages=1#message-{message.id}"
    assert len(statements) <= 15, "\n".join(statements)


def test_without_a_sign_in_it_waits(threads):
    client = Client()
    page = client.get(say(threads[0])).content.decode()
    assert 'value="full_name"' not in page
    assert "999" in page
    response = client.post(say(threads[0]), public_fields())
    assert response.url == f"/marlshire/threads/{threads[0].id}/waits"
    assert "We have your words" in client.get(response.url).content.decode()
    assert Message.objects.get().words.standing == Standing.HELD


def test_two_presses_post_once(table, threads):
    client, typed = signed_in(in_office(table, Office.MEMBER)), public_fields()
    came = [client.post(say(threads[0]), typed) for _press in range(2)]
    message = Message.objects.get()
    assert [each.url for each in came] == [f"/marlshire/threads/{threads[0].id}/{message.id}"] * 2
    waits = [Client().post(say(threads[0]), public_fields(key=typed["key"])), Client().post(say(threads[0]), typed)]
    assert [each.status_code for each in waits] == [302, 302]
    assert Message.objects.count() == Words.objects.count() == 1


def test_the_second_press_of_what_waits_says_that_we_have_it(threads):
    typed = public_fields()
    came = [Client().post(say(threads[0]), typed) for _press in range(2)]
    assert [each.url for each in came] == [f"/marlshire/threads/{threads[0].id}/waits"] * 2
    assert Message.objects.count() == 1


def test_an_account_without_a_place_waits_and_is_told_so_first(table, threads):
    person = people.add_person(actor=SYSTEM, full_name="Sam Stone")
    client = signed_in(Actor(person_id=person.id))
    page = client.get(say(threads[0])).content.decode()
    assert "Someone of the user-led side reads it first" in page
    assert client.post(say(threads[0]), public_fields()).url == f"/marlshire/threads/{threads[0].id}/waits"
    assert Message.objects.get().words.standing == Standing.HELD


def test_a_person_says_only_so_much_in_a_day(table, threads):
    governance.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="per_person_day", value=1)
    client, typed = signed_in(in_office(table, Office.MEMBER)), public_fields()
    assert client.post(say(threads[0]), typed).status_code == 302
    assert client.post(say(threads[0]), typed).status_code == 302  # the day's last, pressed twice: we have it
    response = client.post(say(threads[0]), public_fields(text="Kept canary"))
    assert response.status_code == 429
    assert "Kept canary" in response.content.decode()
    assert signed_in(in_office(table, Office.CO_CHAIR)).post(say(threads[0]), public_fields()).status_code == 302


def test_words_of_an_office_do_not_use_up_a_persons_day(table, threads):
    governance.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="per_person_day", value=1)
    chair = in_office(table, Office.CO_CHAIR)
    words.enter(
        actor=chair,
        panel_id=table.panel_id,
        text="A heading.",
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=Side.USER_LED,
        how=How.OWN,
        place=Place("heading", new_id(), "/marlshire/issues/1/"),
        author_id=chair.person_id,
    )
    client = signed_in(chair)
    assert client.post(say(threads[0]), public_fields()).status_code == 302
    assert client.post(say(threads[0]), public_fields()).status_code == 429


def test_nothing_is_said_to_a_published_record(table, threads):
    Panel.objects.filter(id=table.panel_id).update(state=PanelState.RECORD)
    client = signed_in(in_office(table, Office.MEMBER))
    for response in (client.get(say(threads[0])), client.post(say(threads[0]), public_fields())):
        assert response.status_code == 409
        assert "Nobody reads messages here." in response.content.decode()
    with pytest.raises(WrongState):
        services.post_message(actor=in_office(table, Office.MEMBER), thread_id=threads[0].id, text="Hello.")
    assert Message.objects.count() == 0


def test_something_wrong_keeps_what_was_typed(table, threads):
    client = Client()
    for wrong in ({"byline": "full_name"}, {"byline": ""}, {"opened_at": "x"}, {"website": "x"}):
        response = client.post(say(threads[0]), public_fields(text="Kept canary", **wrong))
        assert response.status_code == 422, wrong
        assert "Kept canary" in response.content.decode()
    assert client.post(say(threads[0]), public_fields(text="")).status_code == 422
    assert client.post(say(threads[0]), {}).status_code == 422
    assert Message.objects.count() == 0


def test_above_the_limit_phone_and_post_are_given(table, threads):
    governance.set_rule(actor=SYSTEM, panel_id=table.panel_id, rule="queue_ceiling", value=1)
    client = Client()
    assert client.post(say(threads[0]), public_fields()).status_code == 302
    response = client.post(say(threads[0]), public_fields(text="Kept canary"))
    page = response.content.decode()
    assert response.status_code == 429
    assert ("Kept canary" in page, "01632 960 114" in page, "1 High Street" in page) == (True, True, True)


def test_the_user_led_only_door_is_not_there(table, threads):
    inside = threads[1]
    message = services.post_message(actor=in_office(table, Office.MEMBER), thread_id=inside.id, text="canary inside")
    addresses = [say(inside), say(inside).replace("say", "waits"), f"/marlshire/threads/{inside.id}/{message.id}"]
    nowhere = f"/marlshire/threads/{new_id()}/say"
    for client in (
        Client(),
        signed_in(in_office(table, Office.MANAGER)),
        signed_in(in_office(table, Office.ENGAGEMENT_LEAD)),
    ):
        missing = client.get(nowhere)
        for address in addresses:
            response = client.get(address)
            assert response.status_code == 404
            assert response.content.decode().replace(address, "") == missing.content.decode().replace(nowhere, "")
        assert client.post(say(inside), public_fields()).status_code == 404
        assert client.get(f"/marlshire/words/{message.words_id}").status_code == 404
    assert Message.objects.count() == 1
    page = signed_in(in_office(table, Office.MEMBER)).get(say(inside)).content.decode()
    assert "Only the user-led side can read this." in page


def test_another_panels_thread_is_not_there(threads):
    a_panel("northshire")
    assert Client().get(f"/northshire/threads/{threads[0].id}/say").status_code == 404


def test_in_easy_read(threads):
    page = Client().get(f"{say(threads[0])}?words=easy").content.decode()
    assert "What would you like to tell us?" in page
    assert "What do you want to say?" not in page
