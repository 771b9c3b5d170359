"""A panel's record as a file: for everybody, and only to read."""

ONLY_TO_READ = {"GET": {"*": "opens"}, "POST": {"*": "no such method"}, "at": {"panel": "marlshire"}}

TABLE = {"record:about": ONLY_TO_READ, "record:file": ONLY_TO_READ, "record:schema": ONLY_TO_READ}
