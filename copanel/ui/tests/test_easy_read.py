"""Easy Read wordings: all messages found, nothing kept that is no longer said, every fault named."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext

from copanel.ui import easy_read
from copanel.ui.languages import EASY, STANDARD

VIEWS = """
from django.utils.translation import gettext as _, ngettext, pgettext
def view(n):
    # Translators: said to someone who has sent words
    _("Thank you for what you told us.")
    _("Send")
    ngettext("%(n)s person told us", "%(n)s people told us", n)
    pgettext("verb", "Open")
    "not a message"
"""
PAGE = """{% extends "x.html" %}{% load i18n ui %}
  {% block title %}{% translate "The council’s answer" %}{% endblock %}
    {% component "status" kind="late" label=_("It is late") %}
{% blocktranslate with name=one.name %}{{ name }} answered.{% endblocktranslate %}
{% blocktranslate count n=total %}{{ n }} answer{% plural %}{{ n }} answers{% endblocktranslate %}
<p>It's not a "message" (nor this</p>
{# {% translate "Nobody sees this" %} #}
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room called `hall`, with a view, a page, and words in places that do not count."""
    hall = tmp_path / "copanel" / "hall"
    for folder in ("templates/hall", "tests", "migrations"):
        (hall / folder).mkdir(parents=True)
    (hall / "__init__.py").touch()
    (hall / "views.py").write_text(VIEWS)
    (hall / "templates/hall/page.html").write_text(PAGE)
    (hall / "tests/test_it.py").write_text('from x import _\n_("Only a test says this")\n')
    (hall / "migrations/0001.py").write_text('from x import _\n_("Only a migration says this")\n')
    monkeypatch.setattr(easy_read, "PACKAGE", tmp_path / "copanel")
    return hall


def write(room: Path, **wordings: str) -> None:
    """Fill in the file as a person would, by hand."""
    path = easy_read.po_file("hall")
    text = path.read_text()
    for message, easy in wordings.items():
        text = text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{easy}"')
    path.write_text(text)


def fill(room: Path, easy: str = "These words are easy.") -> None:
    """Give every message a wording."""
    easy_read.update("hall")
    catalogue = easy_read.merged("hall")
    for message in catalogue:
        if message.id:
            message.string = (easy, easy) if isinstance(message.id, tuple | list) else easy
    easy_read.po_file("hall").write_bytes(easy_read.po_bytes(catalogue))
    easy_read.update("hall")


def said(room: str = "hall") -> list[str]:
    return [fault.what for fault in easy_read.faults(room)]


def test_messages_are_found_in_code_and_templates_alike(room: Path) -> None:
    found = {easy_read.standard(message) for message in easy_read.messages_of("hall") if message.id}
    assert found == {
        ("Thank you for what you told us.",),
        ("Send",),
        ("%(n)s person told us", "%(n)s people told us"),
        ("Open",),
        ("The council’s answer",),
        ("It is late",),
        ("%(name)s answered.",),
        ("%(n)s answer", "%(n)s answers"),
    }


def test_what_a_translator_should_know_is_kept(room: Path) -> None:
    easy_read.update("hall")
    assert "#. Translators: said to someone who has sent words" in easy_read.po_file("hall").read_text()


def test_a_new_message_has_no_wording_and_is_named(room: Path) -> None:
    assert easy_read.update("hall") == 8
    with pytest.raises(CommandError, match='"It is late": no Easy Read wording'):
        call_command("words", "hall", check=True)


def test_what_was_written_by_hand_stays(room: Path) -> None:
    easy_read.update("hall")
    write(room, **{"It is late": "The answer has not come."})
    path = easy_read.po_file("hall")
    path.write_text(
        path.read_text().replace(
            'msgid "Send"', '# already easy\n# checked: 3 March 2026, the reading group\nmsgid "Send"'
        )
    )
    easy_read.update("hall")
    kept = easy_read.wordings_of("hall")
    assert kept.get("It is late").string == "The answer has not come."
    assert kept.get("Send").user_comments == ["already easy", "checked: 3 March 2026, the reading group"]


def test_what_is_no_longer_said_goes(room: Path) -> None:
    easy_read.update("hall")
    (room / "views.py").write_text("")
    assert "is not up to date" in " ".join(said())
    easy_read.update("hall")
    assert easy_read.wordings_of("hall").get("Send") is None


def test_a_second_run_changes_nothing(room: Path) -> None:
    fill(room)
    po, mo = easy_read.po_file("hall"), easy_read.po_file("hall").with_suffix(".mo")
    before = po.read_bytes(), mo.read_bytes()
    easy_read.update("hall")
    assert (po.read_bytes(), mo.read_bytes()) == before
    assert said() == []


def test_the_head_says_that_nobody_has_checked(room: Path) -> None:
    easy_read.update("hall")
    assert "Checked by people with learning disabilities: not yet" in easy_read.po_file("hall").read_text()


def test_a_wording_like_the_standard_one_is_a_fault_unless_it_is_already_easy(room: Path) -> None:
    fill(room)
    path = easy_read.po_file("hall")
    path.write_text(
        path.read_text().replace('msgid "Send"\nmsgstr "These words are easy."', 'msgid "Send"\nmsgstr "Send"')
    )
    easy_read.update("hall")
    assert said() == ['the same as the standard wording. Make it easier, or add "# already easy".']
    path.write_text(path.read_text().replace('msgid "Send"', '# already easy\nmsgid "Send"'))
    easy_read.update("hall")
    assert said() == []


@pytest.mark.parametrize(
    ("words", "long"),
    [
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.", 0),
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.", 1),
        ("This one is short. So is this one! Is this? Yes: it is very short.", 0),
        ("<strong>%(a long name)s</strong> {and} %(more)s counts as one word for each of the blanks in it here.", 1),
        ("%(name)s said: “I am one two three four five six seven eight.” That is all.", 0),
        ("One line\nand another line that goes on\nand a third that is not long", 0),
    ],
)
def test_sentences_have_at_most_15_words(words: str, long: int) -> None:
    assert len(easy_read.too_long(words)) == long


def test_a_wording_fills_in_only_what_the_standard_one_does(room: Path) -> None:
    fill(room, "%(n)s and %(secret)s and {odd}.")
    assert any(what.startswith("fills in n, odd, secret") for what in said())


def test_a_compiled_file_that_lags_behind_is_a_fault(room: Path) -> None:
    fill(room)
    path = easy_read.po_file("hall")
    path.write_text(path.read_text().replace("These words are easy.", "Other easy words."))
    assert said() == ["is not what django.po says. Run: copanel words hall"]
    path.with_suffix(".mo").unlink()
    assert len(said()) == 1


def test_one_message_has_one_wording_in_the_whole_house(room: Path) -> None:
    fill(room)
    other = room.parent / "shed"
    other.mkdir()
    (other / "__init__.py").touch()
    (other / "views.py").write_text('from x import _\n_("Send")\n')
    easy_read.update("shed")
    path = easy_read.po_file("shed")
    path.write_text(
        path.read_text()
        .replace('msgstr ""\n\n', "")
        .replace('msgid "Send"\nmsgstr ""', 'msgid "Send"\nmsgstr "Post it"')
    )
    easy_read.update("shed")
    assert [str(fault) for fault in easy_read.disagreements(["hall", "shed"])] == [
        'shed: "Send": has another wording in hall: “These words are easy.”'
    ]


def test_a_room_that_says_nothing_needs_no_file(room: Path) -> None:
    (room / "views.py").write_text("")
    (room / "templates/hall/page.html").write_text("<p></p>")
    assert easy_read.update("hall") == 0
    assert not easy_read.po_file("hall").exists()
    assert said() == []


def test_a_room_that_does_not_exist_is_said(room: Path) -> None:
    with pytest.raises(CommandError, match=r"No such room: attic\. There are: hall\."):
        call_command("words", "attic")


def test_this_rooms_own_wordings_are_complete() -> None:
    assert list(map(str, easy_read.faults("ui"))) == []


def test_the_wordings_reach_the_page() -> None:
    with translation.override(EASY):
        assert gettext("Skip to main content") == "Go to the main words"
        assert gettext("This field is required.") == "Please write an answer here."
        assert gettext("Nobody has written this one") == "Nobody has written this one"
    with translation.override(STANDARD):
        assert gettext("Skip to main content") == "Skip to main content"
