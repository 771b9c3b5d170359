"""What the code of a room may not do, read from its syntax tree."""

from __future__ import annotations

import ast

from tests.architecture.house import TREE, Source, Tree, write

# A view asks the policy; it does not know who is who.
ROLES = {
    "co_chair", "deputy_chair", "facilitator", "moderator", "safeguarding_lead", "payments_officer", "authoriser",
    "engagement_lead", "accountable_manager", "manager", "funder_contact", "auditor", "support_engineer",
    "is_staff", "is_superuser",
}  # fmt: skip
WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def views(tree: Tree) -> list[str]:
    """A view reads through queries and calls one service: no ORM, no transaction, no role."""
    faults = []
    for source in tree.sources:
        if source.part != "views" or source.is_test:
            continue
        for node in ast.walk(source.syntax):
            found = ""
            if isinstance(node, ast.Attribute):
                if node.attr == "objects":
                    found = ".objects"
                elif node.attr in ROLES:
                    found = f"the role {node.attr}"
            elif isinstance(node, ast.Name) and (node.id == "transaction" or node.id in ROLES):
                found = node.id if node.id == "transaction" else f"the role {node.id}"
            elif isinstance(node, ast.Constant) and node.value in ROLES:
                found = f"the role {node.value}"
            elif isinstance(node, ast.ImportFrom | ast.Import) and any(a.name == "transaction" for a in node.names):
                found = "transaction"
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"save", "delete"}
            ):
                found = f".{node.func.attr}("
            if found:
                faults.append(f"{source.at(node.lineno)} has {found} in a view")
    return faults


def signals(tree: Tree) -> list[str]:
    """No model signals: an upper room answers through ledger.subscribe, where a test can list it."""
    return [
        f"{source.at(line)} uses {name}: subscribe to the event instead"
        for source in tree.sources
        for line, name in source.imports()
        if name.startswith("django.db.models.signals")
    ]


def chairs(tree: Tree) -> list[str]:
    """Which offices moderate, and that a deputy stands in for a co-chair, is said in the kernel alone."""
    return [
        f"{source.at(node.lineno)} names the chairs one by one: take CHAIRS or MODERATORS of copanel.kernel.actor"
        for source in tree.sources
        if source.room != "kernel" and not source.is_test
        for node in ast.walk(source.syntax)
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Call)
        and {"CO_CHAIR", "DEPUTY_CHAIR"} <= {getattr(each, "attr", "") for each in ast.iter_child_nodes(node)}
    ]


def generic_keys(tree: Tree) -> list[str]:
    """No GenericForeignKey: nullable keys and a check that exactly one is set."""
    return [
        f"{source.at(line)} uses {name}: the database cannot check such a key"
        for source in tree.sources
        for line, name in source.imports()
        if name.split(".")[-1] in {"GenericForeignKey", "GenericRelation"}
    ]


def hidden_imports(tree: Tree) -> list[str]:
    """No import inside a function: it hides a circle. `ready()` in apps.py is where Django asks for it."""
    faults = []
    for source in tree.sources:
        for node in ast.walk(source.syntax):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if source.path.name == "apps.py" and node.name == "ready":
                continue
            faults += [
                f"{source.at(inner.lineno)} imports inside {node.name}()"
                for inner in ast.walk(node)
                if isinstance(inner, ast.Import | ast.ImportFrom)
            ]
    return sorted(set(faults))


def demo_writes(tree: Tree) -> list[str]:
    """The demo county enters by the same doors as people: services and record files, never the tables."""
    faults = []
    for source in tree.sources:
        if source.room != "demo" or source.is_test or source.part == "migrations":
            continue
        for node in ast.walk(source.syntax):
            if not isinstance(node, ast.Attribute):
                continue
            if node.attr in {"objects", "_base_manager", "_default_manager"} or node.attr in WRITES:
                faults.append(f"{source.at(node.lineno)} has .{node.attr}: the demo enters through services")
        faults += [
            f"{source.at(line)} takes {name}: the demo enters through services"
            for line, name in source.imports()
            if name.startswith("django.db.connection")
        ]
    return faults


def services(tree: Tree) -> list[str]:
    """Every public function of a room's services is one thing a person can do, so it is an @act."""
    faults = []
    for source in tree.sources:
        if source.part != "services" or source.is_test or source.room in NO_ACTS:
            continue
        for node in source.syntax.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not _is_act(node):
                faults.append(f"{source.at(node.lineno)} {node.name}() is not an @act")
    return faults


