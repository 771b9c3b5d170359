"""The icons of the sprite. One file for all of them: a page pays a few bytes for each use, a browser keeps the file."""

import re
from functools import cache
from pathlib import Path

from django.core.signals import setting_changed
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

SPRITE = Path(__file__).parent / "static" / "ui" / "sprite.svg"


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text()))


@cache
def icon(name: str) -> SafeString:
    """A shape in the colour of the text beside it. It says nothing to a screen reader: the word does.

    Made once for each name: a path has dozens of them, and looking up the file's address is the dear part.
    """
    if name not in names():
        raise ValueError(f'There is no icon "{name}". There are: {", ".join(sorted(names()))}.')
    return mark_safe(f'<svg class="cp-shape" aria-hidden="true"><use href="{static("ui/sprite.svg")}#{name}"/></svg>')


def _forget(**changed: object) -> None:
    """The address of static files may change with the settings (in tests)."""
    icon.cache_clear()


setting_changed.connect(_forget)
