"""GOV.UK Frontend components, drawn by govuk-frontend-jinja: the same markup as the tested originals.

Only the ones listed here may be used: the style sheet holds no others, and tests compare each of
these with the originals' own examples.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from jinja2 import Environment, PackageLoader, PrefixLoader

COMPONENTS = (
    "checkboxes", "date-input", "error-summary", "file-upload", "input", "radios", "select", "textarea",
)  # fmt: skip


@cache
def _macro(name: str) -> Any:
    if name not in COMPONENTS:
        raise ValueError(f'No GOV.UK component "{name}" here. There are: {", ".join(COMPONENTS)}.')
    return getattr(
        _environment().get_template(f"govuk_frontend_jinja/components/{name}/macro.html").module, macro_name(name)
    )


@cache
def _environment() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, auto_reload=False)


def macro_name(name: str) -> str:
    """ "date-input" -> "govukDateInput"."""
    return "govuk" + "".join(word.capitalize() for word in name.split("-"))


def plain(value: Any) -> Any:
    """Lazy translations become text before Jinja tests their type; the rest stays as it is."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def render(name: str, params: dict[str, Any]) -> SafeString:
    """One component. Text is escaped; only what is passed as `html` is not."""
    return mark_safe(str(_macro(name)(plain(params))))


def error_summary(faults: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The list on top of a form that came back: (words, id of the field) for each."""
    return {
        "titleText": gettext("There is a problem"),
        "errorList": [{"text": words, "href": f"#{target}"} if target else {"text": words} for words, target in faults],
        "disableAutoFocus": True,  # our own script moves there; the attribute would need GOV.UK's
    }
