"""What no schema can see: names that lead nowhere, keys given twice, an answer before the question.

Every check here is one small function over a record that already has its shape. It only looks at the file; what the
panel has in its tables (kinds of answer, categories of reason, what was loaded before) is asked when it is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from copanel.kernel.dates import DateAsGiven, EdtfError, in_given_order
from copanel.kernel.dates.order import is_certainly_before
from copanel.record.checking import NOT_STATED
from copanel.record.faults import Fault, Note, Path
from copanel.record.meaning_of_bodies import BODIES
from copanel.record.outline import (
    answers_of,
    cited,
    each,
    is_when,
    issues_of,
    named,
    parts_of,
    read_when,
    recommendations_of,
    walk,
)
from copanel.record.positions import Located

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?<![\d/=])(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNSHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_LETTER = re.compile(r"[A-Z]")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame)\.? (?:[A-Z]\.? )?[A-Z][a-z]+")
# How each kind of thing is named in a sentence, and where the file lists it.
_LISTED = {"sources": "source", "organisations": "organisation", "posts": "post", "occasions": "occasion"}


def meaning_faults(found: Located) -> list[Fault]:
    """Every fault that is left once the file has its shape."""
    return [fault for check in _CHECKS for fault in check(found)]


def notes(found: Located) -> list[Note]:
    """What is worth a second look before loading."""
    return [note for check in _LOOKS for note in check(found)]


def _things(found: Located) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every value that is an object, dates apart."""
    for path, value in walk(found.value):
        if isinstance(value, dict) and not is_when(value):
            yield path, value


_POINTERS = (
    ("authority", "organisations"), ("host", "organisations"), ("funder", "organisations"),
    ("organisation", "organisations"), ("other", "organisations"), ("at", "occasions"),
)  # fmt: skip


def _references(found: Located) -> Iterator[Fault]:
    for path, thing in _things(found):
        for name, listed in _POINTERS:
            if isinstance(thing.get(name), str):
                yield from _leads_to(found, listed, (*path, name), thing[name])
        # A part is put to a post and an answer is a post's; an action and a view name a role in words.
        for name, mark in (("to", "letter"), ("by", "kind")):
            if isinstance(thing.get(name), str) and mark in thing:
                yield from _leads_to(found, "posts", (*path, name), thing[name])
        for at, key in _citations(path, thing.get("source")):
            yield from _leads_to(found, "sources", at, key)
        for name, value in thing.items():
            if is_when(value) and isinstance(value.get("occasion"), str):
                yield from _leads_to(found, "occasions", (*path, name, "occasion"), value["occasion"])


