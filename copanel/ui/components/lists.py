"""Long lists: filters that are links with counts, rows, pages. They work without script and can be sent to someone."""

from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import STATUSES


def filters(props):
    """Give each filter that names a status its shape and tone."""
    shown = []
    for item in props["items"]:
        tone, icon = STATUSES.get(item.get("kind"), ("brand", item.get("icon", "")))
        shown.append({**item, "tone": tone, "icon": icon})
    return {"items": shown}


COMPONENTS = (
    Component(
        "filters",
        "Filters. items: list of {label, url, count, current, kind (a status) or icon}.",
        ('{% component "filters" title="Where it stands" items=sample.filters level=4 %}',),
        {"title": REQUIRED, "items": REQUIRED, "level": 3},
        prepare=filters,
    ),
    Component(
        "rows",
        "A list of things with a page of their own.",
        (
            '{% component "rows" %}'
            '{% component "row" title="Letters are hard to understand" url="#rows" kind="late" label="No answer given" note="58 working days late." meta="Issue 14. Raised by 7 people." level=4 %}'
            '{% component "row" title="No BSL interpreter" url="#rows" kind="raised" label="Raised" text="On the agenda." meta="Issue 23." level=4 %}'
            "{% endcomponent %}",
        ),
        body=True,
    ),
    Component(
        "row",
        "One row: title, where it stands, one sentence, one quiet line.",
        ('<ol class="cp-issues">{% component "row" title="A ramp" url="#row" kind="waiting" label="Waiting for an answer" level=4 %}</ol>',),
        {"title": REQUIRED, "url": REQUIRED, "kind": OneOf(STATUSES, None), "label": "", "note": "", "text": "", "meta": "", "level": 3},
    ),
    Component(
        "pages",
        "The page before and the page after, in words. name: what is listed.",
        ('{% component "pages" name="Pages of issues" next_url="#pages" next_label="Next page, issues 9 to 16" %}',),
        {"name": REQUIRED, "previous_url": None, "previous_label": "", "next_url": None, "next_label": ""},
    ),
)
