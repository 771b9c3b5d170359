"""Persons, accounts and the ways to reach them: who may, what is refused, what is kept."""

from __future__ import annotations

import pytest
from django.core import mail

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Held, Office, Side
from copanel.kernel.errors import Invalid, NotAllowed, NotFound
from copanel.kernel.ids import new_id
from copanel.ledger.models import ActorSalt, PrivateEntry, PublicEntry
from copanel.outbox import NotSent
from copanel.outbox.delivery import deliver_due
from copanel.outbox.kinds import Wanted
from copanel.outbox.models import Envelope
from copanel.people import messages, policy, queries, services
from copanel.people.models import Account, ConfirmedAddress, ContactChoice, Device, Person, SignIn
from copanel.people.reaching import destinations
from copanel.people.states import Do, OwnWord

pytestmark = pytest.mark.django_db
PANEL = new_id()


def acting(*offices, panel_id=PANEL, person_id=None, side=Side.USER_LED):
    held = tuple(Held(id=new_id(), office=office, panel_id=panel_id, side=side) for office in offices)
    return Actor(person_id=person_id or new_id(), held=held)


FACILITATOR = acting(Office.FACILITATOR)


@pytest.fixture(autouse=True)
def _readable_mail(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def joan():
    return services.add_person(actor=SYSTEM, full_name="  Joan  Whitlock ", email="Joan@Example.org")


@pytest.fixture
def on_the_phone():
    return services.add_person(actor=FACILITATOR, full_name="Arthur Finch", panel_id=PANEL)


def as_self(person):
    return Actor(person_id=person.id)


def test_a_person_is_added_with_an_account(joan):
    assert (joan.full_name, joan.first_name) == ("Joan Whitlock", "Joan")
    assert queries.persons_by_email(["JOAN@example.org", "no@example.org"]) == {"JOAN@example.org": joan.id}
    assert list(PrivateEntry.objects.values_list("kind", flat=True)) == ["account.opened", "person.added"]
    assert not PublicEntry.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"full_name": " "}, "full_name"),
        ({"full_name": "x " * 101}, "full_name"),
        ({"first_name": "x" * 101}, "first_name"),
        ({"own_word": "admin"}, "own_word"),
        ({"language": "fr"}, "language"),
        ({"email": "not an address"}, "email"),
        ({"email": "joan@example.org"}, "email"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(joan, wrong, field):
    with pytest.raises(Invalid) as fault:
        services.add_person(actor=SYSTEM, **{"full_name": "Ali Khan", "email": "ali@example.org", **wrong})
    assert list(fault.value.faults) == [field]
    assert Person.objects.count() == Account.objects.count() == 1


EVERYONE = {
    *(Do.ADD_ADDRESS, Do.CONFIRM_ADDRESS, Do.STOP_MESSAGES, Do.ASK_TO_ERASE, Do.ERASE_SENT),
    *(Do.ASK_TO_SIGN_IN, Do.SIGN_IN),
}
POLICY_TABLE = {
    "the public": (ANONYMOUS, EVERYONE),
    "another person": (acting(), EVERYONE),
    "a facilitator elsewhere": (acting(Office.FACILITATOR, panel_id=new_id()), EVERYONE),
    "a member": (acting(Office.MEMBER), EVERYONE),
    "the support engineer": (acting(Office.SUPPORT_ENGINEER, side=Side.INDEPENDENT), EVERYONE),
    "a co-chair": (
        acting(Office.CO_CHAIR),
        EVERYONE | {Do.ADD_PERSON, Do.OPEN_ACCOUNT, Do.NOTE_DEATH, Do.TAKE_BACK_DEATH},
    ),
    "the command line": (SYSTEM, set(Do) - {Do.SEE_SELF}),
}


@pytest.mark.parametrize("who", POLICY_TABLE)
def test_the_whole_table_for_somebody_elses_account(who):
    actor, may = POLICY_TABLE[who]
    about = policy.OfPerson(new_id(), PANEL, has_account=True)
    assert policy.allowed(actor, about) == {do.value for do in may}


def test_the_facilitator_changes_only_who_cannot_sign_in():
    def may(do, has_account):
        return policy.may(FACILITATOR, do, policy.OfPerson(new_id(), PANEL, has_account=has_account))

    for do in (Do.CHANGE_SELF, Do.ERASE):
        assert may(do, has_account=False)
        assert not may(do, has_account=True)
    assert not may(Do.SEE_SELF, has_account=False)


def test_a_person_changes_and_sees_themselves():
    person_id = new_id()
    about = policy.OfPerson(person_id, None, has_account=True)
    mine = policy.allowed(Actor(person_id=person_id), about)
    assert {Do.SEE_SELF.value, Do.CHANGE_SELF.value, Do.ERASE.value} <= mine
    assert Do.CLOSE_ACCOUNT.value not in mine


def test_nobody_else_changes_a_person(joan):
    for actor in (ANONYMOUS, FACILITATOR, acting(Office.CO_CHAIR), acting(Office.SUPPORT_ENGINEER)):
        for act in (
            lambda actor=actor: services.change_name(
                actor=actor, person_id=joan.id, full_name="X", first_name="X", panel_id=PANEL
            ),
            lambda actor=actor: services.change_language(
                actor=actor, person_id=joan.id, language="en-easy", panel_id=PANEL
            ),
            lambda actor=actor: services.change_contact(
                actor=actor, person_id=joan.id, channel="email", address="x@example.org", panel_id=PANEL
            ),
            lambda actor=actor: services.erase_person(actor=actor, person_id=joan.id, panel_id=PANEL),
            lambda actor=actor: services.close_account(actor=actor, person_id=joan.id),
            lambda actor=actor: queries.me(actor=actor) and pytest.fail("not the person"),
        ):
            with pytest.raises((NotAllowed, NotFound)):
                act()
    joan.refresh_from_db()
    assert (joan.full_name, joan.language) == ("Joan Whitlock", "en-gb")


def test_the_facilitator_writes_down_what_someone_says_on_the_phone(on_the_phone):
    services.change_contact(
        actor=FACILITATOR, person_id=on_the_phone.id, channel="phone", address="01632 960 200", panel_id=PANEL
    )
    services.change_language(actor=FACILITATOR, person_id=on_the_phone.id, language="en-easy", panel_id=PANEL)
    services.tell(messages.CONFIRM_CONTACT, actor=SYSTEM, about_id=ContactChoice.objects.get().id, panel_id=PANEL)
    (choice,) = ContactChoice.objects.all()
    assert (choice.channel, choice.address, choice.in_use) == ("phone", "01632 960 200", True)


@pytest.mark.parametrize(
    ("channel", "address"),
    [("pigeon", "the loft"), ("post", "x"), ("post", "x" * 501), ("phone", "none"), ("email", "not an address")],
)
def test_a_way_that_cannot_work_is_refused_and_the_former_stays(joan, channel, address):
    services.change_contact(actor=as_self(joan), person_id=joan.id, channel="post", address="4 Quay Street, MB3 2LT")
    with pytest.raises(Invalid):
        services.change_contact(actor=as_self(joan), person_id=joan.id, channel=channel, address=address)
    assert queries.me(actor=as_self(joan)).way.address == "4 Quay Street, MB3 2LT"


def way_to(person):
    """Where a message to the person goes now, or why nowhere."""
    wanted = Wanted(kind="influence.answered", about_id=new_id(), person_id=person.id, address_id=None)
    found = destinations([wanted])[wanted]
    return found.why if isinstance(found, NotSent) else found.address


def test_another_address_counts_once_it_is_confirmed(joan):
    assert way_to(joan) == "joan@example.org"
    services.change_contact(actor=as_self(joan), person_id=joan.id, channel="email", address="Home@example.org")
    deliver_due()
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["home@example.org"], "Is this your e-mail address?")
    ]
    token = mail.outbox[0].body.split("/me/confirm/")[1].split("/")[0]
    assert way_to(joan) == "joan@example.org"
    services.confirm(actor=ANONYMOUS, token=token)
    services.confirm(actor=ANONYMOUS, token=token)
    assert way_to(joan) == "home@example.org"
    services.change_contact(actor=as_self(joan), person_id=joan.id, channel="email", address="work@example.org")
    with pytest.raises(NotFound):
        services.confirm(actor=ANONYMOUS, token=token)
    assert way_to(joan) == "joan@example.org"
    services.change_contact(actor=as_self(joan), person_id=joan.id, channel="email")
    assert queries.me(actor=as_self(joan)).way.address == "joan@example.org"


