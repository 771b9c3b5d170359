"""The panel changes its rules: one that holds since, one that is to come, one that it still thinks about."""

from __future__ import annotations

from copanel.demo.diary import Diary, Story
from copanel.governance import services as governance
from copanel.governance.models import Decision
from copanel.governance.states import Method
from copanel.kernel.actor import Side


def co_chairs_are_members(diary: Diary) -> Story:
    yield 210
    draft = governance.draft_rule(
        actor=diary.who("priya"), panel_id=diary.panel.id, rule="co_chair_from", value="members"
    )
    yield 205
    decision = _decided(diary, 205, "Whoever chairs for us sits at the table with us. A co-chair must be a member.",
                        "A co-chair must be a member.", (8, 0, 1))  # fmt: skip
    governance.put_in_force(actor=diary.who("aisha"), draft_id=draft.id, decision_id=decision.id)


def sooner_answers(diary: Diary) -> Story:
    yield 12
    draft = governance.draft_rule(
        actor=diary.who("gwen"), panel_id=diary.panel.id, rule="answer_days", value=15, from_on=diary.day(-20)
    )
    yield 8
    decision = _decided(diary, 8, "Twenty working days to answer are too long. We ask for fifteen.",
                        "The council has 15 working days to answer.", (9, 1, 0))  # fmt: skip
    governance.put_in_force(actor=diary.who("gwen"), draft_id=draft.id, decision_id=decision.id)


def a_chair_with_two_votes(diary: Diary) -> Story:
    """Thought about, and not wanted."""
    yield 100
    draft = governance.draft_rule(actor=diary.who("priya"), panel_id=diary.panel.id, rule="casting_vote", value="yes")
    yield 90
    governance.drop_rule_draft(actor=diary.who("aisha"), draft_id=draft.id)


def how_many_decide(diary: Diary) -> Story:
    yield 2
    governance.draft_rule(actor=diary.who("priya"), panel_id=diary.panel.id, rule="quorum_of", value="two_thirds")


def _decided(diary: Diary, ago: int, text: str, easy: str, counts: tuple[int, int, int]) -> Decision:
    return governance.record_decision(
        actor=diary.who("priya"), panel_id=diary.panel.id, method=Method.VOTE, text=text, easy_text=easy,
        agreed=diary.day(ago).isoformat(), counts={Side.USER_LED: counts},
    )  # fmt: skip


TOLD = (co_chairs_are_members, a_chair_with_two_votes, sooner_answers, how_many_decide)
