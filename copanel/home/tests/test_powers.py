"""The powers page says what the policies say: each act of each room, for each office, by asking them."""

from __future__ import annotations

import re
from itertools import product
from types import SimpleNamespace

import pytest
from django.urls import reverse

from copanel.governance.policy import POLICY as GOVERNANCE
from copanel.governance.states import Do as GovernanceDo
from copanel.governance.tests.examples import a_panel, in_office
from copanel.governance.tests.test_pages import signed_in
from copanel.home import queries
from copanel.home.powers.acts import ACTS, ROOMS
from copanel.home.powers.conditions import CONDITIONS
from copanel.home.powers.reading import SAID_ONCE, Act, May, acts, read
from copanel.home.queries.powers import NOBODY, holders, stands_for
from copanel.kernel.actor import SYSTEM, Actor, Held, Office, Side
from copanel.kernel.ids import new_id
from copanel.kernel.policy import Supposed, Undecided
from copanel.people import services as people
from copanel.words.policy import POLICY as WORDS
from copanel.words.states import Do as WordsDo

EVERYONE = [holder.code for holder in holders()]
PANEL = new_id()


def asked_of(act: Act, actor: Actor) -> set[str]:
    """Every condition that the act's policy can come to ask of this actor."""
    found: set[str] = set()

    def ask(holds: dict[str, bool]) -> None:
        try:
            act.policy.may(actor, act.do, Supposed(NOBODY, holds))
        except Undecided as undecided:
            found.add(undecided.condition)
            for value in (True, False):
                ask({**holds, undecided.condition: value})

    ask(dict(SAID_ONCE))
    return found


def test_every_act_of_every_room_has_its_sentence_and_no_sentence_is_left_over():
    assert {(act.room, act.name) for act in acts()} == {(room, name) for room, named in ACTS.items() for name in named}
    assert {act.room for act in acts()} == set(ROOMS) == set(ACTS)


def test_every_condition_that_a_policy_asks_has_its_words_and_none_is_left_over():
    asked = {name for act in acts() for code in [*EVERYONE, "system"] for name in asked_of(act, an_actor(code))}
    assert asked | set(SAID_ONCE) == set(CONDITIONS)


def an_actor(code: str) -> Actor:
    return SYSTEM if code == "system" else stands_for(code)


def test_each_room_with_a_policy_is_on_the_page_by_itself():
    assert {"words", "influence", "governance", "conversations", "organisations", "people", "outbox", "record"} <= {
        act.room for act in acts()
    }


@pytest.mark.parametrize("code", EVERYONE)
def test_the_page_says_what_the_policies_say(code):
    """Every act, with every way in which its conditions can hold, is asked of the policy apart from the page."""
    actor = stands_for(code)
    for act in acts():
        answer, names = read(act, actor, NOBODY), sorted(asked_of(act, actor))
        for values in product((True, False), repeat=len(names)):
            holds = dict(zip(names, values, strict=True))
            told = answer.may is May.YES or any(all(holds[name] is value for name, value in way) for way in answer.when)
            assert told is act.policy.may(actor, act.do, Supposed(NOBODY, holds | SAID_ONCE)), (act.name, holds)


def test_what_is_supposed_is_what_a_real_thing_says():
    person = new_id()
    held = Held(new_id(), Office.MANAGER, PANEL, Side.AUTHORITY)
    manager = Actor(person_id=person, held=(held,))
    for side, own in product(Side, (True, False)):
        thing = SimpleNamespace(panel_id=PANEL, side=side.value, person_id=person if own else new_id())
        supposed = Supposed(PANEL, {
            "governance.own_side": side is Side.AUTHORITY, "governance.of_the_authority": side is Side.AUTHORITY,
            "governance.own": own, "governance.cannot_sign_in": False, "governance.ends_terms": False,
            "governance.holder": own, "governance.of_its_organisation": False, "governance.said_so": False,
        })  # fmt: skip
        for do in GovernanceDo:
            assert GOVERNANCE.may(manager, do, thing) is GOVERNANCE.may(manager, do, supposed), do


