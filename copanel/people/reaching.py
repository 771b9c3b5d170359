"""Where a message goes: the one place that turns a person or an address into a way to reach them.

Registered with the outbox at start. It is asked when the message is sent, so that a change of mind
counts for what is on its way already. Three queries at most, for one message or a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from copanel.outbox import Destination, NotSent
from copanel.outbox.kinds import Wanted
from copanel.people import tokens
from copanel.people.addressees import addressee
from copanel.people.models import ConfirmedAddress, ContactChoice, Person, SignIn
from copanel.people.states import Channel

SIGN_IN, NEW_DEVICE = "people.sign_in", "people.new_device"
CONFIRM_ADDRESS, CONFIRM_CONTACT = "people.confirm_address", "people.confirm_contact"
ERASED, DIED, NO_WAY, NOT_CONFIRMED = "erased", "died", "no_way_to_reach", "not_confirmed"


def destinations(wanted: Iterable[Wanted]) -> dict[Wanted, Destination | NotSent]:
    """The way to reach each, or why there is none."""
    wanted = list(wanted)
    person_ids = {each.person_id for each in wanted if each.person_id}
    elsewhere = {each for each in wanted if each.address_id and addressee(each.kind)}
    address_ids = {each.address_id for each in wanted if each.address_id and each.kind != SIGN_IN} - {
        each.address_id for each in elsewhere
    }
    sign_in_ids = {each.address_id for each in wanted if each.address_id and each.kind == SIGN_IN}
    persons = {}
    if person_ids:
        rows = Person.objects.filter(pk__in=person_ids).select_related("account").prefetch_related("contact_choices")
        persons = {person.id: person for person in rows}
    addresses = ConfirmedAddress.objects.in_bulk(address_ids) if address_ids else {}
    sign_ins = SignIn.objects.select_related("account__person").in_bulk(sign_in_ids) if sign_in_ids else {}
    found: dict[Wanted, Destination | NotSent] = _kept_elsewhere(elsewhere)
    for each in wanted:
        if each in found:
            continue
        if each.person_id:
            found[each] = _of_person(each, persons.get(each.person_id))
        elif each.kind == SIGN_IN:
            found[each] = _of_sign_in(sign_ins.get(each.address_id))
        else:
            found[each] = _of_address(each, addresses.get(each.address_id))
    return found


def _kept_elsewhere(wanted: Iterable[Wanted]) -> dict[Wanted, Destination | NotSent]:
    """Whom another room writes to before they are a person here: one call a kind of message."""
    by_kind: dict[str, list[Wanted]] = {}
    for each in wanted:
        by_kind.setdefault(each.kind, []).append(each)
    found: dict[Wanted, Destination | NotSent] = {}
    for kind, rows in by_kind.items():
        where = addressee(kind)
        there = where([each.address_id for each in rows if each.address_id]) if where else {}
        found |= {each: there.get(each.address_id, NotSent(ERASED)) for each in rows}
    return found


def _of_person(wanted: Wanted, person: Person | None) -> Destination | NotSent:
    if person is None or person.erased_at:
        return NotSent(ERASED)
    if person.died_on:
        return NotSent(DIED)
    account = getattr(person, "account", None)
    choices = list(person.contact_choices.all())
    if wanted.kind == CONFIRM_CONTACT:
        asked = next((choice for choice in choices if choice.id == wanted.about_id), None)
        return _mail(person, asked.address) if asked else NotSent(ERASED)
    chosen = next((choice for choice in choices if choice.in_use), None)
    by_account = account is not None and account.is_active
    if wanted.kind == NEW_DEVICE or chosen is None:
        return _mail(person, account.email) if by_account else NotSent(NO_WAY)
    if chosen.channel != Channel.EMAIL:
        return _by(chosen, person)
    if chosen.confirmed_at is None:
        return _mail(person, account.email) if by_account else NotSent(NOT_CONFIRMED)
    return _mail(person, chosen.address)


def _mail(person: Person, address: str) -> Destination:
    return Destination(Channel.EMAIL, address, person.full_name, person.language)


def _by(choice: ContactChoice, person: Person) -> Destination:
    return Destination(choice.channel, choice.address, person.full_name, person.language, choice.large_print)


def _of_sign_in(sign_in: SignIn | None) -> Destination | NotSent:
    if sign_in is None:
        return NotSent(ERASED)
    name = sign_in.account.name if sign_in.account else ""
    return Destination(Channel.EMAIL, sign_in.email, name, sign_in.language)


def _of_address(wanted: Wanted, address: ConfirmedAddress | None) -> Destination | NotSent:
    if address is None:
        return NotSent(ERASED)
    if address.confirmed_at is None and wanted.kind != CONFIRM_ADDRESS:
        return NotSent(NOT_CONFIRMED)
    stop = "" if wanted.kind == CONFIRM_ADDRESS else reverse("people:stop", args=[tokens.stopping(address)])
    return Destination(Channel.EMAIL, address.email, "", address.language, stop_path=stop)
