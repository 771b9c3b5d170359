"""From a file on disk to a record that can be loaded, or to every fault in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from copanel.record.checking import schema_faults
from copanel.record.faults import BadRecord, Fault, Note
from copanel.record.meaning import meaning_faults, notes
from copanel.record.positions import Located, locate

# A county's twenty years are well under one; the limit is for a file taken by mistake.
LARGEST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """A record file without a fault. `notes` are worth a second look and stop nothing."""

    found: Located
    notes: tuple[Note, ...]

    @property
    def file(self) -> str:
        return self.found.file

    @property
    def content(self) -> dict[str, Any]:
        return self.found.value


def read(file: str) -> Record:
    """Read a record file. Raises BadRecord with every fault: file, line, path, and what to write."""
    path = FilePath(file)
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BadRecord([Fault(file, 1, (), "split the file; it is larger than 20 megabytes")])
        written = path.read_bytes()
        if not _may_be_json(written):
            say = "this is not a record file (JSON); docs/guide/record-files.md says how to write one"
            raise BadRecord([Fault(file, 1, (), say)])
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        say = "save the file as UTF-8; this line has a letter in another code"
        raise BadRecord([Fault(file, line, (), say)]) from None
    except OSError as wrong:
        why = "there is no such file" if isinstance(wrong, FileNotFoundError) else "the file cannot be opened"
        say = f"{why}; write the place of a record file, for example records/x.json"
        raise BadRecord([Fault(file, 1, (), say)]) from None
    return read_text(text, file)


def _may_be_json(written: bytes) -> bool:
    """Whether it is worth telling slips in it: a picture or a page of prose taken by mistake has too many."""
    begins = written.removeprefix(b"\xef\xbb\xbf").lstrip()
    while begins.startswith((b"//", b"#")):  # comments, which are told as slips
        begins = begins.partition(b"\n")[2].lstrip()
    return b"\0" not in written and begins[:1] in (b"", b"{", b"[", b'"', b"/")


def read_text(text: str, file: str) -> Record:
    """Read a record from its text. Slips in the writing, faults of shape and of meaning are all told at once."""
    found = locate(text, file)
    faults = list(found.faults)
    if found.read_on:
        faults += schema_faults(found) + meaning_faults(found)
    if faults:
        raise BadRecord(faults)
    return Record(found, tuple(notes(found)))
