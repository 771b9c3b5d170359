"""Every write of this room."""

from copanel.people.services.addresses import (
    add_address,
    ask_to_erase,
    confirm,
    erase_address,
    erase_sent,
    stop,
)
from copanel.people.services.persons import (
    add_person,
    change_contact,
    change_language,
    change_name,
    close_account,
    erase_person,
    note_death,
    open_account,
    reopen_account,
    take_back_death,
)
from copanel.people.services.signing_in import ask_to_sign_in, begin_session, note_wrong_code, spend
from copanel.people.telling import tell

__all__ = [
    "add_address",
    "add_person",
    "ask_to_erase",
    "ask_to_sign_in",
    "begin_session",
    "change_contact",
    "change_language",
    "change_name",
    "close_account",
    "confirm",
    "erase_address",
    "erase_person",
    "erase_sent",
    "note_death",
    "note_wrong_code",
    "open_account",
    "reopen_account",
    "spend",
    "stop",
    "take_back_death",
    "tell",
]
