"""Promises, as the answers that make them leave them: one at a time on a part, the former ones beside it."""

from __future__ import annotations

from copanel.influence.models import Answer, Part, Promise
from copanel.influence.states import Do, PromiseState
from copanel.kernel.dates import DateAsGiven


def replace_former(part: Part) -> None:
    """A final answer takes the place of what was promised before. The former promise stays readable."""
    for former in Promise.objects.filter(part=part, state=PromiseState.MADE):
        former.move(Do.REPLACE)
        former.save(update_fields=["state"])


def make(
    answer: Answer, part: Part, due: DateAsGiven | None, owner: str, *, citation: str = "", citation_url: str = ""
) -> Promise:
    """The promise that an answer makes: due by a date as given, at an occasion, or with no date."""
    return Promise.objects.create(
        panel_id=part.panel_id,
        part=part,
        answer=answer,
        due=due,
        due_by=due.latest if due and due.has_bounds else None,
        occasion_id=due.occasion_id if due else None,
        owner=owner,
        citation=citation,
        citation_url=citation_url,
    )


def how_dated(promise: Promise) -> str:
    """How a promise is dated, as the record says it: by a date, at an occasion, or not at all."""
    if promise.due_by:
        return "by_date"
    return "at_occasion" if promise.due and promise.due.occasion else "no_date"
