"""What happened in Marlshire, story by story. Each module has `tell(diary)`."""

from copanel.demo.stories import letters, moderation, others, today

STORIES = (letters, moderation, others)

__all__ = ["STORIES", "today"]
