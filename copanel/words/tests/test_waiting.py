"""What stands before whom: nobody is sent to words they may not judge, and a worry never falls behind what is older."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import time_machine

from copanel.kernel.actor import ANONYMOUS, Actor, Office, Side
from copanel.kernel.ids import new_id
from copanel.kernel.needs import Need
from copanel.outbox import Message, NotSent, Reader
from copanel.words import messages, queries, services
from copanel.words.models import About, Decided, Layer, Words
from copanel.words.policy import POLICY, lead_for_words
from copanel.words.queries import needing
from copanel.words.queries.filters import judged_by, looked_after_by
from copanel.words.states import Do, Space, Standing
from copanel.words.tests.people import CIRCLE, NORTH, holding, known, say

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


def outsider() -> Actor:
    return Actor(person_id=known("Pat Public").id)


def judge(*offices: Office, organisation=CIRCLE) -> Actor:
    return holding(*(offices or (Office.CO_CHAIR,)), organisation=organisation)


def theirs(words: Words, actor: Actor) -> None:
    Words.objects.filter(id=words.id).update(author_id=actor.person_id)


def of_their_organisation(words: Words, actor: Actor) -> None:
    Words.objects.filter(id=words.id).update(author_organisation_id=CIRCLE)


def about_them(words: Words, actor: Actor) -> None:
    About.objects.create(words=words, person_id=actor.person_id)


def about_their_organisation(words: Words, actor: Actor) -> None:
    About.objects.create(words=words, organisation_id=CIRCLE)


# Why `judge` may not judge these words.
BARS = [theirs, of_their_organisation, about_them, about_their_organisation]


def needs(actor: Actor) -> list[Need]:
    return queries.needs(actor=actor, panel_id=NORTH)


def titles(actor: Actor) -> list[str]:
    return [need.title for need in needs(actor)]


def held(**more) -> Words:
    return say(holding(Office.MEMBER), hold=True, **more)


def added() -> Words:
    author = outsider()
    words = say(author)
    services.correct(actor=author, words_id=words.id, text="More.")
    return words


def pointed_to() -> Words:
    words = say(holding(Office.MEMBER))
    services.flag(actor=ANONYMOUS, words_id=words.id, why="Look.")
    return words


def asked_about() -> Words:
    author = outsider()
    words = say(author)
    decision = services.hide(actor=judge(organisation=None), words_id=words.id, reason_code="abuse")
    services.appeal(actor=author, decision_id=decision.id)
    return words


def hidden() -> Words:
    words = say(holding(Office.MEMBER))
    services.hide(actor=judge(Office.MODERATOR, organisation=None), words_id=words.id, reason_code="abuse")
    return words


WAITING = {
    "held": (held, "Check what someone sent in"),
    "added": (added, "Check what someone sent in"),
    "pointed to": (pointed_to, "Look at words someone reported"),
    "asked about": (asked_about, "Decide an appeal"),
    "hidden": (hidden, "You can stop a hiding"),
}


class TestNobodyIsSentToWordsTheyMayNotJudge:
    @pytest.mark.parametrize("what", WAITING)
    @pytest.mark.parametrize("bar", BARS)
    def test_among_what_needs_them(self, what, bar):
        make, title = WAITING[what]
        actor = judge()
        with time_machine.travel(MONDAY, tick=False) as clock:
            barred = make()
            bar(barred, actor)
            barred.refresh_from_db()
            assert title not in titles(actor)
            clock.shift(3600)
            theirs = make()
            [need] = [each for each in needs(actor) if each.title == title]
            assert str(theirs.id) in need.url
            assert str(barred.id) not in need.url
        assert POLICY.may(actor, Do.LET_THROUGH, theirs)
        assert not POLICY.may(actor, Do.LET_THROUGH, barred)

    @pytest.mark.parametrize("make", [held, added])
    @pytest.mark.parametrize("bar", BARS)
    def test_in_the_mail_that_words_wait(self, make, bar):
        actor = judge()
        reader = Reader(actor.person_id, actor, "Jo", "en-gb")
        with time_machine.travel(MONDAY, tick=False) as clock:
            bar(make(), actor)
            assert messages.TO_CHECK.render(NORTH, reader) == NotSent("done_since")
            clock.shift(3600)
            theirs = make()
            said = messages.TO_CHECK.render(NORTH, reader)
        assert isinstance(said, Message)
        assert said.link[1] == f"/north/words/{theirs.id}/check"
        assert said.first_line.startswith("Someone sent")

    def test_an_appeal_against_the_leads_does_not_stand_before_whom_it_concerns(self):
        lead = holding(Office.SAFEGUARDING_LEAD, organisation=CIRCLE)
        for bar in (theirs, about_them, about_their_organisation):
            author = outsider()
            words = say(author)
            note = services.someone_at_risk(actor=author, words_id=words.id, what="x")
            services.close_note(actor=holding(Office.SAFEGUARDING_LEAD), note_id=note.id, text="x", give_back=False)
            services.appeal(actor=author, decision_id=words.decisions.get().id)
            bar(words, lead)
        assert [title for title in titles(lead) if "appeal" in title] == []
        assert [title for title in titles(holding(Office.SAFEGUARDING_LEAD)) if "appeal" in title] == [
            "Decide appeals: 3"
        ]

    def test_the_filter_is_the_policys_rule_row_by_row(self):
        offices = (Office.MODERATOR, Office.SAFEGUARDING_LEAD)
        actors = [judge(*offices), judge(*offices, organisation=None), judge(*offices, organisation=new_id())]
        actors[2] = replace(actors[2], person_id=actors[0].person_id)
        for bar in (*BARS, lambda words, actor: None):
            for words in (asked_about(), added()):
                bar(words, actors[0])
        all_words = list(Words.objects.select_related("in_force"))
        assert len(all_words) == 10
        for actor in actors:
            may = {each.id for each in all_words if POLICY.may(actor, Do.LET_THROUGH, each)}
            after = {each.id for each in all_words if lead_for_words.test(actor, each)}
            assert {each.id for each in Words.objects.filter(judged_by(actor, panel_id=NORTH))} == may
            assert {each.id for each in Words.objects.filter(looked_after_by(actor, panel_id=NORTH))} == after
            for rows in (Decided.objects.all(), Layer.objects.all()):
                found = rows.filter(judged_by(actor, panel_id=NORTH, at="words__"))
                assert {each.words_id for each in found} == may & set(rows.values_list("words_id", flat=True))


@pytest.mark.parametrize("bar", [theirs, about_them, about_their_organisation])
def test_a_list_for_leads_leaves_out_words_that_concern_them(bar):
    lead = judge(Office.SAFEGUARDING_LEAD)
    member = holding(Office.MEMBER)
    concerns, other = say(member, hold=True), say(member, hold=True)
    for words in (concerns, other):  # taken down before anyone read them: nothing of them is public
        services.someone_at_risk(actor=member, words_id=words.id, what="x")
    bar(concerns, lead)
    listed = Words.objects.filter(queries.known_to(lead, panel_id=NORTH))
    assert [each.id for each in listed] == [other.id]
    assert [POLICY.may(lead, Do.KNOW, Words.objects.get(id=each.id)) for each in (concerns, other)] == [False, True]


class TestAWorryNeverFallsBehind:
    def test_whatever_else_waits_and_however_old_it_is(self):
        both, writer = holding(Office.CO_CHAIR, Office.SAFEGUARDING_LEAD), holding(Office.FACILITATOR)
        with time_machine.travel(MONDAY, tick=False) as clock:
            for words in (held(), say(writer, author_id=both.person_id, written_by_id=writer.person_id, how="phone")):
                for _each in range(600):
                    words.id = new_id()
                    words.save(force_insert=True)
            clock.shift(3600)
            hidden()
            services.raise_worry(actor=both, panel_id=NORTH, panel_slug="north", what="Help.")
            found = titles(both)
        assert "Someone may be at risk: open the note" in found
        assert "You can stop a hiding" in found
        assert "Check what people sent in: 601" in found, "a number is of all that waits"
        assert found.count("Say if we wrote down your words right") == needing.EACH

    def test_a_stop_not_behind_many_worries_either(self):
        both = holding(Office.CO_CHAIR, Office.SAFEGUARDING_LEAD)
        with time_machine.travel(MONDAY, tick=False) as clock:
            for _each in range(40):
                services.raise_worry(actor=ANONYMOUS, panel_id=NORTH, panel_slug="north", what="Help.")
            clock.shift(3600)
            hidden()
            found = titles(both)
        assert found == ["People may be at risk: 40 open notes", "You can stop a hiding"]


class TestTheQueue:
    def test_a_flag_waits_since_it_was_made_and_not_since_the_words(self):
        with time_machine.travel(MONDAY, tick=False) as clock:
            old = [say(holding(Office.MEMBER)) for _each in range(3)]
            clock.shift(dt.timedelta(days=28))
            waits = say(ANONYMOUS)
            clock.shift(60)
            for words in old:
                services.flag(actor=holding(Office.MEMBER), words_id=words.id, why="x")
                services.flag(actor=holding(Office.MEMBER), words_id=words.id, why="y")
            page = queries.queue(actor=holding(Office.MODERATOR), panel_id=NORTH)
            [need] = [each for each in needs(holding(Office.MODERATOR)) if "reported" in each.title]
        assert page.items[0].spoken.id == waits.id
        assert [item.working_days for item in page.items] == [0, 0, 0, 0]
        assert need.late == ""

    def test_an_appeal_waits_since_it_was_made(self):
        member = holding(Office.MEMBER)
        with time_machine.travel(MONDAY, tick=False) as clock:
            words = say(member)
            decision = services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
            clock.shift(dt.timedelta(days=28))
            services.appeal(actor=member, decision_id=decision.id)
            [item] = queries.queue(actor=holding(Office.CO_CHAIR), panel_id=NORTH).items
        assert (item.why, item.working_days) == ("appealed", 0)

    @pytest.mark.parametrize("order", ["flag, appeal, correct", "flag, correct, appeal"])
    def test_what_waits_in_two_ways_is_one_thing(self, order):
        with time_machine.travel(MONDAY, tick=False) as clock:
            author = outsider()
            words = say(author)
            services.mask(
                actor=holding(Office.MODERATOR), words_id=words.id, passages=["ramp"], reason_code="names_someone"
            )
            acts = {
                "flag": lambda: services.flag(actor=ANONYMOUS, words_id=words.id, why="x"),
                "appeal": lambda: services.appeal(actor=author, decision_id=words.decisions.get().id),
                "correct": lambda: services.correct(actor=author, words_id=words.id, text="More."),
            }
            for name in order.split(", "):
                clock.shift(60)
                acts[name]()
                page = queries.queue(actor=holding(Office.CO_CHAIR), panel_id=NORTH)
                assert (page.total, len(page.items)) == (1, 1)
        assert page.items[0].why == "held"

    def test_what_the_leads_keep_is_no_moderators_to_decide(self):
        author = outsider()
        words = say(author, "A canary sang.")
        services.mask(
            actor=holding(Office.MODERATOR), words_id=words.id, passages=["canary"], reason_code="names_someone"
        )
        services.appeal(actor=author, decision_id=words.decisions.get().id)
        assert "Decide an appeal" in titles(holding(Office.CO_CHAIR))
        note = services.someone_at_risk(actor=holding(Office.MEMBER), words_id=words.id, what="x")
        lead = holding(Office.SAFEGUARDING_LEAD)
        services.close_note(actor=lead, note_id=note.id, text="x", give_back=False)
        words.refresh_from_db()
        assert words.standing == Standing.HIDDEN
        for actor in (holding(Office.CO_CHAIR), holding(Office.MODERATOR, Office.SAFEGUARDING_LEAD)):
            assert queries.queue(actor=actor, panel_id=NORTH).total == 0
            assert "Decide an appeal" not in titles(actor)


def test_what_waits_in_the_user_led_space_is_counted_in_public_nowhere():
    with time_machine.travel(MONDAY, tick=False):
        held(space=Space.USER_LED)
        inside = holding(Office.FACILITATOR, side=Side.INDEPENDENT)
        words = say(inside, space=Space.USER_LED, without_account=True, author_id=None)
        # Someone without a place does not reach that space: so it is put there as if they had left since.
        services.add_easy(actor=inside, words_id=words.id, text="More.")
        Layer.objects.filter(words=words, kind="easy").update(waits_at=NORTH)
    with time_machine.travel(MONDAY + dt.timedelta(days=28)):
        assert queries.waiting_over(NORTH, days=5) == 0
        added_outside = added()
    with time_machine.travel(MONDAY + dt.timedelta(days=56)):
        assert queries.waiting_over(NORTH, days=5) == 1
    assert added_outside.space == Space.PUBLIC


def test_the_queue_shows_what_a_moderator_may_not_judge_and_says_so():
    actor = judge(Office.MODERATOR)
    about_them(held(), actor)
    [item] = queries.queue(actor=actor, panel_id=NORTH).items
    assert not item.yours_to_do
