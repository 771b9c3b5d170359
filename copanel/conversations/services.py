"""Opening threads and posting messages."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from copanel.conversations import events
from copanel.conversations.models import Message, Thread
from copanel.conversations.policy import POLICY
from copanel.conversations.states import MESSAGE, Do, Space
from copanel.governance.models import Panel
from copanel.governance.states import PanelState
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import AlreadyDone, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.words import services as words
from copanel.words.models import Place
from copanel.words.states import Byline, How, Standing, Voice


@act(events.OPENED)
def open_threads(*, actor: Actor, panel_id: UUID, place_kind: str, place_id: UUID, url: str) -> tuple[Thread, Thread]:
    """Open the two threads of a thing, for everybody and for the user-led side. For the room that owns the thing."""
    public, inside = (
        Thread(panel_id=panel_id, place_kind=place_kind, place_id=place_id, url=url, space=space, opened_at=clock.now())
        for space in (Space.PUBLIC, Space.USER_LED)
    )
    Thread.objects.bulk_create([public, inside])
    record(events.OPENED, actor=actor, subject_id=place_id, panel_id=panel_id, payload={"place": place_kind})
    return public, inside


@act(events.MOVED)
def move_threads(*, actor: Actor, place_id: UUID, url: str) -> None:
    """The thing's page has another address, as when an issue gets its number. Raises NotFound."""
    threads = list(Thread.objects.select_for_update().filter(place_id=place_id))
    if not threads:
        raise NotFound()
    Thread.objects.filter(place_id=place_id).update(url=url)
    record(
        events.MOVED,
        actor=actor,
        subject_id=place_id,
        panel_id=threads[0].panel_id,
        payload={"place": threads[0].place_kind},
    )


@act(events.POSTED, events.POSTED_UNSEEN)
def post_message(
    *,
    actor: Actor,
    thread_id: UUID,
    text: str,
    byline: Byline | str = Byline.NOT_NAMED,
    how: How | str = How.OWN,
    author_id: UUID | None = None,
    side: Side | str | None = None,
    read_back: bool = False,
    hold: bool = False,
    without_account: bool = False,
    member_that_day: bool = False,
    address_id: UUID | None = None,
    edit_minutes: int = 0,
    easy_text: str = "",
    message_id: UUID | None = None,
) -> Message:
    """Post one's own message, or, with another `how`, one written down for somebody.

    From someone without a place on the panel it is held for the check by the user-led side. Someone of the
    authority is marked by side, and finds no user-led-only thread. `side` is the author's, where it is
    written down for them. `message_id` comes with the empty form: two presses post once, the second gets
    AlreadyDone. Raises NotFound, NotAllowed, WrongState for a panel that closed or whose record is only shown here, and
    Invalid from `words`.
    """
    here = Panel.objects.filter(id=OuterRef("panel_id"))
    of_record, closed = (Exists(here.filter(state=state)) for state in (PanelState.RECORD, PanelState.CLOSED))
    thread = Thread.objects.filter(pk=thread_id).annotate(of_record=of_record, closed=closed).first()
    if thread is None:
        raise NotFound()
    POLICY.require(actor, Do.SEE, thread)
    own = How(how) is How.OWN
    POLICY.require(actor, Do.POST if own else Do.POST_FOR, thread)
    if thread.of_record:
        raise WrongState(_("This is a published record. Nobody reads messages here."))
    if thread.closed:
        raise WrongState(_("This panel has closed. It takes no new messages."))
    message = Message(id=message_id or new_id(), thread=thread, at=clock.now())
    said = words.enter(
        actor=actor,
        panel_id=thread.panel_id,
        text=text,
        easy_text=easy_text,
        voice=Voice.PERSON,
        byline=byline,
        side=actor.side_on(thread.panel_id) if own else (side or Side.PUBLIC),
        how=how,
        place=Place(
            MESSAGE,
            message.id,
            f"/{thread.url.split('/')[1]}/threads/{thread.id}/{message.id}",
            thread.place_id if thread.space == Space.PUBLIC else None,
        ),
        author_id=actor.person_id if own else author_id,
        written_by_id=None if own else actor.person_id,
        read_back=read_back,
        hold=hold,
        without_account=without_account or (own and not actor.is_known),
        member_that_day=member_that_day,
        address_id=address_id,
        edit_minutes=edit_minutes,
        space=thread.space,
    )
    message.words = said
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:  # leaving here takes the words back too
        raise AlreadyDone(_("We have this already.")) from None
    seen = thread.space == Space.PUBLIC and said.standing == Standing.SHOWN
    record(
        events.POSTED if seen else events.POSTED_UNSEEN,
        actor=actor,
        subject_id=message.id,
        panel_id=thread.panel_id,
        payload={"place": thread.place_kind},
        commitments=said.commitments if seen else (),
    )
    return message
