"""Several people who press at the same moment: threads with a connection to the database each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import connection

R = TypeVar("R")
PATIENCE = 120  # seconds; a machine with much else to do


def at_once(calls: Sequence[Callable[[], R]]) -> list[R | BaseException]:
    """What each call gave back or raised, all begun together, in the order of the calls."""
    came: list[R | BaseException] = [TimeoutError("it never came back")] * len(calls)
    ready = threading.Barrier(len(calls))

    def run(place: int) -> None:
        try:
            connection.ensure_connection()
            ready.wait(PATIENCE)
            came[place] = calls[place]()
        except BaseException as fault:
            came[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,), daemon=True) for place in range(len(calls))]
    for each in threads:
        each.start()
    for each in threads:
        each.join(PATIENCE)
    return came
