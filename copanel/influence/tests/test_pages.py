"""What the pages mean, from the first word to the signed answer, in both languages."""

from __future__ import annotations

import re
import uuid

import pytest
import time_machine
from django.test import Client

from copanel.governance import services as governance
from copanel.governance.tests.examples import fill_seats
from copanel.influence import services
from copanel.influence.models import Issue
from copanel.influence.tests.examples import (
    ADOPTED,
    LATER,
    REFUSED,
    a_draft,
    a_held_issue,
    a_room,
    an_issue,
    answer,
    hidden,
    let_through,
    sent,
    signed_in,
    text_of,
)
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Side
from copanel.kernel.dates import on
from copanel.words import services as words
from copanel.words.limits import stamp

pytestmark = pytest.mark.django_db


# Raising


def test_first_question_closes_no_door(client, room):
    governance.add_way(
        actor=SYSTEM, panel_id=room.panel_id, kind="complaint", name="Complaints team", about="They look into it."
    )
    page = client.get("/marlshire/issues/new/")
    assert "Is this about your own care only?" in text_of(page)
    own = client.get("/marlshire/issues/new/", {"own": "yes"}, follow=True)
    assert "Complaints team" in text_of(own)
    assert "You can still tell the panel below." in text_of(own)
    other = client.get("/marlshire/issues/new/", {"own": "no"}, follow=True)
    assert "Complaints team" not in text_of(other)
    assert "The emergency line" in text_of(other)


def test_no_answer_to_the_first_question_says_so(client, room):
    """A browser sends nothing at all for round buttons of which none is chosen."""
    pressed = hidden(client.get("/marlshire/issues/new/"))
    for query in (pressed, {"own": ""}):
        page = client.get("/marlshire/issues/new/", query)
        assert page.status_code == 422
        assert "Error:" in text_of(page)
    assert client.get("/marlshire/issues/new/", {"words": "easy"}).status_code == 200


def raise_without_account(client: Client, **changed: str):
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False):
        opened = stamp()
    with time_machine.travel("2026-11-23T10:02:00+00:00", tick=False):
        typed = {
            "key": str(uuid.uuid4()),
            "text": "The bus has room for one wheelchair.",
            "heading": "The bus is too small",
            "byline": "not_named",
            "opened_at": opened,
            "website": "",
            "email": "",
            "easy_text": "",
            **changed,
        }
        looked = client.post("/marlshire/issues/new/write/", typed | {"stage": "look"})
        if looked.status_code != 200 or "Nothing is sent yet" not in text_of(looked):
            return looked
        assert not Issue.objects.exists()
        return client.post("/marlshire/issues/new/write/", hidden(looked) | {"stage": "send"})


def test_without_an_account_it_is_looked_at_then_sent_then_held(client, room):
    gone = raise_without_account(client, email="joan@example.org")
    assert gone.status_code == 302
    thanks = client.get(gone["Location"])
    assert "What happens next" in text_of(thanks)
    for said in ("To change it, or to take it back", "01632 960", "Say that you sent it on"):
        assert said in text_of(thanks)
    assert "for good" not in text_of(thanks)
    issue = Issue.objects.get()
    assert (issue.state, issue.number) == ("held", None)
    assert client.get(f"/marlshire/issues/of/{issue.id}/").status_code == 404
    assert "The bus is too small" not in text_of(client.get("/marlshire/issues/"))


def test_two_presses_raise_one_issue(client, room):
    key = str(uuid.uuid4())
    raise_without_account(client, key=key)
    assert Issue.objects.count() == 1
    typed = {"key": key, "text": "Again.", "heading": "Again", "byline": "not_named", "stage": "send"}
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False):
        typed |= {"opened_at": stamp(), "website": ""}
    with time_machine.travel("2026-11-23T10:03:00+00:00", tick=False):
        again = client.post("/marlshire/issues/new/write/", typed)
    assert again.status_code == 302
    assert Issue.objects.count() == 1


def test_correcting_takes_no_time_that_someone_has_written_in(client, room):
    """The page is opened once. An empty box, corrected and sent at once, is not "very quick"."""
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False) as clock:
        typed = hidden(client.get("/marlshire/issues/new/write/"))
        typed |= {"heading": "The bus", "text": "", "byline": "not_named"}
        clock.shift(60)
        empty = client.post("/marlshire/issues/new/write/", typed | {"stage": "look"})
        assert empty.status_code == 422
        looked = client.post(
            "/marlshire/issues/new/write/", typed | hidden(empty) | {"text": "It is full.", "stage": "look"}
        )
        sent = client.post("/marlshire/issues/new/write/", hidden(looked) | {"stage": "send"})
    assert sent.status_code == 302


