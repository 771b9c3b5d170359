"""Someone says something: on their own, without an account, or to someone who writes it down."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.models import Panel
from copanel.influence import events, policy, showing, speaking
from copanel.influence.models import Following, Issue
from copanel.influence.speaking import HEADING_LENGTH
from copanel.influence.states import Because, Do
from copanel.influence.typed import Said
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Side
from copanel.kernel.dates import on
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.kernel.ids import new_id
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record
from copanel.people import services as people
from copanel.words import services as words
from copanel.words.models import Words
from copanel.words.states import NAMED, How, Standing, Voice


@act(events.ISSUE_RAISED)
def raise_issue(
    *,
    actor: Actor,
    panel_id: UUID,
    said: Said,
    email: str = "",
    language: str = "en-gb",
    issue_id: UUID | None = None,
) -> Issue:
    """Raise an issue in one's own words. With a place on the panel it is shown at once; else it is held for a check.

    How the raiser is shown is chosen each time. `email`, for someone without an account, is used for this
    issue only, once confirmed. Limits on public forms are the caller's, before this. `issue_id` comes with
    the empty form: two presses raise one issue, the second gets AlreadyDone.
    Raises NotAllowed, Invalid, WrongState where the panel takes nothing new.
    """
    policy.POLICY.require(actor, Do.RAISE, OnPanel(panel_id))
    issue_id = _new(issue_id, panel_id)
    address_id = None
    if email and not actor.is_known:
        address_id = people.add_address(
            actor=actor, panel_id=panel_id, about_id=issue_id, email=email, language=language
        ).id
    has_place = actor.acts_on(panel_id) is not None
    side = actor.side_on(panel_id)
    return _keep(
        actor=actor,
        issue_id=issue_id,
        panel_id=panel_id,
        said=said,
        side=side,
        voice=Voice.OFFICE if side is Side.AUTHORITY else Voice.PERSON,
        how=How.OWN,
        author_id=actor.person_id,
        written_by_id=None,
        read_back=False,
        hold=not has_place,
        address_id=address_id,
    )


@act(events.ISSUE_RAISED)
def enter_issue_for(
    *,
    actor: Actor,
    panel_id: UUID,
    said: Said,
    how: How,
    person_id: UUID | None = None,
    read_back: bool = False,
    issue_id: UUID | None = None,
) -> Issue:
    """Write down what someone said by phone, on paper, on a visit or in a letter, with the same standing as their own.

    `person_id` is whoever said it, where we know them; they can confirm or correct it by any channel.
    `read_back` says that it was read to them. Raises NotAllowed, Invalid, WrongState.
    """
    policy.POLICY.require(actor, Do.RAISE_FOR, OnPanel(panel_id))
    if said.byline in NAMED:
        raise Invalid(
            {"byline": _("Only the person can put their name here, when they confirm the words. Choose another way.")}
        )
    return _keep(
        actor=actor,
        issue_id=_new(issue_id, panel_id),
        panel_id=panel_id,
        said=said,
        side=Side.USER_LED,
        voice=Voice.PERSON,
        how=how,
        author_id=person_id,
        written_by_id=actor.person_id,
        read_back=read_back,
        hold=False,
        address_id=None,
    )


def _new(issue_id: UUID | None, panel_id: UUID) -> UUID:
    """The key of a new issue: the form's own, where it is not taken yet.

    The panel's row is locked first, so that of two presses at once the second one sees what the first did.
    """
    if issue_id is None:
        return new_id()
    Panel.locked(panel_id)
    if Issue.objects.filter(id=issue_id).exists():
        raise AlreadyDone(_("We have this already."))
    return issue_id


def _keep(
    *,
    actor: Actor,
    issue_id: UUID,
    panel_id: UUID,
    said: Said,
    side: Side,
    voice: Voice,
    how: How,
    author_id: UUID | None,
    written_by_id: UUID | None,
    read_back: bool,
    hold: bool,
    address_id: UUID | None,
) -> Issue:
    panel = governance.panel(panel_id=panel_id)
    if panel is None or not panel.is_open:
        raise WrongState(_("This panel takes no new issues."))
    heading = speaking.tidied(
        said.heading,
        field="heading",
        missing=_("Say in a few words what it is about."),
        longest=HEADING_LENGTH,
        too_long=_("Make this shorter: at most %(longest)s letters."),
    )
    if said.topic_id and said.topic_id not in {topic.id for topic in governance.topics(panel_id)}:
        raise Invalid({"topic": _("Choose one of the topics.")})
    today = clock.today()
    kept: Words = words.enter(
        actor=actor,
        panel_id=panel_id,
        text=said.text,
        heading=heading,
        easy_text=said.easy_text,
        voice=voice,
        byline=said.byline,
        side=side,
        how=how,
        place=speaking.place(panel, kind="issue", key=issue_id, issue_id=issue_id),
        author_id=author_id,
        written_by_id=written_by_id,
        read_back=read_back,
        hold=hold,
        without_account=not actor.is_known,
        member_that_day=author_id is not None and governance.was_user_led_member(author_id, panel_id, today),
        address_id=address_id,
        edit_minutes=governance.rules_on(panel_id, today).edit_minutes,
    )
    issue = Issue.objects.create(
        id=issue_id,
        panel_id=panel_id,
        topic_id=said.topic_id,
        words=kept,
        raised_by_id=author_id,
        entered_by_id=written_by_id,
        raised_on=on(today),
        created_at=clock.now(),
        moved_at=clock.now(),
    )
    if author_id:
        Following.objects.create(
            panel_id=panel_id, issue=issue, person_id=author_id, because=Because.RAISED, started_at=clock.now()
        )
    record(events.ISSUE_RAISED, actor=actor, subject_id=issue.id, panel_id=panel_id, payload={"how": how.value})
    if kept.standing == Standing.SHOWN:
        # The person who raised it has just done so, and is not sent a message that says so.
        showing.show(issue, actor=actor, tell=False)
    return issue
