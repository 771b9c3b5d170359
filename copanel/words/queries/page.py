"""One piece of words, with all that one reader may do to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Window, prefetch_related_objects
from django.utils.translation import gettext as _

from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office, Side
from copanel.kernel.errors import NotFound
from copanel.kernel.working_days import add_working_days
from copanel.people import queries as people
from copanel.words import house
from copanel.words.models import Decided, Flag, Words
from copanel.words.policy import DECISIONS, POLICY, about_them, asks_for, author, lead_for_words, open_to_change
from copanel.words.queries.spoken import Spoken, show
from copanel.words.reasons import REASONS
from copanel.words.states import SAFEGUARDED, Byline, DecisionAct, DecisionState, Do, Space, Standing

FLAGS = 5  # that a page reads


@dataclass(frozen=True, slots=True)
class Decision:
    """A moderator's decision as its author and the moderators see it.

    refused  what was added to shown words and is not shown, by this decision
    """

    id: UUID
    act: DecisionAct
    state: DecisionState
    reason: str
    more: str
    refused: tuple[str, ...]
    at: dt.datetime
    appeal: str
    answer: str
    may_appeal: bool
    may_judge: bool
    may_stop: bool
    stop_until: dt.date | None
    nobody_yet: bool


@dataclass(frozen=True, slots=True)
class AboutLine:
    """A person or organisation that words are about, for those who judge them."""

    id: UUID
    name: str
    may_take_off: bool


@dataclass(frozen=True, slots=True)
class WordsPage:
    """One piece of words with all that this reader may do to it. `can` holds the acts by name.

    flags         why people pointed to it: the first few, and how many more there are
    about_you     the reader would judge words, and may not: these are about them or their organisation
    flags_until   when the newest of these was made: an act on this page settles no later one
    from_outside  a worry of this reader's is one from outside the user-led side: decision 14 bounds it
    """

    spoken: Spoken
    panel_id: UUID
    panel_slug: str
    place_kind: str
    place_url: str
    inside: bool
    byline: Byline
    without_account: bool
    member_that_day: bool
    written_down: bool
    editable: bool
    can: frozenset[str]
    decisions: tuple[Decision, ...]
    flags: tuple[str, ...]
    more_flags: int
    flags_until: dt.datetime | None
    maskable: bool
    checkable: bool
    about: tuple[AboutLine, ...]
    about_you: bool
    from_outside: bool


def words_page(*, actor: Actor, panel_id: UUID, words_id: UUID) -> WordsPage:
    """One piece of words of a panel. Raises NotFound where the actor may not know of it."""
    words = Words.objects.select_related("in_force").filter(id=words_id, panel_id=panel_id).first()
    if words is None or not (shown := show([words], actor=actor)):
        raise NotFound()
    spoken = shown[0]
    can = POLICY.allowed(actor, words)
    moderates = Do.SETTLE_FLAGS in can
    found = Decided.objects.filter(words=words).select_related("appeal").order_by("decided_at")
    decisions = [each for each in found if _sees(actor, words, each, moderates)]
    flags, more_flags, flags_until = _flags(words) if moderates and Do.READ in can else ((), 0, None)
    return WordsPage(
        spoken=spoken,
        panel_id=words.panel_id,
        panel_slug=words.panel_slug,
        place_kind=words.place_kind,
        place_url=words.place_url,
        inside=words.space == Space.USER_LED,
        byline=Byline(words.byline),
        without_account=words.without_account,
        member_that_day=words.member_that_day,
        written_down=words.written_by_id is not None and words.confirmed_at is None,
        editable=Do.EDIT in can and open_to_change.test(actor, words) and not spoken.masked,
        can=can,
        decisions=tuple(_decision(actor, words, each, spoken) for each in decisions),
        flags=flags,
        more_flags=more_flags,
        flags_until=flags_until,
        checkable=Do.LET_THROUGH in can and (words.standing == Standing.HELD or bool(spoken.waiting)),
        maskable=Do.MASK in can and spoken.full_text is not None,
        about=_about(actor, words) if Do.TAKE_OFF_ABOUT in can else (),
        about_you=Do.SEE_QUEUE in can and about_them.test(actor, words),
        from_outside=asks_for(actor, panel_id) is not Side.USER_LED,
    )


def _sees(actor: Actor, words: Words, decision: Decided, moderates: bool) -> bool:
    """A decision with its appeal is for the author and who judges such ones: what leads decided, for leads alone."""
    if author.test(actor, words):
        return True
    by_leads = decision.reason_code == SAFEGUARDED
    return lead_for_words.test(actor, words) if by_leads else moderates and POLICY.may(actor, Do.READ, words)


def _flags(words: Words) -> tuple[tuple[str, ...], int, dt.datetime | None]:
    """Why people pointed to the words: a few, how many more, and when the last of the few did. One query."""
    open_ones = Flag.objects.filter(words=words, settled_at__isnull=True).order_by("made_at", "id")
    rows = list(open_ones.annotate(number=Window(Count("*"))).values_list("why", "number", "made_at")[:FLAGS])
    if not rows:
        return (), 0, None
    return tuple(why for why, _number, _at in rows), rows[0][1] - len(rows), rows[-1][2]


def _about(actor: Actor, words: Words) -> tuple[AboutLine, ...]:
    """With the names of today's table; whoever has left it by their name, an organisation as one."""
    rows = list(words.about.all())
    if not rows:
        return ()
    called = dict(house.table(words.panel_id).organisations)
    called |= {key: each.full_name for key, each in people.names(row.person_id for row in rows).items()}
    gone = _("Someone who has left the table")
    lines = [
        AboutLine(row.id, called.get(row.person_id or row.organisation_id) or gone, row.said_by_id != actor.person_id)
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: line.name))


