"""A thing is named for what it is, and a file stops where a reader would."""

from __future__ import annotations

from tests.architecture.house import TREE, Tree, write

NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core"}
LONGEST = {".py": 500, ".html": 120, ".txt": 120}


def names(tree: Tree) -> list[str]:
    """No file or folder named for nothing in particular."""
    places = [*tree.package.rglob("*"), *(tree.root / "tests").rglob("*"), *(tree.root / "bin").rglob("*")]
    return sorted(
        f"{path.relative_to(tree.root).as_posix()} is named for nothing in particular"
        for path in places
        if path.stem in NO_NAMES and "node_modules" not in path.parts and path.suffix in {"", ".py", ".html"}
    )


def sizes(tree: Tree) -> list[str]:
    """Python 500 lines, templates 120. A migration is written by a machine and may be longer."""
    files = [(source.where, source.path.suffix, source.text) for source in tree.sources if source.part != "migrations"]
    files += [(template.where, template.path.suffix, template.text) for template in tree.templates]
    for path in [*(tree.root / "tests").rglob("*.py"), *(tree.root / "bin").rglob("*.py")]:
        files.append((path.relative_to(tree.root).as_posix(), ".py", path.read_text(encoding="utf-8")))
    return [
        f"{where} has {text.count(chr(10))} lines; {LONGEST[suffix]} is the stop"
        for where, suffix, text in files
        if suffix in LONGEST and text.count("\n") > LONGEST[suffix]
    ]


def test_nothing_is_named_for_nothing():
    assert names(TREE) == []


def test_files_stop_where_a_reader_would():
    assert sizes(TREE) == []


def test_a_name_for_nothing_is_seen(tmp_path):
    tree = write(tmp_path, {"copanel/words/utils.py": "", "copanel/words/helpers/one.py": "", "tests/common.py": ""})
    assert len(names(tree)) == 3


def test_a_file_without_end_is_seen(tmp_path):
    tree = write(
        tmp_path,
        {
            "copanel/words/views.py": "x = 1\n" * 501,
            "copanel/words/models.py": "x = 1\n" * 500,
            "copanel/words/migrations/0001_initial.py": "x = 1\n" * 900,
            "copanel/words/templates/words/a.html": "x\n" * 121,
        },
    )
    assert [fault.split(" ")[0] for fault in sizes(tree)] == [
        "copanel/words/views.py",
        "copanel/words/templates/words/a.html",
    ]
