"""bin/bench: see there for what it takes, and docs/bench.md for what it means."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests import postgres
from tests.bench import budgets, databases, report, wrk
from tests.bench.measuring import Measured, measure

RECORDED = Path(__file__).with_name("recorded.json")


def main() -> int:
    asked = arguments()
    if not wrk.is_here():
        sys.stderr.write(wrk.HOW_TO_GET_IT + "\n")
        return 2
    only = [name.strip() for name in asked.only.split(",")] if asked.only else list(budgets.NAMES)
    if unknown := [name for name in only if name not in budgets.NAMES]:
        sys.stderr.write(f"No such row: {', '.join(unknown)}. The rows are: {', '.join(budgets.NAMES)}.\n")
        return 2
    sizes = [int(size) for size in asked.issues.split(",")]
    try:
        with databases.opened(asked.database, sizes) as opened:
            measured = measure(opened, only, say=sys.stderr.write)
    except postgres.NoPostgres as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    except wrk.BadLoad as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    before = recorded().get(asked.database, {})
    if asked.json:
        sys.stdout.write(json.dumps([row.as_json() for row in measured.rows], indent=2) + "\n")
    else:
        sys.stdout.write(report.text(measured, before, asked.database))
    if asked.record:
        record(asked.database, measured)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench",
        description="Measure the pages against their budgets, beside the last recorded run.",
        epilog="Example: bin/bench --only 'issue list,path page'",
    )
    parser.add_argument("--only", metavar="ROWS", help=f"rows, with commas between: {', '.join(budgets.NAMES)}")
    parser.add_argument("--json", action="store_true", help="print a list of {name, n, queries, bytes, r, p50_ms}")
    parser.add_argument("--record", action="store_true", help="keep this run as the one to compare with")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--issues", metavar="N,N", default="100,10000", help="sizes of the panel (100,10000)")
    return parser.parse_args()


def recorded() -> dict[str, Any]:
    return json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}


def record(database: str, measured: Measured) -> None:
    """Put this run's rows in place of those of the same name and size; the others stay."""
    kept = recorded()
    fresh = [row.as_json() for row in measured.rows]
    named = {(row["name"], row["n"]) for row in fresh}
    older: Iterable[dict[str, Any]] = kept.get(database, {}).get("rows", [])
    rows = [row for row in older if (row["name"], row["n"]) not in named] + fresh
    kept[database] = {
        "on": measured.on,
        "machine": measured.machine,
        "hello_a_second": round(measured.hello),
        "hello_start_ms": round(measured.hello_start * 1000),
        "fsync_ms": round(measured.fsync_ms, 2),
        "rows": sorted(rows, key=lambda row: (budgets.NAMES.index(row["name"]), row["n"])),
    }
    RECORDED.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
