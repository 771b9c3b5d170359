"""{% load ui %}: components, icons, pictures, GOV.UK parts, days and times."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.template.base import Parser, Token
from django.utils.html import linebreaks
from django.utils.safestring import SafeString

from copanel.ui import dates, done, gds, icons, languages, look
from copanel.ui.components import CATALOGUE
from copanel.ui.components.component import ComponentNode, SlotNode, parse, parse_slot
from copanel.ui.forms import errors_of, field_html
from copanel.ui.pictures import picture

register = template.Library()


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """{% component "card" title=... %} ... {% endcomponent %}: see copanel/ui/components/."""
    return parse(parser, token, CATALOGUE)


@register.tag
def slot(parser: Parser, token: Token) -> SlotNode:
    """{% slot do %} ... {% endslot %}: a named piece of a component's body."""
    return parse_slot(parser, token)


@register.simple_tag
def icon(name: str) -> SafeString:
    """{% icon "tick" %}: a shape in the colour of the text beside it."""
    return icons.icon(name)


register.simple_tag(picture)


@register.simple_tag(name="gds")
def gds_tag(name: str, params: dict[str, Any] | None = None, **more: Any) -> SafeString:
    """{% gds "input" params %} or {% gds "select" id=... name=... items=... %}: a GOV.UK Frontend component."""
    return gds.render(name, {**(params or {}), **more})


@register.simple_tag
def field(bound: Any, **changes: Any) -> SafeString:
    """{% field form.words label_size="l" heading=True %}: a field, with its look changed on this page only."""
    return field_html(bound, **changes)


@register.simple_tag
def error_summary(*forms: Any) -> SafeString | str:
    """{% error_summary form %}: what to put right, each a link to its field. Nothing when nothing is wrong."""
    faults = [fault for form in forms for fault in errors_of(form)]
    return gds.render("error-summary", gds.error_summary(faults)) if faults else ""


@register.simple_tag(takes_context=True)
def done_said(context: template.Context) -> str:
    """{% done_said as sentence %}: what was just done, where the address says so (copanel/ui/done.py)."""
    return done.said(context.get("request"))


@register.simple_tag
def html_lang() -> str:
    """The `lang` of the page."""
    return languages.html_lang()


@register.simple_tag
def easy() -> bool:
    """{% easy as in_easy_read %}: whether this page is in Easy Read."""
    return languages.is_easy()


@register.simple_tag
def look_attributes(chosen: look.Look | None) -> SafeString | str:
    """The person's own settings, for <html>."""
    return chosen.attributes() if isinstance(chosen, look.Look) else ""


register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("at", dates.at)


@register.filter
def iso(value: dt.date | None) -> str:
    """A day or moment for <time datetime>."""
    return dates.local(value).isoformat() if value else ""


@register.filter
def number(value: int | None) -> str:
    """12345 -> "12,345"."""
    return "" if value is None else f"{value:,}"


@register.filter(needs_autoescape=True)
def paragraphs(text: str | None, autoescape: bool = True) -> SafeString | str:
    """What someone typed, in paragraphs, escaped, without links: addresses in unchecked words must not be clickable."""
    return SafeString(linebreaks(text, autoescape)) if text else ""


@register.filter
def phone_link(number_as_written: str | None) -> str:
    """ "01632 960 114" -> "tel:+441632960114"."""
    digits = "".join(sign for sign in str(number_as_written or "") if sign.isdigit())
    return f"tel:+44{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"
