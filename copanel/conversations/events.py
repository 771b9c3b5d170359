"""What the record says of threads. A message the public can read is a public entry, with its commitments."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel.ledger import CODE, PRIVATE, PUBLIC, kind

OPENED = kind("threads.opened", audience=PRIVATE, keys={"place": CODE}, sentence=_("Threads were opened."))
MOVED = kind("threads.moved", audience=PRIVATE, keys={"place": CODE}, sentence=_("Threads have another address."))
POSTED = kind(
    "message.posted", audience=PUBLIC, keys={"place": CODE}, sentence=_("A message was posted."), as_author=True
)
# Held for the check, or said in the user-led-only space: no line of it in the public record.
POSTED_UNSEEN = kind("message.posted_unseen", audience=PRIVATE, keys={"place": CODE}, sentence=_("A message came in."))
