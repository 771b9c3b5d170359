"""A signature under a row of this room: name and title of the day, of one of the actor's own posts."""

from __future__ import annotations

from copanel.governance.queries import signature_of
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.errors import NotAllowed
from copanel.scope.models import Reply, Statement


def sign(row: Statement | Reply, actor: Actor) -> None:
    """Fill in the signature, in memory; the service saves. Raises NotAllowed for who carries no post."""
    posts = actor.posts_on(row.panel_id)
    if not posts:
        raise NotAllowed()
    signature = signature_of(actor, row.panel_id, posts)
    row.post_id, row.person_id = signature.post_id, actor.person_id
    row.name, row.title, row.for_holder = signature.name, signature.title, signature.for_holder
    row.signed_on, row.signed_at = clock.today(), clock.now()
