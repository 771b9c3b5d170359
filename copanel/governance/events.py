"""What the record says about a panel. Names of organisations are labels; persons have none here."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.governance.rule_kinds import RULES, said
from copanel.governance.rule_words import ANSWERS
from copanel.governance.states import AsideCause, FundingKind, HelpLineKind, Method, WayKind
from copanel.kernel.actor import Office, Side
from copanel.ledger import DAY, LABEL, NUMBER, SLUG
from copanel.ledger.kinds import Shape


def _one_of(name: str, values: Container[str], show: Callable[[str], Any]) -> Shape:
    return Shape(name, lambda value: isinstance(value, str) and value in values, lambda value: str(show(value)))


OFFICE = _one_of("an office", set(Office), lambda value: Office(value).label)
SIDE = _one_of("a side", set(Side), lambda value: Side(value).label)
RULE = _one_of("a rule", RULES, lambda value: RULES[value].label)
RULE_VALUE = Shape(
    "a number or answers of a rule",
    lambda value: isinstance(value, str) and all(word.isdigit() or word in ANSWERS for word in value.split()),
    said,
)
METHOD = _one_of("a way to agree", set(Method), lambda value: Method(value).label)
HELP_LINE = _one_of("a kind of help line", set(HelpLineKind), lambda value: HelpLineKind(value).label)
CAUSE = _one_of("a cause", set(AsideCause), lambda value: AsideCause(value).label)
WAY = _one_of("a kind of way", set(WayKind), lambda value: WayKind(value).label)


def _public(name: str, sentence: str, link: str = "", /, **keys: Shape) -> ledger.Kind:
    return ledger.kind(name, audience=ledger.PUBLIC, keys=keys, sentence=sentence, link=link)


def _private(name: str, sentence: str) -> ledger.Kind:
    return ledger.kind(name, audience=ledger.PRIVATE, keys={}, sentence=sentence)


PANEL_ADDED = _private("panel.added", _("A panel is being prepared."))
PANEL_OPENED = _public("panel.opened", _("%(name)s opened."), "/%(panel)s/", panel=SLUG, name=LABEL)
RECORD_SHOWN = _public(
    "panel.record_shown", _("The published record of %(name)s is shown here."), "/%(panel)s/", panel=SLUG, name=LABEL
)
RULE_SET = _public(
    "rule.set",
    _("A rule was set from %(from_on)s. %(rule)s: %(value)s."),
    "/%(panel)s/rules/%(rule)s/",
    panel=SLUG,
    rule=RULE,
    value=RULE_VALUE,
    from_on=DAY,
)
RULE_DRAFTED = _private("rule.drafted", _("A change of a rule was drafted."))
RULE_DRAFT_DROPPED = _private("rule.draft_dropped", _("A drafted change of a rule was dropped."))
SPEAKS_FROM_SAID = _private("speaks_from.said", _("Someone said what they speak from, or took it back."))
HELP_LINE_ADDED = _public("help_line.added", _("Whom to ring: a line was added. %(kind)s."), kind=HELP_LINE)
HELP_LINE_ENDED = _public("help_line.ended", _("Whom to ring: a line was taken away. %(kind)s."), kind=HELP_LINE)
WAY_ADDED = _public("way.added", _("Other ways to be heard: one was added. %(kind)s."), kind=WAY)
WAY_ENDED = _public("way.ended", _("Other ways to be heard: one was taken away. %(kind)s."), kind=WAY)
TOPIC_ADDED = _public("topic.added", _("A topic was added."))
TOPIC_ENDED = _public("topic.ended", _("A topic was taken away."))

SEAT_ADDED = _public("seat.added", _("The panel has one more seat. %(side)s."), side=SIDE)
SEAT_FILLED = _public("seat.filled", _("A seat was filled from %(from_on)s. %(side)s."), side=SIDE, from_on=DAY)
SEAT_EMPTIED = _public("seat.emptied", _("A seat is vacant after %(until_on)s. %(side)s."), side=SIDE, until_on=DAY)
APPOINTED = _public(
    "office.appointed",
    _("The panel has someone in an office from %(from_on)s: %(office)s. %(side)s."),
    office=OFFICE,
    side=SIDE,
    from_on=DAY,
)
OFFICE_ENDED = _public(
    "office.ended",
    _("Someone’s time in an office ends on %(until_on)s: %(office)s. %(side)s."),
    office=OFFICE,
    side=SIDE,
    until_on=DAY,
)
POST_ANSWERS = _public(
    "answering_post.named",
    _("A post at %(organisation)s answers to the panel from %(from_on)s."),
    organisation=LABEL,
    from_on=DAY,
)
POST_ANSWERS_NO_MORE = _public(
    "answering_post.ended",
    _("A post at %(organisation)s no longer answers to the panel after %(until_on)s."),
    organisation=LABEL,
    until_on=DAY,
)
WORKS_FOR_DECLARED = _private("works_for.declared", _("Someone said whom they work for."))
WORKS_FOR_ENDED = _private("works_for.ended", _("Someone no longer works for an organisation."))
ALLOWED = _public(
    "allowed_in_space.decided",
    _("From %(from_on)s someone from the council may hold a user-led seat. The user-led side decided so."),
    "/%(panel)s/decisions/%(decision)s",
    panel=SLUG,
    decision=ledger.UID,
    from_on=DAY,
)
ALLOWED_NO_MORE = _public(
    "allowed_in_space.ended",
    _("After %(until_on)s someone from the council may no longer hold a user-led seat."),
    until_on=DAY,
)
SHOWN_CHOSEN = _private("shown_as.chosen", _("Someone chose how to be shown."))

DECIDED = _public(
    "decision.recorded",
    _("A decision was written down. %(method)s."),
    "/%(panel)s/decisions/%(decision)s",
    panel=SLUG,
    decision=ledger.UID,
    method=METHOD,
)
OCCASION_ADDED = _public(
    "occasion.added",
    _("The panel waits for an occasion."),
    "/%(panel)s/occasions/%(occasion)s",
    panel=SLUG,
    occasion=ledger.UID,
)
OCCASION_HAPPENED = _public(
    "occasion.happened",
    _("The occasion that the panel waited for came on %(happened_on)s."),
    "/%(panel)s/occasions/%(occasion)s",
    panel=SLUG,
    occasion=ledger.UID,
    happened_on=DAY,
)

# The life of a panel
FUNDING = _one_of("what happens to the money", set(FundingKind), lambda value: FundingKind(value).label)
GROUP_ASKED = _private("group.asked_to_join", _("A panel asked to belong to another panel."))
GROUP_NOT_JOINED = _private("group.not_joined", _("A panel belongs to no other panel: it was only asked."))
GROUP_JOINED = _public(
    "group.joined",
    _("%(name)s belongs to %(parent_name)s from %(from_on)s."),
    "/%(panel)s/about/",
    panel=SLUG,
    name=LABEL,
    parent_name=LABEL,
    from_on=DAY,
)
GROUP_LEFT = _public(
    "group.left",
    _("%(name)s belongs to %(parent_name)s no more after %(until_on)s."),
    "/%(panel)s/about/",
    panel=SLUG,
    name=LABEL,
    parent_name=LABEL,
    until_on=DAY,
)
FUNDING_TOLD = _public(
    "funding.told",
    _("%(funding)s: %(organisation)s, on %(on_day)s."),
    "/%(panel)s/money/",
    panel=SLUG,
    funding=FUNDING,
    organisation=LABEL,
    on_day=DAY,
)
FUNDING_REASON_GIVEN = _public(
    "funding.reason_given",
    _("%(organisation)s gave its reason about the panel’s money."),
    "/%(panel)s/money/",
    panel=SLUG,
    organisation=LABEL,
)
FUNDING_BESIDE = _public(
    "funding.said_beside", _("The panel said what it thinks about its money."), "/%(panel)s/money/", panel=SLUG
)
YEAR_SET = _public("panel.year_set", _("From %(from_on)s the panel’s year begins on that day."), from_on=DAY)
REACH_CHANGED = _public("panel.reach_changed", _("The panel’s phone number or address changed."))
PANEL_SUSPENDED = _public(
    "panel.suspended", _("%(name)s stopped for a time. It said why."), "/%(panel)s/about/", panel=SLUG, name=LABEL
)
PANEL_TAKEN_UP = _public("panel.taken_up", _("%(name)s works again."), "/%(panel)s/about/", panel=SLUG, name=LABEL)
PANEL_REPLACED = _public(
    "panel.replaced",
    _("%(by_name)s took the place of %(name)s. Open issues moved with it."),
    "/%(by_panel)s/about/",
    panel=SLUG,
    name=LABEL,
    by_panel=SLUG,
    by_name=LABEL,
)
PANEL_CLOSED = _public("panel.closed", _("%(name)s closed. It said why."), "/%(panel)s/about/", panel=SLUG, name=LABEL)
HANDOVER_PREPARED = _private("handover.prepared", _("A handover to another host was prepared."))
HANDOVER_AGREED = _private("handover.agreed", _("A co-chair said yes to a handover to another host."))
HANDOVER_DROPPED = _private("handover.dropped", _("A handover to another host was put aside."))
HANDED_OVER = _public(
    "panel.handed_over",
    _("%(organisation)s hosts the panel from %(from_on)s. The co-chairs confirmed it."),
    "/%(panel)s/about/",
    panel=SLUG,
    organisation=LABEL,
    from_on=DAY,
)
# Seats and offices. Whether someone resigned or died, and who, is never in the public record: a place is vacant.
# So neither is who wrote it down: these two are tied to no office.
SEAT_VACANT = ledger.kind(
    "seat.vacant",
    audience=ledger.PUBLIC,
    keys={"side": SIDE, "until_on": DAY},
    sentence=_("A seat is vacant after %(until_on)s. %(side)s."),
    as_author=True,
)
OFFICE_VACANT = ledger.kind(
    "office.vacant",
    audience=ledger.PUBLIC,
    keys={"office": OFFICE, "side": SIDE, "until_on": DAY},
    sentence=_("An office is vacant after %(until_on)s: %(office)s. %(side)s."),
    as_author=True,
)
DEPUTY_NAMED = _public("deputy.named", _("There is a deputy from %(from_on)s. %(side)s."), side=SIDE, from_on=DAY)
DEPUTY_ENDED = _public("deputy.ended", _("There is no deputy after %(until_on)s. %(side)s."), side=SIDE, until_on=DAY)
STANDS_IN = _public("deputy.stands_in", _("A deputy stands in from %(from_on)s. %(side)s."), side=SIDE, from_on=DAY)
STOOD_IN = _public(
    "deputy.stood_in", _("A deputy no longer stands in after %(until_on)s. %(side)s."), side=SIDE, until_on=DAY
)
STEPPED_ASIDE = _public(
    "office.stepped_aside",
    _("Someone in an office steps aside from %(from_on)s: %(office)s. The reason: %(cause)s."),
    office=OFFICE,
    cause=CAUSE,
    from_on=DAY,
)
STEPPED_ASIDE_FROM_ITEM = _public(
    "office.stepped_aside_from_item",
    _("Someone in an office steps aside from one issue, from %(from_on)s: %(office)s. The reason: %(cause)s."),
    office=OFFICE,
    cause=CAUSE,
    from_on=DAY,
)
STEPPED_BACK = _public(
    "office.stepped_back",
    _("Someone in an office is back after stepping aside: %(office)s. Their last day aside: %(until_on)s."),
    office=OFFICE,
    until_on=DAY,
)
TURNS_SET = _public(
    "turns.set", _("Organisations take turns in an office: %(office)s. There are %(n)s."), office=OFFICE, n=NUMBER
)
MEETING_COUNTED = _public("meeting.counted", _("A meeting was held on %(held_on)s."), held_on=DAY)
RECORD_OFFICE_ENTERED = _public(
    "office.entered_from_record",
    _("The published record says who held an office: %(office)s. It was %(organisation)s."),
    office=OFFICE,
    organisation=LABEL,
)
SOURCES_DIFFER = _public("office.sources_differ", _("Two sources differ about who held an office."))
RESIGNED = _private("place.resigned", _("Someone resigned."))
DEATH_NOTED = _private("place.death_noted", _("Someone of the panel has died."))
DEATH_TAKEN_BACK = _private("place.death_taken_back", _("It was written down by mistake that someone had died."))
