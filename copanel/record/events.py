"""What the public record says when a record file is loaded."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.ledger import LABEL, NUMBER, SLUG

LOADED = ledger.kind(
    "record.loaded",
    audience=ledger.PUBLIC,
    keys={"panel": SLUG, "name": LABEL, "things": NUMBER},
    sentence=_("A record of %(name)s was loaded from published documents: %(things)s entries."),
    link="/%(panel)s/record-file/",
)
