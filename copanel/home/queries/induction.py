"""What someone new at the table should know, from what holds today: one page to read, to print and to take along."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.home.queries.table import Road, road_of
from copanel.kernel.actor import Actor
from copanel.priorities import queries as priorities
from copanel.terms import queries as terms
from copanel.terms.states import Part
from copanel.ui.languages import is_easy
from copanel.words import queries as words

# How the panel decides, and the clocks of the council: the rules that someone new asks about first.
SHOWN_RULES = ("quorum_of", "carried_by", "rules_carried_by", "acknowledge_days", "answer_days")

# Words that people meet here from the first day, and what they mean.
GLOSSARY: tuple[tuple[str | Promise, str | Promise], ...] = (
    (_("Issue"), _("One thing that someone raised. It keeps its number and its page.")),
    (_("Recommendation"), _("What the panel asks the council to change.")),
    (_("Path"), _("All the steps of an issue, from what was said to what changed.")),
    (_("User-led organisation"), _("An organisation run by the people it is for.")),
    (_("Co-chair"), _("One of those who lead the panel together.")),
    (_("Facilitator"), _("Someone who keeps the panel running and does not vote.")),
    (_("Terms of reference"), _("What the panel can do, and what each side owes.")),
    (_("Interest"), _("Something you have to do with what is decided. You say it openly.")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """Something the panel agreed, in its own words; `url` leads to where it stands."""

    heading: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class InductionPage:
    """Empty lists are said in words on the page: nothing is made up where the panel has not said it yet."""

    can: tuple[Said, ...]
    cannot: tuple[Said, ...]
    table: governance.Table
    rules: tuple[tuple[str, str], ...]
    priorities: tuple[Said, ...]
    help_lines: tuple[Road, ...]
    glossary: tuple[tuple[str | Promise, str | Promise], ...]


def induction(*, panel: PanelFacts, actor: Actor) -> InductionPage:
    """The whole page. Eight queries for any number of clauses and priorities."""
    clauses, matters = terms.words_of_today(panel.id), priorities.words_now(panel.id)
    wanted = [key for part, _key, key in clauses if part in (Part.CAN, Part.CANNOT)]
    spoken = words.spoken([*wanted, *matters], actor=actor, easy=is_easy())

    def of(which: Part) -> tuple[Said, ...]:
        return tuple(
            Said(spoken[key].heading, spoken[key].text or "", f"/{panel.slug}/terms/{slug}/")
            for part, slug, key in clauses
            if part is which and key in spoken
        )

    return InductionPage(
        can=of(Part.CAN),
        cannot=of(Part.CANNOT),
        table=governance.table(panel.id),
        rules=governance.in_words(governance.rules_on(panel.id), SHOWN_RULES),
        priorities=tuple(Said(spoken[key].heading, spoken[key].text or "") for key in matters if key in spoken),
        help_lines=tuple(road_of(line) for line in governance.help_lines(panel.id)),
        glossary=GLOSSARY,
    )
