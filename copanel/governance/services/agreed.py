"""The panel's decisions are written down, and what it waits for comes."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import events
from copanel.governance.ending import end_at_occasion
from copanel.governance.models import Count, Decision, Occasion, Panel
from copanel.governance.models.people import SIDES
from copanel.governance.policy import POLICY
from copanel.governance.queries.carried import Counts, why_not_agreed
from copanel.governance.states import Do, Method
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import DateAsGiven, as_given
from copanel.kernel.errors import AlreadyDone, Invalid
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import services as words_services
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Voice

MOST = 10_000
OCCASION_LENGTH = 200


@act(events.DECIDED)
def record_decision(
    *,
    actor: Actor,
    panel_id: UUID,
    method: Method | str,
    text: str,
    agreed: DateAsGiven | str,
    counts: Counts | None = None,
    kept_back: bool = False,
    minority_text: str = "",
    easy_text: str = "",
    occasion_id: UUID | None = None,
    decision_id: UUID | None = None,
) -> Decision:
    """Write down what the panel agreed, how and when: the mandate that sending a recommendation asks for.

    `agreed` is when, as given. `counts` gives (for, against, aside) by side where heads were counted; a
    vote needs those of the user-led side. `minority_text` is what those against it say, kept beside.
    `kept_back` keeps the counts for the rules alone, where they would tell who said what.
    `decision_id` is the form's own key: the same one twice raises AlreadyDone. Raises Invalid, for a
    method that only a record may use too, for a day to come, and for counts that do not carry it:
    see `why_not_agreed`.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.RECORD_DECISION, panel)
    method, counts = Method(method), counts or {}
    if method is Method.NOT_STATED:
        raise Invalid({"method": _("Say how it was agreed: by consensus, by a vote, or in writing.")})
    if method is Method.VOTE and Side.USER_LED not in counts:
        raise Invalid({"counts": _("Give the votes of the user-led side: for, against, and stood aside.")})
    _check_counts(counts)
    if isinstance(agreed, str):
        agreed = as_given(agreed.strip() or "not known")
    if faults := why_not_agreed(panel_id=panel_id, method=method, agreed=agreed, counts=counts):
        raise Invalid(faults)
    return _decide(
        actor, panel, method, text, agreed, counts, minority_text, How.OWN, easy_text,
        kept_back=kept_back, occasion_id=occasion_id, decision_id=decision_id,
    )  # fmt: skip


@act(events.DECIDED)
def enter_from_record(
    *,
    actor: Actor,
    panel_id: UUID,
    text: str,
    agreed: DateAsGiven | str,
    citation: str,
    method: Method | str = Method.NOT_STATED,
    counts: Counts | None = None,
    minority_text: str = "",
    occasion_id: UUID | None = None,
) -> Decision:
    """Enter a decision that a published record tells of, with its citation and its date as the source gives it."""
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.ENTER_FROM_RECORD, panel)
    if not citation.strip():
        raise Invalid({"citation": _("Say where the source says so: document and page.")})
    return _decide(
        actor, panel, Method(method), text, agreed, counts or {}, minority_text, How.RECORD,
        occasion_id=occasion_id, citation=citation.strip(),
    )  # fmt: skip


def _decide(
    actor: Actor,
    panel: Panel,
    method: Method,
    text: str,
    agreed: DateAsGiven | str,
    counts: Counts,
    minority_text: str,
    how: How,
    easy_text: str = "",
    *,
    kept_back: bool = False,
    occasion_id: UUID | None,
    citation: str = "",
    decision_id: UUID | None = None,
) -> Decision:
    decision_id = decision_id or new_id()
    if Decision.objects.filter(id=decision_id).exists():
        raise AlreadyDone()
    _check_counts(counts)
    if isinstance(agreed, str):
        if not agreed.strip():
            raise Invalid({"agreed": _("Write when it was agreed, for example “3 March 2027”.")})
        agreed = as_given(agreed.strip(), quoted=how is How.RECORD)
    if occasion_id and not Occasion.objects.filter(id=occasion_id, panel=panel).exists():
        raise Invalid({"occasion_id": _("This panel waits for no such occasion.")})
    decision = Decision.objects.create(
        id=decision_id,
        panel=panel,
        method=method,
        agreed=agreed,
        words=_words(actor, panel, decision_id, text, how, easy_text),
        minority_words=_words(actor, panel, decision_id, minority_text, how) if minority_text.strip() else None,
        occasion_id=occasion_id,
        citation=citation,
        recorded_by_id=actor.person_id,
        recorded_at=clock.now(),
    )
    Count.objects.bulk_create(
        Count(
            decision=decision, side=Side(side), in_favour=each[0], against=each[1], aside=each[2], kept_back=kept_back
        )
        for side, each in counts.items()
    )
    payload = {"panel": panel.slug, "decision": str(decision_id), "method": method}
    record(events.DECIDED, actor=actor, subject_id=decision_id, panel_id=panel.id, payload=payload)
    return decision


def _words(actor: Actor, panel: Panel, decision_id: UUID, text: str, how: How, easy_text: str = "") -> Words:
    """The words of the panel, not of whoever writes them down: they stay, and no person is their author."""
    return words_services.enter(
        actor=actor,
        panel_id=panel.id,
        text=text,
        easy_text=easy_text,
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=Side.USER_LED,
        how=how,
        place=Place("decision", decision_id, f"/{panel.slug}/decisions/{decision_id}"),
        written_by_id=actor.person_id,
        searchable=False,
    )


def _check_counts(counts: Counts) -> None:
    for side, each in counts.items():
        if Side(side) not in SIDES or len(each) != 3 or not all(0 <= number <= MOST for number in each):
            raise Invalid({"counts": _("Give whole numbers for each side: for, against, and stood aside.")})


@act(events.OCCASION_ADDED)
def add_occasion(*, actor: Actor, panel_id: UUID, words: str) -> Occasion:
    """Name something that will happen on a day not yet known, such as "the next redecoration". Raises Invalid."""
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.ADD_OCCASION, panel)
    words = " ".join(words.split())
    if not 0 < len(words) <= OCCASION_LENGTH:
        raise Invalid({"words": _("Say in a few words what you wait for, such as “the next redecoration”.")})
    occasion = Occasion.objects.create(panel=panel, words=words, added_at=clock.now())
    payload = {"panel": panel.slug, "occasion": str(occasion.id)}
    record(events.OCCASION_ADDED, actor=actor, subject_id=occasion.id, panel_id=panel.id, payload=payload)
    return occasion


@act(events.OCCASION_HAPPENED)
def occasion_happened(*, actor: Actor, occasion_id: UUID, happened_on: dt.date | None = None) -> Occasion:
    """Say that it came, on a day (today). What was promised for then is now due, and terms until then are over.

    Raises AlreadyDone where someone said so before, Invalid for a day to come.
    """
    occasion = Occasion.locked(occasion_id)
    POLICY.require(actor, Do.SAY_OCCASION_HAPPENED, occasion)
    if occasion.happened_on is not None:
        raise AlreadyDone()
    happened_on = happened_on or clock.today()
    if happened_on > clock.today():
        raise Invalid({"happened_on": _("That day is still to come. Give today or a day before it.")})
    occasion.happened_on = happened_on
    occasion.save(update_fields=["happened_on"])
    payload = {
        "panel": occasion.panel.slug,
        "occasion": str(occasion.id),
        "happened_on": happened_on.isoformat(),
    }
    record(events.OCCASION_HAPPENED, actor=actor, subject_id=occasion.id, panel_id=occasion.panel_id, payload=payload)
    end_at_occasion(actor, occasion)
    return occasion
