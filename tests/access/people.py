"""Who gets which answer from signing in and one's own page."""

TABLE = {
    "people:choose_office": {
        "GET": {"public": "sign in", "*": "no such method"},
        "POST": {"public": "sign in", "*": "not found"},
    },
    "people:confirm": {
        "at": {"token": "not-a-token"},
        "GET": {"*": "gone"},
        "POST": {"*": "gone"},
    },
    "people:erase_sent": {
        "at": {"token": "not-a-token"},
        "GET": {"*": "gone"},
        "POST": {"*": "gone"},
    },
    "people:stop": {
        "at": {"token": "not-a-token"},
        "GET": {"*": "not found"},
        "POST": {"*": "not found"},
    },
    "people:contact": {
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "form again"},
    },
    "people:me": {
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "no such method"},
    },
    "people:name": {
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "form again"},
    },
    "people:sign_in": {
        "GET": {"public": "opens", "*": "goes on"},
        "POST": {"public": "form again", "*": "goes on"},
    },
    "people:sign_in_again": {
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "goes on"},
    },
    "people:sign_in_code": {
        "GET": {"*": "sign in"},
        "POST": {"*": "sign in"},
    },
    "people:sign_in_link": {
        "at": {"sign_in_id": "00000000-0000-4000-8000-000000000000", "token": "x"},
        "GET": {"*": "gone"},
        "POST": {"*": "gone"},
    },
    "people:sign_out": {
        "GET": {"*": "opens"},
        "POST": {"*": "goes on"},
    },
    "people:words": {
        "GET": {"public": "sign in", "*": "opens"},
        "POST": {"public": "sign in", "*": "form again"},
    },
}
