"""The stages of bin/test. Each is one command; all run, so that one fault does not hide the next."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests import browsers, engines, nu, postgres  # noqa: E402

PYTHON = sys.executable
# In the order in which they were collected: what shares the county runs one after the other (tests/county.py).
PYTEST = [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadscope", "--no-loadscope-reorder"]
TOO_LONG = 1800  # seconds for one stage: longer than any takes on two slow cores, so that only what hangs is stopped
COPANEL = [PYTHON, "-m", "copanel.config.command"]


class Run:
    """Runs stages, shows what each says as it says it, and remembers how each went."""

    def __init__(self) -> None:
        self.results: list[tuple[str, str, float]] = []
        self.not_run: list[str] = []
        self.engines = Path(tempfile.mkdtemp(prefix="copanel-engines-")) / "engines"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("COPANEL_", "DATABASE_URL"))}
        self.environment = {**kept, engines.FILE: str(self.engines), "PYTHONUNBUFFERED": "1"}

    def stage(self, name: str, *commands: list[str], **environment: str) -> None:
        started = self.begin(name)
        codes = [self.call(command, environment) for command in commands]
        self.end(name, "passed" if not any(codes) else "FAILED", started)

    def begin(self, name: str) -> float:
        print(f"\n== {name}", flush=True)
        return time.monotonic()

    def end(self, name: str, how: str, started: float) -> None:
        self.results.append((name, how, time.monotonic() - started))

    def call(self, command: list[str], environment: dict[str, str]) -> int:
        shown = " ".join(command).replace(f"{PYTHON} -m ", "").replace(str(ROOT) + "/", "")
        print(f"$ {shown}", flush=True)
        process = subprocess.Popen(
            command, cwd=ROOT, env={**self.environment, **environment}, stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            return process.wait(TOO_LONG)
        except subprocess.TimeoutExpired:
            print(f"Stopped after {TOO_LONG} seconds: something hangs.", flush=True)
            return 1
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def report(self) -> int:
        print("\n== Stages")
        for name, how, seconds in self.results:
            print(f"{how:>7}  {seconds:6.1f} s  {name}")
        failed = [name for name, how, _ in self.results if how == "FAILED"]
        print(
            f"\n{len(failed)} of {len(self.results)} stages FAILED: {', '.join(failed)}" if failed else "\nAll passed."
        )
        ran = [f"Python {platform.python_version()}", *engines.noted(self.engines)]
        shutil.rmtree(self.engines.parent)
        missing = f". Not run: {'; '.join(self.not_run)}" if self.not_run else ""
        print(f"Ran on: {', '.join(ran)}{missing}", flush=True)
        return 1 if failed else 0


def quick(run: Run, *, fast: bool) -> None:
    run.stage("Style", [PYTHON, "-m", "ruff", "check", "."], [PYTHON, "-m", "ruff", "format", "--check", "."])
    run.stage("Layers", [str(Path(PYTHON).parent / "lint-imports"), "--no-cache"])
    run.stage("Tests on SQLite", [*PYTEST, "-m", "not browser and not nu" + (" and not slow" if fast else "")])


def slow(run: Run) -> None:
    demo = {"COPANEL_DEMO": "yes", "COPANEL_DATA": str(run.engines.parent)}
    checks = [
        [*COPANEL, "check", "--fail-level", "WARNING"],
        [*COPANEL, "makemigrations", "--check", "--dry-run"],
        [*COPANEL, "words", "--check"],
    ]
    run.stage("Settings, migrations, Easy Read words", *checks, **demo)

    started = run.begin("Tests on PostgreSQL")
    try:
        with postgres.running() as address:
            tests = [*PYTEST, "-m", "not browser and not nu", "--ignore", "tests/architecture"]
            code = run.call(tests, {"DATABASE_URL": address})
            run.end("Tests on PostgreSQL", "FAILED" if code else "passed", started)
    except postgres.NoPostgres as fault:
        print(fault)
        run.end("Tests on PostgreSQL", "FAILED", started)

    started = run.begin("Journeys in a browser, and the HTML checker")
    jar, why = nu.jar()
    if not jar:
        run.not_run.append(f"Nu ({why})")
        if os.environ.get("CI"):  # a build server has every engine, or the build fails
            run.results.append((f"The HTML checker: {why}", "FAILED", 0))
    try:
        chromium = browsers.executable()
        code = run.call(
            [*PYTEST, "-m", "browser or nu" if jar else "browser and not nu"],
            {browsers.VARIABLE: str(chromium), nu.VARIABLE: str(jar or "")},
        )
        run.end("Journeys in a browser, and the HTML checker", "FAILED" if code else "passed", started)
    except browsers.NoBrowser as fault:
        print(fault)
        run.end("Journeys in a browser, and the HTML checker", "FAILED", started)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/test", description="Test everything; the last line says on what.")
    parser.add_argument("--fast", action="store_true", help="style, layers, rules of the house, SQLite: under a minute")
    fast = parser.parse_args().fast
    run = Run()
    quick(run, fast=fast)
    if fast:
        run.not_run.append("slow tests, PostgreSQL, browser and HTML checker (--fast)")
    else:
        slow(run)
    return run.report()


if __name__ == "__main__":
    sys.exit(main())
