"""What this room tells people, and whom. No message says what anybody replied, nor how many have."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from copanel.deciding.models import Question, RollPlace
from copanel.deciding.queries import roll
from copanel.deciding.states import USER_LED, Group, QuestionState
from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import CHAIRS, Office
from copanel.kernel.dates import in_house_style
from copanel.organisations import queries as organisations
from copanel.outbox import Heading, Message, Nature, NotSent, Reader, Recipient, Said, message_kind
from copanel.ui.languages import is_easy
from copanel.words import queries as words

DECIDES = gettext_noop("You get this because you have a seat that decides.")
ASKED_FOR_VIEW = gettext_noop("You get this because you have a seat on the panel.")
POST = gettext_noop("You get this because you answer for the council.")
RUNS = gettext_noop("You get this because you chair or run the panel.")
REASONS = {Group.DECIDES: DECIDES, Group.ASKED: ASKED_FOR_VIEW}


def _sitting(places: Iterable[RollPlace]) -> list[Recipient]:
    """Who speaks for these seats now: a seat's new holder is told, and who stands in; the former holder is not."""
    group_of = {place.seat_id: Group(place.group) for place in places if place.group in USER_LED}
    told = sorted({(person_id, group_of[seat_id]) for seat_id, person_id in roll.speakers(group_of)}, key=str)
    return [Recipient(person_id=person, reason=REASONS[group]) for person, group in told]


def _everyone(question_id: UUID) -> Iterable[Recipient]:
    places = list(RollPlace.objects.filter(question_id=question_id))
    told = _sitting(places)
    for post in organisations.posts_on([place.post_id for place in places if place.post_id]).values():
        told += [Recipient(person_id=key, reason=POST) for key in (post.holder_id, post.delegate_id) if key]
    return told


def _everyone_and_who_runs_it(question_id: UUID) -> Iterable[Recipient]:
    """What one of them did, the others of them know at once: powers.md, "Sides"."""
    panel_id = Question.objects.values_list("panel_id", flat=True).get(id=question_id)
    runs = sorted(governance.holders(panel_id, *CHAIRS, Office.FACILITATOR))
    return [*_everyone(question_id), *(Recipient(person_id=person, reason=RUNS) for person in runs)]


def _silent(question_id: UUID) -> Iterable[Recipient]:
    return _sitting(RollPlace.objects.filter(question_id=question_id, last=None, barred=False))


def _read(question_id: UUID, reader: Reader) -> tuple[Question, words.Spoken] | None:
    """The question, and what it asks, in the reader's language."""
    question = Question.objects.filter(id=question_id).select_related("panel").first()
    if question is None:
        return None
    said = words.spoken([question.words_id], actor=reader.actor, easy=is_easy()).get(question.words_id)
    return (question, said) if said else None


def _link(question: Question, label: str) -> tuple[str, str]:
    return label, question.get_absolute_url()


def _is_over(question: Question) -> bool:
    return question.state != QuestionState.OPEN or question.closes_on < clock.today()


def _how_to_reply(question: Question) -> tuple[str, ...]:
    panel = governance.panel(panel_id=question.panel_id)
    ways = [_("You can reply on the page, by phone, by letter, by e-mail or in sign language.")]
    if panel and panel.phone:
        ways.append(_("To reply by phone, ring %(phone)s.") % {"phone": panel.phone})
    if panel and panel.post_address:
        ways.append(_("To reply by letter, write to %(address)s.") % {"address": panel.post_address})
    return (Heading(_("How to reply")), *ways)


