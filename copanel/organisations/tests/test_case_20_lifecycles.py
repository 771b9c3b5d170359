"""Case 20: user-led organisations renamed, merged, wound up, replaced. Each test is one of its questions.

The names and days are those of the case's published sources.
"""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import Invalid, WrongState
from copanel.kernel.ids import new_id
from copanel.organisations import queries, services
from copanel.organisations.models import Organisation
from copanel.organisations.states import MilestoneKind, RelationKind

pytestmark = pytest.mark.django_db
PANEL = new_id()


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def added(name: str, kind: str = "user_led", initials: str = "", from_on: dt.date | None = None) -> Organisation:
    return services.add_organisation(
        actor=SYSTEM, name=name, kind=kind, initials=initials, panel_id=PANEL, from_on=from_on
    )


def name_on(organisation: Organisation, day: dt.date) -> str:
    return queries.names_on([organisation.id], day)[organisation.id]


def test_1_avon_is_one_organisation_with_two_dated_names():
    avon = added("Avon Coalition of Disabled People", from_on=dt.date(1989, 1, 1))
    services.rename_organisation(
        actor=SYSTEM, organisation_id=avon.id, name="West of England Coalition", from_on="1996"
    )
    assert name_on(avon, dt.date(1995, 6, 1)) == "Avon Coalition of Disabled People"
    assert name_on(avon, dt.date(2003, 6, 1)) == "West of England Coalition"
    services.close_organisation(actor=SYSTEM, organisation_id=avon.id, closed="2004")
    assert queries.organisation(avon.id).closed_on == dt.date(2004, 12, 31)
    assert queries.organisation(avon.id, dt.date(2003, 1, 1)).closed_on is None


def three_that_merge() -> tuple[list[Organisation], Organisation]:
    three = [added(name) for name in ("National Centre for Independent Living", "RADAR", "Disability Alliance")]
    into = added("Disability Rights UK", from_on=dt.date(2012, 1, 1))
    services.merge(
        actor=SYSTEM, organisation_ids=[each.id for each in three], into_id=into.id, from_on=dt.date(2012, 1, 1)
    )
    return three, into


def test_2_three_records_end_in_december_2011_with_merged_into():
    three, into = three_that_merge()
    for each in three:
        assert queries.organisation(each.id).closed_on == dt.date(2011, 12, 31)
        (line,) = queries.relations(each.id)
        assert (line.kind, line.other_name, line.back) == (RelationKind.MERGED_INTO, "Disability Rights UK", False)
    assert sorted(line.other_name for line in queries.relations(into.id)) == [
        "Disability Alliance",
        "National Centre for Independent Living",
        "RADAR",
    ]


def test_2_a_merge_of_the_merged_is_refused_in_a_plain_sentence_and_nothing_is_half_done():
    three, _into = three_that_merge()
    other, later = added("Another"), added("Later", from_on=dt.date(2015, 1, 1))
    with pytest.raises(WrongState, match="RADAR has closed"):
        services.merge(
            actor=SYSTEM, organisation_ids=[other.id, three[1].id], into_id=later.id, from_on=dt.date(2015, 1, 1)
        )
    assert queries.organisation(other.id).closed_on is None
    for into in (three[0], other):
        with pytest.raises((WrongState, Invalid)):
            services.merge(actor=SYSTEM, organisation_ids=[other.id], into_id=into.id, from_on=dt.date(2015, 1, 1))


def test_3_the_same_initials_give_both_names_with_their_days():
    organisation = added(
        "British Council of Organisations of Disabled People", initials="BCODP", from_on=dt.date(1981, 1, 1)
    )
    services.rename_organisation(
        actor=SYSTEM,
        organisation_id=organisation.id,
        name="British Council of Disabled People",
        from_on=dt.date(1997, 1, 1),
    )
    other = added("Bristol Centre of Deaf People", initials="BCODP")
    found = queries.find("bcodp")
    assert {hit.organisation_id for hit in found} == {organisation.id, other.id}
    both = [hit.by for hit in queries.find("British Council")]
    assert [(each.name, each.from_on, each.until_on) for each in both] == [
        ("British Council of Organisations of Disabled People", dt.date(1981, 1, 1), dt.date(1996, 12, 31)),
        ("British Council of Disabled People", dt.date(1997, 1, 1), None),
    ]


def test_4_a_working_name_is_an_alias_and_never_a_name():
    _three, into = three_that_merge()
    services.add_alias(actor=SYSTEM, organisation_id=into.id, name="Disability Rights Partnership")
    assert [hit.organisation_id for hit in queries.find("rights partnership")] == [into.id]
    facts = queries.organisation(into.id)
    assert facts.name == name_on(into, dt.date(2011, 6, 1)) == "Disability Rights UK"
    assert facts.former_names == ()


