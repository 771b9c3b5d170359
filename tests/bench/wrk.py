"""Runs wrk and reads what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOW_TO_GET_IT = (
    "bin/bench needs wrk, which makes the requests. On Debian or Ubuntu: apt install wrk. On a Mac: brew install wrk."
)
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class BadLoad(Exception):
    """Requests failed, so the figures would mean nothing; the text says how."""


@dataclass(frozen=True)
class Load:
    """What came back: whole requests, how many a second, and how long the middle one took."""

    requests: int
    a_second: float
    p50_ms: float


def is_here() -> bool:
    return shutil.which("wrk") is not None


def load(
    url: str, *, seconds: int, connections: int, headers: Mapping[str, str] | None = None, script: Path | None = None
) -> Load:
    """Ask for one address over and over. Raises BadLoad where an answer is neither 2xx nor 3xx, or none comes."""
    command = ["wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s", "--latency"]
    command += ["--timeout", "20s"]
    for name, value in (headers or {}).items():
        command += ["--header", f"{name}: {value}"]
    if script:
        command += ["--script", str(script)]
    ran = subprocess.run([*command, url], capture_output=True, text=True)
    if ran.returncode:
        raise BadLoad(f"wrk on {url}: {ran.stdout}{ran.stderr}")
    return read(ran.stdout)


def read(said: str) -> Load:
    """The figures in wrk's report."""
    if failed := re.search(r"(Non-2xx or 3xx responses|Socket errors): .*", said):
        raise BadLoad(f"wrk: {failed.group(0)}\n{said}")
    requests = re.search(r"(\d+) requests in", said)
    a_second = re.search(r"Requests/sec:\s+([\d.]+)", said)
    middle = re.search(r"50%\s+([\d.]+)(us|ms|s|m)\b", said)
    if not (requests and a_second and middle) or int(requests.group(1)) == 0:
        raise BadLoad(f"wrk gave no figures:\n{said}")
    return Load(
        int(requests.group(1)), float(a_second.group(1)), float(middle.group(1)) * MILLISECONDS[middle.group(2)]
    )
