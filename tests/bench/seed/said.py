"""What people and offices said, and the public record's lines about it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any
from uuid import UUID

import rfc8785

from copanel.kernel.actor import Side
from copanel.kernel.commitments import commit, new_salt
from copanel.kernel.ids import new_id
from copanel.ledger.models import PublicEntry
from copanel.search.models import Entry
from copanel.words.layers import FIELD
from copanel.words.models import Layer, Words
from copanel.words.states import Byline, How, Language, LayerKind, Space, Standing, Voice
from tests.bench.seed.panel import Made
from tests.bench.seed.rows import Rows


def say(
    rows: Rows,
    panel: Made,
    text: str,
    *,
    at: dt.datetime,
    kind: str,
    key: UUID,
    issue_id: UUID,
    url: str,
    author: UUID | None,
    office: Side | None = None,
    byline: Byline = Byline.NOT_NAMED,
    held: bool = False,
    space: Space = Space.PUBLIC,
    heading: str = "",
    easy: str = "",
    correction: str = "",
    unchecked: bool = False,
) -> UUID:
    """Words with their layers, findable where everyone may read them; their key.

    `office` is the side of an office. An `unchecked` correction waits for its check, as one from the public does.
    """
    words_id = new_id()
    rows.put(
        Words, id=words_id, panel_id=panel.id, standing=Standing.HELD if held else Standing.SHOWN,
        voice=Voice.OFFICE if office else Voice.PERSON, space=space, side=office or Side.USER_LED, how=How.OWN,
        byline=byline, author_id=author, without_account=author is None and office is None,
        place_kind=kind, place_id=key, place_url=url, searched_as=issue_id, entered_at=at,
        shown_at=None if held else at,
    )  # fmt: skip
    texts = [
        (LayerKind.FIRST, text),
        (LayerKind.HEADING, heading),
        (LayerKind.CORRECTION, correction),
        (LayerKind.EASY, easy),
    ]
    for number, (layer_kind, said) in enumerate([each for each in texts if each[1]], start=1):
        layer_id, salt, is_easy = new_id(), new_salt(), layer_kind is LayerKind.EASY
        waits = unchecked and layer_kind is LayerKind.CORRECTION
        rows.put(
            Layer, id=layer_id, words_id=words_id, number=number, kind=layer_kind, text=said, salt=salt,
            commitment=commit(FIELD, salt, said), language=Language.EASY if is_easy else Language.STANDARD,
            made_by_id=author, made_at=at, waits_at=panel.id if waits else None,
        )  # fmt: skip
        if space is Space.PUBLIC and not held and not waits:
            rows.put(Entry, key=layer_id, panel_id=panel.id, found_as=issue_id, easy=is_easy, body=said)
    return words_id


def enter(
    rows: Rows, panel: Made, kind: str, *, subject: UUID, at: dt.datetime, payload: dict[str, Any], office: str = ""
) -> None:
    """A line of the public record, as `ledger.record` would write it."""
    uid = new_id()
    body = rfc8785.dumps(
        {
            "v": 1, "uid": str(uid), "kind": kind, "at": at.isoformat(timespec="milliseconds"), "panel": str(panel.id),
            "subject": str(subject), "actor": {"office": office, "id": str(uid)} if office else {"nobody": "public"},
            "payload": payload, "words": [],
        }
    )  # fmt: skip
    rows.put(
        PublicEntry, uid=uid, kind=kind, panel_id=panel.id, subject_id=subject, recorded_at=at, body=body.decode(),
        leaf_hash=hashlib.sha256(b"\x00" + body).hexdigest(),
    )  # fmt: skip
