"""Components: what they take, what they refuse, that they see nothing else, that they break no rule of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.utils import translation

from copanel.ui import gallery
from copanel.ui.components import CATALOGUE, REQUIRED
from copanel.ui.languages import EASY, STANDARD

COMPONENTS = sorted(CATALOGUE)
TEMPLATES = Path(__file__).parents[1] / "templates" / "ui"
FORBIDDEN = re.compile(r'<script|<style|\sstyle="|\son[a-z]+="|javascript:|https?://', re.IGNORECASE)


def draw(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def example(name: str) -> str:
    return get_template(CATALOGUE[name].example_name).render({"sample": gallery.sample()})


@pytest.mark.parametrize("name", COMPONENTS)
@pytest.mark.parametrize("language", [STANDARD, EASY])
def test_an_example_draws_and_holds_no_script_and_no_style(name: str, language: str) -> None:
    with translation.override(language):
        drawn = example(name)
    assert "<" in drawn
    assert not FORBIDDEN.search(drawn)


@pytest.mark.parametrize("name", COMPONENTS)
def test_an_example_uses_its_component(name: str) -> None:
    assert f'{{% component "{name}"' in (TEMPLATES / "examples" / f"{name}.html").read_text()


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_says_what_it_is_for(name: str) -> None:
    assert CATALOGUE[name].about.endswith(".")


@pytest.mark.parametrize("name", COMPONENTS)
def test_an_unknown_prop_is_an_error(name: str) -> None:
    with pytest.raises(TemplateSyntaxError, match='has no prop "colour"'):
        draw(f'{{% component "{name}" colour="red" %}}{{% endcomponent %}}')


@pytest.mark.parametrize("name", [name for name in COMPONENTS if CATALOGUE[name].required])
def test_a_missing_prop_is_an_error(name: str) -> None:
    component = CATALOGUE[name]
    missing = component.required[-1]
    given = " ".join(f'{prop}=""' for prop in component.required if prop != missing)
    with pytest.raises(TemplateSyntaxError, match=f'needs the prop "{missing}"'):
        draw(f'{{% component "{name}" {given} %}}{{% endcomponent %}}')


def test_a_value_outside_the_list_is_an_error() -> None:
    with pytest.raises(TemplateSyntaxError, match="cannot have kind='splendid'"):
        draw('{% component "status" kind=kind label="x" %}', kind="splendid")


def test_every_default_is_a_value_the_prop_may_have() -> None:
    for component in CATALOGUE.values():
        given = {prop: component.default(prop) for prop in component.props if component.default(prop) is not REQUIRED}
        missing = {prop: next(iter(component.props[prop].values), None) for prop in component.required
                   if hasattr(component.props[prop], "values")}  # fmt: skip
        plain = {prop: "x" for prop in component.required if prop not in missing}
        component.check_values({**given, **missing, **plain})


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% component %}", "needs a name in quotes"),
        ("{% component name %}", "needs a name in quotes"),
        ('{% component "nothing" %}', 'no component "nothing"'),
        ('{% component "side" "user_led" %}', "as name=value"),
        ('{% component "card" %}', "Unclosed tag"),
        ('{% component "card" %}{% slot do %}{% endslot %}{% endcomponent %}', 'no slot "do"'),
        ('{% component "slip" title="a" icon="pen" %}{% slot %}{% endslot %}{% endcomponent %}', "takes one name"),
    ],
)
def test_a_mistake_in_a_template_is_said_plainly(source: str, words: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=words):
        draw(source)


def test_a_component_sees_its_props_and_nothing_of_the_page() -> None:
    page = draw('{% component "say" side="user_led" %}said{% endcomponent %}', by="a name from the page")
    assert "a name from the page" not in page


def test_the_body_sees_the_page() -> None:
    assert "<p>mine</p>" in draw('{% component "card" %}<p>{{ words }}</p>{% endcomponent %}', words="mine")


@pytest.mark.parametrize(
    "source",
    [
        '{% component "say" side="user_led" by=typed %}{{ typed }}{% endcomponent %}',
        '{% component "row" title=typed url="/" kind="late" label=typed note=typed text=typed meta=typed %}',
        '{% component "step" title=typed side="public" when=typed who=typed %}{{ typed|paragraphs }}{% endcomponent %}',
        '{% component "answer" letter="A" title=typed kind="late" label=typed %}{% endcomponent %}',
        '{% component "refusal" category=typed gloss=typed reason=typed change=typed decided_by=typed %}',
        '{% component "fact" term=typed note=typed %}{{ typed }}{% endcomponent %}',
        '{% component "news" kind="late" label=typed title=typed url="/" %}{% endcomponent %}',
        '{% component "need" title=typed url="/" text=typed by=typed takes=typed first=True action=typed %}',
        '{% component "slip" title=typed icon="pen" meta=typed %}{% slot do %}{{ typed }}{% endslot %}'
        "{% endcomponent %}",
        '{% component "check_row" term=typed url="/" %}{{ typed }}{% endcomponent %}',
        '{% component "swap" before=typed now=typed %}',
        '{% component "dates" items=items %}',
        '{% component "button" label=typed url=typed about=typed %}',
    ],
)
def test_what_people_typed_is_escaped(source: str) -> None:
    typed = '"><img src=x onerror=alert(1)>'
    drawn = draw(source, typed=typed, items=[{"label": typed, "text": typed}])
    assert "<img src=x" not in drawn
    assert "&lt;img src=x" in drawn


def test_no_template_of_ours_switches_escaping_off() -> None:
    for template in TEMPLATES.parent.rglob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape", template.read_text()), template.name


def test_a_slot_stands_where_the_component_puts_it() -> None:
    drawn = draw(
        '{% component "slip" title="A letter" icon="letter" %}{% slot do %}<b>act</b>{% endslot %}'
        "<p>came</p>{% endcomponent %}"
    )
    assert drawn.index("came") < drawn.index("cp-slip__do") < drawn.index("<b>act</b>")
    assert drawn.count("<b>act</b>") == 1


@pytest.mark.parametrize(("side", "tone"), [("user_led", "user"), ("authority", "auth"), ("public", "other")])
def test_a_side_is_a_shape_and_a_word(side: str, tone: str) -> None:
    drawn = draw('{% component "side" side=side %}', side=side)
    assert f"cp-is-{tone}" in drawn
    assert re.search(r">[A-Z][\w -]+</span>", drawn)


def test_a_refusal_has_its_four_lines() -> None:
    drawn = draw('{% component "refusal" category="a" reason="b" change="c" decided_by="d" %}')
    assert re.findall(r"<dt>(.*?)</dt>", drawn) == [
        "Kind of reason", "The reason", "What would have to change", "Who decided",
    ]  # fmt: skip


def test_a_step_shows_a_date_as_given_in_its_own_words() -> None:
    drawn = draw('{% component "step" title="Talked" when="early February 2018" %}{% endcomponent %}')
    assert "early February 2018" in drawn
    assert "<time" not in drawn


@pytest.mark.parametrize(
    ("n", "of", "filled", "left"), [(0, 3, 0, 3), (3, 3, 3, 0), (25, 46, 25, 21), (46, None, 46, 0)]
)
def test_a_figure_has_one_dot_for_each_thing(n: int, of: int | None, filled: int, left: int) -> None:
    made = CATALOGUE["figure"].prepare({"n": n, "of": of})
    assert (_dots(made["filled"]), _dots(made["left"])) == (filled, left)


@pytest.mark.parametrize(("n", "of"), [(0, 0), (5, 4), (10_000, 20_000)])
def test_a_figure_that_cannot_be_drawn_is_words_alone(n: int, of: int) -> None:
    assert "<svg" not in draw('{% component "figure" n=n of=of label="x" %}', n=n, of=of)


def _dots(lines: str) -> int:
    return sum(round((float(length) - 0.1) / 16) + 1 for length in re.findall(r"h([\d.]+)", lines))


@pytest.mark.parametrize(("user", "empty", "authority"), [(12, 1, 4), (9, 2, 3), (1, 0, 1), (8, 8, 0), (30, 0, 10)])
def test_every_seat_is_drawn_once_and_none_on_another(user: int, empty: int, authority: int) -> None:
    made = CATALOGUE["seats"].prepare({"user_led": user, "empty": empty, "authority": authority})
    kinds = [chair["kind"] for chair in made["chairs"]]
    assert (kinds.count("taken"), kinds.count("empty"), kinds.count("authority")) == (user - empty, empty, authority)
    places = [(chair["x"], chair["y"]) for chair in made["chairs"]]
    for one in places:
        for other in places:
            apart = ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
            assert one == other or apart > 1.6 * made["size"]
    assert all(14 <= x <= 354 and 6 <= y <= 244 for x, y in places)


@pytest.mark.parametrize(("gone", "of"), [(14, 20), (0, 5), (20, 20), (3, 40)])
def test_a_clock_has_a_box_for_each_working_day(gone: int, of: int) -> None:
    made = CATALOGUE["clock"].prepare({"state": "left", "gone": gone, "of": of})
    assert (made["filled"].count("M"), made["left"].count("M")) == (gone, of - gone)


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match='no icon "star"'):
        draw('{% icon "star" %}')
