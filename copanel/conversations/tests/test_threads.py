"""Threads and messages: what comes of a post, who may, what a reader sees, and what it costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copanel.conversations import queries, services
from copanel.conversations.models import Message, Thread
from copanel.conversations.policy import POLICY
from copanel.conversations.states import Do, Space
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office, Side
from copanel.kernel.errors import Invalid, NotAllowed, NotFound
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.search.queries import find
from copanel.words import queries as words_said
from copanel.words import services as words
from copanel.words.states import Byline, How
from copanel.words.tests.people import NORTH, council, holding, known, personas

pytestmark = pytest.mark.django_db

# The user-led-only space and its host's staff, by the rule of theorem 6.
INSIDE = {"co-chair", "deputy chair", "moderator", "facilitator", "safeguarding lead", "member"}
QUIET = {"funder contact", "payments officer", "authoriser", "auditor", "support engineer"}
WRITES_FOR_OTHERS = {"co-chair", "deputy chair", "facilitator", "member"}


@pytest.fixture
def threads() -> tuple[Thread, Thread]:
    return services.open_threads(
        actor=SYSTEM, panel_id=NORTH, place_kind="issue", place_id=new_id(), url="/north/issues/1"
    )


def count(read) -> int:
    with CaptureQueriesContext(connection) as asked:
        read()
    return len([each for each in asked if "SAVEPOINT" not in each["sql"]])


def post(actor: Actor, thread: Thread, text: str = "Hello.", **more: object) -> Message:
    return services.post_message(actor=actor, thread_id=thread.id, text=text, **more)


def texts(actor: Actor, thread: Thread) -> list[str | None] | None:
    page = queries.thread(actor=actor, place_id=thread.place_id, space=thread.space)
    return None if page is None else [message.spoken.text for message in page.messages]


def test_the_policy_whole(threads):
    public, inside = threads
    people = personas()

    def who(act: Do, thread: Thread) -> set[str]:
        return {name for name, actor in people.items() if POLICY.may(actor, act, thread)}

    assert set(POLICY.table) == set(Do)
    assert who(Do.SEE, public) == set(people)
    assert who(Do.POST, public) == set(people) - QUIET
    assert who(Do.POST_FOR, public) == WRITES_FOR_OTHERS
    assert who(Do.SEE, inside) == INSIDE
    assert who(Do.POST, inside) == INSIDE
    assert who(Do.POST_FOR, inside) == WRITES_FOR_OTHERS


def test_a_message_is_shown_found_and_in_the_public_record(threads):
    message = post(holding(Office.MEMBER), threads[0], "Wages are late.", byline=Byline.MEMBER, member_that_day=True)
    assert texts(ANONYMOUS, threads[0]) == ["Wages are late."]
    assert [hit.found_as for hit in find(panel_id=NORTH, text="wage").hits] == [threads[0].place_id]
    entry = PublicEntry.objects.get()
    assert entry.kind == "message.posted"
    assert entry.subject_id == message.id
    assert words_said.commitments(message.words_id)[0] in entry.body


def test_the_authoritys_messages_are_marked_by_side(threads):
    post(council(Office.MANAGER), threads[0])
    page = queries.thread(actor=ANONYMOUS, place_id=threads[0].place_id)
    assert page.messages[0].spoken.side is Side.AUTHORITY


def test_without_a_sign_in_it_waits_and_then_enters_the_record(threads):
    message = post(ANONYMOUS, threads[0], "canary")
    assert texts(ANONYMOUS, threads[0]) == []
    assert texts(holding(Office.MODERATOR), threads[0]) == ["canary"]
    assert queries.message_counts([threads[0].place_id]) == {}
    assert PublicEntry.objects.count() == 0
    words.let_through(actor=holding(Office.MODERATOR), words_id=message.words_id)
    page = queries.thread(actor=ANONYMOUS, place_id=threads[0].place_id)
    assert page.messages[0].spoken.byline == "Sent in by the public"
    assert [entry.subject_id for entry in PublicEntry.objects.filter(kind="message.posted")] == [message.id]
    assert queries.message_counts([threads[0].place_id]) == {threads[0].place_id: 1}


def test_hidden_and_shown_again_is_recorded_once(threads):
    author = holding(Office.MEMBER)
    message = post(author, threads[0])
    decision = words.hide(actor=holding(Office.MODERATOR), words_id=message.words_id, reason_code="abuse")
    assert texts(ANONYMOUS, threads[0]) == [None]
    words.appeal(actor=author, decision_id=decision.id)
    words.decide_appeal(actor=holding(Office.CO_CHAIR), decision_id=decision.id, uphold=False, answer="Yes.")
    assert texts(ANONYMOUS, threads[0]) == ["Hello."]
    assert PublicEntry.objects.filter(kind="message.posted").count() == 1


def test_the_user_led_only_thread_is_not_there_for_anyone_else(threads):
    public, inside = threads
    post(holding(Office.MEMBER), inside, "canary inside")
    people = personas()
    assert texts(people["member"], inside) == ["canary inside"]
    for name in set(people) - INSIDE:
        actor = people[name]
        assert texts(actor, inside) is None
        assert queries.thread_facts(actor=actor, panel_id=NORTH, thread_id=inside.id) is None
        with pytest.raises(NotFound):
            post(actor, inside)
        assert queries.needs(actor=actor, panel_id=NORTH) == []
    message = Message.objects.get(thread=inside)
    assert words_said.spoken([message.words_id], actor=people["manager"]) == {}
    assert queries.message_counts([public.place_id]) == {}
    assert find(panel_id=NORTH, text="canary").total == 0
    assert PublicEntry.objects.count() == 0
    assert "canary" not in str(list(PrivateEntry.objects.values_list("payload", flat=True)))


def test_a_member_who_goes_to_work_for_the_council_is_shut_out_whatever_they_act_in(threads):
    member = holding(Office.MEMBER)
    now = Actor(person_id=member.person_id, held=member.held, council_of=frozenset({NORTH}))
    assert texts(now, threads[1]) is None
    with pytest.raises(NotFound):
        post(now, threads[1])


def test_who_keeps_quiet(threads):
    for name in QUIET:
        with pytest.raises(NotAllowed):
            post(personas()[name], threads[0])
    also_member = holding(Office.PAYMENTS_OFFICER, Office.MEMBER)
    assert post(also_member, threads[0]).words.author_id == also_member.person_id


def test_written_down_for_someone(threads):
    clerk = known("Priya Nair")
    writer = Actor(person_id=clerk.id, held=holding(Office.FACILITATOR).held)
    message = post(writer, threads[0], "The bus is late.", how=How.PHONE, read_back=True, without_account=True)
    assert (message.words.author_id, message.words.written_by_id) == (None, clerk.id)
    page = queries.thread(actor=ANONYMOUS, place_id=threads[0].place_id)
    assert page.messages[0].spoken.how_line == "By phone. Priya Nair wrote it down and read it back."
    assert page.messages[0].spoken.byline == "Sent in by the public"
    for name in ("manager", "with an account", "safeguarding lead"):
        with pytest.raises(NotAllowed):
            post(personas()[name], threads[0], how=How.PHONE)


def test_nothing_is_left_of_a_message_that_is_refused(threads):
    for more in ({"text": " "}, {"byline": Byline.MEMBER}):
        with pytest.raises(Invalid):
            post(holding(Office.MEMBER), threads[0], **more)
    with pytest.raises(NotFound):
        services.post_message(actor=SYSTEM, thread_id=new_id(), text="x")
    assert Message.objects.count() == 0
    assert PublicEntry.objects.count() == 0


def test_pages_of_twenty_and_a_lasting_address(threads):
    author = holding(Office.MEMBER)
    messages = [post(author, threads[0], f"Message {n}.") for n in range(45)]
    page = queries.thread(actor=ANONYMOUS, place_id=threads[0].place_id, page=2)
    assert [each.spoken.text for each in page.messages] == [f"Message {n}." for n in range(20, 40)]
    assert (page.total, page.pages) == (45, 3)
    assert (page.previous_url, page.next_url) == (
        "/north/issues/1?messages=1#messages",
        "/north/issues/1?messages=3#messages",
    )
    assert queries.thread(actor=ANONYMOUS, place_id=threads[0].place_id, page=99).page == 3
    where = {"actor": ANONYMOUS, "panel_id": NORTH, "thread_id": threads[0].id}
    last = messages[44].id
    assert queries.page_of_message(**where, message_id=last) == f"/north/issues/1?messages=3#message-{last}"
    assert queries.page_of_message(**where, message_id=new_id()) == "/north/issues/1"
    services.move_threads(actor=SYSTEM, place_id=threads[0].place_id, url="/north/issues/7")
    assert queries.page_of_message(**where, message_id=last).startswith("/north/issues/7?")


def test_moving_what_is_not_there():
    with pytest.raises(NotFound):
        services.move_threads(actor=SYSTEM, place_id=new_id(), url="/north/issues/7")


def test_a_place_has_one_thread_a_space(threads):
    assert [each.space for each in threads] == [Space.PUBLIC, Space.USER_LED]
    assert PrivateEntry.objects.get(kind="threads.opened").subject_id == threads[0].place_id


def test_the_same_number_of_queries_for_one_and_a_hundred(threads):
    author = replace(holding(Office.MEMBER), person_id=known().id)

    def read() -> int:
        return count(lambda: queries.thread(actor=ANONYMOUS, place_id=threads[0].place_id))

    post(author, threads[0], byline=Byline.FULL_NAME)
    before = read()
    for _ in range(99):
        post(author, threads[0], byline=Byline.FULL_NAME)
    assert read() == before == 5
    places = [threads[0].place_id, new_id()]
    assert count(lambda: queries.message_counts(places)) == 1


def test_posting_costs_nine_statements(threads):
    """With session, account, panel and Actor this stays below the 15 of the bench."""
    author = holding(Office.MEMBER)
    assert count(lambda: post(author, threads[0], edit_minutes=30)) <= 9
