"""What the terms tell people: that a version was published, and that a side has something to sign."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark
from django.utils.translation import ngettext

from copanel.governance import queries as governance
from copanel.kernel.actor import CHAIRS, Office, Side
from copanel.kernel.dates import in_house_style
from copanel.kernel.policy import OnPanel
from copanel.outbox import Message, Nature, NotSent, Reader, Recipient, message_kind
from copanel.terms import policy
from copanel.terms.models import Version
from copanel.terms.queries.needing import newest, signs_for, unsigned
from copanel.terms.states import Do

AT_THE_TABLE = mark("You get this because you have a place on the panel.")
SIGNS = mark("You get this because you sign for your side of the panel.")


def _recipients(version_id: UUID, offices: Iterable[Office], reason: str) -> list[Recipient]:
    panel_id = Version.objects.filter(id=version_id).values_list("panel_id", flat=True).first()
    if panel_id is None:
        return []
    return [Recipient(person_id=each, reason=reason) for each in sorted(governance.holders(panel_id, *offices))]


def _who_is_bound(version_id: UUID) -> list[Recipient]:
    bound = (*CHAIRS, Office.MEMBER, Office.FACILITATOR, Office.MODERATOR, Office.MANAGER, Office.ENGAGEMENT_LEAD)
    return _recipients(version_id, bound, AT_THE_TABLE)


def _say_published(version_id: UUID, reader: Reader) -> Message | NotSent:
    version = Version.objects.filter(id=version_id).select_related("panel").first()
    if version is None or version.number is None:
        return NotSent("not_published")
    return Message(
        subject=_("The terms of the panel: version %(number)d") % {"number": version.number},
        first_line=_("They say what the panel can do, what it cannot do, and what each side owes."),
        paragraphs=(_("They hold from %(day)s.") % {"day": in_house_style(version.from_on)},),
        link=(_("Read the terms"), f"/{version.panel.slug}/terms/{version.number}/"),
        nothing_needed=True,
    )


PUBLISHED = message_kind(
    "terms.published",
    to=_who_is_bound,
    render=_say_published,
    nature=Nature.TELLS,
    fold=lambda about: f"terms {about}",
)


def _who_signs(version_id: UUID) -> list[Recipient]:
    """Who signs for a side that owes a signature in this version: the answering posts, or the co-chairs."""
    version = Version.objects.filter(id=version_id)
    offices = [
        office
        for side, held in ((Side.AUTHORITY, (Office.MANAGER,)), (Side.USER_LED, CHAIRS))
        if unsigned(side).filter(version__in=version).exists()
        for office in held
    ]
    return _recipients(version_id, offices, SIGNS) if offices else []


def _say_to_sign(version_id: UUID, reader: Reader) -> Message | NotSent:
    version = Version.objects.filter(id=version_id).first()
    latest = newest(version.panel_id) if version else None
    if latest is None or latest.id != version_id:
        return NotSent("replaced")
    if not policy.POLICY.may(reader.actor, Do.SIGN, OnPanel(latest.panel_id)):
        return NotSent("no_longer_may_see")
    duties = unsigned(signs_for(reader.actor, latest.panel_id)).filter(version=latest).count()
    if not duties:
        return NotSent("signed")
    return Message(
        subject=_("The terms of the panel wait for your signature"),
        first_line=ngettext(
            "%(n)d duty in version %(number)d is not signed yet. Read it and sign from the link below.",
            "%(n)d duties in version %(number)d are not signed yet. Read them and sign from the link below.",
            duties,
        )
        % {"n": duties, "number": latest.number},
        paragraphs=(_("One signature for your side is enough. Until then the page says that it is missing."),),
        link=(_("Read and sign"), f"/{latest.panel.slug}/terms/{latest.number}/sign/"),
    )


TO_SIGN = message_kind("terms.to_sign", to=_who_signs, render=_say_to_sign, nature=Nature.ASKS)
