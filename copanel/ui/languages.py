"""Easy Read is a language of the whole product, not a leaflet (promise 4).

Django knows it as `en-easy`, with its wordings in `locale/en_Easy/`. Browsers and screen readers
know it as `en-GB-simple`: `simple` is the registered language tag for simplified wording.
A message without an Easy Read wording falls back to the standard one without a sound, so
`manage.py words --check` compares them.
"""

from django.conf import locale
from django.utils.translation import get_language

STANDARD = "en-gb"
EASY = "en-easy"
HTML_LANG = {STANDARD: "en-GB", EASY: "en-GB-simple"}


def register() -> None:
    """Tell Django the name of Easy Read. Settings call it before LANGUAGES is read."""
    locale.LANG_INFO[EASY] = {"bidi": False, "code": EASY, "name": "Easy Read", "name_local": "Easy Read"}


def is_easy() -> bool:
    """Whether the page being made is in Easy Read."""
    return get_language() == EASY


def html_lang() -> str:
    """The `lang` of the page being made."""
    return HTML_LANG.get(get_language() or STANDARD, "en-GB")
