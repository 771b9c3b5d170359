"""What happened after the post went: a recommendation just sent, whose mail still waits."""

from __future__ import annotations

from copanel.demo.acts import asked
from copanel.demo.diary import Diary, Story


def tell(diary: Diary) -> Story:
    """Sent this morning; nobody at the council has seen it yet."""
    yield 0
    asked(
        diary, diary.issues["Personal assistants are paid late"],
        [("Pay assistants on the same day each month.", "Pay our assistants on time.", "finance")],
        decided="Ask for one pay day a month.",
    )  # fmt: skip
