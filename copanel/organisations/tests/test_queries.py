"""Names and posts of a day, in as many queries for one as for a hundred."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps

from copanel.kernel import privacy
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import NotFound
from copanel.kernel.ids import new_id
from copanel.organisations import queries, services
from copanel.organisations.models import OrganisationName
from copanel.organisations.queries import shown_name
from copanel.organisations.tests.examples import a_council, a_post, a_user_led


def name(words: str, kind: str, from_on: dt.date | None = None, until_on: dt.date | None = None) -> OrganisationName:
    return OrganisationName(name=words, kind=kind, from_on=from_on, until_on=until_on)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (dt.date(2010, 1, 1), "Centre for Independent Living"),  # before the first: the first
        (dt.date(2015, 6, 1), "Centre for Independent Living"),
        (dt.date(2018, 6, 1), "Spectrum"),  # the name it is known by before the legal one
        (dt.date(2030, 1, 1), "Spectrum"),
    ],
)
def test_the_name_of_a_day(day, shown):
    names = [
        name("SCIL", "initials"),
        name("Centre for Independent Living", "known_as", dt.date(2012, 1, 1), dt.date(2016, 12, 31)),
        name("Spectrum", "known_as", dt.date(2017, 1, 1)),
        name("Spectrum Centre for Independent Living CIC", "legal", dt.date(2017, 1, 1)),
    ]
    assert shown_name(names, day) == shown
    assert shown_name(reversed(names), day) == shown


def test_without_another_name_initials_stand():
    assert shown_name([name("SCIL", "initials")], dt.date(2020, 1, 1)) == "SCIL"
    assert shown_name([], dt.date(2020, 1, 1)) == ""


@pytest.mark.django_db
def test_a_hundred_cost_what_one_costs(django_assert_num_queries):
    many = [a_user_led(f"Group {number}").id for number in range(100)]
    posts = [a_post(a_council(f"Council {number}")).id for number in range(100)]
    for post in posts:
        services.appoint_holder(actor=SYSTEM, post_id=post, name="A", person_id=new_id())
    for wanted in (1, 100):
        with django_assert_num_queries(1):
            assert len(queries.names_on(many[:wanted])) == wanted
        with django_assert_num_queries(3):
            assert len(queries.organisations(many[:wanted])) == wanted
        with django_assert_num_queries(4):
            assert len(queries.posts_on(posts[:wanted])) == wanted


@pytest.mark.django_db
def test_nothing_asked_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert queries.names_on([]) == {}
        assert queries.posts_on([None]) == {}


@pytest.mark.django_db
def test_posts_of_one_organisation_stand_by_title(django_assert_num_queries):
    council = a_council()
    for title in ("Head of Transport", "Director of Care"):
        a_post(council, title)
    a_post(a_council("Another"), "Chief")
    with django_assert_num_queries(5):
        assert [post.title for post in queries.posts_of(council.id)] == ["Director of Care", "Head of Transport"]


@pytest.mark.django_db
def test_an_unknown_organisation_is_not_found():
    with pytest.raises(NotFound):
        queries.organisation(new_id())


@pytest.mark.parametrize("model", apps.get_app_config("organisations").get_models(), ids=lambda model: model.__name__)
def test_every_column_says_what_it_holds(model):
    assert privacy.faults(model) == []
