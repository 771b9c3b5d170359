"""The pile of letters and calls: for the panel's facilitator, and hidden from everyone else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Held, Office, Side
from copanel.kernel.errors import NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.outbox import policy, queries, services, views
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope, PrintItem
from copanel.outbox.states import Hand
from copanel.outbox.tests.examples import ELSEWHERE, PANEL, acting
from copanel.outbox.tests.test_put import put

pytestmark = pytest.mark.django_db
PANEL_FACTS = SimpleNamespace(
    id=PANEL, slug="north", name="Marlshire Care and Support Panel", phone="", post_address=""
)
FACILITATOR = acting(Office.FACILITATOR)
OTHERS = {
    "the public": ANONYMOUS,
    "a person without office": Actor(person_id=new_id()),
    "the worker": SYSTEM,
    "a facilitator elsewhere": acting(Office.FACILITATOR, panel_id=ELSEWHERE),
    "facilitator elsewhere, member here": Actor(
        person_id=new_id(),
        held=(
            Held(id=new_id(), office=Office.FACILITATOR, panel_id=ELSEWHERE, side=Side.USER_LED),
            Held(id=new_id(), office=Office.MEMBER, panel_id=PANEL, side=Side.USER_LED),
        ),
    ),
    **{office.value: acting(office) for office in Office if office is not Office.FACILITATOR},
    "a manager of the council": acting(Office.MANAGER, side=Side.AUTHORITY),
}


@pytest.fixture
def letter(world):
    world.person("4 Quay Street\nMarl Bay MB3 2LT", channel="post")
    put(world)
    deliver_due()
    return PrintItem.objects.get()


def request(actor=FACILITATOR, method="get"):
    made = getattr(RequestFactory(), method)("/north/letters/")
    made.actor, made.user, made.panel, made.LANGUAGE_CODE = actor, SimpleNamespace(name="Priya Nair"), None, "en-gb"
    return made


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_learns_that_there_is_a_pile(letter, who):
    actor = OTHERS[who]
    assert policy.allowed(actor, letter) == frozenset()
    for act in (
        lambda: queries.letters(actor=actor, panel_id=PANEL),
        lambda: queries.failed(actor=actor, panel_id=PANEL),
        lambda: queries.letter(actor=actor, panel_id=PANEL, letter_id=letter.id),
        lambda: services.mark_done(actor=actor, letter_id=letter.id),
        lambda: services.take_off(actor=actor, letter_id=letter.id),
        lambda: services.try_again(actor=actor, envelope_id=letter.envelope_id),
    ):
        with pytest.raises(NotFound):
            act()
    assert queries.needs(actor=actor, panel_id=PANEL, panel="north") == []


def test_the_facilitator_may_do_it_all(letter):
    assert policy.allowed(FACILITATOR, letter) == {each.value for each in Hand}


def test_the_pile_and_a_letter_as_pages(letter):
    pile = views.letters(request(), panel=PANEL_FACTS).content.decode()
    assert "Joan Whitlock" in pile
    page = views.letter(request(), panel=PANEL_FACTS, letter_id=letter.id).content.decode()
    for words in ("Dear Joan Whitlock,", "4 Quay Street<br>Marl Bay", "Yes to part of it.", "&lt;money owed&gt;"):
        assert words in page
    assert "sheet--large" in page
    assert "style=" not in page + pile


def test_a_letter_is_in_its_readers_words_whoever_prints_it(world):
    world.person("4 Quay Street", channel="post", language="en-easy")
    put(world)
    deliver_due()
    page = views.letter(request(), panel=PANEL_FACTS, letter_id=PrintItem.objects.get().id).content.decode()
    assert '<html lang="en-GB">' in page
    assert '<article lang="en-GB-simple"' in page
    assert "You do not have to do anything." in page
    assert "You do not need to do anything." not in page


def test_a_letter_of_one_panel_does_not_open_under_another(letter):
    elsewhere = acting(Office.FACILITATOR, panel_id=ELSEWHERE)
    with pytest.raises(NotFound):
        queries.letter(actor=elsewhere, panel_id=ELSEWHERE, letter_id=letter.id)


def test_posted_once(letter):
    response = views.mark_done(request(method="post"), panel=PANEL_FACTS, letter_id=letter.id)
    assert (response.status_code, response.headers["Location"]) == (302, "/north/letters/")
    letter.refresh_from_db()
    assert (letter.state, letter.done_by_id) == ("done", FACILITATOR.person_id)
    assert queries.letters(actor=FACILITATOR, panel_id=PANEL) == []
    for again in (services.mark_done, services.take_off):
        with pytest.raises(WrongState):
            again(actor=FACILITATOR, letter_id=letter.id)


def test_a_letter_whose_reader_lost_the_right_must_not_go_out(letter, world):
    world.blind.add(letter.envelope.person_id)
    opened = queries.letter(actor=FACILITATOR, panel_id=PANEL, letter_id=letter.id)
    assert (opened.composed, opened.why) == (None, "no_longer_may_see")
    page = views.letter(request(), panel=PANEL_FACTS, letter_id=letter.id).content.decode()
    assert "Do not post this" in page
    assert "Yes to part of it." not in page
    assert "I have posted it" not in page
    views.take_off(request(method="post"), panel=PANEL_FACTS, letter_id=letter.id)
    letter.refresh_from_db()
    assert letter.state == "taken_off"


def test_a_call_is_read_out(world):
    world.person("01632 960 200", channel="phone")
    put(world)
    deliver_due()
    page = views.letter(request(), panel=PANEL_FACTS, letter_id=PrintItem.objects.get().id).content.decode()
    assert "Phone Joan Whitlock on 01632 960 200 and read this out." in page
    assert "I have phoned" in page


def test_what_failed_is_shown_and_sent_again(world, taken):
    world.person("ali@example.org")
    about_id = put(world)
    Envelope.objects.update(state="failed", why="refused", attempts=1, settled_at="2026-11-23T10:00:00Z")
    page = views.letters(request(), panel=PANEL_FACTS).content.decode()
    assert "ali@example.org" in page
    views.try_again(request(method="post"), panel=PANEL_FACTS, envelope_id=Envelope.objects.get().id)
    deliver_due()
    assert str(about_id) in taken[0].body
    assert queries.failed(actor=FACILITATOR, panel_id=PANEL) == []


def test_the_pile_costs_the_same_for_one_and_for_a_hundred(world, django_assert_num_queries):
    world.person("1 Quay Street", channel="post")
    put(world)
    deliver_due()
    for wanted in (1, 100):
        while PrintItem.objects.count() < wanted:
            world.person(f"{PrintItem.objects.count()} Quay Street", channel="post")
            put(world, recipients=world.recipients[-1:])
            deliver_due()
        with django_assert_num_queries(1):
            assert len(queries.letters(actor=FACILITATOR, panel_id=PANEL)) == wanted
        with django_assert_num_queries(1):
            (need,) = queries.needs(actor=FACILITATOR, panel_id=PANEL, panel="north")
        assert need.url == "/north/letters/"
        assert str(wanted) in need.title
