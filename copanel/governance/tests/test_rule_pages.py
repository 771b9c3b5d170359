"""The pages of a panel's rules, as people meet them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from copanel.governance import queries, services
from copanel.governance.models import RuleDraft, Speaks
from copanel.governance.tests.examples import Table, a_decision, a_panel, fill_seats, in_office
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.people import services as people
from copanel.people.queries import account_of_person

pytestmark = pytest.mark.django_db
TODAY, DAY = dt.date(2027, 3, 3), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def signed_in(actor: Actor) -> Client:
    people.open_account(actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id}@marlshire.example")
    client = Client()
    client.force_login(
        account_of_person(person_id=actor.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def at(table: Table, name: str, *more: object) -> str:
    return reverse(f"governance:{name}", args=[table.slug, *more])


def set_one(table: Table, rule: str, value: object, from_on: dt.date = TODAY):
    return services.set_rule(
        actor=SYSTEM, panel_id=table.panel_id, rule=rule, value=value, from_on=from_on,
        decision_id=a_decision(table, "Twenty days are too long.").id,
    )  # fmt: skip


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([a-z_-]+)" value="([^"]*)"', page))


def test_everybody_reads_the_rules_what_they_were_and_what_is_to_come(client):
    table = a_panel()
    set_one(table, "answer_days", 15)
    set_one(table, "answer_days", 10, TODAY + 30 * DAY)
    page = text(client.get(at(table, "rules")))
    for words in (
        "Working days to answer a recommendation",
        "<strong>15</strong>",
        "Since Wednesday 3 March 2027",
        "From Friday 2 April 2027: 10",
        "Who may be co-chair",
        "Anyone whom the panel chooses",
    ):
        assert words in page
    page = text(client.get(at(table, "rule", "answer_days")))
    for words in (
        "This holds since Wednesday 3 March 2027",
        "From Friday 2 April 2027",
        "What the rule was before",
        "The decision of the panel",
    ):
        assert words in page
    assert "Draft a change" not in page
    assert client.get(at(table, "rule", "made_up")).status_code == 404


def test_every_rule_past_ones_too_is_in_the_file(client):
    table = a_panel()
    made = set_one(table, "co_chair_from", "members")
    lines = client.get(at(table, "rules_csv")).content.decode().splitlines()
    assert len(lines) == 1 + len(queries.rules_of(table.panel_id))
    assert (
        f"Who may be co-chair,A member: someone on a user-led seat,2027-03-03,http://testserver/marlshire/decisions/{made.decision_id}"
        in lines
    )


@pytest.mark.parametrize("office", [None, Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT])
def test_what_the_panel_thinks_about_is_not_the_councils_nor_the_publics(client, office):
    table = a_panel()
    draft = services.draft_rule(actor=SYSTEM, panel_id=table.panel_id, rule="answer_days", value=11)
    reader = signed_in(in_office(table, office)) if office else client
    for name, more in (("rules", []), ("rule", ["answer_days"])):
        page = text(reader.get(at(table, name, *more)))
        assert "Changes that the panel thinks about" not in page
        assert ">11<" not in page
    assert reader.get(at(table, "rule_draft", draft.id)).status_code in ({404} if office else {302})
    assert reader.get(at(table, "change_rule", "answer_days")).status_code in ({403} if office else {302})


def test_a_change_from_its_draft_to_the_day_it_holds_with_nothing_typed_twice():
    table = a_panel()
    fill_seats(table, 5)
    facilitator, chair = signed_in(in_office(table, Office.FACILITATOR)), signed_in(in_office(table, Office.CO_CHAIR))
    first = text(facilitator.get(at(table, "change_rule", "answer_days")))
    asked = hidden(first) | {"value": "15", "from_on-day": "7", "from_on-month": "4", "from_on-year": "2027"}
    check = text(facilitator.post(at(table, "change_rule", "answer_days"), asked | {"stage": "look"}))
    assert "A clock that runs keeps the rule of its day" in check
    assert "what starts on Wednesday 7 April 2027 is due on Wednesday 28 April 2027" in check
    assert "By the rule as it is: Thursday 6 May 2027" in check
    assert not RuleDraft.objects.exists()
    kept = facilitator.post(at(table, "change_rule", "answer_days"), hidden(check) | {"stage": "save"}, follow=True)
    draft = RuleDraft.objects.get()
    assert "a co-chair puts it in force" in text(kept)
    decision = a_decision(table, "Fifteen days to answer.")
    page = text(chair.get(at(table, "decide_rule", draft.id)))
    assert "Fifteen days to answer." in page
    press = hidden(page) | {
        "decision": str(decision.id),
        "stage": "look",
        "from_on-day": "7",
        "from_on-month": "4",
        "from_on-year": "2027",
    }
    check = text(chair.post(at(table, "decide_rule", draft.id), press))
    assert "Read the decision beside the change" in check
    assert queries.rules_on(table.panel_id, TODAY + 90 * DAY).answer_days == 20
    done = text(chair.post(at(table, "decide_rule", draft.id), hidden(check) | {"stage": "save"}, follow=True))
    assert "Done. The rule is set." in done
    assert queries.rules_on(table.panel_id, dt.date(2027, 4, 6)).answer_days == 20
    assert queries.rules_on(table.panel_id, dt.date(2027, 4, 7)).answer_days == 15
    again = chair.post(at(table, "decide_rule", draft.id), hidden(check) | {"stage": "save"})
    assert again.status_code == 302


def test_the_second_of_two_people_is_told_and_keeps_what_they_typed():
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    check = text(
        chair.post(
            at(table, "change_rule", "answer_days"),
            hidden(text(chair.get(at(table, "change_rule", "answer_days")))) | {"value": "15", "stage": "look"},
        )
    )
    set_one(table, "answer_days", 25)
    response = chair.post(at(table, "change_rule", "answer_days"), hidden(check) | {"stage": "save"})
    page = text(response)
    assert response.status_code == 422
    assert "Someone changed this rule since you opened this page" in page
    assert "Today the rule says: <strong>25</strong>" in page
    assert 'value="15"' in page
    check = text(chair.post(at(table, "change_rule", "answer_days"), hidden(page) | {"value": "15", "stage": "look"}))
    assert chair.post(at(table, "change_rule", "answer_days"), hidden(check) | {"stage": "save"}).status_code == 302


@pytest.mark.parametrize(
    ("rule", "typed", "sentence"),
    [
        ("answer_days", {"value": ""}, "needs an answer"),
        ("answer_days", {"value": "many"}, "Write a number"),
        ("answer_days", {"value": "999"}, "can be 250 at most"),
        ("answer_days", {"value": "20"}, "The rule says this already"),
        ("answer_days", {"value": "15", "from_on-day": "1", "from_on-month": "1", "from_on-year": "2020"},
         "A rule cannot change the past"),
        ("casting_vote", {"value": "perhaps"}, "Choose one of the answers"),
        ("moderator_sides", {}, "Choose an answer to"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_drafted(rule, typed, sentence):
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    address = at(table, "change_rule", rule)
    response = chair.post(address, hidden(text(chair.get(address))) | typed | {"stage": "look"})
    assert sentence in text(response)
    assert "Error:" in text(response)
    assert not RuleDraft.objects.exists()


@pytest.mark.parametrize(
    ("rule", "value", "sentence"),
    [
        ("very_overdue_factor", "3", "A clock that runs keeps the rule of its day"),
        ("check_counted_days", "9", "Today 0 things wait longer than the rule as it is"),
        ("edit_minutes", "9", "keeps the time it was given"),
        ("user_led_least", "60", "user-led for certain"),
        ("co_chair_from", "members", "Co-chair: someone who chose not to be named could not take this office"),
        ("quorum_of", "everyone", "Of these, 5 must be there by the new rule. By the rule as it is: 3."),
        ("carried_by", "all_members", "Then 5 must be for it by the new rule. By the rule as it is: 3."),
        ("per_person_day", "9", "The new limit counts from the next message on"),
    ],
)
def test_a_change_shows_what_it_would_do_before_anybody_decides_it(rule, value, sentence):
    table = a_panel()
    fill_seats(table, 5)
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    address = at(table, "change_rule", rule)
    page = text(chair.post(address, hidden(text(chair.get(address))) | {"value": value, "stage": "look"}))
    assert sentence in page


def test_a_draft_is_dropped_by_one_press():
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    draft = services.draft_rule(actor=SYSTEM, panel_id=table.panel_id, rule="answer_days", value=11)
    page = text(chair.post(at(table, "rule_draft", draft.id), {"stage": "drop"}, follow=True))
    assert "The draft is dropped" in page
    assert "This draft was dropped" in text(chair.get(at(table, "rule_draft", draft.id)))


def test_a_member_says_what_they_speak_from_and_nobody_reads_it():
    table = a_panel()
    member = in_office(table, Office.MEMBER)
    client = signed_in(member)
    assert "Say what you speak from" in text(client.get(at(table, "rules")))
    client.post(at(table, "speaks_from"), {"speaks_from": "carer"})
    assert Speaks.objects.get().person_id == member.person_id
    assert re.search(r'value="carer" checked', text(client.get(at(table, "speaks_from"))))
    other = signed_in(in_office(table, Office.CO_CHAIR, "Ada Pell"))
    assert not re.search(r'value="carer" checked', text(other.get(at(table, "speaks_from"))))
    client.post(at(table, "speaks_from"), {"speaks_from": "not_said"})
    assert not Speaks.objects.exists()


def test_the_pages_cost_the_same_however_much_there_is(client, django_assert_max_num_queries):
    table = a_panel()
    chair = signed_in(in_office(table, Office.CO_CHAIR))
    draft = services.draft_rule(actor=SYSTEM, panel_id=table.panel_id, rule="co_chair_from", value="members")
    fill_seats(table, 40)
    for number in range(30):
        set_one(table, "answer_days", 21 + number, TODAY + number * DAY)
    for reader, name, more in (
        (client, "rules", []), (client, "rule", ["answer_days"]), (chair, "rules", []),
        (chair, "change_rule", ["answer_days"]), (client, "rules_csv", []),
    ):  # fmt: skip
        with django_assert_max_num_queries(12):
            reader.get(at(table, name, *more))
    page = text(chair.get(at(table, "decide_rule", draft.id)))
    decision = re.search(r'name="decision" type="radio" value="([^"]+)"', page)[1]
    check = hidden(page) | {"decision": decision, "stage": "look"}
    for ask in (
        lambda: chair.get(at(table, "rule_draft", draft.id)),
        lambda: chair.get(at(table, "decide_rule", draft.id)),
        lambda: chair.post(at(table, "decide_rule", draft.id), check),
    ):
        with django_assert_max_num_queries(12):
            assert ask().status_code == 200
