"""The Privacy declaration: every column, said once."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from copanel.kernel.privacy import ON_ERASURE, faults, is_for_a_time


def declared(**privacy):
    class Row(models.Model):
        name = models.CharField(max_length=9)
        note = models.JSONField()

        class Meta:
            app_label = "kernel"

        def __str__(self):
            return self.name

    if privacy:
        Row.Privacy = type("Privacy", (), privacy)
    return Row


WHOLE = {
    "whose": "id",
    "ordinary": ("id",),
    "personal": {"name": ON_ERASURE.BLANK},
    "sensitive": {"note": ON_ERASURE.DELETE},
    "json": {"note": ("kind",)},
    "retention": "a year",
}


@isolate_apps("copanel.kernel")
def test_a_whole_declaration_has_no_faults():
    assert faults(declared(**WHOLE)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"ordinary": ()}, "Row.id is not declared."),
        ({"ordinary": ("id", "age")}, "Row.age is declared but is not a column."),
        ({"ordinary": ("id", "name")}, "Row.name is declared twice."),
        ({"personal": {"name": "blank"}}, "Row.name does not say what erasure does."),
        ({"whose": None}, "Row holds personal columns but does not say whose."),
        ({"retention": ""}, "Row does not say how long it is kept."),
        ({"json": {}}, "Row.note is JSON and does not list its keys."),
    ],
)
@isolate_apps("copanel.kernel")
def test_each_lack_is_named(change, fault):
    assert faults(declared(**{**WHOLE, **change})) == [fault]


@pytest.mark.parametrize(
    ("retention", "timed"),
    [("a year", True), ("until it is settled", True), ("for good: the record", False), ("as long as the words", False)],
)
@isolate_apps("copanel.kernel")
def test_what_goes_by_itself(retention, timed):
    assert is_for_a_time(declared(**{**WHOLE, "retention": retention})) is timed


@isolate_apps("copanel.kernel")
def test_a_model_without_a_declaration_is_a_fault():
    assert faults(declared()) == ["Row has no class Privacy."]
