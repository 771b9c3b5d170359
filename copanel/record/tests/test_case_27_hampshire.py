"""Case 27, the Hampshire panel later: who chaired it and whom it met, asked of the real record on its real pages.

Question 7, an issue that goes up from a local group, is asked in influence/tests/test_groups.py. Those about articles,
events, promises and attendance wait for the rooms that will own them.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re

import pytest
from django.test import Client

from copanel.governance import queries as governance
from copanel.governance.models import OfficeHolding, SourcesDiffer
from copanel.kernel.actor import SYSTEM, Office
from copanel.organisations import queries as organisations
from copanel.organisations.models import Organisation, Post
from copanel.record import queries, services
from copanel.record.models import Entered
from copanel.record.reader import read, read_text
from copanel.record.tests.conftest import ROOT

pytestmark = pytest.mark.django_db
FILE = "records/hampshire-pep.json"


@pytest.fixture(autouse=True)
def loaded(monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    services.load(actor=SYSTEM, record=read(FILE))


def shown(address: str) -> str:
    """What the page says to somebody who is not signed in."""
    page = Client().get(address)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.content.decode())))


def offices():
    return governance.offices_through_time(governance.panel(slug="hampshire-pep").id)


def row_of(key: str):
    return Entered.objects.get(key=key).row_id


def test_question_1_two_co_chairs_in_2010_and_one_chair_by_2016_stand_with_dates_as_given():
    told = {(one.organisation, one.what, one.since.words, one.until.words) for one in offices()}
    assert told == {
        ("Southampton Centre for Independent Living", "Co-chair", "2010 or before", "at least 2010"),
        ("Hampshire Centre for Independent Living", "Co-chair", "2010 or before", "at least 2010"),
        ("Southampton Centre for Independent Living", "Facilitator", "2010 or before", "at least 2010"),
        (
            "Spectrum Centre for Independent Living",
            "chair",
            "about 2008, “the past 9 years” in July 2017",
            "at least July 2017",
        ),
    }
    page = shown("/hampshire-pep/offices/")
    assert "Hampshire Centre for Independent Living Co-chair Since 2010 or before, until at least 2010" in page
    assert "Spectrum Centre for Independent Living chair Since about 2008" in page
    assert "strengthening relationships (Guide 36), The story of the PEP" in page


def test_question_1_the_overlap_is_shown_as_sources_differ_on_both_sides_of_each_pair():
    assert SourcesDiffer.objects.count() == 2
    differing = {(one.organisation, one.what): len(one.differs) for one in offices()}
    assert differing == {
        ("Spectrum Centre for Independent Living", "chair"): 2,
        ("Southampton Centre for Independent Living", "Co-chair"): 1,
        ("Hampshire Centre for Independent Living", "Co-chair"): 1,
        ("Southampton Centre for Independent Living", "Facilitator"): 0,
    }
    page = shown("/hampshire-pep/offices/")
    assert page.count("Sources differ.") == 4
    assert "Another names Spectrum Centre for Independent Living: Co-production in Hampshire" in page
    assert "Another names Hampshire Centre for Independent Living: A commissioner's guide" in page


def test_question_1_a_record_names_no_person_and_gives_nobody_a_power():
    assert not OfficeHolding.objects.filter(person_id__isnull=False).exists()
    assert not any(one.is_now for one in offices())
    assert {one.office for one in offices()} == {Office.CO_CHAIR, Office.FACILITATOR}


def test_question_1_the_organisation_is_shown_by_the_name_of_its_day():
    spectrum = row_of("organisations/scil")
    names = {year: organisations.names_on([spectrum], dt.date(year, 7, 1))[spectrum] for year in (2010, 2016)}
    assert names == {
        2010: "Southampton Centre for Independent Living",
        2016: "Spectrum Centre for Independent Living",
    }


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        (dt.date(2010, 7, 1), {"The county's senior social services managers", "Engagement Commissioner"}),
        (dt.date(2014, 7, 1), {"Director of Adult Services"}),
        (dt.date(2016, 7, 10), {"Director of Adults' Health and Care"}),
    ],
)
def test_question_2_who_the_counterpart_is_in_each_year_by_the_title_of_that_year(day, titles):
    found = organisations.posts_on(Post.objects.values_list("id", flat=True), day)
    assert titles <= {post.title for post in found.values()}
    assert len({"Director of Adult Services", "Director of Adults' Health and Care"} & {
        post.title for post in found.values()
    }) == 1  # fmt: skip


def test_question_2_the_titles_stand_with_the_words_of_their_dates():
    life = organisations.post_life(row_of("posts/director"), governance.panel(slug="hampshire-pep").id)
    assert [(term.name, term.days) for term in life.titles] == [
        ("Director of Adult Services", " (2014 or before to July 2016 or before)"),
        ("Director of Adults' Health and Care", " (since July 2016 or before)"),
    ]
    assert not life.holders


def test_question_2_the_nhs_partner_has_an_end_date():
    partner = Organisation.objects.get(id=row_of("organisations/nhs-groups"))
    assert partner.closed_on == dt.date(2022, 7, 1)
    page = shown("/hampshire-pep/record-file/")
    assert "NHS clinical commissioning groups, at the table too" in page
    assert "Since July 2017 or before. When it ends, in the words of the source: 1 July 2022" in page


def test_the_file_goes_round_and_stays_the_same():
    panel = governance.panel(slug="hampshire-pep")
    first = queries.written_text(panel=panel)
    given = json.loads((ROOT / FILE).read_text())
    given.pop("$schema")
    assert json.loads(first) == given
    again = json.loads(first)
    again["panel"]["key"] = "again"
    services.load(actor=SYSTEM, record=read_text(json.dumps(again), "again.json"))
    second = json.loads(queries.written_text(panel=governance.panel(slug="again")))
    second["panel"]["key"] = "hampshire-pep"
    assert second == given


def test_nobody_is_named_in_the_record():
    page = shown("/hampshire-pep/record-file/") + shown("/hampshire-pep/offices/") + (ROOT / FILE).read_text()
    assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Cllr|Councillor) [A-Z]", page)
