"""What is wrong with a record file: where, and what to write instead.

A fault is for whoever wrote the file by hand. So it names file, line and path, and then says what to write, never what
a program expected. A note is for their eye and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from copanel.kernel.errors import Invalid

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right. Its text is the one line that people read:

    records/x.json line 41, issues[0].recommendations[1].parts[2].letter: write one capital letter, for example A
    """

    file: str
    line: int
    path: Path
    write: str

    def __str__(self) -> str:
        return f"{self.file} line {self.line}, {spell(self.path)}: {self.write}"


@dataclass(frozen=True, slots=True)
class Note(Fault):
    """Something worth a second look that may well be right, such as a weekday that does not fit its date."""


class BadRecord(Invalid):
    """The file cannot be loaded as it stands. `listed` has every fault, in the order of the file."""

    def __init__(self, listed: Iterable[Fault]) -> None:
        self.listed = in_file_order(listed)
        super().__init__("\n".join(str(fault) for fault in self.listed))


def in_file_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """By line, the order found within one line; the same fault once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: fault.line))


def spell(path: Path) -> str:
    """issues[0].title, as people and most tools write it; "the file" for the whole."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "the file"
