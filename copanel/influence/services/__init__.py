"""Every write of this room: one function for each thing that a person can do, and the shapes they take."""

from copanel.influence.drafts import Draft
from copanel.influence.record_shapes import (
    AnswerRecord,
    AskedRecord,
    IssueRecord,
    NotedRecord,
    PartRecord,
    SignedRecord,
)
from copanel.influence.services.answering import save_draft, save_drafts, sign_answers
from copanel.influence.services.carrying import carry_up, give_back, take_up
from copanel.influence.services.closing import close_issue, reopen_issue
from copanel.influence.services.following import follow_issue, stop_following
from copanel.influence.services.headings import give_heading, put_under_topic
from copanel.influence.services.noting import note_step
from copanel.influence.services.raising import enter_issue_for, raise_issue
from copanel.influence.services.recommending import (
    agree_recommendation,
    draft_recommendation,
    drop_draft,
    record_agreement,
    rewrite_draft,
)
from copanel.influence.services.records import enter_from_record
from copanel.influence.services.sending import acknowledge, send_to_council
from copanel.influence.typed import Agreement, Ask, Said

__all__ = [
    "Agreement",
    "AnswerRecord",
    "Ask",
    "AskedRecord",
    "Draft",
    "IssueRecord",
    "NotedRecord",
    "PartRecord",
    "Said",
    "SignedRecord",
    "acknowledge",
    "agree_recommendation",
    "carry_up",
    "close_issue",
    "draft_recommendation",
    "drop_draft",
    "enter_from_record",
    "enter_issue_for",
    "follow_issue",
    "give_back",
    "give_heading",
    "note_step",
    "put_under_topic",
    "raise_issue",
    "record_agreement",
    "reopen_issue",
    "rewrite_draft",
    "save_draft",
    "save_drafts",
    "send_to_council",
    "sign_answers",
    "stop_following",
    "take_up",
]
