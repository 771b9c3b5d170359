"""The map lists every room and its words; decisions are numbered without gaps."""

from __future__ import annotations

import re

from tests.architecture.house import TREE, Tree, write


def map_lists_rooms(tree: Tree) -> list[str]:
    """Each room that exists stands on the map by its name."""
    path = tree.root / "docs" / "map.md"
    if not path.exists():
        return ["docs/map.md is missing"]
    text = path.read_text(encoding="utf-8")
    faults = [f"docs/map.md does not show the room {room}" for room in tree.rooms if f"`{room}`" not in text]
    if not re.search(r"^#+ .*glossary", text, re.IGNORECASE | re.MULTILINE):
        faults.append("docs/map.md has no glossary")
    return faults


def decisions_are_numbered(tree: Tree) -> list[str]:
    """docs/decisions/0001-why-this.md, 0002-..., each number once."""
    names = sorted(path.name for path in (tree.root / "docs" / "decisions").glob("*.md") if path.name != "README.md")
    numbers = [re.match(r"(\d{4})-[a-z0-9-]+\.md$", name) for name in names]
    faults = [f"docs/decisions/{name} has no number" for name, found in zip(names, numbers, strict=True) if not found]
    found = [int(match.group(1)) for match in numbers if match]
    if not found:
        faults.append("docs/decisions/ holds no decision")
    if found != list(range(1, len(found) + 1)):
        faults.append(f"docs/decisions/ is numbered {found}")
    return faults


def test_the_map_lists_every_room():
    assert map_lists_rooms(TREE) == []


def test_decisions_are_numbered_without_gaps():
    assert decisions_are_numbered(TREE) == []


def test_a_room_off_the_map_is_seen(tmp_path):
    tree = write(tmp_path, {"copanel/words/models.py": "", "copanel/people/models.py": "", "docs/map.md": "`words`\n"})
    assert map_lists_rooms(tree) == ["docs/map.md does not show the room people", "docs/map.md has no glossary"]
    assert map_lists_rooms(write(tmp_path / "b", {})) == ["docs/map.md is missing"]


def test_a_gap_between_decisions_is_seen(tmp_path):
    tree = write(
        tmp_path, {"docs/decisions/0001-one.md": "", "docs/decisions/0003-three.md": "", "docs/decisions/x.md": ""}
    )
    assert len(decisions_are_numbered(tree)) == 2
    assert decisions_are_numbered(write(tmp_path / "b", {})) != []
