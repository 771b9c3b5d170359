"""The register shows what people said, as they chose to be shown, and outs nobody."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import WorksFor
from copanel.governance.tests.examples import a_decision, a_person, in_office
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.membership import messages, queries, services, tasks
from copanel.membership.models import Interest, Statement
from copanel.membership.tests.examples import Room, again
from copanel.outbox import NotSent, Reader
from copanel.outbox.models import Envelope
from copanel.people import services as people
from copanel.words import services as words

pytestmark = pytest.mark.django_db
TEXT = "My sister drives for the bus firm."


def declared(room: Room, actor: Actor | None = None, **more) -> Interest:
    given = {"kind": "family", "text": TEXT}
    return services.declare_interest(actor=actor or room.member, panel_id=room.panel_id, **(given | more))


def shown(room: Room, actor: Actor = ANONYMOUS) -> str:
    return str(queries.register(panel=governance.panel(panel_id=room.panel_id), actor=actor))


def shows_as(room: Room, actor: Actor, how: str) -> None:
    panels.choose_how_shown(actor=actor, panel_id=room.panel_id, person_id=actor.person_id, shown_as=how)


def test_an_interest_is_public_with_its_words_committed_to(room):
    interest = declared(room, organisation_id=room.table.host.id, from_on=dt.date(2020, 1, 1))
    assert TEXT in shown(room)
    entry = PublicEntry.objects.get(kind="interest.declared")
    assert '"side":"user_led"' in entry.body
    assert '"words":[]' not in entry.body
    assert TEXT not in entry.body
    assert str(room.member.person_id) not in entry.body
    assert interest.words.author_id == room.member.person_id
    assert Statement.objects.filter(person_id=room.member.person_id).count() == 1


@pytest.mark.parametrize(
    ("how", "there", "not_there"),
    [
        ("full_name", "Joe Bright", "chose not to be named"),
        ("first_name", "'Joe", "Bright"),
        ("organisation", "Someone from Network of marlshire", "Joe"),
        ("not_named", "A member, or members, who chose not to be named", "Joe"),
    ],
)
def test_each_is_shown_as_they_chose_and_no_further(room, how, there, not_there):
    shows_as(room, room.member, how)
    declared(room)
    assert there in shown(room)
    assert not_there not in shown(room)


def test_who_is_not_named_has_no_line_of_their_own(room):
    other = in_office(room.table, Office.MEMBER, "Mia Else")
    declared(room)
    declared(room, other, kind="money", text="I have a grant.")
    register = queries.register(panel=governance.panel(panel_id=room.panel_id), actor=ANONYMOUS)
    assert [(group.who, group.role, len(group.entries)) for group in register.groups] == [
        ("A member, or members, who chose not to be named", "", 2)
    ]


def test_the_less_that_someone_shows_anywhere_counts(room):
    panels.appoint(
        actor=room.chair, panel_id=room.panel_id, person_id=room.member.person_id, office="moderator",
        shown_as="full_name",
    )  # fmt: skip
    declared(room, again(room.member))
    assert "Joe" not in shown(room)


def test_nothing_to_declare_is_said_with_its_day_for_who_is_named(room):
    shows_as(room, room.member, "full_name")
    services.say_whole(actor=room.member, panel_id=room.panel_id)
    services.say_whole(actor=room.chair, panel_id=room.panel_id)
    group = queries.register(panel=governance.panel(panel_id=room.panel_id), actor=ANONYMOUS).groups[0]
    assert (group.who, group.nothing_on) == ("Joe Bright, Network of marlshire", clock.today())
    assert "Aisha" not in shown(room)
    with pytest.raises(AlreadyDone):
        services.say_whole(actor=room.member, panel_id=room.panel_id)


def test_it_is_shown_within_their_role_only(room):
    declared(room)
    for held in room.member.held:
        panels.empty_seat(actor=SYSTEM, holding_id=held.id)
    assert TEXT not in shown(room)
    with pytest.raises(NotAllowed):
        declared(room, again(room.member))


def test_hidden_words_leave_a_tombstone_and_no_text(room):
    interest = declared(room)
    words.hide(actor=room.chair, words_id=interest.words_id, reason_code="abuse")
    assert TEXT not in shown(room)
    register = queries.register(panel=governance.panel(panel_id=room.panel_id), actor=ANONYMOUS)
    assert register.groups[0].entries[0].tombstone


def test_the_person_ends_it_and_nobody_elses_is_theirs_to_end(room):
    interest = declared(room)
    for actor in (room.chair, room.manager, ANONYMOUS):
        with pytest.raises(NotFound):
            services.end_interest(actor=actor, interest_id=interest.id)
    services.end_interest(actor=room.member, interest_id=interest.id)
    assert PublicEntry.objects.filter(kind="interest.ended").count() == 1
    assert (
        queries.register(panel=governance.panel(panel_id=room.panel_id), actor=ANONYMOUS).groups[0].entries[0].is_over
    )
    with pytest.raises(AlreadyDone):
        services.end_interest(actor=room.member, interest_id=interest.id)


def test_work_for_the_council_is_kept_and_shuts_the_space_from_that_day(room):
    assert again(room.member).in_user_led_space(room.panel_id)
    declared(room, kind="work", text="I started there.", organisation_id=room.council_id)
    assert WorksFor.objects.filter(person_id=room.member.person_id, organisation_id=room.council_id).exists()
    assert not again(room.member).in_user_led_space(room.panel_id)
    declared(room, room.chair, kind="money", text="I have a grant.", organisation_id=room.council_id)
    assert again(room.chair).in_user_led_space(room.panel_id)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": " "}, "text"),
        ({"from_on": dt.date(2026, 5, 2), "until_on": dt.date(2026, 5, 1)}, "until_on"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(room, given, field):
    with pytest.raises(Invalid) as caught:
        declared(room, **given)
    assert field in caught.value.faults
    assert not Interest.objects.exists()
    assert not Statement.objects.exists()


def test_one_form_declares_once(room):
    key = new_id()
    declared(room, interest_id=key)
    with pytest.raises(AlreadyDone):
        declared(room, interest_id=key)


def test_the_facilitator_writes_it_down_for_someone_once_read_back(room):
    told = {"person_id": room.member.person_id, "how": "phone"}
    with pytest.raises(Invalid):
        declared(room, room.facilitator, **told)
    interest = declared(room, room.facilitator, **told, read_back=True)
    assert interest.words.written_by_id == room.facilitator.person_id
    assert "by phone" in shown(room).lower()
    for actor in (room.chair, room.manager, room.member, ANONYMOUS):
        with pytest.raises(NotAllowed):
            declared(room, actor, **told, read_back=True)
    with pytest.raises(WrongState):
        declared(room, room.facilitator, person_id=a_person("Out Side"), how="phone", read_back=True)
    statement = services.say_whole(
        actor=room.facilitator, panel_id=room.panel_id, person_id=room.chair.person_id, how="phone", read_back=True
    )
    assert statement.written_by_id == room.facilitator.person_id


def test_who_has_not_said_is_a_number_for_those_who_keep_the_table(room):
    panel = governance.panel(panel_id=room.panel_id)
    services.say_whole(actor=room.member, panel_id=room.panel_id)
    found = queries.who_said(panel=panel, actor=room.chair)
    assert (found.people, found.said, found.not_yet, found.over_a_year) == (6, 1, 5, 0)
    with time_machine.travel(clock.now() + dt.timedelta(days=366)):
        assert queries.who_said(panel=panel, actor=room.chair).over_a_year == 1
    for actor in (room.member, room.manager, ANONYMOUS):
        with pytest.raises(NotAllowed):
            queries.who_said(panel=panel, actor=actor)


def test_everyone_is_asked_once_and_again_a_year_after_they_said(room):
    tasks.ask_again()
    tasks.ask_again()
    asked = Envelope.objects.filter(kind="membership.interests_due")
    assert asked.filter(person_id=room.member.person_id).count() == 1
    assert asked.count() == 6
    services.say_whole(actor=room.member, panel_id=room.panel_id)
    reader = Reader(room.member.person_id, room.member, "Joe", "en-gb")
    assert isinstance(messages.INTERESTS_DUE.render(room.member.person_id, reader), NotSent)
    assert not any("interests" in need.title for need in queries.needs(actor=room.member, panel_id=room.panel_id))
    with time_machine.travel(clock.now() + dt.timedelta(days=366)):
        assert any("interests" in need.title for need in queries.needs(actor=room.member, panel_id=room.panel_id))
        tasks.ask_again()
        tasks.ask_again()
        assert asked.filter(person_id=room.member.person_id).count() == 2
        assert messages.INTERESTS_DUE.render(room.member.person_id, reader).link[1] == "/marlshire/interests/mine/"


def test_a_panel_that_rests_asks_nobody_for_their_interests(room):
    decision = a_decision(room.table)
    panels.suspend_panel(actor=room.chair, panel_id=room.panel_id, reason="We rest.", decision_id=decision.id)
    tasks.ask_again()
    assert not Envelope.objects.filter(kind="membership.interests_due").exists()


def test_a_leap_day_comes_round_too():
    assert queries.due_on(dt.datetime(2028, 2, 29, 12, tzinfo=dt.UTC)) == dt.date(2029, 3, 1)


def test_erasing_someone_takes_their_lines_and_the_years_do(room):
    declared(room)
    people.erase_person(actor=room.member, person_id=room.member.person_id)
    assert not Interest.objects.exists()
    assert not Statement.objects.exists()
    ended = declared(room, room.chair)
    services.end_interest(actor=room.chair, interest_id=ended.id)
    declared(room, room.chair, kind="role", text="I am a governor.")
    with time_machine.travel(clock.now() + dt.timedelta(days=7 * 366)):
        tasks.tidy()
    assert Interest.objects.count() == 1
    assert not Statement.objects.exists()
