"""Who gets which answer from which address: every address, every persona, GET and POST.

Each room has its table here, `tests/access/<room>.py`, in the shape that `table.py` explains.
An address that stands in no table fails the build. A room's first table can be drafted by
`.venv/bin/python -m tests.access.draft <room>`; every line of it must then be judged by a person.
"""
