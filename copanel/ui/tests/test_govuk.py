"""GOV.UK fields are what GOV.UK Frontend 6.3.0 makes: the same elements as in its own examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test.html import parse_html

from copanel.ui import gds

DATA = Path(__file__).parent / "data" / "govuk-frontend-6.3.0.json"
EXAMPLES = [
    pytest.param(name, example["options"], example["html"], id=f"{name}: {example['name']}")
    for name, examples in json.loads(DATA.read_text())["components"].items()
    for example in examples
]


def test_each_component_we_use_is_compared() -> None:
    assert set(json.loads(DATA.read_text())["components"]) == set(gds.COMPONENTS)


@pytest.mark.parametrize(("name", "options", "html"), EXAMPLES)
def test_a_component_is_the_same_as_the_original(name: str, options: dict, html: str) -> None:
    assert parse_html(gds.render(name, options)) == parse_html(html)


def test_a_component_we_have_no_style_for_is_refused() -> None:
    with pytest.raises(ValueError, match=r'No GOV\.UK component "tabs"'):
        gds.render("tabs", {})
