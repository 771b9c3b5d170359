"""Putting things in order by dates as given, without ever doing so silently.

One date is certainly before another only when its latest day is before the other's earliest. Anything else, "May 2017"
against "17 May 2017", "until the AGM" against everything, is not certain, and then the given order is the best there
is. So there are two functions, and both say where the given order and the dates disagree:

- `in_given_order` keeps what a source or a person put first, first. Use it wherever somebody gave an order;
- `by_date` sorts, for lists in which nobody gave one. It moves a thing only to where the dates make it certain.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from .given import DateAsGiven

Item = TypeVar("Item")
Key = Callable[[Item], DateAsGiven | None]


@dataclass(frozen=True, slots=True)
class OrderDoubt(Generic[Item]):
    """Two things whose dates say the opposite of the order given."""

    given_first: Item
    given_later: Item
    first_words: str
    later_words: str

    def __str__(self) -> str:
        facts = {"first": self.first_words, "later": self.later_words}
        return _("“%(first)s” is given before “%(later)s”, but is the later date.") % facts


@dataclass(frozen=True, slots=True)
class Ordered(Generic[Item]):
    """Things in an order, and one doubt for each thing that its date says was given too late."""

    items: tuple[Item, ...]
    doubts: tuple[OrderDoubt[Item], ...]


def is_certainly_before(one: DateAsGiven | None, other: DateAsGiven | None) -> bool:
    """Whether the words leave no way for `one` to be as late as `other`."""
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)


def in_given_order(items: Iterable[Item], key: Key[Item]) -> Ordered[Item]:
    """The items exactly as given, with what their dates say against that order."""
    given = tuple(items)
    return Ordered(given, _doubts(given, key))


def by_date(items: Iterable[Item], key: Key[Item]) -> Ordered[Item]:
    """The items, earliest first where that is certain, in the given order where it is not.

    At each step the first item in the given order that nothing remaining is certainly before. The doubts are those of
    the order given, so that a page can say what was moved.
    """
    given = tuple(items)
    spans = [_span(key(item)) for item in given]
    by_earliest = sorted(range(len(given)), key=lambda index: spans[index][0], reverse=True)
    by_latest = sorted(range(len(given)), key=lambda index: spans[index][1], reverse=True)
    placed: list[Item] = []
    done = [False] * len(given)
    free: list[int] = []  # nothing remaining is certainly before these; smallest index first
    while len(placed) < len(given):
        while done[by_latest[-1]]:
            by_latest.pop()
        bar = spans[by_latest[-1]][1]
        while by_earliest and spans[by_earliest[-1]][0] <= bar:
            heapq.heappush(free, by_earliest.pop())
        index = heapq.heappop(free)
        done[index] = True
        placed.append(given[index])
    return Ordered(tuple(placed), _doubts(given, key))


def _span(when: DateAsGiven | None) -> tuple[date, date]:
    return (when and when.earliest) or date.min, (when and when.latest) or date.max


def _doubts(given: tuple[Item, ...], key: Key[Item]) -> tuple[OrderDoubt[Item], ...]:
    """For each item, the latest date given before it, where that is certainly later. One pass."""
    found: list[OrderDoubt[Item]] = []
    latest_so_far: tuple[Item, DateAsGiven] | None = None
    for item in given:
        when = key(item)
        if when is None:
            continue
        if latest_so_far and is_certainly_before(when, latest_so_far[1]):
            found.append(OrderDoubt(latest_so_far[0], item, latest_so_far[1].words, when.words))
        if when.earliest and (latest_so_far is None or when.earliest > (latest_so_far[1].earliest or date.min)):
            latest_so_far = (item, when)
    return tuple(found)
