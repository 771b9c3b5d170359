"""Organisations, offices, terms and scope in a file: loaded, told when wrong, and the same when they go round."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from copanel.governance import queries as governance
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import AlreadyDone
from copanel.organisations.models import Milestone, Organisation, Relation
from copanel.record import queries, services
from copanel.record.faults import BadRecord
from copanel.record.models import Entered
from copanel.record.reader import read_text
from copanel.record.tests.examples import GOOD

pytestmark = pytest.mark.django_db
MARCH, MAY = "minutes-march: item 1", "minutes-may"


def whole() -> dict:
    """A record with one of everything that is told of bodies."""
    record = json.loads(GOOD)
    together = record["organisations"]["together"]
    together |= {
        "name": "Marlshire Together",
        "names": [
            {"kind": "known as", "name": "The Tuesday Club", "since": "1994"},
            {"kind": "known as", "name": "Marlshire Together", "since": "spring 2003"},
            {"kind": "legal", "name": "Marlshire Together Limited", "since": "2004", "until": "2010"},
            {"kind": "initials", "name": "MT"},
            {"kind": "alias", "name": "The Together lot"},
        ],
        "life": [
            {"kind": "founded", "when": "1994", "source": MARCH},
            {"kind": "founded", "when": "May 1995", "source": MAY},
        ],
    }
    record["organisations"]["club"] = {
        "name": "The Bus Club",
        "kind": "other",
        "life": [{"kind": "closed", "when": "December 2016", "source": MAY}],
        "source": MAY,
    }
    record["organisations"]["old"] = {"name": "Old Friends", "kind": "carer-led", "source": MAY}
    record["relations"] = [
        {"organisation": "together", "kind": "hosted by", "other": "club", "since": "2001", "until": "2009",
         "source": MAY},
        {"organisation": "together", "kind": "works with", "other": "council", "source": MAY},
        {"organisation": "old", "kind": "merged into", "other": "together", "since": "3 August 2015", "source": MAY},
    ]  # fmt: skip
    record["posts"]["head-of-buses"] |= {
        "titles": [{"title": "Bus Officer"}, {"title": "Head of Buses", "since": "March 2017"}]
    }
    record["panel"]["seats"].append(
        {"key": "council", "title": "The council's seats", "side": "authority", "kind": "full",
         "organisation": "council", "number": 4, "vacant": 1, "since": "2015", "until": "no date", "source": MAY}
    )  # fmt: skip
    record["panel"]["offices"] = [
        {"key": "first", "office": "co-chair", "called": "chair", "organisation": "together", "since": "2001",
         "until": {"words": "until the AGM", "occasion": "agm"}, "source": MARCH},
        {"key": "second", "office": "deputy chair", "organisation": "old", "source": MAY},
    ]  # fmt: skip
    record["panel"]["sources_differ"] = [{"offices": ["first", "second"]}]
    record["terms"] = [
        {"key": "first", "since": "2001", "agreed": "not stated by the source",
         "clauses": [
             {"part": "can", "heading": "Ask", "text": "The panel can ask.", "easy_text": "We can ask."},
             {"part": "authority owes", "heading": "Answer", "text": "The council answers in 20 days."},
         ],
         "signed": [{"side": "authority", "title": "Head of Buses", "when": "2 May 2001"}], "source": MARCH},
    ]  # fmt: skip
    record["scope"] = [
        {"key": "buses", "about": "Buses", "issue": "low-floor-buses",
         "lines": [
             {"level": "open", "text": "Where the bus stops."},
             {"level": "fixed", "text": "Who runs it.", "why": "The contract is signed.", "whose": "council",
              "whose_words": "the cabinet", "until": "2019"},
         ],
         "signed_by": "Head of Buses", "when": "14 March 2018", "source": MARCH},
    ]  # fmt: skip
    return record


def changed(change: Callable[[dict], object]) -> dict:
    record = whole()
    change(record)
    return record


def load(record: dict) -> None:
    services.load(actor=SYSTEM, record=read_text(json.dumps(record, indent=2), "x.json"))


def said(record: dict) -> list[str]:
    with pytest.raises(BadRecord) as caught:
        load(record)
    return [str(fault).split(", ", 1)[1] for fault in caught.value.listed]


def exported(slug: str) -> dict:
    return json.loads(queries.written_text(panel=governance.panel(slug=slug)))


def row(key: str):
    return Entered.objects.get(key=key, panel_id=governance.panel(slug="east-marlshire").id).row_id


def test_the_export_says_what_the_file_said_and_goes_round():
    load(whole())
    first = queries.written_text(panel=governance.panel(slug="east-marlshire"))
    assert json.loads(first) == whole()
    load(json.loads(first) | {"panel": json.loads(first)["panel"] | {"key": "again"}})
    again = queries.written_text(panel=governance.panel(slug="again"))
    assert again.replace('"key": "again"', '"key": "east-marlshire"') == first


def test_a_second_load_changes_nothing():
    load(whole())
    with pytest.raises(AlreadyDone):
        load(whole())


def test_what_is_added_to_the_file_is_added_here_and_nothing_else():
    load(whole())
    more = whole()
    more["relations"].append({"organisation": "club", "kind": "works with", "other": "council", "source": MAY})
    more["organisations"]["together"]["life"].append({"kind": "began in law", "when": "2004", "source": MAY})
    more["panel"]["offices"].append({"key": "third", "office": "facilitator", "organisation": "club", "source": MAY})
    more["panel"]["sources_differ"].append({"offices": ["second", "third"]})
    planned = queries.plan(read_text(json.dumps(more), "x.json"))
    assert [thing.key for thing in planned.new] == [
        "relations/4", "organisations/together/life/3", "offices/third", "sources_differ/2"
    ]  # fmt: skip
    load(more)
    assert exported("east-marlshire") == more
    assert Relation.objects.count() == 4


def test_names_follow_each_other_with_the_words_of_their_days():
    load(whole())
    names = Organisation.objects.get(id=row("organisations/together")).names
    assert list(names.filter(kind="known_as").order_by("from_on").values_list("name", "from_on", "until_on")) == [
        ("The Tuesday Club", dt.date(1994, 1, 1), dt.date(2003, 2, 28)),
        ("Marlshire Together", dt.date(2003, 3, 1), None),
    ]
    assert [name.until.words for name in names.filter(name="The Tuesday Club")] == ["spring 2003"]
    assert names.get(kind="alias").from_on is None


def test_sources_may_give_two_days_and_what_ended_has_ended():
    load(whole())
    founded = Milestone.objects.filter(organisation_id=row("organisations/together")).order_by("recorded_at")
    assert [(day.happened.words, day.source) for day in founded] == [
        ("1994", "Minutes of March, item 1"),
        ("May 1995", "Minutes of May"),
    ]
    assert Organisation.objects.get(id=row("organisations/club")).closed_on == dt.date(2016, 12, 31)
    assert Organisation.objects.get(id=row("organisations/old")).closed_on == dt.date(2015, 8, 2)
    hosted = Relation.objects.get(kind="hosted_by")
    assert (hosted.since.words, hosted.until_on) == ("2001", dt.date(2009, 12, 31))


def test_an_office_may_end_at_an_occasion():
    load(whole())
    office = next(one for one in governance.offices_through_time(row("panel")) if one.called == "chair")
    assert office.until.words == "until the AGM"
    assert office.until.occasion_id == row("occasions/agm")


@pytest.mark.parametrize("words", ["", "?words=easy"])
def test_terms_and_scope_stand_on_the_page_about_the_record(words):
    load(whole())
    page = Client().get(f"/east-marlshire/record-file/{words}").content.decode()
    text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))
    for part in ("The council answers in 20 days.", "Who runs it.", "The contract is signed.", "Head of Buses"):
        assert part in text


def _names(record):
    return record["organisations"]["together"]["names"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda r: _names(r)[1].pop("since"),
            "organisations.together.names[1]: write when it began, for example “2013”; the former one ends then",
        ),
        (
            lambda r: _names(r)[1].update(since="1990"),
            "organisations.together.names[1].since: put these in the order of their days; this begins no later",
        ),
        (
            lambda r: r["organisations"]["together"].update(name="Together"),
            "organisations.together.name: write the last of its names here: “Marlshire Together”",
        ),
        (
            lambda r: _names(r)[0].update(since={"words": "at the AGM", "occasion": "agm"}),
            "organisations.together.names[0].since.occasion: take this out; what hangs on an occasion is",
        ),
        (
            lambda r: r["posts"]["head-of-buses"].update(title="Head"),
            "posts.head-of-buses.title: write the last of its titles here: “Head of Buses”",
        ),
        (
            lambda r: r["relations"][1].update(other="together"),
            "relations[1].other: write another organisation; this is one with itself",
        ),
        (lambda r: r["relations"][2].pop("since"), "relations[2]: write since when they are one"),
        (
            lambda r: r["relations"][2].update(until="2016"),
            "relations[2].until: take this out; a merger does not end",
        ),
        (
            lambda r: r["relations"].append(dict(r["relations"][1])),
            "relations[3]: take this out; it is written down twice",
        ),
        (
            lambda r: r["relations"].append(dict(r["relations"][2], other="council")),
            "relations[3]: Old Friends has closed, or is part of another now.",
        ),
        (
            lambda r: r["organisations"]["club"]["life"][0].update(when="no date"),
            "organisations.club.life[0]: Give a day, a month or a year, such as “3 March 2027” or “2018”.",
        ),
        (
            lambda r: r["panel"]["offices"][0].update(until="1999"),
            "panel.offices[0]: The last day is before the first. Give a later day.",
        ),
        (
            lambda r: r["panel"]["sources_differ"][0].update(offices=["first", "third"]),
            "panel.sources_differ[0].offices[1]: there is no office “third”; write one of: first, second",
        ),
        (
            lambda r: r["panel"]["offices"][1].update(key="first"),
            "panel.offices[1].key: write another key; “first” is on line",
        ),
        (
            lambda r: r["panel"]["offices"][0].update(organisation="clib"),
            "panel.offices[0].organisation: there is no organisation “clib”; write “club”",
        ),
        (
            lambda r: r["scope"][0].update(issue="trains"),
            "scope[0].issue: there is no issue “trains”; leave this out, or add it",
        ),
        (
            lambda r: r["scope"][0]["lines"][1].pop("why"),
            "scope[0].lines[1]: “why” is missing; write it, or: not stated by the source",
        ),
        (lambda r: r["scope"][0]["lines"][0].update(level="fixed"), "scope[0].lines[1].level: write what is fixed"),
        (
            lambda r: r["terms"][0]["clauses"][0].update(part="may"),
            "terms[0].clauses[0].part: write about, can, cannot, user-led owes, authority owes or funder owes",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_added(change, told, dump):
    before = dump()
    assert any(fault.startswith(told) for fault in said(changed(change)))
    assert dump() == before
