"""What the worker does here once a day: forgets what has had its time, and asks for interests once a year."""

from __future__ import annotations

from django.db.models import Q

from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM
from copanel.membership import messages, queries
from copanel.membership.models import Interest, Invitation, Nomination, Statement
from copanel.membership.states import InvitationState
from copanel.outbox import services as outbox
from copanel.people.services import tell

INVITATION_YEARS = NOMINATION_YEARS = 1
REGISTER_YEARS = 6
FORGOTTEN = {"name": "", "email": "", "post_address": ""}


def tidy() -> None:
    """Forget addresses of invitations whose time ran out, and remove rows as each model's Privacy says.

    The address stays for as long again as the invitation could be answered, so that it can be sent again.
    """
    today, settled = clock.today(), clock.london_midnight(clock.years_ago(INVITATION_YEARS))
    run_out = Invitation.objects.filter(state=InvitationState.SENT, expires_on__lt=today)
    for row in run_out.exclude(email="", post_address="", name=""):
        if (today - row.expires_on) > (row.expires_on - clock.london_day(row.invited_at)):
            outbox.forget(address_ids=[row.id])
            Invitation.objects.filter(pk=row.pk).update(**FORGOTTEN)
    Invitation.objects.filter(
        Q(answered_at__lt=settled) | Q(state=InvitationState.SENT, expires_on__lt=clock.years_ago(INVITATION_YEARS))
    ).exclude(state=InvitationState.HELD).delete()
    Nomination.objects.filter(settled_at__lt=clock.london_midnight(clock.years_ago(NOMINATION_YEARS))).delete()
    long_ago = clock.years_ago(REGISTER_YEARS)
    Interest.objects.filter(until_on__lt=long_ago).delete()
    Statement.objects.filter(said_at__lt=clock.london_midnight(long_ago)).delete()


def ask_again() -> None:
    """Ask everyone at an open panel's table for their interests: when they come, and a year after they last said.

    Once for each time it is wanted, however often this runs.
    """
    today = clock.today()
    for panel in governance.panels():
        if not panel.is_open:
            continue
        table = queries.at_the_table(panel.id)
        said = queries.last_said(panel.id, table)
        for person_id in sorted(table, key=str):
            due = queries.due_on(said.get(person_id))
            if due is None or due <= today:
                stage = f"{panel.id.hex} {due or 'first'}"
                tell(messages.INTERESTS_DUE, actor=SYSTEM, about_id=person_id, panel_id=panel.id, stage=stage)
