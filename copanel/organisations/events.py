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
ALIAS_ADDED = ledger.kind(
    "organisation.alias_added",
    audience=ledger.PRIVATE,
    keys={},
    sentence=_("Another name was added by which an organisation is found."),
)
ENTRY_CHECKED = ledger.kind(
    "organisation.entry_checked",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "checked_on": DAY},
    sentence=_("What is written down of %(organisation)s was checked on %(checked_on)s."),
)
CLOSED = ledger.kind(
    "organisation.closed",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "closed_on": DAY},
    sentence=_("%(organisation)s closed on %(closed_on)s."),
)
MERGED = ledger.kind(
    "organisation.merged",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "into": LABEL, "from_on": DAY},
    sentence=_("%(organisation)s is part of %(into)s from %(from_on)s."),
)
REASON_GIVEN = ledger.kind(
    "organisation.reason_given",
    audience=ledger.PRIVATE,
    keys={},
    sentence=_("A reason was written down why an organisation closed."),
)
RELATED = ledger.kind(
    "organisation.related",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "other": LABEL, "kind": CODE},
    sentence=_("How %(organisation)s stands to %(other)s was written down."),
)
RELATION_ENDED = ledger.kind(
    "organisation.relation_ended",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "other": LABEL, "until_on": DAY},
    sentence=_("%(organisation)s and %(other)s: how they stood to each other ended on %(until_on)s."),
)
LIFE_NOTED = ledger.kind(
    "organisation.life_noted",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL},
    sentence=_("A day in the life of %(organisation)s was written down."),
)
FIELD_LISTED = ledger.kind(
    "field.listed",
    audience=ledger.PUBLIC,
    keys={"field": LABEL, "kind": CODE},
    sentence=_("%(field)s stands on the panel’s list now."),
)
REACH_SET = ledger.kind(
    "organisation.reach_set",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL},
    sentence=_("Where %(organisation)s works, and whom it is for, was written down."),
)
COVERAGE_CHECKED = ledger.kind(
    "field.coverage_checked",
    audience=ledger.PUBLIC,
    keys={"field": LABEL, "checked_on": DAY, "organisations": NUMBER},
    sentence=_("On %(checked_on)s somebody looked who speaks for %(field)s. Organisations found: %(organisations)s."),
)
TOOK_PART = ledger.kind(
    "organisation.took_part",
    audience=ledger.PUBLIC,
    keys={"organisation": LABEL, "level": CODE, "from_on": DAY},
    sentence=_("%(organisation)s chose how much it takes part, from %(from_on)s."),
)
