"""Heavy proofs run only when they are named: bin/test has their short forms elsewhere in tests/."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Ignored unless the command line names this folder or a file in it."""
    return None if any("tests/prove" in str(named) for named in config.args) else True
