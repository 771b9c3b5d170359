"""Decisions are written down with how and when, and occasions come."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine

from copanel.governance import queries, services
from copanel.governance.models import Count, Decision, Occasion
from copanel.governance.states import Method
from copanel.governance.tests.examples import a_decision, a_panel, fill_seats, in_office
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.words.models import Words

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 3, 3)
DAY = dt.timedelta(days=1)
USUAL = {"method": "consensus", "text": "The panel asks for a ramp.", "agreed": "early March 2027"}


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def last() -> tuple[str, dict]:
    entry = PublicEntry.objects.order_by("id").last()
    return entry.kind, json.loads(entry.body)["payload"]


@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.FACILITATOR])
def test_a_decision_keeps_how_and_when_as_given(office):
    table = a_panel()
    fill_seats(table, 10)
    actor = in_office(table, office)
    made = services.record_decision(
        actor=actor,
        panel_id=table.panel_id,
        method="vote",
        text="The panel asks for a ramp.",
        agreed="early March 2027",
        counts={Side.USER_LED: (7, 2, 1)},
        minority_text="A lift would be better.",
        easy_text="The panel wants a ramp.",
    )
    found = queries.decision(made.id, panel_id=table.panel_id, actor=ANONYMOUS)
    assert (found.method, found.agreed.words, found.agreed.day) == (Method.VOTE, "early March 2027", None)
    assert (found.decided.text, found.decided.easy) == ("The panel asks for a ramp.", "The panel wants a ramp.")
    assert found.minority.text == "A lift would be better."
    (count,) = found.counts
    assert (count.side, count.in_favour, count.against, count.aside) == (Side.USER_LED, 7, 2, 1)
    assert Decision.objects.get().recorded_by_id == actor.person_id
    assert last() == (
        "decision.recorded",
        {"panel": "marlshire", "decision": str(made.id), "method": "vote"},
    )
    assert not PublicEntry.objects.filter(body__contains="ramp").exists()


def test_the_panel_is_the_author_and_not_whoever_writes_it_down():
    table = a_panel()
    actor = in_office(table, Office.FACILITATOR)
    services.record_decision(actor=actor, panel_id=table.panel_id, **USUAL)
    words = Words.objects.get()
    assert (words.author_id, words.written_by_id, words.voice) == (None, actor.person_id, "office")


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"method": "not_stated"}, {"method"}),
        ({"method": "vote"}, {"counts"}),
        ({"method": "vote", "counts": {Side.AUTHORITY: (1, 0, 0)}}, {"counts"}),
        ({"counts": {Side.USER_LED: (-1, 0, 0)}}, {"counts"}),
        ({"counts": {Side.USER_LED: (1, 0)}}, {"counts"}),
        ({"counts": {Side.PUBLIC: (1, 0, 0)}}, {"counts"}),
        ({"agreed": "  "}, {"agreed"}),
        ({"text": "  "}, {"text"}),
        ({"occasion_id": new_id()}, {"occasion_id"}),
    ],
)
def test_a_decision_that_does_not_hold_is_refused_whole(more, fields):
    table = a_panel()
    before = PublicEntry.objects.count()
    with pytest.raises(Invalid) as fault:
        services.record_decision(actor=SYSTEM, panel_id=table.panel_id, **USUAL | more)
    assert set(fault.value.faults) == fields
    assert not Decision.objects.exists()
    assert not Words.objects.exists()
    assert not Count.objects.exists()
    assert PublicEntry.objects.count() == before


def counted(in_favour: int, against: int, aside: int = 0, side: Side = Side.USER_LED) -> dict:
    return {"counts": {side: (in_favour, against, aside)}}


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"method": "vote", **counted(2, 5)}, {"in_favour"}),
        ({"method": "vote", **counted(3, 3)}, {"in_favour"}),
        ({"method": "vote", **counted(0, 0, 4)}, {"in_favour"}),
        ({"method": "in_writing", **counted(2, 5)}, {"in_favour"}),
        ({"method": "consensus", **counted(6, 1)}, {"against"}),
        ({"method": "vote", **counted(8, 2, 1)}, {"in_favour"}),  # ten seats are filled
        ({"method": "vote", "counts": {Side.USER_LED: (6, 1, 0), Side.AUTHORITY: (1, 0, 0)}}, {"in_favour"}),
    ],
)
def test_what_the_panel_did_not_carry_is_no_decision(more, fields):
    table = a_panel()
    fill_seats(table, 10)
    with pytest.raises(Invalid) as fault:
        services.record_decision(actor=SYSTEM, panel_id=table.panel_id, **USUAL | more)
    assert set(fault.value.faults) == fields
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("agreed", "kept"),
    [
        ("3 March 2027", True), ("March 2027", True), ("2027", True), ("spring 2026", True),
        ("1 to 5 March 2026", True),
        ("4 March 2027", False), ("April 2027", False), ("1 March 2027 to 9 March 2027", False), ("2030", False),
        ("next Tuesday", False), ("no date", False), ("at the AGM", False), ("before 3 March 2026", False),
        ("3 March", False), ("", False),
    ],
)  # fmt: skip
def test_a_decision_was_made_on_a_day_that_has_come(agreed, kept):
    table = a_panel()
    usual = {"actor": SYSTEM, "panel_id": table.panel_id, **USUAL, "agreed": agreed}
    if kept:
        assert services.record_decision(**usual).agreed.words == agreed
        return
    with pytest.raises(Invalid) as fault:
        services.record_decision(**usual)
    assert set(fault.value.faults) == {"agreed"}


def test_voices_are_counted_against_the_seats_filled_that_day():
    table = a_panel()
    seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED)
    watches = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED, kind="observer")
    for each in (seat, watches):
        services.fill_seat(actor=SYSTEM, seat_id=each.id, organisation_id=table.host.id)
    usual = {"actor": SYSTEM, "panel_id": table.panel_id, **USUAL, **counted(1, 0)}
    for agreed in ("2 March 2027", "February 2027"):
        with pytest.raises(Invalid):
            services.record_decision(**usual | {"agreed": agreed})
    with pytest.raises(Invalid):
        services.record_decision(**usual | counted(1, 0, 1))
    for agreed in ("3 March 2027", "March 2027"):
        services.record_decision(**usual | {"agreed": agreed})


def test_a_record_keeps_what_its_source_says_of_a_vote():
    table = a_panel()
    services.enter_from_record(
        actor=SYSTEM, panel_id=table.panel_id, method="consensus", text="A ramp.", agreed="next Tuesday",
        citation="Minutes, page 2", **counted(2, 5),
    )  # fmt: skip
    assert Count.objects.get().against == 5


@pytest.mark.parametrize(
    "office", [Office.MEMBER, Office.MODERATOR, Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT]
)
def test_nobody_else_writes_a_decision_down(office):
    table = a_panel()
    for actor in (in_office(table, office), in_office(a_panel("eastmarsh"), Office.CO_CHAIR), ANONYMOUS):
        with pytest.raises(NotAllowed):
            services.record_decision(actor=actor, panel_id=table.panel_id, **USUAL)
    assert not Decision.objects.exists()


def test_the_same_form_sent_twice_is_one_decision():
    table, key = a_panel(), new_id()
    services.record_decision(actor=SYSTEM, panel_id=table.panel_id, decision_id=key, **USUAL)
    with pytest.raises(AlreadyDone):
        services.record_decision(actor=SYSTEM, panel_id=table.panel_id, decision_id=key, **USUAL)
    assert Decision.objects.get().id == key
    assert Words.objects.count() == 1


def test_a_record_may_leave_the_method_unsaid_but_not_its_source():
    table = a_panel()
    more = {"panel_id": table.panel_id, "text": "A ramp was asked for.", "agreed": "Wed 3 Feb 2018"}
    with pytest.raises(Invalid) as fault:
        services.enter_from_record(actor=SYSTEM, citation=" ", **more)
    assert set(fault.value.faults) == {"citation"}
    with pytest.raises(NotAllowed):
        services.enter_from_record(actor=in_office(table, Office.CO_CHAIR), citation="Minutes, page 2", **more)
    made = services.enter_from_record(actor=SYSTEM, citation="Minutes, page 2", **more)
    found = queries.decision(made.id, panel_id=table.panel_id, actor=ANONYMOUS)
    assert (found.method, found.agreed.words, found.citation) == (
        Method.NOT_STATED, "Wed 3 Feb 2018", "Minutes, page 2",
    )  # fmt: skip
    assert Words.objects.get().how == "record"


def test_a_decision_belongs_to_its_panel():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    made = a_decision(table)
    for decision_id, panel_id in ((made.id, elsewhere.panel_id), (new_id(), table.panel_id)):
        with pytest.raises(NotFound):
            queries.decision(decision_id, panel_id=panel_id, actor=ANONYMOUS)


def test_twenty_decisions_cost_what_one_costs(django_assert_max_num_queries):
    table = a_panel()
    fill_seats(table, 1)
    occasion = services.add_occasion(actor=SYSTEM, panel_id=table.panel_id, words="the AGM")
    made = [
        services.record_decision(
            actor=SYSTEM, panel_id=table.panel_id, counts={Side.USER_LED: (1, 0, 0)}, minority_text="No.",
            occasion_id=occasion.id, **USUAL,
        ).id
        for _each in range(20)
    ]  # fmt: skip
    counts = []
    for wanted in (1, 20):
        with django_assert_max_num_queries(5) as asked:
            assert len(queries.decisions(made[:wanted], actor=ANONYMOUS)) == wanted
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_occasion_is_waited_for_until_someone_says_it_came():
    table = a_panel()
    manager = in_office(table, Office.MANAGER)
    made = services.add_occasion(actor=manager, panel_id=table.panel_id, words="  the next   redecoration ")
    assert last() == ("occasion.added", {"panel": "marlshire", "occasion": str(made.id)})
    assert [each.words for each in queries.occasions_awaited(table.panel_id)] == ["the next redecoration"]
    services.occasion_happened(actor=manager, occasion_id=made.id, happened_on=TODAY - DAY)
    assert last() == (
        "occasion.happened",
        {"panel": "marlshire", "occasion": str(made.id), "happened_on": "2027-03-02"},
    )
    assert queries.occasions_awaited(table.panel_id) == []
    assert queries.occasion(made.id, panel_id=table.panel_id).happened_on == TODAY - DAY
    with pytest.raises(AlreadyDone):
        services.occasion_happened(actor=manager, occasion_id=made.id)


def test_an_occasion_to_come_has_not_happened():
    table = a_panel()
    made = services.add_occasion(actor=SYSTEM, panel_id=table.panel_id, words="the AGM")
    with pytest.raises(Invalid) as fault:
        services.occasion_happened(actor=SYSTEM, occasion_id=made.id, happened_on=TODAY + DAY)
    assert set(fault.value.faults) == {"happened_on"}
    assert Occasion.objects.get().happened_on is None


@pytest.mark.parametrize("words", ["", "  ", "x" * 201])
def test_an_occasion_has_a_few_words(words):
    table = a_panel()
    with pytest.raises(Invalid):
        services.add_occasion(actor=SYSTEM, panel_id=table.panel_id, words=words)
    assert not Occasion.objects.exists()


def test_strangers_say_nothing_about_occasions():
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    made = services.add_occasion(actor=SYSTEM, panel_id=table.panel_id, words="the AGM")
    for actor in (ANONYMOUS, Actor(person_id=new_id()), in_office(elsewhere, Office.CO_CHAIR)):
        with pytest.raises(NotAllowed):
            services.add_occasion(actor=actor, panel_id=table.panel_id, words="the AGM")
        with pytest.raises(NotAllowed):
            services.occasion_happened(actor=actor, occasion_id=made.id)
    with pytest.raises(NotFound):
        queries.occasion(made.id, panel_id=elsewhere.panel_id)
