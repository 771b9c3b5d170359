"""No act of the council puts anybody out of the user-led side: by a post, a delegation, an office or a naming."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.governance import queries, services
from copanel.governance.models import AnsweringPost
from copanel.governance.tests.examples import Table, a_panel, a_person, in_office
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.kernel.errors import Invalid, NotAllowed
from copanel.organisations import services as organisations
from copanel.organisations.models import Delegation, Holding
from copanel.organisations.tests.examples import a_post

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def gives_a_post(table: Table, actor, person, **more):
    return organisations.appoint_holder(
        actor=actor, post_id=a_post(table.council, "Head of Parks").id, name="C", person_id=person, **more
    )


def lends_a_post(table: Table, actor, person, **more):
    return organisations.delegate(actor=actor, post_id=table.post.id, name="C", person_id=person, **more)


def gives_an_office(table: Table, actor, person, **more):
    return services.appoint(
        actor=actor, panel_id=table.panel_id, person_id=person, office=Office.FUNDER_CONTACT,
        organisation_id=table.council.id, **more,
    )  # fmt: skip


def gives_a_seat(table: Table, actor, person, **more):
    seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.AUTHORITY)
    return services.fill_seat(actor=actor, seat_id=seat.id, person_id=person, **more)


@pytest.mark.parametrize("act", [gives_a_post, lends_a_post, gives_an_office, gives_a_seat])
@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.MEMBER, Office.FACILITATOR, Office.SAFEGUARDING_LEAD])
@pytest.mark.parametrize("who", ["system", "council"])
@pytest.mark.parametrize("later", [0, 30])
def test_who_sits_on_the_user_led_side_is_not_shut_out(act, office, who, later):
    table = a_panel()
    person = in_office(table, office).person_id
    actor = SYSTEM if who == "system" else in_office(table, Office.ENGAGEMENT_LEAD, organisation_id=table.council.id)
    before = Holding.objects.count(), Delegation.objects.count()
    with pytest.raises((Invalid, NotAllowed)) as refused:
        act(table, actor, person, from_on=clock.today() + later * DAY)
    if who == "system":
        assert isinstance(refused.value, Invalid)
        assert "They must leave that first." in str(refused.value)
    assert (Holding.objects.count(), Delegation.objects.count()) == before
    for day in (None, clock.today() + later * DAY):
        assert not queries.is_shut_out(person_id=person, day=day)
    assert queries.actor_for(person_id=person).in_user_led_space(table.panel_id)


@pytest.mark.parametrize("act", [gives_a_post, lends_a_post, gives_an_office])
@pytest.mark.parametrize("office", [Office.CO_CHAIR, Office.MEMBER, Office.FACILITATOR])
@pytest.mark.parametrize(("chosen_for", "given_for"), [(30, 0), (30, 9), (9, 30)])
def test_who_is_chosen_and_has_not_begun_is_not_shut_out_either(act, office, chosen_for, given_for):
    """Between the meeting that chose a co-chair and the day they begin there are weeks."""
    table, today = a_panel(), clock.today()
    person = in_office(table, office, from_on=today + chosen_for * DAY).person_id
    with pytest.raises(Invalid, match="They must leave that first"):
        act(table, SYSTEM, person, from_on=today + given_for * DAY)
    with clock.standing_at(clock.now() + 40 * DAY):
        assert queries.actor_for(person_id=person).in_user_led_space(table.panel_id)


def test_a_post_that_ends_before_their_term_begins_may_be_given():
    table, today = a_panel(), clock.today()
    person = in_office(table, Office.CO_CHAIR, from_on=today + 30 * DAY).person_id
    gives_a_post(table, SYSTEM, person, from_on=today, until_on=today + 29 * DAY)
    with clock.standing_at(clock.now() + 31 * DAY):
        assert queries.actor_for(person_id=person).in_user_led_space(table.panel_id)


@pytest.mark.parametrize("later", [0, 30])
def test_a_post_elsewhere_is_not_named_to_answer_from_a_later_day(later):
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    post = a_post(elsewhere.council, "Head of Parks")
    person = in_office(table, Office.CO_CHAIR).person_id
    organisations.appoint_holder(actor=SYSTEM, post_id=post.id, name="C", person_id=person)
    lead = in_office(table, Office.ENGAGEMENT_LEAD, organisation_id=table.council.id)
    with pytest.raises(Invalid, match="They must leave that first"):
        services.name_answering_post(
            actor=lead, panel_id=table.panel_id, post_id=post.id, from_on=clock.today() + later * DAY
        )
    assert not AnsweringPost.objects.filter(post_id=post.id).exists()


def test_a_post_that_a_member_holds_at_another_body_is_not_named_to_answer():
    table = a_panel()
    elsewhere = a_panel("eastmarsh")
    post = a_post(elsewhere.council, "Head of Parks")
    person = in_office(table, Office.CO_CHAIR).person_id
    organisations.appoint_holder(actor=SYSTEM, post_id=post.id, name="C", person_id=person)
    with pytest.raises(Invalid):
        services.name_answering_post(actor=SYSTEM, panel_id=table.panel_id, post_id=post.id)


def test_who_has_left_the_user_led_side_may_take_a_post():
    table = a_panel()
    person = a_person()
    held = services.appoint(
        actor=SYSTEM, panel_id=table.panel_id, person_id=person, office=Office.MODERATOR, side=Side.USER_LED
    )
    services.end_office(actor=SYSTEM, holding_id=held.id)
    gives_a_post(table, SYSTEM, person)


def test_whoever_sits_for_the_council_or_stands_in_there_never_enters_the_user_led_space():
    table = a_panel()
    seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.AUTHORITY)
    sitting, deputy = a_person("Cato Pell"), a_person("Dot Pell")
    holding = services.fill_seat(actor=SYSTEM, seat_id=seat.id, person_id=sitting, organisation_id=table.council.id)
    named = services.name_deputy(actor=SYSTEM, holding_id=holding.id, person_id=deputy)
    services.stand_in(
        actor=SYSTEM, deputy_id=named.id, from_on=clock.today(), until_on=clock.today() + dt.timedelta(days=5)
    )
    for person in (sitting, deputy):
        assert queries.works_for_council(person_id=person, panel_id=table.panel_id)
        own = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED)
        with pytest.raises(Invalid):
            services.fill_seat(actor=SYSTEM, seat_id=own.id, person_id=person)
