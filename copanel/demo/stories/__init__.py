"""What happened in Marlshire, story by story: each a function of the diary that yields the days it tells of."""

from copanel.demo.stories import (
    deciding,
    directory,
    letters,
    living,
    membership,
    moderation,
    others,
    priorities,
    rules,
    scope,
    seats,
    terms,
    today,
)

STORIES = (
    letters.tell,
    moderation.tell,
    seats.tell,
    *others.TOLD,
    *priorities.TOLD,
    directory.tell,
    *living.TOLD,
    *rules.TOLD,
    terms.tell,
    *scope.TOLD,
    *deciding.TOLD,
    *membership.TOLD,
)
AFTER_THE_POST = (today.tell,)

__all__ = ["AFTER_THE_POST", "STORIES"]
