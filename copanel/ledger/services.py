"""The only writer of the record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import rfc8785
from django.db import connection

from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office
from copanel.kernel.commitments import commit, new_salt
from copanel.kernel.ids import new_id
from copanel.ledger.acting import note_recorded
from copanel.ledger.kinds import PUBLIC, BadEntry, Happened, Kind, handlers_of, kinds
from copanel.ledger.models import ActorSalt, PrivateEntry, PublicEntry

# Offices whose acts are public acts; a member's acts are their own and are committed to, not named.
PUBLIC_OFFICES = frozenset(Office) - {Office.MEMBER}


def record(
    kind: Kind,
    *,
    actor: Actor,
    subject_id: UUID,
    panel_id: UUID | None = None,
    payload: Mapping[str, Any] | None = None,
    commitments: Iterable[str] = (),
) -> None:
    """Write one entry and hand it to the subscribers, in the transaction that is open.

    `payload` has exactly the keys the kind declares. `commitments` are those of the layers of
    words the act concerns. Raises BadEntry outside a transaction, for an unregistered kind, for an
    undeclared key, or for a value of the wrong shape.
    """
    if not connection.in_atomic_block:
        raise BadEntry(f"{kind.name}: nothing is recorded outside a transaction")
    if kinds().get(kind.name) is not kind:
        raise BadEntry(f"{kind.name} is not registered")
    payload = dict(payload or {})
    kind.check(payload)
    if kind.audience == PUBLIC:
        _write_public(kind, actor, subject_id, panel_id, payload, tuple(commitments))
    else:
        held = actor.acts_on(panel_id) if panel_id else None
        PrivateEntry.objects.create(
            kind=kind.name,
            panel_id=panel_id,
            subject_id=subject_id,
            person_id=actor.person_id,
            office_id=held.id if held else None,
            recorded_at=clock.now(),
            payload=payload,
        )
    note_recorded(kind.name)
    happened = Happened(kind=kind, actor=actor, subject_id=subject_id, panel_id=panel_id, payload=payload)
    for handler in handlers_of(kind.name):
        handler(happened)


def _write_public(
    kind: Kind,
    actor: Actor,
    subject_id: UUID,
    panel_id: UUID | None,
    payload: dict[str, Any],
    commitments: tuple[str, ...],
) -> None:
    uid, at = new_id(), clock.now()
    body = rfc8785.dumps(
        {
            "v": 1,
            "uid": str(uid),
            "kind": kind.name,
            "at": at.isoformat(timespec="milliseconds"),
            "panel": str(panel_id) if panel_id else None,
            "subject": str(subject_id),
            "actor": _reference(kind, uid, actor, panel_id),
            "payload": payload,
            "words": list(commitments),
        }
    )
    PublicEntry.objects.create(
        uid=uid,
        kind=kind.name,
        panel_id=panel_id,
        subject_id=subject_id,
        recorded_at=at,
        body=body.decode(),
        leaf_hash=leaf_hash(body),
    )


def _reference(kind: Kind, uid: UUID, actor: Actor, panel_id: UUID | None) -> dict[str, str]:
    """The public office acted in; else a fresh commitment, so that entries cannot be joined into a person."""
    held = actor.acts_on(panel_id) if panel_id and not kind.as_author else None
    if held and held.office in PUBLIC_OFFICES:
        return {"office": held.office.value, "id": str(held.id)}
    if actor.person_id:
        salt = new_salt()
        ActorSalt.objects.create(entry_uid=uid, person_id=actor.person_id, salt=salt)
        return {"person": commit("ledger.actor", salt, str(actor.person_id))}
    return {"nobody": "system" if actor.system else "public"}


def leaf_hash(body: bytes) -> str:
    """The Merkle leaf hash of RFC 6962 section 2.1: SHA-256 over 0x00 and the body."""
    return hashlib.sha256(b"\x00" + body).hexdigest()
