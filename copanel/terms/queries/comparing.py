"""Two versions beside each other, clause by clause, so that a listener hears what changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Actor
from copanel.terms.comparing import Run, runs
from copanel.terms.models import Clause
from copanel.terms.queries.clauses import ClauseView, in_order, texts_of, view
from copanel.terms.queries.pages import title
from copanel.terms.queries.versions import VersionFacts, numbered, versions
from copanel.terms.states import Part


class How(StrEnum):
    CHANGED = "changed"
    NEW = "new"
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that differs. `before` and `now` are its texts in runs: what differs was taken out, or put in."""

    how: How
    key: str
    heading: str
    heading_before: str
    part_title: str
    before: tuple[Run, ...]
    now: tuple[Run, ...]
    easy_before: str
    easy_now: str
    why: str

    @property
    def only_easy(self) -> bool:
        """Nothing but the Easy Read text changed."""
        plain = not any(run.differs for run in (*self.before, *self.now))
        return self.how is How.CHANGED and plain and self.heading == self.heading_before

    @property
    def before_easily(self) -> str:
        """The whole text of before, in Easy Read where there is one: marks on single words are no Easy Read."""
        return self.easy_before or "".join(run.text for run in self.before)

    @property
    def now_easily(self) -> str:
        return self.easy_now or "".join(run.text for run in self.now)

    @property
    def one_easily(self) -> str:
        """The one text of a clause that came or went."""
        return self.now_easily or self.before_easily


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between an earlier version and a later one, in the order of the later."""

    earlier: VersionFacts
    later: VersionFacts
    versions: tuple[VersionFacts, ...]
    changes: tuple[Change, ...]
    same: int


def comparison(*, panel: PanelFacts, actor: Actor, one: int, other: int) -> Comparison:
    """Two versions by number, whichever comes first. Five queries. Raises NotFound."""
    found = versions(panel.id)
    earlier, later = sorted((numbered(found, one), numbered(found, other)), key=lambda each: each.number)
    rows = in_order(
        Clause.objects.filter(version__in={earlier.id, later.id}, taken_out=False).select_related(
            "words__in_force", "why__in_force"
        )
    )
    said = texts_of(rows, actor=actor)
    before = {row.key: view(row, said) for row in rows if row.version_id == earlier.id}
    now = {row.key: view(row, said) for row in rows if row.version_id == later.id}
    changes, same = changes_of(before, now, panel)
    return Comparison(earlier, later, tuple(found), changes, same)


def changes_of(
    before: dict[str, ClauseView], now: dict[str, ClauseView], panel: PanelFacts
) -> tuple[tuple[Change, ...], int]:
    """The clauses that differ, and how many do not."""
    changes, same = [], 0
    for key, clause in now.items():
        old = before.get(key)
        if old is not None and _says(old) == _says(clause):
            same += 1
            continue
        first, second = runs(old.text, clause.text) if old else ((), (Run(clause.text, True),))
        changes.append(_change(How.CHANGED if old else How.NEW, clause, old, clause, first, second, panel))
    changes += [
        _change(How.TAKEN_OUT, old, old, None, (Run(old.text, True),), (), panel)
        for key, old in before.items()
        if key not in now
    ]
    order = {part: place for place, part in enumerate(Part)}
    parts = {title(part, panel): order[part] for part in Part}
    return tuple(sorted(changes, key=lambda change: parts[change.part_title])), same


def _says(clause: ClauseView) -> tuple[str, str, str]:
    return clause.heading, clause.text, clause.easy


def _change(
    how: How, shown: ClauseView, old: ClauseView | None, now: ClauseView | None, first: tuple[Run, ...],
    second: tuple[Run, ...], panel: PanelFacts,
) -> Change:  # fmt: skip
    return Change(
        how=how,
        key=shown.key,
        heading=shown.heading,
        heading_before=old.heading if old else "",
        part_title=title(shown.part, panel),
        before=first,
        now=second,
        easy_before=old.easy if old else "",
        easy_now=now.easy if now else "",
        why=now.why if now else "",
    )
