"""Finds a Chromium: on this machine, else Debian's by apt as root, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "COPANEL_TEST_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

# Nothing is fetched in the background, and as root there is no sandbox to be had.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


class NoBrowser(Exception):
    """No Chromium can be had; the text says what was tried."""


def flags() -> list[str]:
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS


def found() -> Path | None:
    """A Chromium that is here already."""
    named = os.environ.get(VARIABLE)
    if named and Path(named).exists():
        return Path(named)
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    kept = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    for path in sorted(kept.glob("chromium-*/chrome-linux*/chrome"), reverse=True):
        return path
    return None


def executable() -> Path:
    """A Chromium, installed now if there is none. Raises NoBrowser with what was tried."""
    if path := found():
        return path
    tried = []
    if os.geteuid() == 0 and shutil.which("apt-get"):
        tried.append("apt-get install chromium")
        _run(["apt-get", "update", "-q"])
        _run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"])
    if not found():
        tried.append("playwright install chromium")
        _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if path := found():
        return path
    raise NoBrowser(
        "No Chromium for the journeys. It is not on this machine, and these did not bring it: "
        + "; ".join(tried)
        + f". Install Chromium, or give its path in {VARIABLE}."
    )


def _run(command: list[str]) -> None:
    print(f"$ {' '.join(command)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        print(f"{command[0]} took longer than ten minutes and was stopped", flush=True)
