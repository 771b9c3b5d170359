"""Who acts: one office at a time, per panel, and the door to the user-led-only space."""

from uuid import uuid4

import pytest

from copanel.kernel.actor import ANONYMOUS, Actor, Held, Office, Side

NORTH, SOUTH = uuid4(), uuid4()


def held(office, side=Side.USER_LED, panel=NORTH, post=None):
    return Held(id=uuid4(), office=office, panel_id=panel, side=side, post_id=post)


def actor(*offices, **facts):
    return Actor(person_id=uuid4(), held=offices, **facts)


def test_the_public_holds_nothing():
    assert not ANONYMOUS.is_known
    assert ANONYMOUS.side_on(NORTH) is Side.PUBLIC
    assert not ANONYMOUS.holds(NORTH, *Office)
    assert not ANONYMOUS.in_user_led_space(NORTH)


def test_an_office_counts_on_its_own_panel_only():
    chair = actor(held(Office.CO_CHAIR))
    assert chair.holds(NORTH, Office.CO_CHAIR)
    assert not chair.holds(SOUTH, Office.CO_CHAIR)


def test_offices_of_one_side_add_up():
    both = actor(held(Office.CO_CHAIR), held(Office.MODERATOR))
    assert both.holds(NORTH, Office.MODERATOR)


def test_a_person_with_two_sides_acts_in_the_office_chosen():
    chair, manager = held(Office.CO_CHAIR), held(Office.MANAGER, Side.AUTHORITY, post=uuid4())
    as_chair = actor(chair, manager, acting_in=chair.id)
    as_manager = actor(chair, manager, acting_in=manager.id)
    assert [as_chair.holds(NORTH, office) for office in (Office.CO_CHAIR, Office.MANAGER)] == [True, False]
    assert [as_manager.holds(NORTH, office) for office in (Office.CO_CHAIR, Office.MANAGER)] == [False, True]


def test_an_office_chosen_elsewhere_changes_nothing_here():
    here, there = held(Office.FACILITATOR, Side.INDEPENDENT), held(Office.CO_CHAIR, panel=SOUTH)
    assert actor(here, there, acting_in=there.id).holds(NORTH, Office.FACILITATOR)


@pytest.mark.parametrize(
    ("who", "opens"),
    [
        (actor(held(Office.MEMBER)), True),
        (actor(held(Office.CO_CHAIR)), True),
        (actor(held(Office.FACILITATOR, Side.INDEPENDENT)), True),
        (actor(held(Office.AUDITOR, Side.INDEPENDENT)), False),
        (actor(held(Office.SUPPORT_ENGINEER, Side.INDEPENDENT)), False),
        (actor(held(Office.PAYMENTS_OFFICER, Side.INDEPENDENT)), False),
        (actor(held(Office.MANAGER, Side.AUTHORITY)), False),
        (actor(held(Office.ENGAGEMENT_LEAD, Side.AUTHORITY)), False),
        (actor(held(Office.FUNDER_CONTACT, Side.AUTHORITY)), False),
        (actor(held(Office.MEMBER, panel=SOUTH)), False),
        (actor(held(Office.MEMBER), council_of=frozenset({NORTH})), False),
        (actor(held(Office.MEMBER), council_of=frozenset({SOUTH})), True),
        (actor(held(Office.MEMBER), held(Office.MANAGER, Side.AUTHORITY)), False),
    ],
)
def test_the_user_led_space_looks_at_all_offices_and_employers(who, opens):
    assert who.in_user_led_space(NORTH) is opens


def test_duties_follow_the_posts_held_here():
    here, there = uuid4(), uuid4()
    who = actor(
        held(Office.MANAGER, Side.AUTHORITY, post=here), held(Office.MANAGER, Side.AUTHORITY, panel=SOUTH, post=there)
    )
    assert who.posts_on(NORTH) == {here}


@pytest.mark.parametrize("word", [*Office, *Side])
def test_every_office_and_side_has_its_word(word):
    assert str(word.label)
