"""What this room needs from a person now."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel.actor import Actor, Office
from copanel.kernel.needs import Need
from copanel.organisations.queries.directory import stale_count


def needs(*, actor: Actor, panel_id: UUID, panel: str) -> list[Need]:
    """For the facilitator: entries that nobody has looked at for a year. One query.

    `panel` is the panel's word in addresses, which this room does not know.
    """
    if not actor.holds(panel_id, Office.FACILITATOR):
        return []
    number = stale_count(panel_id)
    if not number:
        return []
    title = ngettext("Check %(n)s entry of an organisation", "Check %(n)s entries of organisations", number)
    return [
        Need(
            title=title % {"n": number},
            url=reverse("organisations:unchecked", args=[panel]),
            about=_("Nobody has looked at them for 12 months."),
        )
    ]
