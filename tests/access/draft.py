"""Drafts a room's access table from what its addresses do now, for a person to judge line by line.

    .venv/bin/python -m tests.access.draft home > tests/access/home.py

Addresses that need more than a panel are written with a gap to fill: "at": lambda county: ...
"""

from __future__ import annotations

import os
import sys

import pytest

DRAFT = "COPANEL_TEST_DRAFT"

if __name__ == "__main__":
    os.environ[DRAFT] = sys.argv[1]
    sys.exit(pytest.main(["-q", "-s", "--no-header", "-p", "no:xdist", __file__]))

from django.urls import NoReverseMatch, reverse  # noqa: E402

from tests.access.table import METHODS, addresses, tables, word_for  # noqa: E402
from tests.county import PERSONAS  # noqa: E402


def test_draft(county, capsys):
    room = os.environ[DRAFT]
    told = tables().get(room, {})
    lines = [f'"""Who gets which answer in {room}."""', "", "TABLE = {"]
    for name in sorted(set(addresses())):
        if name.split(":")[0] == room and name not in told:
            lines += _row(county, name)
    with capsys.disabled():
        sys.stdout.write("\n".join([*lines, "}", ""]))


def _row(county, name: str) -> list[str]:
    for at in ({}, {"panel": "marlshire"}):
        try:
            address = reverse(name, kwargs=at)
        except NoReverseMatch:
            continue
        rows = [f'        "at": {at},'.replace("'", '"')] if at else []
        return [f'    "{name}": {{', *rows, *(_line(county, address, method) for method in METHODS), "    },"]
    return [f'    "{name}": {{"at": lambda county: {{...}}, "GET": {{}}, "POST": {{}}}},']


def _line(county, address: str, method: str) -> str:
    by_word: dict[str, list[str]] = {}
    for persona in PERSONAS:
        with county.undone():
            client = county.as_(persona)
            response = client.get(address) if method == "GET" else client.post(address)
        by_word.setdefault(word_for(response, method), []).append(persona)
    most = max(by_word, key=lambda word: len(by_word[word]))
    parts = [f'"{" ".join(names)}": "{word}"' for word, names in by_word.items() if word != most]
    return f'        "{method}": {{{", ".join([*parts, f""" "*": "{most}" """.strip()])}}},'
