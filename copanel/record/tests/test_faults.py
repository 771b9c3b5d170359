"""Every slip that people make by hand: one sentence each, that says what to write, with the right line and path.

slips.json has the slips. Each says what stands in the good record, what is written instead, with what the faulty line
begins, the path, and the sentence. The line is found in the spoilt text by how it begins, not by the reader.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from copanel.record.faults import BadRecord
from copanel.record.reader import read, read_text
from copanel.record.tests.examples import GOOD

FILE = "records/x.json"
SLIPS = {each["slip"]: each for each in json.loads((Path(__file__).parent / "slips.json").read_text(encoding="utf-8"))}
# Where one slip leaves several things to put right.
MORE_THAN_ONE = {
    "a capital in a short name": 10,  # and every place that cites it
    "a step's key given twice": 2,  # and the view that stands after it
    "no issues": 2,  # and the view beside it
}
A_RECORD = 'write a record: { "copanel_record": 1, ... }'
EMPTY = "write a record; the file is empty. docs/guide/record-files.md has an example"
DEEP = "put fewer brackets inside one another; no part of a record is this deep"


def line_of(text: str, begins: str) -> int:
    return text[: text.index(begins)].count("\n") + 1


def faults(text: str) -> list[str]:
    with pytest.raises(BadRecord) as caught:
        read_text(text, FILE)
    return [str(fault) for fault in caught.value.listed]


def spoil(old: str, new: str, text: str = GOOD) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def spoilt(slip: str) -> str:
    return spoil(SLIPS[slip]["instead of"], SLIPS[slip]["is written"])


def test_there_are_more_than_sixty_slips():
    assert len(SLIPS) > 60


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_line_its_path_and_what_to_write(slip):
    case, text = SLIPS[slip], spoilt(slip)
    line = line_of(text, case["the line begins"])
    says = case["says"]
    if "names the line of" in case:
        says = says % line_of(GOOD, case["names the line of"])
    assert f"{FILE} line {line}, {case['path']}: {says}" in faults(text)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_alone(slip):
    """One slip is one fault, or people are sent to look where nothing is wrong."""
    assert len(faults(spoilt(slip))) == MORE_THAN_ONE.get(slip, 1)


def test_all_faults_are_told_at_once_in_the_order_of_the_file():
    text = GOOD
    for slip in ("a comment", "a comma too many", "a small letter", "a source nobody listed", "a raiser by name"):
        text = spoil(SLIPS[slip]["instead of"], SLIPS[slip]["is written"], text)
    lines = [int(fault.split(" line ")[1].split(",")[0]) for fault in faults(text)]
    assert len(lines) == 5
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", EMPTY),
        ("  \n", EMPTY),
        ("[]", A_RECORD),
        ('"a record"', f"{A_RECORD}. It says “a record”"),
        ("{", "close what line 1 opens; write } at its end"),
        ("[" * 2000, DEEP),
        ('{"a": ' * 2000, DEEP),
        ("9" * 6000, "write a shorter number; no part of a record needs one this long"),
    ],
)
def test_what_is_no_record_at_all(text, says):
    assert any(says in fault for fault in faults(text))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadRecord, match="there is no such file; write the place of a record file"):
        read(str(tmp_path / "none.json"))


def test_a_folder(tmp_path):
    with pytest.raises(BadRecord, match="the file cannot be opened"):
        read(str(tmp_path))


def test_a_file_in_another_code(tmp_path):
    path = tmp_path / "old.json"
    path.write_bytes('{\n"about": "Café"}'.encode("latin-1"))
    with pytest.raises(BadRecord, match="line 2, the file: save the file as UTF-8"):
        read(str(path))


def test_a_file_taken_by_mistake(tmp_path):
    path = tmp_path / "film.mp4"
    with path.open("wb") as film:
        film.truncate(20_000_001)
    with pytest.raises(BadRecord, match="larger than 20 megabytes"):
        read(str(path))


def test_a_good_record_has_no_fault(tmp_path):
    path = tmp_path / "good.json"
    path.write_text(GOOD, encoding="utf-8-sig")  # with the mark that some editors put first
    record = read(str(path))
    assert record.notes == ()
    assert record.content["panel"]["key"] == "east-marlshire"


@pytest.mark.parametrize(
    ("old", "new", "path", "says"),
    [
        (
            "The answers were read out.",
            "Mrs Fielding read them out.",
            "issues[0].steps[1].text",
            "“Mrs Fielding” looks like a person's name; write a role, as “Officer A”",
        ),
        (
            '"raised": "14 February 2018"',
            '"raised": "Monday 14 February 2018"',
            "issues[0].raised",
            "The words say Monday, but 14 February 2018 is a Wednesday. The words are kept as they are",
        ),
        (
            '"at": "march",\n          "actions"',
            '"when": "14 June 2018",\n          "actions"',
            "issues[0].steps[1]",
            "by its date (early May 2018) this is before “march”; the order given is kept",
        ),
        (
            '"minutes-may": {',
            '"radio": {"title": "News", "publisher": "Radio", "address": "https://radio.example/1", "dated": "2018"},\n'
            '    "minutes-may": {',
            "sources.radio",
            "nothing cites this source",
        ),
    ],
)
def test_what_is_worth_a_second_look_stops_nothing(old, new, path, says):
    notes = read_text(spoil(old, new), FILE).notes
    assert [str(note).split(", ", 1)[1] for note in notes] == [f"{path}: {says}"]


def test_the_example_in_the_guide_is_a_good_record():
    guide = Path(__file__).parents[3] / "docs" / "guide" / "record-files.md"
    example = guide.read_text(encoding="utf-8").split("```json\n", 1)[1].split("```", 1)[0]
    assert read_text(example, "the guide").notes == ()


def test_every_part_of_the_schema_says_what_to_write():
    """A person is never told only that something is wrong."""
    schema = json.loads((Path(__file__).parents[1] / "schema.json").read_text(encoding="utf-8"))
    silent = [
        f"{name}.{each}" if each else name
        for name, part in schema["$defs"].items()
        for each, inner in [("", part), *part.get("properties", {}).items()]
        if "x-write" not in inner and "$ref" not in inner
    ]
    assert silent == []


@pytest.mark.parametrize("written", [b"# A heading\n\nSome {prose}.", b"\x89PNG\r\n\x1a\n\0\0", b"Dear all", b"<html>"])
def test_a_file_that_is_no_record_is_told_in_one_line(tmp_path, written):
    file = tmp_path / "taken-by-mistake"
    file.write_bytes(written)
    with pytest.raises(BadRecord) as caught:
        read(str(file))
    (fault,) = caught.value.listed
    assert fault.write.startswith("this is not a record file (JSON)")
