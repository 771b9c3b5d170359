"""What the worker does again and again. A room says so in its apps.py; `copanel worker` writes the timetable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regularly:
    """One task of the worker: a function without arguments that may run twice without harm."""

    name: str
    function: str
    minutes: int
    removes: tuple[str, ...] = ()


_regularly: dict[str, Regularly] = {}


def every(*, minutes: int, name: str, function: str, removes: tuple[str, ...] = ()) -> None:
    """Have the worker call a function (its dotted path) every so many minutes.

    `removes` names the models whose rows it takes away when their time is over (see each one's Privacy).

    It takes no arguments, reads what is due from its own table, and harms nothing when it runs
    twice. Its period must be shorter than what it watches, and it must not rely on it.
    """
    _regularly[name] = Regularly(name=name, function=function, minutes=minutes, removes=removes)


def regularly() -> list[Regularly]:
    """Everything on the timetable, by name."""
    return sorted(_regularly.values(), key=lambda each: each.name)
