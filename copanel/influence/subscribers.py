"""What this room does when something happens below: in the same transaction, rows only.

Held or shown is one truth, in `words`; here an issue follows it.
"""

from __future__ import annotations

from copanel.governance import events as governance_events
from copanel.influence import events, messages, moving, own_steps, showing
from copanel.influence.marks import put_step
from copanel.influence.models import Answer, Following, Issue, Recommendation
from copanel.influence.states import Do
from copanel.kernel import clock
from copanel.kernel.dates import on
from copanel.ledger import Happened, subscribe
from copanel.ledger.services import record
from copanel.people import events as people_events
from copanel.people import services as people
from copanel.scope import events as scope_events
from copanel.words import events as words_events


def subscribe_all() -> None:
    """Called once, when the room starts."""
    subscribe(words_events.SHOWN, words_were_shown)
    subscribe(words_events.REFUSED.both, words_were_refused)
    subscribe(words_events.WITHDRAWN.both, words_were_withdrawn)
    subscribe(words_events.ERASED.both, words_were_erased)
    subscribe(governance_events.PANEL_REPLACED, moving.panel_was_replaced)
    subscribe(people_events.ERASED, person_was_erased)
    subscribe(people_events.ADDRESS_CONFIRMED, address_was_confirmed)
    subscribe(scope_events.STATED, scope_was_stated)


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
    if issue:
        _end_unseen(issue, happened)


def words_were_erased(happened: Happened) -> None:
    """The raiser's words are gone: an issue that nobody has seen ends."""
    issue = _issue_said_by(happened)
    if issue:
        _end_unseen(issue, happened)


def person_was_erased(happened: Happened) -> None:
    """A person's keys leave this room's rows. Signatures under public acts stay (see each Privacy)."""
    person_id = happened.subject_id
    Following.objects.filter(person_id=person_id).delete()
    Issue.objects.filter(raised_by_id=person_id).update(raised_by_id=None)
    Issue.objects.filter(entered_by_id=person_id).update(entered_by_id=None)
    Recommendation.objects.filter(drafted_by_id=person_id).update(drafted_by_id=None)
    Answer.objects.filter(drafted_by_id=person_id).update(drafted_by_id=None)


def address_was_confirmed(happened: Happened) -> None:
    """Someone without an account said "yes, it is mine": they hear where the issue stands, if everyone can read it."""
    issue = Issue.objects.filter(id=happened.payload["about"]).first()
    if issue and issue.is_public:
        people.tell(
            messages.WHERE_IT_STANDS, actor=happened.actor, about_id=happened.subject_id, panel_id=issue.panel_id
        )


def scope_was_stated(happened: Happened) -> None:
    """The council said what can change on one issue alone: a step on its path. For a whole topic no path grows."""
    about = happened.payload["about"]
    issue = Issue.objects.select_for_update(of=("self",)).filter(id=about, panel_id=happened.panel_id).first()
    if issue and issue.is_public:
        put_step(
            issue,
            actor=happened.actor,
            source_id=happened.subject_id,
            kind=own_steps.SCOPE,
            payload={"level": happened.payload["level"]},
            url=f"/{happened.payload['panel']}/topics/{about}/",
            happened_on=on(clock.today()),
        )
        issue.save(update_fields=["moved_at"])


def _issue_said_by(happened: Happened) -> Issue | None:
    """The issue whose own words these are, locked; None for every other piece of words."""
    if happened.payload.get("place") != "issue":
        return None
    return Issue.objects.select_for_update(of=("self",)).filter(words_id=happened.subject_id).first()


def _end_unseen(issue: Issue, happened: Happened) -> None:
    if not issue.is_public and issue.can_move(Do.WITHDRAW):
        issue.move(Do.WITHDRAW)
        issue.save(update_fields=["state"])
        record(events.ISSUE_WITHDRAWN, actor=happened.actor, subject_id=issue.id, panel_id=issue.panel_id)
