"""The feed of changes and the file of the record; and the page that leads to all that says how a panel runs."""

from __future__ import annotations

import datetime as dt
from xml.etree.ElementTree import Element, fromstring

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from copanel.governance import services
from copanel.governance.tests.examples import Table, a_panel
from copanel.kernel.actor import SYSTEM
from copanel.ledger.models import PublicEntry

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(dt.datetime(2027, 3, 3, 10, tzinfo=dt.UTC), tick=False):
        yield


def address(table: Table, name: str) -> str:
    return reverse(f"home:{name}", args=[table.slug])


def fetched(client: Client, table: Table) -> Element:
    response = client.get(address(table, "changes"))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return fromstring(response.content)


def one(of: Element, name: str) -> str:
    (found,) = of.findall(f"{ATOM}{name}")
    return found.text or ""


def test_the_feed_is_atom_with_all_that_atom_asks(client):
    table = a_panel()
    feed = fetched(client, table)
    assert feed.tag == f"{ATOM}feed"
    assert one(feed, "id") == f"urn:uuid:{table.panel_id}"
    assert one(feed, "title")
    assert dt.datetime.fromisoformat(one(feed, "updated"))
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Marlshire panel"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://testserver/marlshire/changes.atom", "alternate": "http://testserver/marlshire/record/"
    }  # fmt: skip
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == PublicEntry.objects.filter(panel_id=table.panel_id).count()
    for entry in entries:
        assert one(entry, "id").startswith("urn:uuid:")
        assert one(entry, "title")
        assert dt.datetime.fromisoformat(one(entry, "updated"))
        assert entry.find(f"{ATOM}link").get("href").startswith("http://testserver/marlshire/")
    assert len({one(entry, "id") for entry in entries}) == len(entries)


def test_an_entry_keeps_its_id_when_more_is_done(client):
    table = a_panel()
    before = {one(entry, "id") for entry in fetched(client, table).findall(f"{ATOM}entry")}
    services.add_topic(actor=SYSTEM, panel_id=table.panel_id, name="Buses & <trains>")
    after = {one(entry, "id") for entry in fetched(client, table).findall(f"{ATOM}entry")}
    assert before < after
    assert len(after) == len(before) + 1


def test_a_reader_that_has_it_already_is_told_so_until_something_is_done(client):
    table = a_panel()
    first, there = client.get(address(table, "changes")), address(table, "changes")
    has = ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]})
    assert [client.get(there, headers=each).status_code for each in has] == [304, 304]
    with time_machine.travel(dt.datetime(2027, 3, 4, 10, tzinfo=dt.UTC), tick=False):
        services.add_topic(actor=SYSTEM, panel_id=table.panel_id, name="Buses")
        assert [client.get(there, headers=each).status_code for each in has] == [200, 200]


def test_a_feed_in_easy_read_is_another_feed_to_whoever_keeps_it(client):
    table = a_panel()
    standard = client.get(address(table, "changes"))
    easy = client.get(address(table, "changes") + "?words=easy", headers={"if-none-match": standard["ETag"]})
    assert easy.status_code == 200


def test_what_stands_in_the_private_journal_is_in_no_feed_and_no_file(client):
    table = a_panel()
    services.draft_rule(actor=SYSTEM, panel_id=table.panel_id, rule="answer_days", value=11)
    for name in ("changes", "record_csv"):
        assert "draft" not in client.get(address(table, name)).content.decode().lower()


def test_the_record_page_leads_to_both_and_the_file_holds_all_of_it(client):
    table = a_panel()
    page = client.get(address(table, "record")).content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert address(table, "record_csv") in page
    for number in range(60):
        services.add_topic(actor=SYSTEM, panel_id=table.panel_id, name=f"Topic {number}")
    rows = client.get(address(table, "record_csv")).content.decode().splitlines()
    assert len(rows) == 1 + PublicEntry.objects.filter(panel_id=table.panel_id).count()
    assert rows[1].startswith("2027-03-03T10:00:00Z,")


def test_another_panels_changes_are_not_in_it(client):
    table, elsewhere = a_panel(), a_panel("eastmarsh")
    before = len(fetched(client, table).findall(f"{ATOM}entry"))
    services.add_topic(actor=SYSTEM, panel_id=elsewhere.panel_id, name="Buses")
    assert len(fetched(client, table).findall(f"{ATOM}entry")) == before


def test_the_feed_costs_the_same_however_much_there_is(client, django_assert_max_num_queries):
    table = a_panel()
    for number in range(60):
        services.add_topic(actor=SYSTEM, panel_id=table.panel_id, name=f"Topic {number}")
    for name in ("changes", "record_csv"):
        with django_assert_max_num_queries(4):
            client.get(address(table, name))


def test_how_it_works_leads_to_pages_that_are_there(client):
    table = a_panel()
    page = client.get(address(table, "how_it_works")).content.decode()
    for name in ("home:powers", "governance:rules", "home:record"):
        there = reverse(name, args=[table.slug])
        assert there in page
        assert client.get(there).status_code == 200
    assert address(table, "how_it_works") in client.get(address(table, "front")).content.decode()
