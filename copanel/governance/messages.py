"""What the outbox asks of a panel: what a reader may see at this moment, and how its letters are headed."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark

from copanel.governance import queries
from copanel.governance.models import OfficeHolding
from copanel.kernel.actor import Actor, Office
from copanel.outbox import Heading, Letterhead, Message, Nature, NotSent, Reader, Recipient, message_kind

GIVEN = mark("You get this because you were given an office on the panel.")


def reader_actor(person_id: UUID) -> Actor:
    """The Actor of the person a message is for, as it is sent: an office that has ended opens nothing."""
    return queries.actor_for(person_id=person_id)


def letterhead(panel_id: UUID) -> Letterhead | None:
    """The panel's name, phone and address; its letters are signed by the host. None for no such panel."""
    panel = queries.panel(panel_id=panel_id, preparing=True)
    if panel is None:
        return None
    return Letterhead(
        name=panel.name,
        phone=panel.phone,
        phone_hours=panel.phone_hours,
        post_address=panel.post_address,
        signed_by=panel.host_name,
    )


# A panel is ready to be set up


def _who_sets_it_up(holding_id: UUID) -> Iterable[Recipient]:
    person_id = OfficeHolding.objects.values_list("person_id", flat=True).get(id=holding_id)
    return [Recipient(person_id=person_id, reason=GIVEN)]


def _say_ready(holding_id: UUID, reader: Reader) -> Message | NotSent:
    row = OfficeHolding.objects.filter(id=holding_id).first()
    if row is None or row.ended_at is not None:
        return NotSent("ended")
    panel = queries.panel(panel_id=row.panel_id, preparing=True)
    return Message(
        subject=_("Your panel is ready to set up: %(panel)s") % {"panel": panel.name},
        first_line=_("You are its %(office)s. Nobody outside can see the panel yet.")
        % {"office": str(Office(row.office).label).lower()},
        paragraphs=(
            _("It is hosted by %(host)s. It meets %(council)s.")
            % {"host": panel.host_name, "council": panel.authority_name},
            Heading(_("What happens next")),
            _("Sign in with this e-mail address. There is no password: each time we send you a code."),
            _("Then look at the panel’s page. Add whom to ring and other ways to be heard. Then open the panel."),
        ),
        link=(
            _("Sign in and look at the panel"),
            f"{reverse('people:sign_in')}?{urlencode({'next': f'/{panel.slug}/'})}",
        ),
    )


PANEL_READY = message_kind("governance.panel_ready", to=_who_sets_it_up, render=_say_ready, nature=Nature.MUST)
