"""{% load as_said %}: people's words on a page. Always escaped; addresses can be pressed only where checked."""

from __future__ import annotations

import re

from django import template
from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from copanel.words.queries import Spoken

register = template.Library()

# What every address has, and few sentences: looking for it costs a hundredth of looking at each word.
MAYBE_ADDRESS = re.compile(r"\S[.:@]\S")


@register.filter
def as_said(spoken: Spoken | str | None) -> SafeString | str:
    """Words in paragraphs, every letter escaped. No Markdown, no HTML. Links live only in shown, checked words.

    A plain string (a correction, a note) has none.
    """
    text, links = (spoken.text, spoken.links) if isinstance(spoken, Spoken) else (spoken, False)
    if not text:
        return ""
    if links and MAYBE_ADDRESS.search(text):
        linked = urlize(text, nofollow=True, autoescape=True).replace("<a href=", '<a class="govuk-link" href=')
        return SafeString(linebreaks(linked, autoescape=False))
    return SafeString(linebreaks(text, autoescape=True))


@register.filter
def as_said_plainly(text: str | None) -> SafeString | str:
    """As `as_said`, for text that is never to have links."""
    return as_said(text)


@register.filter
def said_by(spoken: Spoken) -> str:
    """The line under words: who, in whose words, how they came, confirmed or not."""
    who = spoken.byline
    if who and spoken.in_own_words:
        who = _("%(who)s, in their words") % {"who": who}
    parts = [f"{who}." if who else "", spoken.how_line, spoken.unconfirmed]
    return " ".join(part for part in parts if part)
