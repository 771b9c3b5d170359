"""What a panel's own row says of host and funder follows the dated rows: the one place that keeps them in step."""

from __future__ import annotations

from copanel.governance.models import Panel, Party
from copanel.governance.states import Role
from copanel.kernel import clock


def begin(panel: Panel, from_on) -> None:
    """The parties of a new panel, from its first day."""
    given = {Role.AUTHORITY: panel.authority_id, Role.HOST: panel.host_id, Role.FUNDER: panel.funder_id}
    Party.objects.bulk_create(
        Party(panel=panel, role=role, organisation_id=key, from_on=from_on) for role, key in given.items() if key
    )


def follow(panel: Panel) -> None:
    """Let `host` and `funder` say what holds today. Of several funders the one that has paid longest stands there."""
    rows = list(Party.objects.filter(panel=panel).now(clock.today()).order_by("from_on", "id"))
    host = next((row.organisation_id for row in rows if row.role == Role.HOST), panel.host_id)
    funder = next((row.organisation_id for row in rows if row.role == Role.FUNDER), None)
    if (host, funder) != (panel.host_id, panel.funder_id):
        panel.host_id, panel.funder_id = host, funder
        panel.save(update_fields=["host", "funder"])


def follow_all() -> None:
    """What was settled for a day that has come: run by the worker, and cheap where nothing changed."""
    today = clock.today()
    for panel in Panel.objects.filter(parties__from_on__lte=today).distinct():
        follow(panel)
    for panel in Panel.objects.filter(parties__until_on__lt=today).distinct():
        follow(panel)
