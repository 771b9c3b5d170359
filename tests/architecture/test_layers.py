"""Rooms lean on the rooms below them only: what the import linter cannot see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.house import TREE, Source, Tree, write

# What an upper room may take from a lower one. Views, forms and urls belong to config alone.
DOORS = {"models", "queries", "services", "policy", "events", "states"}
# Rooms without people's facts: everything in them is there to be used.
OPEN_ROOMS = {"kernel", "ui"}
# Further doors that a room opens on purpose, and why.
FURTHER_DOORS = {
    ("ledger", "kinds"): "the shapes that an event's payload keys name",
    ("outbox", "kinds"): "what a kind of message declares",
    ("outbox", "delivery"): "the worker's own work, which the demo does at once",
    ("people", "sessions"): "what a browser carries, for the demo's doors",
    ("governance", "effects"): "what a change of a rule would do: upper rooms say what it does to theirs",
    ("membership", "tokens"): "the word in an invitation's link, which the demo opens for who was invited",
    ("words", "limits"): "the guard that every public form carries",
    ("influence", "drafts"): "the shape in which services take what was written",
    ("influence", "record_shapes"): "the shape in which an issue of a record file comes in",
    ("organisations", "record_shapes"): "the shape in which a record file tells of an organisation's names",
}

TEMPLATE_NAME = re.compile(r"""{%-?\s*(extends|include)\s+(?:"([^"]+)"|'([^']+)'|(\S+))""")
URL_NAME = re.compile(r"""{%-?\s*url\s+["']([^"']+)["']""")
LOAD = re.compile(r"{%-?\s*load\s+([^%]+?)\s*-?%}")


def doors(tree: Tree) -> list[str]:
    """A room is entered by its doors: the room itself, or one of DOORS."""
    faults = []
    for source in tree.sources:
        if not source.room or source.room == "config":
            continue
        for line, name in source.imports():
            parts = name.split(".")
            if parts[0] != "copanel" or len(parts) < 3:
                continue
            room, part = parts[1], parts[2]
            if room == source.room or room in OPEN_ROOMS or part in DOORS or (room, part) in FURTHER_DOORS:
                continue
            target = tree.package / room / part
            if not (target.with_suffix(".py").exists() or target.is_dir()):
                continue  # a name from the room's own front, not one of its parts
            if source.is_test:
                continue  # a test may look behind a lower room's doors
            faults.append(f"{source.at(line)} takes {name}: {part} is not a door of {room}")
    return faults


def migrations(tree: Tree) -> list[str]:
    """A migration depends on migrations of the same room or of a lower one."""
    faults = []
    for source in tree.sources:
        if "migrations" not in source.path.parts:
            continue
        for node in ast.walk(source.syntax):
            if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "dependencies" for t in node.targets):
                for pair in getattr(node.value, "elts", []):
                    if isinstance(pair, ast.Tuple) and isinstance(pair.elts[0], ast.Constant):
                        app = pair.elts[0].value
                        if app in tree.layers and not tree.may_lean_on(source.room, app):
                            faults.append(
                                f"{source.at(pair.lineno)} depends on {app}, which is not below {source.room}"
                            )
    return faults


def templates(tree: Tree) -> list[str]:
    """A template extends, includes and loads from its own room, a lower one, or ui; by a name one can read."""
    libraries = {
        path.stem: path.relative_to(tree.package).parts[0]
        for path in tree.package.glob("*/templatetags/*.py")
        if path.stem != "__init__"
    }
    faults = []
    for template in tree.templates:
        for line, text in template.lines():
            for verb, double, single, variable in TEMPLATE_NAME.findall(text):
                name = double or single
                if not name:
                    if template.room != "ui":
                        faults.append(f"{template.where}:{line} {verb}s {variable}: write the name out")
                    continue
                room = name.split("/")[0]
                if room in tree.layers and not (room == "ui" or tree.may_lean_on(template.room, room)):
                    faults.append(f"{template.where}:{line} {verb}s {name}, which is not below {template.room}")
            for names in LOAD.findall(text):
                for name in names.split():
                    room = libraries.get(name, template.room)
                    if not tree.may_lean_on(template.room, room):
                        faults.append(f"{template.where}:{line} loads {name} of {room}, not below {template.room}")
    return faults


