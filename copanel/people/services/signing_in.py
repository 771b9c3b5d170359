"""Signing in: one mail with a code and a link, of which one works, once, within 30 minutes."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import AlreadyDone
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import events, messages, policy, queries
from copanel.people.models import Account, Device, SignIn, WrongCode
from copanel.people.states import Do
from copanel.people.telling import tell


@act(events.SIGN_IN_ASKED)
def ask_to_sign_in(*, actor: Actor, email: str, code: str, language: str, next_path: str = "") -> SignIn:
    """Have the sign-in mail sent. An address without an account gets a mail that says so.

    Both do the same work here, so that neither the answer nor its time tells which it was.
    Raises TooMany above the limits for one address and one network.
    """
    policy.require(actor, Do.ASK_TO_SIGN_IN, None)
    queries.check_asking(email=email, network=actor.network)
    account = queries.account_for(email=email)
    asked = SignIn.objects.create(
        account=account,
        email=email.strip().lower(),
        code=code,
        next_path=next_path,
        language=language,
        network=actor.network,
    )
    record(events.SIGN_IN_ASKED, actor=actor, subject_id=asked.id)
    tell(messages.SIGN_IN, actor=actor, about_id=asked.id, panel_id=None)
    return asked


@act(events.SIGN_IN_SPENT)
def spend(*, actor: Actor, sign_in_id: UUID) -> SignIn:
    """Use up a code or a link, with every other one that waits for the same account.

    The proof (the code, the link's word) was checked before. Raises NotFound, and AlreadyDone where
    it was used or has run out: of two presses at once, one signs in.
    """
    asked = SignIn.locked(sign_in_id)
    policy.require(actor, Do.SIGN_IN, asked)
    if asked.account_id is None or queries.waiting_sign_in(sign_in_id=sign_in_id) is None:
        raise AlreadyDone(_("This code or link was used, or has run out. Ask for a new one."))
    SignIn.objects.filter(account_id=asked.account_id, spent_at=None).update(spent_at=clock.now(), code="")
    record(events.SIGN_IN_SPENT, actor=actor, subject_id=asked.id)
    return asked


@act(events.CODE_REFUSED)
def note_wrong_code(*, actor: Actor) -> None:
    """Count a wrong code against the network it came from."""
    policy.require(actor, Do.SIGN_IN, None)
    counted = WrongCode.objects.create(network=actor.network)
    record(events.CODE_REFUSED, actor=actor, subject_id=counted.id)


@act(events.SIGNED_IN)
def begin_session(*, actor: Actor, account_id: UUID, token_hash: str, device_kind: str) -> Account:
    """Note a sign-in and the browser it came from. A browser not seen before is told to the person by mail."""
    policy.require(actor, Do.SIGN_IN, None)
    account = Account.objects.get(pk=account_id)
    device, is_new = Device.objects.get_or_create(
        account=account, token_hash=token_hash, defaults={"kind": device_kind[:60]}
    )
    if is_new:
        tell(messages.NEW_DEVICE, actor=actor, about_id=device.id, panel_id=None)
    else:
        device.last_seen_at = clock.now()
        device.save(update_fields=["last_seen_at"])
    record(events.SIGNED_IN, actor=actor, subject_id=account.person_id)
    return account
