"""What the record says about a panel. Names of organisations are labels; persons have none here."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.governance.rule_kinds import RULES, said
from copanel.governance.rule_words import ANSWERS
from copanel.governance.states import HelpLineKind, Method, WayKind
from copanel.kernel.actor import Office, Side
from copanel.ledger import DAY, LABEL, SLUG
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
