"""A run as people read it: each row beside its budget and the last recorded run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.bench import budgets as allowed
from tests.bench.measuring import Measured, Row

HEAD = ("row", "issues", "queries", "bytes", "R", "p50 ms", "last R", "last p50", "budget", "")


def text(measured: Measured, before: dict[str, Any], database: str) -> str:
    """The whole report. A row over its budget says MISSES, and what."""
    last = {(row["name"], row["n"]): row for row in before.get("rows", [])}
    largest = max(measured.seen)
    budgets = {page["name"]: page["budget"] for page in measured.seen[largest]["pages"] if "budget" in page}
    lines = [HEAD]
    for row in measured.rows:
        was = last.get((row.name, row.n), {})
        lines.append(
            (
                row.name, f"{row.n:,}", _or_dash(row.queries), _or_dash(row.bytes), _or_dash(row.r, 1),
                _or_dash(row.p50_ms, 1), _or_dash(was.get("r"), 1), _or_dash(was.get("p50_ms"), 1),
                _budget(row, budgets), _verdict(row, budgets),
            )
        )  # fmt: skip
    parts = [
        f"{database}, {measured.machine}, {measured.on}; hello {measured.hello:,.0f} a second; "
        f"4 kB made safe on this disk (fsync) in {measured.fsync_ms:.2f} ms; "
        f"hello starts in {measured.hello_start:.2f} s",
        _table(lines),
        *_growth(measured.rows),
        *_looked_at(measured.seen[largest], largest),
        _weights(measured.seen[largest]["assets"]),
    ]
    if before:
        parts.append(f"The last recorded run: {before['on']}, {before['machine']}, hello {before['hello_a_second']:,}.")
    return "\n\n".join(parts) + "\n"


def _budget(row: Row, budgets: dict[str, int]) -> str:
    if row.name == allowed.START:
        return f"{allowed.START_SECONDS * 1000:,.0f} ms"
    if row.name == allowed.WORKER:
        return f"{allowed.WORKER_BYTES:,} bytes"
    queries = f"{budgets.get(row.name, 0)} queries"
    return queries if row.name == allowed.POST else f"{queries}, {allowed.MOST_BYTES:,} bytes, R {allowed.MOST_R:.0f}"


def misses(row: Row, budgets: dict[str, int]) -> list[str]:
    """Which of its budgets a row is over. Sizes and R count at any number of issues."""
    if row.name == allowed.START:
        return ["time"] if row.p50_ms and row.p50_ms > allowed.START_SECONDS * 1000 else []
    if row.name == allowed.WORKER:
        return ["memory"] if row.bytes and row.bytes > allowed.WORKER_BYTES else []
    found = ["queries"] if row.queries and row.queries > budgets.get(row.name, 0) else []
    if row.name != allowed.POST:
        found += ["bytes"] if row.bytes and row.bytes > allowed.MOST_BYTES else []
        found += ["R"] if row.r and row.r > allowed.MOST_R else []
    return found


def _verdict(row: Row, budgets: dict[str, int]) -> str:
    found = misses(row, budgets)
    return f"MISSES {', '.join(found)}" if found else "meets"


def _growth(rows: Iterable[Row]) -> list[str]:
    """How much longer a page takes with more issues."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    lines = []
    for name, found in by_name.items():
        small, large = found[0], found[-1]
        if small.n < large.n and small.r and large.r and small.p50_ms and large.p50_ms:
            lines.append(f"  {name}: p50 ×{large.p50_ms / small.p50_ms:.2f}, R ×{large.r / small.r:.2f}")
    return ["Growth from the smallest to the largest panel\n" + "\n".join(lines)] if lines else []


def _looked_at(seen: dict[str, Any], size: int) -> list[str]:
    """Every page, with its weight in full, and the faults of its plans."""
    lines = [("page", "queries", "at most", "own bytes", "HTML", "compressed", "read from end to end")]
    faults = []
    for page in seen["pages"]:
        if "missing" in page:
            lines.append((page["name"], "no such page yet", "", "", "", "", ""))
            continue
        lines.append(
            (
                page["name"], str(page["queries"]), str(page["budget"]), _or_dash(page["bytes"]),
                _or_dash(page.get("html")), _or_dash(page.get("sent")), str(len(page["scans"])) or "0",
            )
        )  # fmt: skip
        faults += [f"  {page['name']}: {fault}" for fault in page["scans"]]
    tiny = ", ".join(f"{name} {rows}" for name, rows in sorted(seen["tiny"].items()))
    found = [f"Looked at once, with {size:,} issues\n{_table(lines)}"]
    if faults:
        found.append("Read from end to end\n" + "\n".join(faults))
    found.append(f"Tables so small that reading them whole is no fault: {tiny}")
    return found


def _weights(assets: dict[str, int]) -> str:
    fonts = ", ".join(f"{name} {size:,}" for name, size in assets.items() if name not in {"css", "script"})
    return (
        f"Compressed bytes on the front page: styles {assets['css']:,} of {allowed.CSS_BYTES:,}, "
        f"scripts {assets['script']:,} of {allowed.SCRIPT_BYTES:,}; fonts: {fonts}"
    )


def _or_dash(value: float | None, places: int = 0) -> str:
    return "-" if value is None else f"{value:,.{places}f}"


def _table(lines: list[tuple[str, ...]]) -> str:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 or column >= 8 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
