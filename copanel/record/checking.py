"""Checks a record file against schema.json, and says each fault as what to write.

The schema holds the sentences: `x-write` beside a definition is what a person is told to write there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from copanel.record.faults import Fault, Path
from copanel.record.positions import Located

SCHEMA_FILE = FilePath(__file__).parent / "schema.json"
# What only a record file may say, and what people see in its place on a page.
NOT_STATED = "not stated by the source"
_SHORT = 60
# Steps of a schema's path that lead to a list of definitions, and not to one.
_GROUPS = frozenset({"properties", "$defs"})


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a record file."""
    return json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def schema_faults(found: Located) -> list[Fault]:
    """Every way in which the file is not of the shape that the schema asks for."""
    return [fault for error in _validator().iter_errors(found.value) for fault in _faults(error, found)]


def _faults(error: ValidationError, found: Located) -> Iterator[Fault]:
    path: Path = tuple(error.absolute_path)
    rule = error.validator
    if rule == "required":
        meant = {_meant(name, list(error.schema["properties"])) for name in error.instance}
        for name in error.validator_value:
            if name not in error.instance and name not in meant:
                told = _told(error.schema["properties"].get(name, {}))
                yield found.fault(path, f"“{name}” is missing; write {told}")
    elif rule == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        for name in error.instance:
            if name not in known:
                yield found.fault((*path, name), _unknown(name, known))
    elif "propertyNames" in error.absolute_schema_path:
        yield found.fault((*path, error.instance), f"write {_told_at(error)}")
    else:
        yield found.fault(path, f"{_say(rule, error)}{_it_says(error.instance)}")


def _say(rule: str, error: ValidationError) -> str:
    if rule == "uniqueItems":
        return "write each of these once"
    if rule == "maxLength" and len(error.instance) > _SHORT:
        return f"write {_told_at(error)}; this has {len(error.instance):,}"
    if rule == "not":
        return f"write {_told_at(error)}. Where the source does not state it, leave out what needs it"
    return f"write {_told_at(error)}"


def _it_says(value: Any) -> str:
    """What stands there, where it is short enough to help."""
    if isinstance(value, str) and value.strip() and value != NOT_STATED and len(value) <= _SHORT:
        return f". It says “{value}”"
    if isinstance(value, bool) or value is None:
        return f". It says {json.dumps(value)}"
    return f". It says {value}" if isinstance(value, int | float) and abs(value) < 10**12 else ""


def _meant(name: str, known: list[str]) -> str:
    """The known name that a slip comes nearest to; empty where none is near."""
    if name in known:
        return ""
    close = get_close_matches(name.casefold().replace("-", "_").replace(" ", "_"), known, n=1, cutoff=0.75)
    return close[0] if close else ""


def _unknown(name: str, known: list[str]) -> str:
    if meant := _meant(name, known):
        return f"write “{meant}” for “{name}”"
    return f"take out “{name}”; what can stand here is: {', '.join(known)}"


def _resolve(part: Mapping[str, Any]) -> Mapping[str, Any]:
    return schema()["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part


def _told(part: Mapping[str, Any]) -> str:
    """What to write for a part of the schema; its own sentence before the one of what it refers to."""
    return part.get("x-write") or _resolve(part).get("x-write", "")


def _told_at(error: ValidationError) -> str:
    """What to write where the error stands: the nearest sentence on the way down to it."""
    node: Any = schema()
    told = node["x-write"]
    for step in error.absolute_schema_path:
        while step not in node and "$ref" in node:  # the path does not say where it went through a reference
            node = _resolve(node)
        node = node[step]
        if isinstance(node, Mapping) and step not in _GROUPS:
            told = _told(node) or told
    return told
