"""The pages of asking and deciding: what was typed stays, and one press does one thing."""

from __future__ import annotations

import pytest

from copanel.governance.models import Decision
from copanel.priorities.models import Priority, Said

pytestmark = pytest.mark.django_db


def test_more_places_keep_what_was_typed(county):
    page = county.as_("aisha").get("/marlshire/priorities/decide")
    assert b"More priorities" in page.content
    typed = {"stage": "more", "boxes": "3", "heading_1": "Buses that run", "until_on-day": "40"}
    more = county.as_("aisha").post("/marlshire/priorities/decide", typed).content.decode()
    assert 'value="Buses that run"' in more
    assert 'name="heading_5"' in more
    assert "govuk-error-summary" not in more
    full = county.as_("aisha").post("/marlshire/priorities/decide", {**typed, "boxes": "6"}).content.decode()
    assert 'name="heading_7"' in full
    assert "More priorities" not in full


def test_a_place_left_empty_is_left_out_and_a_fault_stands_at_its_own_place(county):
    decision = Decision.objects.filter(panel_id=county.diary.panel.id).latest("recorded_at")
    typed = {
        "decision_id": str(decision.id), "boxes": "3", "heading_1": "", "heading_3": "Buses that run",
        "from_on-day": "1", "from_on-month": "1", "from_on-year": "2030",
        "until_on-day": "31", "until_on-month": "12", "until_on-year": "2030",
    }  # fmt: skip
    with county.undone():
        refused = county.as_("aisha").post("/marlshire/priorities/decide", typed)
        assert refused.status_code == 422
        assert 'href="#id_why_3"' in refused.content.decode()
        kept = county.as_("aisha").post("/marlshire/priorities/decide", {**typed, "why_3": "They do not come."})
        assert kept.status_code == 302
        assert Priority.objects.filter(decision=decision).count() == 1


def test_four_topics_are_too_many_and_what_was_typed_stays(county):
    topics = [str(key) for key in county.diary.topics.values()][:4]
    typed = {"topics": topics, "text": "All of it.", "key": "0f4c7d1e-7a3c-4c8e-9f57-3a7ba2a45a11"}
    with county.undone():
        page = county.as_("joe").post("/marlshire/priorities/say", typed).content.decode()
        assert "That is more than three" in page
        assert "All of it." in page
        for _press in range(2):
            sent = county.as_("joe").post("/marlshire/priorities/say", {**typed, "topics": topics[:2]})
            assert sent.status_code == 302
        assert Said.objects.filter(id=typed["key"]).count() == 1


def test_an_issue_that_is_not_there_is_a_plain_sentence(county):
    here = f"/marlshire/priorities/{Priority.objects.earliest('position').id}/"
    page = county.as_("aisha").post(here, {"put": "yes", "number": "99999"}).content.decode()
    assert "There is no issue with this number" in page
    with county.undone():
        put = county.as_("aisha").post(here, {"put": "yes", "number": "1"}, follow=True).content.decode()
        assert "Take issue 1 from here" in put
        gone = county.as_("aisha").post(here, {"take": "1"}, follow=True).content.decode()
        assert "Take issue 1 from here" not in gone
        assert county.as_("helen").post(here, {"put": "yes", "number": "1"}).status_code == 403


def test_the_council_finds_no_trace_of_what_members_said(county):
    for who in ("helen", "tom", "simon", "public"):
        page = county.as_(who).get("/marlshire/priorities/").content.decode()
        assert "Getting to a day centre costs more" not in page
        assert "priorities/said" not in page
