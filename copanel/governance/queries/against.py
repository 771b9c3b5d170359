"""Whether an office may be held by someone, by the panel's rules: on their first day, and when a rule is to change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from copanel.governance.models import OfficeHolding, SeatHolding
from copanel.governance.queries.people import _shown
from copanel.governance.queries.rules import Rules
from copanel.governance.queries.share import USER_LED_FROM
from copanel.governance.rule_kinds import OFFICE_RULES, RULES, said
from copanel.governance.rule_words import Bond, Yes
from copanel.governance.states import MEMBER_SEATS
from copanel.kernel import clock
from copanel.kernel.actor import Office, Side
from copanel.organisations import queries as organisations
from copanel.organisations.queries import OrganisationFacts
from copanel.organisations.states import OrganisationKind
from copanel.people import queries as people

# Nobody pays on their own, whatever a panel's rules say (powers.md: "never payments officer and authoriser").
NEVER_TOGETHER = frozenset({Office.PAYMENTS_OFFICER, Office.AUTHORISER})
ONLY_BY_RULE = frozenset({Office.PAYMENTS_OFFICER, Office.FACILITATOR})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules ask about who holds an office."""

    office: Office
    side: str
    is_member: bool
    organisation_id: UUID | None
    organisation: OrganisationFacts | None
    host_id: UUID | None
    offices: frozenset[Office]


def against(rules: Rules, facts: Facts) -> str:
    """What stands against it, quoting the rule; "" where nothing does."""
    sides = rules.sides(facts.office)
    if sides is not None and facts.side not in sides:
        return _quoted(OFFICE_RULES[facts.office][0], " ".join(sorted(sides)))
    bond = rules.bond(facts.office)
    if bond is not None and not _tied(bond, facts):
        return _quoted(OFFICE_RULES[facts.office][1], bond)
    if facts.office in NEVER_TOGETHER and facts.offices >= NEVER_TOGETHER:
        return _("One person cannot be both payments officer and authoriser. Two people stand behind each payment.")
    if facts.office in ONLY_BY_RULE and facts.offices >= ONLY_BY_RULE and rules.facilitator_pays == Yes.NO:
        return _quoted("facilitator_pays", rules.facilitator_pays)
    return ""


def _quoted(code: str, text: str) -> str:
    sentence = _("This is against a rule of the panel. “%(rule)s: %(answer)s.” Choose someone else or change the rule.")
    return sentence % {"rule": str(RULES[code].label).rstrip("?"), "answer": said(text)}


def _tied(bond: str, facts: Facts) -> bool:
    match bond:
        case Bond.MEMBERS:
            return facts.is_member
        case Bond.USER_LED:
            return is_user_led(facts.organisation)
        case Bond.HOST:
            return facts.organisation_id is not None and facts.organisation_id == facts.host_id
        case Bond.NOT_HOST:
            return facts.organisation_id is None or facts.organisation_id != facts.host_id
    return True


def is_user_led(facts: OrganisationFacts | None) -> bool:
    """Led by Disabled people, others who use care and support, or carers: checked, or carer-led by its kind."""
    if facts is None or facts.kind is OrganisationKind.AUTHORITY:
        return False
    if facts.user_led_share is not None:
        return facts.user_led_share >= USER_LED_FROM
    return facts.kind is OrganisationKind.CARER_LED


def why_against(rules: Rules, holding: OfficeHolding) -> str:
    """What stands against someone's term in an office, as of its first day. Five queries at most."""
    day = holding.from_on or clock.today()
    others = OfficeHolding.objects.filter(panel=holding.panel, person_id=holding.person_id)
    offices = others.overlapping(day, holding.until_on).values_list("office", flat=True)
    facts = organisations.organisations({holding.organisation_id} - {None})
    is_member = _seats_of(holding.panel_id, day, holding.person_id).exists()
    return against(rules, _facts(holding, is_member, facts, map(Office, offices)))


@dataclass(frozen=True, slots=True)
class Misfit:
    """Someone in an office that the new rules would not have let them take: shown as they chose."""

    office: Office
    name: str


def misfits(panel_id: UUID, before: Rules, after: Rules) -> list[Misfit]:
    """Who holds an office now that the new rules would not give them, and the old ones would. Six queries at most."""
    rows = OfficeHolding.objects.filter(panel_id=panel_id).now(clock.today()).select_related("panel")
    held = list(rows.annotate(is_member=Exists(_seats_of(OuterRef("panel_id"), clock.today(), OuterRef("person_id")))))
    # Only where the two differ is anything asked of an organisation.
    touched = [row for row in held if _asks(before, row.office) != _asks(after, row.office)]
    facts = organisations.organisations({row.organisation_id for row in touched if row.organisation_id})
    offices: dict[UUID, set[Office]] = {}
    for row in held:
        offices.setdefault(row.person_id, set()).add(Office(row.office))
    told = {row.id: _facts(row, row.is_member, facts, offices[row.person_id]) for row in touched}
    wrong = [row for row in touched if against(after, told[row.id]) and not against(before, told[row.id])]
    persons = people.names({row.person_id for row in wrong})
    names = {key: each.name for key, each in facts.items()}
    shown = [(row, _shown(row, persons.get(row.person_id), names)) for row in wrong]
    return [Misfit(Office(row.office), each["name"] or each["organisation_name"]) for row, each in shown]


def _asks(rules: Rules, office: str) -> tuple[object, ...]:
    """All that the rules ask about an office."""
    pays = rules.facilitator_pays if office in ONLY_BY_RULE else None
    return rules.sides(Office(office)), rules.bond(Office(office)), pays


def _seats_of(panel: Any, day: dt.date, person: Any) -> Any:
    """The seats of the user-led side that someone holds as a member on a day."""
    seats = SeatHolding.objects.filter(
        seat__panel_id=panel, seat__side=Side.USER_LED, seat__kind__in=MEMBER_SEATS, person_id=person
    )
    return seats.on(day)


def _facts(
    row: OfficeHolding, is_member: bool, facts: Mapping[UUID, OrganisationFacts], offices: Iterable[Office]
) -> Facts:
    return Facts(
        office=Office(row.office),
        side=row.side,
        is_member=is_member,
        organisation_id=row.organisation_id,
        organisation=facts.get(row.organisation_id) if row.organisation_id else None,
        host_id=row.panel.host_id,
        offices=frozenset({*offices, Office(row.office)}),
    )
