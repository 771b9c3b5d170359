"""What needs you now: every room's own needs, in one order."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.deciding import queries as deciding
from copanel.governance import queries as governance
from copanel.governance.policy import POLICY as GOVERNANCE
from copanel.governance.queries import PanelFacts
from copanel.governance.states import Do as GovernanceDo
from copanel.home.policy import POLICY
from copanel.home.states import Do
from copanel.influence import queries as influence
from copanel.influence.policy import POLICY as INFLUENCE
from copanel.influence.states import Do as Influence
from copanel.kernel import clock
from copanel.kernel.actor import MODERATORS, Actor, Office
from copanel.kernel.dates import in_house_style
from copanel.kernel.needs import Need
from copanel.membership import queries as membership
from copanel.membership.policy import POLICY as MEMBERSHIP
from copanel.membership.states import Do as Membership
from copanel.organisations import queries as organisations
from copanel.outbox import queries as outbox
from copanel.priorities import queries as priorities
from copanel.scope import queries as scope
from copanel.terms import queries as terms
from copanel.words import queries as words

AT_MOST = 5  # looks: at most five things, each one link


@dataclass(frozen=True, slots=True)
class Wanted:
    title: str
    url: str
    about: str
    when: str
    takes: str
    action: str


@dataclass(frozen=True, slots=True)
class Door:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class NeedsPage:
    first: tuple[Wanted, ...]
    more: tuple[Wanted, ...]
    total: int
    doors: tuple[Door, ...]
    issues_url: str


def needs(*, panel: PanelFacts, actor: Actor) -> NeedsPage:
    """What waits for this person on this panel, the most pressing first: see `Need.order`. One query a room."""
    found: list[Need] = []
    for room in (governance, words, deciding, membership, priorities, terms, scope, influence):
        found += room.needs(actor=actor, panel_id=panel.id)
    found += governance.needs_of_terms(actor=actor, panel_id=panel.id, panel=panel.slug)
    found += outbox.needs(actor=actor, panel_id=panel.id, panel=panel.slug)
    found += organisations.needs(actor=actor, panel_id=panel.id, panel=panel.slug)
    found += governance.needs_about_closed(actor=actor, panel=panel)
    found += _setting_up(panel, actor)
    found.sort(key=lambda need: need.order)
    wanted = tuple(_wanted(need) for need in found)
    return NeedsPage(
        first=wanted[:AT_MOST],
        more=wanted[AT_MOST:],
        total=len(wanted),
        doors=_doors(panel, actor),
        issues_url=reverse("influence:issues", args=[panel.slug]),
    )


def _setting_up(panel: PanelFacts, actor: Actor) -> list[Need]:
    """One need stands for all the steps; once the panel is open, each room asks for what is left. No query."""
    if not panel.is_preparing or not POLICY.may(actor, Do.SET_UP, panel):
        return []
    return [
        Need(
            title=_("Go on setting up the panel"),
            url=reverse("home:setting_up", args=[panel.slug]),
            about=_("One page leads you through all the steps, and says which comes next."),
        )
    ]


def _wanted(need: Need) -> Wanted:
    return Wanted(
        title=need.title,
        url=need.url,
        about=need.about,
        when=_when(need),
        takes=_("About %(n)s minutes") % {"n": need.minutes} if need.minutes else "",
        action=_("Do this now"),
    )


def _when(need: Need) -> str:
    if need.late:
        return need.late
    if need.by is None:
        return ""
    days = (need.by - clock.today()).days
    day = in_house_style(need.by)
    if days == 0:
        return _("Today, %(day)s") % {"day": day}
    return ngettext("By %(day)s, tomorrow", "By %(day)s, in %(n)s days", days) % {"day": day, "n": days}


def _doors(panel: PanelFacts, actor: Actor) -> tuple[Door, ...]:
    """The pages of this person's offices, so that nobody hunts for them."""
    found = []
    if panel.is_open and INFLUENCE.may(actor, Influence.RAISE, panel):
        found.append((_("Say something to the panel"), "influence:new"))
    if actor.on(panel.id):
        found.append((_("My interests"), "membership:mine"))
    if MEMBERSHIP.may(actor, Membership.SEE_INVITATIONS, panel):
        found.append((_("Invitations"), "membership:invitations"))
    if MEMBERSHIP.may(actor, Membership.SEE_NOMINATIONS, panel):
        found.append((_("Put someone forward"), "membership:nominations"))
    if actor.holds(panel.id, *MODERATORS):
        found.append((_("Words that wait to be checked"), "home:queue"))
    if actor.holds(panel.id, Office.FACILITATOR):
        found.append((_("Write down what someone told us"), "influence:for_someone"))
        found.append((_("Letters and calls to make"), "outbox:letters"))
    if actor.holds(panel.id, Office.SAFEGUARDING_LEAD):
        found.append((_("Notes where someone may be at risk"), "words:notes"))
    if POLICY.may(actor, Do.SET_UP, panel):
        found.append((_("Setting up the panel"), "home:setting_up"))
    if GOVERNANCE.may(actor, GovernanceDo.SEE_SEATS, panel):
        found.append((_("Seats and offices"), "governance:seats"))
    if actor.on(panel.id):
        found.append((_("My place on the panel"), "governance:my_place"))
    found.append((_("What I may do"), "home:my_powers"))
    return tuple(Door(label, reverse(name, args=[panel.slug])) for label, name in found)
