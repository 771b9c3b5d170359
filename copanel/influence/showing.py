"""What happens to an issue when its words are first shown: its number, its place on the record, its first step.

Called by the act that raised it, where the words are shown at once, and by the subscriber to
`words`, where someone of the user-led side let them through. Held or shown is one truth, in `words`.
"""

from __future__ import annotations

from django.db.models import Max

from copanel.conversations import services as conversations
from copanel.governance import queries as governance
from copanel.governance.models import Panel
from copanel.governance.queries import PanelFacts
from copanel.influence import events, messages, own_steps
from copanel.influence.marks import put_step
from copanel.influence.models import Issue, Recommendation
from copanel.influence.states import Do
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.ledger.services import record
from copanel.people import services as people
from copanel.words import queries as words_said
from copanel.words import services as words


def show(issue: Issue, *, actor: Actor, tell: bool = True) -> None:
    """Give a locked issue its number and open its path. The number is the panel's next, and never used again."""
    panel = governance.panel(panel_id=issue.panel_id)
    issue.move(Do.SHOW)
    issue.number = next_number(issue)
    issue.shown_at = issue.moved_at = clock.now()
    issue.save()
    settle(issue, panel, actor=actor)
    put_step(issue, actor=actor, source_id=issue.id, kind=own_steps.RAISED, happened_on=issue.raised_on)
    record(
        events.ISSUE_SHOWN,
        actor=actor,
        subject_id=issue.id,
        panel_id=issue.panel_id,
        payload={"panel": panel.slug, "number": issue.number},
        commitments=words_said.commitments(issue.words_id),
    )
    if tell:
        people.tell(messages.ISSUE_SHOWN, actor=actor, about_id=issue.id, panel_id=issue.panel_id)


def settle(issue: Issue, panel: PanelFacts, *, actor: Actor) -> None:
    """Give its words the address with the number, and open its two threads on the page beside the path."""
    url = f"/{panel.slug}/issues/{issue.number}/"
    words.move_place(actor=actor, words_id=issue.words_id, url=url, searched_as=issue.id)
    if issue.heading_id:
        words.move_place(actor=actor, words_id=issue.heading_id, url=url, searched_as=issue.id)
    conversations.open_threads(actor=actor, panel_id=panel.id, place_kind="issue", place_id=issue.id, url=f"{url}talk/")


def next_number(row: Issue | Recommendation) -> int:
    """The panel's next number of this kind. The panel's row is locked, so that two acts never take one number."""
    Panel.locked(row.panel_id)
    last = type(row).objects.filter(panel_id=row.panel_id).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    if isinstance(row, Recommendation):
        # On an issue that two panels work on, one number means one recommendation: the address has no panel to tell.
        taken = set(
            Recommendation.objects.filter(issue_id=row.issue_id)
            .exclude(panel_id=row.panel_id)
            .values_list("number", flat=True)
        )
        while number in taken:
            number += 1
    return number
