"""How a question ends: what the services share. Runs inside an act; none is one by itself."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.deciding import events, messages
from copanel.deciding.models import Question, Reply, RollPlace
from copanel.deciding.queries import roll
from copanel.deciding.states import Do, Group, Position, Tally
from copanel.governance import queries as governance
from copanel.governance import services as panels
from copanel.governance.models import Decision
from copanel.governance.states import ENDED_STATES, Method
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Side
from copanel.kernel.dates import DateAsGiven, as_given, in_house_style
from copanel.kernel.errors import Invalid
from copanel.ledger import Kind
from copanel.ledger.services import record
from copanel.people.services import tell
from copanel.words import queries as words
from copanel.words import services as words_services
from copanel.words.models import Place, Words
from copanel.words.states import LONGEST, Byline, How, Standing, Voice

ENDS = {Do.CARRY: events.DECIDED, Do.NOT_CARRY: events.NOT_CARRIED, Do.SAY_NO_AGREEMENT: events.NO_AGREEMENT}


def url(slug: str, question_id: UUID) -> str:
    return f"/{slug}/deciding/{question_id}/"


def said_by_office(
    *, actor: Actor, panel: governance.PanelFacts, question_id: UUID, text: str, heading: str = "",
    easy_text: str = "", field: str = "text", side: Side = Side.USER_LED,
) -> Words:  # fmt: skip
    """Words of the office, not of whoever writes them down: shown at once, and for good. Raises Invalid."""
    if not text.strip():
        raise Invalid({field: _("Write something here.")})
    if len(text) > LONGEST:
        raise Invalid({field: _("Make this shorter: at most %(most)d letters.") % {"most": LONGEST}})
    return words_services.enter(
        actor=actor,
        panel_id=panel.id,
        text=text,
        heading=heading,
        easy_text=easy_text,
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=side,
        how=How.OWN,
        place=Place("question", question_id, url(panel.slug, question_id)),
        searchable=False,
    )


def note(kind: Kind, *, actor: Actor, question: Question, **more: str) -> None:
    """Write the public entry of something done to a question."""
    payload = {"panel": question.panel.slug, "question": str(question.id), **more}
    record(kind, actor=actor, subject_id=question.id, panel_id=question.panel_id, payload=payload)


def takes_effect(question: Question, tally: Tally) -> bool:
    """Whether it is carried already: by the way it was put, and by the panel's rule, whatever the silent say yet."""
    unsaid = tally.silent + tally.talk
    return question.threshold.is_met(tally) and _by_the_rule(question, tally, against=tally.against + unsaid)


def how_it_ends(question: Question, tally: Tally) -> Do:
    """What happens when its time is over: the panel's rule on deciding in writing is the least that carries it.

    A panel that was closed or replaced meanwhile decides nothing more.
    """
    end = question.threshold.end(tally)
    over = question.panel.state in ENDED_STATES
    if end is Do.CARRY and (over or not _by_the_rule(question, tally, against=tally.against)):
        return Do.NOT_CARRY
    return end


def _by_the_rule(question: Question, tally: Tally, *, against: int) -> bool:
    """The rule as it was when the question was put: who replied knew no other."""
    rules = governance.rules_on(question.panel_id, clock.london_day(question.opened_at))
    counts = (tally.in_favour, against, tally.aside)
    return governance.carries(rules, counts, members=tally.places, in_writing=True)


def settle(question: Question, do: Do, *, actor: Actor) -> None:
    """End an open question: it is decided, not carried, or without agreement. All on its roll are told.

    What is carried becomes a decision of governance in the same transaction. It follows from the replies, so
    nobody records it: neither the member whose reply was the last one needed, nor the facilitator who typed it.
    """
    question.move(do)
    question.ended_at = clock.now()
    more = {}
    if do is Do.CARRY:
        question.decision = _decide(question)
        more = {"decision": str(question.decision_id)}
    question.save(update_fields=["state", "ended_at", "decision", "end_words"])
    note(ENDS[do], actor=actor, question=question, **more)
    tell(messages.ENDED, actor=actor, about_id=question.id, panel_id=question.panel_id)


def _decide(question: Question) -> Decision:
    places = list(roll.with_last(question.roll.filter(group=Group.DECIDES)))
    tally = roll.tally(places, Group.DECIDES)
    counts = {Side.USER_LED: (tally.in_favour, tally.against, tally.aside)}
    asked = words.spoken([question.words_id], actor=SYSTEM)[question.words_id]
    return panels.record_decision(
        actor=SYSTEM,
        panel_id=question.panel_id,
        method=Method.IN_WRITING,
        text=asked.text or "",
        easy_text=asked.easy or "",
        agreed=_agreed(question, counts),
        counts=counts,
        kept_back=tally.tells_who,
        minority_text=_minority(question, places),
    )


def _agreed(question: Question, counts: dict[Side, tuple[int, int, int]]) -> DateAsGiven:
    """The day it took effect. Where seats fell vacant since people replied from them: the days over which they did."""
    today = as_given(in_house_style(clock.today()))
    faults = governance.why_not_agreed(
        panel_id=question.panel_id, method=Method.IN_WRITING, agreed=today, counts=counts
    )
    if not faults:
        return today
    first = in_house_style(clock.london_day(question.opened_at))
    return as_given(f"from {first} to {in_house_style(clock.today())}")


def _minority(question: Question, places: list[RollPlace]) -> str:
    """What those against it say, without a name, each as its author let it stand in public.

    Words of the panel stay for good, so that a name is never put among them. What finds no room in one piece of words
    stands on the question's own page instead.
    """
    against = [
        reply
        for place in places
        if not place.barred and (reply := place.last) and reply.position == Position.AGAINST and reply.in_public
    ]
    said = words.spoken([reply.words_id for reply in against if reply.words_id], actor=SYSTEM)
    found, length = [], 0
    for reply in against:
        text = shown_text(said.get(reply.words_id))
        if text and length + len(text) + 2 <= LONGEST:
            found.append(text)
            length += len(text) + 2
        elif text:
            stand_in_public(reply, question)
    return "\n\n".join(found)


def shown_text(said: words.Spoken | None) -> str:
    """What stands to be read: nothing of what was hidden, taken back or taken down since."""
    return (said.text or "") if said and said.standing == Standing.SHOWN else ""


def stand_in_public(reply: Reply, question: Question) -> None:
    """Put a member's own words against what is decided beside it, for everybody, without a name.

    They are the member's, not the panel's: taken back or erased at any time.
    """
    said = words.spoken([reply.words_id], actor=SYSTEM).get(reply.words_id)
    if text := shown_text(said):
        reply.public_words = words_services.enter(
            actor=SYSTEM,
            panel_id=question.panel_id,
            text=text,
            voice=Voice.PERSON,
            byline=Byline.NOT_NAMED,
            side=Side.USER_LED,
            how=How.OWN,
            author_id=reply.person_id,
            place=Place("question", question.id, url(question.panel.slug, question.id)),
            searchable=False,
        )
        reply.save(update_fields=["public_words"])
