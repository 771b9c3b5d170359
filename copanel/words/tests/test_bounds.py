"""The bounds of decision 14 hold however the presses come; what only the leads may read reaches nobody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, Actor, Office, Side
from copanel.kernel.ids import new_id
from copanel.outbox.models import Envelope
from copanel.words import house, queries, services
from copanel.words.models import SafeguardingNote, Words
from copanel.words.policy import POLICY
from copanel.words.states import Do, Standing
from copanel.words.tasks import chase
from copanel.words.tests.people import NORTH, council, holding, known, say

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


def read(words: Words, actor: Actor = ANONYMOUS) -> queries.Spoken | None:
    return queries.spoken([words.id], actor=actor).get(words.id)


def lead() -> Actor:
    return holding(Office.SAFEGUARDING_LEAD)


def press(actor: Actor, words: Words) -> SafeguardingNote:
    return services.someone_at_risk(actor=actor, words_id=words.id, what="A worry.")


def standings(said: list[Words]) -> list[Standing]:
    return [read(words).standing for words in said]


class TestHowMuchOneTakesDownInADay:
    def test_worries_that_were_only_heard_are_no_store_for_the_next_day(self):
        officer, most = council(Office.MANAGER), house.rules(NORTH).taken_down_day
        said = [say(holding(Office.MEMBER)) for _each in range(3 * most)]
        with time_machine.travel(MONDAY, tick=False) as clock:
            for words in said:
                press(officer, words)
            assert standings(said).count(Standing.TAKEN_DOWN) == most
            clock.shift(dt.timedelta(days=1))
            for words in said:
                press(officer, words)
            assert standings(said).count(Standing.TAKEN_DOWN) == 2 * most

    def test_what_another_pointed_to_first_counts_for_whoever_takes_it_down(self):
        first, second, most = (
            council(Office.MANAGER),
            council(Office.ENGAGEMENT_LEAD),
            house.rules(NORTH).taken_down_day,
        )
        said = [say(holding(Office.MEMBER)) for _each in range(3 * most)]
        for officer in (first, second):
            for words in said:
                press(officer, words)
        assert standings(said).count(Standing.TAKEN_DOWN) == 2 * most

    @pytest.mark.parametrize(
        "actor",
        [
            holding(Office.SUPPORT_ENGINEER, side=Side.INDEPENDENT),
            holding(Office.AUDITOR, side=Side.INDEPENDENT),
            holding(Office.MODERATOR, council_of=frozenset({NORTH})),
            Actor(person_id=new_id(), council_of=frozenset({NORTH})),
        ],
        ids=["engineer", "auditor", "moderator who works for the council", "officer without an office here"],
    )
    def test_everyone_outside_the_user_led_space_has_the_bound_and_is_seen(self, actor):
        most = house.rules(NORTH).taken_down_day
        said = [say(holding(Office.MEMBER)) for _each in range(most + 1)]
        for words in said:
            press(actor, words)
        assert standings(said).count(Standing.TAKEN_DOWN) == most
        assert read(said[0]).tombstone.endswith("asked for this.")
        assert queries.taken_down_counts(NORTH) == [], "not counted before the note is closed"
        note = SafeguardingNote.objects.get(words=said[0])
        services.close_note(actor=lead(), note_id=note.id, text="Fine.", give_back=True)
        assert queries.taken_down_counts(NORTH)[0][0] != Side.USER_LED

    def test_the_user_led_side_has_no_bound(self):
        said = [say(holding(Office.MEMBER)) for _each in range(house.rules(NORTH).taken_down_day + 1)]
        for words in said:
            press(holding(Office.FACILITATOR, side=Side.INDEPENDENT), words)
        assert standings(said) == [Standing.TAKEN_DOWN] * len(said)

    def test_whoever_takes_them_down_is_counted_not_who_worried_first(self):
        words = say(holding(Office.MEMBER))
        services.close_note(actor=lead(), note_id=press(ANONYMOUS, words).id, text="Fine.", give_back=True)
        press(ANONYMOUS, words)
        press(holding(Office.MEMBER), words)
        assert read(words).tombstone == "Taken down while someone’s safety is looked after."
        assert queries.taken_down_counts(NORTH) == [(Side.PUBLIC, 1, 1)]
        assert SafeguardingNote.objects.get(state="open").side == Side.USER_LED


def test_a_press_from_outside_ends_no_appeal_and_no_stopping():
    author = replace(holding(Office.MEMBER), person_id=known().id)
    words = say(author, "canary")
    decision = services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
    press(council(Office.MANAGER), words)
    assert SafeguardingNote.objects.filter(state="open").count() == 1, "the worry is heard all the same"
    assert "insults" in read(words).tombstone
    services.appeal(actor=author, decision_id=decision.id)
    services.stop_hiding(actor=holding(Office.CO_CHAIR), decision_id=decision.id)
    assert read(words).text == "canary"


class TestWhatOnlyTheLeadsRead:
    def kept(self, *, hold: bool = False) -> tuple[Words, Actor]:
        author = replace(holding(Office.MEMBER), person_id=known().id)
        words = say(author, "canary", hold=hold)
        if not hold:
            services.flag(actor=ANONYMOUS, words_id=words.id, why="It says canary.")
        services.close_note(actor=lead(), note_id=press(author, words).id, text="No.", give_back=False)
        return Words.objects.get(id=words.id), author

    def test_what_the_author_tells_the_leads_is_not_for_moderators(self):
        words, author = self.kept()
        services.appeal(actor=author, decision_id=words.in_force_id, text="canary, because")
        for actor in (holding(Office.MODERATOR), holding(Office.CO_CHAIR)):
            page = queries.words_page(actor=actor, panel_id=NORTH, words_id=words.id)
            assert "canary" not in repr(page)
        judge = queries.words_page(actor=lead(), panel_id=NORTH, words_id=words.id)
        assert [each.appeal for each in judge.decisions] == ["canary, because"]
        services.decide_appeal(actor=lead(), decision_id=words.in_force_id, uphold=False, answer="canary is fine.")
        page = queries.words_page(actor=holding(Office.MODERATOR), panel_id=NORTH, words_id=words.id)
        assert [each.appeal for each in page.decisions] == []

    def test_flags_on_words_taken_down_are_not_for_moderators(self):
        words = say(holding(Office.MEMBER), "canary")
        services.flag(actor=ANONYMOUS, words_id=words.id, why="It says canary.")
        moderator = holding(Office.MODERATOR)
        assert queries.words_page(actor=moderator, panel_id=NORTH, words_id=words.id).flags == ("It says canary.",)
        press(holding(Office.MEMBER), words)
        assert queries.words_page(actor=moderator, panel_id=NORTH, words_id=words.id).flags == ()

    @pytest.mark.parametrize("hold", [True, False])
    def test_filter_and_predicate_agree(self, hold):
        words, author = self.kept(hold=hold)
        for actor in (holding(Office.MODERATOR), holding(Office.CO_CHAIR), lead(), author, ANONYMOUS):
            listed = Words.objects.filter(queries.known_to(actor, panel_id=NORTH), id=words.id).exists()
            assert listed is POLICY.may(actor, Do.KNOW, words)

    def test_a_lead_who_undoes_it_does_not_check_in_the_moderators_place(self):
        words, author = self.kept(hold=True)
        services.appeal(actor=author, decision_id=words.in_force_id)
        services.decide_appeal(actor=lead(), decision_id=words.in_force_id, uphold=False, answer="She is safe.")
        assert read(words) is None
        queue = queries.queue(actor=holding(Office.MODERATOR), panel_id=NORTH)
        assert [(item.spoken.id, item.why) for item in queue.items] == [(words.id, "held")]


class TestChasing:
    def chased(self, kind: str) -> int:
        return Envelope.objects.filter(kind=kind).exclude(stage__startswith="line").count()

    def test_until_a_lead_opens_it_leads_and_co_chairs_are_told_each_working_day(self, in_office):
        who, chair = replace(lead(), person_id=known("L").id), known("C").id
        in_office |= {Office.SAFEGUARDING_LEAD: [who.person_id], Office.CO_CHAIR: [chair]}
        with time_machine.travel(MONDAY + dt.timedelta(days=3), tick=False) as clock:  # a Thursday
            words = say(holding(Office.MEMBER), "canary")
            note = press(replace(council(Office.MANAGER), person_id=known("M").id), words)
            press(replace(holding(Office.MEMBER), person_id=known("N").id), words)  # whoever else worries is no lead
            chase()
            assert (self.chased("words.at_risk"), self.chased("words.note_unopened")) == (0, 0)
            for days, times in ((1, 1), (2, 1), (3, 1), (4, 2)):  # Friday, Saturday, Sunday, Monday
                clock.move_to(MONDAY + dt.timedelta(days=3 + days))
                chase()
                chase()
                told = (self.chased("words.at_risk"), self.chased("words.note_unopened"))
                assert told == (times, times), days
            services.read_note(actor=who, note_id=note.id)
            clock.move_to(MONDAY + dt.timedelta(days=8))
            chase()
            assert (self.chased("words.at_risk"), self.chased("words.note_unopened")) == (2, 2)


def test_words_kept_hidden_cost_a_lead_the_same_for_any_number(django_assert_num_queries):
    who, keys = lead(), []
    for number in (1, 20):
        while len(keys) < number:
            words = say(holding(Office.MEMBER), "canary")
            services.close_note(
                actor=lead(), note_id=press(holding(Office.MEMBER), words).id, text="No.", give_back=False
            )
            keys.append(words.id)
        with django_assert_num_queries(4):
            assert {each.text for each in queries.spoken(keys, actor=who).values()} == {"canary"}
