"""What the record says about organisations and posts. Organisations' names are labels; persons have none here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.ledger import CODE, DAY, LABEL, NUMBER

ADDED = ledger.kind(
    "organisation.added",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "kind": CODE},
    sentence=_("%(organisation)s was added to the list of organisations."),
)
RENAMED = ledger.kind(
    "organisation.renamed",
    audience=ledger.PUBLIC,
    keys={"former": LABEL, "organisation": LABEL, "from_on": DAY},
    sentence=_("%(former)s is called %(organisation)s from %(from_on)s."),
)
USER_LED_CHECKED = ledger.kind(
    "organisation.user_led_checked",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "share": NUMBER, "checked_on": DAY},
    sentence=_(
        "On %(checked_on)s, %(share)s in 100 of those who run %(organisation)s used care and support or were carers."
    ),
)
KEPT = ledger.kind(
    "organisation.kept",
    audience=ledger.PRIVATE,
    keys={},
    sentence=_("A panel now keeps this organisation’s entry right."),
)
POST_ADDED = ledger.kind(
    "post.added",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL},
    sentence=_("A post at %(organisation)s was added."),
)
POST_RETITLED = ledger.kind(
    "post.retitled",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "from_on": DAY},
    sentence=_("A post at %(organisation)s has a new title from %(from_on)s."),
)
HOLDER_APPOINTED = ledger.kind(
    "post.holder_appointed",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "from_on": DAY},
    sentence=_("A post at %(organisation)s has a new holder from %(from_on)s."),
)
HOLDER_LEFT = ledger.kind(
    "post.holder_left",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "until_on": DAY},
    sentence=_("A post at %(organisation)s is vacant after %(until_on)s."),
)
DELEGATED = ledger.kind(
    "post.delegated",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "from_on": DAY},
    sentence=_("A post at %(organisation)s can be acted for by someone else from %(from_on)s."),
)
DELEGATION_ENDED = ledger.kind(
    "post.delegation_ended",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL},
    sentence=_("Nobody else acts for a post at %(organisation)s any more."),
)