def stop_until(decision: Decided) -> dt.date:
    """The last day on which another co-chair can stop a hiding. One query."""
    days = house.rules(decision.panel_id).stop_days
    return add_working_days(clock.london_day(decision.decided_at), days)


def nobody_yet(decision: Decided) -> bool:
    """Whether an appeal against the leads has no lead left who may decide it: the policy is asked of each of them."""
    if decision.reason_code != SAFEGUARDED or decision.state != DecisionState.APPEALED:
        return False
    prefetch_related_objects([decision.words], "about")
    leads = sorted(house.holders(decision.panel_id, Office.SAFEGUARDING_LEAD))
    return not any(DECISIONS.may(house.acting(each), Do.DECIDE_APPEAL, decision) for each in leads)


def _decision(actor: Actor, words: Words, decision: Decided, spoken: Spoken) -> Decision:
    decision.words = words
    asked = getattr(decision, "appeal", None)
    running = (DecisionState.MADE, DecisionState.APPEALED)
    hides = decision.act == DecisionAct.HIDE and decision.state in running and words.standing == Standing.HIDDEN
    until = stop_until(decision) if hides and decision.reason_code != SAFEGUARDED else None
    until = until if until and clock.today() <= until else None
    here = words.standing not in (Standing.ERASED, Standing.TAKEN_DOWN)
    return Decision(
        id=decision.id,
        act=DecisionAct(decision.act),
        state=DecisionState(decision.state),
        reason=str(REASONS[decision.reason_code].label),
        more=decision.reason,
        refused=tuple(text for key, text in spoken.refused if key == decision.id),
        at=decision.decided_at,
        appeal=asked.text if asked else "",
        answer=asked.answer if asked else "",
        may_appeal=here
        and decision.state == DecisionState.MADE
        and (DECISIONS.may(actor, Do.APPEAL, decision) or DECISIONS.may(actor, Do.APPEAL_FOR, decision)),
        may_judge=here
        and decision.state == DecisionState.APPEALED
        and DECISIONS.may(actor, Do.DECIDE_APPEAL, decision),
        may_stop=until is not None and DECISIONS.may(actor, Do.STOP, decision),
        stop_until=until,
        nobody_yet=nobody_yet(decision),
    )
