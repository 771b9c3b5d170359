"""What becomes of organisations, where they work and how much they take part: refusals, and nothing half done."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copanel.kernel.actor import SYSTEM, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.organisations import queries, services
from copanel.organisations.models import Organisation, Participation, Reach
from copanel.organisations.states import Level
from copanel.organisations.tests.examples import LONG_AGO, a_council, a_user_led, someone_in

pytestmark = pytest.mark.django_db
PANEL = new_id()


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def network() -> Organisation:
    return a_user_led(panel_id=PANEL)


def last() -> tuple[str, dict]:
    entry = PublicEntry.objects.order_by("-id").first()
    return entry.kind, json.loads(entry.body)["payload"]


def test_it_closes_once_on_a_day_that_has_come(network):
    for closed, fault in (("at the AGM", Invalid), ("2028", Invalid), (dt.date(2019, 1, 1), Invalid)):
        with pytest.raises(fault):
            services.close_organisation(actor=SYSTEM, organisation_id=network.id, closed=closed)
    services.close_organisation(actor=SYSTEM, organisation_id=network.id, closed="February 2027")
    assert last() == (
        "organisation.closed",
        {"organisation": "Marlshire Disabled People's Network", "closed_on": "2027-02-28"},
    )
    with pytest.raises(AlreadyDone):
        services.close_organisation(actor=SYSTEM, organisation_id=network.id, closed="February 2027")
    for refused in (
        lambda: services.take_part(actor=SYSTEM, organisation_id=network.id, panel_id=PANEL, level="member"),
        lambda: services.close_organisation(actor=SYSTEM, organisation_id=network.id, closed="January 2027"),
    ):
        with pytest.raises(WrongState, match="has closed"):
            refused()


def test_a_reason_needs_a_closing_and_a_source(network):
    with pytest.raises(Invalid) as fault:
        services.give_closing_reason(actor=SYSTEM, organisation_id=network.id, reason="Money.", source=" ")
    assert set(fault.value.faults) == {"reason", "source"}


def test_a_relation_is_written_once_and_ends(network):
    host = a_council(panel_id=PANEL)
    one = services.relate(
        actor=SYSTEM, organisation_id=network.id, other_id=host.id, kind="hosted_by", from_on="early 2018"
    )
    for other, kind in ((host.id, "hosted_by"), (network.id, "works_with"), (host.id, "merged_into")):
        with pytest.raises(Invalid):
            services.relate(actor=SYSTEM, organisation_id=network.id, other_id=other, kind=kind, from_on="2019")
    services.end_relation(actor=SYSTEM, relation_id=one.id, until_on=dt.date(2027, 6, 30))
    assert [line.until_on for line in queries.relations(host.id)] == [dt.date(2027, 6, 30)]
    with pytest.raises(AlreadyDone):
        services.end_relation(actor=SYSTEM, relation_id=new_id())


def test_a_relation_of_old_shows_the_name_of_its_day(network):
    circle = services.add_organisation(
        actor=SYSTEM, name="SCIL", kind="user_led", panel_id=PANEL, from_on=dt.date(1990, 1, 1)
    )
    services.relate(
        actor=SYSTEM, organisation_id=network.id, other_id=circle.id, kind="set_up_by", from_on=dt.date(2010, 1, 1)
    )
    services.rename_organisation(actor=SYSTEM, organisation_id=circle.id, name="Spectrum CIL", from_on="2013")
    assert [line.other_name for line in queries.relations(network.id)] == ["SCIL"]


def test_years_without_anything_do_not_overlap(network):
    services.note_gap(
        actor=SYSTEM, organisation_id=network.id, from_on=dt.date(2019, 1, 1), until_on=dt.date(2019, 12, 31)
    )
    for first, end in ((dt.date(2019, 6, 1), None), (dt.date(2021, 1, 1), dt.date(2020, 1, 1))):
        with pytest.raises(Invalid):
            services.note_gap(actor=SYSTEM, organisation_id=network.id, from_on=first, until_on=end)
    assert queries.life(network.id).gaps == ((dt.date(2019, 1, 1), dt.date(2019, 12, 31)),)


def test_what_stays_in_its_reach_keeps_its_first_day(network):
    here, there = (
        services.list_field(actor=SYSTEM, panel_id=PANEL, kind="area", name=name) for name in ("North", "South")
    )
    services.set_reach(actor=SYSTEM, organisation_id=network.id, field_ids=[here.id])
    with time_machine.travel(dt.datetime(2027, 5, 3, 10, tzinfo=dt.UTC), tick=False):
        services.set_reach(actor=SYSTEM, organisation_id=network.id, field_ids=[here.id, there.id])
        assert queries.directory(PANEL)[0].areas == ("North", "South")
        with pytest.raises(AlreadyDone):
            services.set_reach(actor=SYSTEM, organisation_id=network.id, field_ids=[there.id, here.id])
        services.set_reach(actor=SYSTEM, organisation_id=network.id, field_ids=[there.id])
        assert queries.directory(PANEL)[0].areas == ("South",)
        with pytest.raises(NotFound):
            services.set_reach(actor=SYSTEM, organisation_id=network.id, field_ids=[new_id()])
        assert queries.directory(PANEL, dt.date(2027, 4, 1))[0].areas == ("North",)
    assert Reach.objects.get(field=here).from_on == dt.date(2027, 3, 3)


def test_a_line_stands_on_a_list_once():
    services.list_field(actor=SYSTEM, panel_id=PANEL, kind="group", name="Deaf people")
    with pytest.raises(Invalid):
        services.list_field(actor=SYSTEM, panel_id=PANEL, kind="group", name="deaf  people")
    services.list_field(actor=SYSTEM, panel_id=PANEL, kind="need", name="Deaf people")


def test_who_speaks_is_looked_for_with_evidence_and_not_in_the_future():
    offer = services.list_field(actor=SYSTEM, panel_id=PANEL, kind="offer", name="Peer support")
    with pytest.raises(Invalid) as fault:
        services.check_coverage(actor=SYSTEM, field_id=offer.id, evidence="", checked_on=dt.date(2030, 1, 1))
    assert set(fault.value.faults) == {"field_id", "evidence", "checked_on"}


def test_an_organisation_chooses_how_much_it_takes_part_and_the_last_word_of_a_day_counts(network):
    own = someone_in(Office.MEMBER, PANEL, organisation_id=network.id)
    other = someone_in(Office.MEMBER, PANEL, organisation_id=new_id())
    with pytest.raises(NotAllowed):
        services.take_part(actor=other, organisation_id=network.id, panel_id=PANEL, level=Level.MEMBER)
    services.take_part(
        actor=own, organisation_id=network.id, panel_id=PANEL, level=Level.MEMBER, from_on=dt.date(2027, 1, 1)
    )
    services.take_part(actor=own, organisation_id=network.id, panel_id=PANEL, level=Level.NOT_NOW)
    services.take_part(actor=own, organisation_id=network.id, panel_id=PANEL, level=Level.INFORMED)
    with pytest.raises(AlreadyDone):
        services.take_part(actor=own, organisation_id=network.id, panel_id=PANEL, level=Level.INFORMED)
    rows = Participation.objects.order_by("from_on").values_list("level", "from_on", "until_on")
    assert list(rows) == [
        ("member", dt.date(2027, 1, 1), dt.date(2027, 3, 2)),
        ("informed", dt.date(2027, 3, 3), None),
    ]


def test_the_directory_and_coverage_cost_the_same_for_one_and_a_hundred(network):
    field = services.list_field(actor=SYSTEM, panel_id=PANEL, kind="area", name="North")

    def fill(number: int) -> None:
        made = services.add_organisation(
            actor=SYSTEM, name=f"Group {number}", kind="user_led", panel_id=PANEL, from_on=LONG_AGO
        )
        services.set_reach(actor=SYSTEM, organisation_id=made.id, field_ids=[field.id])
        services.take_part(actor=SYSTEM, organisation_id=made.id, panel_id=PANEL, level=Level.NETWORK)

    def count() -> list[int]:
        costs = []
        for ask in (queries.directory, queries.coverage, queries.stale_entries):
            with CaptureQueriesContext(connection) as asked:
                ask(PANEL)
            costs.append(len(asked))
        return costs

    fill(0)
    before = count()
    for number in range(1, 100):
        fill(number)
    assert count() == before
    assert max(before) <= 6