def _citations(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    """(where, source's key) of each citation that a thing has."""
    if isinstance(value, str):
        yield (*path, "source"), cited(value)[0][0]
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield (*path, "source", index), cited(item)[0][0]


def _leads_to(found: Located, listed: str, path: Path, key: str) -> Iterator[Fault]:
    known = list(named(found.value, listed))
    if key in known or key == NOT_STATED or not _KEY.fullmatch(key):
        return
    close = get_close_matches(key, known, n=1, cutoff=0.5)
    if close:
        there = f"write “{close[0]}”"
    else:
        there = f"write one of: {', '.join(known)}" if known else f"add it to “{listed}”"
    yield found.fault(path, f"there is no {_LISTED[listed]} “{key}”; {there}")


def _keys_once(found: Located) -> Iterator[Fault]:
    """Keys are how a second load knows a thing again, so each stands once among its kind."""
    record = found.value
    groups = [
        ("key", issues_of(record)),
        ("key", recommendations_of(record)),
        *(("key", list(each(record, name))) for name in ("views", "terms", "scope")),
        ("key", list(each(named(record, "panel"), "seats", ("panel",)))),
        ("key", list(each(named(record, "panel"), "offices", ("panel",)))),
    ]
    groups += [("key", list(each(issue, "steps", path))) for path, issue in issues_of(record)]
    groups += [("letter", list(each(asked, "parts", path))) for path, asked in recommendations_of(record)]
    for name, group in groups:
        first: dict[str, Path] = {}
        for path, thing in group:
            key = thing.get(name)
            if not isinstance(key, str):
                continue
            if key in first:
                line = found.line((*first[key], name))
                yield found.fault((*path, name), f"write another {name}; “{key}” is on line {line} already")
            first.setdefault(key, path)


def _letters_in_order(found: Located) -> Iterator[Fault]:
    for path, asked in recommendations_of(found.value):
        letters = [part.get("letter") for _path, part in each(asked, "parts", path)]
        if not all(isinstance(letter, str) and _LETTER.fullmatch(letter) for letter in letters):
            continue  # the schema has told of it
        if len(set(letters)) < len(letters):
            continue  # a letter given twice is told apart
        for index, letter in enumerate(letters):
            if letter != (due := chr(ord("A") + index)):
                yield found.fault((*path, "parts", index, "letter"), f"write {due} here; the parts go A, B, C in order")
                break


def _at_or_when(found: Located) -> Iterator[Fault]:
    """What happened has one date: its occasion's, or its own words."""
    for path, thing in _dated(found):
        if "at" in thing and "when" in thing:
            yield found.fault((*path, "when"), "take out “when” or “at”; the occasion has the date already")
        if "at" not in thing and "when" not in thing:
            yield found.fault(path, f"write “at” with an occasion, or “when” with a date or “{NOT_STATED}”")


def _dated(found: Located) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path, issue in issues_of(found.value):
        yield from each(issue, "steps", path)
    yield from recommendations_of(found.value)
    yield from answers_of(found.value)
    yield from each(found.value, "views")


def _readable_dates(found: Located) -> Iterator[Fault]:
    for path, value in walk(found.value):
        if is_when(value) and isinstance(value.get("edtf"), str) and _date(value | {"words": "a date"}) is None:
            said = value["edtf"]
            yield found.fault((*path, "edtf"), f"write the date in EDTF, for example 2018-02. It says “{said}”")


def _asked_before_answered(found: Located) -> Iterator[Fault]:
    """An answer cannot come before what it answers. Told only where the words leave no way round it."""
    for issue_path, issue in issues_of(found.value):
        raised = _date(issue.get("raised"))
        for path, asked in each(issue, "recommendations", issue_path):
            put = _date_of(found, asked)
            if is_certainly_before(put, raised):
                say = f"write a date after the issue was raised ({raised}); this is {put}"
                yield found.fault((*path, _date_name(asked)), say)
            for part_path, part in each(asked, "parts", path):
                for answer_path, answer in each(part, "answers", part_path):
                    given = _date_of(found, answer)
                    if is_certainly_before(given, put):
                        say = f"write a date after the recommendation ({put}); this answer is {given}"
                        yield found.fault((*answer_path, _date_name(answer)), say)


def _date_name(thing: dict[str, Any]) -> str:
    return "at" if "at" in thing else "when"


def _date(value: Any) -> DateAsGiven | None:
    """The date that stands there; None where there is none, or none that can be read."""
    try:
        return read_when(value)
    except (EdtfError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _date_of(found: Located, thing: dict[str, Any]) -> DateAsGiven | None:
    """When it was, by its occasion or by its own words."""
    if isinstance(thing.get("at"), str):
        return _date(named(named(found.value, "occasions"), thing["at"]).get("when"))
    return _date(thing.get("when"))


def _parts_from_answers(found: Located) -> Iterator[Fault]:
    for path, part in parts_of(found.value):
        if part.get("raised_by") == "the answer" and not part.get("answers"):
            yield found.fault(path, "write the answer that raised this part, under “answers”")


def _views_beside(found: Located) -> Iterator[Fault]:
    issues: dict[str, dict[str, Any]] = {}
    for _path, issue in issues_of(found.value):
        if isinstance(issue.get("key"), str):
            issues.setdefault(issue["key"], issue)
    for path, view in each(found.value, "views"):
        beside = view.get("beside")
        for index, key in enumerate(beside if isinstance(beside, list) else ()):
            if not isinstance(key, str) or not _KEY.fullmatch(key):
                continue
            if key not in issues:
                say = f"there is no issue “{key}”; write one of: {', '.join(issues)}"
                yield found.fault((*path, "beside", index), say)
            elif "after" in view and view["after"] not in [step.get("key") for _p, step in each(issues[key], "steps")]:
                yield found.fault((*path, "after"), f"there is no step “{view['after']}” in issue “{key}”")


def _readable_letters(found: Located) -> Iterator[Fault]:
    """Signs that no page can show and no database keeps: a file written by a program can hold them."""
    for path, value in walk(found.value):
        if isinstance(value, str) and (sign := _UNSHOWN.search(value)):
            yield found.fault(path, f"take out a sign that cannot be shown, U+{ord(sign[0]):04X}")


def _no_contacts(found: Located) -> Iterator[Fault]:
    """A record is public for good, so nobody's address or number is in it."""
    for path, value in walk(found.value):
        if not isinstance(value, str) or (path and path[-1] in ("address", "website")):
            continue
        if _MAIL.search(value):
            yield found.fault(path, "take out the e-mail address; a record has nobody's contact details")
        if _PHONE.search(value):
            yield found.fault(path, "take out the phone number; a record has nobody's contact details")


def _named_people(found: Located) -> Iterator[Note]:
    for path, value in walk(found.value):
        if isinstance(value, str) and (name := _TITLED.search(value)):
            say = f"“{name[0]}” looks like a person's name; write a role, as “Officer A”"
            yield Note(found.file, found.line(path), path, say)


def _doubtful_dates(found: Located) -> Iterator[Note]:
    for path, value in walk(found.value):
        if path and path[-1] in ("when", "raised", "due", "dated", "since", "until", "decided", "again"):
            when = _date(value)
            if when and when.doubt:
                yield Note(found.file, found.line(path), path, f"{when.doubt} The words are kept as they are")


def _unused_sources(found: Located) -> Iterator[Note]:
    used = {key for path, thing in _things(found) for _at, key in _citations(path, thing.get("source"))}
    for key in found.value["sources"]:
        if key not in used:
            path: Path = ("sources", key)
            yield Note(found.file, found.line(path), path, "nothing cites this source")


def _order_kept(found: Located) -> Iterator[Note]:
    """Steps stay in the order given. Where their dates say otherwise, whoever wrote the file should know."""
    for issue_path, issue in issues_of(found.value):
        steps = [(path, step, _date_of(found, step)) for path, step in each(issue, "steps", issue_path)]
        ordered = in_given_order(steps, key=lambda step: step[2])
        for doubt in ordered.doubts:
            path, _step, when = doubt.given_later
            say = f"by its date ({when}) this is before “{doubt.given_first[1]['key']}”; the order given is kept"
            yield Note(found.file, found.line(path), path, say)


_CHECKS = (
    _references,
    _keys_once,
    _letters_in_order,
    _at_or_when,
    _readable_dates,
    _asked_before_answered,
    _parts_from_answers,
    _views_beside,
    _readable_letters,
    _no_contacts,
    *BODIES,
)
_LOOKS = (_named_people, _doubtful_dates, _unused_sources, _order_kept)
