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
        {"title": REQUIRED, "items": REQUIRED, "level": 3},
        prepare=filters,
    ),
    Component(
        "rows",
        "A list of things with a page of their own.",
        body=True,
    ),
    Component(
        "row",
        "One row: title, where it stands, one sentence, one quiet line.",
        {
            "title": REQUIRED,
            "url": REQUIRED,
            "kind": OneOf(STATUSES, None),
            "label": "",
            "note": "",
            "text": "",
            "meta": "",
            "level": 3,
        },
    ),
    Component(
        "pages",
        "The page before and the page after, in words. name: what is listed.",
        {"name": REQUIRED, "previous_url": None, "previous_label": "", "next_url": None, "next_label": ""},
    ),
)
