"""Where a run's rows are: a seeded SQLite file that is kept and copied, or databases of a PostgreSQL started for it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import postgres

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "bench"
# What decides how rows look; a seeded file is used again until one of these changes.
DECIDES = (
    "copanel/*/models.py", "copanel/*/models/*.py", "copanel/*/migrations/*.py", "copanel/*/states.py",
    "tests/bench/seed/*.py",
)  # fmt: skip


@dataclass(frozen=True)
class Database:
    """One seeded database, and the environment of a site that uses it."""

    issues: int
    environment: dict[str, str]
    seeded: dict[str, Any]


@contextmanager
def opened(engine: str, sizes: list[int]) -> Iterator[dict[int, Database]]:
    """The databases of a run, by their number of issues. What a run writes is thrown away with them."""
    KEPT.mkdir(parents=True, exist_ok=True)
    statics = _statics()
    with tempfile.TemporaryDirectory(prefix="run-", dir=KEPT) as folder:
        if engine == "postgres":
            with postgres.running() as address:
                yield {size: _postgres(address, size, Path(folder), statics) for size in sizes}
        else:
            yield {size: _sqlite(size, Path(folder), statics) for size in sizes}


def environment(data: Path, **more: str) -> dict[str, str]:
    """As on a real installation, but for the address: this machine's, without https."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COPANEL_", "DATABASE_URL"))}
    return kept | {
        "COPANEL_DATA": str(data),
        "COPANEL_SECRET_KEY": "a key for one measurement on this machine, which signs nothing that lasts",
        "COPANEL_HOSTS": "127.0.0.1",
        "COPANEL_ADDRESS": "http://127.0.0.1",
        "COPANEL_HTTPS": "no",
        "COPANEL_MAIL": "file",
        "COPANEL_MAIL_FROM": "panel@measured.example",
        "DJANGO_SETTINGS_MODULE": "copanel.config.settings",
        **more,
    }


def run(module: str, *arguments: str, environment: dict[str, str]) -> str:
    """A command in a process of its own, since settings are read once. What it prints; its fault is shown whole."""
    ran = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    if ran.returncode:
        raise SystemExit(f"{module} {' '.join(arguments)} failed; what it said stands above.")
    return ran.stdout


def _statics() -> Path:
    """The styles, scripts and fonts as a server sends them: hashed and compressed."""
    shutil.rmtree(KEPT / "static", ignore_errors=True)
    run("copanel.config.command", "collectstatic", "--no-input", "--verbosity", "0", environment=environment(KEPT))
    return KEPT / "static"


def _seed(surroundings: dict[str, str], size: int) -> dict[str, Any]:
    run("copanel.config.command", "migrate", "--verbosity", "0", environment=surroundings)
    return json.loads(run("tests.bench.inside", "seed", str(size), environment=surroundings))


def _sqlite(size: int, folder: Path, statics: Path) -> Database:
    kept = KEPT / f"sqlite-{size}-{_digest()}"
    if not (kept / "seeded.json").exists():
        for old in KEPT.glob(f"sqlite-{size}-*"):
            shutil.rmtree(old)
        kept.mkdir()
        (kept / "static").symlink_to(statics)
        seeded = _seed(environment(kept), size)
        (kept / "seeded.json").write_text(json.dumps(seeded), encoding="utf-8")
    data = folder / str(size)
    data.mkdir()
    (data / "static").symlink_to(statics)
    shutil.copy(kept / "copanel.sqlite3", data)
    return Database(size, environment(data), json.loads((kept / "seeded.json").read_text(encoding="utf-8")))


def _postgres(address: str, size: int, folder: Path, statics: Path) -> Database:
    data = folder / str(size)
    data.mkdir()
    (data / "static").symlink_to(statics)
    server = environment(data, DATABASE_URL=address)
    run("tests.bench.inside", "database", f"bench_{size}", environment=server)
    surroundings = environment(data, DATABASE_URL=address.rsplit("/", 1)[0] + f"/bench_{size}")
    return Database(size, surroundings, _seed(surroundings, size))


def _digest() -> str:
    digest = hashlib.sha256()
    for pattern in DECIDES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
