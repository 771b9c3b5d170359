"""Builds the county: people, panel, stories, then the mail that was sent along the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction

from copanel.demo import county, post
from copanel.demo.diary import Diary
from copanel.demo.stories import AFTER_THE_POST, STORIES
from copanel.governance import queries as governance
from copanel.kernel.errors import WrongState

# People and panels, each story with those that begin in it, the hand-over, and the post.
STEPS = 1 + len(STORIES) + 4 + 1 + 1


def build(step: Callable[[str], Any] = lambda words: None) -> Diary:
    """Make Marlshire in one transaction, and send its mail to file. `step` hears what is done next.

    Raises WrongState outside demo mode, and where the county stands already.
    """
    if not settings.DEMO:
        raise WrongState("The fictional county is for demo mode only. Set COPANEL_DEMO=yes.")
    if governance.panel(slug="marlshire", preparing=True):
        raise WrongState("Marlshire is here already.")
    diary = Diary()
    with transaction.atomic():
        step("People and panels")
        county.settle(diary)
        step("What people said and asked")
        diary.tell((county.hands_over, *STORIES), lambda: step("What people said and asked"))
    step("Mail and letters")
    post.deliver(diary)
    with transaction.atomic():
        diary.tell(AFTER_THE_POST)
    return diary
