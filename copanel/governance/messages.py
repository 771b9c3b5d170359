"""What a panel tells people about its seats and offices; what a reader may see; how its letters are headed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark

from copanel.governance import queries
from copanel.governance.models import Aside, OfficeHolding, Parting, SeatHolding
from copanel.governance.states import AsideCause, SeatKind
from copanel.kernel import clock
from copanel.kernel.actor import Actor, Office
from copanel.kernel.dates import in_house_style
from copanel.outbox import Heading, Letterhead, Message, Nature, NotSent, Reader, Recipient, message_kind
from copanel.people import queries as people

GIVEN = mark("You get this because you were given an office on the panel.")


def reader_actor(person_id: UUID) -> Actor:
    """The Actor of the person a message is for, as it is sent: an office that has ended opens nothing."""
    return queries.actor_for(person_id=person_id)


def letterhead(panel_id: UUID) -> Letterhead | None:
    """The panel's name, phone and address; its letters are signed by the host. None for no such panel."""
    panel = queries.panel(panel_id=panel_id, preparing=True)
    if panel is None:
        return None
    return Letterhead(
        name=panel.name,
        phone=panel.phone,
        phone_hours=panel.phone_hours,
        post_address=panel.post_address,
        signed_by=panel.host_name,
    )


# A panel is ready to be set up


def _who_sets_it_up(holding_id: UUID) -> Iterable[Recipient]:
    person_id = OfficeHolding.objects.values_list("person_id", flat=True).get(id=holding_id)
    return [Recipient(person_id=person_id, reason=GIVEN)]


def _say_ready(holding_id: UUID, reader: Reader) -> Message | NotSent:
    row = OfficeHolding.objects.filter(id=holding_id).first()
    if row is None or row.ended_at is not None:
        return NotSent("ended")
    panel = queries.panel(panel_id=row.panel_id, preparing=True)
    return Message(
        subject=_("Your panel is ready to set up: %(panel)s") % {"panel": panel.name},
        first_line=_("You are its %(office)s. Nobody outside can see the panel yet.")
        % {"office": str(Office(row.office).label).lower()},
        paragraphs=(
            _("It is hosted by %(host)s. It meets %(council)s.")
            % {"host": panel.host_name, "council": panel.authority_name},
            Heading(_("What happens next")),
            _("Sign in with this e-mail address. There is no password: each time we send you a code."),
            _("Then set up the panel, one step after the other. You need not do it all in one day."),
        ),
        link=(
            _("Sign in and set up the panel"),
            f"{reverse('people:sign_in')}?{urlencode({'next': f'/{panel.slug}/setting-up/'})}",
        ),
    )


PANEL_READY = message_kind("governance.panel_ready", to=_who_sets_it_up, render=_say_ready, nature=Nature.MUST)
# Seats and offices. Bodies may name someone to those who know them; subjects never do.

MINE = mark("You get this because you have a place on the panel.")
ARRANGES = mark("You get this because you chair or run the panel.")
ARRANGERS = (Office.CO_CHAIR, Office.FACILITATOR)


def _arrangers(panel_id: UUID, *, besides: UUID | None = None) -> list[Recipient]:
    keys = sorted(queries.holders(panel_id, *ARRANGERS))
    return [Recipient(person_id=key, reason=ARRANGES) for key in keys if key != besides]


def _held(about_id: UUID) -> SeatHolding | OfficeHolding | None:
    seat = SeatHolding.objects.filter(id=about_id).select_related("seat").first()
    return seat or OfficeHolding.objects.filter(id=about_id).first()


def _full_name(person_id: UUID | None) -> str:
    found = people.names([person_id]).get(person_id)
    return found.full_name if found else ""


def _what(row: SeatHolding | OfficeHolding) -> str:
    return str(Office(row.office).label if isinstance(row, OfficeHolding) else SeatKind(row.seat.kind).label)


def _to_whom_a_term_matters(about_id: UUID) -> Iterable[Recipient]:
    row = _held(about_id)
    if row is None:
        return []
    own = [Recipient(person_id=row.person_id, reason=MINE)] if row.person_id else []
    return own + _arrangers(row.panel_id, besides=row.person_id)


def _say_term_ends(about_id: UUID, reader: Reader) -> Message | NotSent:
    """Only while it is so still: a term that was ended or has no such end any more is not spoken of."""
    row = _held(about_id)
    if row is None or row.ended_at is not None or (row.until_on is not None and row.until_on < clock.today()):
        return NotSent("done_since")
    panel = queries.panel(panel_id=row.panel_id)
    mine = row.person_id == reader.person_id
    if panel is None or not (mine or reader.actor.holds(row.panel_id, *ARRANGERS)):
        return NotSent("no_longer_may_see")
    when = in_house_style(row.until_on) if row.until_on else _("with the next meeting")
    if mine:
        return Message(
            subject=_("Your time at the table ends soon"),
            first_line=_("Your time ends %(when)s. Tell us whether you want to go on.") % {"when": _until(row, when)},
            paragraphs=(_what(row), _("If you want to stop, you need do nothing. Thank you for what you have done.")),
            link=(_("See your place on the panel"), f"/{panel.slug}/my-place/"),
        )
    return Message(
        subject=_("A term on the panel ends soon"),
        first_line=_("A term ends %(when)s. Find out who comes next.") % {"when": _until(row, when)},
        paragraphs=(", ".join(filter(None, (_what(row), _full_name(row.person_id)))),),
        link=(_("See seats and offices"), f"/{panel.slug}/seats/#ending"),
    )


