"""What this room does when something happens below: in the same transaction, rows only.

Held or shown is one truth, in `words`; here an issue follows it.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from copanel.influence import events, showing
from copanel.influence.models import Answer, Following, Issue, Recommendation
from copanel.influence.states import Do
from copanel.ledger import Happened, subscribe
from copanel.ledger.services import record
from copanel.people import events as people_events
from copanel.words import events as words_events
from copanel.words import services as words
from copanel.words.models import Words
from copanel.words.states import Do as WordsDo
from copanel.words.states import How


def subscribe_all() -> None:
    """Called once, when the room starts."""
    subscribe(words_events.SHOWN, words_were_shown)
    subscribe(words_events.REFUSED.both, words_were_refused)
    subscribe(words_events.WITHDRAWN.both, words_were_withdrawn)
    subscribe((*words_events.ERASED.both, words_events.ERASURE_WAITS), words_were_erased)
    subscribe(words_events.TAKEN_DOWN, words_were_taken_down)
    subscribe(people_events.ERASED, person_was_erased)


def words_were_shown(happened: Happened) -> None:
    """Someone of the user-led side let an issue's words through: it gets its number."""
    issue = _issue_said_by(happened)
    if issue and not issue.is_public:
        showing.show(issue, actor=happened.actor)


def words_were_refused(happened: Happened) -> None:
    issue = _issue_said_by(happened)
    if issue and issue.can_move(Do.REFUSE):
        issue.move(Do.REFUSE)
        issue.save(update_fields=["state"])
        record(events.ISSUE_REFUSED, actor=happened.actor, subject_id=issue.id, panel_id=issue.panel_id)


def words_were_withdrawn(happened: Happened) -> None:
    """The raiser took their words back. Before anyone saw them the issue ends; after, it stays with a tombstone."""
    issue = _issue_said_by(happened)
    if issue is None:
        return
    _end_unseen(issue, happened)
    heading = _raisers_heading(issue, WordsDo.WITHDRAW)
    if heading:
        own = heading.author_id == happened.actor.person_id
        words.withdraw(actor=happened.actor, words_id=heading.id, how=How.OWN if own else How.PHONE)


def words_were_erased(happened: Happened) -> None:
    """The raiser's words are gone, or wait to go, and their heading goes with them.

    Where a whole person is erased, `words` erases the heading itself, as words of theirs.
    """
    issue = _issue_said_by(happened)
    if issue is None:
        return
    if happened.kind is not words_events.ERASURE_WAITS:
        _end_unseen(issue, happened)
    heading = issue.heading
    if heading and heading.author_id and heading.author_id == happened.actor.person_id:
        words.erase(actor=happened.actor, words_id=heading.id)


def words_were_taken_down(happened: Happened) -> None:
    """Someone may be at risk: the raiser's heading goes from every page and the search with their words."""
    issue = _issue_said_by(happened)
    heading = issue and _raisers_heading(issue, WordsDo.TAKE_DOWN)
    if heading:
        words.someone_at_risk(
            actor=happened.actor, words_id=heading.id, what=_("This is the heading above the same words.")
        )


def person_was_erased(happened: Happened) -> None:
    """A person's keys leave this room's rows. Signatures under public acts stay (see each Privacy)."""
    person_id = happened.subject_id
    Following.objects.filter(person_id=person_id).delete()
    Issue.objects.filter(raised_by_id=person_id).update(raised_by_id=None, suggested="")
    Issue.objects.filter(entered_by_id=person_id).update(entered_by_id=None)
    Recommendation.objects.filter(drafted_by_id=person_id).update(drafted_by_id=None)
    Answer.objects.filter(drafted_by_id=person_id).update(drafted_by_id=None)


def _issue_said_by(happened: Happened) -> Issue | None:
    """The issue whose own words these are, locked; None for every other piece of words."""
    if happened.payload.get("place") != "issue":
        return None
    return Issue.objects.select_for_update(of=("self",)).filter(words_id=happened.subject_id).first()


def _end_unseen(issue: Issue, happened: Happened) -> None:
    """Words that nobody will see any more: what the raiser suggested as a heading goes, and an unseen issue ends."""
    if issue.is_public:
        return
    issue.suggested, issue.suggested_by_panel = "", False
    if issue.can_move(Do.WITHDRAW):
        issue.move(Do.WITHDRAW)
        record(events.ISSUE_WITHDRAWN, actor=happened.actor, subject_id=issue.id, panel_id=issue.panel_id)
    issue.save(update_fields=["state", "suggested", "suggested_by_panel"])


def _raisers_heading(issue: Issue, do: WordsDo) -> Words | None:
    """The heading, where it is the raiser's own and can still take this step."""
    heading = issue.heading
    return heading if heading and showing.is_raisers_own(heading) and heading.can_move(do) else None
