"""Commitments: a digest that proves words later without holding them.

SHA-256 over the prefix "copanel/v1", the length-prefixed field name, a 32-byte random salt and
the NFC text. Erasing text and salt leaves the public record's proofs whole (design: Words).
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

PREFIX = b"copanel/v1"
SALT_BYTES = 32


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


def commit(field: str, salt: bytes, text: str) -> str:
    """The commitment, 64 hexadecimal digits. One salt a layer; never for what stands in clear beside it."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 32 bytes")
    name = field.encode()
    digest = hashlib.sha256(PREFIX)
    digest.update(len(name).to_bytes(4, "big"))
    digest.update(name)
    digest.update(salt)
    digest.update(unicodedata.normalize("NFC", text).encode())
    return digest.hexdigest()
