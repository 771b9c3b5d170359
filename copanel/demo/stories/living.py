"""How panels live: a group and its bigger panel, money that changes, groups that stop or end, a new host."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from copanel.demo.county import furnish
from copanel.demo.diary import Diary, Story
from copanel.governance import queries as panels
from copanel.governance import services as governance
from copanel.governance.states import Method
from copanel.influence import services as influence
from copanel.influence.drafts import Draft
from copanel.influence.services import Ask, Said
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Office
from copanel.kernel.dates import in_house_style
from copanel.words.states import Byline


def local_group(diary: Diary) -> Story:
    """An issue goes up from Marl Bay, keeps its number and page, and the answer comes down."""
    yield 212
    group = diary.panels["marl-bay"]
    asked = governance.ask_to_join(actor=diary.who("omar"), panel_id=group.id, parent_id=diary.panel.id)
    yield 210
    governance.take_in(actor=diary.who("aisha"), belonging_id=asked.id)
    yield 160
    issue = influence.raise_issue(
        actor=diary.who("omar"), panel_id=group.id,
        said=Said(
            "No bus stop in Marl Bay has a seat", "My mother cannot stand for twenty minutes. So she stays at home.",
            byline=Byline.FULL_NAME, easy_text="There is no seat at the bus stop.",
        ),
    )  # fmt: skip
    yield 152
    carried = influence.carry_up(
        actor=diary.who("omar"), issue_id=issue.id,
        why="It is the same at every stop in the county. One group cannot change that.",
        easy_why="All bus stops have no seat. We need help from the big panel.",
    )  # fmt: skip
    yield 150
    influence.take_up(actor=diary.who("aisha"), carried_id=carried.id)
    yield 140
    draft = influence.draft_recommendation(
        actor=diary.who("aisha"), issue_id=issue.id, panel_id=diary.panel.id,
        asks=[Ask("Put a seat at every bus stop near a clinic.", diary.posts["director"], "Put seats at bus stops.")],
    )  # fmt: skip
    decision = governance.record_decision(
        actor=diary.who("priya"), panel_id=diary.panel.id, method=Method.CONSENSUS,
        text="Ask for a seat at every bus stop near a clinic.", agreed=in_house_style(diary.day(140)),
    )  # fmt: skip
    influence.agree_recommendation(actor=diary.who("aisha"), recommendation_id=draft.id, decision_id=decision.id)
    influence.send_to_council(actor=diary.who("aisha"), recommendation_id=draft.id)
    yield 128
    ruth = diary.who("ruth")
    influence.save_draft(
        actor=ruth, part_id=draft.parts.get().id,
        draft=Draft(
            kind="adopted", text="Yes. Eleven stops near clinics get a seat. Marl Bay harbour is the first.",
            easy_text="Yes. Eleven bus stops get a seat.", due=in_house_style(diary.today + dt.timedelta(days=60)),
            owner="Ruth Adeyemi",
        ),
    )  # fmt: skip
    influence.sign_answers(actor=ruth, recommendation_id=draft.id, points_to_person=False)


def passed_up_today(diary: Diary) -> Story:
    """Two more from Marl Bay: one was given back with the reason, one waits to be taken on."""
    yield 90
    group = diary.panels["marl-bay"]

    def raised(heading: str, text: str, why: str):
        issue = influence.raise_issue(
            actor=diary.who("omar"), panel_id=group.id, said=Said(heading, text, byline=Byline.FULL_NAME)
        )
        return influence.carry_up(actor=diary.who("omar"), issue_id=issue.id, why=why)

    back = raised(
        "The lift at the library is out of order", "It has been broken since May.", "We asked the library three times."
    )
    yield 88
    influence.give_back(
        actor=diary.who("gwen"), carried_id=back.id,
        reason="The library belongs to the town, not to the county. The town’s access group can ask there.",
        easy_reason="The library is not the county’s. Ask the town.",
    )  # fmt: skip
    yield 6
    raised(
        "The new letters came without large print", "My neighbour could not read hers.",
        "You asked the council for this before.",
    )  # fmt: skip


def money(diary: Diary) -> Story:
    """The council pays for the panel. It pays less, with its reason; then it pays late and says nothing."""
    yield 100
    act = governance.tell_funding(
        actor=diary.who("simon"), panel_id=diary.panel.id, kind="changes", on_day=diary.day(80), pence=3_800_000,
        per="year", reason="The council cut every grant by five in a hundred this year.",
        easy_reason="The council gives everybody less money this year.",
    )  # fmt: skip
    yield 97
    governance.say_beside_funding(
        actor=diary.who("aisha"), funding_act_id=act.id,
        text="It was £40,000. Nobody asked us first. We now pay for two interpreters a month, not four.",
        easy_text="We have less money. So we can pay for fewer interpreters.",
    )  # fmt: skip
    yield 20
    late = governance.tell_funding(
        actor=diary.who("priya"), panel_id=diary.panel.id, kind="delayed", on_day=diary.day(22), pence=950_000,
        per="quarter",
    )  # fmt: skip
    yield 19
    governance.say_beside_funding(
        actor=diary.who("gwen"), funding_act_id=late.id,
        text="The money for this quarter has not come. The host pays our costs from its own savings.",
    )  # fmt: skip


def replaced_group(diary: Diary) -> Story:
    """Old Quay stopped for a time; then Marl Bay took its place, and its open issue moved."""
    yield 230
    made = _group(diary, "old-quay", "Old Quay Local Group")
    yield 205
    influence.raise_issue(
        actor=diary.who("omar"), panel_id=made,
        said=Said("The steps to the quay have no rail", "I fell there in the rain.", byline=Byline.FULL_NAME),
    )  # fmt: skip
    yield 120
    governance.suspend_panel(
        actor=diary.who("omar"), panel_id=made, decision_id=_decided(diary, made, "Stop for a time."),
        reason="Only two of us were left. We stop until we know how to go on.",
        easy_reason="We are only two people. We stop for now.",
    )  # fmt: skip
    yield 70
    governance.replace_panel(
        actor=diary.who("omar"), panel_id=made, by_panel_id=diary.panels["marl-bay"].id,
        decision_id=_decided(diary, made, "Go on together with Marl Bay."),
        reason="Both groups are one group now. Everything that was open goes on there.",
        easy_reason="We are one group now with Marl Bay.",
    )  # fmt: skip


def resting_group(diary: Diary) -> Story:
    """Wendham rests until the hall has its lift."""
    yield 60
    made = _group(diary, "wendham", "Wendham Local Group")
    lift = governance.add_occasion(actor=diary.who("omar"), panel_id=made, words="the hall has a lift")
    yield 40
    governance.suspend_panel(
        actor=diary.who("omar"), panel_id=made, decision_id=_decided(diary, made, "Rest until the hall has a lift."),
        reason="Half of us cannot get up the stairs. We do not meet without them.",
        easy_reason="There are stairs. Some of us cannot come. So we wait.", occasion_id=lift.id,
    )  # fmt: skip


def closed_group(diary: Diary) -> Story:
    """The hill villages closed, and said why."""
    yield 110
    made = _group(diary, "hill-villages", "Hill Villages Local Group")
    yield 95
    governance.close_panel(
        actor=diary.who("omar"), panel_id=made, decision_id=_decided(diary, made, "Close the group."),
        reason="There is no bus to our meetings any more. Write to the Marlshire panel instead.",
        easy_reason="No bus comes here now. So we stop for good.",
    )  # fmt: skip


def _group(diary: Diary, slug: str, name: str) -> UUID:
    """A local group with Omar as its co-chair, open."""
    made = governance.add_panel(
        actor=SYSTEM, slug=slug, name=name, authority_id=diary.organisations["council"],
        host_id=diary.organisations["minds"], phone="01632 960 119", phone_hours="Monday, 10am to 12 noon",
        post_address=f"Freepost {name.upper()}",
    )  # fmt: skip
    furnish(made.id)
    governance.open_panel(actor=SYSTEM, panel_id=made.id)
    diary.panels[slug] = panels.panel(panel_id=made.id)
    governance.appoint(
        actor=SYSTEM, panel_id=made.id, person_id=diary.persons["omar"], office=Office.CO_CHAIR,
        organisation_id=diary.organisations["minds"],
    )  # fmt: skip
    return made.id


def _decided(diary: Diary, panel_id: UUID, text: str) -> UUID:
    return governance.record_decision(
        actor=diary.who("omar"), panel_id=panel_id, method=Method.CONSENSUS, text=text,
        agreed=in_house_style(clock.today()),
    ).id  # fmt: skip


def new_host(diary: Diary) -> Story:
    """Marl Bay gets ready to move to another host."""
    yield 8
    group = diary.panels["marl-bay"]
    governance.prepare_handover(
        actor=diary.who("omar"), panel_id=group.id, host_id=diary.organisations["sight"],
        on_day=diary.today + dt.timedelta(days=40),
        items=["The phone number 01632 960 118", "Freepost MARL BAY GROUP", "The lease of the room at the quay"],
    )  # fmt: skip


TOLD = (local_group, passed_up_today, money, replaced_group, resting_group, closed_group, new_host)
