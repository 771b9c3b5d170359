"""Every interface message has an Easy Read wording. This finds the messages, keeps the wordings, says what is missing.

A room's wordings stand in its `locale/en_Easy/LC_MESSAGES/django.po`. Rules, from promise 4 and the
house's design: one idea a sentence, at most 15 words; not the same as the standard wording, unless the
entry says `# already easy`; what the standard wording fills in ({name}, %(count)s) may not be invented.

Checked by people with learning disabilities: not yet. That holds for every entry without a line
`# checked: <date>, <by whom>`; the file's head says so, once.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
ALREADY_EASY = "already easy"
MOST_WORDS = 15
NO_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # the format wants a date; one that never changes
HEAD = """\
# Easy Read wordings of the messages of "PROJECT".
# Checked by people with learning disabilities: not yet,
# unless an entry says "# checked: <date>, <by whom>".
# A wording equal to the standard one needs the line "# already easy".
# Made and kept up by: copanel words PROJECT
#"""
FACTS = r"""
"Language: en_Easy\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
BLANKS = re.compile(r"%\((\w+)\)|\{(\w*)\}|%[sd]")
TAGS = re.compile(r"<[^>]*>")
ENDS = re.compile(r"(?<=[.!?:])[”’\")]*\s+|\n+")


@dataclass(frozen=True)
class Fault:
    room: str
    message: str
    what: str

    def __str__(self) -> str:
        return f'{self.room}: "{self.message}": {self.what}'


def rooms() -> list[str]:
    """Every room, in the order of the alphabet."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def po_file(room: str) -> Path:
    return PACKAGE / room / "locale" / "en_Easy" / "LC_MESSAGES" / "django.po"


def sources(room: str) -> Iterator[Path]:
    """The files a person's words may stand in: not tests, not migrations."""
    for path in sorted((PACKAGE / room).rglob("*")):
        apart = {"tests", "migrations", "locale", "static"} & set(path.relative_to(PACKAGE / room).parts)
        if not apart and path.suffix in (".py", ".html", ".txt") and path.is_file():
            yield path


def messages_of(room: str) -> Catalog:
    """The room's messages as they stand in its code and templates."""
    found = Catalog(locale="en", domain="django", fuzzy=False)
    for path in sources(room):
        text = path.read_text()
        where = path.relative_to(PACKAGE.parent).as_posix()
        if path.suffix != ".py":
            # Django turns the template into something like Python; its indentation means nothing.
            text = "\n".join(line.lstrip() for line in templatize(text, origin=where).splitlines())
        for line, message, comments, context in extract(
            "python", io.BytesIO(text.encode()), KEYWORDS, ("Translators:",)
        ):
            found.add(message, locations=[(where, line)], auto_comments=comments, context=context)
    return found


def wordings_of(room: str) -> Catalog:
    """The room's Easy Read wordings as they are kept; an empty catalogue where there are none yet."""
    if not po_file(room).exists():
        return Catalog(locale="en", domain="django", fuzzy=False)
    with po_file(room).open("rb") as file:
        return read_po(file, locale="en", domain="django")


def merged(room: str) -> Catalog:
    """Messages from the code, wordings and comments from the file. What is no longer said goes."""
    kept, fresh = wordings_of(room), messages_of(room)
    for message in fresh:
        old = kept.get(message.id, message.context) if message.id else None
        if old is not None:
            message.string, message.user_comments = old.string, old.user_comments
    fresh.header_comment = HEAD.replace("PROJECT", room)
    return fresh


