"""Replies: by whom, by which road, in layers; and when what is asked takes effect."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from copanel.deciding import queries, services
from copanel.deciding.models import Question, Reply
from copanel.deciding.tests.examples import (
    a_question,
    a_writing_panel,
    after_the_end,
    place_of,
    post_place,
    says,
    seated,
    told,
)
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Count, Decision, SeatHolding
from copanel.governance.tests.examples import in_office
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.outbox.models import Envelope
from copanel.words.models import Words

pytestmark = pytest.mark.django_db


def test_a_reply_is_in_the_private_journal_alone_and_its_reasons_in_the_space():
    writing = a_writing_panel(3)
    question = a_question(writing)
    ada = writing.members[0]
    before = PublicEntry.objects.count()
    made = says(question, ada, "against", text="Mine comes weekly.", shown_as="full_name")
    assert PublicEntry.objects.count() == before
    entry = PrivateEntry.objects.order_by("-id").first()
    assert (entry.kind, entry.person_id, entry.payload) == ("question.replied", ada.person_id, {"how": "own"})
    words = Words.objects.get(id=made.words_id)
    assert (words.space, words.voice, words.author_id, words.searchable) == (
        "user_led", "person", ada.person_id, False,
    )  # fmt: skip
    assert not Envelope.objects.exclude(kind="deciding.asked").exists()


def test_a_changed_reply_stands_beside_and_the_last_counts():
    writing = a_writing_panel(3)
    question = a_question(writing)
    ada, ben, cora = writing.members
    says(question, ada, "for")
    says(question, ada, "against", text="I thought again.")
    says(question, ben, "for")
    assert list(Reply.objects.filter(person_id=ada.person_id).values_list("number", "position")) == [
        (1, "for"),
        (2, "against"),
    ]
    question.refresh_from_db()
    assert question.state == "open"
    says(question, cora, "for")
    question.refresh_from_db()
    assert question.state == "decided"


def test_two_presses_are_one_reply_and_two_people_at_once_are_told():
    writing = a_writing_panel(3)
    question, key = a_question(writing), new_id()
    ada = writing.members[0]
    says(question, ada, reply_id=key, looked=0)
    with pytest.raises(AlreadyDone):
        says(question, ada, reply_id=key, looked=0)
    with pytest.raises(WrongState, match="Another reply for this seat came in"):
        told(writing, question, ada, "against", looked=0)
    told(writing, question, ada, "against", looked=1)
    assert Reply.objects.count() == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"how": "own"}, "how"),
        ({"how": "record"}, "how"),
        ({"said_on": dt.date(2027, 3, 4)}, "said_on"),
        ({"said_on": dt.date(2027, 3, 2)}, "said_on"),
        ({"text": "x" * 2_001}, "text"),
    ],
)
def test_what_cannot_be_written_down_is_refused_whole(more, field):
    writing = a_writing_panel(3)
    question = a_question(writing)
    with pytest.raises(Invalid) as fault:
        told(writing, question, writing.members[0], **more)
    assert set(fault.value.faults) == {field}
    assert not Reply.objects.exists()


def test_a_seat_that_an_organisation_holds_through_nobody_replies_through_the_facilitator_unnamed():
    writing = a_writing_panel(1)
    seat = panels.add_seat(actor=SYSTEM, panel_id=writing.panel_id, side=Side.USER_LED)
    panels.fill_seat(actor=SYSTEM, seat_id=seat.id, organisation_id=writing.table.host.id)
    question = a_question(writing)
    place = question.roll.get(seat_id=seat.id)
    call = {"actor": writing.facilitator, "place_id": place.id, "position": "for", "how": "letter"}
    with pytest.raises(Invalid, match="Nobody is named"):
        services.reply_for(**call, shown_as="full_name")
    made = services.reply_for(**call, shown_as="organisation", text="We agree.")
    assert (made.person_id, made.written_by_id) == (None, writing.facilitator.person_id)
    panels.empty_seat(actor=SYSTEM, holding_id=SeatHolding.objects.get(seat=seat).id)
    with pytest.raises(Invalid, match="Nobody holds this seat"):
        services.reply_for(**call)


def test_nobody_replies_for_another_seat_and_a_facilitator_never_hides_behind_their_own():
    writing = a_writing_panel(2)
    question = a_question(writing)
    ada, ben = writing.members
    for actor in (ada, writing.chair, in_office(writing.table, Office.MODERATOR), ANONYMOUS):
        with pytest.raises(NotAllowed):
            services.reply(actor=actor, place_id=place_of(question, ben), position="for")
        with pytest.raises(NotAllowed):
            services.reply_for(actor=actor, place_id=place_of(question, ben), position="for", how="phone")
    assert not Reply.objects.exists()


def test_after_the_last_day_no_reply_is_taken_even_before_the_clock_has_ended_it():
    writing = a_writing_panel(3)
    question = a_question(writing)
    with clock.standing_at(after_the_end(question)), pytest.raises(WrongState, match="over"):
        says(question, writing.members[0])
    with clock.standing_at(after_the_end(question) - dt.timedelta(hours=9)):
        says(question, writing.members[0])  # eleven at night on the last day


def test_it_takes_effect_with_the_reply_that_meets_the_threshold_and_nobody_is_its_recorder():
    writing = a_writing_panel(9)
    question = a_question(writing, "seats", seats=6)
    says(question, writing.members[0], "against", text="Not by post.", in_public=True)
    for member in writing.members[1:6]:
        says(question, member)
    assert not Decision.objects.exists()
    told(writing, question, writing.members[6], how="bsl")
    decision = Decision.objects.get()
    question.refresh_from_db()
    assert (question.decision_id, decision.recorded_by_id, decision.method) == (decision.id, None, "in_writing")
    made = governance.decision(decision.id, panel_id=writing.panel_id, actor=ANONYMOUS)
    assert made.minority.text == "Not by post."
    assert not Words.objects.filter(id=decision.minority_words_id, author_id__isnull=False).exists()
    assert {each.kind for each in PublicEntry.objects.order_by("-id")[:2]} == {"question.decided", "decision.recorded"}
    assert Envelope.objects.filter(kind="deciding.ended").count() == 9 + 2  # and who runs it


def test_words_against_it_that_are_not_let_out_stay_inside():
    writing = a_writing_panel(5)
    question = a_question(writing)
    ada, *others = writing.members
    says(question, ada, "against", text="I am afraid of my care manager.")
    for member in others[:3]:
        says(question, member, text="Good.", in_public=True)  # who is for it has no words against it
    assert Decision.objects.get().minority_words_id is None
    assert Reply.objects.filter(in_public=True).count() == 0


def test_numbers_that_would_tell_who_said_what_are_not_in_the_decision():
    writing = a_writing_panel(9)
    question = a_question(writing)
    for member in writing.members[:5]:
        says(question, member)
    decision = Decision.objects.get()
    assert set(Count.objects.values_list("kept_back", flat=True)) == {True}
    client = Client()
    for reader in (ANONYMOUS, writing.chair, writing.members[0]):
        assert governance.decision(decision.id, panel_id=writing.panel_id, actor=reader).counts == ()
    page = client.get(f"/marlshire/decisions/{decision.id}").content.decode()
    assert "stood aside" not in page


def test_later_replies_stand_beside_the_decision_and_do_not_undo_it():
    writing = a_writing_panel(9)
    question = a_question(writing)
    for member in writing.members[:5]:
        says(question, member)
    for member in writing.members[4:]:
        says(question, member, "against", text=f"Late word {member.person_id}.", in_public=True)
    question.refresh_from_db()
    assert question.state == "decided"
    assert Decision.objects.count() == 1
    with clock.standing_at(after_the_end(question)):
        page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
    (count,) = page.counts
    assert (count.tally.in_favour, count.tally.against) == (4, 5)
    assert len(page.beside) == 5
    assert all("Late word" in said.text and said.byline.startswith("Someone") for said in page.beside)
    assert page.replies == ()


def test_long_words_against_it_all_stand_somewhere():
    """Eleven pieces of 2,000 letters do not fit into one: the rest stands on the question's own page."""
    writing = a_writing_panel(9)
    writing.members += [seated(writing.table, f"More {number}") for number in range(16)]
    question = a_question(writing)
    for number, member in enumerate(writing.members[:12]):
        says(question, member, "against", text=f"{number:02} " + "y" * 1_990, in_public=True)
    for member in writing.members[12:]:
        says(question, member)
    made = governance.decision(Decision.objects.get().id, panel_id=writing.panel_id, actor=ANONYMOUS)
    with clock.standing_at(after_the_end(question)):
        page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
    everywhere = made.minority.text + "".join(said.text for said in page.beside)
    assert sorted(everywhere.count(f"{number:02} y") for number in range(12)) == [1] * 12
    assert 0 < len(page.beside) < 12


