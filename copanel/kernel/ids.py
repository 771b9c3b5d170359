"""Keys and references. Random, since serial keys leak counts."""

from __future__ import annotations

import secrets
import uuid

# Without letters and digits that are mistaken for one another when read aloud or copied by hand.
SPOKEN = "ABCDEFGHJKMNPQRTVWXY346789"


def new_id() -> uuid.UUID:
    """A random key for a row."""
    return uuid.uuid4()


def spoken_reference() -> str:
    """A reference a person can read out on the phone: K7M-4XQP. About 33 bits; never a secret."""
    return "".join(secrets.choice(SPOKEN) for _ in range(3)) + "-" + "".join(secrets.choice(SPOKEN) for _ in range(4))
