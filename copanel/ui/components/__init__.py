"""Every component, by name. How to use one: templates/ui/examples/; all of them, drawn: /gallery/.

    {% load ui %}
    {% component "status" kind="adopted" label=status_words %}
    {% component "card" title=heading next=True %} ... {% endcomponent %}

Meaning   side status letter line private saved info
Words     say views view swap
Layout    card actions button details crumbs
Path      legend parts part path step steps answer facts fact refusal dates clock seen track has
Front     hero seats figures figure news ways way ticks can
Lists     filters rows row pages
Easy Read easy_rows easy_row easy_steps easy_step
Home      office needs need empty coming coming_item since since_item starts start pile slip
Forms     kinds kind ask check check_row

A new component: one entry in the module it belongs to, one template, one example.
"""

from copanel.ui.components import easy, forms, front, home, lists, meaning, path
from copanel.ui.components.component import REQUIRED, Component, OneOf

CATALOGUE: dict[str, Component] = {
    component.name: component
    for module in (meaning, path, front, lists, easy, home, forms)
    for component in module.COMPONENTS
}
GROUPS: dict[str, tuple[Component, ...]] = {
    module.__name__.rpartition(".")[2]: module.COMPONENTS for module in (meaning, path, front, lists, easy, home, forms)
}

__all__ = ["CATALOGUE", "GROUPS", "REQUIRED", "Component", "OneOf"]