# Rooms whose services are not acts of a person, and why.
NO_ACTS = {
    "ledger": "it is what writes the entry of an act",
    "search": "it mirrors words that an act has shown or hidden",
    "outbox": "it carries what an act has said; each envelope keeps its own history",
}


def _is_act(node: ast.FunctionDef) -> bool:
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) == "act":
            return True
    return False


def room_docstrings(tree: Tree) -> list[str]:
    """A room's first page says what it owns."""
    return [
        f"copanel/{room}/__init__.py does not say what the room owns"
        for room in tree.rooms
        if not ast.get_docstring(_front(tree, room).syntax)
    ]


def _front(tree: Tree, room: str) -> Source:
    path = tree.package / room / "__init__.py"
    return Source(path, tree, path.read_text(encoding="utf-8"))


def test_views_read_through_queries_and_call_services():
    assert views(TREE) == []


def test_no_model_signals():
    assert signals(TREE) == []


def test_the_offices_that_moderate_stand_in_one_place():
    assert chairs(TREE) == []


def test_no_generic_foreign_keys():
    assert generic_keys(TREE) == []


def test_no_imports_inside_functions():
    assert hidden_imports(TREE) == []


def test_the_demo_enters_through_services():
    assert demo_writes(TREE) == []


def test_every_service_is_an_act():
    assert services(TREE) == []


def test_every_room_says_what_it_owns():
    assert room_docstrings(TREE) == []


def test_a_view_that_does_too_much_is_seen(tmp_path):
    wrong = (
        "from django.db import transaction\n"
        "def show(request):\n"
        "    issue = Issue.objects.get()\n"
        "    issue.save()\n"
        "    form.delete()\n"
        "    with transaction.atomic(): pass\n"
        "    if request.actor.facilitator: pass\n"
        "    if office == 'co_chair': pass\n"
        "    if request.user.is_staff: pass\n"
    )
    tree = write(tmp_path, {"copanel/influence/views/issue.py": wrong, "copanel/influence/services.py": wrong})
    lines = [int(fault.split(":")[1].split(" ")[0]) for fault in views(tree)]
    assert sorted(lines) == [1, 3, 4, 5, 6, 7, 8, 9]


def test_signals_and_generic_keys_are_seen(tmp_path):
    text = (
        "from django.db.models.signals import post_save\n"
        "from django.db.models import signals\n"
        "from django.contrib.contenttypes.fields import GenericForeignKey\n"
    )
    tree = write(tmp_path, {"copanel/words/models.py": text})
    assert len(signals(tree)) == 2
    assert len(generic_keys(tree)) == 1


def test_a_second_list_of_the_chairs_is_seen(tmp_path):
    text = "CHAIRS = (Office.CO_CHAIR, Office.DEPUTY_CHAIR)\nholds(Office.DEPUTY_CHAIR, Office.CO_CHAIR)\n"
    tree = write(tmp_path, {"copanel/words/house.py": text, "copanel/kernel/actor.py": text})
    assert len(chairs(tree)) == 2


def test_an_import_inside_a_function_is_seen(tmp_path):
    text = "class Config:\n    def ready(self):\n        import copanel.words.events\n"
    tree = write(
        tmp_path,
        {"copanel/words/apps.py": text, "copanel/words/services.py": "def say():\n    from copanel import influence\n"},
    )
    assert hidden_imports(tree) == ["copanel/words/services.py:2 imports inside say()"]


def test_a_demo_that_writes_to_tables_is_seen(tmp_path):
    text = "from django.db import connection\nIssue.objects.create(number=1)\nperson.save()\nraise_issue(words='a')\n"
    tree = write(tmp_path, {"copanel/demo/county.py": text, "copanel/words/services.py": text})
    assert sorted({fault.split(" ")[0] for fault in demo_writes(tree)}) == [
        "copanel/demo/county.py:1",
        "copanel/demo/county.py:2",
        "copanel/demo/county.py:3",
    ]


def test_a_service_without_its_act_is_seen(tmp_path):
    text = (
        "@act(events.SENT)\ndef send(): ...\n@ledger.act(events.SENT)\ndef again(): ...\n"
        "def _inner(): ...\ndef loose(): ...\n@functools.cache\ndef cached(): ...\n"
    )
    tree = write(tmp_path, {"copanel/words/services/saying.py": text, "copanel/ledger/services.py": text})
    assert [fault.split(" ", 1)[1] for fault in services(tree)] == ["loose() is not an @act", "cached() is not an @act"]


def test_a_room_that_says_nothing_is_seen(tmp_path):
    tree = write(tmp_path, {"copanel/words/models.py": ""})
    assert room_docstrings(tree) == ["copanel/words/__init__.py does not say what the room owns"]
