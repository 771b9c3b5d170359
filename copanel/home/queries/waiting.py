"""The moderation queue, as its page shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Actor
from copanel.words import queries as words


@dataclass(frozen=True, slots=True)
class Slip:
    """One piece of words that waits: what it is, since when, and the page where it is decided.

    heading   what the raiser put above it, where it is an issue
    """

    title: str
    heading: str
    icon: str
    tone: str
    text: str
    by: str
    how: str
    inside: bool
    since: dt.datetime
    waited: str
    pointed: int
    url: str
    action: str
    about: str
    yours: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    slips: tuple[Slip, ...]
    total: int
    pages: int
    page: int
    earlier_url: str | None
    later_url: str | None


def queue(*, panel: PanelFacts, actor: Actor, page: str | None) -> QueuePage:
    """One page of the queue, oldest first. Raises NotAllowed for anyone who does not moderate."""
    asked = int(page) if page and page.isascii() and page.isdigit() and len(page) < 6 else 1
    found = words.queue(actor=actor, panel_id=panel.id, page=asked)
    here = reverse("home:queue", args=[panel.slug])
    return QueuePage(
        slips=tuple(_slip(item) for item in found.items),
        total=found.total,
        pages=found.pages,
        page=found.page,
        earlier_url=f"{here}?page={found.page - 1}" if found.page > 1 else None,
        later_url=f"{here}?page={found.page + 1}" if found.page < found.pages else None,
    )


def _slip(item: words.QueueItem) -> Slip:
    said = item.spoken
    titles = {
        "held": _("Added to words that are shown") if said.waiting else _("Sent in, and waiting to be checked"),
        "flagged": _("Someone reported this"),
        "appealed": _("The author asks for another look"),
    }
    actions = {"held": _("Check it"), "flagged": _("Look at it"), "appealed": _("Decide")}
    return Slip(
        title=titles[item.why],
        heading=said.heading,
        icon={"held": "letter", "flagged": "info", "appealed": "challenge"}[item.why],
        tone={"held": "brand", "flagged": "waiting", "appealed": "late"}[item.why],
        text=" ".join(said.waiting) or said.full_text or said.text or said.tombstone,
        by=said.byline,
        how=said.how_line,
        inside=item.inside,
        since=item.since,
        waited=ngettext("Waiting for %(n)s working day", "Waiting for %(n)s working days", item.working_days)
        % {"n": item.working_days},
        pointed=item.pointed,
        url=item.url,
        action=actions[item.why],
        about=said.byline or titles[item.why],
        yours=item.yours_to_do,
    )
