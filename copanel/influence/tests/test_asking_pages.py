"""Asking the council: drafted, agreed by a decision that is looked over, sent; and seen by nobody before."""

from __future__ import annotations

import pytest
from django.test import Client

from copanel.governance.tests.examples import fill_seats
from copanel.influence.models import Issue, Recommendation
from copanel.influence.tests.examples import (
    a_draft,
    agreed,
    an_issue,
    hidden,
    sent,
    signed_in,
    text_of,
)
from copanel.words.models import Words

pytestmark = pytest.mark.django_db


def test_draft_agree_send(room):
    issue = an_issue(room)
    fill_seats(room.table, 9)
    client = signed_in(Client(), room.facilitator)
    base = f"/marlshire/issues/{issue.number}/recommendations"
    typed = {"boxes": "2", "why": "", "easy_why": "", "ask_0": "Write plainly.", "post_0": str(room.table.post.id)}
    more = client.post(f"{base}/new/", typed | {"more": "1"})
    assert "Part D: what should the council do?" in text_of(more)
    assert "Write plainly." in more.content.decode()
    wrong = client.post(f"{base}/new/", {"boxes": "2"})
    assert wrong.status_code == 422
    drafted = client.post(f"{base}/new/", typed)
    assert drafted.status_code == 302
    draft = Recommendation.objects.get()
    assert "Write plainly." not in text_of(Client().get(issue_url(issue)))
    page = client.get(drafted["Location"])
    assert "How did the panel agree?" in text_of(page)
    early = client.post(f"{base}/{draft.id}/send/")
    assert early.status_code == 403  # a facilitator sends on a decision, and there is none yet
    short = client.post(drafted["Location"], {"text": "", "agreed": "", "method": ""})
    assert short.status_code == 422
    how = {
        "text": "Ask for it.",
        "agreed": "3 November 2026",
        "method": "vote",
        "in_favour": "8",
        "against": "0",
        "aside": "1",
    }
    looked = client.post(drafted["Location"], how | {"stage": "look"})
    assert "Nothing is saved yet." in text_of(looked)
    assert "8 for, 0 against, 1 stood aside" in text_of(looked)
    changed = client.post(drafted["Location"], hidden(looked) | {"stage": "change"})
    assert "Ask for it." in changed.content.decode()
    assert "Error:" not in text_of(changed)
    draft.refresh_from_db()
    assert draft.state == "draft"
    for _press in range(2):
        assert client.post(drafted["Location"], hidden(looked) | {"stage": "save"}).status_code == 302
    assert client.post(f"{base}/{draft.id}/send/").status_code == 302
    assert client.post(f"{base}/{draft.id}/send/").status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.number) == ("sent", 1)
    seen = text_of(Client().get(issue_url(issue)))
    assert "User-led side: 8 for, 0 against, 1 stood aside." in seen


@pytest.mark.parametrize("stage", ["look", "save"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"in_favour": "2", "against": "5"}, "The panel did not agree this"),
        ({"method": "consensus", "against": "1"}, "By consensus, nobody is against it."),
        ({"in_favour": "40"}, "9 seats of this side were filled then."),
        ({"agreed": "next Tuesday"}, "Write the day, the month or the year it was agreed"),
        ({"agreed": "1 January 2090"}, "That day is still to come."),
    ],
)
def test_what_was_not_agreed_is_not_saved_and_nothing_typed_is_lost(room, stage, typed, said):
    fill_seats(room.table, 9)
    draft = a_draft(room)
    how = {
        "text": "Ask for it.", "agreed": "3 November 2026", "method": "vote", "in_favour": "8", "against": "0",
        "aside": "1", "minority_text": "A lift is better.",
    }  # fmt: skip
    address = f"/marlshire/issues/1/recommendations/{draft.id}/"
    page = signed_in(Client(), room.facilitator).post(address, how | typed | {"stage": stage})
    assert page.status_code == 422
    assert said in text_of(page)
    for value in (how | typed).values():
        assert value in page.content.decode()
    draft.refresh_from_db()
    assert (draft.state, draft.decision_id) == ("draft", None)


def issue_url(issue) -> str:
    return f"/marlshire/issues/{issue.number}/"


@pytest.mark.parametrize("who", ["manager", "lead"])
def test_the_council_sees_no_draft(room, who):
    draft = a_draft(room)
    client = signed_in(Client(), getattr(room, who))
    base = f"/marlshire/issues/1/recommendations/{draft.id}"
    for url in (f"{base}/", f"{base}/change/", f"{base}/drop/", f"{base}/send/"):
        assert client.get(url).status_code in {403, 404}
    assert "Write the letters again." not in text_of(client.get("/marlshire/issues/1/"))


def test_what_may_be_demanded_is_not_called_optional(room):
    draft = a_draft(room)
    client = signed_in(Client(), room.chair)
    page = text_of(client.get("/marlshire/issues/1/recommendations/new/"))
    for label in ("Part A: what should the council do?", "Who must answer part A?", "Who must answer part C?"):
        assert label in page
        assert f"{label} (optional)" not in page
    assert "Part B: what should the council do? (optional)" in page
    page = text_of(client.get(f"/marlshire/issues/1/recommendations/{draft.id}/"))
    for label in ("were for it?", "were against it?", "stood aside?"):
        assert f"{label} (optional)" not in page
    assert "If you counted votes" in page


def test_where_nobody_writes_of_themselves_whom_to_ring_stands_after_the_buttons(room):
    draft = a_draft(room)
    sent(room, Issue.objects.get(), asks=("One.",))
    for reader, address, button in (
        (room.chair, f"/marlshire/issues/1/recommendations/{draft.id}/", "Look at it before you save it"),
        (room.manager, "/marlshire/issues/1/recommendations/1/answer/", "Save and come back"),
    ):
        page = text_of(signed_in(Client(), reader).get(address))
        assert page.index(button) < page.index("Do you need help now?")


def test_agreed_words_stay(room):
    recommendation = agreed(room)
    client = signed_in(Client(), room.facilitator)
    page = client.post(
        f"/marlshire/issues/1/recommendations/{recommendation.id}/change/",
        {"boxes": "1", "ask_0": "Something else.", "post_0": str(room.table.post.id)},
    )
    assert page.status_code == 409
    assert Words.objects.filter(place_kind="part").count() == 3
