"""What every test stands on: the database, the time, no network, nothing skipped in silence."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator

import pytest
import time_machine
from django.apps import apps
from django.core.serializers import deserialize, serialize
from django.db import connection, transaction
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from copanel.ledger import triggers
from tests import engines

pytest_plugins = ["tests.browsing", "tests.county"]

settings.register_profile("default", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

THIS_MACHINE = ["127.0.0.1", "::1", "localhost"]

# What takes long by its nature: large panels, random acts, every fault of every service, everyone at every address;
# and, wherever they stand, whole pages and the whole county. The rooms whose every test sets a whole table first take
# too long for a run of a minute: who works in one of them runs it by its name.
SLOW = (
    "/tests/bench/",
    "/tests/theorems/",
    "/tests/faults/",
    "/tests/access/",
    "/tests/prove/",
    "/copanel/demo/tests/",
    "/copanel/record/tests/",
    "/copanel/influence/tests/",
    "/copanel/deciding/tests/",
    "/copanel/scope/tests/",
    "/copanel/membership/tests/",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--moment", type=dt.datetime.fromisoformat, help="run as if it were then: 2027-12-25T23:59+00:00")


def pytest_configure(config: pytest.Config) -> None:
    """A test that passes only on some days is a fault: `bin/prove days` runs them on bad ones."""
    if moment := config.getoption("--moment"):
        then = time_machine.travel(moment)
        then.start()
        config.add_cleanup(then.stop)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests for one engine run on that engine; tests that need this machine's network say so by a mark."""
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if not item.get_closest_marker(other)]
    for item in items:
        slow = any(place in item.path.as_posix() for place in SLOW)
        if slow or item.path.name.endswith("_pages.py") or "county" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("browser") or item.get_closest_marker("local_network"):
            item.add_marker(pytest.mark.allow_hosts(THIS_MACHINE))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test is a failed run: what cannot be tested here must be said, not passed over."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"SKIPPED, so the run fails: {report.nodeid} {report.longrepr}", red=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> str:
    """pytest-django's own; a note of the engine that the tests ran on; and the rows that migrations wrote, as text."""
    with django_db_blocker.unblock():
        version = ".".join(str(part) for part in connection.get_database_version())
        engines.note({"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor], version)
        ours = [model for model in apps.get_models() if model.__module__.startswith("copanel.")]
        return serialize("json", [row for model in ours if model._meta.managed for row in model._base_manager.all()])


@pytest.fixture(scope="session", autouse=True)
def tables_are_emptied_as_they_were_found(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a transactional test Django empties every table. Let it, and put back what migrations had written.

    The record's append-only triggers would refuse: they are taken away for that moment, and restored.
    """
    empty = TransactionTestCase._fixture_teardown

    def empty_and_restore(case: TransactionTestCase) -> None:
        triggers.drop(connection)
        try:
            empty(case)
            with transaction.atomic():
                for row in deserialize("json", request.getfixturevalue("django_db_setup")):
                    row.save()
        finally:
            triggers.create(connection)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty_and_restore)
    yield
    patch.undo()
