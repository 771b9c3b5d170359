"""Gunicorn as people run it: two workers, on this machine alone, on a port that nobody uses."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
PATIENCE = 60.0  # seconds


class DidNotStart(Exception):
    """The web server gave no page; the text is what it said."""


@dataclass(frozen=True)
class Server:
    """One running server. `seconds` from its launch to its first page."""

    port: int
    pid: int
    seconds: float

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def worker_memory(self) -> int:
        """Bytes that the largest worker holds now (resident, shared libraries counted in)."""
        table = subprocess.run(
            ["ps", "-A", "-o", "ppid=,rss="], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        rows = [line.split() for line in table]
        return max((int(rss) * 1024 for parent, rss in rows if int(parent) == self.pid), default=0)


@contextmanager
def running(application: str, *, environment: Mapping[str, str] | None = None, path: str = "/") -> Iterator[Server]:
    """Start gunicorn, wait until `path` gives a page, and stop it at the end. Raises DidNotStart."""
    port = _free_port()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", application, "--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}"],
            cwd=ROOT, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip
        try:
            status = _first_answer(process, port, path)
            seconds = time.perf_counter() - started
            if status != 200:
                said.seek(0)
                raise DidNotStart(f"{application} gave {status} for {path}.\n{said.read()[-3000:]}")
            yield Server(port, process.pid, seconds)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def _first_answer(process: subprocess.Popen[bytes], port: int, path: str) -> int | None:
    """The status of the first answer, or None where the server ended or stayed silent."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            time.sleep(0.005)
        finally:
            connection.close()
    return None
