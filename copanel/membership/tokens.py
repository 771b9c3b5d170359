"""The word in an invitation's link, and the short code for the phone and for paper.

Both are made from the invitation's key and serial with the installation's secret, as the links of `people` are, so
that neither is kept anywhere: who reads the database, or a backup, can accept nothing. A later serial makes both
useless; so does the answer. Looking at either spends nothing.
"""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

from copanel.membership.models import Invitation

SALT = "membership.invited"


def word(invitation: Invitation) -> str:
    """The word in the link."""
    return signing.Signer(salt=SALT).sign_object([invitation.id.hex, invitation.serial], compress=False)


def read(token: str) -> tuple[UUID, int] | None:
    """(key, serial) of the invitation that a word is for, or None where it was never made here."""
    try:
        key, serial = signing.Signer(salt=SALT).unsign_object(token)
        return UUID(key), int(serial)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def code(invitation: Invitation) -> str:
    """Eight letters and figures, to be said on the phone or written on paper: "K7QM-2XTW"."""
    made = salted_hmac("membership.code", f"{invitation.id.hex}:{invitation.serial}", algorithm="sha256").digest()
    eight = b32encode(made)[:8].decode()
    return f"{eight[:4]}-{eight[4:]}"


def is_code(invitation: Invitation, typed: str) -> bool:
    """Whether this is the invitation's code. Spaces, dashes and small letters do not matter; 0 is O, and 1 is I."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum()).replace("0", "O").replace("1", "I")
    return compare_digest(_digest(plain), _digest(code(invitation).replace("-", "")))


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
