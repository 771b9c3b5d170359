"""What a component is: a name, the props it takes, a small template, an example.

A prop that is not declared, or is needed and missing, is a TemplateSyntaxError when the page's
template is read: long before a person sees it. A component sees its props and nothing else
of the page, besides `easy` (the page is in Easy Read), so it looks the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.template import Context, TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList, Parser, Template, Token, token_kwargs

from copanel.ui.languages import is_easy

REQUIRED = object()


@dataclass(frozen=True)
class OneOf:
    """A prop that takes one of these values. Without a default it is required."""

    values: Iterable[str]
    default: Any = REQUIRED


@dataclass(frozen=True)
class Component:
    """A part of a page.

    props: name -> default, REQUIRED, or OneOf. body: it wraps what stands before {% endcomponent %}.
    slots: named pieces of that body, {% slot name %} ... {% endslot %}, put elsewhere by the template.
    prepare: makes from the props what a template cannot, such as the points of a drawing.
    How to use one stands in templates/ui/examples/<name>.html; the gallery draws it.
    """

    name: str
    about: str
    props: Mapping[str, Any] = field(default_factory=dict)
    body: bool = False
    slots: tuple[str, ...] = ()
    prepare: Callable[[dict[str, Any]], dict[str, Any]] | None = None

    @property
    def template_name(self) -> str:
        return f"ui/components/{self.name}.html"

    @property
    def example_name(self) -> str:
        return f"ui/examples/{self.name}.html"

    def default(self, prop: str) -> Any:
        kind = self.props[prop]
        return kind.default if isinstance(kind, OneOf) else kind

    @property
    def required(self) -> list[str]:
        return [prop for prop in self.props if self.default(prop) is REQUIRED]

    def check_names(self, given: Iterable[str]) -> None:
        """Refuse props that are not declared and notice those that are missing."""
        for prop in given:
            if prop not in self.props:
                raise TemplateSyntaxError(f'"{self.name}" has no prop "{prop}". It takes: {", ".join(self.props)}.')
        for prop in self.required:
            if prop not in given:
                raise TemplateSyntaxError(f'"{self.name}" needs the prop "{prop}".')

    def check_values(self, props: Mapping[str, Any]) -> None:
        """Refuse a value outside a OneOf."""
        for prop, kind in self.props.items():
            if isinstance(kind, OneOf) and props[prop] not in kind.values and props[prop] != kind.default:
                allowed = ", ".join(map(str, kind.values))
                raise TemplateSyntaxError(f'"{self.name}" cannot have {prop}={props[prop]!r}. Choose from: {allowed}.')


class SlotNode(Node):
    """A named piece of a component's body. It shows where the component puts it, not where it stands."""

    def __init__(self, name: str, nodelist: NodeList):
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        return ""


class ComponentNode(Node):
    """One use of a component in a template."""

    child_nodelists = ("nodelist",)

    def __init__(self, component: Component, given: Mapping[str, FilterExpression], nodelist: NodeList):
        self.component, self.given, self.nodelist = component, given, nodelist
        self.defaults = {prop: component.default(prop) for prop in component.props}
        self.template: Template | None = None
        self.slots = {node.name: node.nodelist for node in nodelist if isinstance(node, SlotNode)}

    def render(self, context: Context) -> str:
        component = self.component
        props = {**self.defaults, **{prop: value.resolve(context) for prop, value in self.given.items()}}
        component.check_values(props)
        if component.prepare:
            props |= component.prepare(props)
        if component.body:
            props["body"] = self.nodelist.render(context)
            props |= {slot: self.slots[slot].render(context) if slot in self.slots else "" for slot in component.slots}
        props["easy"] = is_easy()
        # As Template.render does, less what only a whole page needs: a list has hundreds of these.
        if self.template is None:
            self.template = context.template.engine.get_template(component.template_name)
        inner = Context(props, autoescape=context.autoescape)
        inner.template = self.template
        return self.template.nodelist.render(inner)


def parse(parser: Parser, token: Token, catalogue: Mapping[str, Component]) -> ComponentNode:
    """Read {% component "name" prop=value ... %}, up to {% endcomponent %} where it has a body."""
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'":
        raise TemplateSyntaxError(f'{{% {tag} %}} needs a name in quotes first: {{% {tag} "card" %}}.')
    name = bits.pop(0)[1:-1]
    if name not in catalogue:
        raise TemplateSyntaxError(f'There is no component "{name}". There are: {", ".join(sorted(catalogue))}.')
    component = catalogue[name]
    given = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f'"{name}" takes props as name=value, not "{bits[0]}".')
    component.check_names(given)
    nodelist = NodeList()
    if component.body:
        nodelist = parser.parse((f"end{tag}",))
        parser.delete_first_token()
    node = ComponentNode(component, given, nodelist)
    if unknown := set(node.slots) - set(component.slots):
        raise TemplateSyntaxError(f'"{name}" has no slot "{min(unknown)}".')
    return node


def parse_slot(parser: Parser, token: Token) -> SlotNode:
    """Read {% slot name %} ... {% endslot %}."""
    tag, *names = token.split_contents()
    if len(names) != 1:
        raise TemplateSyntaxError(f"{{% {tag} %}} takes one name.")
    nodelist = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    return SlotNode(names[0], nodelist)