def test_someone_nobody_can_reach_is_not_written_to(on_the_phone):
    assert way_to(on_the_phone) == "no_way_to_reach"
    services.change_contact(
        actor=FACILITATOR, person_id=on_the_phone.id, channel="email", address="a@example.org", panel_id=PANEL
    )
    assert way_to(on_the_phone) == "not_confirmed"


def test_an_address_without_account_is_confirmed_by_a_press(client):
    about_id = new_id()
    kept = services.add_address(actor=ANONYMOUS, panel_id=PANEL, about_id=about_id, email=" Sam@Example.org ")
    again = services.add_address(actor=ANONYMOUS, panel_id=PANEL, about_id=about_id, email="sam@example.org")
    assert kept.id == again.id
    deliver_due()
    deliver_due()
    assert len(mail.outbox) == 1
    link = "/me/confirm/" + mail.outbox[0].body.split("/me/confirm/")[1].split()[0]
    assert queries.confirmed_addresses(about_ids=[about_id]) == {}
    assert "Yes, it is mine" in client.get(link).content.decode()
    assert queries.confirmed_addresses(about_ids=[about_id]) == {}
    assert "is confirmed" in client.post(link, follow=True).content.decode()
    assert queries.confirmed_addresses(about_ids=[about_id]) == {about_id: [kept.id]}
    services.erase_address(actor=SYSTEM, address_id=kept.id)
    for answer in (client.get(link), client.post(link), client.get("/me/confirm/wrong/")):
        assert answer.status_code == 410
    assert not Envelope.objects.filter(address_id=kept.id).exists()


