"""The signed words in a mail's links. They open a page; only a press of its button does anything.

The sign-in link is django-sesame's, bound to its one mail by its scope. The links that confirm an
address are signed by Django, and hold a digest of the address, so that a later address needs its own.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.core import signing
from sesame.utils import get_token, get_user

from copanel.people.models import Account, ConfirmedAddress, ContactChoice, SignIn

DAY = 24 * 60 * 60  # seconds
CONFIRM_WITHIN = 30 * DAY
ERASE_DAYS = 3
ADDRESS, CONTACT = "a", "c"


def sign_in_token(sign_in: SignIn) -> str:
    """The word in a sign-in link. It dies when its account next signs in, and after 30 minutes (settings)."""
    return get_token(sign_in.account, scope=str(sign_in.id))


def account_of(*, sign_in_id: UUID, token: str) -> Account | None:
    """The account a link is for, or None. Looking spends nothing."""
    return get_user(token, scope=str(sign_in_id), update_last_login=False)


def confirming(what: ConfirmedAddress | ContactChoice) -> str:
    """The word in a link that confirms an address."""
    is_address = isinstance(what, ConfirmedAddress)
    letter, address = (ADDRESS, what.email) if is_address else (CONTACT, what.address)
    return signing.dumps([letter, str(what.id), _digest(address)], salt="people.confirm")


def read_confirming(token: str) -> tuple[str, UUID, str] | None:
    """(ADDRESS or CONTACT, key, digest of the address), or None where the word is wrong or too old."""
    try:
        letter, key, digest = signing.loads(token, salt="people.confirm", max_age=CONFIRM_WITHIN)
        return letter, UUID(key), digest
    except (signing.BadSignature, ValueError, TypeError):
        return None


def stopping(address: ConfirmedAddress) -> str:
    """The word in the link that ends all messages to an address. It never grows old: the mail may lie for years."""
    return signing.dumps(str(address.id), salt="people.stop")


def read_stopping(token: str) -> UUID | None:
    try:
        return UUID(signing.loads(token, salt="people.stop"))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def erasing(address: ConfirmedAddress) -> str:
    """The word in the link that erases what was sent with an address: for a few days, and until the address is gone.

    It stands in no mail but the one that was asked for to erase; any other may have been passed on, for years.
    """
    return signing.dumps(str(address.id), salt="people.erase")


def read_erasing(token: str) -> UUID | None:
    try:
        return UUID(signing.loads(token, salt="people.erase", max_age=ERASE_DAYS * DAY))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def fits(digest: str, address: str) -> bool:
    return digest == _digest(address)


def _digest(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:16]
