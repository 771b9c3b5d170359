"""Whose asking takes words down, who reads what the leads keep, and the other co-chair who can stop a hiding."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, Actor, Office
from copanel.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from copanel.outbox.models import Envelope
from copanel.words import house, queries, services
from copanel.words.limits import check, stamp
from copanel.words.models import SafeguardingNote, Words
from copanel.words.states import Standing
from copanel.words.tests.people import CIRCLE, COUNCIL, HOST, NORTH, council, holding, known, say

pytestmark = pytest.mark.django_db
TAKEN_DOWN = "Taken down while someone’s safety is looked after."


def read(words: Words, actor: Actor = ANONYMOUS) -> queries.Spoken | None:
    return queries.spoken([words.id], actor=actor).get(words.id)


def lead() -> Actor:
    return holding(Office.SAFEGUARDING_LEAD)


def settle(words: Words, *, give_back: bool) -> None:
    note = SafeguardingNote.objects.get(words=words, state="open")
    services.close_note(actor=lead(), note_id=note.id, text="Looked at.", give_back=give_back)


@pytest.mark.parametrize(
    ("actor", "more"),
    [
        (council(Office.MANAGER), " Someone at the council asked for this."),
        (ANONYMOUS, " A member of the public asked for this."),
        (holding(Office.MEMBER), ""),
        (holding(Office.FACILITATOR), ""),
    ],
)
def test_the_tombstone_says_at_whose_asking_and_the_co_chairs_are_told(actor, more, in_office):
    chair = in_office[Office.CO_CHAIR] = [known("Gwen Chair").id]
    words = say(holding(Office.MEMBER), "canary")
    services.someone_at_risk(actor=actor, words_id=words.id, what="Is he safe?")
    assert read(words).tombstone == TAKEN_DOWN + more
    told = Envelope.objects.filter(kind="words.taken_down")
    assert [each.person_id for each in told] == (chair if more else [])
    settle(words, give_back=True)
    assert (read(words).text, read(words).tombstone) == ("canary", "")


@pytest.mark.parametrize("actor", [council(Office.ENGAGEMENT_LEAD), ANONYMOUS])
def test_a_lead_who_gave_words_back_has_the_last_word(actor):
    words = say(holding(Office.MEMBER), "canary")
    services.someone_at_risk(actor=actor, words_id=words.id, what="One.")
    settle(words, give_back=True)
    services.someone_at_risk(actor=actor, words_id=words.id, what="Two.")
    assert read(words).text == "canary"
    assert SafeguardingNote.objects.filter(state="open", stood="").count() == 1, "the worry is heard all the same"
    settle(words, give_back=False)
    assert read(words).text == "canary", "nothing was taken down, so nothing is kept hidden"
    services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="Three.")
    assert read(words).tombstone == TAKEN_DOWN


def test_one_person_of_the_council_takes_down_only_so_much_in_a_day():
    officer, most = replace(council(Office.MANAGER), person_id=known().id), house.rules(NORTH).taken_down_day
    said = [say(holding(Office.MEMBER)) for _each in range(most + 1)]
    for words in said:
        services.someone_at_risk(actor=officer, words_id=words.id, what="A worry.")
    assert [read(words).standing for words in said] == [Standing.TAKEN_DOWN] * most + [Standing.SHOWN]
    assert SafeguardingNote.objects.filter(state="open").count() == most + 1


def test_one_network_takes_down_only_so_much_in_a_day(limits):
    visitor, most = Actor(network="203.0.113.0"), house.rules(NORTH).taken_down_day
    said = [say(holding(Office.MEMBER)) for _each in range(most + 1)]
    for words in said:
        check(
            panel_id=NORTH, form="riskform", network=visitor.network, address="", opened_at=stamp(), honeypot="",
            limits=house.house(NORTH).limits, apart=True,
        )  # fmt: skip
        services.someone_at_risk(actor=visitor, words_id=words.id, what="A worry.")
    assert [read(words).standing for words in said] == [Standing.TAKEN_DOWN] * most + [Standing.SHOWN]


@pytest.mark.parametrize("stood", ["shown", "held"])
def test_what_the_leads_keep_hidden_is_read_by_leads_and_author_alone(stood):
    author = replace(holding(Office.MEMBER), person_id=known().id)
    words = say(author, "canary", hold=stood == "held")
    services.someone_at_risk(actor=author, words_id=words.id, what="Help.")
    settle(words, give_back=False)
    for actor in (holding(Office.MODERATOR), holding(Office.CO_CHAIR), council(Office.MANAGER), ANONYMOUS):
        assert "canary" not in repr(read(words, actor))
    assert read(words, lead()).text == "canary"
    assert read(words, author).text == "canary"
    with pytest.raises(NotAllowed):
        services.mask(
            actor=holding(Office.MODERATOR), words_id=words.id, passages=["canary"], reason_code="names_someone"
        )


def test_an_appeal_against_the_leads_goes_to_another_lead():
    author = replace(holding(Office.MEMBER), person_id=known().id)
    words, first = say(author, "canary"), lead()
    note = services.someone_at_risk(actor=author, words_id=words.id, what="Help.")
    services.close_note(actor=first, note_id=note.id, text="No.", give_back=False)
    decision = words.decisions.get()
    services.appeal(actor=author, decision_id=decision.id)
    for judge in (holding(Office.CO_CHAIR), first):
        with pytest.raises(NotAllowed):
            services.decide_appeal(actor=judge, decision_id=decision.id, uphold=False, answer="Yes.")
    assert queries.queue(actor=holding(Office.MODERATOR), panel_id=NORTH).total == 0
    [need] = [each for each in queries.needs(actor=lead(), panel_id=NORTH) if "appeal" in each.title]
    assert str(decision.id) in need.url
    services.decide_appeal(actor=lead(), decision_id=decision.id, uphold=False, answer="She is safe.")
    assert read(words).text == "canary"


def test_nobody_judges_words_that_are_about_them():
    words = say(holding(Office.MEMBER), "canary")
    about, other = replace(holding(Office.MODERATOR), person_id=known("A").id), holding(Office.CO_CHAIR)
    council_moderator = holding(Office.MODERATOR, organisation=COUNCIL)
    services.say_about(actor=about, words_id=words.id, about_persons=[about.person_id])
    services.say_about(actor=other, words_id=words.id, about_organisations=[COUNCIL])
    with pytest.raises(Invalid):
        services.say_about(actor=other, words_id=words.id, about_persons=[about.person_id])
    for actor in (about, council_moderator):
        with pytest.raises(NotAllowed):
            services.hide(actor=actor, words_id=words.id, reason_code="abuse")
    with pytest.raises(NotAllowed):
        services.say_about(actor=holding(Office.MEMBER), words_id=words.id, about_persons=[known("B").id])
    services.hide(actor=other, words_id=words.id, reason_code="abuse")


class TestStoppingAHiding:
    def test_another_co_chair_stops_it_and_the_first_does_not_hide_it_again(self, in_office):
        first, other = replace(holding(Office.CO_CHAIR), person_id=known("A").id), known("B").id
        in_office[Office.CO_CHAIR] = [first.person_id, other]
        author = replace(holding(Office.MEMBER), person_id=known("C").id)
        words = say(author, "canary")
        decision = services.hide(actor=first, words_id=words.id, reason_code="abuse")
        assert [each.person_id for each in Envelope.objects.filter(kind="words.can_be_stopped")] == [other]
        services.stop_hiding(actor=replace(holding(Office.CO_CHAIR), person_id=other), decision_id=decision.id)
        assert read(words).text == "canary"
        assert queries.hidden_counts(NORTH) == {"abuse": (1, 1)}
        assert [each.person_id for each in Envelope.objects.filter(kind="words.hiding_stopped")] == [author.person_id]
        with pytest.raises(NotAllowed):
            services.hide(actor=first, words_id=words.id, reason_code="abuse")
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")

    @pytest.mark.parametrize(
        ("who", "may"), [("co-chair", True), ("moderator", False), ("member", False), ("council", False)]
    )
    def test_only_a_co_chair_of_the_user_led_side(self, who, may):
        words = say(holding(Office.MEMBER))
        decision = services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        actor = {
            "co-chair": holding(Office.CO_CHAIR),
            "moderator": holding(Office.MODERATOR),
            "member": holding(Office.MEMBER),
            "council": council(Office.CO_CHAIR),
        }[who]
        if may:
            services.stop_hiding(actor=actor, decision_id=decision.id)
        else:
            with pytest.raises(NotAllowed):
                services.stop_hiding(actor=actor, decision_id=decision.id)

    def test_not_after_its_working_days_and_not_twice(self):
        with time_machine.travel("2026-11-20 10:00:00+00:00", tick=False) as clock:  # a Friday
            late, timely = (
                services.hide(
                    actor=holding(Office.MODERATOR), words_id=say(holding(Office.MEMBER)).id, reason_code="abuse"
                )
                for _each in range(2)
            )
            clock.move_to("2026-11-24 23:00:00+00:00")  # the second working day
            services.stop_hiding(actor=holding(Office.CO_CHAIR), decision_id=timely.id)
            with pytest.raises(WrongState):
                services.stop_hiding(actor=holding(Office.CO_CHAIR), decision_id=timely.id)
            clock.move_to("2026-11-25 08:00:00+00:00")
            with pytest.raises(WrongState):
                services.stop_hiding(actor=holding(Office.CO_CHAIR), decision_id=late.id)

    def test_it_stands_with_what_needs_the_other_co_chairs_until_its_day(self):
        first, other = (replace(holding(Office.CO_CHAIR), person_id=known(name).id) for name in "AB")
        with time_machine.travel("2026-11-20 10:00:00+00:00", tick=False) as clock:  # a Friday
            words = say(replace(holding(Office.MEMBER), person_id=known("C").id))
            decision = services.hide(actor=first, words_id=words.id, reason_code="abuse")

            def stops(actor: Actor) -> list:
                return [each for each in queries.needs(actor=actor, panel_id=NORTH) if "stop" in each.title]

            [need] = stops(other)
            assert (need.url, need.by.isoformat(), need.late) == (f"/north/words/{words.id}", "2026-11-24", "")
            assert stops(first) == stops(holding(Office.MODERATOR)) == stops(council(Office.CO_CHAIR)) == []
            clock.move_to("2026-11-24 23:00:00+00:00")
            assert len(stops(other)) == 1
            clock.move_to("2026-11-25 00:30:00+00:00")
            assert stops(other) == []
            clock.move_to("2026-11-23 10:00:00+00:00")
            services.stop_hiding(actor=other, decision_id=decision.id)
            assert stops(holding(Office.CO_CHAIR)) == []

    def test_what_needs_a_co_chair_costs_the_same_for_one_and_for_many(self, django_assert_num_queries):
        chair = holding(Office.CO_CHAIR)
        for number in (1, 20):
            for _each in range(number):
                words = say(holding(Office.MEMBER))
                services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
            with django_assert_num_queries(2):
                assert len(queries.needs(actor=chair, panel_id=NORTH)) == 1


@pytest.mark.parametrize("another", [True, False])
def test_where_no_lead_is_left_to_decide_it_is_said_and_the_co_chairs_are_told(another, in_office):
    author, first = (replace(lead(), person_id=known(name).id) for name in "AF")
    author = replace(holding(Office.MEMBER), person_id=author.person_id)
    in_office |= {
        Office.SAFEGUARDING_LEAD: [first.person_id, author.person_id, *([known("L").id] if another else [])],
        Office.CO_CHAIR: [known("C").id],
    }
    words = say(author, "canary")
    note = services.someone_at_risk(actor=author, words_id=words.id, what="Help.")
    services.close_note(actor=first, note_id=note.id, text="No.", give_back=False)
    services.appeal(actor=author, decision_id=words.decisions.get().id)
    told = Envelope.objects.filter(kind="words.no_lead_left").values_list("person_id", flat=True)
    assert list(told) == ([] if another else in_office[Office.CO_CHAIR])
    [decision] = queries.words_page(actor=author, panel_id=NORTH, words_id=words.id).decisions
    assert decision.nobody_yet is not another


def lead_of(organisation: UUID | None, name: str) -> Actor:
    """A safeguarding lead whom an organisation employs, and whose appeals can be judged by name."""
    return replace(holding(Office.SAFEGUARDING_LEAD, organisation=organisation), person_id=known(name).id)


def test_a_lead_does_not_judge_a_worry_about_their_own_organisation():
    theirs, other = lead_of(HOST, "T"), lead_of(CIRCLE, "O")
    words = say(holding(Office.MEMBER), "The host's staff hurt me.", about_organisations=[HOST])
    note = services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="x")
    for attempt in (
        lambda: services.read_note(actor=theirs, note_id=note.id),
        lambda: services.close_note(actor=theirs, note_id=note.id, text="Nothing to see.", give_back=False),
        lambda: queries.note(actor=theirs, panel_id=NORTH, note_id=note.id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert queries.notes(actor=theirs, panel_id=NORTH).items == []
    assert [each.id for each in queries.notes(actor=other, panel_id=NORTH).items] == [note.id]
    assert queries.note(actor=other, panel_id=NORTH, note_id=note.id).spoken.text == "The host's staff hurt me."


@pytest.mark.parametrize("another", [True, False])
def test_a_lead_of_an_organisation_the_words_are_about_is_nobody_who_could_decide(another, in_office):
    author = replace(holding(Office.MEMBER), person_id=known("A").id)
    first, theirs = lead_of(CIRCLE, "F"), lead_of(HOST, "T")
    in_office |= {
        Office.SAFEGUARDING_LEAD: [first, theirs, *([lead_of(None, "L")] if another else [])],
        Office.CO_CHAIR: [known("C").id],
    }
    words = say(author, "The host's staff hurt me.", about_organisations=[HOST])
    note = services.someone_at_risk(actor=author, words_id=words.id, what="x")
    services.close_note(actor=first, note_id=note.id, text="No.", give_back=False)
    services.appeal(actor=author, decision_id=words.decisions.get().id)
    [decision] = queries.words_page(actor=author, panel_id=NORTH, words_id=words.id).decisions
    assert decision.nobody_yet is not another
    assert Envelope.objects.filter(kind="words.no_lead_left").exists() is not another
