"""What this room needs from a person now: one query, each row one link."""

from __future__ import annotations

from uuid import UUID

from django.db.models import BooleanField, Count, Exists, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance.models import Panel
from copanel.influence import policy
from copanel.influence.models import Carried, Part, Recommendation
from copanel.influence.queries import wording
from copanel.influence.states import CarriedState, Do, PartState, RecommendationState
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.needs import Need
from copanel.kernel.policy import OnPanel
from copanel.ui.languages import is_easy
from copanel.words import queries as words

MOST = 50
COLUMNS = (
    "slug", "id", "state", "number", "issue__number", "due", "waiting", "created_at", "issue__words_id",
    "issue__heading_id",
)  # fmt: skip
OPEN = (RecommendationState.SENT, RecommendationState.ACKNOWLEDGED)
UNSENT = (RecommendationState.DRAFT, RecommendationState.AGREED)

# Written out as in the index `influence_recommend_open`: SQLite uses no partial index where a state is a parameter.
NOT_OVER = RawSQL(
    """NOT ("influence_recommendation"."state" IN ('answered', 'dropped'))""", (), output_field=BooleanField()
)


def needs(*, actor: Actor, panel_id: UUID) -> list[Need]:
    """Answers to give, for who carries the posts; what is to be agreed or sent, for the user-led side.

    Two queries; three more for the headings where something is to be answered.
    """
    found = _passed_up(actor, panel_id)
    posts = actor.posts_on(panel_id)
    chases = policy.chases_answers(actor, OnPanel(panel_id))
    drafts = policy.POLICY.may(actor, Do.DRAFT, OnPanel(panel_id))
    if not (posts or chases or drafts):
        return found
    mine = Part.objects.filter(recommendation=OuterRef("pk"), state=PartState.WAITING).order_by("due_on")
    if not chases:
        mine = mine.filter(post__in=posts)
    wanted = Q(state__in=OPEN) & Exists(mine)
    if drafts:
        wanted |= Q(state__in=UNSENT)
    rows = (
        Recommendation.objects.filter(NOT_OVER, wanted, panel_id=panel_id)
        .annotate(slug=Subquery(Panel.objects.filter(id=OuterRef("issue__panel_id")).values("slug")[:1]))
        .annotate(
            due=Subquery(mine.values("due_on")[:1]),
            waiting=Subquery(mine.order_by().values("recommendation").annotate(n=Count("*")).values("n")),
        )
        .values_list(*COLUMNS)
        .order_by("due", "created_at")[:MOST]
    )
    rows = list(rows)
    keys = [key for row in rows if row[2] in OPEN for key in row[-2:] if key]
    said = words.spoken(keys, actor=actor, easy=is_easy())
    return found + [_need(said, *row) for row in rows]


def _passed_up(actor: Actor, panel_id: UUID) -> list[Need]:
    """Issues that groups passed up and that wait to be taken on. One query, for who may."""
    if not policy.POLICY.may(actor, Do.TAKE_UP, OnPanel(panel_id)):
        return []
    rows = (
        Carried.objects.filter(panel_id=panel_id, state=CarriedState.ASKED)
        .annotate(
            slug=Subquery(Panel.objects.filter(id=OuterRef("issue__panel_id")).values("slug")[:1]),
            name=Subquery(Panel.objects.filter(id=OuterRef("issue__panel_id")).values("name")[:1]),
        )
        .order_by("asked_at")
        .values_list("id", "issue__number", "slug", "name", "asked_at")[:MOST]
    )
    return [
        Need(
            title=_("Take on issue %(number)s of %(group)s, or give it back") % {"number": number, "group": name},
            url=f"/{slug}/issues/{number}/passed-up/{key}/",
            about=_("A group of your panel passed it up."),
            since=clock.london_day(asked_at),
        )
        for key, number, slug, name, asked_at in rows
    ]


def _need(
    said: dict[UUID, words.Spoken], slug: str, key: UUID, state: str, number: int | None, issue: int,
    due, waiting: int, created_at, words_id: UUID, heading_id: UUID | None,
) -> Need:  # fmt: skip
    base = f"/{slug}/issues/{issue}/recommendations/"
    if state == RecommendationState.DRAFT:
        return Need(
            title=_("Say how the panel agreed what to ask for on issue %(issue)s") % {"issue": issue},
            url=f"{base}{key}/",
            about=_("It cannot be sent before."),
            since=clock.london_day(created_at),
        )
    if state == RecommendationState.AGREED:
        return Need(
            title=_("Send what the panel agreed on issue %(issue)s") % {"issue": issue},
            url=f"{base}{key}/send/",
            about=_("The council’s time to answer starts when you send it."),
            since=clock.london_day(created_at),
        )
    late = wording.late_by(due, clock.today())
    return Need(
        title=ngettext(
            "Answer %(waiting)d part of recommendation %(number)s",
            "Answer %(waiting)d parts of recommendation %(number)s",
            waiting,
        )
        % {"waiting": waiting, "number": number},
        url=f"{base}{number}/answer/",
        about=wording.numbered(issue, wording.heading(said, words_id=words_id, heading_id=heading_id)),
        by=due,
        late=wording.days_late(late) if late else "",
        minutes=20,
    )