def words_of_the_space() -> SimpleNamespace:
    return SimpleNamespace(
        panel_id=PANEL, space="user_led", standing="shown", author_id=None, written_by_id=None, voice="person",
        under_note=False, about_persons=frozenset(), about_organisations=frozenset(), author_organisation_id=None,
        shown_at=None, confirmed_at=None, in_force=None, without_account=False,
    )  # fmt: skip


@pytest.mark.parametrize("office", [Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT, Office.AUDITOR])
def test_what_is_said_in_the_user_led_only_space_is_nobodys_outside_whatever_the_page_supposes(office):
    held = Held(new_id(), office, PANEL, stands_for(office.value).held[0].side, organisation_id=new_id())
    actor = Actor(person_id=new_id(), held=(held,))
    assert not any(WORDS.may(actor, do, words_of_the_space()) for do in WordsDo if do in WORDS.table)


def said_of(code: str) -> dict[str, May]:
    page = queries.powers_of(code)
    return {power.act: power.may for part in page.parts for power in (*part.has, *part.lacks)}


@pytest.mark.parametrize(
    ("act", "yes", "when"),
    [
        ("Set a rule, on a decision of the user-led side", {"co_chair", "deputy_chair"}, set()),
        ("Sign an answer", set(), {"manager"}),
        ("Send a recommendation to the council", {"co_chair", "deputy_chair"}, {"facilitator"}),
        ("Hide words, with a reason that everybody sees", set(), {"co_chair", "deputy_chair", "moderator"}),
        ("See a note that someone may be at risk", set(), {"safeguarding_lead"}),
        ("Begin a panel", set(), set()),
    ],
)
def test_the_rows_of_powers(act, yes, when):
    found = {code: said_of(code)[act] for code in EVERYONE}
    assert {code for code, may in found.items() if may is May.YES} == yes
    assert {code for code, may in found.items() if may is May.WHEN} == when


def test_an_office_that_is_none_has_no_page():
    with pytest.raises(Exception, match="could not find"):
        queries.powers_of("king")


pages = pytest.mark.django_db


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pages
def test_everybody_reads_the_powers_and_that_each_panel_has_a_space_but_not_whether_it_is_used(client):
    table = a_panel()
    page = text(client.get(reverse("home:powers", args=[table.slug])))
    for words in (
        "Who may do what",
        "Every panel has a space for the user-led side alone",
        "Sign an answer",
        "Nobody outside it is told if it is used",
        "What nobody does by a page",
    ):
        assert words in page
    page = text(client.get(reverse("home:powers_of", args=[table.slug, "manager"])))
    assert "When their post is asked." in page
    assert client.get(reverse("home:powers_of", args=[table.slug, "king"])).status_code == 404


@pages
def test_what_i_may_do_follows_the_office_i_act_in():
    table = a_panel()
    chair = in_office(table, Office.CO_CHAIR)
    page = text(signed_in(chair).get(reverse("home:my_powers", args=[table.slug])))
    mine, theirs = page.split("What I may not do")
    assert "Set a rule, on a decision of the user-led side" in mine
    assert "Sign an answer" in theirs
    resident = people.add_person(actor=SYSTEM, full_name="Sam Reed", first_name="Sam")
    page = text(signed_in(Actor(person_id=resident.id)).get(reverse("home:my_powers", args=[table.slug])))
    assert "You hold no office on this panel" in page
    assert "Set a rule" in page.split("What I may not do")[1]


@pages
def test_the_file_of_powers_has_a_row_for_each_act_and_a_column_for_everyone(client):
    table = a_panel()
    rows = client.get(reverse("home:powers_csv", args=[table.slug])).content.decode().splitlines()
    assert len(rows) == 1 + len(acts())
    assert rows[0].count(",") >= len(EVERYONE)


@pages
def test_the_pages_of_powers_ask_the_database_only_for_the_frame(client, django_assert_max_num_queries):
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    for name, more in (("powers", []), ("powers_of", ["member"]), ("how_it_works", []), ("powers_csv", [])):
        with django_assert_max_num_queries(2):
            client.get(reverse(f"home:{name}", args=[table.slug, *more]))
    with django_assert_max_num_queries(6):
        chair.get(reverse("home:my_powers", args=[table.slug]))
