"""What happens in this room goes to the private journal: who people are is nobody's public record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel.ledger import CODE, NUMBER, PRIVATE, UID, kind

PERSON_ADDED = kind("person.added", audience=PRIVATE, keys={}, sentence=_("A person was added."))
PERSON_CHANGED = kind(
    "person.changed", audience=PRIVATE, keys={"what": CODE}, sentence=_("A person’s details were changed: %(what)s.")
)
ACCOUNT_OPENED = kind("account.opened", audience=PRIVATE, keys={}, sentence=_("An account was opened."))
ACCOUNT_CLOSED = kind("account.closed", audience=PRIVATE, keys={}, sentence=_("An account was closed."))
CONTACT_CHANGED = kind(
    "contact.changed", audience=PRIVATE, keys={"channel": CODE}, sentence=_("A way to reach a person was changed.")
)
CONTACT_CONFIRMED = kind(
    "contact.confirmed", audience=PRIVATE, keys={}, sentence=_("A person confirmed an e-mail address.")
)
# Every room that holds something of a person answers this one. The subject is the person.
ERASED = kind("people.erased", audience=PRIVATE, keys={}, sentence=_("A person was erased."))
# A room that holds a place for someone answers these too. The subject is the person.
DIED = kind("people.died", audience=PRIVATE, keys={}, sentence=_("A person has died."))
DEATH_TAKEN_BACK = kind(
    "people.death_taken_back", audience=PRIVATE, keys={}, sentence=_("A person was said to have died, by mistake.")
)
ADDRESS_ADDED = kind(
    "address.added", audience=PRIVATE, keys={"about": UID}, sentence=_("An e-mail address was given, for one thing.")
)
ADDRESS_CONFIRMED = kind(
    "address.confirmed", audience=PRIVATE, keys={"about": UID}, sentence=_("An e-mail address was confirmed.")
)
ERASING_ASKED = kind(
    "address.erasing_asked",
    audience=PRIVATE,
    keys={"about": UID},
    sentence=_("Someone asked to have erased what was sent with an e-mail address."),
)
ADDRESS_ERASED = kind(
    "address.erased",
    audience=PRIVATE,
    keys={"about": UID, "words": NUMBER},
    sentence=_("An e-mail address was erased."),
)
SIGN_IN_ASKED = kind("sign_in.asked", audience=PRIVATE, keys={}, sentence=_("Someone asked to sign in."))
SIGN_IN_SPENT = kind("sign_in.spent", audience=PRIVATE, keys={}, sentence=_("A code or a link was used."))
CODE_REFUSED = kind("sign_in.refused", audience=PRIVATE, keys={}, sentence=_("A wrong code was typed."))
SIGNED_IN = kind("sign_in.made", audience=PRIVATE, keys={}, sentence=_("Someone signed in."))
