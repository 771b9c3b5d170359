"""Puts rows under load, each between two runs of the hello view, three times, and keeps the best."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.bench import budgets, servers, wrk
from tests.bench.databases import Database, run

ROUNDS = 3
HELLO_SECONDS, ALONE_SECONDS, TOGETHER_SECONDS = 1, 2, 3  # wrk takes whole seconds
CONNECTIONS = 4
HELLO = "tests.bench.hello:application"
SITE = "copanel.config.wsgi"

Say = Callable[[str], Any]


@dataclass
class Row:
    """One measured row. `r` is hello's requests a second divided by the page's; `p50_ms` with nobody else asking.

    For `start`, `p50_ms` is the time to the first page; for `worker`, `bytes` is its memory.
    """

    name: str
    n: int
    queries: int | None = None
    bytes: int | None = None
    r: float | None = None
    p50_ms: float | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name, "n": self.n, "queries": self.queries, "bytes": self.bytes,
            "r": None if self.r is None else round(self.r, 1),
            "p50_ms": None if self.p50_ms is None else round(self.p50_ms, 2),
        }  # fmt: skip


@dataclass
class Measured:
    """A run: its rows, what was seen of each page, and the machine's own speed."""

    rows: list[Row] = field(default_factory=list)
    seen: dict[int, dict[str, Any]] = field(default_factory=dict)
    hellos: list[float] = field(default_factory=list)
    fsync_ms: float = 0.0
    hello_start: float = 0.0
    on: str = field(default_factory=lambda: dt.datetime.now(ZoneInfo("Europe/London")).date().isoformat())
    machine: str = f"{os.cpu_count()} cores, Python {platform.python_version()}"

    @property
    def hello(self) -> float:
        return statistics.median(self.hellos) if self.hellos else 0.0


def measure(opened: dict[int, Database], only: list[str], *, say: Say) -> Measured:
    measured = Measured()
    with servers.running(HELLO) as hello:
        for size, database in opened.items():
            say(f"{size} issues: looking at each page\n")
            seen = json.loads(run("tests.bench.inside", "look", json.dumps(database.seeded),
                                  environment=database.environment))  # fmt: skip
            measured.seen[size] = seen
            there = [page for page in seen["pages"] if page.get("row") and page["name"] in only]
            # Posting comes last, since it makes the tables grow.
            there.sort(key=lambda page: page["name"] == budgets.POST)
            measured.fsync_ms = _fsync_ms(Path(database.environment["COPANEL_DATA"]))
            front = next(page["url"] for page in seen["pages"] if page["name"] == "front page")
            largest = size == max(opened)
            if largest and budgets.START in only:
                say("start\n")
                measured.rows.append(_start(measured, database, front))
            if not there and budgets.WORKER not in only:
                continue
            with servers.running(SITE, environment=database.environment, path=front) as site:
                for page in there:
                    say(f"{size} issues: {page['name']}\n")
                    measured.rows.append(_row(page, database, hello, site, measured.hellos))
                if largest and budgets.WORKER in only:
                    measured.rows.append(_worker(size, seen["pages"], database, site))
    measured.rows.sort(key=lambda row: (budgets.NAMES.index(row.name), row.n))
    return measured


def _row(
    page: dict[str, Any], database: Database, hello: servers.Server, site: servers.Server, hellos: list[float]
) -> Row:
    """R against the faster of the two hellos beside it, so that a slow moment of the machine flatters no page."""
    with tempfile.TemporaryDirectory() as folder:
        script, headers = None, _headers(page, database)
        if page["name"] == budgets.POST:
            arguments = ("script", json.dumps(database.seeded), folder)
            script = Path(json.loads(run("tests.bench.inside", *arguments, environment=database.environment)))
            headers = {}
        before = _messages(database) if script else 0
        posted, found = 0, []
        for _round in range(ROUNDS):
            hello_before = wrk.load(f"{hello.url}/", seconds=HELLO_SECONDS, connections=CONNECTIONS)
            url = site.url + page["url"]
            alone = wrk.load(url, seconds=ALONE_SECONDS, connections=1, headers=headers, script=script)
            together = wrk.load(url, seconds=TOGETHER_SECONDS, connections=CONNECTIONS, headers=headers, script=script)
            hello_after = wrk.load(f"{hello.url}/", seconds=HELLO_SECONDS, connections=CONNECTIONS)
            best = max(hello_before.a_second, hello_after.a_second)
            hellos += [hello_before.a_second, hello_after.a_second]
            posted += alone.requests + together.requests
            found.append((best / together.a_second, alone.p50_ms))
        if script and _messages(database) - before < posted:
            raise wrk.BadLoad(f"{posted} messages were sent, and {_messages(database) - before} were kept")
    return Row(
        page["name"], database.issues, page["queries"], page["bytes"],
        min(r for r, _p50 in found), min(p50 for _r, p50 in found),
    )  # fmt: skip


def _headers(page: dict[str, Any], database: Database) -> dict[str, str]:
    headers = {"Accept-Encoding": "gzip"}
    if page["signed_in"]:
        headers["Cookie"] = f"copanel={database.seeded['session']}"
    return headers


def _messages(database: Database) -> int:
    return int(run("tests.bench.inside", "count", environment=database.environment))


def _start(measured: Measured, database: Database, path: str) -> Row:
    """The best of three starts: from the launch of the web server to its first page. Beside it, hello's own."""
    seconds, hellos = [], []
    for _round in range(ROUNDS):
        with servers.running(HELLO) as hello:
            hellos.append(hello.seconds)
        with servers.running(SITE, environment=database.environment, path=path) as site:
            seconds.append(site.seconds)
    measured.hello_start = min(hellos)
    return Row(budgets.START, database.issues, p50_ms=min(seconds) * 1000)


def _worker(size: int, seen: Iterable[dict[str, Any]], database: Database, site: servers.Server) -> Row:
    """What the larger worker holds after every page was asked for often."""
    for page in seen:
        if page.get("row") and page["name"] != budgets.POST:
            with suppress(wrk.BadLoad):  # on a busy machine no page comes in time; what counts here is the asking
                wrk.load(site.url + page["url"], seconds=2, connections=CONNECTIONS, headers=_headers(page, database))
    return Row(budgets.WORKER, size, bytes=site.worker_memory())


def _fsync_ms(folder: Path) -> float:
    """How long the disk takes to say that 4 kB are safe: the floor of every post. The middle of fifty."""
    taken = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _each in range(50):
            os.write(file.fileno(), b"x" * 4096)
            started = time.perf_counter()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000
