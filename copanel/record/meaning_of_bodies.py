"""What no schema can see of organisations, posts and offices: names out of order, two offices that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copanel.kernel.dates import DateAsGiven, EdtfError
from copanel.record.checking import NOT_STATED
from copanel.record.faults import Fault, Path
from copanel.record.outline import each, is_when, named, read_when, walk
from copanel.record.positions import Located

NO_DAY = "write when it began, for example “2013”; the former one ends then"


def _names_of_organisations(found: Located) -> Iterator[Fault]:
    """Names of one kind follow each other, and the last of those that it is known by is its name."""
    for key, given in named(found.value, "organisations").items():
        path: Path = ("organisations", key)
        names = list(each(given, "names", path))
        by_kind: dict[Any, list[tuple[Path, dict[str, Any]]]] = {}
        for at, name in names:
            by_kind.setdefault(str(name.get("kind")), []).append((at, name))
        for kind, rows in by_kind.items():
            if kind != "alias":
                yield from _in_turn(found, rows)
        known = [name.get("name") for _at, name in by_kind.get("known as", ())]
        if known and isinstance(given, dict) and given.get("name") != known[-1]:
            yield found.fault((*path, "name"), f"write the last of its names here: “{known[-1]}”")
        yield from _on_no_occasion(found, path, given)


def _titles_of_posts(found: Located) -> Iterator[Fault]:
    for key, given in named(found.value, "posts").items():
        path: Path = ("posts", key)
        rows = list(each(given, "titles", path))
        yield from _in_turn(found, rows)
        if rows and given.get("title") != rows[-1][1].get("title"):
            yield found.fault((*path, "title"), f"write the last of its titles here: “{rows[-1][1].get('title')}”")
        yield from _on_no_occasion(found, path, given)


def _in_turn(found: Located, rows: list[tuple[Path, dict[str, Any]]]) -> Iterator[Fault]:
    """Each begins after the one before: without a day nobody knows which of them held when."""
    before = None
    for index, (path, row) in enumerate(rows):
        since = _date(row.get("since"))
        day = since and since.earliest
        if index and day is None:
            yield found.fault((*path, "since") if "since" in row else path, NO_DAY)
        elif index and before and day <= before:
            yield found.fault((*path, "since"), "put these in the order of their days; this begins no later")
        before = day or before


def _on_no_occasion(found: Located, path: Path, given: Any) -> Iterator[Fault]:
    for inner, value in walk(given, path):
        if is_when(value) and "occasion" in value:
            yield found.fault((*inner, "occasion"), "take this out; what hangs on an occasion is the panel's own")


def _relations(found: Located) -> Iterator[Fault]:
    for path, given in each(found.value, "relations"):
        if given.get("organisation") == given.get("other"):
            yield found.fault((*path, "other"), "write another organisation; this is one with itself")
        since = _date(given.get("since"))
        if given.get("kind") == "merged into" and not (since and since.earliest):
            yield found.fault((*path, "since") if "since" in given else path, "write since when they are one")
        if given.get("kind") == "merged into" and "until" in given:
            yield found.fault((*path, "until"), "take this out; a merger does not end")
        yield from _on_no_occasion(found, path, given)


def _offices_that_differ(found: Located) -> Iterator[Fault]:
    panel = named(found.value, "panel")
    known = [office.get("key") for _path, office in each(panel, "offices")]
    for path, given in each(panel, "sources_differ", ("panel",)):
        keys = given.get("offices")
        for index, key in enumerate(keys if isinstance(keys, list) else ()):
            if isinstance(key, str) and key not in known:
                there = f"write one of: {', '.join(map(str, known))}" if known else "add it to “offices”"
                yield found.fault((*path, "offices", index), f"there is no office “{key}”; {there}")


def _scope(found: Located) -> Iterator[Fault]:
    """Each level once in a statement; what is limited or fixed says why; an issue that is named is in the file."""
    issues = [issue.get("key") for _path, issue in each(found.value, "issues")]
    for path, given in each(found.value, "scope"):
        if isinstance(given.get("issue"), str) and given["issue"] not in issues:
            yield found.fault((*path, "issue"), f"there is no issue “{given['issue']}”; leave this out, or add it")
        levels: list[Any] = []
        for at, line in each(given, "lines", path):
            if line.get("level") in levels:
                yield found.fault((*at, "level"), f"write what is {line['level']} in one line")
            levels.append(line.get("level"))
            if line.get("level") in ("limited", "fixed"):
                for name in ("why", "whose", "until"):
                    if name not in line:
                        yield found.fault(at, f"“{name}” is missing; write it, or: {NOT_STATED}")


def _date(value: Any) -> DateAsGiven | None:
    try:
        return read_when(value) if isinstance(value, str) or is_when(value) else None
    except (EdtfError, AttributeError, ValueError):
        return None  # told of apart


BODIES = (_names_of_organisations, _titles_of_posts, _relations, _offices_that_differ, _scope)
