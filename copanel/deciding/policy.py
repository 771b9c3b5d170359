"""Who may do what to a question in writing: powers.md, "Take a position / decide".

Co-chairs and members decide; the facilitator puts questions and writes replies down for others, and has none of
their own; a post at the council gives a position that stands apart; nobody decides on the panel's behalf.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.deciding.states import USER_LED, Do, Group
from copanel.kernel.actor import Actor
from copanel.kernel.policy import (
    Policy,
    co_chair,
    condition,
    facilitator,
    in_user_led_space,
    manager,
    member,
    the_system,
)


@dataclass(frozen=True, slots=True)
class ForPlace:
    """A place on the roll, or none: what is asked of a question as a whole.

    `speakers` are who speaks for it at this moment, as far as the asker needs to know.
    """

    panel_id: UUID
    group: Group | None = None
    post_id: UUID | None = None
    speakers: frozenset[UUID] = frozenset()


@condition
def speaks_for(actor: Actor, about: Any) -> bool:
    """The actor sits there now."""
    return actor.person_id is not None and actor.person_id in about.speakers


@condition
def of_user_led(actor: Actor, about: Any) -> bool:
    return about.group in USER_LED


@condition
def own_post(actor: Actor, about: Any) -> bool:
    """The actor holds the post, or acts for its holder."""
    return about.group is Group.COUNCIL and about.post_id in actor.posts_on(about.panel_id)


# Nobody of the authority or funder counts for the user-led side, whatever seat they hold besides.
puts = (co_chair | facilitator) & in_user_led_space

POLICY = Policy(
    {
        Do.PUT: puts,
        Do.EXTEND: puts,
        Do.WITHDRAW: puts,
        Do.REPLY: member & in_user_led_space & of_user_led & speaks_for,
        # Through their own seat they reply themselves: nobody hides behind "written down for someone".
        Do.REPLY_FOR: facilitator & in_user_led_space & of_user_led & ~speaks_for,
        Do.GIVE_VIEW: manager & own_post,
        Do.SAY_NO_AGREEMENT: co_chair & in_user_led_space,
        Do.SEE_REPLIES: in_user_led_space,
        Do.SEE_SILENT: puts,
        Do.CARRY: the_system,
        Do.NOT_CARRY: the_system,
        Do.CLOSE: the_system,
    }
)
