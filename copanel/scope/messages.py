"""What this room tells people, and whom. The words are made when a message is sent, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark

from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.actor import Office
from copanel.kernel.dates import in_house_style
from copanel.kernel.errors import NotFound
from copanel.outbox import Heading, Message, Nature, NotSent, Reader, Recipient, Said, message_kind
from copanel.scope import about
from copanel.scope.models import Challenge, Reply, Request, Statement
from copanel.scope.queries import wording
from copanel.scope.states import ChallengeState, Level, RequestState
from copanel.ui.languages import is_easy
from copanel.words import queries as words

ANSWERS = mark("You get this because you answer for the council.")
HELPS = mark("You get this because you help the council to answer.")
CHAIRS = mark("You get this because you chair or run the panel.")


def _council(panel_id: UUID) -> list[Recipient]:
    """The posts that answer, holder and delegate; and the engagement leads, who draft."""
    told: list[Recipient] = []
    for post in governance.answering_posts(panel_id):
        told += [Recipient(person_id=key, reason=ANSWERS) for key in (post.holder_id, post.delegate_id) if key]
    leads = sorted(governance.holders(panel_id, Office.ENGAGEMENT_LEAD))
    return told + [Recipient(person_id=key, reason=HELPS) for key in leads]


def _chairs(panel_id: UUID) -> list[Recipient]:
    chairs = sorted(governance.holders(panel_id, Office.CO_CHAIR, Office.FACILITATOR))
    return [Recipient(person_id=key, reason=CHAIRS) for key in chairs]


def _named(row: Request | Statement, reader: Reader) -> str:
    """What it is about, as the reader may see it; "" where they may not."""
    try:
        return about.subject(row.about_id, panel_id=row.panel_id, actor=reader.actor).named
    except NotFound:
        return ""


def _page(panel_id: UUID, about_id: UUID) -> str:
    panel = governance.panel(panel_id=panel_id)
    return f"/{panel.slug}/topics/{about_id}/" if panel else "/"


def _by(due_on: date) -> str:
    """By when, or that the day is past."""
    if due_on < clock.today():
        return _("It was due by %(day)s. The page says that nothing was said.") % {"day": in_house_style(due_on)}
    return _("It is due by %(day)s.") % {"day": in_house_style(due_on)}


# Asked


def _of_request(request_id: UUID) -> Iterable[Recipient]:
    return _council(Request.objects.values_list("panel_id", flat=True).get(id=request_id))


def _say_asked(request_id: UUID, reader: Reader) -> Message | NotSent:
    request = Request.objects.filter(id=request_id).first()
    if request is None or request.state != RequestState.WAITING:
        return NotSent("answered")
    named = _named(request, reader)
    if not named:
        return NotSent("no_longer_may_see")
    late = request.due_on < clock.today()
    return Message(
        subject=_("The panel still asks what can change") if late else _("The panel asks what can change"),
        first_line=_("Say what is open, limited or fixed. %(by)s") % {"by": _by(request.due_on)},
        paragraphs=(
            _("It is about this: %(named)s") % {"named": named},
            Heading(_("What happens next")),
            _("The engagement lead can draft it. The post that answers signs it."),
            _("People go on working meanwhile. If nothing is said, the public page says so."),
        ),
        link=(_("Say what can change"), f"{_page(request.panel_id, request.about_id)}say/"),
    )


ASKED = message_kind("scope.asked", to=_of_request, render=_say_asked, nature=Nature.ASKS)
ASKED_AGAIN = message_kind("scope.asked_again", to=_of_request, render=_say_asked, nature=Nature.ASKS)


def _who_asked(request_id: UUID) -> Iterable[Recipient]:
    return _chairs(Request.objects.values_list("panel_id", flat=True).get(id=request_id))


def _say_nothing_said(request_id: UUID, reader: Reader) -> Message | NotSent:
    request = Request.objects.filter(id=request_id).first()
    if request is None or request.state != RequestState.WAITING:
        return NotSent("answered")
    named = _named(request, reader)
    if not named:
        return NotSent("no_longer_may_see")
    return Message(
        subject=_("The council has not said what can change"),
        first_line=_("The council had until %(day)s. The public page says that no statement was given.")
        % {"day": in_house_style(request.due_on)},
        paragraphs=(
            _("It is about this: %(named)s") % {"named": named},
            Heading(_("What happens next")),
            _("People go on working. We remind the council."),
        ),
        link=(_("Read the page"), _page(request.panel_id, request.about_id)),
        nothing_needed=True,
    )


NOTHING_SAID = message_kind("scope.nothing_said", to=_who_asked, render=_say_nothing_said, nature=Nature.TELLS)


# Stated


def _of_statement(statement_id: UUID) -> Iterable[Recipient]:
    return _chairs(Statement.objects.values_list("panel_id", flat=True).get(id=statement_id))


def _say_stated(statement_id: UUID, reader: Reader) -> Message | NotSent:
    statement = Statement.objects.filter(id=statement_id).prefetch_related("lines").first()
    named = _named(statement, reader) if statement else ""
    if not named:
        return NotSent("no_longer_may_see")
    lines = sorted(statement.lines.all(), key=lambda line: list(Level).index(Level(line.level)))
    said = words.spoken([line.words_id for line in lines], actor=reader.actor, easy=is_easy())
    paragraphs: list[str] = []
    for line in lines:
        paragraphs += [Heading(Level(line.level).label), Said(said[line.words_id].text or "")]
    return Message(
        subject=_("The council said what can change"),
        first_line=_("The council has said what can change: %(named)s") % {"named": named},
        paragraphs=(
            *paragraphs,
            wording.signed(statement.name, statement.title, statement.signed_on),
            Heading(_("What happens next")),
            _("People can still say everything. The panel can challenge what the council says."),
        ),
        link=(_("Read it all"), _page(statement.panel_id, statement.about_id)),
        nothing_needed=True,
    )


STATED = message_kind("scope.stated", to=_of_statement, render=_say_stated, nature=Nature.TELLS)


# Challenged


def _of_challenge(challenge_id: UUID) -> Iterable[Recipient]:
    return _council(Challenge.objects.values_list("panel_id", flat=True).get(id=challenge_id))


def _say_challenged(challenge_id: UUID, reader: Reader) -> Message | NotSent:
    challenge = Challenge.objects.filter(id=challenge_id).select_related("statement").first()
    if challenge is None or challenge.state != ChallengeState.WAITING:
        return NotSent("answered")
    named = _named(challenge.statement, reader)
    if not named:
        return NotSent("no_longer_may_see")
    said = words.spoken([challenge.words_id], actor=reader.actor, easy=is_easy())
    return Message(
        subject=_("The panel challenges what you say can change"),
        first_line=_("Reply to the panel. %(by)s") % {"by": _by(challenge.due_on)},
        paragraphs=(
            _("It is about this: %(named)s") % {"named": named},
            Heading(_("What the panel says")),
            Said(said[challenge.words_id].text or ""),
            Heading(_("What happens next")),
            _("Stand by your statement and say why, or make a new one. Both sides stay on the page."),
        ),
        link=(
            _("Reply to the panel"),
            f"{_page(challenge.panel_id, challenge.statement.about_id)}challenges/{challenge.id}/reply/",
        ),
    )


CHALLENGED = message_kind("scope.challenged", to=_of_challenge, render=_say_challenged, nature=Nature.ASKS)
CHALLENGED_AGAIN = message_kind("scope.challenged_again", to=_of_challenge, render=_say_challenged, nature=Nature.ASKS)


# Replied


def _of_reply(reply_id: UUID) -> Iterable[Recipient]:
    return _chairs(Reply.objects.values_list("panel_id", flat=True).get(id=reply_id))


def _say_replied(reply_id: UUID, reader: Reader) -> Message | NotSent:
    reply = Reply.objects.filter(id=reply_id).select_related("challenge__statement").first()
    named = _named(reply.challenge.statement, reader) if reply else ""
    if not named:
        return NotSent("no_longer_may_see")
    said = words.spoken([reply.words_id] if reply.words_id else [], actor=reader.actor, easy=is_easy())
    return Message(
        subject=_("The council replied to your challenge"),
        first_line=_("The council stands by what it said: %(named)s") % {"named": named},
        paragraphs=(
            *(Said(each.text or "") for each in said.values()),
            wording.signed(reply.name, reply.title, reply.signed_on),
        ),
        link=(_("Read both sides"), _page(reply.panel_id, reply.challenge.statement.about_id)),
        nothing_needed=True,
    )


REPLIED = message_kind("scope.replied", to=_of_reply, render=_say_replied, nature=Nature.TELLS)
