"""A panel's public facts as a file: load(export(load(file))) exports the same, and nothing private is in it."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from copanel.governance import queries as governance
from copanel.governance.models import Panel
from copanel.influence.models import Issue
from copanel.kernel.actor import SYSTEM
from copanel.kernel.errors import Invalid
from copanel.record import queries, services
from copanel.record.reader import read, read_text
from copanel.record.tests.conftest import ROOT
from copanel.record.tests.examples import GOOD

pytestmark = pytest.mark.django_db


def export(slug: str) -> str:
    return queries.written_text(panel=governance.panel(slug=slug))


def under(text: str, key: str) -> str:
    """The same record under another address, as another installation would load it."""
    record = json.loads(text)
    record["panel"]["key"] = key
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def load(text: str) -> None:
    services.load(actor=SYSTEM, record=read_text(text, "x.json"))


@pytest.mark.parametrize(
    ("text", "slug"), [(GOOD, "east-marlshire"), ((ROOT / "records/west-norfolk.json").read_text(), "west-norfolk")]
)
def test_a_record_that_goes_round_stays_the_same(text, slug):
    load(text)
    first = export(slug)
    load(under(first, "again"))
    assert under(export("again"), slug) == first


@pytest.mark.parametrize(
    ("text", "slug"), [(GOOD, "east-marlshire"), ((ROOT / "records/west-norfolk.json").read_text(), "west-norfolk")]
)
def test_the_export_says_what_the_file_said(text, slug):
    load(text)
    given = json.loads(text)
    given.pop("$schema", None)
    assert json.loads(export(slug)) == json.loads(json.dumps(given).replace('["minutes-march"]', '"minutes-march"'))


def test_the_command_writes_a_file_once(tmp_path):
    load(GOOD)
    out = StringIO()
    file = tmp_path / "east.json"
    call_command("export", "east-marlshire", "--to", str(file), stdout=out)
    assert read(str(file)).content["panel"]["name"] == "East Marlshire Panel"
    assert "is in" in out.getvalue()
    with pytest.raises(Invalid, match="is there already"):
        call_command("export", "east-marlshire", "--to", str(file), stdout=out)
    with pytest.raises(Invalid, match="cannot be written"):
        call_command("export", "east-marlshire", "--to", str(tmp_path / "no" / "x.json"), stdout=out)


def test_the_command_prints_without_a_file():
    load(GOOD)
    out = StringIO()
    call_command("export", "east-marlshire", stdout=out)
    assert json.loads(out.getvalue())["copanel_record"] == 1


def test_an_unknown_panel_is_named_with_those_there_are():
    load(GOOD)
    with pytest.raises(Invalid, match=r"no panel “west”\. There are: east-marlshire"):
        call_command("export", "west", stdout=StringIO())


def test_what_nobody_may_read_is_not_in_the_file():
    """An issue whose words are taken down leaves the file with everything on its path."""
    load(GOOD)
    issue = Issue.objects.get(number=1)
    assert "number 9" in export("east-marlshire")
    words = issue.words
    words.standing = "taken_down"
    words.save()
    text = export("east-marlshire")
    assert "number 9" not in text
    assert "heard late" not in text  # the view stood on that path alone
    assert read_text(text, "x.json").content["issues"][0]["key"] == "quiet-room"


def test_the_page_and_the_files_are_for_everybody(west_norfolk):
    services.load(actor=SYSTEM, record=read(west_norfolk))
    client = Client()
    page = client.get("/west-norfolk/record-file/")
    said = page.content.decode()
    assert page.status_code == 200
    assert "This is a record made from published documents. This panel is not run in Copanel." in said
    assert "The sources do not state 25 things." in said
    assert 'href="https://democracy.west-norfolk.gov.uk/ieListDocuments.aspx?CId=350&amp;MId=1637"' in said
    assert "We read “will be looked at in the next decorating schedule” as yes, later, with no date." in said
    file = client.get("/west-norfolk/record-file/record.json")
    assert file["Content-Disposition"] == 'attachment; filename="west-norfolk.json"'
    assert file.content.decode() == export("west-norfolk")
    assert client.get("/west-norfolk/record-file/schema.json").json()["title"] == "Copanel record file, version 1"
    assert client.post("/west-norfolk/record-file/").status_code == 405
    assert client.get("/nowhere/record-file/").status_code == 404


def test_the_page_in_easy_read(west_norfolk):
    services.load(actor=SYSTEM, record=read(west_norfolk))
    said = Client().get("/west-norfolk/record-file/?words=easy").content.decode()
    assert "We made this from papers that anyone can read." in said


def test_the_page_takes_as_many_queries_for_a_long_record(django_assert_num_queries, west_norfolk):
    services.load(actor=SYSTEM, record=read(west_norfolk))
    panel = governance.panel(slug="west-norfolk")
    with django_assert_num_queries(2):
        queries.record_page(panel=panel)


def test_a_panel_in_preparation_has_no_file():
    load(GOOD)
    Panel.objects.update(state="preparing")
    assert Client().get("/east-marlshire/record-file/record.json").status_code == 404
