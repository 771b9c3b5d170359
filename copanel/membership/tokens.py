"""The word in an invitation's link, and the short code for the phone and for paper.

Both are made from the invitation's key and serial with the installation's secret, as the links of `people` are, so
that neither is kept anywhere: who reads the database, or a backup, can accept nothing. A later serial makes both
useless; so does the answer. Looking at either spends nothing.
"""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

from copanel.membership.models import Invitation

# The dot needs no quoting in an address, so that every page with such a link has the same length.
SIGNER = signing.Signer(salt="membership.invited", sep=".")


def word(invitation: Invitation) -> str:
    """The word in the link."""
    return SIGNER.sign_object([invitation.id.hex, invitation.serial], compress=False)


def read(token: str) -> tuple[UUID, int] | None:
    """(key, serial) of the invitation that a word is for, or None where it was never made here."""
    try:
        key, serial = SIGNER.unsign_object(token)
        return UUID(key), int(serial)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def code(invitation: Invitation) -> str:
    """Nine figures, to be said on the phone or written on paper: "482 193 557".

    Figures alone: they are heard rightly, and are the same in a relay call and on any keypad. Guessing finds nothing:
    only who keeps the table types codes, and not for what they sent themselves.
    """
    made = salted_hmac("membership.code", f"{invitation.id.hex}:{invitation.serial}", algorithm="sha256").digest()
    nine = f"{int.from_bytes(made[:16]) % 10**9:09}"
    return f"{nine[:3]} {nine[3:6]} {nine[6:]}"


def is_code(invitation: Invitation, typed: str) -> bool:
    """Whether this is the invitation's code. Spaces and dashes do not matter."""
    figures = "".join(sign for sign in typed if sign.isalnum())
    return compare_digest(_digest(figures), _digest(code(invitation).replace(" ", "")))


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
