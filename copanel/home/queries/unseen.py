"""What was not shown, hidden or taken down, and why: counted for everyone (powers.md, theorem 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Side
from copanel.words import queries as words


@dataclass(frozen=True, slots=True)
class Counted:
    """One line: what it is, how many, and of these how many are shown again."""

    label: str
    number: int
    back: int


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    lines: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class UnseenPage:
    """`waiting`: words that wait for their check longer than `waiting_days` working days."""

    groups: tuple[Group, ...]
    waiting: int
    waiting_days: int


def unseen(*, panel: PanelFacts) -> UnseenPage:
    """The counts of a panel. They are of decisions, not of persons, and say nothing of what was said. Six queries."""
    days = governance.rules_on(panel.id).check_counted_days
    refused = {code: (number, 0) for code, number in words.refused_counts(panel.id).items()}
    return UnseenPage(
        groups=(
            Group(_("Not shown after the check"), _by_reason(refused)),
            Group(_("Hidden by a moderator"), _by_reason(words.hidden_counts(panel.id))),
            Group(_("Something taken out by a moderator"), _by_reason(words.taken_out_counts(panel.id))),
            Group(_("Taken down while someone’s safety was looked after"), _taken_down(panel)),
        ),
        waiting=words.waiting_over(panel.id, days=days),
        waiting_days=days,
    )


def _by_reason(counts: dict[str, tuple[int, int]]) -> tuple[Counted, ...]:
    return _added_up((words.reason_label(code), number, back) for code, (number, back) in counts.items())


def _added_up(lines: Iterable[tuple[str, int, int]]) -> tuple[Counted, ...]:
    """Lines that say the same become one."""
    found: dict[str, tuple[int, int]] = {}
    for label, number, back in lines:
        so_far, back_so_far = found.get(label, (0, 0))
        found[label] = (so_far + number, back_so_far + back)
    return tuple(Counted(label, number, back) for label, (number, back) in found.items())


def _taken_down(panel: PanelFacts) -> tuple[Counted, ...]:
    asked = {
        Side.USER_LED: _("Asked for by the user-led side"),
        Side.INDEPENDENT: _("Asked for by someone who is of neither side"),
        Side.AUTHORITY: _("Asked for by %(council)s") % {"council": panel.authority_name},
        Side.PUBLIC: _("Asked for by a member of the public"),
    }
    return _added_up((asked[Side(side)], number, back) for side, number, back in words.taken_down_counts(panel.id))
