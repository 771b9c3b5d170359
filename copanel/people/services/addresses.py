"""E-mail addresses without an account, and saying "yes, it is mine"."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.outbox import services as outbox
from copanel.people import events, messages, policy, tokens
from copanel.people.models import ConfirmedAddress, ContactChoice
from copanel.people.states import Channel, Do, Language
from copanel.people.telling import tell


@act(events.ADDRESS_ADDED)
def add_address(
    *, actor: Actor, panel_id: UUID, about_id: UUID, email: str, language: str = Language.STANDARD
) -> ConfirmedAddress:
    """Keep an address that someone without an account gave, for one thing only (powers: "used for this issue only").

    Nothing is sent to it but the question "is this yours?", once. The same address for the same
    thing is kept once. Raises Invalid.
    """
    policy.require(actor, Do.ADD_ADDRESS, OnPanel(panel_id))
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Invalid({"email": _("Write the e-mail address in full, like name@example.org.")}) from None
    kept, _is_new = ConfirmedAddress.objects.get_or_create(
        about_id=about_id, email=address, defaults={"panel_id": panel_id, "language": language}
    )
    record(events.ADDRESS_ADDED, actor=actor, subject_id=kept.id, panel_id=panel_id, payload={"about": str(about_id)})
    tell(messages.CONFIRM_ADDRESS, actor=actor, about_id=kept.id, panel_id=panel_id)
    return kept


@act(events.ADDRESS_CONFIRMED, events.CONTACT_CONFIRMED)
def confirm(*, actor: Actor, token: str) -> None:
    """Say "yes, this address is mine", by the button behind the link that was sent to it.

    Once or twice is the same. Raises NotFound where the link is wrong, too old, or the address is gone.
    """
    read = tokens.read_confirming(token)
    if read is None:
        raise NotFound()
    letter, key, digest = read
    policy.require(actor, Do.CONFIRM_ADDRESS, None)
    if letter == tokens.ADDRESS:
        address = ConfirmedAddress.locked(key)
        _check(tokens.fits(digest, address.email))
        address.confirmed_at = address.confirmed_at or clock.now()
        address.save(update_fields=["confirmed_at"])
        record(
            events.ADDRESS_CONFIRMED,
            actor=actor,
            subject_id=address.id,
            panel_id=address.panel_id,
            payload={"about": str(address.about_id)},
        )
    else:
        choice = ContactChoice.locked(key)
        _check(choice.channel == Channel.EMAIL and tokens.fits(digest, choice.address))
        choice.confirmed_at = choice.confirmed_at or clock.now()
        choice.save(update_fields=["confirmed_at"])
        record(events.CONTACT_CONFIRMED, actor=actor, subject_id=choice.person_id)


def _check(fits: bool) -> None:
    if not fits:
        raise NotFound()


@act(events.ADDRESS_ERASED)
def stop(*, actor: Actor, token: str) -> None:
    """End all messages to an address, by the button behind the link that stands in each of them.

    That link never grows old and is passed on with its mail, so it ends messages and nothing else: words stay.
    Raises NotFound where the link is wrong, AlreadyDone where the address was forgotten before.
    """
    policy.require(actor, Do.STOP_MESSAGES, None)
    _forget(actor, _by_stopping(token), words_too=False)


@act(events.ERASING_ASKED)
def ask_to_erase(*, actor: Actor, token: str) -> None:
    """Have a link sent to an address that erases what was sent with it: once a day at most, whoever presses.

    Whether anything was sent with it nobody is told. Raises as `stop`.
    """
    policy.require(actor, Do.ASK_TO_ERASE, None)
    address = _by_stopping(token)
    record(
        events.ERASING_ASKED,
        actor=actor,
        subject_id=address.id,
        panel_id=address.panel_id,
        payload={"about": str(address.about_id)},
    )
    tell(messages.ERASE_SENT, actor=actor, about_id=address.id, panel_id=address.panel_id, stage=str(clock.today()))


@act(events.ADDRESS_ERASED)
def erase_sent(*, actor: Actor, token: str) -> None:
    """Erase what was sent in with an address, and forget it, by the button behind the fresh link to it.

    Raises NotFound where the link is wrong, too old, or was used.
    """
    policy.require(actor, Do.ERASE_SENT, None)
    key = tokens.read_erasing(token)
    if key is None:
        raise NotFound()
    _forget(actor, ConfirmedAddress.locked(key), words_too=True)


def _by_stopping(token: str) -> ConfirmedAddress:
    key = tokens.read_stopping(token)
    if key is None:
        raise NotFound()
    address = ConfirmedAddress.objects.select_for_update().filter(pk=key).first()
    if address is None:
        raise AlreadyDone()
    return address


@act(events.ADDRESS_ERASED)
def erase_address(*, actor: Actor, address_id: UUID) -> None:
    """Forget an address, with every message on its way to it: when its owner asks, or its issue is closed."""
    address = ConfirmedAddress.locked(address_id)
    policy.require(actor, Do.ERASE, policy.OfPerson(address_id, address.panel_id, has_account=False))
    _forget(actor, address, words_too=False)


def _forget(actor: Actor, address: ConfirmedAddress, *, words_too: bool) -> None:
    outbox.forget(address_ids=[address.id])
    record(
        events.ADDRESS_ERASED,
        actor=actor,
        subject_id=address.id,
        panel_id=address.panel_id,
        payload={"about": str(address.about_id), "words": int(words_too)},
    )
    address.delete()
