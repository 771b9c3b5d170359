"""What the terms need from a person now."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel, co_chair, manager
from copanel.terms import policy
from copanel.terms.models import Clause, SignedDuty, Version
from copanel.terms.states import Do, NoteState, Part, VersionState


def owed_by(side: Side) -> Q:
    """The clauses that a side signs. The funder's only where the council pays: then it is one body with it."""
    if side is Side.USER_LED:
        return Q(part__in=(Part.USER_LED_OWES, Part.AUTHORITY_OWES))
    panel = "version__panel"
    same = Q(**{f"{panel}__funder": None}) | Q(**{f"{panel}__funder": F(f"{panel}__authority")})
    return Q(part=Part.AUTHORITY_OWES) | (Q(part=Part.FUNDER_OWES) & same)


def unsigned(side: Side):
    """Clauses of published versions that a side has not signed, as a query set."""
    under = SignedDuty.objects.filter(words=OuterRef("words"), signature__side=side)
    rows = Clause.objects.filter(owed_by(side), taken_out=False, version__state=VersionState.PUBLISHED)
    return rows.filter(~Exists(under))


def newest(panel_id: UUID) -> Version | None:
    """The version that is signed now: the newest that was published, whether it holds yet or not. One query."""
    return _published(panel_id).first()


def _published(panel_id: UUID) -> QuerySet[Version]:
    rows = Version.objects.filter(panel_id=panel_id, state=VersionState.PUBLISHED)
    return rows.select_related("panel").order_by("-number")


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """Duties to sign, for whoever signs for a side; the draft, for who works on it. Two queries at most."""
    about = OnPanel(panel_id)
    found = []
    if policy.POLICY.may(actor, Do.SIGN, about):
        found += _to_sign(panel_id, signs_for(actor, panel_id))
    if policy.POLICY.may(actor, Do.DRAFT, about):
        found += _to_draft(panel_id)
    return found


def signs_for(actor: Actor, panel_id: UUID) -> Side:
    """Whose signature an actor gives. Asked where the policy lets them sign."""
    about = OnPanel(panel_id)
    chairs = co_chair.test(actor, about) and not manager.test(actor, about)
    return Side.USER_LED if chairs else Side.AUTHORITY


def _to_sign(panel_id: UUID, side: Side) -> list[Need]:
    waiting = unsigned(side).filter(version=OuterRef("pk")).order_by().values("version").annotate(n=Count("id"))
    version = _published(panel_id).annotate(duties=Coalesce(Subquery(waiting.values("n")), 0)).first()
    duties = version.duties if version else 0
    if not duties:
        return []
    return [
        Need(
            title=ngettext(
                "Sign %(n)d duty in version %(number)d of the terms",
                "Sign %(n)d duties in version %(number)d of the terms",
                duties,
            )
            % {"n": duties, "number": version.number},
            url=f"/{version.panel.slug}/terms/{version.number}/sign/",
            about=_("Until then the page says that it is not signed yet."),
            since=clock.london_day(version.published_at),
            minutes=5,
        )
    ]


def _to_draft(panel_id: UUID) -> list[Need]:
    rows = Version.objects.filter(panel_id=panel_id, state=VersionState.DRAFT).select_related("panel")
    is_open = Count("clauses__notes", filter=Q(clauses__notes__state=NoteState.OPEN))
    version = rows.annotate(notes=is_open).first()
    if version is None:
        return []
    about = ngettext("%(n)d note is open.", "%(n)d notes are open.", version.notes) % {"n": version.notes}
    return [
        Need(
            title=_("Go on with the draft of the terms"),
            url=f"/{version.panel.slug}/terms/draft/",
            about=about if version.notes else "",  # no day: nothing presses, so it comes after what does
        )
    ]


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far the first terms have come. `number` is that of the newest published version; None before the first.

    unsigned  the duties in it that the user-led side has not signed
    """

    has_draft: bool
    number: int | None
    unsigned: int


def how_far(panel_id: UUID) -> HowFar:
    """Whether terms are drafted, published and signed by the user-led side. Three queries at most."""
    version = newest(panel_id)
    return HowFar(
        has_draft=Version.objects.filter(panel_id=panel_id, state=VersionState.DRAFT).exists(),
        number=version.number if version else None,
        unsigned=unsigned(Side.USER_LED).filter(version=version).count() if version else 0,
    )
