"""The pages of what can change, as people meet them."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.test import Client

from copanel.governance import services as governance
from copanel.governance.tests.examples import a_decision
from copanel.kernel.actor import SYSTEM
from copanel.scope import services
from copanel.scope.models import Challenge, Reply, Request, Statement
from copanel.scope.tests.examples import FIXED, LIMITED, OPEN, a_topic, challenged, signed_in, stated, text_of

TYPED = {
    "fixed_text": "How the amount is worked out.",
    "fixed_why": "The law sets it.",
    "fixed_whose": "law",
    "fixed_whose_words": "Care Act 2014",
    "fixed_until": "no date",
    "looked": "",
}
LIST = "/marlshire/topics/"


def at(room, actor) -> Client:
    return signed_in(Client(), actor)


def test_the_list_reads_like_a_promise_kept_or_not(room, client, day):
    late = a_topic(room.table, "Buses")
    services.ask(actor=room.chair, panel_id=room.panel_id, about_id=late)
    stated(room.table, room.signer, room.topic_id, LIMITED)
    day.move_to(dt.datetime(2027, 4, 5, 10, tzinfo=dt.UTC))
    page = text_of(client.get(LIST))
    for words in (
        "Limited Some of this can change.", "Signed by Karen Boyd", "No statement given",
        "Asked on Wednesday 3 March 2027. 1 working day late.", "It stops nobody from speaking.", "0 open issues",
    ):  # fmt: skip
        assert words in page


def test_a_panel_without_topics_says_what_the_list_is_for(room, client):
    assert "Letters" in text_of(client.get(LIST))
    governance.end_topic(actor=SYSTEM, topic_id=room.topic_id)
    assert "This panel has no topics yet." in text_of(client.get(LIST))


def test_the_list_as_a_file_runs_nothing(room, client):
    a_topic(room.table, "=1+1")
    stated(room.table, room.signer, room.topic_id, LIMITED)
    response = client.get("/marlshire/topics.csv")
    assert response["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Topic"
    assert {row[0] for row in rows[1:]} == {"'=1+1", "Letters"}
    letters = next(row for row in rows if row[0] == "Letters")
    assert (*letters[1:3], *letters[4:6]) == ("Limited", "Karen Boyd", "2027-03-03", "Friday 31 March 2028")


def test_from_the_asking_to_the_signature(room, client):
    chair, lead, manager = at(room, room.chair), at(room, room.lead), at(room, room.manager)
    assert "Ask the council to say what can change" in text_of(chair.get(room.url))
    assert "Ask the council to say what can change" not in text_of(client.get(room.url))
    for _press in range(2):
        assert chair.post(f"{room.url}ask/").status_code == 302
    assert Request.objects.count() == 1
    assert "The council must say it by Friday 2 April 2027. Work goes on meanwhile." in text_of(client.get(room.url))
    assert lead.post(f"{room.url}say/", TYPED | {"later": "1"}).status_code == 302
    assert "How the amount is worked out." not in text_of(client.get(room.url))
    page = text_of(manager.get(f"{room.url}say/"))
    assert "Tom Okafor saved this draft" in page
    checked = manager.get(f"{room.url}say/check/")
    for words in ("A national law decides this: Care Act 2014.", "You sign as Karen Boyd", "The law sets it."):
        assert words in text_of(checked)
    response = manager.post(
        f"{room.url}say/check/", {"points_to_person": "no", "looked": checked.context["looked"]}, follow=True
    )
    page = text_of(response)
    for words in ("Done. It is signed.", "Fixed", "Signed by Karen Boyd", "The council said it in time."):
        assert words in page


def test_what_is_missing_is_said_and_what_was_typed_is_kept(room):
    manager = at(room, room.manager)
    response = manager.post(f"{room.url}say/", TYPED | {"fixed_why": "", "fixed_until": "31 March", "open_until": ""})
    page = response.content.decode()
    assert response.status_code == 422
    for words in ("Error:", "Write why, in plain words.", "Write until when this holds", "How the amount is worked"):
        assert words in page
    assert Statement.objects.get().draft["fixed"]["text"] == "How the amount is worked out."
    again = manager.post(f"{room.url}say/", TYPED | {"looked": response.context["looked"]})
    assert again.status_code == 302


def test_a_draft_half_done_cannot_be_signed_by_its_address(room):
    services.save_draft(
        actor=room.lead, panel_id=room.panel_id, about_id=room.topic_id,
        draft=services.Draft(fixed=services.Limit(text="All.")),
    )  # fmt: skip
    manager = at(room, room.manager)
    assert manager.get(f"{room.url}say/check/").status_code == 302
    response = manager.post(f"{room.url}say/check/", {"points_to_person": "no", "looked": ""})
    assert response.status_code == 409
    assert Statement.objects.get().state == "draft"


def test_two_officers_see_each_other_s_words_before_one_takes_the_other_s_place(room):
    lead, manager = at(room, room.lead), at(room, room.manager)
    looked = manager.get(f"{room.url}say/").context["looked"]
    lead.post(f"{room.url}say/", {"open_text": "The letters.", "looked": looked, "later": "1"})
    response = manager.post(f"{room.url}say/", TYPED | {"looked": looked})
    page = text_of(response)
    assert response.status_code == 422
    for words in ("Someone else saved this while you wrote.", "What Tom Okafor saved", "The letters.", "The law sets"):
        assert words in page or words in response.content.decode()
    assert set(Statement.objects.get().draft) == {"open"}
    assert manager.post(f"{room.url}say/", TYPED | {"looked": response.context["looked"]}).status_code == 302
    assert set(Statement.objects.get().draft) == {"fixed"}


def test_an_old_sign_in_is_asked_for_again_and_the_draft_stays(room):
    services.save_draft(actor=room.lead, panel_id=room.panel_id, about_id=room.topic_id, draft=FIXED)
    stale = signed_in(Client(), room.manager, just_now=False)
    response = stale.post(f"{room.url}say/check/", {"points_to_person": "no", "looked": FIXED.looked})
    assert response.status_code == 302
    assert "next=" in response.url
    assert Statement.objects.get().state == "draft"


def test_the_engagement_lead_sees_no_button_to_sign(room):
    services.save_draft(actor=room.lead, panel_id=room.panel_id, about_id=room.topic_id, draft=FIXED)
    page = text_of(at(room, room.lead).get(f"{room.url}say/check/"))
    assert "Only the person who holds the post can sign." in page
    assert "You sign as" not in page


def test_a_challenge_and_its_reply_stand_side_by_side(room, client, day):
    stated(room.table, room.signer, room.topic_id)
    chair, manager = at(room, room.chair), at(room, room.manager)
    for _press in range(2):
        sent = chair.post(f"{room.url}challenge/", {"text": "The law leaves room.", "easy_text": ""})
        assert sent.status_code == 302
    made = Challenge.objects.get()
    page = text_of(client.get(room.url))
    assert "The law leaves room." in page
    assert "The council must reply by Friday 2 April 2027." in page
    day.move_to(dt.datetime(2027, 4, 6, 10, tzinfo=dt.UTC))
    assert "No reply given The council had until Friday 2 April 2027. 2 working days late." in text_of(
        client.get(room.url)
    )
    manager = at(room, room.manager)
    url = f"{room.url}challenges/{made.id}/reply/"
    response = manager.post(url, {"text": "", "points_to_person": "no"})
    assert response.status_code == 422
    assert not Reply.objects.exists()
    for _press in range(2):
        assert manager.post(url, {"text": "We stand by it all.", "points_to_person": "no"}).status_code == 302
    page = text_of(client.get(room.url))
    for words in ("The panel says More can change The law leaves room.", "We stand by it We stand by it all."):
        assert words in page


def test_a_facilitator_chooses_the_decision(room):
    stated(room.table, room.signer, room.topic_id)
    decision = a_decision(room.table, "Challenge the letters.")
    facilitator = at(room, room.facilitator)
    assert "Challenge the letters." in text_of(facilitator.get(f"{room.url}challenge/"))
    response = facilitator.post(f"{room.url}challenge/", {"text": "More can change."})
    assert response.status_code == 422
    assert "More can change." in response.content.decode()
    sent = facilitator.post(f"{room.url}challenge/", {"text": "More can change.", "decision": str(decision.id)})
    assert sent.status_code == 302
    assert Challenge.objects.get().decision_id == decision.id


def test_there_is_nothing_to_challenge_before_it_is_said(room):
    chair = at(room, room.chair)
    assert chair.get(f"{room.url}challenge/").status_code == 404
    assert chair.post(f"{room.url}challenge/", {"text": "More."}).status_code == 404


def test_the_words_of_an_office_are_no_markup(room, client):
    stated(
        room.table, room.signer, room.topic_id,
        services.Draft(open=services.Limit(text="<script>alert(1)</script> See https://x.example")),
    )  # fmt: skip
    page = client.get(room.url).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_easy_read_shows_easy_words_or_says_that_there_are_none(room, client):
    stated(room.table, room.signer, room.topic_id, OPEN)
    page = text_of(client.get(f"{room.url}?words=easy"))
    assert "What letters say." in page
    assert "The words of the letters." not in page
    assert "The council did not give Easy Read words." not in page
    stated(room.table, room.signer, room.topic_id, FIXED)
    page = text_of(client.get(f"{room.url}?words=easy"))
    assert "How the amount is worked out." in page
    assert "The council did not give Easy Read words." in page


@pytest.mark.parametrize("who", ["", "chair", "manager"])
def test_the_pages_cost_few_queries(room, django_assert_max_num_queries, who):
    for _each in range(5):
        challenged(room.chair, stated(room.table, room.signer, room.topic_id, LIMITED))
    visitor = at(room, getattr(room, who)) if who else Client()
    known = 3 if who else 0  # the session, the account and the Actor
    for url, most in ((LIST, 7), (room.url, 12)):
        with django_assert_max_num_queries(most + known):
            assert visitor.get(url).status_code == 200
