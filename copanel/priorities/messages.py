"""What this room tells people: members are asked, and asked once more before it ends."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark

from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.dates import in_house_style
from copanel.outbox import Message, Nature, NotSent, Reader, Recipient, message_kind
from copanel.priorities.models import Asking, Said
from copanel.priorities.policy import POLICY
from copanel.priorities.queries import members_asked
from copanel.priorities.states import AskingState, Do

MEMBER = mark("You get this because you have a seat on the panel.")


def _members(asking_id: UUID) -> Iterable[Recipient]:
    panel_id = Asking.objects.values_list("panel_id", flat=True).get(id=asking_id)
    return [Recipient(person_id=each, reason=MEMBER) for each in sorted(members_asked(panel_id).persons)]


def _silent(asking_id: UUID) -> Iterable[Recipient]:
    spoke = set(Said.objects.filter(asking_id=asking_id).values_list("person_id", flat=True))
    return [each for each in _members(asking_id) if each.person_id not in spoke]


def _say_asked(asking_id: UUID, reader: Reader) -> Message | NotSent:
    asking = Asking.objects.filter(id=asking_id).select_related("panel").first()
    if (
        asking is None
        or asking.state != AskingState.OPEN
        or asking.closes_on < clock.today()
        or not asking.panel.is_open
    ):
        return NotSent("over")
    if not POLICY.may(reader.actor, Do.SAY, asking):
        return NotSent("not_asked")
    panel = governance.panel(panel_id=asking.panel_id)
    return Message(
        subject=_("What matters most to you?"),
        first_line=_("Tell the panel by %(day)s. It takes about 5 minutes.")
        % {"day": in_house_style(asking.closes_on)},
        paragraphs=(
            _("Choose up to three topics. You can say why, in your own words."),
            _("You can also ring %(phone)s, and we write it down for you.") % {"phone": panel.phone},
            _("The user-led side then decides what the panel works on first."),
        ),
        link=(_("Say what matters most"), f"/{panel.slug}/priorities/say"),
    )


ASKED = message_kind("priorities.asked", to=_members, render=_say_asked, nature=Nature.ASKS)
ASKED_AGAIN = message_kind("priorities.asked_again", to=_silent, render=_say_asked, nature=Nature.ASKS)
