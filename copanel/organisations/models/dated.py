"""Rows that hold from one day to another: nothing is written over, and an old record shows what held on its day."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from copanel.kernel import clock
from copanel.kernel.errors import AlreadyDone, Invalid

DATES = ("from_on", "until_on", "ended_at")


class DatedQuerySet(models.QuerySet):
    """Rows that hold from one day to another, both included."""

    def on(self, day: dt.date) -> Self:
        """What held on a day: a row without a first day always did, one without a last day still does."""
        return self.filter(held_on(day))

    def now(self, day: dt.date) -> Self:
        """What holds at this moment, `day` being today: as `on`, less what was ended at once today."""
        return self.filter(held_now(day))

    def overlapping(self, from_on: dt.date, until_on: dt.date | None) -> Self:
        """What holds on any day of a term. A row ended at once leaves its last day free for the next."""
        ends_later = (
            Q(until_on=None)
            | Q(ended_at=None, until_on__gte=from_on)
            | Q(ended_at__isnull=False, until_on__gt=from_on, until_on__gte=F("from_on"))
        )
        found = self.filter(ends_later)
        return found if until_on is None else found.filter(Q(from_on=None) | Q(from_on__lte=until_on))


def held_on(day: dt.date, path: str = "") -> Q:
    """The filter behind `on`, for rows reached by `path`, such as "holdings__"."""
    return (Q(**{f"{path}from_on": None}) | Q(**{f"{path}from_on__lte": day})) & (
        Q(**{f"{path}until_on": None}) | Q(**{f"{path}until_on__gte": day})
    )


def held_now(day: dt.date, path: str = "") -> Q:
    """The filter behind `now`."""
    return held_on(day, path) & Q(**{f"{path}ended_at": None})


class Dated(models.Model):
    """Holds from `from_on` to `until_on`, both days included; None means no known first or last day.

    `ended_at` is set where someone ended it at once: on that day it was still held, after that moment it is not.
    A row ended at once before it began holds on no day: its last day is before its first.
    """

    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_on(self, day: dt.date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)

    def close(self, last_day: dt.date | None) -> None:
        """End it after a day, or at once where none is given; in memory, the service saves.

        Raises AlreadyDone where it has ended, Invalid where it would end before it starts.
        """
        today = clock.today()
        if self.ended_at is not None or (self.until_on is not None and self.until_on < today):
            raise AlreadyDone()
        if last_day is not None and self.from_on is not None and last_day < self.from_on:
            raise Invalid({"until_on": _("The last day is before the first. Give a later day.")})
        if last_day is None:
            self.ended_at = clock.now()
        self.until_on = last_day or today


def in_order(name: str) -> models.CheckConstraint:
    """No row ends before it starts, unless it was ended before it began."""
    ordered = Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")) | Q(ended_at__isnull=False)
    return models.CheckConstraint(condition=ordered, name=f"{name}_in_order")
