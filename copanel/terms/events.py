"""What the record says of the terms. Drafts are nobody's business but the two sides': private entries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel.kernel.actor import Side
from copanel.ledger import DAY, NUMBER, PRIVATE, PUBLIC, SLUG, UID, kind
from copanel.ledger.kinds import Shape
from copanel.terms.states import SIGNED_SIDES

SIDE = Shape("a side", lambda value: value in set(SIGNED_SIDES), lambda value: str(Side(value).label))

DRAFT_STARTED = kind("terms.draft_started", audience=PRIVATE, keys={}, sentence=_("A draft of the terms was started."))
CLAUSE_ADDED = kind("terms.clause_added", audience=PRIVATE, keys={}, sentence=_("A clause was put into a draft."))
CLAUSE_CHANGED = kind("terms.clause_changed", audience=PRIVATE, keys={}, sentence=_("A clause of a draft changed."))
CLAUSE_MOVED = kind("terms.clause_moved", audience=PRIVATE, keys={}, sentence=_("A clause of a draft was moved."))
CLAUSE_TAKEN_OUT = kind(
    "terms.clause_taken_out", audience=PRIVATE, keys={}, sentence=_("A clause was taken out of a draft.")
)
CLAUSE_PUT_BACK = kind(
    "terms.clause_put_back", audience=PRIVATE, keys={}, sentence=_("A clause was put back into a draft.")
)
NOTE_LEFT = kind("terms.note_left", audience=PRIVATE, keys={}, sentence=_("A note was left on a draft of the terms."))
NOTE_SETTLED = kind(
    "terms.note_settled", audience=PRIVATE, keys={}, sentence=_("A note on a draft of the terms was settled.")
)
DRAFT_WITHDRAWN = kind(
    "terms.draft_withdrawn", audience=PRIVATE, keys={}, sentence=_("A draft of the terms was put aside.")
)

PUBLISHED = kind(
    "terms.published",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER, "from_on": DAY, "decision": UID, "open_notes": NUMBER},
    sentence=_(
        "Version %(number)s of the terms was published. It holds from %(from_on)s. "
        "Notes that were still open: %(open_notes)s."
    ),
    link="/%(panel)s/terms/%(number)s/",
)
SIGNED = kind(
    "terms.signed",
    audience=PUBLIC,
    keys={"panel": SLUG, "number": NUMBER, "side": SIDE, "duties": NUMBER},
    sentence=_("What is owed in version %(number)s of the terms was signed. %(side)s. Duties signed: %(duties)s."),
    link="/%(panel)s/terms/%(number)s/",
)
