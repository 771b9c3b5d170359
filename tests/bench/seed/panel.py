"""The panel itself: who sits at the table, which posts answer, what its pages say to everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.governance.models import (
    AnsweringPost,
    HelpLine,
    Occasion,
    OfficeHolding,
    Panel,
    Party,
    Rule,
    Seat,
    SeatHolding,
    Topic,
    WayToBeHeard,
)
from copanel.governance.rule_kinds import RULES
from copanel.governance.states import HelpLineKind, PanelState, Role, SeatKind, ShownAs, WayKind
from copanel.kernel import clock
from copanel.kernel.actor import Office, Side
from copanel.organisations.models import Holding, Organisation, OrganisationName, Post, PostTitle, UserLedFact
from copanel.organisations.states import NameKind, OrganisationKind
from copanel.people.models import Account, ContactChoice, Person
from copanel.people.states import Channel
from tests.bench.seed.rows import Rows

SLUG = "measured"
YEARS = 3
# A measurement posts thousands of messages a minute; the limits are tested elsewhere.
NO_LIMIT = {"per_person_day", "per_network_day", "per_address_day", "queue_ceiling"}
OFFICES = (
    (Office.CO_CHAIR, Side.USER_LED, 0),
    (Office.MODERATOR, Side.USER_LED, 0),
    (Office.DEPUTY_CHAIR, Side.USER_LED, 1),
    (Office.FACILITATOR, Side.INDEPENDENT, 2),
    (Office.SAFEGUARDING_LEAD, Side.INDEPENDENT, 3),
    (Office.MODERATOR, Side.USER_LED, 4),
    (Office.ENGAGEMENT_LEAD, Side.AUTHORITY, 5),
)
POSTS = ("Director of Adult Social Care", "Head of Commissioning", "Head of Transport", "Finance Director")
TOPICS = ("Getting around", "Care at home", "Money and charges", "Carers", "Housing", "Information", "Health", "Work")


@dataclass(frozen=True)
class Made:
    """The panel's keys, for the rows that hang on them. Account holders come first among the people."""

    id: UUID
    slug: str
    began: dt.date
    people: tuple[UUID, ...]
    co_chair: Account
    posts: tuple[tuple[UUID, str, UUID], ...]  # key, title, holder
    topics: tuple[UUID, ...]
    occasions: tuple[UUID, ...]


def make_panel(rows: Rows, *, people: int) -> Made:
    """A panel that has met for three years, with a full table and this many people who have said something."""
    now, began = clock.now(), clock.today() - dt.timedelta(days=365 * YEARS)
    persons = [_person(rows, place) for place in range(people)]
    accounts = [_account(rows, person, place) for place, person in enumerate(persons[:20])]
    council, host, *others = [_organisation(rows, place, now, began) for place in range(12)]
    panel = rows.add(
        Panel(
            slug=SLUG, name="The measured panel", state=PanelState.OPEN, authority=council, host=host, funder=council,
            phone="01632 960000", phone_hours="Monday to Friday, 9 to 5", post_address="1 High Street, Marlford",
            added_at=now, opened_at=now,
        )
    )  # fmt: skip
    for role, organisation in ((Role.AUTHORITY, council), (Role.HOST, host), (Role.FUNDER, council)):
        rows.add(Party(panel=panel, role=role, organisation=organisation, from_on=began))
    for office, side, who in OFFICES:
        rows.add(
            OfficeHolding(panel=panel, person_id=persons[who].id, office=office, side=side, from_on=began,
                          shown_as=ShownAs.FULL_NAME)
        )  # fmt: skip
    for place, organisation in enumerate(others):
        seat = rows.add(Seat(panel=panel, side=Side.USER_LED, kind=SeatKind.FULL, position=place, from_on=began))
        rows.add(
            SeatHolding(seat=seat, organisation=organisation, person_id=persons[6 + place].id, from_on=began,
                        shown_as=ShownAs.FIRST_NAME)
        )  # fmt: skip
    posts = [_post(rows, panel, council, title, persons[16 + n], began) for n, title in enumerate(POSTS)]
    for code, rule in RULES.items():
        value = "1000000" if code in NO_LIMIT else rule.default
        rows.add(Rule(panel=panel, code=code, value=value, from_on=began, set_at=now))
    topics = [rows.add(Topic(panel=panel, name=name, position=n, from_on=began)).id for n, name in enumerate(TOPICS)]
    for n, kind in enumerate(HelpLineKind):
        rows.add(HelpLine(panel=panel, name=f"Line {n}", position=n, kind=kind, phone="01632 960999", from_on=began))
    for n, way in enumerate(WayKind):
        rows.add(WayToBeHeard(panel=panel, name=f"Way {n}", position=n, kind=way, about="Ask them.", from_on=began))
    occasions = [
        rows.add(Occasion(panel=panel, words=f"the annual meeting of year {n}", added_at=now)).id for n in range(3)
    ]
    return Made(
        id=panel.id, slug=SLUG, began=began, people=tuple(person.id for person in persons), co_chair=accounts[0],
        posts=tuple(posts), topics=tuple(topics), occasions=tuple(occasions),
    )  # fmt: skip


def _person(rows: Rows, place: int) -> Person:
    return rows.add(Person(full_name=f"Person Number{place}", first_name="Person"))


def _account(rows: Rows, person: Person, place: int) -> Account:
    account = Account(person=person, email=f"person{place}@example.org")
    account.set_unusable_password()
    rows.add(ContactChoice(person=person, channel=Channel.EMAIL, address=account.email, confirmed_at=clock.now()))
    return rows.add(account)


def _organisation(rows: Rows, place: int, now: dt.datetime, began: dt.date) -> Organisation:
    kind = OrganisationKind.AUTHORITY if place == 0 else OrganisationKind.USER_LED
    organisation = rows.add(Organisation(kind=kind, added_at=now))
    rows.add(OrganisationName(organisation=organisation, kind=NameKind.KNOWN_AS, name=f"Organisation {place}"))
    if kind is OrganisationKind.USER_LED:
        rows.add(
            UserLedFact(organisation=organisation, share=80, checked_on=began, evidence="Its own list", recorded_at=now)
        )
    return organisation


def _post(
    rows: Rows, panel: Panel, council: Organisation, title: str, holder: Person, began: dt.date
) -> tuple[UUID, str, UUID]:
    post = rows.add(Post(organisation=council, panel_id=panel.id, added_at=clock.now()))
    rows.add(PostTitle(post=post, title=title, from_on=began))
    rows.add(Holding(post=post, person_id=holder.id, name_that_day=holder.full_name, from_on=began))
    rows.add(AnsweringPost(panel=panel, post=post, from_on=began))
    return post.id, title, holder.id
