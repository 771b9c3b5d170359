"""What bin/run does once the packages are there: database, county, web server, worker.

With COPANEL_DEMO=no and the variables of copanel/config/env.py set, it starts a real panel's
software instead: no county, no one-click sign-in.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
COPANEL = [sys.executable, "-m", "copanel.config.command"]
STARTS_WITHIN = 30  # seconds; it takes about one


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/run", description="Start Copanel here with a fictional county.")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on, 8000 if not given")
    parser.add_argument("--fresh", action="store_true", help="throw the fictional county away and make it anew")
    asked = parser.parse_args()
    if taken(asked.port):
        sys.exit(f"Port {asked.port} is taken by another program. Try: bin/run --port {free_port(asked.port)}")

    address = f"http://localhost:{asked.port}"
    environment = surroundings(address)
    os.environ.update(environment)
    os.chdir(ROOT)
    demo = environment["COPANEL_DEMO"].lower() in {"1", "yes", "true", "on"}
    data = Path(environment["COPANEL_DATA"])
    (data / "static").mkdir(parents=True, exist_ok=True)  # the server looks there, and warns where it is missing
    try:
        if asked.fresh:
            throw_away(data, demo)
        make_ready(data, demo)
        if not demo:  # the demo serves them from where they lie
            call("collectstatic", "--noinput", "--verbosity", "0")
        return serve(address, asked.port, demo, data)
    except subprocess.CalledProcessError as fault:
        sys.exit(f"That step failed, so Copanel did not start: {' '.join(['copanel', *fault.cmd[len(COPANEL) :]])}")
    except KeyboardInterrupt:
        return 130


def surroundings(address: str) -> dict[str, str]:
    """The demo's environment, unless the caller's own says otherwise."""
    demo = {
        "COPANEL_DEMO": "yes",
        "COPANEL_DATA": str(ROOT / "var"),
        "COPANEL_MAIL": "file",
        "COPANEL_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "copanel.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    return {**demo, **{name: value for name, value in os.environ.items() if name in demo and value}}


def taken(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def free_port(after: int) -> int:
    return next(port for port in range(after + 1, 65536) if not taken(port))


# --- Database and county


def throw_away(data: Path, demo: bool) -> None:
    if not demo or os.environ.get("DATABASE_URL"):
        sys.exit("--fresh throws away only the fictional county in its own SQLite file.")
    for path in [*data.glob("copanel.sqlite3*"), data / "migrated", data / "filling"]:
        path.unlink(missing_ok=True)


def make_ready(data: Path, demo: bool) -> None:
    """Migrate when a migration is new, and fill a new database with the county and the real records."""
    database, migrated, filling = data / "copanel.sqlite3", data / "migrated", data / "filling"
    if os.environ.get("DATABASE_URL"):
        call("migrate", "--verbosity", "0")  # the server may have changed since; ask it
        if demo and not has_county():
            fill()
        return
    if filling.exists():  # an earlier start was cut off while it filled the database it had just made
        throw_away(data, demo)
    now = fingerprint()
    new = not database.exists()
    if not new and migrated.exists() and migrated.read_text() == now:
        return
    if new and demo:
        filling.touch()
    print("Making the database" if new else "Bringing the database up to date", flush=True)
    call("migrate", "--verbosity", "0")
    if new and demo:
        fill()
        filling.unlink()
    migrated.write_text(now)


def fill() -> None:
    print("Loading the fictional county of Marlshire, and the real records", flush=True)
    call("demo")
    for record in sorted((ROOT / "records").glob("*.json")):
        call("load", str(record.relative_to(ROOT)))


def has_county() -> bool:
    """Whether another machine's database, of which we keep no note, holds the county already."""
    asked = "from copanel.governance.queries import panel; print(panel(slug='marlshire', preparing=True) is not None)"
    told = subprocess.run([*COPANEL, "shell", "--no-imports", "-c", asked], check=True, capture_output=True, text=True)
    return told.stdout.strip() == "True"


def call(*words: str) -> None:
    subprocess.run([*COPANEL, *words], check=True, stdin=subprocess.DEVNULL)


def fingerprint() -> str:
    """Changes when a migration or the packages do."""
    digest = hashlib.sha256()
    for path in [*sorted((ROOT / "copanel").glob("*/migrations/*.py")), ROOT / "requirements.lock"]:
        digest.update(path.as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


# --- Web server and worker


def serve(address: str, port: int, demo: bool, data: Path) -> int:
    """Both at once; when one ends, or at Ctrl-C, both end."""
    for end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(end, _interrupt)
    web = [sys.executable, "-m", "gunicorn", "copanel.config.wsgi", "--bind", f"127.0.0.1:{port}"]
    web += ["--workers", "2", "--threads", "4", "--preload", "--log-level", "warning", "--graceful-timeout", "5"]
    started = {"web server": start([*web, "--no-control-socket"])}
    try:
        links = None
        if demo:
            links = subprocess.Popen([*COPANEL, "personas"], stdout=subprocess.PIPE, text=True)
        wait_for(port, started["web server"])
        print(f"\nCopanel is at {address}\n", flush=True)
        if links:
            print(links.communicate()[0], flush=True)
        with (data / "worker.log").open("ab") as log:
            started["worker"] = start([*COPANEL, "worker"], log)
        print("Stop with Ctrl-C.", flush=True)
        while True:
            for name, process in started.items():
                if process.poll() is not None:
                    print(f"The {name} ended by itself, so Copanel stops. See {data}/worker.log.", file=sys.stderr)
                    return 1
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
        return 0
    finally:
        stop(*started.values())


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def start(command: list[str], log: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches us alone and we stop things in order."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit("The web server did not start. What it said stands above.")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"The web server did not answer within {STARTS_WITHIN} seconds.")


def stop(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + 10
    for process in processes:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
