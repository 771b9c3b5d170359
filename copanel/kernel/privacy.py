"""What each column holds, said beside the model, so that export, erasure and retention read one place.

    class Privacy:
        whose = "person_id"                # path to the person the row is about; None: nobody in particular
        ordinary = ("id", "panel_id")      # says nothing about a person
        personal = {"name": ON_ERASURE.BLANK}
        sensitive = {"note": ON_ERASURE.DELETE}      # health, benefit, belief: special category
        json = {"payload": ("number", "part")}       # the keys a JSON column may hold
        retention = "for good: the public record"

Kept "for good" or "as long as" something, nothing but an act of a person ends it. Every other row is kept for a
time: a task of the worker says, where its room asks for it, which models it `removes`.

`faults(model)` lists what is undeclared; an architecture test fails on any, and on a time that nothing carries out.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class ON_ERASURE(StrEnum):  # noqa: N801 - read as a constant beside the fields
    """What erasing the person does to the column."""

    DELETE = "delete the row"
    BLANK = "blank the column"
    TOMBSTONE = "leave a tombstone"
    KEEP = "keep, because the law or the record needs it; the room's docstring says why"


def is_for_a_time(model: type[models.Model]) -> bool:
    """Whether its rows go by themselves after a time."""
    return not model.__dict__["Privacy"].retention.startswith(("for good", "as long as"))


def faults(model: type[models.Model]) -> list[str]:
    """What the model's Privacy declaration lacks or says wrongly, as sentences."""
    label = model.__name__
    declared = model.__dict__.get("Privacy")
    if declared is None:
        return [f"{label} has no class Privacy."]
    ordinary = set(getattr(declared, "ordinary", ()))
    personal = getattr(declared, "personal", {})
    sensitive = getattr(declared, "sensitive", {})
    columns = {field.attname for field in model._meta.concrete_fields}
    named = [*ordinary, *personal, *sensitive]
    found = [f"{label}.{name} is not declared." for name in sorted(columns - set(named))]
    found += [f"{label}.{name} is declared but is not a column." for name in sorted(set(named) - columns)]
    found += [f"{label}.{name} is declared twice." for name in sorted({n for n in named if named.count(n) > 1})]
    for name, rule in {**personal, **sensitive}.items():
        if not isinstance(rule, ON_ERASURE):
            found.append(f"{label}.{name} does not say what erasure does.")
    if (personal or sensitive) and not getattr(declared, "whose", None):
        found.append(f"{label} holds personal columns but does not say whose.")
    if not getattr(declared, "retention", None):
        found.append(f"{label} does not say how long it is kept.")
    keys = getattr(declared, "json", {})
    for field in model._meta.concrete_fields:
        if isinstance(field, models.JSONField) and field.attname not in keys:
            found.append(f"{label}.{field.attname} is JSON and does not list its keys.")
    return found