def test_seats_that_fell_vacant_since_do_not_stop_the_decision(on_a_day):
    writing = a_writing_panel(6)
    question = a_question(writing)
    for member in writing.members[:3]:
        says(question, member)
    says(question, writing.members[3], "against")
    for member in writing.members[:3]:
        holding = SeatHolding.objects.get(person_id=member.person_id)
        panels.empty_seat(actor=SYSTEM, holding_id=holding.id)
    on_a_day.move_to("2027-03-09 10:00:00+00:00")
    says(question, writing.members[4])
    made = governance.decision(Decision.objects.get().id, panel_id=writing.panel_id, actor=ANONYMOUS)
    assert (made.counts[0].in_favour, made.counts[0].against) == (4, 1)
    assert (made.agreed.earliest, made.agreed.latest) == (dt.date(2027, 3, 3), dt.date(2027, 3, 9))


def test_corresponding_seats_and_posts_are_counted_apart_and_decide_nothing():
    writing = a_writing_panel(5)
    manager = in_office(writing.table, Office.MANAGER, "Karen Boyd")
    letters = [seated(writing.table, f"Letter {number}", kind="corresponding") for number in range(6)]
    question = a_question(writing, "seats", seats=4)
    for each in letters[:5]:
        says(question, each)
    says(question, letters[5], "against")
    services.give_view(actor=manager, place_id=post_place(question), position="against", text="It costs too much.")
    assert PublicEntry.objects.order_by("-id").first().kind == "question.view_given"
    question.refresh_from_db()
    assert question.state == "open"
    page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
    (view,) = page.views
    assert (view.position, view.text) == ("Against it", "It costs too much.")
    says(question, writing.members[0], "against")
    for member in writing.members[1:]:
        says(question, member)
    with clock.standing_at(after_the_end(question)):
        page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
    decides, asked = page.counts
    assert (decides.tally.in_favour, decides.tally.against, decides.places) == (4, 1, 5)
    assert (asked.tally.in_favour, asked.tally.against, asked.places) == (5, 1, 6)
    assert Count.objects.get().side == Side.USER_LED


