"""Whether an office may be held by someone, by the panel's rules: on their first day, and when a rule is to change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

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
    other_offices: frozenset[Office]


def against(rules: Rules, facts: Facts) -> str:
    """What stands against it, quoting the rule; "" where nothing does."""
    sides = rules.sides(facts.office)
    if sides is not None and facts.side not in sides:
        return _quoted(OFFICE_RULES[facts.office][0], " ".join(sorted(sides)))
    bond = rules.bond(facts.office)
    if bond is not None and not _tied(bond, facts):
        return _quoted(OFFICE_RULES[facts.office][1], bond)
    together = facts.other_offices | {facts.office}
    if together >= NEVER_TOGETHER:
        return _("One person cannot be both payments officer and authoriser. Two people stand behind each payment.")
    if facts.office in ONLY_BY_RULE and together >= ONLY_BY_RULE and rules.facilitator_pays == Yes.NO:
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
    """What stands against someone's term in an office, as of its first day. Three queries."""
    return next(iter(_against(rules, [holding], holding.from_on).values()), "")


@dataclass(frozen=True, slots=True)
class Misfit:
    """Someone in an office that other rules would not have let them take: shown as they chose."""

    office: Office
    name: str
    why: str


def misfits(panel_id: UUID, rules: Rules) -> list[Misfit]:
    """Who holds an office now that these rules would not give them. Six queries at most."""
    held = list(OfficeHolding.objects.filter(panel_id=panel_id).now(clock.today()).select_related("panel"))
    found = _against(rules, held, clock.today())
    wrong = [row for row in held if row.id in found]
    persons = people.names({row.person_id for row in wrong})
    names = organisations.names_on({row.organisation_id for row in wrong if row.organisation_id})
    return [_misfit(row, found[row.id], persons, names) for row in wrong]


def _misfit(row: OfficeHolding, why: str, persons: dict, names: dict[UUID, str]) -> Misfit:
    shown = _shown(row, persons.get(row.person_id), names)
    return Misfit(Office(row.office), shown["name"] or shown["organisation_name"], why)


def _against(rules: Rules, held: list[OfficeHolding], day: dt.date | None) -> dict[UUID, str]:
    """By key of the term, what stands against it."""
    if not held:
        return {}
    panel, persons = held[0].panel, {row.person_id for row in held}
    seats = SeatHolding.objects.filter(
        seat__panel=panel, seat__side=Side.USER_LED, seat__kind__in=MEMBER_SEATS, person_id__in=persons
    )
    members = set(seats.on(day or clock.today()).values_list("person_id", flat=True))
    facts = organisations.organisations({row.organisation_id for row in held if row.organisation_id})
    offices: dict[UUID, set[Office]] = {}
    others = OfficeHolding.objects.filter(panel=panel, person_id__in=persons)
    first, last = (held[0].from_on, held[0].until_on) if len(held) == 1 else (clock.today(), clock.today())
    for row in others.overlapping(first, last):
        offices.setdefault(row.person_id, set()).add(Office(row.office))
    found = {
        row.id: against(
            rules,
            Facts(
                office=Office(row.office),
                side=row.side,
                is_member=row.person_id in members,
                organisation_id=row.organisation_id,
                organisation=facts.get(row.organisation_id),
                host_id=panel.host_id,
                other_offices=frozenset(offices.get(row.person_id, set()) - {Office(row.office)}),
            ),
        )
        for row in held
    }
    return {key: why for key, why in found.items() if why}