def test_what_was_sent_too_quickly_stays_where_it_can_be_sent(client, room):
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False) as clock:
        typed = hidden(client.get("/marlshire/issues/new/write/"))
        typed |= {"heading": "The bus", "text": "It is full.", "byline": "not_named"}
        looked = client.post("/marlshire/issues/new/write/", typed | {"stage": "look"})
        quick = client.post("/marlshire/issues/new/write/", hidden(looked) | {"stage": "send"})
        assert quick.status_code == 422
        assert "That was very quick." in text_of(quick)
        assert "Nothing is sent yet." in text_of(quick)
        clock.shift(4)
        sent = client.post("/marlshire/issues/new/write/", hidden(quick) | {"stage": "send"})
    assert sent.status_code == 302


def test_a_machine_that_fills_the_trap_is_told_and_nothing_is_kept(client, room):
    page = raise_without_account(client, website="http://spam.example")
    assert page.status_code == 422
    assert "The bus has room for one wheelchair." in page.content.decode()
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("text", ""), ("heading", ""), ("heading", "x" * 121), ("byline", "full_name")]
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, room, field, value):
    page = raise_without_account(client, **{field: value})
    assert page.status_code == 422
    assert "Error:" in text_of(page)
    kept = "The bus is too small" if field != "heading" else "The bus has room for one wheelchair."
    assert kept in page.content.decode()
    assert not Issue.objects.exists()


def test_words_are_never_markup(client, room):
    issue = an_issue(room, heading="<script>alert(1)</script>", text='<img src=x onerror="alert(1)">')
    page = client.get(f"/marlshire/issues/{issue.number}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_member_raises_and_comes_to_the_path(room):
    client = signed_in(Client(), room.member)
    typed = {"key": str(uuid.uuid4()), "text": "Six pages.", "heading": "Long letters", "byline": "member"}
    looked = client.post("/marlshire/issues/new/write/", typed | {"stage": "look"})
    assert "A member of the panel" in text_of(looked)
    changed = client.post("/marlshire/issues/new/write/", hidden(looked) | {"stage": "change"})
    assert "Six pages." in changed.content.decode()
    gone = client.post("/marlshire/issues/new/write/", hidden(looked) | {"stage": "send"}, follow=True)
    assert "Long letters" in text_of(gone)
    assert "A member." in text_of(gone)


def test_written_down_for_someone(room):
    client = signed_in(Client(), room.facilitator)
    typed = {
        "key": str(uuid.uuid4()), "text": "I did not sleep.", "heading": "A wrong bill", "byline": "carer",
        "how": "phone", "read_back": "on",
    }  # fmt: skip
    looked = client.post("/marlshire/issues/new/for-someone/", typed | {"stage": "look"})
    assert "by phone" in text_of(looked)
    gone = client.post("/marlshire/issues/new/for-someone/", hidden(looked) | {"stage": "send"}, follow=True)
    assert "By phone. Priya Nair wrote it down and read it back." in text_of(gone)
    assert signed_in(Client(), room.manager).get("/marlshire/issues/new/for-someone/").status_code == 403


# The path


def test_the_path_tells_the_whole_story(client, room):
    recommendation = sent(room)
    services.acknowledge(actor=room.lead, recommendation_id=recommendation.id)
    answer(room, recommendation, A=ADOPTED, B=REFUSED)
    page = text_of(client.get("/marlshire/issues/1/"))
    for said in (
        "Letters are hard to read", "Six pages and no name.", "We agreed what to ask for",
        "We sent a recommendation in 3 parts", "The council answered parts A and B", "Signed by Karen Boyd",
        "Adopted", "Not taken forward", "There is no budget for it this year.",
        "The full council would have to add it to the budget.", "Karen Boyd, Head of Transport",
        "Not yet: the council answers part C", "Tom Okafor, Engagement lead",
    ):  # fmt: skip
        assert said in page
    assert "What you can do here" not in page


def test_an_answer_that_did_not_come_is_said_where_it_was_due(client, room):
    with time_machine.travel("2026-09-01T10:00:00+00:00", tick=False):
        sent(room)
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False):
        page = text_of(client.get("/marlshire/issues/1/"))
        listed = text_of(client.get("/marlshire/issues/"))
    assert "No answer to parts A, B and C" in page
    assert "No answer given: 39 working days late." in page
    assert "No answer given, late" in listed


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("standard", "for 3 things. This is how it is today, Monday 23 November 2026:"),
        ("easy", "for 3 things. Today is Monday 23 November 2026. This is how it is now:"),
    ],
)
def test_the_day_is_the_day_of_reading_and_not_of_asking(client, room, wording, said):
    with time_machine.travel("2026-09-01T10:00:00+00:00", tick=False):
        sent(room)
    with time_machine.travel("2026-11-23T10:00:00+00:00", tick=False):
        assert said in text_of(client.get(f"/marlshire/issues/1/?words={wording}"))


