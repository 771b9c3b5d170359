"""Who gets which answer from the look."""

TABLE = {
    "ui:gallery": {
        "GET": {"*": "opens"},
        "POST": {"*": "no such method"},
    },
    "ui:look": {
        "GET": {"*": "opens"},
        "POST": {"*": "form again"},
    },
}
