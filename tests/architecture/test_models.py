"""What a model must say and may lean on, read from the models as Django has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from copanel.kernel import privacy
from copanel.outbox.schedules import Regularly, regularly
from tests.architecture.house import TREE

OURS = [model for model in apps.get_models() if model.__module__.startswith("copanel.")]


def keys(found: Iterable[type[models.Model]], layers: Mapping[str, int]) -> list[str]:
    """A foreign key goes down; across rooms it leaves no accessor on the lower model."""
    faults = []
    for model in found:
        room = model._meta.app_label
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.remote_field is None:
                continue
            target = field.related_model._meta.app_label
            name = f"{room}.{model.__name__}.{field.name}"
            if target == room or target not in layers:
                continue
            if layers[target] >= layers[room]:
                faults.append(f"{name} points at {target}, which is not below {room}")
            if not field.remote_field.hidden:
                faults.append(f'{name} reaches into {target}: give it related_name="+"')
    return faults


def privacy_faults(found: Iterable[type[models.Model]]) -> list[str]:
    """Every model declares every column: whose it is, how long it is kept, what erasure does."""
    return [fault for model in found for fault in privacy.faults(model)]


def kept_too_long(found: Iterable[type[models.Model]], tasks: Iterable[Regularly]) -> list[str]:
    """What Privacy keeps for a time is removed by a task of the worker, and nothing else is."""
    removed = {label for each in tasks for label in each.removes}
    timed = {model._meta.label for model in found if privacy.is_for_a_time(model)}
    return [f"{label} is kept for a time, and no task removes it" for label in sorted(timed - removed)] + [
        f"{label} is removed by a task, and its Privacy names no time" for label in sorted(removed - timed)
    ]


def names(found: Iterable[type[models.Model]]) -> list[str]:
    """A row says what it is."""
    return [f"{model.__name__} has no __str__" for model in found if model.__str__ is models.Model.__str__]


def serial_keys(found: Iterable[type[models.Model]]) -> list[str]:
    """Keys are UUIDs: a serial number in an address tells how many there are."""
    return [
        f"{model._meta.label} has the serial key {model._meta.pk.name}"
        for model in found
        if isinstance(model._meta.pk, models.AutoField) and model._meta.label not in SERIAL
    ]


# Rows that no address shows, and whose order is the point.
SERIAL = {
    "search.Entry": "a copy made for searching, rebuilt by a command",
    "words.Attempt": "a count for the limits, gone the day after",
    "words.About": "a line between two rows, never named by itself",
    "words.NoteLine": "the order of a safeguarding log",
    "ledger.PublicEntry": "the order of the record; the sealer gives the number people see",
    "ledger.PrivateEntry": "the journal's own order, shown to nobody outside",
}


def test_keys_go_down():
    assert keys(OURS, TREE.layers) == []


def test_every_column_is_declared():
    assert privacy_faults(OURS) == []


def test_what_is_kept_for_a_time_is_removed():
    assert kept_too_long(OURS, regularly()) == []


def test_every_row_says_what_it_is():
    assert names(OURS) == []


def test_keys_tell_no_counts():
    assert serial_keys(OURS) == []


@pytest.fixture
def wrong() -> list[type[models.Model]]:
    with isolate_apps("copanel.kernel", "copanel.ledger"):

        class Low(models.Model):  # noqa: DJ008 - it is here to be wrong
            class Meta:
                app_label = "kernel"

        class High(models.Model):
            low = models.ForeignKey(Low, models.PROTECT)
            quiet = models.ForeignKey(Low, models.PROTECT, related_name="+")

            class Meta:
                app_label = "ledger"

            def __str__(self) -> str:
                return "high"

        class Lowest(models.Model):
            above = models.ForeignKey(High, models.PROTECT, related_name="+")

            class Meta:
                app_label = "kernel"

            def __str__(self) -> str:
                return "lowest"

        return [Low, High, Lowest]


def test_a_key_that_goes_up_or_reaches_back_is_seen(wrong):
    assert keys(wrong, {"kernel": 0, "ledger": 1}) == [
        'ledger.High.low reaches into kernel: give it related_name="+"',
        "kernel.Lowest.above points at ledger, which is not below kernel",
    ]


def test_a_model_that_says_nothing_is_seen(wrong):
    assert privacy_faults(wrong) == [f"{name} has no class Privacy." for name in ("Low", "High", "Lowest")]
    assert names(wrong) == ["Low has no __str__"]
    assert len(serial_keys(wrong)) == 3


def test_a_time_that_nothing_carries_out_is_seen(wrong):
    for model, retention in zip(wrong, ("a year", "a year", "for good: the record"), strict=True):
        model.Privacy = type("Privacy", (), {"retention": retention})
    task = Regularly(name="tidy", function="copanel.kernel.tidy", minutes=1, removes=("kernel.Low", "kernel.Lowest"))
    assert kept_too_long(wrong, [task]) == [
        "ledger.High is kept for a time, and no task removes it",
        "kernel.Lowest is removed by a task, and its Privacy names no time",
    ]
