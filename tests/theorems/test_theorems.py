"""Theorems 1, 2, 4 and 6 of the powers, against the authority, the funder and whoever runs the machine.

Hypothesis chooses: who of the four acts, which of all acts of all rooms, with what arguments, in what order.
After every act (1) not one byte of a member's words has changed; (2) what was once shown stands, or a tombstone
with its reason; (4) nothing the panel asked has closed, and nothing is settled without what it needs; (6) nothing
of the user-led-only space reaches them; and the terms say what they said. Which pages, mails and files tell of
that space is asked by looking at all of them twice: before the user-led side talks there, and after. Nothing may
differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from random import Random

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copanel.conversations import policy as conversations_policy
from copanel.governance import following
from copanel.influence import policy as influence_policy
from copanel.influence.states import Do as InfluenceDo
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import CopanelError
from copanel.kernel.policy import anyone
from copanel.ledger.kinds import BadEntry
from copanel.terms import policy as terms_policy
from copanel.terms.states import Do as TermsDo
from copanel.words import policy as words_policy
from copanel.words.states import Do as WordsDo
from tests.faults.breaking import undone
from tests.faults.services import services
from tests.theorems import doors
from tests.theorems.arguments import draw, unknown
from tests.theorems.coalition import SECRET, SOUGHT, Panel, a_panel_with_something_to_lose, say_inside
from tests.theorems.keeping import Kept, four, one, six, terms, two

pytestmark = pytest.mark.django_db
FOUR = ("manager", "engagement lead", "funder contact", "support engineer")
# Not acts of a person at a page: nobody can call them but the code named here, which has asked before.
INNER = {
    "words.enter": "the room in which something is said asks its own policy",
    "words.move_place": "the room that owns the place",
    "conversations.open_threads": "the room that owns the thing",
    "conversations.move_threads": "the room that owns the thing",
    "people.begin_session": "the sign-in page, once a code or link was right",
    "people.spend": "the sign-in page, once a code or link was right",
}
ACTS = {name: service for name, service in services().items() if name not in INNER}
# What they are let do at all comes up more often, or most tries would be refused at the door.
LET = [
    "conversations.post_message", "influence.raise_issue", "influence.save_drafts", "influence.sign_answers",
    "influence.acknowledge", "influence.note_step", "influence.follow_issue", "words.someone_at_risk", "words.flag",
    "governance.appoint", "governance.fill_seat", "governance.end_office", "governance.declare_works_for",
    "organisations.delegate", "organisations.appoint_holder", "people.change_name", "people.erase_person",
    "terms.leave_note", "terms.sign",
]  # fmt: skip
STEP = st.tuples(
    st.sampled_from(FOUR),
    st.one_of(st.sampled_from(sorted(ACTS)), st.sampled_from(LET)),
    st.lists(st.integers(0, 60), min_size=1, max_size=6),
)
Step = tuple[str, str, Sequence[int]]


@pytest.fixture(scope="module")
def panel(django_db_setup: None, django_db_blocker) -> Iterator[Panel]:
    with django_db_blocker.unblock(), undone():
        yield a_panel_with_something_to_lose()


def wrong_after(panel: Panel, steps: Sequence[Step]) -> list[str]:
    """What is wrong after these acts, in whatever was first; nothing of it has happened afterwards."""
    with undone():
        kept = Kept.now(panel.world.panel_id, SECRET)
        for who, name, picks in steps:
            arguments = draw(panel.world, name, ACTS[name], picks)
            try:
                ACTS[name](actor=panel.actor(who), **arguments)
            except (CopanelError, ValueError, BadEntry):
                continue  # refused; that nothing is left of it is proven in tests/faults
            except IntegrityError as fault:
                return [f"after {name} by the {who}: only the database refused: {fault}"]
            if faults := [*one(kept), *two(kept), *four(kept), *six(kept, panel.actors()), *terms(kept)]:
                return [f"after {name} by the {who}: {fault}" for fault in faults]
    return []


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, min_size=1, max_size=12))
def test_no_sequence_of_their_acts_breaks_a_theorem(panel, steps):
    assert wrong_after(panel, steps) == []


def test_everything_they_could_give_is_at_hand():
    assert unknown(ACTS.items()) == []
    assert set(LET) <= set(ACTS)


def test_the_user_led_side_talking_changes_nothing_that_they_see(panel):
    """By page, list, search, count, mail, letter, export and the public record."""
    assert seen_differently(panel) == []


def seen_differently(
    panel: Panel,
    questions: Sequence[str] = doors.ASKED[1:],
    eyes: Sequence[str] = ("manager", "public"),
    only: str = "",
) -> list[str]:
    """Doors that open onto the user-led-only space: they say something else once the user-led side has talked."""
    with undone(), clock.standing_at(clock.now()):
        doors.post(panel)
        looking = {who: client for who, client in doors.browsers(panel).items() if who in eyes}
        chosen = [
            f"{address}{question}" for address in doors.addresses(panel) if only in address for question in questions
        ]
        before = {who: doors.pages(client, chosen) for who, client in looking.items()}
        record = doors.files(StringIO())
        say_inside(panel.world, panel.issue)
        after = {who: doors.pages(client, chosen) for who, client in looking.items()}
        told = doors.post(panel)
        faults = [
            f"{who} sees the space at {address}"
            for who in before
            for address, page in after[who].items()
            if page != before[who][address] or SECRET in page.replace(address, "")
        ]
        faults += [f"a mail tells of it: {each[:200]}" for each in told]
        if doors.files(StringIO()) != record or SECRET in record:
            faults.append("the record's file tells of it")
        assert all(sum(page.startswith("200") for page in before[who].values()) > 2 for who in eyes), "nothing seen"
    return faults


def test_the_space_is_there_to_be_found(panel):
    """The negatives above mean something: whoever may enter reads the secret on the same pages."""
    with undone():
        client = doors.signed_in(doors.Client(), panel.world.room.member)
        page = client.get(f"/marlshire/issues/{panel.issue.number}/talk/").content.decode()
        assert SECRET in page
        assert SOUGHT in page


@pytest.mark.parametrize(
    ("table", "do", "theorem"),
    [
        (words_policy.POLICY, WordsDo.EDIT, "(1)"),
        (words_policy.POLICY, WordsDo.CORRECT, "(1)"),
        (words_policy.POLICY, WordsDo.MASK, "(1)"),
        (words_policy.POLICY, WordsDo.WITHDRAW, "(2)"),
        (words_policy.POLICY, WordsDo.HIDE, "(2)"),
        (words_policy.POLICY, WordsDo.KNOW, "(6)"),
        (influence_policy.POLICY, InfluenceDo.CLOSE, "(4)"),
        (influence_policy.POLICY, InfluenceDo.DROP, "(4)"),
        (conversations_policy.POLICY, conversations_policy.Do.SEE, "(6)"),
        (terms_policy.POLICY, TermsDo.DRAFT, "(terms)"),
    ],
)
def test_one_wrong_row_of_a_policy_is_seen(panel, monkeypatch, table, do, theorem):
    """The theorems can fail: give an act to anyone, and some act by one of them breaks its theorem."""
    monkeypatch.setitem(table.table, do, anyone)
    ending = {
        "close": ".close_issue", "drop": ".drop_draft", "know": ".flag", "see": ".flag", "draft": ".take_out_clause",
    }.get(do, f".{do}")  # fmt: skip
    name = next(name for name in ACTS if name.endswith(ending))
    chance = Random(7)
    tries = (wrong_after(panel, [("manager", name, [chance.randrange(60) for _ in range(6)])]) for _ in range(400))
    found = next((faults for faults in tries if any(theorem in fault for fault in faults)), [])
    assert found, f"anyone may {do}, and nothing was seen"


def test_a_post_that_puts_someone_out_is_seen(panel, monkeypatch):
    monkeypatch.setattr(following, "refuse_shutting_out", lambda *given: None)
    chance = Random(7)
    tries = (
        wrong_after(panel, [("manager", "organisations.delegate", [chance.randrange(60) for _ in range(6)])])
        for _ in range(400)
    )
    assert any("who enters the space changed" in fault for faults in tries for fault in faults)


def test_a_page_that_shows_the_space_is_seen(panel, monkeypatch):
    monkeypatch.setattr(Actor, "in_user_led_space", lambda actor, panel_id: True)
    assert any("/talk/" in fault for fault in seen_differently(panel, eyes=["manager"], only="/issues/1/"))
