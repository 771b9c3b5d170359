"""The list of organisations, one organisation, who speaks for whom, and the pages that keep them right."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from copanel.governance.models import OfficeHolding
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.organisations import queries as organisations
from copanel.organisations import services
from copanel.organisations.models import Organisation, OrganisationName, Participation, Relation
from copanel.organisations.states import Level
from tests.access._places import issue as letters_issue

pytestmark = pytest.mark.django_db
MOST, SIGNED_IN_MOST = 12, 15
LIST, COVERAGE = "/marlshire/organisations/", "/marlshire/organisations/who-speaks-for-whom/"


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def page(county, key: str, name: str = "", who: str = "public"):
    at = f"{LIST}{county.diary.organisations[key]}/{name}"
    return county.as_(who).get(at)


def act(county, who: str, name_of_act: str, key: str, /, **typed):
    at = reverse(f"organisations:{name_of_act}", args=["marlshire", county.diary.organisations[key]])
    return county.as_(who).post(at, typed)


def a_year(number: int) -> dt.date:
    return dt.date(1990 + number, 1, 1)


def many(county, number: int) -> None:
    """Organisations with 30 years of names, each standing to another. Written as rows: acts would take minutes."""
    panel_id, first = county.diary.panel.id, county.diary.organisations["voices"]
    made = Organisation.objects.bulk_create(
        Organisation(panel_id=panel_id, kind="user_led", added_at=clock.now()) for _each in range(number)
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(
            organisation=each, kind="known_as", name=f"Group {count} of {year}", from_on=a_year(year),
            until_on=a_year(year + 1) - dt.timedelta(days=1) if year < 29 else None,
        )
        for count, each in enumerate(made)
        for year in range(30)
    )  # fmt: skip
    Relation.objects.bulk_create(
        Relation(organisation=each, other_id=first, kind="works_with", from_on=a_year(count % 30))
        for count, each in enumerate(made)
    )


def test_each_page_takes_as_many_queries_for_300_organisations_and_30_years_of_names(county):
    voices = f"{LIST}{county.diary.organisations['voices']}/"
    addresses = (
        LIST, f"{LIST}?closed=1", f"{LIST}?q=group", COVERAGE, voices, f"{LIST[:-1]}.csv",
        f"{LIST}{county.diary.organisations['coalition']}/", f"{LIST}{county.diary.organisations['council']}/posts",
    )  # fmt: skip
    client = county.as_("public")

    def asked() -> dict[str, int]:
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            found[address] = len(seen)
        return found

    asked()
    before = asked()
    with county.undone():
        many(county, 300)
        assert Organisation.objects.filter(panel_id=county.diary.panel.id).count() > 300
        assert asked() == before
    assert max(before.values()) <= MOST, before


@pytest.mark.parametrize("words", ["standard", "easy"])
def test_the_pages_of_who_keeps_the_list_take_as_many_queries_for_300_organisations(county, words):
    voices, panel = county.diary.organisations["voices"], "/marlshire/organisations"
    council = f"{panel}/{county.diary.organisations['council']}"
    addresses = [f"{panel}/{voices}/{act}" for act in ("keep", "holds", "closed", "became-one", "stands-to", "name")]
    addresses += [f"{panel}/{voices}/where-and-whom", f"{panel}/{voices}/takes-part", f"{council}/posts"]
    addresses += [f"{panel}/not-checked", f"{panel}/lists", f"{panel}/add", f"{panel}/{voices}/"]
    client = county.as_("priya")

    def asked() -> dict[str, int]:
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200, address
            found[address] = len(seen)
        return found

    with county.undone():
        client.get(f"{panel}/?words={words}")
        asked()
        before = asked()
        many(county, 300)
        assert asked() == before
    assert max(before.values()) <= SIGNED_IN_MOST, before


def test_an_organisation_is_found_by_a_name_it_no_longer_has_and_by_an_alias(county):
    client = county.as_("public")
    for asked, said in (
        ("users’ forum", "Found as: Wendham Users’ Forum (1 May 1996 to"),
        ("thursday", "Found as: The Thursday Group"),
        ("wdc", "It closed on Monday 31 December 2018."),
    ):
        shown = text(client.get(LIST, {"q": asked}))
        assert "1 organisation " in shown
        assert said in shown
    nobody = text(client.get(LIST, {"q": "nobody of this name"}))
    assert "No organisation has or had this name" in nobody


def test_the_list_as_a_table_says_nobody_in_words_and_runs_no_formula(county):
    with county.undone():
        services.add_organisation(
            actor=SYSTEM, name="=1+1 Club", kind="user_led", panel_id=county.diary.panel.id, organisation_id=None
        )
        told = county.as_("public").get(f"{LIST[:-1]}.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert "'=1+1 Club" in {row["Name"] for row in rows}
    spoken = county.as_("public").get(f"{COVERAGE[:-1]}.csv").content.decode("utf-8-sig")
    fells = next(row for row in csv.DictReader(io.StringIO(spoken)) if row["Name"] == "North Fells")
    assert fells["Who speaks for them"] == "Nobody speaks for them here."
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", fells["Looked at on"])


def test_who_speaks_for_whom_tells_nobody_from_not_looked(county):
    shown = text(county.as_("public").get(COVERAGE))
    assert re.search(r"North Fells Nobody speaks for them here\. Looked at on \w+ \d+ \w+ \d{4}: Asked", shown)
    assert re.search(r"Young Disabled people Nobody has looked yet", shown)
    assert re.search(r"Wendham 4 organisations", shown), "a commission that the council made does not count"


def test_one_organisation_shows_its_life_in_the_order_of_its_days(county):
    shown = text(page(county, "coalition"))
    life = (
        "Founded: July 1984", "Founded: 1985", "Nobody was there: 1 January 2009 to 30 June 2010",
        "Closed: December 2018", "Replaced by: Wendham Access Commission (since December 2019)",
    )  # fmt: skip
    assert [shown.index(line) for line in life] == sorted(shown.index(line) for line in life)
    assert "The council did not renew its grant." in shown
    assert "It ran out of money." not in shown, "nobody asked to publish this reason"


def test_who_chose_not_to_be_named_is_not_told_by_the_organisation_of_their_office(county):
    with county.undone():
        held = OfficeHolding.objects.get(person_id=county.diary.persons["ivy"])
        assert "Deputy chair" in text(page(county, "elders"))
        OfficeHolding.objects.filter(id=held.id).update(shown_as="not_named")
        assert "Deputy chair" not in text(page(county, "elders"))


def test_an_organisations_own_people_choose_how_much_it_takes_part_and_it_counts_at_once(county):
    key = county.diary.organisations["speakup"]
    with county.undone():
        assert act(county, "joe", "take_part", "speakup", level="informed").status_code == 302
        assert organisations.level_of(key, county.diary.panel.id) is Level.INFORMED
        assert act(county, "joe", "take_part", "speakup", level="informed").status_code == 302, "pressed twice"
        assert Participation.objects.filter(organisation=key, level="informed").count() == 1
        assert "Kept informed" in text(page(county, "speakup"))
        assert act(county, "joe", "take_part", "deaf", level="not_now").status_code == 403


def test_two_people_who_change_the_same_lines_the_second_is_told_and_loses_nothing(county):
    key = county.diary.organisations["speakup"]
    standing = {field.id: field for field in organisations.reach_of(key)}
    seen = ",".join(sorted(map(str, standing)))
    areas = [str(each.id) for each in organisations.fields(county.diary.panel.id) if each.kind == "area"]
    with county.undone():
        assert act(county, "priya", "reach", "speakup", seen=seen, area=areas).status_code == 302
        second = act(county, "dev", "reach", "speakup", seen=seen, area=areas[:1])
        assert second.status_code == 409
        assert "Someone else changed this since you opened the page." in text(second)
        assert f'value="{areas[0]}" checked' in second.content.decode(), "what was ticked stays"
        assert len(organisations.reach_of(key)) == len(areas)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("rename", {"name": "New", "kind": "known_as", "from_on": "1960"}, "It was not founded yet on that day."),
        ("rename", {"name": "New", "kind": "known_as", "from_on": "2020"}, "It had closed by that day."),
        ("rename", {"name": "", "kind": "known_as", "from_on": "2010"}, "“What is the new name?” needs an answer."),
        ("gap", {"from_on-day": "1", "from_on-month": "3", "from_on-year": "2009"}, "This is written down already."),
        ("milestone", {"kind": "founded", "happened": "whenever"}, "Write a day, a month or a season"),
        ("close", {"closed": "2017"}, "Wendham Disability Coalition has closed"),
    ],
)
def test_what_cannot_be_is_said_in_a_plain_sentence_and_what_was_typed_stays(county, name, typed, sentence):
    before = organisations.life(county.diary.organisations["coalition"], unpublished=True)
    response = act(county, "priya", name, "coalition", **typed)
    assert response.status_code in (409, 422)
    assert sentence in text(response)
    for value in typed.values():
        assert f'value="{value}"' in response.content.decode() or not value
    assert organisations.life(county.diary.organisations["coalition"], unpublished=True) == before


def test_pressing_twice_adds_one(county):
    typed = {"organisation_id": "5f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10", "name": "Marl Ramblers", "kind": "other"}
    with county.undone():
        presses = [county.as_("gwen").post(reverse("organisations:add", args=["marlshire"]), typed) for _ in range(2)]
        assert [each.status_code for each in presses] == [302, 302]
        assert presses[0].url == presses[1].url
        assert Organisation.objects.filter(id=typed["organisation_id"]).count() == 1


def test_the_engagement_lead_keeps_the_councils_posts_and_nobody_appoints_themselves(county):
    posts = {each.title: each.id for each in organisations.posts_of(county.diary.organisations["council"])}
    appoint = reverse("organisations:appoint", args=["marlshire", posts["Head of Getting About"]])
    with county.undone():
        client = county.as_("tom")
        himself = client.post(appoint, {"person_id": str(county.diary.persons["tom"])})
        assert himself.status_code == 422
        assert "Tom Okafor</label>" not in client.get(appoint).content.decode()
        carol = county.diary.persons["carol"]
        assert client.post(appoint, {"person_id": str(carol), "acting": "on"}).status_code == 302
        shown = text(page(county, "council", "posts"))
        assert "Carol Finch, for now" in shown
        assert "Ivor Pelham (1 April 2019 to" in shown
        assert "Head of Buses (1 April 2019 to" in shown
    neither = county.as_("tom").post(appoint, {"person_id": "else"})
    assert "Write the name of the person, or choose one above." in text(neither)


def test_someone_of_the_user_led_side_is_not_among_those_a_post_can_be_given_to(county):
    posts = {each.title: each.id for each in organisations.posts_of(county.diary.organisations["council"])}
    appoint = reverse("organisations:appoint", args=["marlshire", posts["Director of Adult Care"]])
    shown = text(county.as_("tom").get(appoint))
    assert "Carol Finch" in shown
    for persona in ("Joe Bright", "Dev Malik", "Aisha Rahman", "Sam Okoro"):
        assert persona not in shown


def test_entries_nobody_looked_at_for_a_year_are_listed_and_wait_for_the_facilitator(county):
    shown = text(county.as_("priya").get(f"{LIST}not-checked"))
    assert "Later Years Marlshire" in shown
    assert "Marlshire Deaf Forum" not in shown
    assert "Wendham Disability Coalition" not in shown, "closed ones are not asked about"
    needed = re.search(r"Check (\d+) entries of organisations", text(county.as_("priya").get("/marlshire/needs-you/")))
    assert needed
    with county.undone():
        assert act(county, "priya", "checked", "elders").status_code == 302
        fewer = text(county.as_("priya").get("/marlshire/needs-you/"))
        assert f"Check {int(needed[1]) - 1} entries of organisations" in fewer
        assert "Later Years Marlshire" not in text(county.as_("priya").get(f"{LIST}not-checked"))


def test_what_was_done_before_shows_the_names_of_its_day(county):
    """Renamed and retitled today: the record and the signatures of earlier days keep the names they had."""
    key, post = county.diary.organisations["speakup"], county.diary.posts["finance"]
    letters = f"/marlshire/issues/{letters_issue(county)['number']}/"
    before = text(county.as_("public").get(letters)).count("Head of Adult Care Finance")
    assert before
    with county.undone():
        today = county.diary.today
        services.rename_organisation(actor=SYSTEM, organisation_id=key, name="Speak Up Marlshire", from_on=today)
        services.retitle_post(actor=SYSTEM, post_id=post, title="Head of Money", from_on=today)
        record = text(county.as_("public").get("/marlshire/record/"))
        assert "Speak Up Wendham is called Speak Up Marlshire" in record
        assert "Speak Up Marlshire" in text(county.as_("public").get("/marlshire/who-we-are/"))
        assert organisations.names_on([key], county.diary.day(10))[key] == "Speak Up Wendham"
        path = text(county.as_("public").get(letters))
        assert re.search(r"Helen Marsh[^.]{0,40}Head of Adult Care Finance", path), "her signature of that day"
        assert not re.search(r"Helen Marsh[^.]{0,40}Head of Money", path)
