"""Reads JSON and remembers on which line everything stands.

Why own code: Python's `json` keeps no positions, and the packages that add them (json-source-map and its like) read
only faultless files. They stop at the first comma too many, and do not see a key that is given twice, of which `json`
silently keeps the last. Those are the very slips people make by hand. Here each such slip is one fault and reading
goes on, so that all faults are listed at once. Only where the rest could mean anything does it stop.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from json import JSONDecodeError
from json.decoder import scanstring
from typing import Any

from copanel.record.faults import Fault, Path

# Deeper than any record; it bounds what a hostile file can make the reader do.
DEEPEST = 40
_LONGEST_NUMBER = 20
_SPACE = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?(?![\w.])")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_CONSTANTS = {"true": True, "false": False, "null": None}
_MEANT = {"True": True, "False": False, "None": None, "TRUE": True, "FALSE": False, "NULL": None}
# Quotation marks that word processors put in, each with what closes it.
_WRONG_QUOTES = {"“": "”", "”": "”", "'": "'", "‘": "’", "„": "“"}
_CLOSED = 'and close it with "'
_ESCAPE = "write a backslash in a text as \\\\, or leave it out"


class _Stop(Exception):
    """Reading cannot go on."""


@dataclass(slots=True)
class Located:
    """What the file says, and where. `read_on` is False where the text broke off before its end."""

    file: str
    value: Any = None
    faults: list[Fault] = field(default_factory=list)
    values_at: dict[Path, int] = field(default_factory=dict)
    keys_at: dict[Path, int] = field(default_factory=dict)
    read_on: bool = True

    def line(self, path: Path) -> int:
        """The line of a key, else of the value, else of the nearest thing around it that there is."""
        for length in range(len(path), -1, -1):
            for lines in (self.keys_at, self.values_at):
                if path[:length] in lines:
                    return lines[path[:length]]
        return 1

    def fault(self, path: Path, write: str) -> Fault:
        return Fault(self.file, self.line(path), path, write)


def locate(text: str, file: str) -> Located:
    """Read a JSON text. Never raises: what is wrong stands in `faults`."""
    return _Reader(text, file).read()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.found = Located(file)

    def read(self) -> Located:
        try:
            self.skip()
            if self.at == len(self.text):
                self.stop((), "write a record; the file is empty. docs/guide/record-files.md has an example")
            self.found.value = self.value(())
            self.skip()
            if self.at < len(self.text):
                self.stop((), "take out what stands after the last closing bracket")
        except _Stop:
            self.found.read_on = False
        return self.found

    def line(self) -> int:
        return bisect_right(self.starts, self.at)

    def fault(self, path: Path, write: str, line: int | None = None) -> None:
        self.found.faults.append(Fault(self.found.file, line or self.line(), path, write))

    def stop(self, path: Path, write: str, line: int | None = None) -> None:
        self.fault(path, write, line)
        raise _Stop

    def skip(self) -> None:
        """Pass over spaces, and over comments with a fault each: JSON has none."""
        while True:
            self.at = _SPACE.match(self.text, self.at).end()
            comment = _COMMENT.match(self.text, self.at)
            if comment is None:
                return
            self.fault((), "take out this comment; a record file has none. “about” has room for what you want to say")
            self.at = comment.end()

    def peek(self) -> str:
        self.skip()
        return self.text[self.at : self.at + 1]

    def value(self, path: Path) -> Any:
        if len(path) > DEEPEST:
            self.stop(path, "put fewer brackets inside one another; no part of a record is this deep")
        start = self.peek()
        self.found.values_at[path] = self.line()
        if start == "{":
            return self.object(path)
        if start == "[":
            return self.array(path)
        if start == '"':
            return self.string(path)
        if start in _WRONG_QUOTES:
            return self.wrongly_quoted(path)
        return self.number_or_word(path)

    def object(self, path: Path) -> dict[str, Any]:
        opened = self.line()
        self.at += 1
        values: dict[str, Any] = {}
        while self.more("}", path, opened, bool(values)):
            line = self.line()
            start = self.peek()
            if start == '"':
                key = self.string(path)
            elif start in _WRONG_QUOTES:
                key = self.wrongly_quoted(path)
            else:
                key = self.bare_key(path)
            inner = (*path, key)
            if key in values:
                first = self.found.keys_at[inner]
                self.fault(inner, f"give “{key}” once; it stands on line {first} already", line)
            self.found.keys_at.setdefault(inner, line)
            if self.peek() == ":":
                self.at += 1
            else:
                self.fault(inner, f'write a colon after "{key}"')
            value = self.value(inner)
            values.setdefault(key, value)
        return values

    def array(self, path: Path) -> list[Any]:
        opened = self.line()
        self.at += 1
        values: list[Any] = []
        while self.more("]", path, opened, bool(values)):
            values.append(self.value((*path, len(values))))
        return values

    def more(self, closing: str, path: Path, opened: int, has_some: bool) -> bool:
        """Whether another item follows; sees to commas. Passes the closing bracket."""
        start = self.peek()
        if has_some and start not in (",", closing, ""):
            if start in "]}":
                self.stop(path, f"close what line {opened} opens with {closing} first; here stands {start}")
            self.fault(path, "write a comma at the end of the line before" if self.starts_line() else "write a comma")
            return True
        commas = 0
        while start == ",":
            comma_line = self.line()
            commas += 1
            self.at += 1
            start = self.peek()
        if start == "":
            self.stop(path, f"close what line {opened} opens; write {closing} at its end", opened)
        if commas > (0 if start == closing else int(has_some)):
            where = " before the closing bracket" if start == closing else ", and leave one at most"
            self.fault(path, f"take out the comma{where}", comma_line)
        if start == closing:
            self.at += 1
            return False
        if start in "]}":
            self.stop(path, f"close what line {opened} opens with {closing} first; here stands {start}")
        return True

    def starts_line(self) -> bool:
        return self.text[self.starts[self.line() - 1] : self.at].strip() == ""

    def string(self, path: Path) -> str:
        start = self.at
        try:
            value, self.at = scanstring(self.text, start + 1, True)
        except JSONDecodeError as wrong:
            self.at = wrong.pos
            if wrong.msg.startswith("Unterminated"):
                self.at = start
                self.stop(path, 'close the text with " at its end')
            if wrong.msg.startswith("Invalid control"):
                broken = self.text[self.at : self.at + 1] == "\n"
                self.stop(path, f"write the text on one line, {_CLOSED}" if broken else "write a space for the tab")
            self.stop(path, _ESCAPE)
        return value

    def wrongly_quoted(self, path: Path) -> str:
        start = self.at
        end = self.text.find(_WRONG_QUOTES[self.text[start]], start + 1)
        self.fault(path, f'write straight quotation marks, ", not {self.text[start]}')
        if end < 0:
            raise _Stop
        self.at = end + 1
        return self.text[start + 1 : end]

    def bare_key(self, path: Path) -> str:
        word = _WORD.match(self.text, self.at)
        if word is None:
            self.stop(path, f'write a name in quotation marks here, for example "title", not {self.peek()}')
        self.fault(path, f'write "{word[0]}" in quotation marks')
        self.at = word.end()
        return word[0]

    def number_or_word(self, path: Path) -> Any:
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            if len(number[0]) > _LONGEST_NUMBER:
                self.fault(path, "write a shorter number; no part of a record needs one this long")
                return 0
            return float(number[0]) if number[1] or number[2] else int(number[0])
        word = _WORD.match(self.text, self.at)
        if word is None:
            self.stop(path, "write a value here" + (f", not {self.peek()}" if self.peek() else ""))
        said = word[0]
        self.at = word.end()
        if said in _CONSTANTS:
            return _CONSTANTS[said]
        if said in _MEANT:
            self.fault(path, f"write {'null' if _MEANT[said] is None else said.lower()}, in small letters, not {said}")
            return _MEANT[said]
        rest = self.text[self.at :].split("\n", 1)[0]
        self.stop(path, f'write the text in quotation marks: "{(said + rest).strip().rstrip(",").strip()[:60]}"')
        raise AssertionError("stop() does not return")
