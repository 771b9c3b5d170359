"""All of it or nothing; a preview adds nothing; a second load changes nothing; what changed is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command

from copanel.governance import queries as governance
from copanel.influence.models import Answer, Issue, Part, Promise, Step
from copanel.kernel.actor import ANONYMOUS, SYSTEM
from copanel.kernel.errors import AlreadyDone, NotAllowed
from copanel.ledger.models import PublicEntry
from copanel.record import queries, services
from copanel.record.faults import BadRecord
from copanel.record.models import Entered
from copanel.record.reader import read, read_text
from copanel.record.tests.examples import GOOD

pytestmark = pytest.mark.django_db
FILE = "records/x.json"


def changed(change: Callable[[dict], None]) -> str:
    record = json.loads(GOOD)
    change(record)
    return json.dumps(record, indent=2)


def load(text: str = GOOD) -> None:
    services.load(actor=SYSTEM, record=read_text(text, FILE))


def faults(text: str) -> list[str]:
    with pytest.raises(BadRecord) as caught:
        load(text)
    return [str(fault) for fault in caught.value.listed]


def say(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


def test_a_load_enters_the_panel_its_path_and_its_citations():
    load()
    panel = governance.panel(slug="east-marlshire")
    assert (panel.is_record, panel.is_open, panel.host_name, panel.funder_id) == (
        True,
        False,
        "Marlshire Together",
        None,
    )
    issue = Issue.objects.get(panel_id=panel.id, number=1)
    assert issue.citation == "Minutes of March, item 3"
    assert issue.citation_url == "https://marlshire.example/minutes/march"
    assert [part.letter for part in Part.objects.filter(recommendation__issue=issue)] == ["A", "B", "C"]
    assert [(answer.part.letter, answer.layer, answer.kind_id) for answer in Answer.objects.order_by("part", "layer")
            if answer.part.letter == "A"] == [("A", 1, "interim"), ("A", 2, "adopted")]  # fmt: skip
    assert PublicEntry.objects.filter(kind="record.loaded", panel_id=panel.id).count() == 1


def test_the_path_stands_in_the_order_of_the_documents():
    load()
    kinds = [step.kind for step in Step.objects.filter(issue__number=1).order_by("position")]
    assert kinds == ["raised", "record_met", "sent", "answered", "record_carried", "answered", "record_view"]


def test_dates_stand_as_given():
    load()
    issue = Issue.objects.get(number=2)
    assert (issue.raised_on.words, issue.raised_on.earliest) == ("not stated by the source", None)
    promise = Promise.objects.get()
    assert (promise.due.words, promise.due.edtf, promise.owner) == ("with the next contract", "2019", "Head of Buses")
    assert promise.due_by.isoformat() == "2019-12-31"


def test_no_promise_is_made_up_for_an_answer_that_has_none():
    load(changed(lambda record: record["issues"][0]["recommendations"][0]["parts"][0]["answers"][1].pop("promise")))
    assert not Promise.objects.exists()


def test_a_preview_changes_nothing(west_norfolk, dump):
    before = dump()
    said = say("load", west_norfolk, "--preview")
    assert dump() == before
    assert "Issue “The toilets at the bus station have no colour contrast”" in said
    assert "Part B: Change the door of the toilet. Answer: not taken." in said
    assert "Nothing was added." in said
    assert all(len(line) <= 80 for line in say("load", west_norfolk).splitlines())


def test_a_second_load_changes_nothing(dump):
    load()
    before = dump()
    with pytest.raises(AlreadyDone):
        load()
    assert dump() == before


def test_a_second_load_on_the_command_line_says_so(west_norfolk, dump):
    say("load", west_norfolk)
    before = dump()
    assert "nothing to add" in say("load", west_norfolk)
    assert "nothing to add" in say("load", west_norfolk, "--preview")
    assert dump() == before


def test_a_file_written_with_other_spaces_is_the_same_file(dump):
    load()
    before = dump()
    with pytest.raises(AlreadyDone):
        load(json.dumps(json.loads(GOOD)))
    assert dump() == before


def test_a_fault_at_the_last_thing_leaves_nothing(dump):
    """The view is entered last; by then everything else has been written."""
    before = dump()

    def spoil(record: dict) -> None:
        record["issues"][-1]["text"] = "x" * 3000
        record["views"][0]["by"] = "b" * 200
        record["occasions"]["may"]["title"] = "m" * 200

    load_and_break(changed(spoil))
    assert dump() == before


def load_and_break(text: str) -> None:
    """Load with a watcher that fails at the very last thing."""
    record = read_text(text, FILE)
    total = len(queries.plan(record).new)
    done = 0

    def watch(number: int) -> None:
        nonlocal done
        done += number
        if done == total:
            raise RuntimeError("the machine stopped")

    with pytest.raises(RuntimeError):
        services.load(actor=SYSTEM, record=record, watch=watch)
    assert done == total


def test_a_refusal_of_a_room_below_is_told_with_its_line_and_leaves_nothing(dump):
    before = dump()
    text = changed(lambda record: record["panel"].update(host="council"))
    line = text[: text.index('"panel": {')].count("\n") + 1
    assert faults(text) == [
        f"{FILE} line {line}, panel: The host is a user-led organisation. It cannot be the council or the funder."
    ]
    assert dump() == before


A2, B = "issues[0].recommendations[0].parts[0].answers[1]", "issues[0].recommendations[0].parts[1].answers[0]"
OR_NOT_STATED = "Write it, or: not stated by the source"
CATEGORIES = "money, policy, law, not in power, evidence, timing, safety, other, or: not stated by the source"


@pytest.mark.parametrize(
    ("change", "path", "says"),
    [
        (
            lambda record: record["panel"].update(key="sign-in"),
            "panel.key",
            "write another key; Copanel uses the address “sign-in” itself",
        ),
        (
            lambda record: answer(record, 1).update(category="cost"),
            f"{B}.category",
            f"write one of: {CATEGORIES}. It says “cost”",
        ),
        (
            lambda record: answer(record, 1).pop("reason"),
            B,
            f"“reason” is missing; this kind of answer needs it. {OR_NOT_STATED}",
        ),
        (
            lambda record: answer(record, 1).pop("decided"),
            B,
            f"“decided” is missing; this kind of answer needs it. {OR_NOT_STATED}",
        ),
        (
            lambda record: answer(record, 0, 1).update(category="money"),
            f"{A2}.category",
            "take this out; an answer of this kind has no kind of reason",
        ),
        (
            lambda record: answer(record, 0, 1).update(kind="under consideration"),
            A2,
            "“again” is missing; write when a further answer was to come, or: not stated by the source",
        ),
    ],
)
def test_what_the_tables_ask_for(change, path, says, dump):
    before = dump()
    assert [fault.split(", ", 1)[1] for fault in faults(changed(change))] == [f"{path}: {says}"]
    assert dump() == before


def answer(record: dict, part: int, layer: int = 0) -> dict:
    return record["issues"][0]["recommendations"][0]["parts"][part]["answers"][layer]


def test_all_that_the_tables_ask_for_is_told_at_once():
    def spoil(record: dict) -> None:
        answer(record, 1).update(category="cost")
        answer(record, 1).pop("reason")
        record["panel"]["key"] = "static"

    assert len(faults(changed(spoil))) == 3


def test_another_panels_address_is_refused(dump):
    load()
    other = changed(lambda record: record["panel"].update(name="Another"))
    Entered.objects.all().delete()
    before = dump()
    assert "the panel at “east-marlshire” is not one that a record file made" in faults(other)[0]
    assert dump() == before


def test_what_was_changed_is_told_with_its_line_and_stops_the_load(dump):
    load()
    before = dump()
    text = changed(lambda record: record["issues"][1].update(text="The room is too loud."))
    line = text[: text.index('"The room is too loud."')].count("\n") + 1
    found = faults(text)
    assert len(found) == 1
    assert found[0].startswith(f"{FILE} line {line}, issues[1].text: put back what was loaded here.")
    assert found[0] in queries.plan(read_text(text, FILE)).lines()
    assert dump() == before


def test_what_was_taken_out_is_told(dump):
    load()
    before = dump()
    found = faults(changed(lambda record: record["issues"].pop(1)))
    assert [fault.split(", ", 1)[1].split(".")[0] for fault in found] == [
        "the file: put back “issues/quiet-room”, which was loaded before"
    ]
    assert dump() == before


def test_only_what_is_new_is_added(dump):
    load()
    before = dump()

    def add(record: dict) -> None:
        record["sources"]["news"] = {
            "title": "News",
            "publisher": "Radio",
            "address": "https://r.example",
            "dated": "2019",
        }
        record["issues"].append({**record["issues"][1], "key": "parking", "title": "No parking", "source": "news"})
        record["views"].append({"key": "later", "text": "Still late.", "by": "the chair", "when": "2019",
                                "beside": ["low-floor-buses"], "source": "news"})  # fmt: skip

    text = changed(add)
    planned = queries.plan(read_text(text, FILE))
    assert [thing.key for thing in planned.new] == ["sources/news", "issues/parking", "views/later"]
    load(text)
    after = dump()
    assert all(set(before[table]) <= set(after[table]) for table in before if table != "influence_issue")
    assert Issue.objects.get(number=3).citation == "News"
    last = Step.objects.filter(issue__number=1).order_by("position").last()
    assert (last.kind, last.payload["text"]["text"]) == ("record_view", "Still late.")


def test_only_the_command_line_loads():
    with pytest.raises(NotAllowed):
        services.load(actor=ANONYMOUS, record=read_text(GOOD, FILE))
    assert not Entered.objects.exists()


@pytest.mark.parametrize("command", ["load", "export"])
def test_help_has_a_purpose_and_an_example_and_fits(command, capsys):
    with pytest.raises(SystemExit):
        call_command(command, "--help")
    said = capsys.readouterr().out
    assert f"Example:\n  copanel {command} " in said
    assert all(len(line) <= 80 for line in said.splitlines())


def test_a_long_load_has_a_progress_bar(tmp_path, west_norfolk, capsys):
    text = changed(
        lambda record: record["issues"].extend(
            {**record["issues"][1], "key": f"n-{n}", "title": f"Issue {n}"} for n in range(45)
        )
    )
    file = tmp_path / "long.json"
    file.write_text(text)
    call_command("load", str(file), stdout=StringIO())
    assert "100%" in capsys.readouterr().err
    call_command("load", west_norfolk, stdout=StringIO())
    assert capsys.readouterr().err == ""


def test_the_real_record_has_nothing_to_put_right_or_to_look_at(west_norfolk):
    record = read(west_norfolk)
    assert record.notes == ()
    assert queries.plan(record).faults == ()
