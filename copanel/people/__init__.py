"""People: who someone is, how they want to be reached, and how they sign in.

Owns accounts, persons, contact choices, addresses without an account, devices, the sign-in pages
and `tell()`, which turns "who should know" into envelopes. Outside this room a person is a plain
`person_id`. Serves promise 4: a message comes the way the person asked, and nobody needs a password.
"""

from copanel.people.addressees import register_addressee

__all__ = ["register_addressee"]
