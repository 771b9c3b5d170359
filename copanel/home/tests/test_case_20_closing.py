"""Case 20, question 5 and the second half of 2: what an organisation still holds when it closes or merges.

Expected: a list names all of it; nothing is moved by itself; what becomes of seats is put to the panel.
"""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from copanel.governance import queries as governance
from copanel.governance.models import SeatHolding
from copanel.home import queries
from copanel.organisations import Hold, register_holds
from copanel.organisations import queries as organisations
from copanel.organisations.holds import forget_holds, holds

pytestmark = pytest.mark.django_db
BY_HAND = "It has a mentoring pair"


def whats(county, *keys: str) -> set[str]:
    return {each.what for each in holds(county.diary.organisations[key] for key in keys)}


@pytest.fixture
def mentoring():
    """A room above that has something of its own to say."""

    def ask(organisation_ids):
        for key in organisation_ids:
            yield Hold(key, BY_HAND, "The pair chooses.", "/marlshire/")

    yield register_holds(ask)
    forget_holds(ask)


def test_5_the_list_names_seats_offices_the_host_and_what_posts_owe(county, mentoring):
    panel = "Marlshire Care and Support Panel"
    found = whats(county, "mcil")
    assert {f"1 seat on {panel}", f"Co-chair of {panel}: 1", f"It hosts {panel}", BY_HAND} <= found
    council = whats(county, "council")
    assert {f"It must answer {panel}", f"It pays for {panel}", f"4 posts that answer {panel}"} <= council
    assert any(re.fullmatch(rf"\d+ answers? owed to {panel}", what) for what in council)
    assert any(re.fullmatch(rf"\d+ promises? made to {panel}", what) for what in council)
    # Of another panel of the same county, too: closing looks at all.
    assert "It hosts Marl Bay Local Group" in whats(county, "minds")


def test_5_whoever_holds_nothing_has_an_empty_list(county):
    assert whats(county, "fells") == set()


def test_5_each_line_leads_to_a_page(county):
    found = holds(county.diary.organisations.values())
    assert {each.what.endswith("Young Carers Panel") for each in found if not each.url} == {True}, "no pages yet"
    for hold in found:
        assert not hold.url or county.as_("aisha").get(hold.url).status_code == 200, hold


def test_5_closing_shows_the_list_is_not_held_up_and_moves_nothing(county, mentoring):
    key = county.diary.organisations["deaf"]
    page = reverse("organisations:close", args=["marlshire", key])
    shown = county.as_("aisha").get(page).content.decode()
    assert "2 seats on Marlshire Care and Support Panel" in shown
    assert BY_HAND in shown
    with county.undone():
        assert county.as_("aisha").post(page, {"closed": str(county.diary.today.year - 1)}).status_code == 302
        assert SeatHolding.objects.filter(organisation=key, ended_at=None, until_on=None).count() == 2
        again = county.as_("priya").get(reverse("organisations:held", args=["marlshire", key]))
        assert "2 seats on Marlshire Care and Support Panel" in again.content.decode()


def test_2_the_seats_of_the_merged_are_put_to_the_panel_and_stay_where_they_are(county):
    panel = governance.panel(panel_id=county.diary.panel.id)
    key = county.diary.organisations["sight"]
    held = SeatHolding.objects.filter(organisation=key, ended_at=None, until_on=None).count()
    assert held

    def titles(who: str) -> str:
        found = queries.needs(panel=panel, actor=county.diary.who(who))
        return " ".join(each.title for each in (*found.first, *found.more))

    for chair in ("aisha", "gwen"):
        assert f"Ask the panel what becomes of {held} seat" in titles(chair)
        assert "of Marl Coast Sight Club" in titles(chair)
    for other in ("priya", "joe", "helen", "tom", "simon"):
        assert "Sight Club" not in titles(other)


def test_2_a_merger_is_checked_before_it_is_done(county):
    voices, deaf = (county.diary.organisations[key] for key in ("voices", "deaf"))
    page = reverse("organisations:merge", args=["marlshire", voices])
    typed = {"organisation_ids": [str(deaf)], "from_on": county.diary.day(3).isoformat()}
    with county.undone():
        checked = county.as_("gwen").post(page, typed)
        shown = checked.content.decode()
        assert checked.status_code == 200
        assert "2 seats on Marlshire Care and Support Panel" in shown
        assert organisations.organisation(deaf).closed_on is None, "nothing is done yet"
        pressed = [county.as_("gwen").post(page, typed | {"looked": "1"}) for _press in range(2)]
        assert [each.status_code for each in pressed] == [302, 302], "two presses do it once"
        assert "Part of it now" in county.as_("public").get(f"/marlshire/organisations/{voices}/").content.decode()
        merged = county.as_("gwen").post(page, typed | {"looked": "1", "from_on": county.diary.day(2).isoformat()})
        assert merged.status_code == 409
        assert "Marlshire Deaf Forum has closed, or is part of another now." in merged.content.decode()
