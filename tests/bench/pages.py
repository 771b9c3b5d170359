"""The addresses that a run asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.urls import reverse

from tests.bench.budgets import PUBLIC, SIGNED_IN
from tests.bench.seed import Seeded


@dataclass(frozen=True)
class Page:
    """One address to ask for. Only those with a `row` are put under load; the others are looked at once.

    `counts` names tables of which the page counts so large a share that reading them whole is right.
    """

    name: str
    address: Callable[[Seeded], str]
    signed_in: bool = False
    row: bool = False
    most: Callable[[], int] | None = None
    counts: tuple[str, ...] = ()

    @property
    def budget(self) -> int:
        """Queries at most."""
        return self.most() if self.most else (SIGNED_IN if self.signed_in else PUBLIC)


def needs_budget() -> int:
    """Four, and two for each room that can need someone: its rows, and the words or names they are told by."""
    rooms = [room for room in settings.ROOMS if find_spec(f"copanel.{room}.queries")]
    asking = [room for room in rooms if room != "home" and hasattr(import_module(f"copanel.{room}.queries"), "needs")]
    return 4 + 2 * len(asking)


def path_budget() -> int:
    """Two more than another page: what the council says can change, and the panels an issue was put to."""
    return SIGNED_IN + 2


def _issues(seeded: Seeded) -> str:
    return reverse("influence:issues", args=[seeded.slug])


def _path(seeded: Seeded) -> str:
    return f"{_issues(seeded)}{seeded.long_path}/"


def _home(name: str) -> Callable[[Seeded], str]:
    return lambda seeded: reverse(f"home:{name}", args=[seeded.slug])


# The front page's figures are of all parts asked in a year, with their answers: a third of them in this panel,
# which PostgreSQL joins by reading the answers once.
YEAR_OF_ANSWERS = ("influence_answer",)
PAGES = (
    Page("issue list", _issues, row=True),
    Page("path page", _path, row=True),
    Page("front page", _home("front"), row=True, counts=YEAR_OF_ANSWERS),
    Page("what needs you", _home("needs"), signed_in=True, row=True, most=needs_budget),
    Page("moderation queue", _home("queue"), signed_in=True, row=True),
    Page("issue list, signed in", _issues, signed_in=True),
    Page("issue list, searched", lambda seeded: _issues(seeded) + "?q=ramp+library"),
    Page("issue list, the late ones", lambda seeded: _issues(seeded) + "?stands=late"),
    Page("issue list, page 5", lambda seeded: _issues(seeded) + "?page=5"),
    Page("issue list, in Easy Read", lambda seeded: _issues(seeded) + "?words=easy"),
    Page("path page, signed in", _path, signed_in=True, most=path_budget),
    Page("path page, in Easy Read", lambda seeded: _path(seeded) + "?words=easy"),
    Page("messages of an issue", lambda seeded: _path(seeded) + "talk/"),
    Page("messages of an issue, signed in", lambda seeded: _path(seeded) + "talk/", signed_in=True),
    Page("front page, signed in", _home("front"), signed_in=True, counts=YEAR_OF_ANSWERS),
    Page("who we are", _home("members")),
    Page("other ways to be heard", _home("ways")),
    Page("public record", _home("record")),
)
