"""The room's own messages. None of them can be switched off: each is part of signing in, or asks for a yes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from copanel.outbox import Message, Nature, NotSent, Reader, Recipient, message_kind
from copanel.people import queries, tokens
from copanel.people.models import ConfirmedAddress, ContactChoice, Device
from copanel.people.states import Channel
from copanel.ui import dates

RUN_OUT, ERASED, CONFIRMED = "run_out", "erased", "confirmed_already"


def _to_the_one_who_asked(about_id: UUID) -> Iterable[Recipient]:
    return [Recipient(address_id=about_id)]


def _sign_in(about_id: UUID, reader: Reader) -> Message | NotSent:
    sign_in = queries.waiting_sign_in(sign_in_id=about_id)
    if sign_in is None:
        return NotSent(RUN_OUT)
    if sign_in.account is None:
        return Message(
            subject=_("No account for this e-mail address"),
            first_line=_("Someone typed your e-mail address to sign in, but it has no account here."),
            paragraphs=(
                _("If it was you, perhaps you used another address. Or ask the panel’s facilitator for an account."),
                _("If it was not you, do nothing."),
            ),
        )
    there = reverse("people:sign_in_link", args=[sign_in.id, tokens.sign_in_token(sign_in)])
    return Message(
        subject=_("Your code to sign in"),
        first_line=_("Type this code on the page where you asked for it: %(code)s") % {"code": sign_in.code},
        paragraphs=(
            _("Or open the link below and press “Sign in”."),
            _("The code and the link work once, within 30 minutes. Do not pass them on."),
            _("If you did not ask to sign in, do nothing. Nobody gets in without this message."),
        ),
        link=(_("Open the page to sign in"), there),
    )


def _to_its_owner(about_id: UUID) -> Iterable[Recipient]:
    device = Device.objects.filter(pk=about_id).select_related("account").first()
    return [Recipient(person_id=device.account.person_id)] if device else []


def _new_device(about_id: UUID, reader: Reader) -> Message | NotSent:
    device = Device.objects.filter(pk=about_id).first()
    if device is None:
        return NotSent(ERASED)
    browser, _sep, system = device.kind.partition("|")
    where = _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if system else _("a new browser")
    return Message(
        subject=_("You signed in on a new device"),
        first_line=_("If it was you, you do not need to do anything."),
        paragraphs=(
            _("Where: %(where)s.") % {"where": where},
            _("When: %(day)s, %(time)s.")
            % {"day": dates.day(device.first_seen_at), "time": dates.at(device.first_seen_at)},
            _("If it was not you, tell the panel’s facilitator at once. They can close your account."),
        ),
    )


def _to_the_address(about_id: UUID) -> Iterable[Recipient]:
    return [
        Recipient(address_id=about_id, reason=gettext_noop("You get this because someone gave us your e-mail address."))
    ]


def _confirm_address(about_id: UUID, reader: Reader) -> Message | NotSent:
    address = ConfirmedAddress.objects.filter(pk=about_id).first()
    if address is None:
        return NotSent(ERASED)
    given = _("Someone wrote to the panel with this address on %(day)s.") % {"day": dates.day(address.given_at)}
    used = f"{given} {_('We use your address for this one thing only.')}"
    return _is_it_yours(tokens.confirming(address), used, already=address.confirmed_at is not None)


def _to_the_person_of_the_choice(about_id: UUID) -> Iterable[Recipient]:
    choice = ContactChoice.objects.filter(pk=about_id).first()
    return [Recipient(person_id=choice.person_id)] if choice else []


def _confirm_contact(about_id: UUID, reader: Reader) -> Message | NotSent:
    choice = ContactChoice.objects.filter(pk=about_id, channel=Channel.EMAIL).first()
    if choice is None:
        return NotSent(ERASED)
    used = _("After that our messages come to this address.")
    return _is_it_yours(tokens.confirming(choice), used, already=choice.confirmed_at is not None)


def _is_it_yours(token: str, used: str, *, already: bool) -> Message | NotSent:
    if already:
        return NotSent(CONFIRMED)
    return Message(
        subject=_("Is this your e-mail address?"),
        first_line=_("Open the link and press “Yes, it is mine”. Then we can tell you what happens."),
        paragraphs=(
            used,
            _("If you did not give us your address, do nothing. We will not write again."),
        ),
        link=(_("Say if it is yours"), reverse("people:confirm", args=[token])),
    )


def _erase_sent(about_id: UUID, reader: Reader) -> Message | NotSent:
    """The same whether anything was sent with the address or not."""
    address = ConfirmedAddress.objects.filter(pk=about_id).first()
    if address is None:
        return NotSent(ERASED)
    return Message(
        subject=_("Erase what you sent us?"),
        first_line=_("Open the link and press “Erase what I wrote”. Nobody can bring it back."),
        paragraphs=(
            _("The link works once, within %(days)s days. Do not pass it on.") % {"days": tokens.ERASE_DAYS},
            _("If you did not ask for this, do nothing. Then nothing is erased."),
        ),
        link=(_("Open the page to erase it"), reverse("people:erase_sent", args=[tokens.erasing(address)])),
    )


SIGN_IN = message_kind("people.sign_in", nature=Nature.MUST, to=_to_the_one_who_asked, render=_sign_in, urgent=True)
NEW_DEVICE = message_kind("people.new_device", nature=Nature.MUST, to=_to_its_owner, render=_new_device, urgent=True)
CONFIRM_ADDRESS = message_kind(
    "people.confirm_address", nature=Nature.MUST, to=_to_the_address, render=_confirm_address, urgent=True
)
CONFIRM_CONTACT = message_kind(
    "people.confirm_contact",
    nature=Nature.MUST,
    to=_to_the_person_of_the_choice,
    render=_confirm_contact,
    urgent=True,
)
ERASE_SENT = message_kind("people.erase_sent", nature=Nature.MUST, to=_to_the_address, render=_erase_sent, urgent=True)
