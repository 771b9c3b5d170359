"""What authors are told of decisions about their words, moderators of what waits, and leads of a worry.

Rendered at sending, when the right to see is asked again, so nothing hidden since gets out, and nothing is said of a
decision that was undone since. No message holds what an author said: only a moderator's reason, and the answer to an
appeal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from copanel.kernel import clock
from copanel.kernel.actor import CHAIRS, MODERATORS, Office
from copanel.kernel.policy import OnPanel
from copanel.kernel.working_days import working_days_between
from copanel.outbox import Message, MessageKind, Nature, NotSent, Reader, Recipient, message_kind
from copanel.ui.dates import day
from copanel.words import house, limits
from copanel.words.models import Decided, NoteLine, SafeguardingNote, Words
from copanel.words.policy import DECISIONS, NOTES, POLICY, about_them, chair_in_space
from copanel.words.queries.page import nobody_yet, stop_until
from copanel.words.queries.spoken import asking
from copanel.words.queries.waiting import to_check
from copanel.words.reasons import REASONS
from copanel.words.states import SAFEGUARDED, DecisionState, Do, NoteState, Standing

GONE = frozenset({Standing.TAKEN_DOWN, Standing.ERASED})
UNDONE = frozenset({DecisionState.OVERTURNED, DecisionState.STOPPED})


def _decision(about_id: UUID) -> Decided | None:
    return Decided.objects.filter(pk=about_id).select_related("words", "appeal").first()


def _to_the_author(about_id: UUID) -> Iterable[Recipient]:
    decision = _decision(about_id)
    if decision is None:
        return []
    reason = gettext_noop("You get this because you sent us these words.")
    words = decision.words
    if words.author_id:
        return [Recipient(person_id=words.author_id, reason=reason)]
    return [Recipient(address_id=words.address_id, reason=reason)] if words.address_id else []


def _telling(
    say: Callable[[Decided], Message], in_time: Callable[[Decided], bool]
) -> Callable[[UUID, Reader], Message | NotSent]:
    """`in_time`: whether what it says is so still when it is sent."""

    def render(about_id: UUID, reader: Reader) -> Message | NotSent:
        decision = _decision(about_id)
        if decision is None or decision.words.standing in GONE:
            return NotSent("no_longer_may_see")
        if decision.words.author_id != reader.person_id:
            return NotSent("no_longer_may_see")
        return say(decision) if in_time(decision) else NotSent("done_since")

    return render


def _why(decision: Decided) -> tuple[str, ...]:
    said = [_("The reason: %(reason)s.") % {"reason": REASONS[decision.reason_code].label}]
    if decision.reason:
        said.append(decision.reason)
    return tuple(said)


def _how_to_appeal(decision: Decided) -> tuple[str, ...]:
    if decision.state != DecisionState.MADE:
        return ()
    return (_("You can ask for another look. Someone else of the user-led side decides. Or phone or write to us."),)


def _appeal_link(decision: Decided) -> tuple[str, str] | None:
    words = decision.words
    if words.author_id is None or decision.state != DecisionState.MADE:
        return _words_link(decision)
    return (_("Ask for another look"), reverse("words:appeal", args=[words.panel_slug, words.id, decision.id]))


def _words_link(decision: Decided) -> tuple[str, str] | None:
    return (_("See your words"), decision.words.get_absolute_url()) if decision.words.author_id else None


def _refused(decision: Decided) -> Message:
    return Message(
        subject=_("We did not show what you sent"),
        first_line=_("The user-led side checked what you sent. It is not shown on the website."),
        paragraphs=(*_why(decision), *_how_to_appeal(decision)),
        link=_appeal_link(decision),
    )


def _hidden(decision: Decided) -> Message:
    return Message(
        subject=_("Your words were hidden"),
        first_line=_("A moderator of the user-led side hid words of yours. A note with the reason stands there."),
        paragraphs=(*_why(decision), *_how_to_appeal(decision)),
        link=_appeal_link(decision),
    )


def _masked(decision: Decided) -> Message:
    return Message(
        subject=_("Something was taken out of your words"),
        first_line=_("A moderator took something out of what is shown. We keep your own words as you wrote them."),
        paragraphs=(*_why(decision), *_how_to_appeal(decision)),
        link=_appeal_link(decision),
    )


def _appeal_decided(decision: Decided) -> Message:
    overturned = decision.state == DecisionState.OVERTURNED
    return Message(
        subject=_("We looked at your words again"),
        first_line=_("You were right to ask. The decision about your words was undone.")
        if overturned
        else _("Someone else looked at your words again. The decision stays."),
        paragraphs=(decision.appeal.answer,),
        link=_words_link(decision),
        nothing_needed=True,
    )


def _hiding_stopped(decision: Decided) -> Message:
    asked = hasattr(decision, "appeal")
    return Message(
        subject=_("Your words are shown again"),
        first_line=_("A co-chair looked at your words, which had been hidden. Everyone can read them again."),
        paragraphs=(_("You had asked for another look. This is the answer: you were right to ask."),) if asked else (),
        link=_words_link(decision),
        nothing_needed=True,
    )


def _stands(decision: Decided) -> bool:
    return decision.state not in UNDONE


def _kind(name: str, say: Callable[[Decided], Message], in_time: Callable[[Decided], bool] = _stands) -> MessageKind:
    return message_kind(f"words.{name}", nature=Nature.TELLS, to=_to_the_author, render=_telling(say, in_time))


REFUSED = _kind("refused", _refused)
HIDING_STOPPED = _kind("hiding_stopped", _hiding_stopped, lambda decision: decision.words.standing == Standing.SHOWN)
HIDDEN = _kind("hidden", _hidden)
MASKED = _kind("masked", _masked)
APPEAL_DECIDED = _kind("appeal_decided", _appeal_decided, lambda decision: True)


def _to_moderators(panel_id: UUID) -> Iterable[Recipient]:
    reason = gettext_noop("You get this because you check words for the panel.")
    return [Recipient(person_id=each, reason=reason) for each in sorted(house.holders(panel_id, *MODERATORS))]


def _waiting(panel_id: UUID, reader: Reader) -> Message | NotSent:
    if not POLICY.may(reader.actor, Do.SEE_QUEUE, OnPanel(panel_id)):
        return NotSent("no_longer_may_see")
    waits = to_check(panel_id, judge=reader.actor).order_by("since", "key")
    oldest, number = waits.first(), waits.count()
    if oldest is None:
        return NotSent("done_since")
    first, since = Words.objects.get(id=oldest[0]), oldest[1]
    days = working_days_between(since, max(clock.now(), since))
    return Message(
        subject=_("Words wait to be checked"),
        first_line=ngettext(
            "Someone sent words to the panel. Please check if they can be shown.",
            "%(n)s people sent words to the panel. Please check if they can be shown.",
            number,
        )
        % {"n": number},
        paragraphs=(
            ngettext("The oldest waits for %(n)s working day.", "The oldest waits for %(n)s working days.", days)
            % {"n": days},
            _("Words that wait for more than %(days)s working days are counted in public.")
            % {"days": house.rules(panel_id).check_counted_days},
        ),
        link=(_("Check the oldest"), reverse("words:check", args=[first.panel_slug, first.id])),
    )


def _to_other_moderators(about_id: UUID) -> Iterable[Recipient]:
    decision = _decision(about_id)
    if decision is None:
        return []
    shut_out = {decision.decided_by_id, decision.words.author_id}
    if decision.reason_code == SAFEGUARDED:
        reason = gettext_noop("You get this because you are a safeguarding lead of the panel.")
        leads = sorted(house.holders(decision.panel_id, Office.SAFEGUARDING_LEAD) - shut_out)
        return [Recipient(person_id=each, reason=reason) for each in leads]
    return [each for each in _to_moderators(decision.panel_id) if each.person_id not in shut_out]


def _appealed(about_id: UUID, reader: Reader) -> Message | NotSent:
    decision = _decision(about_id)
    if decision is None or not DECISIONS.may(reader.actor, Do.DECIDE_APPEAL, decision):
        return NotSent("no_longer_may_see")
    if decision.state != DecisionState.APPEALED or decision.words.standing in GONE:
        return NotSent("done_since")
    words = decision.words
    return Message(
        subject=_("An author asks for another look"),
        first_line=_("Someone asks that a decision about their words is looked at again. Please decide."),
        paragraphs=(_("You had no part in the first decision."),),
        link=(_("Decide the appeal"), reverse("words:judge", args=[words.panel_slug, words.id, decision.id])),
    )


def _to_other_chairs(about_id: UUID) -> Iterable[Recipient]:
    decision = _decision(about_id)
    if decision is None:
        return []
    reason = gettext_noop("You get this because you are a co-chair of the panel.")
    others = house.holders(decision.panel_id, *CHAIRS) - {decision.decided_by_id, decision.words.author_id}
    return [Recipient(person_id=each, reason=reason) for each in sorted(others)]


def _can_be_stopped(about_id: UUID, reader: Reader) -> Message | NotSent:
    decision = _decision(about_id)
    if decision is None or not chair_in_space.test(reader.actor, decision):
        return NotSent("no_longer_may_see")
    words, until = decision.words, stop_until(decision)
    if words.standing != Standing.HIDDEN or clock.today() > until:
        return NotSent("done_since")
    if about_them.test(reader.actor, words):
        # Told all the same: else saying whom words are about would keep a hiding from the other co-chair.
        return Message(
            subject=_("Words were hidden"),
            first_line=_("Someone of the user-led side hid words that are said to be about you or your organisation."),
            paragraphs=(
                *_why(decision),
                _("So another moderator judges them. If it is wrong, ask one to take it off."),
            ),
            link=(_("Look at it"), words.get_absolute_url()),
        )
    if not DECISIONS.may(reader.actor, Do.STOP, decision):
        return NotSent("no_longer_may_see")
    return Message(
        subject=_("Words were hidden. You can stop it"),
        first_line=_("Someone of the user-led side hid words. You can stop it until %(day)s.") % {"day": day(until)},
        paragraphs=_why(decision),
        link=(_("Look at it"), words.get_absolute_url()),
    )


def _no_lead_left(about_id: UUID, reader: Reader) -> Message | NotSent:
    decision = _decision(about_id)
    if decision is None or not chair_in_space.test(reader.actor, decision):
        return NotSent("no_longer_may_see")
    if not nobody_yet(decision):
        return NotSent("done_since")
    return Message(
        subject=_("Please name another safeguarding lead"),
        first_line=_("An author asks that a decision of the safeguarding leads is looked at again."),
        paragraphs=(_("No lead is left who had no part in it. Nobody can decide until you name another."),),
    )


def _to_the_chairs(about_id: UUID) -> Iterable[Recipient]:
    note = SafeguardingNote.objects.select_related("words").filter(pk=about_id).first()
    if note is None:
        return []
    reason = gettext_noop("You get this because you are a co-chair of the panel.")
    concerned = note.words.about_persons if note.words else frozenset()
    chairs = sorted(house.holders(note.panel_id, *CHAIRS) - concerned)
    return [Recipient(person_id=each, reason=reason) for each in chairs]


def _taken_down(about_id: UUID, reader: Reader) -> Message | NotSent:
    """Without what they say: that the council or a visitor had words taken down, and who decides now."""
    note = SafeguardingNote.objects.filter(pk=about_id).first()
    if note is None or not chair_in_space.test(reader.actor, note):
        return NotSent("no_longer_may_see")
    return Message(
        subject=_("Words were taken down while someone’s safety is looked after"),
        first_line=asking(note.side),
        paragraphs=(_("The safeguarding leads look at it now. They give the words back, or keep them hidden."),),
        nothing_needed=True,
    )


def _unopened(about_id: UUID, reader: Reader) -> Message | NotSent:
    """Without what it says: only that nobody whose task it is has looked."""
    note = SafeguardingNote.objects.filter(pk=about_id).first()
    if note is None or not chair_in_space.test(reader.actor, note):
        return NotSent("no_longer_may_see")
    if note.opened_at is not None or note.state != NoteState.OPEN:
        return NotSent("done_since")
    days = working_days_between(note.raised_at, max(clock.now(), note.raised_at))
    return Message(
        subject=_("No safeguarding lead has opened a worry yet"),
        first_line=_("Someone told us of a worry. Please ring a safeguarding lead today, or name another."),
        paragraphs=(
            ngettext("It has waited for %(n)s working day.", "It has waited for %(n)s working days.", days)
            % {"n": days},
            _("Only the safeguarding leads see what it says."),
        ),
    )


def _to_leads(about_id: UUID) -> Iterable[Recipient]:
    note = SafeguardingNote.objects.select_related("words").filter(pk=about_id).first()
    if note is None:
        return []
    concerned = {note.words.author_id, *note.words.about_persons} if note.words else set()
    reason = gettext_noop("You get this because you are a safeguarding lead of the panel.")
    leads = sorted(house.holders(note.panel_id, Office.SAFEGUARDING_LEAD) - concerned)
    return [Recipient(person_id=each, reason=reason) for each in leads]


def _at_risk(about_id: UUID, reader: Reader) -> Message | NotSent:
    note = SafeguardingNote.objects.select_related("words").filter(pk=about_id).first()
    if note is None or not NOTES.may(reader.actor, Do.SEE_NOTE, note):
        return NotSent("no_longer_may_see")
    if note.state != NoteState.OPEN:
        return NotSent("done_since")
    off = note.words is not None and note.words.standing == Standing.TAKEN_DOWN
    return Message(
        subject=_("Someone may be at risk"),
        first_line=_("Someone told us of a worry. Open the note now and see what to do."),
        paragraphs=(
            *([_("The words are off every page. Only the safeguarding leads see them.")] if off else []),
            _("The council was not told. You decide that."),
        ),
        link=(_("Open the note"), note.get_absolute_url()),
    )


def _from_one_person(about_id: UUID) -> str:
    """What one person tells within an hour goes to a lead as one mail; who is not known has the bounds of the form.

    A digest, since an envelope says nothing of who told.
    """
    line = NoteLine.objects.filter(note_id=about_id).order_by("-at", "-id").first()
    return f"worry {limits.digest(str(line.by_id))}" if line and line.by_id else ""


# About the panel, once a day for each moderator, however much comes in: `stage` is the day.
TO_CHECK = message_kind("words.to_check", nature=Nature.ASKS, to=_to_moderators, render=_waiting)
CAN_BE_STOPPED = message_kind(
    "words.can_be_stopped", nature=Nature.ASKS, to=_to_other_chairs, render=_can_be_stopped, urgent=True
)
NOTE_UNOPENED = message_kind(
    "words.note_unopened",
    nature=Nature.MUST,
    to=_to_the_chairs,
    render=_unopened,
    fold=lambda about_id: "unopened",
    urgent=True,
)
TAKEN_DOWN = message_kind("words.taken_down", nature=Nature.MUST, to=_to_the_chairs, render=_taken_down, urgent=True)
NO_LEAD_LEFT = message_kind("words.no_lead_left", nature=Nature.ASKS, to=_to_other_chairs, render=_no_lead_left)
APPEALED = message_kind("words.appealed", nature=Nature.ASKS, to=_to_other_moderators, render=_appealed)
# The need stands with "what needs you" at once, whenever the mail goes.
AT_RISK = message_kind(
    "words.at_risk",
    nature=Nature.MUST,
    to=_to_leads,
    render=_at_risk,
    fold=_from_one_person,
    urgent=True,
    gather=dt.timedelta(hours=1),
)
