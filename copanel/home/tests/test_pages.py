"""What the pages of home mean, and that they cost the same for one row and for many."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copanel.demo.acts import raised, said
from copanel.governance import queries as governance
from copanel.home import queries

pytestmark = pytest.mark.django_db

# What needs you asks every room what it knows, so its budget grows with the rooms and never with the rows.
PUBLIC_MOST, SIGNED_IN_MOST, NEEDS_MOST = 12, 15, 26


def get(client, address):
    """(queries, page) of an address, the second time it is asked."""
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(seen), response.content.decode()


def text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_front_page_names_a_yes_and_a_no_with_its_four_lines(county):
    queries, page = get(county.as_("public"), "/marlshire/")
    assert queries <= PUBLIC_MOST
    shown = text(page)
    assert "No BSL interpreter at assessments" in shown
    assert "Carers cannot phone anyone in the evening" in shown
    for line in ("Kind of reason", "Money", "What would have to change", "Who decided", "Ruth Adeyemi"):
        assert line in shown


def test_the_figures_have_their_denominator(county):
    _queries, page = get(county.as_("public"), "/marlshire/")
    asked = int(re.search(r'cp-figures__n">(\d+)</span>', page).group(1))
    parts = re.findall(r'cp-figures__n">(\d+) <small>of (\d+)</small>', page)
    assert len(parts) == 2
    assert all(int(of) == asked and int(n) <= asked for n, of in parts)


def test_no_figure_links_to_a_list_of_something_else(county):
    _queries, page = get(county.as_("public"), "/marlshire/")
    figures = re.search(r'<ul class="cp-figures.*?</ul>', page, re.S)
    assert figures
    assert "<a " not in figures[0], "the list counts issues, the figures count parts"
    assert 'href="/marlshire/issues/"' in page


def test_an_empty_panel_says_what_will_stand_there(county):
    _queries, page = get(county.as_("public"), "/marl-bay/")
    assert "The panel has not asked the council for anything yet." in text(page)


@pytest.mark.parametrize("words", ["standard", "easy"])
@pytest.mark.parametrize(
    ("persona", "address", "most"),
    [
        ("public", "/marlshire/", PUBLIC_MOST),
        ("public", "/marlshire/who-we-are/", PUBLIC_MOST),
        ("public", "/marlshire/other-ways/", PUBLIC_MOST),
        ("public", "/marlshire/record/", PUBLIC_MOST),
        ("aisha", "/marlshire/", SIGNED_IN_MOST),
        ("aisha", "/marlshire/needs-you/", NEEDS_MOST),
        ("dev", "/marlshire/queue/", SIGNED_IN_MOST),
    ],
)
def test_each_page_keeps_its_budget(county, persona, address, most, words):
    with county.undone():
        queries, _page = get(county.as_(persona), f"{address}?words={words}")
    assert queries <= most


@pytest.mark.parametrize("persona", ["aisha", "dev", "priya", "helen", "tom", "ivy"])
def test_what_needs_you_asks_each_room_and_no_row(county, persona):
    """Nine rooms are asked, each for what it knows: two queries a room, and a few for the words of headings."""
    actor = county.diary.who(persona)
    panel = governance.panel(panel_id=county.diary.panel.id)
    with CaptureQueriesContext(connection) as seen:
        queries.needs(panel=panel, actor=actor)
    assert len(seen) <= 21


def test_more_rows_cost_no_more_queries(county):
    addresses = (
        ("public", "/marlshire/"),
        ("public", "/marlshire/record/"),
        ("dev", "/marlshire/queue/"),
        ("aisha", "/marlshire/needs-you/"),
    )
    before = {address: get(county.as_(persona), address)[0] for persona, address in addresses}
    with county.undone():
        for number in range(30):
            raised(county.diary, None, f"Thing {number}", f"Words {number}")
            issue = raised(county.diary, "joe", f"Other thing {number}", f"More words {number}")
            said(county.diary, "gwen", issue, "Me too.")
        after = {address: get(county.as_(persona), address)[0] for persona, address in addresses}
    assert after == before


def test_each_person_stands_once_with_all_they_hold(county):
    _queries, page = get(county.as_("public"), "/marlshire/who-we-are/")
    shown = text(page)
    assert shown.count("Aisha Rahman") == 1
    assert "Co-chair, Member" in shown
    assert "A free seat" in shown


def test_someone_who_chose_only_a_first_name_is_not_named_further(county):
    _queries, page = get(county.as_("public"), "/marlshire/who-we-are/")
    assert "Dev" in text(page)
    assert "Malik" not in page


def test_what_needs_you_puts_the_late_first_and_says_when_there_is_nothing(county):
    _queries, page = get(county.as_("aisha"), "/marlshire/needs-you/")
    shown = text(page)
    assert shown.index("Check what people sent in") < shown.index("Send what the panel agreed")
    _queries, page = get(county.as_("sam"), "/marlshire/needs-you/")
    assert "Nothing needs you now." in text(page)


@pytest.mark.parametrize("persona", ["aisha", "dev", "priya", "helen"])
def test_what_needs_you_stands_in_one_order_in_both_wordings(county, persona):
    with county.undone():
        client = county.as_(persona)
        pages = [get(client, f"/marlshire/needs-you/?words={words}")[1] for words in ("standard", "easy")]
    standard, easy = (re.findall(r'href="(/marlshire/[^"]+)"', page) for page in pages)
    assert standard == easy != []


@pytest.mark.parametrize("persona", ["helen", "tom", "simon", "kit", "priya", "joe", "omar", "nell", "sam"])
def test_the_queue_is_for_those_who_check(county, persona):
    assert county.as_(persona).get("/marlshire/queue/").status_code == 403


def test_the_queue_shows_what_waits_and_who_must_do_it(county):
    _queries, page = get(county.as_("dev"), "/marlshire/queue/")
    shown = text(page)
    assert "I wanted the talk on benefits. It was upstairs." in shown
    assert "Someone else must do this one" in shown, "Dev hid those words, so another judges the appeal"


@pytest.mark.parametrize("bad", ["x", "-1", "0", "99999999999999999999", "²", ""])
def test_a_page_number_that_is_none_shows_the_first_page(county, bad):
    assert county.as_("dev").get("/marlshire/queue/", {"page": bad}).status_code == 200
    assert county.as_("public").get("/marlshire/record/", {"before": bad}).status_code == 200


def test_an_organisation_of_another_panel_is_not_found(county):
    key = county.diary.organisations["minds"]
    assert county.as_("public").get(f"/marlshire/organisations/{key}/").status_code == 200
    stranger = county.diary.organisations["deaf"]
    assert county.as_("public").get(f"/marl-bay/organisations/{stranger}/").status_code == 404


def test_a_panel_that_is_being_prepared_has_no_page(county):
    assert county.as_("public").get("/young-carers/").status_code == 404
    assert "Young Carers" not in county.as_("public").get("/").content.decode()


def test_the_page_of_what_was_not_shown_says_that_the_council_can_ask_for_safety(county):
    """Decision 0014: a worry is heard at once, whoever has it, and whose asking it was is seen."""
    _queries, page = get(county.as_("public"), "/marlshire/not-shown/")
    assert "The council cannot hide any." not in text(page)
    assert "Anyone, also someone at the council, can have words taken down for someone’s safety." in text(page)


@pytest.mark.parametrize("words", ["standard", "easy"])
def test_the_start_page_begins_with_the_panel_where_something_stands(county, words):
    with county.undone():
        queries, page = get(county.as_("public"), f"/?words={words}")
    assert queries <= PUBLIC_MOST
    assert page.index('href="/marlshire/"') < page.index('href="/marl-bay/"')
    for there in ("/sign-in/", "/demo/"):
        assert f'href="{there}"' in page
    assert ("pictures/panel.svg" in page) is (words == "easy")


def test_the_start_page_of_a_real_house_has_no_made_up_people(county, settings):
    settings.DEMO = False
    assert 'href="/demo/"' not in get(county.as_("public"), "/")[1]


def test_seats_without_a_name_are_counted_in_words_and_the_councils_never_called_full(county):
    """The council's people answer and do not vote, so no word of theirs may say that they decide."""
    _queries, page = get(county.as_("public"), "/marlshire/who-we-are/")
    shown = text(page)
    assert "Member, 2 seats" in shown
    assert "At the table, 4 seats" in shown
    assert "Full seat" not in shown
    assert not re.search(r"\(\d+\)\.", shown)
