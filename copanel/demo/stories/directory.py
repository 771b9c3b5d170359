"""The organisations of Marlshire: renamed, merged, closed after a year with nobody, replaced; who speaks for whom."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from copanel.demo.diary import Diary, Story
from copanel.organisations import services as organisations
from copanel.organisations.states import FieldKind, Level, MilestoneKind, OrganisationKind, RelationKind, Setting

AREAS = {"Wendham": Setting.URBAN, "Marl Bay": Setting.BOTH, "Saltmarsh": Setting.RURAL, "North Fells": Setting.RURAL}
LISTS = {
    FieldKind.AREA: tuple(AREAS),
    FieldKind.GROUP: (
        "Deaf people", "Carers", "People with learning disabilities", "People with a mental health condition",
        "Blind and partially sighted people", "Older people", "Autistic people", "Young Disabled people",
    ),
    FieldKind.OFFER: (
        "Advice", "A room with a hearing loop", "Training by people with lived experience", "Peer support",
    ),
    FieldKind.NEED: ("A treasurer", "A lift to meetings", "Help with the website"),
}  # fmt: skip
# key: whom it is for, where it works, what it offers, what it looks for
REACH = {
    "mcil": ("Wendham", "Marl Bay", "Saltmarsh", "Advice", "Training by people with lived experience"),
    "carers": ("Saltmarsh", "Carers", "Peer support", "A lift to meetings"),
    "deaf": ("Wendham", "Deaf people", "A room with a hearing loop"),
    "speakup": ("Wendham", "People with learning disabilities", "Training by people with lived experience"),
    "minds": ("Marl Bay", "People with a mental health condition", "Peer support", "A treasurer"),
    "elders": ("Wendham", "Older people", "Help with the website"),
}
LEVELS = {
    "mcil": Level.MEMBER, "carers": Level.MEMBER, "deaf": Level.MEMBER, "speakup": Level.MEMBER, "minds": Level.MEMBER,
    "elders": Level.MEMBER, "voices": Level.NETWORK, "fells": Level.INFORMED, "autism": Level.NOT_NOW,
}  # fmt: skip
CHECKED = ("mcil", "carers", "deaf", "speakup", "minds")


def tell(diary: Diary) -> Story:
    """Priya keeps the list; the two co-chairs and the organisations themselves help."""
    yield 500
    fields = _lists(diary)
    _add_the_rest(diary)
    yield 490
    for key, names in REACH.items():
        organisations.set_reach(
            actor=diary.who("priya"), organisation_id=diary.organisations[key],
            field_ids=[fields[name] for name in names],
        )  # fmt: skip
    for key, level in LEVELS.items():
        organisations.take_part(
            actor=diary.who("priya"), organisation_id=diary.organisations[key], panel_id=diary.panel.id, level=level
        )
    yield 488
    _the_coalition(diary)
    yield 130
    for name, looked in (
        ("North Fells", "Asked the parish clerks and the two surgeries."),
        ("Autistic people", "Asked the Autism Collective, which wants no part in this now."),
        ("Deaf people", "The Deaf Forum meets every month."),
    ):
        organisations.check_coverage(actor=diary.who("gwen"), field_id=fields[name], evidence=looked)
    for key in CHECKED:
        organisations.check_entry(actor=diary.who("priya"), organisation_id=diary.organisations[key])
    yield 75
    _sight_club_merges(diary)
    yield 62
    _a_post_held_for_now(diary)


def _lists(diary: Diary) -> dict[str, UUID]:
    return {
        name: organisations.list_field(
            actor=diary.who("priya"), panel_id=diary.panel.id, kind=kind, name=name, setting=AREAS.get(name, "")
        ).id
        for kind, names in LISTS.items()
        for name in names
    }


def _add(diary: Diary, key: str, name: str, kind: OrganisationKind = OrganisationKind.USER_LED, **more) -> UUID:
    made = organisations.add_organisation(
        actor=diary.who("priya"), name=name, kind=kind, panel_id=diary.panel.id, **more
    )
    diary.organisations[key] = made.id
    return made.id


def _add_the_rest(diary: Diary) -> None:
    """One renamed, one kept informed, one that wants no part now."""
    key = _add(diary, "voices", "Wendham Users’ Forum", initials="WUF", from_on=dt.date(1996, 5, 1))
    organisations.rename_organisation(
        actor=diary.who("priya"), organisation_id=key, name="Wendham Voices", from_on="spring 2016"
    )
    organisations.add_alias(actor=diary.who("priya"), organisation_id=key, name="The Thursday Group")
    organisations.relate(
        actor=diary.who("priya"), organisation_id=key, other_id=diary.organisations["mcil"],
        kind=RelationKind.HOSTED_BY, from_on="2019",
    )  # fmt: skip
    _add(diary, "fells", "Fellside Friends", OrganisationKind.OTHER)
    _add(diary, "autism", "Marlshire Autism Collective", initials="MAC", from_on=dt.date(2017, 1, 1))


def _the_coalition(diary: Diary) -> None:
    """Closed in 2018, after years with nobody before; a year later the council made a commission in its place."""
    priya = diary.who("priya")
    key = _add(diary, "coalition", "Wendham Disability Coalition", initials="WDC", website="https://coalition.example")
    for happened, source in (("July 1984", "A letterhead."), ("1985", "Its own history.")):
        organisations.note_milestone(
            actor=priya, organisation_id=key, kind=MilestoneKind.FOUNDED, happened=happened, source=source
        )
    organisations.note_gap(
        actor=priya, organisation_id=key, from_on=dt.date(2009, 1, 1), until_on=dt.date(2010, 6, 30),
        source="Its own history.",
    )  # fmt: skip
    organisations.close_organisation(
        actor=priya, organisation_id=key, closed="December 2018", source="Marlshire Post, 4 January 2019."
    )
    organisations.give_closing_reason(
        actor=priya, organisation_id=key, reason="It ran out of money.", source="Marlshire Post, 4 January 2019."
    )
    commission = _add(diary, "commission", "Wendham Access Commission", OrganisationKind.OTHER)
    organisations.check_user_led(
        actor=priya, organisation_id=commission, share=20, evidence="The council’s paper of December 2019."
    )
    organisations.relate(
        actor=priya, organisation_id=key, other_id=commission, kind=RelationKind.REPLACED_BY, from_on="December 2019"
    )
    organisations.give_closing_reason(
        actor=priya, organisation_id=key, reason="The council did not renew its grant.", published=True,
        source="The same page, corrected after a reader wrote.",
    )  # fmt: skip


def _sight_club_merges(diary: Diary) -> None:
    """It held a seat. The seat is not moved: the co-chairs are asked to put it to the panel."""
    today = diary.today
    made = _add(diary, "senses", "Sight and Sound Marlshire", from_on=dt.date(today.year - 1, 1, 1))
    organisations.merge(
        actor=diary.who("aisha"), organisation_ids=[diary.organisations["sight"]], into_id=made,
        from_on=diary.day(80), source="The vote of its members.",
    )  # fmt: skip
    organisations.note_milestone(
        actor=diary.who("aisha"), organisation_id=made, kind=MilestoneKind.LAUNCHED,
        happened=f"spring {today.year}", source="Its invitation.",
    )  # fmt: skip


def _a_post_held_for_now(diary: Diary) -> None:
    """The engagement lead keeps the council's posts: a new title, and someone who holds it for now."""
    tom = diary.who("tom")
    post = organisations.add_post(
        actor=tom, organisation_id=diary.organisations["council"], title="Head of Buses", from_on=dt.date(2019, 4, 1)
    )
    organisations.appoint_holder(actor=tom, post_id=post.id, name="Ivor Pelham", from_on=dt.date(2019, 4, 1))
    organisations.retitle_post(actor=tom, post_id=post.id, title="Head of Getting About", from_on=diary.day(62))
    organisations.appoint_holder(actor=tom, post_id=post.id, name="Grace Holloway", acting=True)
