"""A question is put to the panel, and given more time."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.deciding import events, messages
from copanel.deciding.models import Extension, Question, RollPlace
from copanel.deciding.policy import POLICY
from copanel.deciding.queries import roll
from copanel.deciding.queries.checking import LONGEST_OPEN, check_question
from copanel.deciding.settling import note, said_by_office
from copanel.deciding.states import NEEDS_SHARE, Do, Group, QuestionState, Way
from copanel.governance import queries as governance
from copanel.governance.models import Panel
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import in_house_style
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.people.services import tell


@act(events.PUT)
def put_question(
    *,
    actor: Actor,
    panel_id: UUID,
    heading: str,
    text: str,
    way: Way | str,
    closes_on: dt.date,
    easy_text: str = "",
    why: str = "",
    easy_why: str = "",
    share: int = 0,
    seats: int = 0,
    follows_id: UUID | None = None,
    question_id: UUID | None = None,
) -> Question:
    """Ask the panel to decide something in writing, over days.

    `text` is what stands as the decision if it is carried. The roll is frozen now: see `roll_now`. `share` is how many
    in a hundred of the deciding seats must reply, `seats` how many must be for it. It stays open at least the panel's
    working days of the rule. `follows_id` is a question that ended without agreement. `question_id` is the form's
    own key: the same one twice raises AlreadyDone. Everyone on the roll is told. Raises Invalid, WrongState.
    """
    panel = Panel.locked(panel_id)
    POLICY.require(actor, Do.PUT, OnPanel(panel_id))
    facts = governance.panel(panel_id=panel_id, preparing=True)
    if facts is None or not panel.is_open:
        raise WrongState(_("This panel is not open, so it decides nothing here."))
    question_id = question_id or new_id()
    if Question.objects.filter(id=question_id).exists():
        raise AlreadyDone()
    way = Way(way)
    asked = roll.roll_now(panel_id)
    check_question(
        panel_id=panel_id, heading=heading, way=way, share=share, seats=seats, closes_on=closes_on,
        deciding=sum(one.group is Group.DECIDES for one in asked),
    )  # fmt: skip
    _check_follows(panel_id, follows_id)
    own = {"actor": actor, "panel": facts, "question_id": question_id}
    question = Question.objects.create(
        id=question_id,
        panel=panel,
        words=said_by_office(**own, text=text, heading=heading, easy_text=easy_text),
        why_words=said_by_office(**own, text=why, easy_text=easy_why, field="why") if why.strip() else None,
        way=way,
        share=share if way in NEEDS_SHARE else 0,
        seats=seats if way is Way.SEATS else 0,
        opened_at=clock.now(),
        closes_on=closes_on,
        first_closes_on=closes_on,
        follows_id=follows_id,
        put_by_id=actor.person_id,
    )
    RollPlace.objects.bulk_create(
        RollPlace(
            question=question,
            group=one.group,
            seat_id=one.seat_id,
            post_id=one.post_id,
            person_id=one.person_id,
            title=one.title,
            number=number,
        )
        for number, one in enumerate(asked, 1)
    )
    note(events.PUT, actor=actor, question=question, closes_on=closes_on.isoformat())
    tell(messages.ASKED, actor=actor, about_id=question.id, panel_id=panel_id)
    return question


def _check_follows(panel_id: UUID, follows_id: UUID | None) -> None:
    """Only what found no agreement is taken up again."""
    if follows_id is None:
        return
    former = Question.objects.filter(id=follows_id, panel_id=panel_id).first()
    if former is None:
        raise NotFound()
    if former.state != QuestionState.NO_AGREEMENT:
        raise Invalid(_("Only a question without agreement is taken up again. Put this as a new question."))


@act(events.EXTENDED)
def extend(
    *, actor: Actor, question_id: UUID, closes_on: dt.date, reason: str, looked: dt.date | None = None
) -> Question:
    """Give more time to reply, with a reason that everybody reads. Time is never taken away.

    `looked` is the last day that the page showed. Raises Invalid for a day that is not later, WrongState where it is
    over or somebody moved the day since.
    """
    question = Question.locked(question_id)
    POLICY.require(actor, Do.EXTEND, question)
    today, former = clock.today(), question.closes_on
    if question.state != QuestionState.OPEN or former < today:
        raise WrongState(_("The time to reply is over. It cannot be made longer now."))
    if looked is not None and looked != former:
        raise WrongState(_("Someone else moved the last day while you wrote. Look at it again."))
    if closes_on <= former:
        raise Invalid(
            {"closes_on": _("Give a day after %(day)s. Time is only ever added.") % {"day": in_house_style(former)}}
        )
    if closes_on > today + LONGEST_OPEN:
        raise Invalid({"closes_on": _("That is more than a year away. Give an earlier day.")})
    facts = governance.panel(panel_id=question.panel_id)
    words = said_by_office(actor=actor, panel=facts, question_id=question.id, text=reason, field="reason")
    Extension.objects.create(
        question=question, former_on=former, closes_on=closes_on, reason_words=words, at=clock.now()
    )
    question.closes_on = closes_on
    question.save(update_fields=["closes_on"])
    note(events.EXTENDED, actor=actor, question=question, closes_on=closes_on.isoformat())
    tell(messages.EXTENDED, actor=actor, about_id=question.id, panel_id=question.panel_id, stage=str(closes_on))
    return question
