"""How it works: one page that leads to all that says how a panel runs. A page that is not there yet is left out."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from copanel.governance.queries import PanelFacts

# Name of the address, how the page is called, and what stands there, in one sentence.
PAGES: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("terms:current", _("What this panel can and cannot do"), _("The terms of reference, and what each side owes.")),
    (
        "home:induction",
        _("New on the panel? Start here"),
        _("One page to read or print: what it is for, and your rights."),
    ),
    ("governance:rules", _("The rules of this panel"), _("How long the council has, who decides, and how.")),
    ("home:powers", _("Who may do what"), _("What each office may do, and what it may not.")),
    ("deciding:questions", _("Decisions in writing"), _("What the panel is asked, and what came of it.")),
    ("scope:topics", _("What can change"), _("What is open to change, what is not, and why.")),
    ("home:priorities", _("What the panel works on first"), _("What members said, and what the panel chose.")),
    ("membership:register", _("Interests of people at the table"), _("What else could pull them two ways.")),
    ("governance:about", _("About the panel"), _("Who hosts it and pays for it, its groups, and what became of it.")),
    ("governance:money", _("Money for the panel"), _("Who pays, what changed, and what the panel says to it.")),
    ("governance:offices", _("Who chaired the panel, through the years"), _("As far as it is written down.")),
    ("home:members", _("Who we are"), _("Who sits at the table, and which seats are free.")),
    ("home:organisations", _("Organisations"), _("Who works here, where, and for whom.")),
    ("home:record", _("The public record"), _("Everything that was done here, newest first.")),
    ("home:unseen", _("What was not shown, and why"), _("How many words were not shown, by reason.")),
    ("home:ways", _("Other ways to be heard"), _("Whom to ring now, and where else to go.")),
)


@dataclass(frozen=True, slots=True)
class Way:
    label: str
    about: str
    url: str


def how_it_works(*, panel: PanelFacts) -> tuple[Way, ...]:
    """The pages there are. No query."""
    return tuple(
        Way(str(label), str(about), url) for name, label, about in PAGES if (url := _address(name, panel)) is not None
    )


def _address(name: str, panel: PanelFacts) -> str | None:
    try:
        return reverse(name, args=[panel.slug])
    except NoReverseMatch:
        return None
