"""Who gets which answer from threads and messages."""

from tests.access._places import (
    message,
    thread,
)

TABLE = {
    "conversations:message": {
        "at": message,
        "GET": {"*": "goes on"},
        "POST": {"*": "goes on"},
    },
    "conversations:say": {
        "at": thread,
        "GET": {"simon pat rosa amir kit": "refused", "*": "opens"},
        "POST": {"simon pat rosa amir kit": "refused", "*": "form again"},
    },
    "conversations:waits": {
        "at": thread,
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
}
