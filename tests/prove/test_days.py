"""Every test passes whatever the day: on a bank holiday, when the clocks change, at midnight, on 29 February."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = {
    "a Saturday": "2026-11-28T12:00+00:00",
    "Christmas Day, a minute before midnight": "2026-12-25T23:59+00:00",
    "the hour that is left out in spring": "2027-03-28T01:00+00:00",
    "the hour that comes twice in autumn": "2027-10-31T00:30+00:00",
    "a summer night: the next day in London, not in Greenwich": "2027-07-01T23:30+00:00",
    "29 February": "2028-02-29T09:00+00:00",
    "New Year's Day, a bank holiday": "2029-01-01T00:00+00:00",
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_every_test_passes(moment):
    tests = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "loadscope", "--moment", moment]
    assert subprocess.run([*tests, "-m", "not browser and not nu and not slow"], cwd=ROOT).returncode == 0