def po_bytes(catalogue: Catalog) -> bytes:
    """The file, the same for the same wordings: no dates, no line numbers, sorted by place."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, include_lineno=False, sort_by_file=True, omit_header=True)
    head = f'{catalogue.header_comment}\nmsgid ""\nmsgstr ""{FACTS}\n'
    return head.encode() + out.getvalue().strip() + b"\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """What Django reads; the same bytes for the same wordings, so no dates."""
    out = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = NO_DAY
    write_mo(out, catalogue)
    return out.getvalue()


def update(room: str) -> int:
    """Bring the room's files up to date; how many wordings are still missing. No messages, no files."""
    catalogue = merged(room)
    path = po_file(room)
    if not any(message.id for message in catalogue):
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes(catalogue))
    path.with_suffix(".mo").write_bytes(mo_bytes(wordings_of(room)))
    return sum(not all(wordings(message)) for message in catalogue if message.id)


def standard(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)


def wordings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def sentences(words: str) -> list[str]:
    """The sentences of a wording. What is filled in counts as one word."""
    plain = BLANKS.sub("x", TAGS.sub(" ", words))
    return [sentence for sentence in ENDS.split(plain) if sentence.strip()]


def too_long(words: str) -> list[str]:
    """Sentences of more than 15 words."""
    return [sentence.strip() for sentence in sentences(words) if len(sentence.split()) > MOST_WORDS]


def blanks(words: str) -> set[str]:
    return {match.group(1) or match.group(2) or match.group(0) for match in BLANKS.finditer(words)}


def faults(room: str) -> Iterator[Fault]:
    """Everything wrong with the room's wordings, each with what to do."""
    catalogue = merged(room)
    for message in catalogue:
        if not message.id:
            continue
        said, easy = standard(message), wordings(message)
        allowed = set().union(*map(blanks, said))
        for words in easy:
            if not words:
                yield Fault(room, said[0], "no Easy Read wording. Write one in the .po file.")
                continue
            if words in said and ALREADY_EASY not in message.user_comments:
                yield Fault(room, said[0], 'the same as the standard wording. Make it easier, or add "# already easy".')
            for sentence in too_long(words):
                yield Fault(room, said[0], f"more than {MOST_WORDS} words in one sentence: “{sentence}”")
            if invented := blanks(words) - allowed:
                yield Fault(
                    room, said[0], f"fills in {', '.join(sorted(invented))}, which the standard wording does not."
                )
    yield from _stale(room, catalogue)


def disagreements(chosen: list[str]) -> Iterator[Fault]:
    """The same message with two wordings: Django would show either on any page. One word per thing."""
    first: dict[tuple[object, ...], tuple[str, tuple[str, ...]]] = {}
    for room in chosen:
        for message in wordings_of(room):
            if message.id and all(wordings(message)):
                where, words = first.setdefault((message.context, *standard(message)), (room, wordings(message)))
                if words != wordings(message):
                    yield Fault(room, standard(message)[0], f"has another wording in {where}: “{words[0]}”")


def _stale(room: str, catalogue: Catalog) -> Iterator[Fault]:
    """The files must be what `words` would write now."""
    path = po_file(room)
    if not any(message.id for message in catalogue):
        return
    if not path.exists() or path.read_bytes() != po_bytes(catalogue):
        yield Fault(room, path.name, f"is not up to date. Run: copanel words {room}")
    elif not path.with_suffix(".mo").exists() or not same_words(path.with_suffix(".mo"), wordings_of(room)):
        yield Fault(room, "django.mo", f"is not what django.po says. Run: copanel words {room}")


def same_words(mo: Path, catalogue: Catalog) -> bool:
    """Whether the compiled file holds the same wordings, whatever tool version wrote it."""
    with mo.open("rb") as file:
        compiled = read_mo(file)
    return pairs(compiled) == pairs(catalogue)


def pairs(catalogue: Catalog) -> set[tuple[object, ...]]:
    """What is said and how it is said easily, without comments and order."""
    found = set()
    for message in catalogue:
        if message.id and any(wordings(message)):
            # Babel hands the context of a compiled file over as bytes
            context = message.context.decode() if isinstance(message.context, bytes) else message.context
            found.add((context, standard(message), wordings(message)))
    return found
