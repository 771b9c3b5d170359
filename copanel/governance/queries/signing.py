"""Who signs: the name and title of the day, kept with the act (powers.md, "Offices")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office
from copanel.kernel.errors import SignInAgain
from copanel.organisations import queries as organisations
from copanel.people import queries as people

# How fresh a sign-in must be to sign for a public post, until there is a second factor.
SIGN_WITHIN = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Signature:
    """`for_holder`: by delegation, for the post's holder."""

    name: str
    title: str
    post_id: UUID | None = None
    for_holder: bool = False

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"


def signature_of(actor: Actor, panel_id: UUID, post_ids: Collection[UUID]) -> Signature:
    """How an actor signs for one of these posts; for none of them, with their own office on the panel."""
    mine = [held for held in actor.on(panel_id) if held.post_id in post_ids]
    name = people.names([actor.person_id])[actor.person_id].full_name
    if not mine:
        held = actor.acts_on(panel_id)
        return Signature(name, str((held.office if held else Office.ENGAGEMENT_LEAD).label))
    held = mine[0]
    post = organisations.posts_on([held.post_id])[held.post_id]
    if held.as_delegate:
        return Signature(post.delegate_name or name, post.title, held.post_id, for_holder=True)
    return Signature(post.holder_name or name, post.title, held.post_id)


def signed_in_just_now(actor: Actor) -> None:
    """Raise SignInAgain unless the sign-in is fresh enough to sign for a public post."""
    if actor.signed_in_at is None or clock.now() - actor.signed_in_at > SIGN_WITHIN:
        raise SignInAgain()
