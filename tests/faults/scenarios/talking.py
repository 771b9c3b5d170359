"""What people said: entered, checked, hidden, changed by its author, taken down; threads; letters."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from copanel.conversations import services as conversations
from copanel.influence.tests.examples import sent
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Side
from copanel.kernel.ids import new_id
from copanel.outbox import services as outbox
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope, PrintItem
from copanel.people import services as people
from copanel.words import services
from copanel.words.models import Place
from copanel.words.states import Space
from tests.faults.world import World


def _flagged(w: World) -> UUID:
    words = w.said()
    services.flag(actor=ANONYMOUS, words_id=words.id, why="Look.")
    return words.id


def _about(w: World) -> dict[str, UUID]:
    words = w.said()
    services.say_about(actor=w.moderator, words_id=words.id, about_persons=[w.room.member.person_id])
    return {"words_id": words.id, "about_id": words.about.get().id}


def _with_erasure_waiting(w: World) -> UUID:
    note = w.note()
    services.erase(actor=w.room.member, words_id=note.words_id)
    return note.id


WORDS = {
    "words.enter": lambda w: partial(
        services.enter, actor=ANONYMOUS, panel_id=w.panel_id, text="New.", easy_text="New.", voice="person",
        byline="not_named", side=Side.PUBLIC, how="own", place=Place("issue", new_id(), "/marlshire/issues/9/"),
        without_account=True, about_persons=[w.person()],
    ),
    "words.let_through": lambda w: partial(
        services.let_through, actor=w.moderator, words_id=w.held().words_id, passages=["Ann"]
    ),
    "words.refuse": lambda w: partial(
        services.refuse, actor=w.moderator, words_id=w.held().words_id, reason_code="advert", reason="It sells."
    ),
    "words.hide": lambda w: partial(
        services.hide, actor=w.moderator, words_id=w.issue().words_id, reason_code="abuse", reason="It insults."
    ),
    "words.stop_hiding": lambda w: partial(services.stop_hiding, actor=w.room.chair, decision_id=w.hidden().id),
    "words.say_about": lambda w: partial(
        services.say_about, actor=w.moderator, words_id=w.said().id, about_persons=[w.room.member.person_id]
    ),
    "words.take_off_about": lambda w: partial(services.take_off_about, actor=w.deputy, **_about(w)),
    "words.mask": lambda w: partial(
        services.mask, actor=w.moderator, words_id=w.said().id, passages=["Ann"], reason_code="names_someone"
    ),
    "words.appeal": lambda w: partial(
        services.appeal, actor=w.room.member, decision_id=w.hidden().id, text="It is mine."
    ),
    "words.decide_appeal": lambda w: partial(
        services.decide_appeal, actor=w.room.chair, decision_id=w.hidden(appealed=True).id, uphold=False,
        answer="You are right.",
    ),
    "words.flag": lambda w: partial(services.flag, actor=ANONYMOUS, words_id=w.said().id, why="Look."),
    "words.settle_flags": lambda w: partial(services.settle_flags, actor=w.moderator, words_id=_flagged(w)),
    "words.edit": lambda w: partial(services.edit, actor=w.room.member, words_id=w.said().id, text="New."),
    "words.correct": lambda w: partial(services.correct, actor=w.room.member, words_id=w.said().id, text="New."),
    "words.add_easy": lambda w: partial(services.add_easy, actor=w.room.member, words_id=w.said().id, text="New."),
    "words.change_byline": lambda w: partial(
        services.change_byline, actor=w.room.member, words_id=w.said().id, byline="full_name"
    ),
    "words.confirm": lambda w: partial(services.confirm, actor=w.room.member, words_id=w.written_down().id),
    "words.withdraw": lambda w: partial(services.withdraw, actor=w.room.member, words_id=w.issue().words_id),
    "words.erase": lambda w: partial(services.erase, actor=w.room.member, words_id=w.issue().words_id),
    "words.erase, while a note is open": lambda w: partial(
        services.erase, actor=w.room.member, words_id=w.note().words_id
    ),
    "words.move_place": lambda w: partial(
        services.move_place, actor=SYSTEM, words_id=w.issue().words_id, url="/marlshire/issues/9/"
    ),
    "words.someone_at_risk": lambda w: partial(
        services.someone_at_risk, actor=w.room.lead, words_id=w.issue().words_id, what="No food.",
        about_persons=[w.room.member.person_id],
    ),
    "words.raise_worry": lambda w: partial(
        services.raise_worry, actor=w.room.facilitator, panel_id=w.panel_id, panel_slug="marlshire", what="No food."
    ),
    "words.read_note": lambda w: partial(services.read_note, actor=w.guardian, note_id=w.note().id),
    "words.add_to_note": lambda w: partial(
        services.add_to_note, actor=w.guardian, note_id=w.note().id, text="I rang.", told="The police"
    ),
    "words.tell_council": lambda w: partial(
        services.tell_council, actor=w.guardian, note_id=w.note().id, text="I rang.", told="The line"
    ),
    "words.close_note": lambda w: partial(
        services.close_note, actor=w.guardian, note_id=w.note().id, text="Safe.", give_back=True
    ),
    "words.close_note, keeping it hidden": lambda w: partial(
        services.close_note, actor=w.guardian, note_id=w.note().id, text="Safe.", give_back=False
    ),
    "words.close_note, with an erasure that waited": lambda w: partial(
        services.close_note, actor=w.guardian, note_id=_with_erasure_waiting(w), text="Safe.", give_back=True
    ),
}  # fmt: skip

CONVERSATIONS = {
    "conversations.open_threads": lambda w: partial(
        conversations.open_threads, actor=SYSTEM, panel_id=w.panel_id, place_kind="issue", place_id=new_id(),
        url="/marlshire/issues/9/talk/",
    ),
    "conversations.move_threads": lambda w: partial(
        conversations.move_threads, actor=SYSTEM, place_id=w.issue().id, url="/marlshire/issues/9/talk/"
    ),
    "conversations.post_message": lambda w: partial(
        conversations.post_message, actor=w.room.member, thread_id=w.thread(w.issue()).id, text="And again.",
        easy_text="Again.",
    ),
    "conversations.post_message, in the user-led-only space": lambda w: partial(
        conversations.post_message, actor=w.room.member, thread_id=w.thread(w.issue(), Space.USER_LED).id, text="Us."
    ),
    "conversations.post_message, without an account": lambda w: partial(
        conversations.post_message, actor=ANONYMOUS, thread_id=w.thread(w.issue()).id, text="Me too."
    ),
}  # fmt: skip


def _letter(w: World) -> UUID:
    people.change_contact(
        actor=SYSTEM, person_id=w.room.manager.person_id, channel="post", address="1 High Street, Marlbury"
    )
    sent(w.room)
    deliver_due()
    return PrintItem.objects.get(envelope__person_id=w.room.manager.person_id).id


def _waiting(w: World) -> UUID:
    return sent(w.room).id


def _failed(w: World) -> UUID:
    sent(w.room)
    envelope = Envelope.objects.filter(state="waiting", panel_id=w.panel_id).first()
    Envelope.objects.filter(id=envelope.id).update(state="failed", why="refused")
    return envelope.id


# These are no acts of the record, but people press them all the same.
OUTBOX = {
    "outbox.mark_done": lambda w: partial(outbox.mark_done, actor=w.room.facilitator, letter_id=_letter(w)),
    "outbox.take_off": lambda w: partial(outbox.take_off, actor=w.room.facilitator, letter_id=_letter(w)),
    "outbox.try_again": lambda w: partial(outbox.try_again, actor=w.room.facilitator, envelope_id=_failed(w)),
    "outbox.cancel_for": lambda w: partial(outbox.cancel_for, _waiting(w)),
}
