"""What happened after the post went: a recommendation just sent, whose mail still waits."""

from __future__ import annotations

from copanel.demo.acts import asked, raised
from copanel.demo.diary import Diary, Story
from copanel.words.states import Byline


def tell(diary: Diary) -> Story:
    """Sent this morning; nobody at the council has seen it yet."""
    yield 11
    issue = raised(
        diary, "ivy", "The free swimming hour is at 7 in the morning", "No bus runs then, and no carer comes then.",
        topic="day", easy="The free swimming is too early.", byline=Byline.FULL_NAME,
    )  # fmt: skip
    yield 0
    asked(
        diary, issue, [("Move the free hour to the afternoon.", "Let us swim in the afternoon.", "day")],
        decided="Ask for an hour in the afternoon.",
    )  # fmt: skip