def template_places(tree: Tree) -> list[str]:
    """A room's templates live under its own name, so that the name tells the room."""
    return [
        f"{template.where} stands outside {template.room}/templates/{template.room}/"
        for template in tree.templates
        if template.room != "ui"
        and template.path.relative_to(tree.package / template.room / "templates").parts[0]
        not in {template.room, "account", "allauth", "mfa", "socialaccount"}
    ]


def addresses(tree: Tree) -> list[str]:
    """A page links down or to its own room; links upward are data, put in by config."""
    faults = []
    for template in tree.templates:
        for line, text in template.lines():
            for name in URL_NAME.findall(text):
                room = name.split(":")[0]
                if ":" in name and room in tree.layers and not tree.may_lean_on(template.room, room):
                    faults.append(f"{template.where}:{line} links to {name}, which is not below {template.room}")
    for source in tree.sources:
        if not source.room or source.room == "config":
            continue
        for line, name in _reversed_names(source):
            room = name.split(":")[0]
            if room in tree.layers and not tree.may_lean_on(source.room, room):
                faults.append(f"{source.at(line)} links to {name}, which is not below {source.room}")
    return faults


def _reversed_names(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.syntax):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"reverse", "reverse_lazy", "redirect", "resolve_url"} and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and ":" in first.value:
                    yield node.lineno, first.value


def listed(tree: Tree) -> list[str]:
    """Every room has its place in the layers."""
    return [f"{room} has no place in .importlinter" for room in tree.rooms if room not in tree.layers]


def test_rooms_are_entered_by_their_doors():
    assert doors(TREE) == []


def test_migrations_depend_downward():
    assert migrations(TREE) == []


def test_templates_build_downward():
    assert templates(TREE) == []


def test_templates_live_under_their_rooms_name():
    assert template_places(TREE) == []


def test_addresses_are_named_downward():
    assert addresses(TREE) == []


def test_every_room_has_its_place():
    assert listed(TREE) == []


def test_a_wrong_door_is_seen(tmp_path):
    tree = write(
        tmp_path,
        {
            "copanel/words/forms.py": "",
            "copanel/words/services.py": "",
            "copanel/words/tests/examples.py": "",
            "copanel/influence/views.py": (
                "from copanel.words import services\n"
                "from copanel.words.forms import Form\n"
                "from copanel.words import forms\n"
            ),
            "copanel/influence/tests/test_a.py": "from copanel.words.tests import examples\n",
            "copanel/influence/services.py": "from ..words import forms\n",
            "copanel/config/urls.py": "from copanel.words import forms\n",
        },
    )
    assert [fault.split(" takes ")[0] for fault in doors(tree)] == [
        "copanel/influence/services.py:1",
        "copanel/influence/views.py:2",
        "copanel/influence/views.py:3",
    ]


def test_a_migration_that_depends_upward_is_seen(tmp_path):
    needs = '[("influence", "0001_initial"), ("words", "0001_initial"), ("auth", "0001_initial")]'
    text = f"class Migration:\n    dependencies = {needs}\n"
    assert len(migrations(write(tmp_path, {"copanel/words/migrations/0002_more.py": text}))) == 1
    assert migrations(write(tmp_path / "b", {"copanel/influence/migrations/0002_more.py": text})) == []


def test_a_template_that_leans_upward_is_seen(tmp_path):
    tree = write(
        tmp_path,
        {
            "copanel/words/templates/words/_words.html": (
                '{% extends "ui/layout.html" %}\n{% include "influence/_step.html" %}\n{% include chosen %}\n'
                '{% load steps %}\n{% load i18n %}\n<a href="{% url \'influence:issue\' 1 %}">\n{% url "words:show" %}'
            ),
            "copanel/words/templates/loose.html": "",
            "copanel/influence/templatetags/steps.py": "",
            "copanel/influence/templates/influence/page.html": (
                '{% include "words/_words.html" %}{% url "words:show" %}'
            ),
            "copanel/words/views.py": 'from django.shortcuts import redirect\nredirect("influence:issue", 1)\n',
        },
    )
    assert [fault.split(" ")[0].split(":")[1] for fault in templates(tree)] == ["2", "3", "4"]
    assert [fault.split(" ")[0] for fault in addresses(tree)] == [
        "copanel/words/templates/words/_words.html:6",
        "copanel/words/views.py:2",
    ]
    assert len(template_places(tree)) == 1


def test_a_room_without_a_place_is_seen(tmp_path):
    assert listed(write(tmp_path, {"copanel/attic/models.py": ""})) == ["attic has no place in .importlinter"]
