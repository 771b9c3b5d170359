"""What a change of a rule would do, before anybody decides it: on offices, shares, clocks, the queue, votes.

Rooms above know what hangs on a rule there. They say so in their `apps.py`:

    effects.register(queries.effects_of_rule)      # Change -> sentences, in the reader's language

A handler reads and says; it never writes. Meetings will say what a rule does to them the same way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.governance import queries
from copanel.governance.queries.against import misfits
from copanel.governance.queries.rules import RuleLine, Rules, rules_at
from copanel.governance.queries.share import Counted, user_led_share
from copanel.governance.quorum import Votes, outcome
from copanel.governance.rule_kinds import RULES, Group, said, written
from copanel.governance.rule_words import Yes
from copanel.kernel import clock
from copanel.kernel.dates import in_house_style
from copanel.kernel.working_days import add_working_days
from copanel.words import queries as words


@dataclass(frozen=True, slots=True)
class Change:
    """One rule as it is and as it would be, from a day. `before` and `after` are all rules of that day."""

    panel_id: UUID
    code: str
    old: str
    new: str
    from_on: dt.date
    before: Rules
    after: Rules

    @property
    def says(self) -> tuple[str, str]:
        """What the rule says and would say, in words."""
        return said(self.old), said(self.new)

    @property
    def days(self) -> tuple[int, int] | None:
        """The working days before and after, where the rule counts them."""
        return (int(self.old), int(self.new)) if self.code.endswith("_days") else None


def change_of(panel_id: UUID, lines: Iterable[RuleLine], code: str, new: str, from_on: dt.date | None) -> Change:
    """What a rule is on the day from which it would change (today), and would be, by the panel's dated rules."""
    from_on = from_on or clock.today()
    before, kind = rules_at(lines, from_on), RULES[code]
    after = replace(before, **{code: kind.read(new)})
    return Change(panel_id, code, written(kind, getattr(before, code)), new, from_on, before, after)


Effect = Callable[[Change], Iterable[str]]
_handlers: list[Effect] = []


def register(handler: Effect) -> None:
    """Have an upper room say what a change does there. Called in its apps.py."""
    if handler not in _handlers:
        _handlers.append(handler)


def of(change: Change) -> list[str]:
    """Everything that the change would do, in sentences; one says so where it would do nothing that is known."""
    found = [*_own(change), *(sentence for handler in _handlers for sentence in handler(change))]
    return found or [_("Nothing that stands now changes by it.")]


def _own(change: Change) -> Iterable[str]:
    yield from OF_GROUP[RULES[change.code].group](change)


def _clocks(change: Change) -> Iterable[str]:
    yield _("A clock that runs keeps the rule of its day. Nothing that is due now becomes due sooner or later.")
    if change.days:
        before, after = (in_house_style(add_working_days(change.from_on, days)) for days in change.days)
        yield _("For example, what starts on %(day)s is due on %(after)s. By the rule as it is: %(before)s.") % {
            "day": in_house_style(change.from_on),
            "after": after,
            "before": before,
        }


def _checking(change: Change) -> Iterable[str]:
    before, after = (words.waiting_over(change.panel_id, days=days) for days in change.days or (0, 0))
    yield ngettext(
        "Today %(before)d thing waits longer than the rule as it is. By the new rule it would be %(after)d.",
        "Today %(before)d things wait longer than the rule as it is. By the new rule it would be %(after)d.",
        before,
    ) % {"before": before, "after": after}


def _windows(change: Change) -> Iterable[str]:
    yield _("What was written or done before that day keeps the time it was given.")


def _share(change: Change) -> Iterable[str]:
    share = user_led_share(change.panel_id)
    for rules, asks in ((change.before, _("The rule as it is: %(said)s")), (change.after, _("The new rule: %(said)s"))):
        counted = share.with_corresponding if rules.corresponding_counts == Yes.YES else share.full
        yield asks % {"said": _met(counted, rules.user_led_least)}
    yield _("Nobody loses a seat by it.")


def _met(counted: Counted, least: int) -> str:
    met = {
        True: _("the seats of today meet it."),
        False: _("the seats of today do not meet it."),
        None: _("nobody can say if the seats of today meet it, since it is not known who leads some of them."),
    }[counted.meets(least)]
    numbers = _("%(led)d of %(filled)d filled seats are user-led for certain.")
    return f"{met} " + numbers % {"led": counted.user_led, "filled": counted.filled}


def _offices(change: Change) -> Iterable[str]:
    found = misfits(change.panel_id, change.before, change.after)
    for each in found:
        who = each.name or _("someone who chose not to be named")
        yield _("%(office)s: %(who)s could not take this office by the new rule.") % {
            "office": each.office.label,
            "who": who,
        }
    if not found:
        yield _("Everyone who holds an office now could hold it by the new rule too.")
    yield _("Nobody loses an office by it. It is asked when someone takes an office.")


def _quorum(change: Change) -> Iterable[str]:
    members = _members(change)
    before, after = change.before.quorum.needed(members), change.after.quorum.needed(members)
    yield ngettext(
        "%(members)d full seat of the user-led side is filled today.",
        "%(members)d full seats of the user-led side are filled today.",
        members,
    ) % {"members": members}
    yield _("Of these, %(after)d must be there by the new rule. By the rule as it is: %(before)d.") % {
        "after": after,
        "before": before,
    }


def _carrying(change: Change) -> Iterable[str]:
    members = _members(change)
    in_writing = change.code == "written_carried_by"
    needed = [
        next((n for n in range(1, members + 1) if _carries(rules, n, members, in_writing)), members)
        for rules in (change.before, change.after)
    ]
    yield ngettext(
        "If all members of today vote, that is %(members)d person.",
        "If all members of today vote, these are %(members)d people.",
        members,
    ) % {"members": members}
    yield _("Then %(after)d must be for it by the new rule. By the rule as it is: %(before)d.") % {
        "before": needed[0],
        "after": needed[1],
    }


def _carries(rules: Rules, in_favour: int, members: int, in_writing: bool) -> bool:
    votes = Votes(in_favour, members - in_favour, counted=True)
    return outcome(rules.carrying, votes=votes, members=members, in_writing=in_writing).carried


def _members(change: Change) -> int:
    table = queries.table(change.panel_id)
    return max(table.user_led - table.free, 1)


def _limits(change: Change) -> Iterable[str]:
    yield _("The new limit counts from the next message on. What waits now is not touched.")


OF_GROUP: dict[Group, Effect] = {
    Group.CLOCKS: _clocks,
    Group.CHECKING: _checking,
    Group.WINDOWS: _windows,
    Group.SHARE: _share,
    Group.OFFICES: _offices,
    Group.QUORUM: _quorum,
    Group.CARRYING: _carrying,
    Group.LIMITS: _limits,
}
