"""What happened in Marlshire, story by story: each a function of the diary that yields the days it tells of."""

from copanel.demo.stories import letters, membership, moderation, others, today

STORIES = (letters.tell, moderation.tell, *others.TOLD, *membership.TOLD)
AFTER_THE_POST = (today.tell,)

__all__ = ["AFTER_THE_POST", "STORIES"]
