"""`@act`: a change of state without its entry is impossible."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

from django.db import transaction

from copanel.ledger.kinds import BadEntry, Kind

P = ParamSpec("P")
R = TypeVar("R")

# One set of recorded kinds for each service that is open now, innermost last.
_open: ContextVar[tuple[set[str], ...]] = ContextVar("copanel_open_acts", default=())


def act(*kinds: Kind) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Run a service in one transaction that must record one of these kinds, or roll back.

    Nests by savepoint: a service may call another, and what the inner one records counts for the
    outer too. Raises BadEntry (a programmer's fault) when the service returns without its entry.
    """
    if not kinds:
        raise BadEntry("@act needs the kinds it records")
    names = frozenset(kind.name for kind in kinds)

    def wrap(service: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(service)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            seen: set[str] = set()
            token = _open.set((*_open.get(), seen))
            try:
                with transaction.atomic():
                    result = service(*args, **kwargs)
                    if not names & seen:
                        raise BadEntry(f"{service.__name__} ended without recording {' or '.join(sorted(names))}")
                    return result
            finally:
                _open.reset(token)

        run.records = names  # read by the architecture test
        return run

    return wrap


def note_recorded(name: str) -> None:
    """Tell every open act that this kind was recorded."""
    for seen in _open.get():
        seen.add(name)


def inside_act() -> bool:
    return bool(_open.get())
