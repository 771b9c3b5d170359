"""How a question ends otherwise: more time, taken back, no agreement, its time over; and who is reminded."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from copanel.deciding import queries, services, tasks
from copanel.deciding.models import Extension, Question
from copanel.deciding.tests.examples import a_question, a_writing_panel, after_the_end, says, told
from copanel.governance.models import Decision
from copanel.governance.tests.examples import in_office
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.outbox.models import Envelope

pytestmark = pytest.mark.django_db
LATER = dt.date(2027, 3, 24)


def kinds() -> list[str]:
    return list(PublicEntry.objects.order_by("-id").values_list("kind", flat=True)[:1])


def test_more_time_is_given_with_its_reason_and_never_taken_away():
    writing = a_writing_panel(3)
    question = a_question(writing)
    first = question.closes_on
    services.extend(actor=writing.chair, question_id=question.id, closes_on=LATER, reason="Easter post.", looked=first)
    entry = PublicEntry.objects.order_by("-id").first()
    assert (entry.kind, json.loads(entry.body)["payload"]["closes_on"]) == ("question.extended", "2027-03-24")
    assert Envelope.objects.filter(kind="deciding.extended").count() == 3 + 2
    page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
    assert (page.closes_on, page.extensions) == (LATER, ((first, LATER, "Easter post."),))
    for day in (LATER, first, dt.date(2028, 6, 1)):
        with pytest.raises(Invalid) as fault:
            services.extend(actor=writing.chair, question_id=question.id, closes_on=day, reason="Hm.")
        assert set(fault.value.faults) == {"closes_on"}
    with pytest.raises(WrongState, match="Someone else moved"):
        services.extend(
            actor=writing.facilitator,
            question_id=question.id,
            closes_on=dt.date(2027, 3, 31),
            reason="Hm.",
            looked=first,
        )
    with pytest.raises(Invalid):
        services.extend(actor=writing.chair, question_id=question.id, closes_on=dt.date(2027, 3, 31), reason=" ")
    assert Extension.objects.count() == 1


def test_no_time_is_added_to_what_is_over():
    writing = a_writing_panel(1)
    question = a_question(writing)
    call = {"actor": writing.chair, "question_id": question.id, "reason": "Hm."}
    with clock.standing_at(after_the_end(question)), pytest.raises(WrongState):
        services.extend(**call, closes_on=dt.date(2027, 4, 30))
    says(question, writing.members[0])
    with pytest.raises(WrongState):
        services.extend(**call, closes_on=LATER)


def test_a_question_is_taken_back_with_its_reason():
    writing = a_writing_panel(3)
    question = a_question(writing)
    says(question, writing.members[0], "against", text="No.")
    services.withdraw_question(actor=writing.chair, question_id=question.id, reason="The rule has changed.")
    assert kinds() == ["question.withdrawn"]
    assert Envelope.objects.filter(kind="deciding.ended").count() == 3 + 2
    page = queries.question(panel=writing.facts, question_id=question.id, actor=writing.members[1])
    assert (page.end_text, page.counts, page.replies) == ("The rule has changed.", (), ())
    with pytest.raises(AlreadyDone):
        services.withdraw_question(actor=writing.chair, question_id=question.id, reason="Again.")
    with pytest.raises(WrongState):
        says(question, writing.members[1])


def test_what_is_decided_is_not_taken_back():
    writing = a_writing_panel(1)
    question = a_question(writing)
    says(question, writing.members[0])
    with pytest.raises(WrongState):
        services.withdraw_question(actor=writing.chair, question_id=question.id, reason="No.")
    with pytest.raises(WrongState):
        services.say_no_agreement(actor=writing.chair, question_id=question.id, text="No.")
    assert Decision.objects.count() == 1


def test_no_agreement_is_for_a_question_by_consensus_and_said_by_a_co_chair():
    writing = a_writing_panel(3)
    by_numbers, question = a_question(writing), a_question(writing, "consensus")
    with pytest.raises(WrongState, match="decided by numbers"):
        services.say_no_agreement(actor=writing.chair, question_id=by_numbers.id, text="Aisha mediates.")
    for actor in (writing.facilitator, writing.members[0], in_office(writing.table, Office.MANAGER), ANONYMOUS):
        with pytest.raises(NotAllowed):
            services.say_no_agreement(actor=actor, question_id=question.id, text="Aisha mediates.")
    with pytest.raises(Invalid):
        services.say_no_agreement(actor=writing.chair, question_id=question.id, text=" ")
    services.say_no_agreement(actor=writing.chair, question_id=question.id, text="Aisha mediates.")
    assert kinds() == ["question.no_agreement"]
    with pytest.raises(AlreadyDone):
        services.say_no_agreement(actor=writing.chair, question_id=question.id, text="Gwen mediates.")


@pytest.mark.parametrize("act", ["withdraw_question", "extend"])
@pytest.mark.parametrize("office", [Office.MEMBER, Office.MODERATOR, Office.MANAGER, Office.FUNDER_CONTACT])
def test_others_do_neither(act, office):
    writing = a_writing_panel(2)
    question = a_question(writing)
    more = {"closes_on": LATER} if act == "extend" else {}
    with pytest.raises(NotAllowed):
        getattr(services, act)(
            actor=in_office(writing.table, office), question_id=question.id, reason="Because.", **more
        )


@pytest.mark.parametrize(
    ("way", "positions", "kind"),
    [
        ("most_of_replies", ["for", "for", "against"], "question.decided"),
        ("most_of_all", ["for", "for", "against"], "question.not_carried"),
        ("consensus", ["for", "for", "aside"], "question.decided"),
        ("consensus", ["for", "talk"], "question.no_agreement"),
        ("consensus", ["for"], "question.not_carried"),
        ("most_of_all", [], "question.not_carried"),
    ],
)
def test_the_clock_ends_it_once_by_what_was_replied(way, positions, kind):
    writing = a_writing_panel(5)
    question = a_question(writing, way)
    for member, position in zip(writing.members, positions, strict=False):
        told(writing, question, member, position)
    tasks.end_what_is_over()
    assert Question.objects.get().state == "open"
    with clock.standing_at(after_the_end(question)):
        tasks.end_what_is_over()
        tasks.end_what_is_over()
    assert kinds() == [kind]
    assert PublicEntry.objects.filter(kind=kind).count() == 1
    assert Envelope.objects.filter(kind="deciding.ended").count() == 5 + 2


def test_nobody_ends_it_by_hand_and_the_clock_not_early():
    writing = a_writing_panel(2)
    question = a_question(writing)
    with clock.standing_at(after_the_end(question)):
        for actor in (writing.chair, writing.facilitator, writing.members[0]):
            with pytest.raises(NotAllowed):
                services.close(actor=actor, question_id=question.id)
    with pytest.raises(WrongState):
        services.close(actor=SYSTEM, question_id=question.id)
    with pytest.raises(NotFound):
        services.close(actor=SYSTEM, question_id=new_id())


def test_one_that_cannot_be_ended_stops_no_other(monkeypatch):
    writing = a_writing_panel(2)
    first, second = a_question(writing), a_question(writing)
    close = services.close

    def moved(*, actor, question_id):
        if question_id == first.id:
            raise WrongState()
        return close(actor=actor, question_id=question_id)

    monkeypatch.setattr(tasks, "close", moved)
    with clock.standing_at(after_the_end(second)):
        tasks.end_what_is_over()
    assert set(Question.objects.values_list("id", "state")) == {(first.id, "open"), (second.id, "not_carried")}


def test_the_silent_are_reminded_once_before_it_ends(on_a_day):
    writing = a_writing_panel(3)
    question = a_question(writing)  # until Wednesday 17 March
    ada, ben, cora = writing.members
    says(question, ada, "against")
    on_a_day.move_to("2027-03-12 09:00:00+00:00")
    tasks.remind()
    assert not Envelope.objects.filter(kind="deciding.reminder").exists()
    on_a_day.move_to("2027-03-15 09:00:00+00:00")
    for _twice in "ab":
        tasks.remind()
    on_a_day.move_to("2027-03-16 09:00:00+00:00")
    tasks.remind()
    reminded = list(Envelope.objects.filter(kind="deciding.reminder").values_list("person_id", flat=True))
    assert sorted(reminded) == sorted([ben.person_id, cora.person_id])
    says(question, ben, "against")
    services.extend(actor=writing.chair, question_id=question.id, closes_on=LATER, reason="Easter post.")
    tasks.remind()
    assert Envelope.objects.filter(kind="deciding.reminder").count() == 2
    on_a_day.move_to("2027-03-22 09:00:00+00:00")
    tasks.remind()
    again = Envelope.objects.filter(kind="deciding.reminder", person_id=cora.person_id)
    assert again.count() == 2
    assert Envelope.objects.filter(kind="deciding.reminder").count() == 3


def test_nobody_is_reminded_on_the_day_it_is_put():
    writing = a_writing_panel(1)
    a_question(writing, closes_on=dt.date(2027, 3, 10))
    tasks.remind()
    assert not Envelope.objects.filter(kind="deciding.reminder").exists()
