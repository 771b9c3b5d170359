"""Who holds what, from the places an office comes from: office, seat, a deputy of either, post held or delegated.

Every question about powers reads these rows and nothing else: the Actor, whom to tell, who was a member.
Written as SQL, since every signed-in request asks: the ORM takes 20 ms to build the same two statements,
measured, and this one takes less than 1. The tests of this file run it on both databases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import connection

from copanel.governance.states import MEMBER_SEATS
from copanel.kernel import clock
from copanel.kernel.actor import Held, Office, Side

# Rows that are no office: the person works for the panel's authority or funder; the majority lets them in;
# they stepped aside from one thing, whose key then stands where a post's would.
WORKS_FOR = "works_for"
LET_IN = "let_in"
ASIDE = "aside"
BESIDES = (WORKS_FOR, LET_IN, ASIDE)

# Each arm gives key, office, panel, side, organisation, post, as delegate, person. {dated:x} stands for "x holds".
# A post comes first, so that PostgreSQL knows what kind of NULL the others' posts are.
POSTS = """
SELECT h.id, 'manager' AS office, a.panel_id, 'authority', p.organisation_id, a.post_id, {delegate}, h.person_id
FROM governance_answeringpost a
JOIN organisations_post p ON p.id = a.post_id
JOIN organisations_{how} h ON h.post_id = a.post_id
WHERE {dated:a} AND {dated:h} AND {person:h.person_id} AND {panel:a.panel_id}
"""
OF_MEMBERS = f"""
JOIN governance_seat s ON s.id = h.seat_id
WHERE s.side = '{Side.USER_LED}' AND s.kind IN ({", ".join(f"'{kind}'" for kind in MEMBER_SEATS)})
AND {{dated:h}} AND {{dated:s}} AND {{panel:s.panel_id}}"""
SEATS = f"""
SELECT h.id, 'member', s.panel_id, s.side, h.organisation_id, NULL, 0, h.person_id
FROM governance_seatholding h {OF_MEMBERS} AND {{person:h.person_id}}
"""
# Whoever stepped aside for a stretch of days has no office in it.
OFFICES = """
SELECT h.id, h.office, h.panel_id, h.side, h.organisation_id, NULL, 0, h.person_id
FROM governance_officeholding h
WHERE {dated:h} AND {person:h.person_id} AND {panel:h.panel_id} AND NOT EXISTS (
SELECT 1 FROM governance_aside x WHERE x.office_holding_id = h.id AND x.about_id IS NULL AND {dated:x})
"""
# A deputy has it while standing in, and no longer than whoever they stand in for holds it.
STANDS_IN = """
FROM governance_standingin t JOIN governance_deputy d ON d.id = t.deputy_id
JOIN governance_{of} h ON h.id = d.{key}"""
SEATS_STOOD_IN = f"""
SELECT t.id, 'member', s.panel_id, s.side, h.organisation_id, NULL, 1, d.person_id
{STANDS_IN.format(of="seatholding", key="seat_holding_id")} {OF_MEMBERS}
AND {{dated:t}} AND {{dated:d}} AND {{person:d.person_id}}
"""
OFFICES_STOOD_IN = f"""
SELECT t.id, h.office, h.panel_id, h.side, h.organisation_id, NULL, 1, d.person_id
{STANDS_IN.format(of="officeholding", key="office_holding_id")}
WHERE {{dated:h}} AND {{dated:t}} AND {{dated:d}} AND {{person:d.person_id}} AND {{panel:h.panel_id}}
"""
EMPLOYED = """
SELECT n.id, 'works_for', n.panel_id, 'authority', {organisation}, NULL, 0, h.person_id
FROM {table} h {joined}
JOIN governance_party n ON n.organisation_id = {organisation} AND n.role <> 'host'
WHERE {{dated:h}} AND {{dated:n}} AND {{person:h.person_id}} AND {{panel:n.panel_id}}
"""
# A seat of the authority's side is a place at its table: whoever sits there, or stands in there, is of the authority.
SEATED_FOR_AUTHORITY = f"""
SELECT {{key}}.id, 'works_for', s.panel_id, 'authority', h.organisation_id, NULL, 0, {{who}}.person_id
{{rows}} JOIN governance_seat s ON s.id = h.seat_id
WHERE s.side = '{Side.AUTHORITY}' AND {{dated}} AND {{{{dated:h}}}} AND {{{{dated:s}}}}
AND {{{{person:{{who}}.person_id}}}} AND {{{{panel:s.panel_id}}}}
"""
LET = """
SELECT h.id, 'let_in', h.panel_id, 'authority', NULL, NULL, 0, h.person_id
FROM governance_allowedinspace h
WHERE {dated:h} AND {person:h.person_id} AND {panel:h.panel_id}
"""
STEPPED_ASIDE = """
SELECT x.office_holding_id, 'aside', h.panel_id, h.side, NULL, x.about_id, 0, h.person_id
FROM governance_aside x JOIN governance_officeholding h ON h.id = x.office_holding_id
WHERE x.about_id IS NOT NULL AND {dated:x} AND {dated:h} AND {person:h.person_id} AND {panel:h.panel_id}
"""
OF_POST = "JOIN organisations_post p ON p.id = h.post_id"
ARMS = (
    POSTS.replace("{how}", "holding").replace("{delegate}", "0"),
    POSTS.replace("{how}", "delegation").replace("{delegate}", "1"),
    SEATS,
    OFFICES,
    SEATS_STOOD_IN,
    OFFICES_STOOD_IN,
)
ARMS_BESIDES = (
    EMPLOYED.format(table="governance_worksfor", joined="", organisation="h.organisation_id"),
    EMPLOYED.format(table="organisations_holding", joined=OF_POST, organisation="p.organisation_id"),
    EMPLOYED.format(table="organisations_delegation", joined=OF_POST, organisation="p.organisation_id"),
    EMPLOYED.format(table="governance_officeholding", joined="", organisation="h.organisation_id").rstrip()
    + f" AND h.side = '{Side.AUTHORITY}'\n",
    SEATED_FOR_AUTHORITY.format(key="h", who="h", rows="FROM governance_seatholding h", dated="{dated:h}"),
    SEATED_FOR_AUTHORITY.format(
        key="t",
        who="d",
        rows=STANDS_IN.format(of="seatholding", key="seat_holding_id"),
        dated="{dated:t} AND {dated:d}",
    ),
    LET,
    STEPPED_ASIDE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands with one panel. `held` is None for what is no office: see `what`.

    `aside` is the key of an office and of the one thing its holder stepped aside from.
    """

    person_id: UUID
    panel_id: UUID
    what: str
    held: Held | None
    aside: tuple[UUID, UUID] | None = None


