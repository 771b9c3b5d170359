"""Who gets which answer from the doors of the fictional county."""

TABLE = {
    "demo:door": {
        "at": {"key": "aisha"},
        "GET": {"*": "opens"},
        "POST": {"*": "goes on"},
    },
    "demo:doors": {
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
}
