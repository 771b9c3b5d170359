"""What happened after the post went: a recommendation just sent, whose mail still waits."""

from __future__ import annotations

from copanel.demo.acts import asked, raised
from copanel.demo.diary import Diary
from copanel.words.states import Byline


def tell(diary: Diary) -> None:
    """Sent this morning; nobody at the council has seen it yet."""
    issue = raised(
        diary, 11, "ivy", "The free swimming hour is at 7 in the morning", "No bus runs then, and no carer comes then.",
        topic="day", easy="The free swimming is too early.", byline=Byline.FULL_NAME,
    )  # fmt: skip
    asked(
        diary, 0, issue, [("Move the free hour to the afternoon.", "Let us swim in the afternoon.", "day")],
        decided="Ask for an hour in the afternoon.",
    )  # fmt: skip