def _until(row: SeatHolding | OfficeHolding, when: str) -> str:
    return _("on %(day)s") % {"day": when} if row.until_on else when


TERM_ENDS = message_kind(
    "governance.term_ends",
    to=_to_whom_a_term_matters,
    render=_say_term_ends,
    nature=Nature.ASKS,
    fold=lambda about_id: "terms that end",
)


def _to_arrangers_of_parting(parting_id: UUID) -> Iterable[Recipient]:
    parting = Parting.objects.filter(id=parting_id).first()
    return _arrangers(parting.panel_id, besides=parting.person_id) if parting else []


def _say_parting(parting_id: UUID, reader: Reader, say: Callable[[Parting, str, str], Message]) -> Message | NotSent:
    parting = Parting.objects.filter(id=parting_id).first()
    if parting is None:
        return NotSent("done_since")
    panel = queries.panel(panel_id=parting.panel_id)
    if panel is None or not reader.actor.holds(parting.panel_id, *ARRANGERS):
        return NotSent("no_longer_may_see")
    return say(parting, _full_name(parting.person_id), f"/{panel.slug}/seats/")


def _resigned(parting: Parting, name: str, url: str) -> Message:
    return Message(
        subject=_("Someone leaves the panel"),
        first_line=_("%(name)s has told us that they leave. Their last day is %(day)s.")
        % {"name": name or _("Someone"), "day": in_house_style(parting.last_on)},
        paragraphs=(
            _("Nobody has to agree. You may want to thank them."),
            Heading(_("What happens next")),
            _("Their place shows as vacant after that day. You can fill it when you are ready."),
        ),
        link=(_("See seats and offices"), url),
    )


def _died(parting: Parting, name: str, url: str) -> Message:
    return Message(
        subject=_("Sad news about someone on the panel"),
        first_line=_("We are very sorry to tell you that %(name)s has died.") % {"name": name or _("someone we know")},
        paragraphs=(
            _("You may want a quiet moment first. Nothing here is urgent."),
            Heading(_("What we have done")),
            _("No message goes to them any more, by any road. Nobody has to phone or write to stop one."),
            _("In public their place shows as vacant, with no word of why. What they said stays as they chose."),
            Heading(_("What you may want to do")),
            _("Think about who should be told, and how. Ask the family before you say anything in public."),
        ),
        link=(_("See seats and offices"), url),
    )


RESIGNED = message_kind(
    "governance.resigned",
    to=_to_arrangers_of_parting,
    render=lambda about_id, reader: _say_parting(about_id, reader, _resigned),
    nature=Nature.TELLS,
)
DIED = message_kind(
    "governance.died",
    to=_to_arrangers_of_parting,
    render=lambda about_id, reader: _say_parting(about_id, reader, _died),
    nature=Nature.TELLS,
)


def _to_the_one_who_left(parting_id: UUID) -> Iterable[Recipient]:
    parting = Parting.objects.filter(id=parting_id).first()
    return [Recipient(person_id=parting.person_id, reason=MINE)] if parting else []


def _say_you_resigned(parting_id: UUID, reader: Reader) -> Message | NotSent:
    parting = Parting.objects.filter(id=parting_id).first()
    panel = queries.panel(panel_id=parting.panel_id) if parting else None
    if parting is None or panel is None or parting.person_id != reader.person_id:
        return NotSent("done_since")
    return Message(
        subject=_("Thank you for your time on the panel"),
        first_line=_("You told us that you leave. Your last day is %(day)s.")
        % {"day": in_house_style(parting.last_on)},
        paragraphs=(
            _("Thank you for all you have done. Nobody else has to agree, and you owe nobody a reason."),
            _("What you said stays as you chose. You can still follow issues, and say something as anybody can."),
            _("If this was a mistake, phone us."),
        ),
        link=(_("See the panel"), f"/{panel.slug}/"),
        nothing_needed=True,
    )


YOU_RESIGNED = message_kind(
    "governance.you_resigned", to=_to_the_one_who_left, render=_say_you_resigned, nature=Nature.TELLS
)


def _to_whoever_is_aside(aside_id: UUID) -> Iterable[Recipient]:
    aside = Aside.objects.filter(id=aside_id).select_related("office_holding").first()
    return [Recipient(person_id=aside.person_id, reason=MINE)] if aside and aside.person_id else []


def _say_put_aside(aside_id: UUID, reader: Reader) -> Message | NotSent:
    aside = Aside.objects.filter(id=aside_id, ended_at=None).select_related("office_holding").first()
    panel = queries.panel(panel_id=aside.panel_id) if aside else None
    if aside is None or panel is None or aside.person_id != reader.person_id:
        return NotSent("done_since")
    if aside.about_id is not None:
        what = _("In one issue your office gives you no part for now.")
    else:
        what = _("From %(from_on)s to %(until_on)s your office gives you no part.") % {
            "from_on": in_house_style(aside.from_on),
            "until_on": in_house_style(aside.until_on),
        }
    return Message(
        subject=_("Someone wrote down that you stand aside"),
        first_line=what,
        paragraphs=(
            _("The reason they gave: %(cause)s.") % {"cause": AsideCause(aside.cause).label},
            _("If you do not agree, talk to a co-chair or the facilitator. Your seat is not touched."),
        ),
        link=(_("See your place on the panel"), f"/{panel.slug}/my-place/"),
    )


PUT_ASIDE = message_kind("governance.put_aside", to=_to_whoever_is_aside, render=_say_put_aside, nature=Nature.TELLS)