def test_erasing_takes_everything_and_keeps_the_place(joan, client):
    account = Account.objects.get()
    client.force_login(account)
    services.change_contact(actor=as_self(joan), person_id=joan.id, channel="post", address="4 Quay Street, MB3 2LT")
    services.begin_session(actor=as_self(joan), account_id=account.id, token_hash="a" * 64, device_kind="Firefox|Linux")
    services.ask_to_sign_in(actor=ANONYMOUS, email="joan@example.org", code="AAAA-BBBB", language="en-gb")
    services.add_address(actor=ANONYMOUS, panel_id=PANEL, about_id=new_id(), email="joan@example.org")
    ActorSalt.objects.create(entry_uid=new_id(), person_id=joan.id, salt=b"x" * 32)
    other = services.add_person(actor=SYSTEM, full_name="Ali Khan", email="ali@example.org")
    services.add_address(actor=ANONYMOUS, panel_id=PANEL, about_id=new_id(), email="ali@example.org")
    assert Envelope.objects.count() == 4
    services.erase_person(actor=as_self(joan), person_id=joan.id)
    joan.refresh_from_db()
    assert (joan.full_name, joan.first_name, joan.own_word) == ("", "", "")
    assert queries.names([joan.id, other.id]) == {
        joan.id: queries.Names("", "", OwnWord.NONE, erased=True),
        other.id: queries.Names("Ali Khan", "Ali", OwnWord.NONE, erased=False),
    }
    for model in (ContactChoice, Device, SignIn, ActorSalt):
        assert not model.objects.exists(), model
    assert list(Account.objects.values_list("email", flat=True)) == ["ali@example.org"]
    assert list(ConfirmedAddress.objects.values_list("email", flat=True)) == ["ali@example.org"]
    assert Envelope.objects.count() == 1
    assert client.get("/me/").status_code == 302
    entry = PrivateEntry.objects.filter(kind="people.erased").get()
    assert (entry.subject_id, entry.payload) == (joan.id, {})
    with pytest.raises(NotFound):
        services.erase_person(actor=SYSTEM, person_id=joan.id)


def test_names_cost_one_query_and_nobody_none(joan, django_assert_num_queries):
    more = [services.add_person(actor=SYSTEM, full_name=f"Person {number}").id for number in range(99)]
    with django_assert_num_queries(1):
        assert len(queries.names([joan.id, None, new_id()])) == 1
    with django_assert_num_queries(1):
        assert len(queries.names([joan.id, *more])) == 100
    with django_assert_num_queries(0):
        assert queries.names([None]) == {}


def test_the_day_of_a_death_goes_with_erasure(joan):
    services.note_death(actor=SYSTEM, person_id=joan.id)
    assert queries.died_on(joan.id) is not None
    services.erase_person(actor=SYSTEM, person_id=joan.id)
    assert queries.died_on(joan.id) is None
