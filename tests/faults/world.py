"""A small panel in which every act can be done: what the tests of faults and theorems stand on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from copanel.conversations import services as conversations
from copanel.conversations.models import Thread
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.tests.examples import in_office
from copanel.influence.models import Issue
from copanel.influence.tests.examples import Room, a_held_issue, a_room, an_issue
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.people import services as people
from copanel.words import services as words
from copanel.words.models import Decided, SafeguardingNote, Words
from copanel.words.states import How, Space


@dataclass(frozen=True)
class World:
    """A panel with someone in each office that an act needs."""

    room: Room
    moderator: Actor
    deputy: Actor
    guardian: Actor

    @property
    def panel_id(self) -> UUID:
        return self.room.panel_id

    @property
    def post_id(self) -> UUID:
        return self.room.table.post.id

    def issue(self) -> Issue:
        """Raised by a member, shown, with a heading and two threads."""
        return an_issue(self.room)

    def held(self) -> Issue:
        """Sent in by the public with an e-mail address, waiting for its check."""
        return a_held_issue(self.room, text="Ask Ann.", email="someone@marlshire.example")

    def thread(self, issue: Issue, space: Space = Space.PUBLIC) -> Thread:
        return Thread.objects.get(place_id=issue.id, space=space)

    def said(self, actor: Actor | None = None, text: str = "Ask Ann.", space: Space = Space.PUBLIC) -> Words:
        """A message on an issue, which its author may still change."""
        thread = self.thread(self.issue(), space)
        return conversations.post_message(
            actor=actor or self.room.member, thread_id=thread.id, text=text, edit_minutes=60
        ).words

    def written_down(self) -> Words:
        """What a member told the facilitator by phone."""
        return conversations.post_message(
            actor=self.room.facilitator, thread_id=self.thread(self.issue()).id, text="Ask Ann.", how=How.PHONE,
            author_id=self.room.member.person_id, read_back=True,
        ).words  # fmt: skip

    def hidden(self, *, appealed: bool = False) -> Decided:
        """An issue's own words, hidden by a moderator."""
        decision = words.hide(actor=self.moderator, words_id=self.issue().words_id, reason_code="abuse")
        if appealed:
            words.appeal(actor=self.room.member, decision_id=decision.id)
        return decision

    def note(self) -> SafeguardingNote:
        return words.someone_at_risk(actor=self.room.facilitator, words_id=self.issue().words_id, what="No food.")

    def person(self, email: str = "") -> UUID:
        return people.add_person(actor=SYSTEM, full_name="Ada Cole", email=email).id

    def member_again(self) -> Actor:
        """The member as they are today."""
        return governance.actor_for(person_id=self.room.member.person_id)


def a_world(slug: str = "marlshire") -> World:
    room = a_room(slug)
    world = World(
        room=room,
        moderator=in_office(room.table, Office.MODERATOR, "Dev Malik"),
        deputy=in_office(room.table, Office.DEPUTY_CHAIR, "Ivy Stone"),
        guardian=in_office(room.table, Office.SAFEGUARDING_LEAD, "Lena Hart"),
    )
    for actor in (room.chair, room.facilitator, room.member, room.manager, room.lead, world.moderator):
        people.open_account(actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id.hex}@marlshire.example")
    panels.add_topic(actor=SYSTEM, panel_id=room.panel_id, name="Letters")
    return world
