"""The powers page: who may do what, for everybody, by office, and for whoever is signed in. No query at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from copanel.governance.queries import PanelFacts
from copanel.governance.states import OFFICE_SIDES
from copanel.home.powers.acts import ACTS, ROOMS
from copanel.home.powers.conditions import CONDITIONS
from copanel.home.powers.reading import Act, Answer, May, acts, read
from copanel.kernel.actor import ANONYMOUS, Actor, Held, Office, Side
from copanel.kernel.errors import NotFound

NOBODY = UUID(int=0)
PUBLIC, ACCOUNT = "public", "account"
LABELS = {
    PUBLIC: gettext_lazy("Someone without an account"),
    ACCOUNT: gettext_lazy("Someone with an account and no office"),
}
SIDES = {Office.MEMBER: Side.USER_LED, Office.MANAGER: Side.AUTHORITY}


@dataclass(frozen=True, slots=True)
class Power:
    """One act as someone may do it. `when` has a line for each way in which they may."""

    act: str
    may: May
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The powers of one room: those that someone has, and those that they have not."""

    heading: str
    has: tuple[Power, ...]
    lacks: tuple[Power, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone in an office, or without one: the word in the address, and how they are called."""

    code: str
    label: str
    side: Side


@dataclass(frozen=True, slots=True)
class Line:
    """One act of the table: who may do it at any time, and who may when something holds.

    everybody   whoever it is may, without an account too; `but` are those who may not while they act in that office
    """

    act: str
    everybody: bool
    but: tuple[str, ...]
    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    cells: tuple[May, ...]

    @property
    def nobody(self) -> bool:
        """Nobody on a panel may: the machine does it, from a clock or a file."""
        return set(self.cells) == {May.NO}


@dataclass(frozen=True, slots=True)
class PowersPage:
    holders: tuple[Holder, ...]
    rooms: tuple[tuple[str, tuple[Line, ...]], ...]
    machine: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficePage:
    holder: Holder
    parts: tuple[Part, ...]


def powers() -> PowersPage:
    """Every act of every room, and who may do it; apart, what nobody on a panel does."""
    everyone = holders()
    rooms = [(heading, [_line(act, everyone) for act in found]) for heading, found in _by_room()]
    return PowersPage(
        holders=everyone,
        rooms=tuple((heading, tuple(line for line in lines if not line.nobody)) for heading, lines in rooms),
        machine=tuple(line.act for _heading, lines in rooms for line in lines if line.nobody),
    )


def powers_table() -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The columns and rows of the file: every act, and for everyone yes, no or sometimes."""
    everyone = holders()
    words = {May.YES: _("yes"), May.WHEN: _("sometimes"), May.NO: _("no")}
    rows = [
        (heading, line.act, *(words[may] for may in line.cells))
        for heading, found in _by_room()
        for line in (_line(act, everyone) for act in found)
    ]
    return (_("About"), _("What is done"), *(holder.label for holder in everyone)), rows


def powers_of(code: str) -> OfficePage:
    """What someone in an office may do. Raises NotFound for an office there is not."""
    holder = next((each for each in holders() if each.code == code), None)
    if holder is None:
        raise NotFound()
    return OfficePage(holder, _parts({act: _standard(act, code) for act in acts()}))


def my_powers(*, panel: PanelFacts, actor: Actor) -> tuple[Part, ...]:
    """What the actor may do on this panel, with all the offices they act in just now."""
    return _parts({act: read(act, actor, panel.id) for act in acts()})


def holders() -> tuple[Holder, ...]:
    """Everyone of whom the page speaks: the public first, then each office."""
    others = (Holder(PUBLIC, str(LABELS[PUBLIC]), Side.PUBLIC), Holder(ACCOUNT, str(LABELS[ACCOUNT]), Side.PUBLIC))
    return (*others, *(Holder(office.value, str(office.label), _side(office)) for office in Office))


def _side(office: Office) -> Side:
    return SIDES[office] if office in SIDES else OFFICE_SIDES[office][0]


def stands_for(code: str) -> Actor:
    """Somebody in this office and in no other: whoever holds it today may do as much."""
    if code == PUBLIC:
        return ANONYMOUS
    if code == ACCOUNT:
        return Actor(person_id=NOBODY)
    office = Office(code)
    side, post = _side(office), NOBODY if office is Office.MANAGER else None
    held = Held(id=NOBODY, office=office, panel_id=NOBODY, side=side, organisation_id=NOBODY, post_id=post)
    return Actor(person_id=NOBODY, held=(held,), council_of=frozenset({NOBODY} if side is Side.AUTHORITY else ()))


@lru_cache(maxsize=4096)
def _standard(act: Act, code: str) -> Answer:
    """Policies are code, so what they say to an office changes only with the code."""
    return read(act, stands_for(code), NOBODY)


def _by_room() -> Iterable[tuple[str, list[Act]]]:
    for room, heading in ROOMS.items():
        yield str(heading), [act for act in acts() if act.room == room]


def _line(act: Act, everyone: tuple[Holder, ...]) -> Line:
    cells = tuple(_standard(act, holder.code).may for holder in everyone)
    named = {
        asked: tuple(holder.label for holder, may in zip(everyone, cells, strict=True) if may is asked) for asked in May
    }
    everybody = cells[0] is May.YES
    return Line(
        act=str(ACTS[act.room][act.name]),
        everybody=everybody,
        but=named[May.NO] if everybody else (),
        always=() if everybody else named[May.YES],
        sometimes=(_("Everybody"),) if set(cells) == {May.WHEN} else named[May.WHEN],
        cells=cells,
    )


def _parts(answers: dict[Act, Answer]) -> tuple[Part, ...]:
    found = []
    for heading, of_room in _by_room():
        told = [_power(act, answers[act]) for act in of_room]
        has = tuple(each for each in told if each.may is not May.NO)
        found.append(Part(heading, has, tuple(each for each in told if each.may is May.NO)))
    return tuple(found)


def _power(act: Act, answer: Answer) -> Power:
    return Power(str(ACTS[act.room][act.name]), answer.may, tuple(_when(each) for each in answer.when))


def _when(conditions: tuple[tuple[str, bool], ...]) -> str:
    """ "the words are their own, and it is not withdrawn" """
    in_order = sorted(conditions, key=lambda each: list(CONDITIONS).index(each[0]))
    said = [str(CONDITIONS[name][0 if holds else 1]) for name, holds in in_order]
    return _(", and ").join(said)
