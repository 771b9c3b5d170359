"""What the council says can change, on the pages of issues: it warns, it stands on the path, and it blocks nothing."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from copanel.governance import queries as governance
from copanel.influence import services
from copanel.influence.models import Issue, Step
from copanel.influence.services import Said
from copanel.influence.tests.examples import payloads, signed_in, text_of
from copanel.kernel.actor import ANONYMOUS
from copanel.kernel.errors import NotFound
from copanel.scope import queries as scope
from copanel.scope.states import Level
from copanel.scope.tests.examples import FIXED, LIMITED, OPEN, a_topic, challenged, stated

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(room) -> UUID:
    return a_topic(room.table)


def under(room, topic: UUID, heading: str = "The amount") -> Issue:
    return services.raise_issue(actor=room.member, panel_id=room.panel_id, said=Said(heading, "More.", topic_id=topic))


def panel(room):
    return governance.panel(panel_id=room.panel_id)


def test_fixed_warns_and_never_blocks(room, topic):
    """Promise 2: whatever the council says, or does not say, people still say it and the panel goes on."""
    stated(room.table, room.manager, topic, FIXED)
    member = signed_in(Client(), room.member)
    write = "/marlshire/issues/new/write/"
    typed = {
        "key": "5f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10", "text": "It should be more.", "heading": "The amount",
        "topic": str(topic), "byline": "not_named",
    }  # fmt: skip
    assert "The council says: Fixed." in text_of(member.get(write))
    page = text_of(member.post(write, typed | {"stage": "look"}))
    assert "The council says that this cannot change. You can still send it." in page
    assert "How the amount is worked out." in page
    assert member.post(write, typed | {"stage": "send"}).status_code == 302
    assert payloads("issue.shown") == [{"panel": "marlshire", "number": 1}]


def test_an_issue_s_path_begins_with_what_can_change(room, topic, client):
    issue = under(room, topic)
    path = f"/marlshire/issues/{issue.number}/"
    assert "No statement given. Work goes on." in text_of(client.get(path))
    stated(room.table, room.manager, topic, FIXED)
    page = text_of(client.get(path))
    assert "How the amount is worked out." in page
    assert "This is for the whole topic." in page
    assert not Step.objects.filter(kind="scope").exists()
    made = stated(room.table, room.manager, issue.id, OPEN)
    page = text_of(client.get(path))
    for words in ("The words of the letters.", "This is for this issue alone.", "The council said what can change"):
        assert words in page
    assert Step.objects.get(kind="scope").source_id == made.id
    assert f"/marlshire/topics/{issue.id}/" in client.get(path).content.decode()
    assert "What letters say." in text_of(client.get(f"{path}?words=easy"))


def test_on_its_issue_the_narrower_wins_and_the_wider_stands_beside(room, topic):
    issue = under(room, topic)
    stated(room.table, room.manager, topic, FIXED)
    stated(room.table, room.manager, issue.id, OPEN)
    page = scope.page(panel=panel(room), about_id=issue.id, actor=ANONYMOUS)
    assert (page.newest.level, page.wider.level) == (Level.OPEN, Level.FIXED)
    assert page.subject.named == "Issue 1. The amount"
    page = scope.page(panel=panel(room), about_id=topic, actor=ANONYMOUS)
    assert [(each.issue.named, each.level) for each in page.narrowed] == [("Issue 1", Level.OPEN)]
    assert [line.issues.count for line in scope.topics(panel=panel(room))] == [1]


def test_an_issue_that_the_public_may_not_see_has_no_page_here(room, topic):
    held = services.raise_issue(
        actor=ANONYMOUS, panel_id=room.panel_id, said=Said("Ask Ann", "Ann knows.", topic_id=topic)
    )
    for actor in (ANONYMOUS, room.manager, room.chair):
        with pytest.raises(NotFound):
            scope.page(panel=panel(room), about_id=held.id, actor=actor)


@pytest.mark.parametrize("who", ["", "chair", "manager"])
def test_the_pages_cost_few_queries(room, topic, django_assert_max_num_queries, who):
    for number in range(5):
        issue = under(room, topic, f"Number {number}")
        stated(room.table, room.manager, issue.id, LIMITED)
        challenged(room.chair, stated(room.table, room.manager, topic, LIMITED))
    visitor = signed_in(Client(), getattr(room, who)) if who else Client()
    known = 3 if who else 0  # the session, the account and the Actor
    for key in (topic, issue.id):
        with django_assert_max_num_queries(12 + known):
            assert visitor.get(f"/marlshire/topics/{key}/").status_code == 200
