"""What the record says about how people come to the table.

That someone was invited is public, by the side of the seat alone. Who it was, what they answered, and who was put
forward by whom is nobody's public record: someone who says no must not be found by counting.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.governance.events import SIDE
from copanel.ledger import SLUG


def _private(name: str, sentence: str) -> ledger.Kind:
    return ledger.kind(name, audience=ledger.PRIVATE, keys={}, sentence=sentence)


INVITED = ledger.kind(
    "invitation.sent",
    audience=ledger.PUBLIC,
    keys={"side": SIDE},
    sentence=_("Someone was invited to the panel. %(side)s."),
)
SENT_AGAIN = _private("invitation.sent_again", _("An invitation was sent again, with a new link."))
WITHDRAWN = _private("invitation.withdrawn", _("An invitation was taken back."))
ACCEPTED = _private("invitation.accepted", _("Someone accepted an invitation."))
HELD = _private("invitation.held", _("Someone said yes to an invitation. The user-led side decides first."))
DECLINED = _private("invitation.declined", _("Someone said no to an invitation."))
DOMAIN_ADDED = _private("mail_domain.added", _("A mail domain that gives a warning was added."))
DOMAIN_ENDED = _private("mail_domain.ended", _("A mail domain gives no warning any more."))

NOMINATED = _private("nomination.made", _("Someone was put forward."))
TAKEN_UP = _private("nomination.taken_up", _("Someone who was put forward will be invited."))
PUT_ASIDE = _private("nomination.put_aside", _("A nomination was put aside, with a reason."))
NOMINATION_WITHDRAWN = _private("nomination.withdrawn", _("A nomination was taken back."))

# What someone says of themselves is theirs: never tied to an office that they hold too.
DECLARED = ledger.kind(
    "interest.declared",
    audience=ledger.PUBLIC,
    keys={"panel": SLUG, "side": SIDE},
    sentence=_("Someone declared an interest. %(side)s."),
    link="/%(panel)s/interests/",
    as_author=True,
)
ENDED = ledger.kind(
    "interest.ended",
    audience=ledger.PUBLIC,
    keys={"panel": SLUG, "side": SIDE},
    sentence=_("An interest that someone declared has ended. %(side)s."),
    link="/%(panel)s/interests/",
    as_author=True,
)
SAID_WHOLE = _private("interests.said", _("Someone said that their interests are all written down."))
