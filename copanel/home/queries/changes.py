"""The public record as a feed and as a file: what was done, for whoever follows from outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from django.urls import reverse
from django.utils.translation import gettext as _

from copanel.governance.queries import PanelFacts
from copanel.ledger import queries as ledger
from copanel.ui.languages import html_lang

ATOM = "http://www.w3.org/2005/Atom"
Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Newest:
    """The state of the record: a feed that was fetched since is still right. The words of a feed have a language."""

    tag: str
    at: dt.datetime | None


def newest(*, panel: PanelFacts) -> Newest:
    """One query."""
    found = ledger.newest(panel_id=panel.id)
    number, at = found or (0, None)
    return Newest(tag=f'"{panel.id}-{number}-{html_lang()}"', at=at)


def feed(*, panel: PanelFacts, absolute: Absolute) -> bytes:
    """The newest changes as Atom (RFC 4287). Ids stay the same for good, whatever the address. One query."""
    lines = ledger.public_lines(panel_id=panel.id)
    root = Element("feed", {"xmlns": ATOM, "xml:lang": html_lang()})
    _add(root, "id", f"urn:uuid:{panel.id}")
    _add(root, "title", _("What was done here: %(panel)s") % {"panel": panel.name})
    _add(root, "updated", _moment(lines[0].recorded_at if lines else dt.datetime(2000, 1, 1, tzinfo=dt.UTC)))
    _add(SubElement(root, "author"), "name", panel.name)
    here = absolute(reverse("home:changes", args=[panel.slug]))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": here})
    page = absolute(reverse("home:record", args=[panel.slug]))
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for line in lines:
        entry = SubElement(root, "entry")
        _add(entry, "id", f"urn:uuid:{line.uid}")
        _add(entry, "title", line.sentence)
        _add(entry, "updated", _moment(line.recorded_at))
        _add(entry, "published", _moment(line.recorded_at))
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": absolute(line.url) or page})
        _add(entry, "summary", line.sentence)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def record_rows(*, panel: PanelFacts, absolute: Absolute) -> Iterator[tuple[str, str, str]]:
    """The whole record, oldest first: when, what, and where to read more. One query."""
    for line in ledger.whole_record(panel_id=panel.id):
        yield _moment(line.recorded_at), line.sentence, absolute(line.url)


def _add(to: Element, name: str, text: str) -> None:
    SubElement(to, name).text = text


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