def test_easy_read_keeps_address_and_step_numbers(client, room):
    answer(room, sent(room), A=ADOPTED, B=REFUSED, C=LATER)
    standard = client.get("/marlshire/issues/1/").content.decode()
    easy = client.get("/marlshire/issues/1/?words=easy").content.decode()
    steps = re.compile(r'id="(step-\d+)"')
    assert steps.findall(standard) == steps.findall(easy) != []
    assert "What the person said is not in Easy Read yet." in re.sub(r"<[^>]+>", "", easy) or "not in Easy Read" in easy


@pytest.mark.parametrize(
    ("method", "counts", "said"),
    [
        ("consensus", None, "This is how: Nobody said no."),
        ("vote", (7, 1, 1), "This is how: People voted. Our side: 7 said yes. 1 said no. 1 did not say."),
        ("in_writing", (9, 0, 0), "This is how: People wrote a letter or an e-mail. Our side: 9 said yes."),
    ],
)
def test_easy_read_says_how_it_was_agreed(client, room, method, counts, said):
    fill_seats(room.table, 9)
    agreement = services.Agreement(
        method=method, agreed=on(clock.today()), text="We ask.", counts={Side.USER_LED: counts} if counts else None
    )
    services.record_agreement(actor=room.facilitator, recommendation_id=a_draft(room).id, agreement=agreement)
    page = text_of(client.get("/marlshire/issues/1/?words=easy"))
    assert said in page
    assert "We met" not in page
    assert "We talked" not in page


def test_hidden_words_leave_a_tombstone_on_the_path(client, room):
    issue = let_through(room, a_held_issue(room, text="You know who you are, Bob."))
    assert "Bob" in text_of(client.get("/marlshire/issues/1/"))
    words.hide(actor=room.chair, words_id=issue.words_id, reason_code="abuse")
    page = text_of(client.get("/marlshire/issues/1/"))
    assert "Bob" not in page
    assert "Hidden by a moderator." in page


def test_refused_words_are_on_no_page(client, room):
    issue = a_held_issue(room, text="You know who you are, Bob.")
    words.refuse(actor=room.chair, words_id=issue.words_id, reason_code="abuse")
    assert client.get(f"/marlshire/issues/of/{issue.id}/").status_code == 404
    checks = signed_in(Client(), room.chair).get(f"/marlshire/issues/of/{issue.id}/")
    assert "It was checked and is not shown." in text_of(checks)


def test_someone_at_risk_takes_words_and_heading_from_page_list_and_search(client, room):
    issue = let_through(room, a_held_issue(room, heading="My husband hits me", text="He hits me with a spoon."))
    assert "spoon" in text_of(client.get("/marlshire/issues/1/"))
    assert "husband" in text_of(client.get("/marlshire/issues/", {"q": "husband"}))
    words.someone_at_risk(actor=room.facilitator, words_id=issue.words_id, what="She needs help.")
    page = text_of(client.get("/marlshire/issues/1/"))
    assert "spoon" not in page
    assert "husband" not in page
    assert "Taken down while someone’s safety is looked after." in page.replace("&#x27;", "'")
    assert "husband" not in text_of(client.get("/marlshire/issues/"))
    found = text_of(client.get("/marlshire/issues/", {"q": "husband"}))
    assert "No issue holds these words" in found


def test_a_number_stands_once_and_with_a_stop_only_before_something(client, room):
    topic = governance.add_topic(actor=SYSTEM, panel_id=room.panel_id, name="Letters")
    plain, placed, hid = (an_issue(room, heading=f"Heading {each}") for each in "abc")
    services.put_under_topic(actor=room.chair, issue_id=placed.id, topic_id=topic.id)
    words.someone_at_risk(actor=room.facilitator, words_id=hid.words_id, what="She needs help.")
    heads = {}
    for issue in (plain, placed, hid):
        for address in (f"/marlshire/issues/{issue.number}/", f"/marlshire/issues/{issue.number}/talk/"):
            page = client.get(address).content.decode()
            head = re.sub(r"<[^>]+>", "|", re.search(r"<h1.*?</h1>", page, re.S)[0])
            heads[address] = [each for each in head.split("|") if each.strip()]
    said = "What people say about it"
    assert list(heads.values()) == [
        ["Issue 1", "Heading a"], ["Issue 1. Heading a", said],
        ["Issue 2. Letters", "Heading b"], ["Issue 2. Heading b", said],
        ["Issue 3"], ["Issue 3", said],
    ]  # fmt: skip


