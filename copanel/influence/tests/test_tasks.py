"""Who was to be told of an issue is forgotten when it ended long ago, and not before."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from copanel.influence import services, tasks
from copanel.influence.models import Following, Issue
from copanel.influence.states import IssueState
from copanel.influence.tests.examples import a_held_issue, a_room, an_issue
from copanel.kernel.actor import ANONYMOUS
from copanel.outbox.models import Envelope
from copanel.people import services as people
from copanel.people import tokens
from copanel.people.models import ConfirmedAddress
from copanel.words import services as words

pytestmark = pytest.mark.django_db
THEN = dt.datetime(2027, 3, 3, 12, tzinfo=dt.UTC)


def closed(room, issue: Issue) -> Issue:
    return services.close_issue(actor=room.chair, issue_id=issue.id, reason="It is done.")


def told(issue: Issue) -> ConfirmedAddress:
    kept = people.add_address(actor=ANONYMOUS, panel_id=issue.panel_id, about_id=issue.id, email="ann@example.org")
    people.confirm(actor=ANONYMOUS, token=tokens.confirming(kept))
    return kept


@pytest.mark.parametrize(("on", "left"), [("2028-03-03", 3), ("2028-03-04", 2)])
def test_an_address_is_forgotten_a_year_after_its_issue_closed(on, left):
    with time_machine.travel(THEN - dt.timedelta(days=700), tick=False):
        room = a_room()
        ended, going, reopened = (an_issue(room) for _each in "abc")
        keys = [told(issue).id for issue in (ended, going, reopened)]
    with time_machine.travel(THEN, tick=False):
        closed(room, ended)
        services.reopen_issue(actor=room.chair, issue_id=closed(room, reopened).id)
    with time_machine.travel(f"{on} 12:00:00+00:00", tick=False):
        for _twice in "ab":
            tasks.tidy()
            assert set(ConfirmedAddress.objects.values_list("id", flat=True)) == set(keys[3 - left :])
        assert Envelope.objects.filter(address_id=keys[0]).exists() is (left == 3)


def test_an_address_given_for_an_issue_that_ended_long_ago_has_its_year_too():
    with time_machine.travel(THEN, tick=False):
        room = a_room()
        issue = closed(room, an_issue(room))
    with time_machine.travel(THEN + dt.timedelta(days=1000), tick=False):
        told(issue)
        services.follow_issue(actor=room.chair, issue_id=issue.id)
        tasks.tidy()
        assert ConfirmedAddress.objects.count() == 1


def test_what_came_by_an_address_keeps_its_words_and_loses_the_address():
    with time_machine.travel(THEN, tick=False):
        room = a_room()
        issue = a_held_issue(room, email="ann@example.org")
        people.confirm(actor=ANONYMOUS, token=tokens.confirming(ConfirmedAddress.objects.get()))
        words.refuse(actor=room.chair, words_id=issue.words_id, reason_code="abuse", reason="Not like this.")
        issue.refresh_from_db()
        assert issue.state == IssueState.REFUSED
    with time_machine.travel(THEN + dt.timedelta(days=400), tick=False):
        tasks.tidy()
    issue.words.refresh_from_db()
    assert (ConfirmedAddress.objects.count(), issue.words.address_id) == (0, None)


@pytest.mark.parametrize(("on", "left"), [("2033-03-03", 4), ("2033-03-04", 3)])
def test_a_person_is_told_no_more_six_years_after_an_issue_closed(on, left):
    with time_machine.travel(THEN - dt.timedelta(days=30), tick=False):
        room = a_room()
        ended, going = an_issue(room), an_issue(room)
        for issue in (ended, going):
            services.follow_issue(actor=room.lead, issue_id=issue.id)
    with time_machine.travel(THEN, tick=False):
        closed(room, ended)
    with time_machine.travel(THEN + dt.timedelta(days=100), tick=False):
        Following.objects.filter(issue=ended, person_id=room.lead.person_id).update(started_at=THEN + dt.timedelta(90))
    with time_machine.travel(f"{on} 12:00:00+00:00", tick=False):
        assert Following.objects.count() == 4
        for _twice in "ab":
            tasks.tidy()
            assert Following.objects.count() == left
        assert Following.objects.filter(issue=going).count() == 2