def _ask(question: Question, said: words.Spoken, reader: Reader, subject: str) -> Message:
    until = in_house_style(question.closes_on)
    decides = reader.actor.in_user_led_space(question.panel_id)
    if decides:
        first = _("The panel decides something in writing. Reply by %(until)s.") % {"until": until}
        after = _how_to_reply(question)
    else:
        first = _("The panel decides something in writing by %(until)s. You do not decide.") % {"until": until}
        after = (_("You can say what you think on the page. It stands apart from the panel’s replies."),)
    return Message(
        subject=subject,
        first_line=first,
        paragraphs=(
            Heading(said.heading),
            Said(said.text or ""),
            *after,
            Heading(_("What happens next")),
            _("We tell you what came of it. Nobody sees how others replied while it is open."),
        ),
        link=_link(question, _("Reply") if decides else _("Read the question")),
        nothing_needed=not decides,
    )


def _say_asked(question_id: UUID, reader: Reader) -> Message | NotSent:
    found = _read(question_id, reader)
    if found is None or _is_over(found[0]):
        return NotSent("over")
    return _ask(*found, reader, _("The panel decides something in writing"))


def _say_reminder(question_id: UUID, reader: Reader) -> Message | NotSent:
    """Whoever replied since it was put in the post is not reminded."""
    found = _read(question_id, reader)
    if found is None or _is_over(found[0]):
        return NotSent("over")
    if reader.person_id not in {each.person_id for each in _silent(question_id)}:
        return NotSent("replied")
    return _ask(*found, reader, _("A decision in writing still waits for your reply"))


def _say_extended(question_id: UUID, reader: Reader) -> Message | NotSent:
    found = _read(question_id, reader)
    if found is None or _is_over(found[0]):
        return NotSent("over")
    question, said = found
    reasons = list(question.extensions.values_list("reason_words_id", flat=True))[-1:]
    why = words.spoken(reasons, actor=reader.actor).get(reasons[0]) if reasons else None
    return Message(
        subject=_("There is more time to reply"),
        first_line=_("You can reply until %(until)s.") % {"until": in_house_style(question.closes_on)},
        paragraphs=(Heading(said.heading), *((Said(why.text or ""),) if why else ())),
        link=_link(question, _("Read the question")),
    )


ENDED_SUBJECTS = {
    QuestionState.DECIDED: gettext_noop("The panel decided something in writing"),
    QuestionState.NOT_CARRIED: gettext_noop("A question in writing was not decided"),
    QuestionState.NO_AGREEMENT: gettext_noop("No agreement in writing: the chair mediates"),
    QuestionState.WITHDRAWN: gettext_noop("A question in writing was taken back"),
}


def _say_ended(question_id: UUID, reader: Reader) -> Message | NotSent:
    found = _read(question_id, reader)
    if found is None or found[0].state == QuestionState.OPEN:
        return NotSent("open")
    question, said = found
    more = []
    if question.state == QuestionState.DECIDED and question.takes_replies(clock.today()):
        more.append(
            _("You can still reply until %(until)s. Your reply stands beside the decision.")
            % {"until": in_house_style(question.closes_on)}
        )
    if question.end_words_id:
        end = words.spoken([question.end_words_id], actor=reader.actor).get(question.end_words_id)
        more.append(Said(end.text or "") if end else "")
    return Message(
        subject=_(ENDED_SUBJECTS[QuestionState(question.state)]),
        first_line=_("This is what came of it: %(state)s.") % {"state": QuestionState(question.state).label},
        paragraphs=(Heading(said.heading), Said(said.text or ""), *(each for each in more if each)),
        link=_link(question, _("See what came of it")),
        nothing_needed=True,
    )


ASKED = message_kind("deciding.asked", to=_everyone, render=_say_asked, nature=Nature.ASKS)
REMINDER = message_kind("deciding.reminder", to=_silent, render=_say_reminder, nature=Nature.ASKS)
EXTENDED = message_kind("deciding.extended", to=_everyone_and_who_runs_it, render=_say_extended, nature=Nature.TELLS)
ENDED = message_kind("deciding.ended", to=_everyone_and_who_runs_it, render=_say_ended, nature=Nature.TELLS)
MEDIATION = message_kind("deciding.mediation", to=_everyone_and_who_runs_it, render=_say_ended, nature=Nature.TELLS)