def test_a_reply_that_fails_leaves_nothing(monkeypatch):
    writing = a_writing_panel(1)
    question = a_question(writing)
    before = PublicEntry.objects.count(), PrivateEntry.objects.count(), Words.objects.count()

    def fails(**more):
        raise Invalid("no")

    monkeypatch.setattr("copanel.deciding.settling.panels.record_decision", fails)
    with pytest.raises(Invalid):
        says(question, writing.members[0], text="Yes.")
    assert not Reply.objects.exists()
    assert (PublicEntry.objects.count(), PrivateEntry.objects.count(), Words.objects.count()) == before
    assert Question.objects.get().state == "open"


def test_what_all_agree_in_writing_changes_a_rule_and_still_tells_nobody_who_said_what():
    """The numbers would tell that everybody was for it: the rules ask them, and no page shows them."""
    writing = a_writing_panel(5)
    question = a_question(writing, "most_of_all")
    for member in writing.members[:3]:
        says(question, member)
    decision = Decision.objects.get()
    shown = governance.decision(decision.id, panel_id=writing.panel_id, actor=ANONYMOUS)
    assert shown.counts == ()
    assert (decision.counts.get().in_favour, decision.counts.get().kept_back) == (3, True)
    panels.set_rule(
        actor=writing.chair, panel_id=writing.panel_id, rule="answer_days", value=25, decision_id=decision.id
    )
    assert governance.rules_on(writing.panel_id).answer_days == 25
