"""Every address answers every persona as the tables say; looking changes nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.access.table import METHODS, addresses, expected, given, tables, word_for
from tests.county import PERSONAS

# The county brings its own transaction; the mark has the database made when these tests run alone.
pytestmark = pytest.mark.django_db

ROWS = [
    pytest.param(name, row, method, id=f"{method} {name}")
    for table in tables().values()
    for name, row in table.items()
    for method in METHODS
]
# Who reads a note about someone at risk is written down: that is its one trace, and no page shows it.
LOGGED = "words:note"
# A visit may touch the visitor's own session, and nothing else.
OWN = ('INTO "django_session"', 'UPDATE "django_session"')


def test_every_address_stands_in_one_table():
    there = sorted(set(addresses()))
    told = [name for table in tables().values() for name in table]
    assert sorted(set(there) - set(told)) == [], "no table says who may come here"
    assert sorted(set(told) - set(there)) == [], "there is no such address"
    assert sorted({name for name in told if told.count(name) > 1}) == [], "told twice"


def test_every_row_speaks_of_everyone():
    for table in tables().values():
        for name, row in table.items():
            assert set(row) <= {"at", "send", *METHODS}, name
            for method in METHODS:
                expected(row[method])


@pytest.mark.parametrize(("name", "row", "method"), ROWS)
def test_access(county, name, row, method):
    address = reverse(name, kwargs=given(row.get("at"), county))
    sent = given(row.get("send"), county)
    faults = []
    for persona, word in expected(row[method]).items():
        with (
            county.undone(),
            CaptureQueriesContext(
                connection,
            ) as seen,
        ):
            client = county.as_(persona)
            response = client.get(address) if method == "GET" else client.post(address, sent)
        if (got := word_for(response, method)) != word:
            faults.append(f"{persona}: {word} in the table, {got} ({response.status_code}) in life")
        if method == "GET" and name != LOGGED:
            faults += [f"{persona}: looking wrote: {sql[:120]}" for sql in writes(seen)]
    assert faults == [], f"{method} {address}"


def writes(seen: CaptureQueriesContext) -> list[str]:
    return [
        query["sql"]
        for query in seen.captured_queries
        if query["sql"].lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE"))
        and not any(own in query["sql"] for own in OWN)
    ]


def test_a_row_that_leaves_someone_out_is_seen():
    with pytest.raises(ValueError, match="says nothing of"):
        expected({"public": "opens"})
    with pytest.raises(ValueError, match="no such persona: nobody"):
        expected({"nobody": "opens", "*": "opens"})
    with pytest.raises(ValueError, match="no such word: perhaps"):
        expected({"*": "perhaps"})
    assert expected({"aisha": "opens", "*": "refused"}) == {p: "opens" if p == "aisha" else "refused" for p in PERSONAS}


def test_writing_while_looking_is_seen(county):
    with county.undone(), CaptureQueriesContext(connection) as seen, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.execute("DELETE FROM people_account WHERE 1 = 0")
    assert writes(seen) == ["DELETE FROM people_account WHERE 1 = 0"]
