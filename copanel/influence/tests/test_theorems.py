"""Theorem 4: whatever the authority's people do, in whatever order, no recommendation closes, no member's word changes.

Hypothesis draws the acts; every service of this room is among them, called with whatever is at hand.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copanel.governance.tests.examples import a_decision
from copanel.influence import own_steps, services
from copanel.influence.models import Issue, Part, Recommendation
from copanel.influence.services import Ask, Said
from copanel.influence.states import Audience
from copanel.influence.tests.examples import ADOPTED, LATER, REFUSED, a_room, just_signed_in, part, sent
from copanel.kernel.errors import CopanelError
from copanel.kernel.ids import new_id
from copanel.words.models import Layer, Words

pytestmark = pytest.mark.django_db
DRAFTS = (ADOPTED, REFUSED, LATER)
ACTS = (
    "close", "reopen", "heading", "topic", "draft", "rewrite", "drop", "agree", "send", "acknowledge", "save", "sign",
    "note", "withdraw_step", "raise",
)  # fmt: skip


def do(room, recommendation, actor, act: str, pick: int) -> None:
    issue_id, key = recommendation.issue_id, recommendation.id
    letter = "ABC"[pick % 3]
    asks = [Ask("Nothing at all.", room.table.post.id)]
    step = {"actor": actor, "issue_id": issue_id, "kind": own_steps.TALKED, "payload": {"meeting": "a meeting"}}
    match act:
        case "close":
            services.close_issue(actor=actor, issue_id=issue_id, reason="We are done.")
        case "reopen":
            services.reopen_issue(actor=actor, issue_id=issue_id)
        case "heading":
            services.give_heading(actor=actor, issue_id=issue_id, heading="All is well")
        case "topic":
            services.put_under_topic(actor=actor, issue_id=issue_id, topic_id=new_id())
        case "draft":
            services.draft_recommendation(actor=actor, issue_id=issue_id, asks=asks)
        case "rewrite":
            services.rewrite_draft(actor=actor, recommendation_id=key, asks=asks)
        case "drop":
            services.drop_draft(actor=actor, recommendation_id=key)
        case "agree":
            services.agree_recommendation(
                actor=actor, recommendation_id=key, decision_id=a_decision(room.table, agreed="3 March 2026").id
            )
        case "send":
            services.send_to_council(actor=actor, recommendation_id=key)
        case "acknowledge":
            services.acknowledge(actor=actor, recommendation_id=key)
        case "save":
            services.save_draft(actor=actor, part_id=part(recommendation, letter).id, draft=DRAFTS[pick % 3])
        case "sign":
            services.sign_answers(actor=just_signed_in(actor), recommendation_id=key, points_to_person=False)
        case "note":
            services.note_step(**step, source_id=new_id())
        case "withdraw_step":
            services.note_step(**step, source_id=issue_id, audience=Audience.NOBODY)
        case "raise":
            services.raise_issue(actor=actor, panel_id=room.panel_id, said=Said("Good news", "All is well."))


@pytest.mark.slow
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(["manager", "lead"]), st.sampled_from(ACTS), st.integers(0, 5)), max_size=14
    )
)
def test_no_sequence_of_the_authority_closes_or_changes(db, acts):
    room = a_room(f"shire-{new_id().hex[:8]}")
    recommendation = sent(room)
    issue = Issue.objects.get(id=recommendation.issue_id)
    asked = [part.words_id for part in recommendation.parts.all()]
    members = set(Words.objects.filter(author_id=room.member.person_id).values_list("id", flat=True)) | set(asked)
    before = dict(Layer.objects.filter(words__in=members).values_list("id", "text"))
    standings = dict(Words.objects.filter(id__in=members).values_list("id", "standing"))
    signed = []
    for who, act, pick in acts:
        with suppress(CopanelError):
            do(room, recommendation, getattr(room, who), act, pick)
        texts = dict(
            Layer.objects.filter(words__place_kind__in=("answer", "reason", "change"), words__panel_id=room.panel_id)
            .values_list("id", "text")
        )  # fmt: skip
        assert all(texts.get(key) == text for key, text in signed)
        signed = list(texts.items())
    issue.refresh_from_db()
    recommendation.refresh_from_db()
    assert issue.state == "open"
    assert set(issue.steps.filter(audience="public").values_list("kind", flat=True)) >= {"raised", "agreed", "sent"}
    assert issue.number
    assert recommendation.state in {"sent", "acknowledged", "answered"}
    assert {part.words_id for part in Part.objects.filter(recommendation=recommendation)} == set(asked)
    assert dict(Layer.objects.filter(words__in=members).values_list("id", "text")) == before
    assert dict(Words.objects.filter(id__in=members).values_list("id", "standing")) == standings
    assert Recommendation.objects.filter(issue=issue).count() == 1
    for each in Part.objects.filter(recommendation=recommendation, state="answered"):
        kind = each.answer.kind
        assert kind.stops_clock
        assert not kind.needs_reasons or (each.answer.reason_id and each.answer.change_id and each.answer.decided_by)
