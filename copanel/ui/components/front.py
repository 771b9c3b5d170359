"""The public front page: what it is, who sits at the table, honest figures, newest change and refusal."""

from math import ceil, cos, pi, sin

from copanel.ui.components.component import REQUIRED, Component, OneOf
from copanel.ui.components.meaning import STATUSES

DOTS_IN_A_ROW = 23
MOST_DOTS = 10 * DOTS_IN_A_ROW  # above this a drawing says less than its number

# The table seen from above: a rectangle with round ends; the seats stand round it.
MIDDLE, STRAIGHT, RADIUS, MOST_SEATS = (184, 125), 102, 98, 40


def rows(first, last):
    """Lines from dot `first` to before dot `last`: each is drawn as round dots by its dashes."""
    lines = ""
    while first < last:
        row, column = divmod(first, DOTS_IN_A_ROW)
        count = min(last - first, DOTS_IN_A_ROW - column)
        lines += f"M{6 + column * 16} {6 + row * 16}h{16 * (count - 1) + 0.1:g}"
        first += count
    return lines


def figure(props):
    """One dot for each thing asked, filled for those that count."""
    n, of = props["n"], props["of"]
    total = n if of is None else of
    if not 0 < total <= MOST_DOTS or n > total:
        return {"height": 0, "filled": "", "left": ""}
    return {"height": 16 * ceil(total / DOTS_IN_A_ROW) - 4, "filled": rows(0, n), "left": rows(n, total)}


def place(distance):
    """The point that far along the ring of seats, clockwise from the middle of the right end."""
    quarter = pi * RADIUS / 2
    distance %= 2 * STRAIGHT + 4 * quarter
    for centre, start in ((1, -quarter), (-1, quarter + STRAIGHT), (1, 3 * quarter + 2 * STRAIGHT)):
        if start <= distance <= start + 2 * quarter:
            angle = (distance - start) / RADIUS - pi / 2 + (pi if centre < 0 else 0)
            return MIDDLE[0] + centre * STRAIGHT / 2 + RADIUS * cos(angle), MIDDLE[1] + RADIUS * sin(angle)
        along = distance - start - 2 * quarter
        if 0 < along < STRAIGHT:
            return MIDDLE[0] + centre * (STRAIGHT / 2 - along), MIDDLE[1] + centre * RADIUS
    raise ValueError(distance)


def seats(props):
    """Authority at the right end, user-led round the rest, the empty seats farthest from the authority: yours."""
    user, empty, authority = props["user_led"], props["empty"], props["authority"]
    total = user + authority
    if not 0 < total <= MOST_SEATS:
        return {"chairs": []}
    apart = (2 * STRAIGHT + 2 * pi * RADIUS) / total
    size = round(min(13.5, apart * 0.3), 1)
    free = range((user - empty) // 2, (user - empty) // 2 + empty)
    chairs = []
    for number in range(total):
        x, y = place((number - (authority - 1) / 2) * apart)
        kind = "authority" if number < authority else "empty" if number - authority in free else "taken"
        chairs.append(
            {
                "kind": kind,
                "x": round(x, 1),
                "y": round(y, 1),
                "left": round(x - size * 0.9, 1),
                "top": round(y - size * 0.9, 1),
            }
        )
    return {"chairs": chairs, "size": size, "side_length": round(size * 1.8, 1), "ring": round(size - 1.5, 1)}


COMPONENTS = (
    Component(
        "hero",
        "The first thing on a front page: one heading, one sentence, one thing to do. aside stands in the body.",
        {
            "title": REQUIRED,
            "lead": REQUIRED,
            "caption": "",
            "do_label": None,
            "do_url": None,
            "link_label": None,
            "link_url": None,
            "level": 1,
        },
        body=True,
    ),
    Component(
        "seats",
        "Who sits at the table. A fact, not decoration: counts come from the seats filled today.",
        {"user_led": REQUIRED, "empty": 0, "authority": REQUIRED, "user_led_note": "", "authority_note": ""},
        prepare=seats,
    ),
    Component(
        "figures",
        "Figures beside each other, each with its denominator.",
        body=True,
    ),
    Component(
        "figure",
        "One figure. One dot for each thing, filled for those that count, so the eye sees the share.",
        {"n": REQUIRED, "of": None, "label": REQUIRED, "url": None, "note": ""},
        prepare=figure,
    ),
    Component(
        "news",
        "The newest change, the newest refusal.",
        {"kind": OneOf(STATUSES), "label": REQUIRED, "title": REQUIRED, "url": REQUIRED, "level": 3},
        body=True,
    ),
    Component(
        "ways",
        "Ways to say something: website, phone, post, with someone.",
        body=True,
    ),
    Component(
        "way",
        "One way. Goes inside ways.",
        {"title": REQUIRED, "level": 3},
        body=True,
    ),
    Component(
        "ticks",
        "A list with a mark before each: tick, or bar for what is not. items: list of words.",
        {"items": REQUIRED, "icon": OneOf(("tick", "bar"), "tick")},
    ),
    Component(
        "can",
        "What can be done here, or what cannot.",
        {"title": REQUIRED, "items": REQUIRED, "cannot": False, "level": 2},
        body=True,
    ),
)
