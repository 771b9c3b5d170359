"""Accounts and persons as stored."""

import pytest
from django.apps import apps
from django.db import IntegrityError

from copanel.kernel.privacy import faults
from copanel.people.models import Account, ContactChoice, Person


@pytest.mark.parametrize("model", apps.get_app_config("people").get_models(), ids=lambda model: model.__name__)
def test_every_column_says_what_it_holds(model):
    assert faults(model) == []


@pytest.fixture
def joan(db):
    person = Person.objects.create(full_name="Joan Whitlock", first_name="Joan")
    return Account.objects.create_user(email="Joan@Example.org", person=person)


def test_an_account_brings_its_name_in_one_query(joan, django_assert_num_queries):
    with django_assert_num_queries(1):
        account = Account.objects.get(email="joan@example.org")
        assert (account.name, account.person_id) == ("Joan Whitlock", joan.person_id)


def test_no_password_opens_an_account(joan):
    assert not joan.has_usable_password()


def test_an_address_is_one_account_however_it_is_typed(joan):
    person = Person.objects.create(full_name="Another")
    with pytest.raises(IntegrityError):
        Account.objects.create(email="JOAN@example.org", person=person)


def test_one_way_in_use_a_person(joan):
    ContactChoice.objects.create(person=joan.person, channel="post", address="4 Quay Street", in_use=True)
    with pytest.raises(IntegrityError):
        ContactChoice.objects.create(person=joan.person, channel="phone", address="01632 960114", in_use=True)
