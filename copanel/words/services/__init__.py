"""Everything that can be done to words, one function each. The rooms above call these and nothing else."""

from copanel.words.services.about import say_about, take_off_about
from copanel.words.services.authoring import add_easy, change_byline, correct, edit, withdraw
from copanel.words.services.entering import confirm, enter, move_place
from copanel.words.services.erasing import erase
from copanel.words.services.safety import (
    add_to_note,
    close_note,
    raise_worry,
    read_note,
    someone_at_risk,
    tell_council,
)
from copanel.words.services.showing import (
    appeal,
    decide_appeal,
    flag,
    hide,
    let_through,
    mask,
    refuse,
    settle_flags,
    stop_hiding,
)

__all__ = [
    "add_easy",
    "add_to_note",
    "appeal",
    "change_byline",
    "close_note",
    "confirm",
    "correct",
    "decide_appeal",
    "edit",
    "enter",
    "erase",
    "flag",
    "hide",
    "let_through",
    "mask",
    "move_place",
    "raise_worry",
    "read_note",
    "refuse",
    "say_about",
    "settle_flags",
    "someone_at_risk",
    "stop_hiding",
    "take_off_about",
    "tell_council",
    "withdraw",
]
