"""Panels as every page knows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import Panel
from copanel.governance.states import ENDED_STATES, PanelState
from copanel.organisations import queries as organisations


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """A panel as of today. Names are those of the day; `funder_id` is None where the host pays its own way.

    A record may state neither host nor funder: then both are None.

    state      what became of it: a panel that is suspended, replaced or closed keeps its pages, clocks and answers
    is_open    people can raise issues and the authority owes answers
    is_record  it meets elsewhere, or no more: its published record is shown, and nothing new is taken
    """

    id: UUID
    slug: str
    name: str
    authority_id: UUID
    authority_name: str
    host_id: UUID | None
    host_name: str
    funder_id: UUID | None
    funder_name: str
    phone: str
    phone_hours: str
    post_address: str
    is_open: bool
    is_record: bool
    state: PanelState

    @property
    def is_preparing(self) -> bool:
        """Being prepared: seen by who has a place on it, and by nobody else."""
        return self.state is PanelState.PREPARING

    @property
    def is_suspended(self) -> bool:
        return self.state is PanelState.SUSPENDED

    @property
    def is_closed(self) -> bool:
        return self.state is PanelState.CLOSED

    @property
    def is_replaced(self) -> bool:
        return self.state is PanelState.REPLACED

    @property
    def is_ended(self) -> bool:
        """Replaced or closed: its work is over, what it asked for is still owed."""
        return self.state in ENDED_STATES

    @property
    def panel_id(self) -> UUID:
        """The panel itself, so that policies read it like any other thing."""
        return self.id


def panel(*, slug: str | None = None, panel_id: UUID | None = None, preparing: bool = False) -> PanelFacts | None:
    """One panel, by its address word or key; None where there is none. Two queries.

    A panel in preparation has no pages yet: it is found only where `preparing` says so.
    """
    rows = Panel.objects.filter(slug=slug) if slug is not None else Panel.objects.filter(id=panel_id)
    found = _facts(rows if preparing else rows.exclude(state=PanelState.PREPARING))
    return found[0] if found else None


def panels(*, preparing: bool = False) -> list[PanelFacts]:
    """Every panel with pages, by name. Two queries."""
    rows = Panel.objects.order_by("name", "id")
    return _facts(rows if preparing else rows.exclude(state=PanelState.PREPARING))


def named(ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """(address word, name) of these panels. One query, none for none."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = Panel.objects.filter(id__in=wanted).values_list("id", "slug", "name")
    return {key: (slug, name) for key, slug, name in rows}


def _facts(rows) -> list[PanelFacts]:
    rows = list(rows)
    names = organisations.names_on({key for row in rows for key in (row.authority_id, row.host_id, row.funder_id)})
    return [
        PanelFacts(
            id=row.id,
            slug=row.slug,
            name=row.name,
            authority_id=row.authority_id,
            authority_name=names.get(row.authority_id, ""),
            host_id=row.host_id,
            host_name=names.get(row.host_id, ""),
            funder_id=row.funder_id,
            funder_name=names.get(row.funder_id, ""),
            phone=row.phone,
            phone_hours=row.phone_hours,
            post_address=row.post_address,
            is_open=row.is_open,
            is_record=row.state == PanelState.RECORD,
            state=PanelState(row.state),
        )
        for row in rows
    ]
