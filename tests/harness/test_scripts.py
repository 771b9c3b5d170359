"""The scripts of `bin/`: asked for help, they say what they are for and install nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("asked", ["--help", "-h"])
@pytest.mark.parametrize("name", ["run", "test", "venv"])
def test_help_installs_nothing(tmp_path, name, asked):
    """In a checkout that has no environment yet."""
    (tmp_path / "bin").mkdir()
    for script in ("run", "test", "venv"):
        shutil.copy(ROOT / "bin" / script, tmp_path / "bin" / script)
    said = subprocess.run(
        ["bash", str(tmp_path / "bin" / name), asked], capture_output=True, text=True, check=False, timeout=10
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert f"bin/{name} " in said.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]
