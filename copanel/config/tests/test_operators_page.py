"""The page for operators names every variable the environment has, and no other."""

import re
from pathlib import Path

from copanel.config.env import VARIABLES

PAGE = Path(__file__).parents[3] / "docs" / "operate" / "README.md"


def test_every_variable_is_on_the_operators_page():
    written = set(re.findall(r"`(COPANEL_[A-Z_]+|DATABASE_URL)`", PAGE.read_text()))
    assert written == {variable.name for variable in VARIABLES}
