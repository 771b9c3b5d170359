"""The Nu HTML checker: what the W3C runs. Needs Java; its jar comes from npm, pinned."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests import engines

VERSION = "26.9.27"
VARIABLE = "COPANEL_TEST_NU"
ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test-tools"
JAR = Path("node_modules") / "vnu-jar" / "build" / "dist" / "vnu.jar"


def jar() -> tuple[Path | None, str]:
    """The jar, fetched now if need be; or None and why it cannot run here."""
    if not shutil.which("java"):
        return None, "no Java on this machine"
    path = KEPT / f"vnu-{VERSION}" / JAR
    if path.exists():
        return path, ""
    if not shutil.which("npm"):
        return None, "no npm on this machine to fetch it"
    home = KEPT / f"vnu-{VERSION}"
    home.mkdir(parents=True, exist_ok=True)
    (home / "package.json").write_text(
        json.dumps({"private": True, "dependencies": {"vnu-jar": VERSION}}), encoding="utf-8"
    )
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--silent"]
    print(f"$ {' '.join(command)}  # vnu-jar {VERSION}", flush=True)
    made = subprocess.run(command, cwd=home, stdin=subprocess.DEVNULL, timeout=300, check=False)
    if made.returncode or not path.exists():
        return None, "npm could not fetch it"
    return path, ""


def faults(*pages: tuple[str, str]) -> list[str]:
    """Every error and warning in (name, html) pages, as "name:line: what is wrong". One start of Java for all."""
    path = Path(os.environ.get(VARIABLE) or jar()[0] or "")
    if not path.is_file():
        raise FileNotFoundError("the Nu checker is not here: run bin/test, which fetches it")
    engines.note("Nu", VERSION)
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages):
            file = Path(folder) / f"{number:04}.html"
            file.write_text(html, encoding="utf-8")
            names[file.name] = name
        run = subprocess.run(
            ["java", "-Xss2m", "-jar", path, "--format", "json", "--stdout", "--exit-zero-always", folder],
            capture_output=True, timeout=300, check=True,
        )  # fmt: skip
    return [
        f"{names[Path(message['url']).name]}:{message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(run.stdout)["messages"]
        if message["type"] == "error" or message.get("subType") == "warning"
    ]
