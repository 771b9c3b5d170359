"""The path of a voice: raised, agreed, sent, answered; and a whole record file."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.governance.models import Topic
from copanel.governance.tests.examples import a_decision
from copanel.influence import own_steps, services
from copanel.influence.models import Recommendation
from copanel.influence.services import (
    Agreement,
    AnswerRecord,
    Ask,
    AskedRecord,
    Draft,
    IssueRecord,
    NotedRecord,
    PartRecord,
    Said,
    SignedRecord,
)
from copanel.influence.tests.examples import ADOPTED, REFUSED, a_draft, agreed, answer, just_signed_in, part, sent
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Side
from copanel.kernel.dates import as_given, on
from copanel.kernel.ids import new_id
from copanel.record import services as record
from copanel.record.reader import read_text
from copanel.record.tests.examples import GOOD
from copanel.words.states import How
from tests.faults.world import World

HEARD = Said("The bus is full", "We stay at home.", easy_text="No room.")
HUNG = Draft(kind="adopted", text="Yes.", due="when the new system starts", owner="Karen Boyd")


def _asks(w: World) -> list[Ask]:
    return [Ask("Write them again.", w.post_id, "Write."), Ask("Ring people.", w.post_id)]


def _drafted(w: World, draft: Draft = HUNG, *, before: bool = False) -> Recommendation:
    recommendation = sent(w.room)
    if before:
        answer(w.room, recommendation, A=ADOPTED, B=REFUSED, C=REFUSED)
    drafts = {part(recommendation, "A").id: draft, part(recommendation, "B").id: REFUSED}
    services.save_drafts(actor=w.room.manager, recommendation_id=recommendation.id, drafts_by_part=drafts)
    return recommendation


def _sign(w: World, recommendation: Recommendation) -> partial:
    return partial(
        services.sign_answers, actor=just_signed_in(w.room.manager), recommendation_id=recommendation.id,
        points_to_person=False,
    )  # fmt: skip


def _closed(w: World) -> UUID:
    return services.close_issue(actor=w.room.chair, issue_id=w.issue().id, reason="Done.").id


def from_record(w: World) -> IssueRecord:
    """An issue with its whole path, as a record file tells it."""
    asked, first, when = new_id(), new_id(), as_given("early 2018", quoted=True)
    return IssueRecord(
        id=new_id(), heading="Buses", text="They are full.", raised_on=when, citation="Minutes, item 3",
        path=(
            NotedRecord(
                source_id=new_id(), kind=own_steps.TALKED, payload={"meeting": "the March meeting"}, citation="Item 4"
            ),
            AskedRecord(
                id=asked, sent_on=when, citation="Item 5", why="People wait.",
                parts=(PartRecord(id=first, text="More buses.", post_id=w.post_id),),
            ),
            SignedRecord(
                id=new_id(), recommendation_id=asked, signed_on=when, citation="Item 6",
                answers=(
                    AnswerRecord(
                        id=new_id(), part_id=first, kind="not_taken", category="money", reason="No.", change="Money."
                    ),
                ),
            ),
        ),
    )  # fmt: skip


INFLUENCE = {
    "influence.raise_issue": lambda w: partial(
        services.raise_issue, actor=w.room.member, panel_id=w.panel_id, said=HEARD
    ),
    "influence.raise_issue, without an account": lambda w: partial(
        services.raise_issue, actor=ANONYMOUS, panel_id=w.panel_id, said=HEARD, email="one@marlshire.example"
    ),
    "influence.enter_issue_for": lambda w: partial(
        services.enter_issue_for, actor=w.room.facilitator, panel_id=w.panel_id, said=HEARD, how=How.PHONE,
        person_id=w.person(), read_back=True,
    ),
    "influence.give_heading": lambda w: partial(
        services.give_heading, actor=w.room.chair, issue_id=w.issue().id, heading="Buses", easy_heading="Buses"
    ),
    "influence.put_under_topic": lambda w: partial(
        services.put_under_topic, actor=w.room.chair, issue_id=w.issue().id,
        topic_id=Topic.objects.get(panel_id=w.panel_id).id,
    ),
    "influence.follow_issue": lambda w: partial(
        services.follow_issue, actor=w.room.manager, issue_id=w.issue().id
    ),
    "influence.stop_following": lambda w: partial(
        services.stop_following, actor=w.room.member, issue_id=w.issue().id
    ),
    "influence.close_issue": lambda w: partial(
        services.close_issue, actor=w.room.chair, issue_id=w.issue().id, reason="Done.", easy_reason="Done."
    ),
    "influence.reopen_issue": lambda w: partial(services.reopen_issue, actor=w.room.chair, issue_id=_closed(w)),
    "influence.draft_recommendation": lambda w: partial(
        services.draft_recommendation, actor=w.room.chair, issue_id=w.issue().id, asks=_asks(w), why="People wait."
    ),
    "influence.rewrite_draft": lambda w: partial(
        services.rewrite_draft, actor=w.room.chair, recommendation_id=a_draft(w.room).id, asks=_asks(w)
    ),
    "influence.drop_draft": lambda w: partial(
        services.drop_draft, actor=w.room.chair, recommendation_id=a_draft(w.room).id
    ),
    "influence.agree_recommendation": lambda w: partial(
        services.agree_recommendation, actor=w.room.chair, recommendation_id=a_draft(w.room).id,
        decision_id=a_decision(w.room.table).id,
    ),
    "influence.record_agreement": lambda w: partial(
        services.record_agreement, actor=w.room.chair, recommendation_id=a_draft(w.room).id,
        agreement=Agreement(
            method="vote", agreed=on(clock.today()), text="We ask.", counts={Side.USER_LED: (1, 0, 0)},
            minority_text="We do not.",
        ),
    ),
    "influence.send_to_council": lambda w: partial(
        services.send_to_council, actor=w.room.chair, recommendation_id=agreed(w.room).id
    ),
    "influence.acknowledge": lambda w: partial(
        services.acknowledge, actor=w.room.lead, recommendation_id=sent(w.room).id
    ),
    "influence.save_draft": lambda w: partial(
        services.save_draft, actor=w.room.lead, part_id=part(sent(w.room)).id, draft=ADOPTED
    ),
    "influence.save_drafts": lambda w: (
        lambda recommendation: partial(
            services.save_drafts, actor=w.room.lead, recommendation_id=recommendation.id,
            drafts_by_part={part(recommendation, letter).id: ADOPTED for letter in "ABC"},
        )
    )(sent(w.room)),
    "influence.sign_answers": lambda w: _sign(w, _drafted(w)),
    "influence.sign_answers, a later layer": lambda w: _sign(w, _drafted(w, before=True)),
    "influence.note_step": lambda w: partial(
        services.note_step, actor=SYSTEM, issue_id=w.issue().id, source_id=new_id(), kind=own_steps.TALKED,
        payload={"meeting": "the March meeting"},
    ),
    "influence.enter_from_record": lambda w: partial(
        services.enter_from_record, actor=SYSTEM, panel_id=w.panel_id, told=from_record(w)
    ),
}  # fmt: skip

RECORD = {
    "record.load": lambda w: partial(record.load, actor=SYSTEM, record=read_text(GOOD, "records/made-up.json")),
}