def test_issue_that_is_not_there(client, room):
    assert client.get("/marlshire/issues/99/").status_code == 404
    other = a_room("northshire")
    an_issue(other)
    assert client.get("/marlshire/issues/1/").status_code == 404


def test_the_user_led_thread_is_not_there_for_the_council(client, room):
    an_issue(room)
    inside = "Among ourselves"
    assert inside in text_of(signed_in(Client(), room.member).get("/marlshire/issues/1/talk/"))
    for reader in (client, signed_in(Client(), room.manager), signed_in(Client(), room.lead)):
        assert inside not in text_of(reader.get("/marlshire/issues/1/talk/"))


def test_drafting_stands_at_the_head_of_the_path_for_those_who_may(client, room):
    an_issue(room)
    link = 'href="/marlshire/issues/1/recommendations/new/"'
    for reader, may in ((room.chair, True), (room.facilitator, True), (room.member, False), (room.manager, False)):
        for wording in ("standard", "easy"):
            page = signed_in(Client(), reader).get(f"/marlshire/issues/1/?words={wording}").content.decode()
            assert (link in page.split("</h1>")[1].split("<section")[0]) is may
    services.close_issue(actor=room.chair, issue_id=Issue.objects.get().id, reason="It was put right.")
    assert link not in signed_in(Client(), room.chair).get("/marlshire/issues/1/").content.decode()


# The list


def test_search_and_filters_are_an_address(client, room):
    an_issue(room, heading="Letters are hard to read")
    sent(room, an_issue(room, heading="The bus is full", text="We stay at home."))
    everything = text_of(client.get("/marlshire/issues/"))
    assert "2 issues, newest step first" in everything
    waiting = text_of(client.get("/marlshire/issues/", {"stands": "waiting"}))
    assert "The bus is full" in waiting
    assert "Letters are hard" not in waiting
    found = text_of(client.get("/marlshire/issues/", {"q": "page"}))
    assert "Letters are hard" in found
    assert "The bus is full" not in found
    assert "1 issue, best match first" in found
    newest = client.get("/marlshire/issues/", {"q": "page", "sort": "newest"}).content.decode()
    assert "1 issue, newest step first" in newest
    assert 'href="?q=page"' in newest
    for hostile in ('"', "a*b", "NEAR(", "'; DROP", "\x00", "x" * 5000):
        assert (
            client.get("/marlshire/issues/", {"q": hostile, "page": "zz", "stands": "?", "topic": "x"}).status_code
            == 200
        )


def test_an_empty_list_says_what_it_is_for(client, room):
    assert "Nobody has raised an issue yet" in text_of(client.get("/marlshire/issues/"))


# Around it


def test_follow_with_and_without_an_account(client, room):
    an_issue(room)
    page = client.get("/marlshire/issues/1/follow/")
    assert "Your e-mail address" in text_of(page)
    mine = signed_in(Client(), room.lead)
    assert mine.post("/marlshire/issues/1/follow/").status_code == 302
    assert "Do not tell me about this any more" in text_of(mine.get("/marlshire/issues/1/"))
    assert mine.post("/marlshire/issues/1/follow/stop/").status_code == 302
    assert "Tell me when this changes" in text_of(mine.get("/marlshire/issues/1/"))


def test_heading_topic_close_and_open_again(room):
    topic = governance.add_topic(actor=SYSTEM, panel_id=room.panel_id, name="Letters")
    issue = an_issue(room)
    client = signed_in(Client(), room.chair)
    key = f"/marlshire/issues/of/{issue.id}"
    assert client.post(f"{key}/heading/", {"heading": "Plain letters, please"}).status_code == 302
    assert client.post(f"{key}/topic/", {"topic": str(topic.id)}).status_code == 302
    seen = text_of(client.get("/marlshire/issues/1/"))
    assert "Plain letters, please" in seen
    assert "Letters" in seen
    assert client.post("/marlshire/issues/1/close/", {"reason": ""}).status_code == 422
    assert client.post("/marlshire/issues/1/close/", {"reason": "It was put right at once."}).status_code == 302
    assert "It was put right at once." in text_of(Client().get("/marlshire/issues/1/"))
    assert client.post("/marlshire/issues/1/reopen/").status_code == 302
    assert "The user-led side opened it again" in text_of(Client().get("/marlshire/issues/1/"))


def test_an_issue_that_waits_for_an_answer_cannot_be_closed(room):
    sent(room)
    client = signed_in(Client(), room.chair)
    page = client.post("/marlshire/issues/1/close/", {"reason": "Enough."})
    assert page.status_code == 409
    assert "still owes an answer" in text_of(page)
