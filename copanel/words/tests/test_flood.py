"""Nobody fills the queue, a page or the leads' post alone; and no worry is lost by that."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from copanel.kernel.actor import ANONYMOUS, Actor, Office
from copanel.kernel.errors import AlreadyDone
from copanel.outbox.models import Envelope
from copanel.words import house, messages, queries, services
from copanel.words.limits import stamp
from copanel.words.models import Flag, Layer, NoteLine, SafeguardingNote
from copanel.words.queries.page import FLAGS
from copanel.words.tasks import chase
from copanel.words.tests.people import NORTH, council, holding, known, personas, say
from copanel.words.views import authoring, safety

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def send(panel, limits):
    """Send a form of a page as somebody, and say what came back."""

    def call(view, actor: Actor, *keys: object, **typed: str):
        request = RequestFactory().post("/north/words", {"opened_at": stamp(), "website": ""} | typed)
        request.actor, request.panel, request.LANGUAGE_CODE = actor, panel, "en-gb"
        request.user = SimpleNamespace(name="Jo", is_authenticated=True) if actor.is_known else AnonymousUser()
        return view(request, panel, *keys)

    return call


@pytest.fixture
def few_a_day(monkeypatch):
    """A panel whose rules let one person say three things a day."""
    rules = SimpleNamespace(per_person_day=3, taken_down_day=3, check_chased_days=2, check_counted_days=5)
    monkeypatch.setattr(house.REGISTERED, "rules", lambda panel_id: rules)


class TestFlags:
    @pytest.mark.parametrize("who", ["council", "member", "with an account"])
    def test_one_person_points_to_only_so_much_in_a_day(self, send, few_a_day, who):
        actor = {"council": council(Office.MANAGER), "member": holding(Office.MEMBER)}.get(who)
        actor = actor or Actor(person_id=known().id)
        words = [say(holding(Office.MEMBER)) for _each in range(5)]
        with time_machine.travel(MONDAY, tick=False) as clock:
            came = [send(authoring.flag, actor, each.id, why="x").status_code for each in words]
            assert (came, Flag.objects.count()) == ([302, 302, 302, 429, 429], 3)
            clock.shift(dt.timedelta(days=1))
            assert send(authoring.flag, actor, words[4].id, why="x").status_code == 302

    @pytest.mark.parametrize("actor", [council(Office.MANAGER), Actor(network="203.0.113.0")], ids=["known", "network"])
    def test_a_second_press_on_the_same_words_changes_nothing_and_says_so(self, send, actor):
        words, other = say(holding(Office.MEMBER)), say(holding(Office.MEMBER))
        assert send(authoring.flag, actor, words.id, why="One.").status_code == 302
        again = send(authoring.flag, actor, words.id, why="Two.")
        assert again.status_code == AlreadyDone.status
        assert "We have this already." in again.content.decode()
        assert [flag.why for flag in Flag.objects.all()] == ["One."]
        assert send(authoring.flag, actor, other.id, why="Other.").status_code == 302
        services.settle_flags(actor=holding(Office.MODERATOR), words_id=words.id)
        assert send(authoring.flag, actor, words.id, why="Again.").status_code == 302

    def test_neither_page_reads_more_than_a_few_of_them(self, django_assert_num_queries):
        words, moderator = say(holding(Office.MEMBER)), holding(Office.MODERATOR)
        for number in range(FLAGS + 7):
            services.flag(actor=personas()["member"], words_id=words.id, why=f"Reason {number:02}.")
        page = queries.words_page(actor=moderator, panel_id=NORTH, words_id=words.id)
        assert page.flags == tuple(f"Reason {number:02}." for number in range(FLAGS))
        assert page.more_flags == 7
        [item] = queries.queue(actor=moderator, panel_id=NORTH).items
        assert item.pointed == FLAGS + 7
        assert "Reason" not in repr(item)

    def test_the_page_says_how_many_more_there_are(self, panel):
        words, moderator = say(holding(Office.MEMBER)), holding(Office.MODERATOR)
        for _each in range(FLAGS + 7):
            services.flag(actor=personas()["member"], words_id=words.id, why="x")
        request = RequestFactory().get("/north/words")
        request.actor, request.panel, request.LANGUAGE_CODE = moderator, panel, "en-gb"
        request.user = SimpleNamespace(name="Jo", is_authenticated=True)
        assert "7 more people reported these words." in authoring.show(request, panel, words.id).content.decode()


class TestAdditions:
    @pytest.mark.parametrize("view", [authoring.correct, authoring.easy])
    def test_one_person_adds_only_so_much_in_a_day(self, send, few_a_day, view):
        author = Actor(person_id=known().id)
        with time_machine.travel(MONDAY, tick=False) as clock:
            words = say(author)  # the first of the day's three
            clock.shift(60)
            came = [send(view, author, words.id, text=f"More {number}.").status_code for number in range(4)]
            assert came == [302, 302, 429, 429]
            assert Layer.objects.filter(waits_at=NORTH).count() == 2
            clock.shift(dt.timedelta(days=1))
            assert send(view, author, words.id, text="Later.").status_code == 302

    def test_a_full_queue_takes_none_and_they_fill_it_too(self, send, limits):
        limits["queue_ceiling"] = 3
        author = Actor(person_id=known().id)
        words = say(author)
        say(ANONYMOUS)
        came = [send(authoring.correct, author, words.id, text="More.").status_code for _each in range(3)]
        assert came == [302, 302, 429]

    def test_whoever_has_a_place_on_the_panel_is_not_bounded(self, send, few_a_day, limits):
        limits["queue_ceiling"] = 0
        author = holding(Office.MEMBER)
        words = say(author)
        came = [send(authoring.correct, author, words.id, text="More.").status_code for _each in range(5)]
        assert came == [302] * 5


class TestWorries:
    def test_nobody_we_know_is_too_many_to_say_that_someone_may_be_at_risk(self, send, few_a_day):
        actor = Actor(person_id=known().id)
        words = say(holding(Office.MEMBER))
        came = [send(safety.risk, actor, words.id, what=f"Worry {number}.").status_code for number in range(5)]
        assert came == [302] * 5
        assert NoteLine.objects.count() == 5

    def test_the_first_mail_goes_at_once_and_the_hours_others_go_as_one(self, in_office):
        leads = in_office[Office.SAFEGUARDING_LEAD] = [known("L").id, known("M").id]
        worried, other = holding(Office.MEMBER), holding(Office.MEMBER)

        def worry(actor: Actor) -> None:
            services.raise_worry(actor=actor, panel_id=NORTH, panel_slug="north", what="Help.")

        def due(person: object) -> list[int]:
            """After how many minutes each mail to a lead goes."""
            found = Envelope.objects.filter(kind=messages.AT_RISK.name, person_id=person).order_by("made_at", "id")
            return [round((each.next_try_at - MONDAY).total_seconds() / 60) for each in found]

        with time_machine.travel(MONDAY, tick=False) as clock:
            worry(worried)
            for _each in range(3):
                clock.shift(dt.timedelta(minutes=10))
                worry(worried)
            clock.shift(dt.timedelta(minutes=1))
            worry(other)
            clock.shift(dt.timedelta(minutes=44))
            worry(worried)  # 75: the second mail left at 60
            clock.shift(dt.timedelta(minutes=120))
            worry(worried)  # 195: nobody was written to since 120
            for lead in leads:
                assert due(lead) == [0, 60, 60, 60, 31, 120, 195]
        assert SafeguardingNote.objects.count() == 7

    def test_a_further_press_on_the_same_words_is_heard_and_folded_too(self, in_office):
        lead = in_office[Office.SAFEGUARDING_LEAD] = [known("L").id]
        words, worried = say(holding(Office.MEMBER)), holding(Office.MEMBER)
        with time_machine.travel(MONDAY, tick=False):
            for _each in range(3):
                services.someone_at_risk(actor=worried, words_id=words.id, what="Help.")
        found = Envelope.objects.filter(kind=messages.AT_RISK.name, person_id=lead[0])
        assert len({each.fold for each in found}) == 1
        assert sorted(each.next_try_at - MONDAY for each in found) == [dt.timedelta(), *[dt.timedelta(hours=1)] * 2]
        assert str(worried.person_id) not in str(found.values())

    def test_what_nobody_known_tells_is_never_held_up(self, in_office):
        in_office[Office.SAFEGUARDING_LEAD] = [known("L").id]
        with time_machine.travel(MONDAY, tick=False):
            for _each in range(3):
                services.raise_worry(actor=ANONYMOUS, panel_id=NORTH, panel_slug="north", what="Help.")
            assert {each.next_try_at for each in Envelope.objects.filter(kind=messages.AT_RISK.name)} == {MONDAY}

    def test_the_co_chairs_hear_of_all_unopened_ones_in_one_mail(self, in_office):
        in_office |= {Office.SAFEGUARDING_LEAD: [known("L").id], Office.CO_CHAIR: [known("C").id]}
        with time_machine.travel(MONDAY, tick=False) as clock:
            for _each in range(3):
                services.raise_worry(actor=holding(Office.MEMBER), panel_id=NORTH, panel_slug="north", what="Help.")
            clock.shift(dt.timedelta(days=1))
            chase()
        unopened = Envelope.objects.filter(kind=messages.NOTE_UNOPENED.name)
        assert (unopened.count(), {each.fold for each in unopened}) == (3, {"unopened"})

    def test_the_list_of_notes_has_pages_open_ones_first(self, django_assert_num_queries, panel):
        lead = holding(Office.SAFEGUARDING_LEAD)
        for number in range(45):
            note = services.raise_worry(actor=ANONYMOUS, panel_id=NORTH, panel_slug="north", what="Help.")
            if number < 2:
                services.close_note(actor=lead, note_id=note.id, text="Fine.", give_back=True)
        with django_assert_num_queries(2):
            first = queries.notes(actor=lead, panel_id=NORTH)
        assert (len(first.items), first.page, first.pages) == (20, 1, 3)
        last = queries.notes(actor=lead, panel_id=NORTH, page=99)
        assert [each.state for each in last.items] == ["open"] * 3 + ["closed"] * 2
        request = RequestFactory().get("/north/words/notes?page=2")
        request.actor, request.panel, request.LANGUAGE_CODE = lead, panel, "en-gb"
        request.user = SimpleNamespace(name="Jo", is_authenticated=True)
        page = safety.notes(request, panel).content.decode()
        assert page.count("/north/words/notes/") == 20
        assert ("?page=1" in page, "?page=3" in page) == (True, True)
