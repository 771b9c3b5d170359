"""The kinds of step that a record file puts on a path, worded in both languages.

A record's own text stands in the step: it is about a published document, by role, and names no person.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from copanel.influence import step_kind
from copanel.kernel.actor import Side
from copanel.ledger import LABEL, NUMBER
from copanel.ledger.kinds import Shape
from copanel.record.checking import NOT_STATED
from copanel.ui.languages import is_easy


def _is_text(value: Any) -> bool:
    return (
        isinstance(value, dict) and set(value) == {"text", "easy"} and all(isinstance(v, str) for v in value.values())
    )


def _are_actions(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(action, dict) and set(action) == {"text", "to", "absent"} for action in value
    )


def _show_text(value: dict[str, str]) -> str:
    return (is_easy() and value["easy"]) or value["text"]


def _show_actions(value: list[dict[str, Any]]) -> str:
    """Who was to do what; that someone was not there is said, since nobody can agree to a job they do not know of."""
    said = []
    for action in value:
        facts = {"who": action["to"], "what": action["text"]}
        if action["to"] == NOT_STATED:
            line = gettext("To do: %(what)s. The source does not say by whom.") % facts
        elif action["absent"]:
            line = gettext("To do, by %(who)s, who was not there: %(what)s.") % facts
        else:
            line = gettext("To do, by %(who)s: %(what)s.") % facts
        said.append(line)
    return "".join(f" {line}" for line in said)


TEXT = Shape("a text, with its Easy Read where there is one", _is_text, _show_text)
ACTIONS = Shape("a list of actions", _are_actions, _show_actions)

# Minutes and meetings are neither side's.
TOLD = step_kind(
    "record_told",
    title="%(title)s",
    sentence="%(text)s%(actions)s",
    keys={"title": TEXT, "text": TEXT, "actions": ACTIONS},
    side=Side.INDEPENDENT,
    picture="read",
)
MET = step_kind(
    "record_met",
    title="%(title)s",
    sentence=_("At %(meeting)s. %(text)s%(actions)s"),
    keys={"title": TEXT, "meeting": LABEL, "text": TEXT, "actions": ACTIONS},
    side=Side.INDEPENDENT,
    picture="talk",
)
CARRIED = step_kind(
    "record_carried",
    title="%(title)s",
    sentence=_("At %(meeting)s. %(text)s%(actions)s Times carried over so far: %(carried)s."),
    keys={"title": TEXT, "meeting": LABEL, "text": TEXT, "actions": ACTIONS, "carried": NUMBER},
    side=Side.INDEPENDENT,
    picture="talk",
)
VIEW = step_kind(
    "record_view",
    title=_("The panel’s own view of how far it is heard"),
    sentence=_("Said by %(by)s. %(text)s"),
    keys={"by": LABEL, "text": TEXT},
    side=Side.USER_LED,
    picture="talk",
)
