"""States as one table: (state, act) -> state. What is not in the table cannot happen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from django.db import models

from copanel.kernel.errors import NotFound, WrongState

Transitions = Mapping[tuple[StrEnum, StrEnum], StrEnum]


class Locked(models.Model):
    """A row that services fetch and lock inside their transaction, so that two clicks act once.

    One order, whichever act it is, since two acts that lock crosswise end each other on PostgreSQL: first the row
    that others hang on. Words, then a decision or a note about them (whose own `locked` sees to it), then what the
    search holds of them; then the issue they stand on, then what follows from it; the panel, whose numbers are
    given one by one, after its issues and recommendations. `tests/faults/test_locks.py` does every act and looks.
    """

    class Meta:
        abstract = True

    @classmethod
    def locked(cls, key: UUID) -> Self:
        """The row, locked until the transaction ends. Raises NotFound."""
        found = cls._default_manager.select_for_update(of=("self",)).filter(pk=key).first()
        if found is None:
            raise NotFound()
        return found


class Moves(Locked):
    """A row with a `state` that moves only along its TRANSITIONS table."""

    TRANSITIONS: ClassVar[Transitions]

    class Meta:
        abstract = True

    def can_move(self, do: StrEnum) -> bool:
        return any(start == self.state and act == do for start, act in self.TRANSITIONS)

    def move(self, do: StrEnum) -> None:
        """Take the step, in memory; the service saves. Raises WrongState where the table has no such step."""
        for (start, act), end in self.TRANSITIONS.items():
            if start == self.state and act == do:
                self.state = end
                return
        raise WrongState()


def choices(states: type[StrEnum]) -> list[tuple[str, str]]:
    """A state's values for a CharField, without words: words belong to pages."""
    return [(state.value, state.value) for state in states]
