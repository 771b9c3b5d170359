"""The mail domains that give a warning: people of the council cannot hold a user-led seat (powers.md, "Sides")."""

from __future__ import annotations

import re
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Panel
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import Invalid
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.membership import events
from copanel.membership.models import MailDomain
from copanel.membership.policy import POLICY
from copanel.membership.states import Do

DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@act(events.DOMAIN_ADDED)
def add_mail_domain(*, actor: Actor, panel_id: UUID, organisation_id: UUID, domain: str) -> MailDomain:
    """Have addresses that end like this give a warning, from today. Raises Invalid."""
    panel = Panel.locked(panel_id)
    domain = domain.strip().lower().rpartition("@")[2].removeprefix("www.")
    POLICY.require(actor, Do.KEEP_DOMAINS, panel)
    if organisation_id not in governance.whose_people_are_shut_out(panel_id):
        raise Invalid({"organisation_id": _("Choose the council or the funder.")})
    if len(domain) > 200 or DOMAIN.fullmatch(domain) is None:
        raise Invalid({"domain": _("Write the part after the @, like marlshire.gov.uk.")})
    today = clock.today()
    if MailDomain.objects.filter(panel=panel, domain=domain).now(today).exists():
        raise Invalid({"domain": _("This one is here already.")})
    made = MailDomain.objects.create(panel=panel, organisation_id=organisation_id, domain=domain, from_on=today)
    record(events.DOMAIN_ADDED, actor=actor, subject_id=made.id, panel_id=panel_id)
    return made


@act(events.DOMAIN_ENDED)
def end_mail_domain(*, actor: Actor, domain_id: UUID) -> MailDomain:
    """Have it give no warning any more. Raises AlreadyDone."""
    row = MailDomain.locked(domain_id)
    POLICY.require(actor, Do.KEEP_DOMAINS, row)
    row.close(None)
    row.save(update_fields=["until_on", "ended_at"])
    record(events.DOMAIN_ENDED, actor=actor, subject_id=row.id, panel_id=row.panel_id)
    return row
