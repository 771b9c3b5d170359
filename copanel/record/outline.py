"""The outline of a record: how to get at its things, and how to read the two small things people write by hand.

All of it takes a file as it comes. What is not of its shape is passed over: the schema has told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copanel.kernel.dates import DateAsGiven, Kind, as_given
from copanel.record.checking import NOT_STATED
from copanel.record.faults import Path


def cited(value: str | list[str]) -> list[tuple[str, str]]:
    """(source's key, place) of each citation: "minutes-march: item 4" is ("minutes-march", "item 4")."""
    given = [value] if isinstance(value, str) else value
    return [(key, place.strip()) for key, _colon, place in (each.partition(":") for each in given)]


def read_when(value: str | dict[str, str] | None) -> DateAsGiven | None:
    """The date as given that stands in a file, quoted since it is the source's. Raises EdtfError for a bad EDTF."""
    if value is None:
        return None
    if isinstance(value, dict):
        return as_given(value["words"], edtf=value.get("edtf"), quoted=True)
    if value == NOT_STATED:
        return DateAsGiven(NOT_STATED, Kind.UNKNOWN, quoted=True)
    return as_given(value, quoted=True)


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value of the record with its path, in the order of the file."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from walk(inner, (*path, step))


def each(thing: Any, name: str, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The objects of a list, each with its path. What is not of that shape is the schema's fault, not met here."""
    items = thing.get(name) if isinstance(thing, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (*path, name, index), item


def named(thing: Any, name: str) -> dict[str, Any]:
    """An object in an object; empty where there is none."""
    inner = thing.get(name) if isinstance(thing, dict) else None
    return inner if isinstance(inner, dict) else {}


def issues_of(record: Any) -> list[tuple[Path, dict[str, Any]]]:
    return list(each(record, "issues"))


def recommendations_of(record: Any) -> list[tuple[Path, dict[str, Any]]]:
    return [found for path, issue in issues_of(record) for found in each(issue, "recommendations", path)]


def parts_of(record: Any) -> list[tuple[Path, dict[str, Any]]]:
    return [found for path, asked in recommendations_of(record) for found in each(asked, "parts", path)]


def answers_of(record: Any) -> list[tuple[Path, dict[str, Any]]]:
    return [found for path, part in parts_of(record) for found in each(part, "answers", path)]


def is_when(value: Any) -> bool:
    return isinstance(value, dict) and "words" in value
