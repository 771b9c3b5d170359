"""What is read in people's words: one table. The words are never altered and no day is ever made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copanel.kernel.dates import DoubtCode, EdtfError, Kind, as_given
from copanel.kernel.dates.bounds import bounds_of, kind_of
from copanel.kernel.dates.phrases import LONGEST_READ

# words | kind | EDTF | earliest | latest ("-": none)
READINGS = """
3 March 2026                      day         2026-03-03             2026-03-03 2026-03-03
Tuesday 3 March 2026              day         2026-03-03             2026-03-03 2026-03-03
on Friday 17 April 2026           day         2026-04-17             2026-04-17 2026-04-17
Tues 3rd of March, 2026           day         2026-03-03             2026-03-03 2026-03-03
Friday the 17th of April 2026     day         2026-04-17             2026-04-17 2026-04-17
March 3, 2018                     day         2018-03-03             2018-03-03 2018-03-03
3-Mar-2018                        day         2018-03-03             2018-03-03 2018-03-03
3/3/2018                          day         2018-03-03             2018-03-03 2018-03-03
4/3/2018                          day         2018-03-04             2018-03-04 2018-03-04
14.3.2018                         day         2018-03-14             2018-03-14 2018-03-14
2018-03-04                        day         2018-03-04             2018-03-04 2018-03-04
29 Feb 2024                       day         2024-02-29             2024-02-29 2024-02-29
February 2018                     month       2018-02                2018-02-01 2018-02-28
Feb. 2020                         month       2020-02                2020-02-01 2020-02-29
Dec 2011                          month       2011-12                2011-12-01 2011-12-31
Sept 2010                         month       2010-09                2010-09-01 2010-09-30
2018-02                           month       2018-02                2018-02-01 2018-02-28
2008                              year        2008                   2008-01-01 2008-12-31
in the year 2008                  year        2008                   2008-01-01 2008-12-31
sometime in 2008                  year        2008                   2008-01-01 2008-12-31
2020-21                           year        2020-04/2021-03        2020-04-01 2021-03-31
2020/21                           year        2020-04/2021-03        2020-04-01 2021-03-31
1999-00                           year        1999-04/2000-03        1999-04-01 2000-03-31
financial year 2011-12            year        2011-04/2012-03        2011-04-01 2012-03-31
2011/2012 financial year          year        2011-04/2012-03        2011-04-01 2012-03-31
spring 2018                       season      2018-21                2018-03-01 2018-05-31
the summer of 2018                season      2018-22                2018-06-01 2018-08-31
winter 2018                       season      2018-24                2018-01-01 2019-02-28
winter 2019-20                    season      2019-24                2019-12-01 2020-02-29
early February 2018               part        2018-02                2018-02-01 2018-02-15
early Feb 2018                    part        2018-02                2018-02-01 2018-02-15
mid-February 2018                 part        2018-02                2018-02-08 2018-02-22
late in March 2018                part        2018-03                2018-03-16 2018-03-31
the end of 2018                   part        2018                   2018-07-01 2018-12-31
early 2018                        part        2018                   2018-01-01 2018-06-30
mid 2017                          part        2017                   2017-04-01 2017-09-30
early 2020-21                     part        2020-04/2021-03        2020-04-01 2020-09-30
late 2020-21                      part        2020-04/2021-03        2020-10-01 2021-03-31
early spring 2018                 part        2018-21                2018-03-01 2018-05-31
the late 1980s                    part        198X                   1985-01-01 1989-12-31
about 2008                        approximate 2008~                  2007-01-01 2009-12-31
c. 2008                           approximate 2008~                  2007-01-01 2009-12-31
2008?                             approximate 2008?                  2007-01-01 2009-12-31
around January 2018               approximate 2018-01~               2017-12-01 2018-02-28
probably December 2018            approximate 2018-12?               2018-11-01 2019-01-31
about 3 March 2018                approximate 2018-03-03~            2018-02-24 2018-03-10
3 March to 3 June 2014            span        2014-03-03/2014-06-03  2014-03-03 2014-06-03
from 3 March until 3 June 2014    span        2014-03-03/2014-06-03  2014-03-03 2014-06-03
3-5 March 2014                    span        2014-03-03/2014-03-05  2014-03-03 2014-03-05
March to June 2014                span        2014-03/2014-06        2014-03-01 2014-06-30
between May and July 2016         span        2016-05/2016-07        2016-05-01 2016-07-31
Dec 2011 – Jan 2012               span        2011-12/2012-01        2011-12-01 2012-01-31
2008-2010                         span        2008/2010              2008-01-01 2010-12-31
2008/2010                         span        2008/2010              2008-01-01 2010-12-31
2023-28                           span        2023/2028              2023-01-01 2028-12-31
the 1980s                         span        198X                   1980-01-01 1989-12-31
before 25 March 2016              open        [..2016-03-24]         -          2016-03-24
before 2016                       open        [..2015-12-31]         -          2015-12-31
before about 2008                 open        -                      -          2009-12-31
by 25 March 2016                  open        [..2016-03-25]         -          2016-03-25
by March 2018                     open        [..2018-03]            -          2018-03-31
by the end of March 2018          open        [..2018-03]            -          2018-03-31
no later than 3 June 2014         open        [..2014-06-03]         -          2014-06-03
until 3 June 2014                 open        ../2014-06-03          -          2014-06-03
after 2010                        open        [2011-01-01..]         2011-01-01 -
after late May 2010               open        -                      2010-05-16 -
on or after 3 June 2014           open        [2014-06-03..]         2014-06-03 -
since 2010                        open        2010/..                2010-01-01 -
2010 onwards                      open        2010/..                2010-01-01 -
March 2014 to now                 open        2014-03/..             2014-03-01 -
the spring                        no_year     -                      -          -
3 March                           no_year     -                      -          -
in early March                    no_year     -                      -          -
by the end of June                no_year     -                      -          -
by the end of the month           relative    -                      -          -
next week                         relative    -                      -          -
this spring                       relative    -                      -          -
within 10 working days            relative    -                      -          -
in due course                     relative    -                      -          -
soon                              relative    -                      -          -
until the AGM                     occasion    -                      -          -
at the next redecoration          occasion    -                      -          -
the 2017-18 AGM                   occasion    -                      -          -
by Christmas                      occasion    -                      -          -
not known                         unknown     -                      -          -
[?]                               unknown     -                      -          -
no date                           undated     -                      -          -
until further notice              undated     -                      -          -
with the Cabinet Secretary        unclear     -                      -          -
3 Mrach 2018                      unclear     -                      -          -
before 31 Febuary 2018            unclear     -                      -          -
2018-15                           unclear     -                      -          -
spring 2018-20                    unclear     -                      -          -
early or mid 2018                 unclear     -                      -          -
2008-10                           doubtful    -                      2008-01-01 2010-12-31
2011-12                           doubtful    -                      2011-04-01 2012-03-31
Monday 3 March 2026               doubtful    2026-03-03?            2026-02-24 2026-03-10
31 February 2026                  doubtful    -                      -          -
by 31 February 2026               doubtful    -                      -          -
29 February 2026                  doubtful    -                      -          -
3/14/2018                         doubtful    -                      -          -
June to March 2014                doubtful    -                      -          -
31 June to 3 July 2014            doubtful    -                      -          -
"""


def rows() -> list[list[str]]:
    return [[line[:34].strip(), *line[34:].split()] for line in READINGS.strip().splitlines()]


@pytest.mark.parametrize(("words", "kind", "edtf", "earliest", "latest"), rows())
def test_words_are_read_as_people_mean_them(words: str, kind: str, edtf: str, earliest: str, latest: str):
    found = as_given(words)
    assert found.words == words
    assert (found.kind.value, found.edtf or "-", str(found.earliest or "-"), str(found.latest or "-")) == (
        kind,
        edtf,
        earliest,
        latest,
    )


@pytest.mark.parametrize("words", [row[0] for row in rows()])
def test_only_a_day_without_contradiction_is_exact(words: str):
    found = as_given(words)
    assert found.is_exact == (found.kind is Kind.DAY)
    assert (found.day is not None) == found.is_exact


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ("Monday 3 March 2026", DoubtCode.WEEKDAY, "The words say Monday, but 3 March 2026 is a Tuesday."),
        ("30 Feb 2026", DoubtCode.NO_SUCH_DAY, "There is no 30 February 2026. That month has 28 days."),
        ("3/14/2018", DoubtCode.NO_SUCH_MONTH, "There is no month 14. Dates are read day first, then month."),
        ("3/3/18", DoubtCode.SHORT_YEAR, "The year is written “18”. It is read as 2018."),
        ("10 July '97", DoubtCode.SHORT_YEAR, "The year is written “97”. It is read as 1997."),
        ("2011-12", DoubtCode.TWO_READINGS, "“2011-12” can mean a month, or the years 2011 to 2012."),
        ("June to March 2014", DoubtCode.BACKWARDS, "The end is before the start."),
        ("until 3/3/18", DoubtCode.SHORT_YEAR, "The year is written “18”. It is read as 2018."),
    ],
)
def test_what_cannot_be_right_is_kept_as_given_and_reported(words: str, code: DoubtCode, sentence: str):
    found = as_given(words)
    assert found.words == words
    assert found.doubt is not None
    assert found.doubt.code is code
    assert str(found.doubt) == sentence


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ("until the AGM", "the AGM"),
        ("at the next redecoration", "the next redecoration"),
        ("when the new bus comes.", "the new bus comes"),
        ("not until the 2018 AGM", "the 2018 AGM"),
        ("our next meeting", "our next meeting"),
    ],
)
def test_the_occasion_keeps_its_own_letters(words: str, occasion: str):
    assert as_given(words).occasion == occasion


@pytest.mark.parametrize("words", ["  3 March 2026 ", "3\u00a0March\t2026", "“3 March 2026”", "3 MARCH 2026."])
def test_space_quotes_and_capitals_do_not_hide_a_date_and_are_kept(words: str):
    found = as_given(words)
    assert (found.words, found.day) == (words, date(2026, 3, 3))


def test_an_edtf_given_by_hand_decides_and_the_words_stay():
    found = as_given("the year we all remember", edtf="2020-03/2021-06")
    assert (found.words, found.kind) == ("the year we all remember", Kind.SPAN)
    assert (found.earliest, found.latest) == (date(2020, 3, 1), date(2021, 6, 30))
    assert as_given("2011-12", edtf="2011-12").kind is Kind.MONTH


@pytest.mark.parametrize(
    "edtf", ["", "hello", "2018-02-30", "2018-13", "2014-06/2014-03", "3 March 2018", "//", "2018/"]
)
def test_an_edtf_that_is_not_valid_is_refused_or_open(edtf: str):
    if edtf == "2018/":
        assert bounds_of(edtf) == (date(2018, 1, 1), None)
        return
    with pytest.raises(EdtfError):
        as_given("words", edtf=edtf)


@pytest.mark.parametrize(
    ("edtf", "kind", "earliest", "latest"),
    [
        ("/2016-03-24", Kind.OPEN, None, date(2016, 3, 24)),
        ("../..", Kind.OPEN, None, None),
        ("2014-03~/2014-06", Kind.APPROXIMATE, date(2014, 2, 1), date(2014, 6, 30)),
        ("2018-06-XX", Kind.SPAN, date(2018, 6, 1), date(2018, 6, 30)),
        ("{1960,1961}", Kind.SPAN, date(1960, 1, 1), date(1961, 12, 31)),
        ("Y170000002", Kind.SPAN, None, None),
        ("9999~", Kind.APPROXIMATE, date(9998, 1, 1), None),
        ("9999-12-31~", Kind.APPROXIMATE, date(9999, 12, 24), None),
        ("2018-01~", Kind.APPROXIMATE, date(2017, 12, 1), date(2018, 2, 28)),
    ],
)
def test_bounds_of_edtf_invent_nothing(edtf: str, kind: Kind, earliest: date | None, latest: date | None):
    assert (kind_of(edtf), *bounds_of(edtf)) == (kind, earliest, latest)


@given(st.text(min_size=1).filter(str.strip))
def test_no_words_break_the_reader(words: str):
    assert as_given(words).words == words


PIECES = [
    "early",
    "the",
    "end",
    "of",
    "by",
    "until",
    "3",
    "31",
    "March",
    "2018",
    "-",
    "–",
    "/",
    "to",
    "about",
    "?",
    "c",
    "21",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12), st.sampled_from([" ", ""]))
def test_no_jumble_of_date_words_breaks_the_reader(pieces: list[str], between: str):
    found = as_given(between.join(pieces))
    if found.edtf is not None:
        bounds_of(found.edtf)
    if found.earliest and found.latest:
        assert found.earliest <= found.latest


@given(st.text(min_size=1, max_size=40))
def test_no_text_given_as_edtf_does_worse_than_be_refused(edtf: str):
    try:
        earliest, latest = bounds_of(edtf)
    except EdtfError:
        return
    assert earliest is None or latest is None or earliest <= latest


def test_a_story_is_not_searched_for_a_date():
    long = "early " * LONGEST_READ + "2018"
    assert as_given(long).kind is Kind.UNCLEAR
    assert as_given("c" * LONGEST_READ).kind is Kind.UNCLEAR


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_reads_the_same_in_words_in_figures_and_in_the_house_style(day: date):
    shapes = (
        as_given(f"{day.day}/{day.month}/{day.year}"),
        as_given(day.isoformat()),
        as_given(as_given(day.isoformat()).shown),
    )
    assert {(found.kind, found.day, found.doubt) for found in shapes} == {(Kind.DAY, day, None)}
