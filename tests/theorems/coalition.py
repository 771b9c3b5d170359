"""Those against whom the theorems hold, and a panel that has something to lose."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.conversations import services as conversations
from copanel.deciding import services as deciding
from copanel.deciding.models import RollPlace
from copanel.governance import queries as governance
from copanel.governance.tests.examples import in_office
from copanel.influence import services as influence
from copanel.influence.models import Issue
from copanel.influence.tests.examples import ADOPTED, a_draft, agreed, answer, just_signed_in, sent
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office
from copanel.priorities import services as priorities
from copanel.priorities.models import Asking
from copanel.terms.tests.examples import a_draft as a_draft_of_terms
from copanel.terms.tests.examples import a_version as terms_in_force
from copanel.words import services as words
from copanel.words.states import Space
from tests.faults.world import World, a_world

# Two words that stand nowhere else: one is searched for, the other must not come back.
SECRET, SOUGHT = "xylophonequokka", "marzipanwombat"


@dataclass(frozen=True)
class Panel:
    """The panel, the issue with most to lose, and the four: by name, each a person."""

    world: World
    issue: Issue
    against: dict[str, UUID]

    def actor(self, who: str) -> Actor:
        """As they are now: what an act gave them counts."""
        return just_signed_in(governance.actor_for(person_id=self.against[who]))

    def actors(self) -> list[Actor]:
        return [self.actor(who) for who in self.against]


def a_panel_with_something_to_lose() -> Panel:
    w = a_world()
    room = w.room
    funder = in_office(room.table, Office.FUNDER_CONTACT, "Simon Vale")
    engineer = in_office(room.table, Office.SUPPORT_ENGINEER, "Kit Lowe")
    against = {
        "manager": room.manager.person_id, "engagement lead": room.lead.person_id,
        "funder contact": funder.person_id, "support engineer": engineer.person_id,
    }  # fmt: skip
    in_office(room.table, Office.CO_CHAIR, "Dilys Chosen", from_on=clock.today() + dt.timedelta(days=30))
    issue = w.issue()
    w.held()
    w.said()
    w.written_down()
    w.hidden(appealed=True)
    w.note()
    a_draft(room)
    agreed(room)
    answered = sent(room)
    answer(room, answered, A=ADOPTED, B=ADOPTED)
    recommendation = sent(room, issue)
    influence.save_draft(actor=room.manager, part_id=recommendation.parts.first().id, draft=ADOPTED)
    for who in (room.manager, room.lead, funder):
        influence.follow_issue(actor=who, issue_id=issue.id)
    priorities.ask_members(actor=room.chair, panel_id=w.panel_id, closes_on=clock.today() + dt.timedelta(days=20))
    deciding.put_question(
        actor=room.facilitator, panel_id=room.panel_id, heading="One pay day", text="One pay day a month.",
        way="consensus", share=50, closes_on=clock.today() + dt.timedelta(days=60),
    )  # fmt: skip
    say_inside(w, issue)
    terms_in_force(room.table, room.chair)
    a_draft_of_terms(room.table, room.chair)
    return Panel(w, Issue.objects.get(id=issue.id), against)


def say_inside(w: World, issue: Issue) -> list[Any]:
    """The user-led side talks, and says what matters most; one message is hidden there, one is under a note."""
    thread = w.thread(issue, Space.USER_LED)
    said = [
        conversations.post_message(
            actor=actor, thread_id=thread.id, text=f"{SECRET} {SOUGHT} {number}", easy_text=f"{SECRET} easy"
        ).words
        for number, actor in enumerate((w.room.member, w.room.chair, w.room.member, w.room.member))
    ]
    asking = Asking.objects.get(panel_id=w.panel_id)
    topics = [topic.id for topic in governance.topics(w.panel_id)]
    priorities.say_what_matters(
        actor=w.room.member, asking_id=asking.id, topic_ids=topics, text=f"{SECRET} {SOUGHT} first"
    )
    for place_id in RollPlace.objects.filter(person_id=w.room.member.person_id).values_list("id", flat=True):
        deciding.reply(actor=w.room.member, place_id=place_id, position="talk", text=f"{SECRET} {SOUGHT}")
    words.hide(actor=w.moderator, words_id=said[2].id, reason_code="abuse", reason=SECRET)
    words.someone_at_risk(actor=w.room.chair, words_id=said[3].id, what=SECRET)
    return said