def test_6_a_place_with_nobody_is_a_fact_with_a_day():
    borough = services.list_field(actor=SYSTEM, panel_id=PANEL, kind="area", name="Lewisham", setting="urban")
    coalition = added("Lewisham Disability Coalition")
    services.set_reach(actor=SYSTEM, organisation_id=coalition.id, field_ids=[borough.id])
    assert [(each.organisations, each.nobody) for each in queries.coverage(PANEL)] == [
        (("Lewisham Disability Coalition",), False)
    ]
    with time_machine.travel(dt.datetime(2028, 12, 31, 10, tzinfo=dt.UTC), tick=False):
        services.close_organisation(actor=SYSTEM, organisation_id=coalition.id, closed=dt.date(2028, 12, 30))
        (blank,) = queries.coverage(PANEL)
        assert (blank.organisations, blank.checked_on, blank.nobody) == ((), None, False)  # nobody has looked yet
        services.check_coverage(actor=SYSTEM, field_id=borough.id, evidence="Asked the council and the advice centre.")
        (fact,) = queries.coverage(PANEL)
        assert (fact.organisations, fact.checked_on, fact.nobody) == ((), dt.date(2028, 12, 31), True)
    (before,) = queries.coverage(PANEL, dt.date(2027, 6, 1))
    assert before.organisations == ("Lewisham Disability Coalition",)


def test_7_a_replacement_made_by_the_council_does_not_speak_for_people():
    borough = services.list_field(actor=SYSTEM, panel_id=PANEL, kind="area", name="Lewisham")
    coalition, commission = added("Lewisham Disability Coalition"), added("Accessibility Commission", kind="other")
    services.check_user_led(actor=SYSTEM, organisation_id=coalition.id, share=75, evidence="Its rules of 2018.")
    services.check_user_led(actor=SYSTEM, organisation_id=commission.id, share=20, evidence="The council's paper.")
    services.set_reach(actor=SYSTEM, organisation_id=commission.id, field_ids=[borough.id])
    services.close_organisation(actor=SYSTEM, organisation_id=coalition.id, closed="December 2018")
    services.relate(
        actor=SYSTEM, organisation_id=coalition.id, other_id=commission.id, kind="replaced_by", from_on="December 2019"
    )
    was, made = queries.organisation(coalition.id), queries.organisation(commission.id)
    assert (was.is_mostly_user_led, was.is_three_quarters_user_led) == (True, True)
    assert (made.is_mostly_user_led, made.is_three_quarters_user_led) == (False, False)
    (line,) = queries.relations(coalition.id)
    assert (line.kind, line.from_on) == (RelationKind.REPLACED_BY, dt.date(2019, 12, 1))
    assert queries.coverage(PANEL)[0].organisations == ()


def test_9_entries_not_looked_at_for_a_year_are_listed():
    with time_machine.travel(dt.datetime(2025, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        old, looked_at = added("Not looked at"), added("Looked at")
    services.check_entry(actor=SYSTEM, organisation_id=looked_at.id)
    added("New")
    assert [each.id for each in queries.stale_entries(PANEL)] == [old.id]
    assert queries.organisation(looked_at.id).checked_on == dt.date(2027, 3, 3)


def test_10_a_reason_for_closing_is_not_asked_for_and_a_corrected_one_stays():
    camden = added("Disability in Camden")
    services.close_organisation(actor=SYSTEM, organisation_id=camden.id, closed="March 2014")
    assert queries.life(camden.id).reasons == ()
    services.give_closing_reason(
        actor=SYSTEM, organisation_id=camden.id, reason="The council ended its money.", source="A news page."
    )
    assert queries.life(camden.id).reasons == (), "no reason is public by default"
    with time_machine.travel(dt.datetime(2027, 3, 4, 10, tzinfo=dt.UTC), tick=False):
        services.give_closing_reason(
            actor=SYSTEM,
            organisation_id=camden.id,
            reason="Its bid was not taken.",
            source="The same page, after a reader's comment.",
            published=True,
        )
    assert [each.reason for each in queries.life(camden.id).reasons] == ["Its bid was not taken."]
    assert [each.reason for each in queries.life(camden.id, unpublished=True).reasons] == [
        "Its bid was not taken.",
        "The council ended its money.",
    ]


def test_11_the_day_in_law_and_the_day_in_public_both_stand():
    _three, into = three_that_merge()
    for kind, happened in ((MilestoneKind.LAUNCHED, "spring 2012"), (MilestoneKind.LEGAL, dt.date(2012, 1, 1))):
        services.note_milestone(actor=SYSTEM, organisation_id=into.id, kind=kind, happened=happened)
    days = queries.life(into.id).days
    assert [(day.kind, str(day.happened)) for day in days] == [
        (MilestoneKind.LEGAL, "2012-01-01"),
        (MilestoneKind.LAUNCHED, "spring 2012"),
    ]


def test_two_sources_may_give_two_days():
    coalition = added("Greater Manchester Coalition of Disabled People")
    for happened, source in (("July 1984", "A letterhead."), ("1985", "Its own history.")):
        services.note_milestone(
            actor=SYSTEM, organisation_id=coalition.id, kind="founded", happened=happened, source=source
        )
    assert [(str(day.happened), day.source) for day in queries.life(coalition.id).days] == [
        ("July 1984", "A letterhead."),
        ("1985", "Its own history."),
    ]
