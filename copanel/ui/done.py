"""A word back after an act: the page that follows says on top what was done. No cookie and no session.

    HIDDEN = says("words.hidden", _("Done. The words are hidden."))     # a room's own sentence, once
    return redirect(after(url, HIDDEN))                                  # the layout of the next page draws it

Only these sentences can be shown: whatever else stands in an address says nothing.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAME = "done"
_sentences: dict[str, str | Promise] = {}


def says(code: str, sentence: str | Promise) -> str:
    """Register what a code says; returns the code. A code registered twice is a fault of the programmer."""
    if code in _sentences:
        raise ValueError(f"{code} says something already")
    _sentences[code] = sentence
    return code


def after(url: str, code: str) -> str:
    """The address with the code in its query, before its fragment; as it is where there is nothing to say."""
    if not code:
        return url
    split = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(split.query, keep_blank_values=True) if name != NAME]
    return urlunsplit(split._replace(query=urlencode([*query, (NAME, code)])))


def said(request: HttpRequest | None) -> str:
    """The sentence that a page begins with; "" for no code and for one that nobody registered."""
    code = request.GET.get(NAME, "") if request is not None else ""
    return str(_sentences.get(code, ""))


KEPT = says("kept", _("Done. It is kept."))
