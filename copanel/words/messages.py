"""What authors are told of decisions about their words. Rendered at sending, so nothing hidden since gets out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from copanel.outbox import Message, Nature, NotSent, Reader, Recipient, message_kind
from copanel.words.models import Decided
from copanel.words.reasons import REASONS
from copanel.words.states import DecisionState, Standing

GONE = frozenset({Standing.TAKEN_DOWN, Standing.ERASED})


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


def _telling(say: Callable[[Decided], Message]) -> Callable[[UUID, Reader], Message | NotSent]:
    def render(about_id: UUID, reader: Reader) -> Message | NotSent:
        decision = _decision(about_id)
        if decision is None or decision.words.standing in GONE:
            return NotSent("no_longer_may_see")
        if decision.words.author_id != reader.person_id:
            return NotSent("no_longer_may_see")
        return say(decision)

    return render


def _why(decision: Decided) -> tuple[str, ...]:
    said = [_("The reason: %(reason)s.") % {"reason": REASONS[decision.reason_code].label}]
    if decision.reason:
        said.append(decision.reason)
    return tuple(said)


def _how_to_appeal() -> str:
    return _("You can ask for another look. Someone else of the user-led side decides. Or phone or write to us.")


def _link(decision: Decided) -> tuple[str, str] | None:
    words = decision.words
    if words.author_id is None:
        return None
    return (_("Ask for another look"), reverse("words:appeal", args=[words.panel_slug, words.id, decision.id]))


def _refused(decision: Decided) -> Message:
    return Message(
        subject=_("We did not show what you sent"),
        first_line=_("The user-led side checked what you sent. It is not shown on the website."),
        paragraphs=(*_why(decision), _how_to_appeal()),
        link=_link(decision),
    )


def _hidden(decision: Decided) -> Message:
    return Message(
        subject=_("Your words were hidden"),
        first_line=_("A moderator of the user-led side hid words of yours. A note with the reason stands there."),
        paragraphs=(*_why(decision), _how_to_appeal()),
        link=_link(decision),
    )


def _masked(decision: Decided) -> Message:
    return Message(
        subject=_("Something was taken out of your words"),
        first_line=_("A moderator took something out of what is shown. We keep your own words as you wrote them."),
        paragraphs=(*_why(decision), _how_to_appeal()),
        link=_link(decision),
    )


def _appeal_decided(decision: Decided) -> Message:
    overturned = decision.state == DecisionState.OVERTURNED
    return Message(
        subject=_("We looked at your words again"),
        first_line=_("You were right to ask. The decision about your words was undone.")
        if overturned
        else _("Someone else looked at your words again. The decision stays."),
        paragraphs=(decision.appeal.answer,),
        link=(_("See your words"), decision.words.get_absolute_url()) if decision.words.author_id else None,
        nothing_needed=True,
    )


def _kind(name: str, say: Callable[[Decided], Message]):  # type: ignore[no-untyped-def]
    return message_kind(f"words.{name}", nature=Nature.TELLS, to=_to_the_author, render=_telling(say))


REFUSED = _kind("refused", _refused)
HIDDEN = _kind("hidden", _hidden)
MASKED = _kind("masked", _masked)
APPEAL_DECIDED = _kind("appeal_decided", _appeal_decided)