def standings(
    *,
    person_ids: Iterable[UUID] | None = None,
    panel_id: UUID | None = None,
    day: dt.date | None = None,
    besides: bool = False,
) -> list[Standing]:
    """Every office of these people, on this panel, on this day; None means all people, all panels, this moment.

    With `besides`, also for whose authority or funder they work, and who is let in. One query.
    """
    people = None if person_ids is None else [_key(each) for each in dict.fromkeys(person_ids)]
    if people == []:
        return []
    values = {"day": connection.ops.adapt_datefield_value(day or clock.today())}
    values |= {f"person_{position}": each for position, each in enumerate(people or ())}
    if panel_id is not None:
        values["panel"] = _key(panel_id)
    text = _statement(None if people is None else len(people), panel_id is not None, day is None, besides)
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return [_standing(row) for row in cursor.fetchall()]


@lru_cache(maxsize=64)
def _statement(people: int | None, on_panel: bool, at_this_moment: bool, besides: bool) -> str:
    persons = "({}) IS NOT NULL" if people is None else "{} IN (" + _marks(people) + ")"
    panels = "{} = %(panel)s" if on_panel else "{} IS NOT NULL"
    arms = ARMS + (ARMS_BESIDES if besides else ())
    return "UNION ALL".join(arm.format_map(_Filters(persons, panels, at_this_moment)) for arm in arms)


def _marks(people: int) -> str:
    return ", ".join(f"%(person_{position})s" for position in range(people))


class _Filters(dict):
    """Fills {dated:h}, {person:h.person_id} and {panel:a.panel_id}: the part after the colon is the column."""

    def __init__(self, persons: str, panels: str, at_this_moment: bool) -> None:
        dated = "({0}.from_on IS NULL OR {0}.from_on <= %(day)s) AND ({0}.until_on IS NULL OR {0}.until_on >= %(day)s)"
        ended = " AND {0}.ended_at IS NULL" if at_this_moment else ""
        super().__init__(dated=_Filled(dated + ended), person=_Filled(persons), panel=_Filled(panels))


class _Filled(str):
    def __format__(self, column: str) -> str:
        return self.format(column)


def _standing(row: tuple) -> Standing:
    key, office, panel, side, organisation, post, delegate, person = row
    panel_id, person_id = _uuid(panel), _uuid(person)
    if office == ASIDE:
        return Standing(person_id, panel_id, office, None, (_uuid(key), _uuid(post)))
    if office in BESIDES:
        return Standing(person_id, panel_id, office, None)
    found = Held(
        id=_uuid(key),
        office=Office(office),
        panel_id=panel_id,
        side=Side(side),
        organisation_id=_uuid(organisation),
        post_id=_uuid(post),
        as_delegate=bool(delegate),
    )
    return Standing(person_id, panel_id, office, found)


def _key(value: UUID) -> UUID | str:
    """SQLite keeps a key as 32 hexadecimal digits."""
    return value if connection.features.has_native_uuid_field else value.hex


def _uuid(value: UUID | str | None) -> UUID | None:
    return value if value is None or isinstance(value, UUID) else UUID(value)
