"""The pages of topics, and of posts that answer: who gets them, what they do, and what they say when refused."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from copanel.governance import queries, services
from copanel.governance.models import AnsweringPost, Topic
from copanel.governance.tests.examples import a_panel, in_office
from copanel.governance.tests.test_pages import signed_in, text
from copanel.kernel.actor import SYSTEM, Office
from copanel.organisations import services as organisations

pytestmark = pytest.mark.django_db
TOPICS, ANSWERS = "/marlshire/about/topics/", "/marlshire/about/answers/"


def test_a_topic_is_added_and_taken_off_by_pages_and_never_twice():
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    assert "There is no topic yet." in text(chair.get(TOPICS))
    assert chair.post(f"{TOPICS}new/", {"name": "Getting about"}).status_code == 302
    assert "Getting about" in text(chair.get(TOPICS))
    again = chair.post(f"{TOPICS}new/", {"name": "Getting about", "easy_name": "Going out"})
    assert again.status_code == 422
    assert "The panel has this topic already." in text(again)
    assert 'value="Going out"' in text(again), "what was typed stays"
    topic = Topic.objects.get()
    assert chair.post(f"{TOPICS}{topic.id}/end/", {}).status_code == 302
    assert queries.topics(table.panel_id) == []
    assert chair.get(f"{TOPICS}{topic.id}/end/").status_code == 404


def test_a_post_is_named_once_and_no_longer_offered_then():
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    other = organisations.add_post(actor=SYSTEM, organisation_id=table.council.id, title="Head of Transport")
    page = text(chair.get(f"{ANSWERS}new/"))
    assert "Head of Transport" in page
    assert str(table.post.id) not in page, "it answers already"
    assert chair.post(f"{ANSWERS}new/", {"post_id": str(table.post.id)}).status_code == 422
    assert chair.post(f"{ANSWERS}new/", {"post_id": str(other.id)}).status_code == 302
    assert "Head of Transport" in text(chair.get(ANSWERS))
    assert "nobody holds it now" in text(chair.get(ANSWERS))
    assert "No other post is written down." in text(chair.get(f"{ANSWERS}new/"))


def test_a_post_of_no_council_cannot_be_named_by_a_forged_press():
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    foreign = organisations.add_post(actor=SYSTEM, organisation_id=table.host.id, title="Director")
    assert chair.post(f"{ANSWERS}new/", {"post_id": str(foreign.id)}).status_code == 422
    assert AnsweringPost.objects.count() == 1


def test_the_councils_engagement_lead_names_posts_and_puts_no_duty_down():
    table = a_panel()
    lead = signed_in(in_office(table, Office.ENGAGEMENT_LEAD))
    answering = AnsweringPost.objects.get()
    assert "It answers no more" not in text(lead.get(ANSWERS))
    assert lead.get(f"{ANSWERS}new/").status_code == 200
    assert lead.post(f"{ANSWERS}{answering.id}/end/", {}).status_code == 403
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    assert chair.post(f"{ANSWERS}{answering.id}/end/", {}).status_code == 302
    assert queries.posts_that_answer(table.panel_id) == []


def test_the_list_of_posts_costs_the_same_for_few_and_for_many():
    table = a_panel()
    with CaptureQueriesContext(connection) as few:
        queries.posts_that_answer(table.panel_id)
    for number in range(20):
        post = organisations.add_post(actor=SYSTEM, organisation_id=table.council.id, title=f"Post {number}")
        services.name_answering_post(actor=SYSTEM, panel_id=table.panel_id, post_id=post.id)
    with CaptureQueriesContext(connection) as many:
        assert len(queries.posts_that_answer(table.panel_id)) == 21
    assert len(few) == len(many) <= 6
