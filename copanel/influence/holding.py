"""What posts of an organisation still owe: parts to answer, promises to keep. It is owed also when it closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import Panel
from copanel.influence.models import Part, Promise
from copanel.influence.states import PartState, PromiseState
from copanel.organisations import Hold


def holds(organisation_ids: frozenset[UUID]) -> Iterator[Hold]:
    """On every panel. Three queries for any number of organisations."""
    waiting = Part.objects.filter(post__organisation__in=organisation_ids, state=PartState.WAITING)
    owed = Promise.objects.filter(part__post__organisation__in=organisation_ids, state=PromiseState.MADE)
    parts = _counted(waiting.values_list("post__organisation_id", "panel_id"))
    promises = _counted(owed.values_list("part__post__organisation_id", "panel_id"))
    panels = Panel.objects.in_bulk({panel_id for _key, panel_id in (*parts, *promises)})
    for (key, panel_id), number in sorted(parts.items()):
        what = ngettext("%(n)s answer owed to %(panel)s", "%(n)s answers owed to %(panel)s", number)
        yield _hold(key, panels[panel_id], what, number, _("It is owed still. Its time to answer goes on."))
    for (key, panel_id), number in sorted(promises.items()):
        what = ngettext("%(n)s promise made to %(panel)s", "%(n)s promises made to %(panel)s", number)
        yield _hold(key, panels[panel_id], what, number, _("It is owed still, by who comes after it."))


def _counted(rows: Any) -> Counter[tuple[UUID, UUID]]:
    return Counter(rows)


def _hold(key: UUID, panel: Panel, what: str, number: int, then: str) -> Hold:
    url = reverse("influence:issues", args=[panel.slug])
    return Hold(key, what % {"n": number, "panel": panel.name}, then, url)
