"""A reply, by the member, by the facilitator for a member, or by a post at the council. The last one counts."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.deciding import events
from copanel.deciding.models import Question, Reply, RollPlace
from copanel.deciding.policy import POLICY
from copanel.deciding.queries import roll
from copanel.deciding.settling import note, said_by_office, settle, stand_in_public, takes_effect, url
from copanel.deciding.states import HOWS, Do, Group, Position, QuestionState
from copanel.governance import queries as governance
from copanel.governance.states import ENDED_STATES, ShownAs
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Side
from copanel.kernel.errors import AlreadyDone, Invalid, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import services as words_services
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Space, Voice

MOST = 2_000
# Words never say more of their author than the reply does.
BYLINES = {ShownAs.FULL_NAME: Byline.FULL_NAME, ShownAs.FIRST_NAME: Byline.FIRST_NAME}
NAMED = frozenset(BYLINES)


@act(events.REPLIED)
def reply(
    *,
    actor: Actor,
    place_id: UUID,
    position: Position | str,
    text: str = "",
    shown_as: ShownAs | str = ShownAs.NOT_NAMED,
    in_public: bool = False,
    looked: int | None = None,
    reply_id: UUID | None = None,
) -> Reply:
    """Take a position, for one's own seat. Another one later stands beside it, and the last counts.

    `text` is for the user-led side alone; where one is against it and `in_public`, it may stand beside the decision
    for everybody, without a name. `looked` is the number of the reply that the page showed. `reply_id` is the
    form's own key. Where the threshold is met it is decided in the same act. Raises AlreadyDone, Invalid, WrongState.
    """
    place, question = _opened(actor, place_id, Do.REPLY)
    return _take(
        actor, place, question, position, text, shown_as, in_public, looked, reply_id,
        how=How.OWN, said_on=clock.today(), person_id=actor.person_id,
    )  # fmt: skip


@act(events.REPLIED)
def reply_for(
    *,
    actor: Actor,
    place_id: UUID,
    position: Position | str,
    how: How | str,
    said_on: dt.date | None = None,
    text: str = "",
    shown_as: ShownAs | str = ShownAs.NOT_NAMED,
    in_public: bool = False,
    read_back: bool = False,
    looked: int | None = None,
    reply_id: UUID | None = None,
) -> Reply:
    """Write down what was replied by phone, on paper, by letter, by e-mail, on a visit or in British Sign Language.

    It counts as if they had typed it. `said_on` is the day they said it (today). Raises as `reply` does, and Invalid
    for a day before the question or to come, and where the person works for the council or the funder.
    """
    place, question = _opened(actor, place_id, Do.REPLY_FOR)
    how, said_on = How(how), said_on or clock.today()
    if how not in HOWS:
        raise Invalid({"how": _("Say how they replied.")})
    if said_on > clock.today():
        raise Invalid({"said_on": _("That day is still to come. Give today or a day before it.")})
    if said_on < clock.london_day(question.opened_at):
        raise Invalid({"said_on": _("That day is before the question was put. Give the day they replied.")})
    holding = roll.sitting(place)
    if holding is None:
        raise Invalid(_("Nobody holds this seat now, so nobody can reply for it."))
    person_id = holding.person_id
    if person_id and governance.those_of_council(person_ids=[person_id], panel_id=question.panel_id):
        raise Invalid(_("This person works for the council or the funder. They cannot reply for a user-led seat."))
    return _take(
        actor, place, question, position, text, shown_as, in_public, looked, reply_id,
        how=how, said_on=said_on, person_id=person_id, read_back=read_back,
    )  # fmt: skip


@act(events.VIEW_GIVEN)
def give_view(
    *,
    actor: Actor,
    place_id: UUID,
    position: Position | str,
    text: str = "",
    looked: int | None = None,
    reply_id: UUID | None = None,
) -> Reply:
    """Say what a post at the council thinks. It stands apart, everybody reads it at once, and it decides nothing."""
    place, question = _opened(actor, place_id, Do.GIVE_VIEW)
    return _take(
        actor, place, question, position, text, ShownAs.NOT_NAMED, False, looked, reply_id,
        how=How.OWN, said_on=clock.today(), person_id=actor.person_id,
    )  # fmt: skip


def _opened(actor: Actor, place_id: UUID, do: Do) -> tuple[RollPlace, Question]:
    """The place and its question, locked, where the actor may reply and it is not too late."""
    question_id = RollPlace.objects.filter(id=place_id).values_list("question_id", flat=True).first()
    if question_id is None:
        raise NotFound()
    question = Question.locked(question_id)
    place = question.roll.annotate(mine=roll.sits_there(actor, question.panel_id)).get(id=place_id)
    POLICY.require(actor, do, roll.about(place, actor))
    if question.panel.state in ENDED_STATES:
        raise WrongState(_("This panel has ended. Nobody decides here any more."))
    if not question.takes_replies(clock.today()):
        raise WrongState(_("The time to reply is over."))
    return place, question


def _take(
    actor: Actor,
    place: RollPlace,
    question: Question,
    position: Position | str,
    text: str,
    shown_as: ShownAs | str,
    in_public: bool,
    looked: int | None,
    reply_id: UUID | None,
    *,
    how: How,
    said_on: dt.date,
    person_id: UUID | None,
    read_back: bool = False,
) -> Reply:
    position, shown_as, group = Position(position), ShownAs(shown_as), Group(place.group)
    reply_id = reply_id or new_id()
    if Reply.objects.filter(id=reply_id).exists():
        raise AlreadyDone()
    number = place.replies.count()
    if looked is not None and looked != number:
        raise WrongState(
            _("Another reply for this seat came in while you wrote. Look at it, then send yours if it should count.")
        )
    if place.barred:
        raise Invalid(_("This seat does not count: its holder works for the council or the funder."))
    if shown_as in NAMED and person_id is None:
        raise Invalid({"shown_as": _("Nobody is named for this seat. Choose another way.")})
    if len(text) > MOST:
        raise Invalid({"text": _("Make this shorter: at most %(most)d letters.") % {"most": MOST}})
    in_public = in_public and position is Position.AGAINST and bool(text.strip()) and group is Group.DECIDES
    made = Reply(
        id=reply_id,
        place=place,
        number=number + 1,
        position=position,
        how=how,
        said_on=said_on,
        entered_at=clock.now(),
        in_public=in_public,
        shown_as=shown_as,
        read_back=read_back,
        person_id=person_id,
        written_by_id=None if how is How.OWN else actor.person_id,
    )
    if text.strip():
        made.words = _words(actor, question, made, text, group)
    made.save(force_insert=True)
    place.last = made
    place.save(update_fields=["last"])
    if group is Group.COUNCIL:
        note(events.VIEW_GIVEN, actor=actor, question=question)
        return made
    record(events.REPLIED, actor=actor, subject_id=made.id, panel_id=question.panel_id, payload={"how": how})
    if question.state == QuestionState.DECIDED and in_public:
        stand_in_public(made, question)
    counts = question.state == QuestionState.OPEN and group is Group.DECIDES
    if counts and takes_effect(question, roll.tally_of(question)):
        settle(question, Do.CARRY, actor=SYSTEM)
    return made


def _words(actor: Actor, question: Question, made: Reply, text: str, group: Group) -> Words:
    """A member's reasons are for the user-led side: theorem 6. A post's stand for everybody, and stay."""
    facts = governance.panel(panel_id=question.panel_id)
    if group is Group.COUNCIL:
        return said_by_office(actor=actor, panel=facts, question_id=question.id, text=text, side=Side.AUTHORITY)
    return words_services.enter(
        actor=actor,
        panel_id=question.panel_id,
        text=text,
        voice=Voice.PERSON,
        byline=BYLINES.get(ShownAs(made.shown_as), Byline.NOT_NAMED),
        side=Side.USER_LED,
        how=made.how,
        author_id=made.person_id,
        written_by_id=made.written_by_id,
        read_back=made.read_back,
        space=Space.USER_LED,
        place=Place("question", question.id, url(question.panel.slug, question.id)),
        searchable=False,
    )
