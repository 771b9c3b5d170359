"""Persons, their accounts, and how they want to be reached."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.models import ActorSalt
from copanel.ledger.services import record
from copanel.outbox import services as outbox
from copanel.people import events, messages, policy
from copanel.people.models import Account, ConfirmedAddress, ContactChoice, Person, SignIn
from copanel.people.states import Channel, Do, Language, OwnWord
from copanel.people.telling import tell


@act(events.PERSON_ADDED)
def add_person(
    *,
    actor: Actor,
    full_name: str,
    first_name: str = "",
    own_word: str = "",
    language: str = Language.STANDARD,
    email: str = "",
    panel_id: UUID | None = None,
) -> Person:
    """Add someone we know by name, with an account where an e-mail address is given.

    The facilitator or a co-chair of the panel does it, or the command line. The first name is taken
    from the full name where none is given. Raises Invalid.
    """
    policy.require(actor, Do.ADD_PERSON, OnPanel(panel_id))  # no panel: nobody but the system
    if email:
        _email(email)  # first: whoever types something else there learns it before they are asked for a name
    full_name, first_name = " ".join(full_name.split()), " ".join(first_name.split())
    person = Person(
        full_name=full_name,
        first_name=first_name or full_name.partition(" ")[0],
        own_word=_own_word(own_word),
        language=_language(language),
    )
    _check_names(person)
    person.save()
    record(events.PERSON_ADDED, actor=actor, subject_id=person.id, panel_id=panel_id)
    if email:
        _open(actor, person, email)
    return person


@act(events.ACCOUNT_OPENED)
def open_account(*, actor: Actor, person_id: UUID, email: str, panel_id: UUID | None = None) -> Account:
    """Let a person sign in with an e-mail address. Raises Invalid where either has an account already."""
    policy.require(actor, Do.OPEN_ACCOUNT, OnPanel(panel_id))
    return _open(actor, _living(person_id), email)


def _open(actor: Actor, person: Person, email: str) -> Account:
    address = _email(email)
    if Account.objects.filter(email=address).exists():
        raise Invalid({"email": _("Someone else signs in with this e-mail address.")})
    if Account.objects.filter(person=person).exists():
        raise Invalid({"email": _("This person has an account already.")})
    account = Account.objects.create_user(email=address, person=person)
    record(events.ACCOUNT_OPENED, actor=actor, subject_id=person.id)
    return account


@act(events.ACCOUNT_CLOSED)
def close_account(*, actor: Actor, person_id: UUID) -> Account:
    """Shut the door at once: no new sign-in, and every browser is signed out. Words and offices stay."""
    return _switch(actor, person_id, events.ACCOUNT_CLOSED, is_active=False)


@act(events.ACCOUNT_OPENED)
def reopen_account(*, actor: Actor, person_id: UUID) -> Account:
    """Open a closed account again."""
    return _switch(actor, person_id, events.ACCOUNT_OPENED, is_active=True)


def _switch(actor: Actor, person_id: UUID, event: object, *, is_active: bool) -> Account:
    account = Account.objects.select_for_update(of=("self",)).filter(person_id=person_id).first()
    if account is None:
        raise NotFound()
    policy.require(actor, Do.CLOSE_ACCOUNT, account)
    account.is_active = is_active
    account.save(update_fields=["is_active"])
    if not is_active:
        account.devices.all().delete()
    record(event, actor=actor, subject_id=person_id)
    return account


@act(events.PERSON_CHANGED)
def change_name(
    *,
    actor: Actor,
    person_id: UUID,
    full_name: str,
    first_name: str,
    own_word: str = "",
    panel_id: UUID | None = None,
) -> Person:
    """Change how a person is named, and what they say of themselves. Raises Invalid."""
    person = _changing(actor, person_id, panel_id)
    person.full_name, person.first_name = " ".join(full_name.split()), " ".join(first_name.split())
    person.own_word = _own_word(own_word)
    _check_names(person)
    person.save()
    record(events.PERSON_CHANGED, actor=actor, subject_id=person.id, panel_id=panel_id, payload={"what": "name"})
    return person


@act(events.PERSON_CHANGED)
def change_language(*, actor: Actor, person_id: UUID, language: str, panel_id: UUID | None = None) -> Person:
    """Standard words or Easy Read, for pages and for every message from now on. Raises Invalid."""
    person = _changing(actor, person_id, panel_id)
    person.language = _language(language)
    person.save(update_fields=["language"])
    record(events.PERSON_CHANGED, actor=actor, subject_id=person.id, panel_id=panel_id, payload={"what": "language"})
    return person


@act(events.CONTACT_CHANGED)
def change_contact(
    *,
    actor: Actor,
    person_id: UUID,
    channel: str,
    address: str = "",
    large_print: bool = True,
    panel_id: UUID | None = None,
) -> ContactChoice | None:
    """Choose how messages come: e-mail, post or phone. One way is in use at a time.

    E-mail without an address is the account's own, and gives None. Another e-mail address counts
    once it is confirmed by a press of a button; until then the account's is used. The facilitator
    may do it for someone who cannot sign in. Raises Invalid.
    """
    person = _changing(actor, person_id, panel_id)
    if channel not in set(Channel):
        raise Invalid({"channel": _("Choose e-mail, post or phone.")})
    address = address.strip()
    account = Account.objects.filter(person=person).first()
    ways = ContactChoice.objects.filter(person=person)
    ways.filter(in_use=True).update(in_use=False)
    choice = None
    if channel == Channel.EMAIL and account and address.lower() in {"", account.email}:
        ways.filter(channel=Channel.EMAIL).delete()
    else:
        address = _address(channel, address)
        choice = ways.filter(channel=channel).first() or ContactChoice(person=person, channel=channel)
        if choice.address != address or channel != Channel.EMAIL:
            choice.confirmed_at = None if channel == Channel.EMAIL else clock.now()
        choice.address, choice.large_print, choice.in_use = address, large_print, True
        choice.save()
    record(events.CONTACT_CHANGED, actor=actor, subject_id=person.id, panel_id=panel_id, payload={"channel": channel})
    if choice and choice.confirmed_at is None:
        tell(messages.CONFIRM_CONTACT, actor=actor, about_id=choice.id, panel_id=panel_id, stage=address[:80])
    return choice


@act(events.ERASED)
def erase_person(*, actor: Actor, person_id: UUID, panel_id: UUID | None = None) -> Person:
    """Erase a person: names, account, addresses, devices, messages on their way, and what ties them to the record.

    The empty row stays, so that what others wrote keeps its place. Every other room answers
    `people.erased` in this transaction for what it holds. It cannot be undone (data protection law:
    the right to erasure, UK GDPR article 17).
    """
    person = _living(person_id)
    account = Account.objects.filter(person=person).first()
    policy.require(actor, Do.ERASE, policy.OfPerson(person_id, panel_id, has_account=account is not None))
    emails = {choice.address for choice in person.contact_choices.all() if choice.channel == Channel.EMAIL}
    emails |= {account.email} if account else set()
    addresses = ConfirmedAddress.objects.filter(email__in=emails)
    sign_ins = SignIn.objects.filter(email__in=emails)
    outbox.forget(
        person_ids=[person.id],
        address_ids=[*addresses.values_list("pk", flat=True), *sign_ins.values_list("pk", flat=True)],
    )
    if account:
        account.delete()
    addresses.delete()
    sign_ins.delete()
    person.contact_choices.all().delete()
    ActorSalt.objects.filter(person_id=person.id).delete()
    person.full_name = person.first_name = person.own_word = ""
    person.erased_at, person.died_on = clock.now(), None
    person.save()
    record(events.ERASED, actor=actor, subject_id=person.id, panel_id=panel_id)
    return person


@act(events.DIED)
def note_death(
    *, actor: Actor, person_id: UUID, panel_id: UUID | None = None, died_on: dt.date | None = None
) -> Person:
    """Note that someone has died, on a day (today): from this moment no message goes to them or anyone in their name.

    What waits is stopped, letters and calls are taken off the pile, and nobody signs in as them. Their words stay as
    they chose. Rooms above answer `people.died` in this transaction. Raises AlreadyDone, Invalid for a day to come.
    """
    person = _living(person_id)
    account = Account.objects.select_for_update(of=("self",)).filter(person=person).first()
    policy.require(actor, Do.NOTE_DEATH, policy.OfPerson(person_id, panel_id, has_account=account is not None))
    if person.died_on:
        raise AlreadyDone()
    died_on = died_on or clock.today()
    if died_on > clock.today():
        raise Invalid({"died_on": _("That day is still to come. Give today or a day before it.")})
    person.died_on = died_on
    person.save(update_fields=["died_on"])
    if account:
        account.is_active = False
        account.save(update_fields=["is_active"])
        account.devices.all().delete()
    outbox.stop_for(person_id=person.id)
    # What they asked to be told by an address of theirs, without signing in.
    theirs = {choice.address for choice in person.contact_choices.all() if choice.channel == Channel.EMAIL}
    theirs |= {account.email} if account else set()
    addresses = ConfirmedAddress.objects.filter(email__in=theirs)
    outbox.forget(address_ids=list(addresses.values_list("pk", flat=True)))
    addresses.delete()
    record(events.DIED, actor=actor, subject_id=person.id, panel_id=panel_id)
    return person


@act(events.DEATH_TAKEN_BACK)
def take_back_death(*, actor: Actor, person_id: UUID, panel_id: UUID | None = None) -> Person:
    """It was written down by mistake that someone died: they can sign in and be written to again. Raises WrongState.

    What was stopped stays stopped, and what they held is given to them anew.
    """
    person = _living(person_id)
    account = Account.objects.select_for_update(of=("self",)).filter(person=person).first()
    policy.require(actor, Do.TAKE_BACK_DEATH, policy.OfPerson(person_id, panel_id, has_account=account is not None))
    if not person.died_on:
        raise WrongState()
    person.died_on = None
    person.save(update_fields=["died_on"])
    if account:
        account.is_active = True
        account.save(update_fields=["is_active"])
    record(events.DEATH_TAKEN_BACK, actor=actor, subject_id=person.id, panel_id=panel_id)
    return person


def _living(person_id: UUID) -> Person:
    person = Person.locked(person_id)
    if person.erased_at:
        raise NotFound()
    return person


def _changing(actor: Actor, person_id: UUID, panel_id: UUID | None) -> Person:
    person = _living(person_id)
    has_account = Account.objects.filter(person=person).exists()
    policy.require(actor, Do.CHANGE_SELF, policy.OfPerson(person_id, panel_id, has_account=has_account))
    return person


def _check_names(person: Person) -> None:
    faults = {}
    if not person.full_name:
        faults["full_name"] = _("Write the full name.")
    elif len(person.full_name) > 200:
        faults["full_name"] = _("This name is too long. Write at most 200 letters.")
    if person.full_name and not person.first_name:
        faults["first_name"] = _("Write the first name.")
    elif len(person.first_name) > 100:
        faults["first_name"] = _("This name is too long. Write at most 100 letters.")
    if faults:
        raise Invalid(faults)


def _own_word(typed: str) -> str:
    if typed not in set(OwnWord):
        raise Invalid({"own_word": _("Choose one of the answers.")})
    return typed


def _language(typed: str) -> str:
    if typed not in set(Language):
        raise Invalid({"language": _("Choose English or Easy Read.")})
    return typed


def _email(typed: str) -> str:
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid({"email": _("Write the e-mail address in full, like name@example.org.")}) from None
    return address


def _address(channel: str, typed: str) -> str:
    if channel == Channel.EMAIL:
        try:
            return _email(typed)
        except Invalid as fault:
            raise Invalid({"address": fault.sentence}) from None
    if channel == Channel.PHONE:
        if sum(sign.isdigit() for sign in typed) < 6 or len(typed) > 40:
            raise Invalid({"address": _("Write the whole phone number, like 01632 960114.")})
        return " ".join(typed.split())
    if len(typed) < 10 or len(typed) > 500:
        raise Invalid({"address": _("Write the whole address, with the postcode.")})
    return typed
