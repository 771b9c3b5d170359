"""Marlshire itself: its organisations and posts, the panel and its local group, who sits where."""

from __future__ import annotations

import datetime as dt

from copanel.demo.diary import Diary, Story
from copanel.demo.people import PERSONAS
from copanel.governance import queries as panels
from copanel.governance import services as governance
from copanel.governance.states import HelpLineKind, SeatKind, ShownAs, WayKind
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.organisations import services as organisations
from copanel.organisations.states import NameKind, OrganisationKind
from copanel.people import services as people
from copanel.people.states import Channel

STARTED = 700  # working days before today
COUNCIL = "Marlshire County Council"
USER_LED, CARER_LED = OrganisationKind.USER_LED, OrganisationKind.CARER_LED

# key: name, kind, share of the board with lived experience in per cent (None: nobody has checked)
ORGANISATIONS = {
    "council": (COUNCIL, OrganisationKind.AUTHORITY, None),
    "mcil": ("Marlshire Centre for Independent Living", USER_LED, 80),
    "carers": ("Saltmarsh Carers Together", CARER_LED, 100),
    "deaf": ("Marlshire Deaf Forum", USER_LED, 90),
    "speakup": ("Speak Up Wendham", USER_LED, 75),
    "minds": ("Open Minds Marl Bay", USER_LED, 60),
    "sight": ("Marl Coast Sight Club", USER_LED, 55),
    "elders": ("Later Years Marlshire", USER_LED, None),
}

# key: title, organisation
POSTS = {
    "finance": "Head of Adult Care Finance",
    "director": "Director of Adult Care",
    "contact": "Head of Customer Contact",
    "day": "Head of Day Services",
}

TOPICS = {
    "money": ("Money and direct payments", "Money from the council"),
    "talking": ("Information and communication", "Getting information"),
    "carers": ("Carers", "Carers"),
    "day": ("Day services", "Things to do in the day"),
    "travel": ("Getting about", "Getting about"),
}

HELP = (
    (HelpLineKind.EMERGENCY, "Emergency", "999", "", "In danger now.", "Are you in danger now?"),
    (
        HelpLineKind.COUNCIL, "Marlshire adult safeguarding line", "01632 960 200", "day and night",
        "If someone is being hurt, left without care, or used.", "Is someone hurting you?",
    ),
    (
        HelpLineKind.HELPLINE, "Marlshire Listening Line", "01632 960 777", "day and night",
        "To talk to someone now.", "Do you want to talk to someone now?",
    ),
)  # fmt: skip

WAYS = (
    (
        WayKind.COMPLAINT, "The council’s complaints team",
        "For something that went wrong with your own care. The council must look into it.",
        "For your own care. The council must look at it.", "01632 960 210",
    ),
    (
        WayKind.ADVOCACY, "Marlshire Advocacy",
        "Someone on your side, free, who helps you say what you want.",
        "A person on your side. It is free.", "01632 960 333",
    ),
    (
        WayKind.OMBUDSMAN, "Care Complaints Office",
        "When you have complained and the council did not put it right.",
        "When the council did not put it right.", "01632 960 444",
    ),
    (
        WayKind.COUNCILLOR, "The councillor for where you live",
        "The person you elected. They can ask questions for you.",
        "The person you voted for. They can ask for you.", "",
    ),
    (
        WayKind.OTHER_BOARD, "Marlshire Learning Disability Board",
        "For things that matter to people with learning disabilities.",
        "For people with learning disabilities.", "01632 960 555",
    ),
)  # fmt: skip


def settle(diary: Diary) -> None:
    """People, organisations, posts, the panel with its rules and seats, and the local group."""
    with diary.on(STARTED):
        _people(diary)
        _organisations(diary)
        _panel(diary)
        _table(diary)
        _local_group(diary)


def hands_over(diary: Diary) -> Story:
    """A co-chair ends her time; another begins hers."""
    yield 260
    for office, end in ((Office.CO_CHAIR, governance.end_office), (Office.MEMBER, governance.empty_seat)):
        held = next(held for held in diary.who("nell").on(diary.panel.id) if held.office is office)
        end(actor=diary.who("priya"), holding_id=held.id)
    yield 255
    _appoint(diary, "gwen", Office.CO_CHAIR, "carers")


def _people(diary: Diary) -> None:
    for one in PERSONAS:
        person = people.add_person(
            actor=SYSTEM,
            full_name=one.full_name,
            first_name=one.first_name,
            own_word=one.own_word,
            language=one.language,
            email=one.address if one.has_account else "",
        )
        diary.persons[one.key] = person.id
        if one.post:
            people.change_contact(actor=SYSTEM, person_id=person.id, channel=Channel.POST, address=one.post)
        if one.phone:
            people.change_contact(actor=SYSTEM, person_id=person.id, channel=Channel.PHONE, address=one.phone)


def _organisations(diary: Diary) -> None:
    for key, (name, kind, _share) in ORGANISATIONS.items():
        made = organisations.add_organisation(actor=SYSTEM, name=name, kind=kind, from_on=dt.date(2004, 4, 1))
        diary.organisations[key] = made.id
    organisations.rename_organisation(
        actor=SYSTEM, organisation_id=diary.organisations["minds"], name="Marl Bay Survivors Group",
        from_on=dt.date(1998, 1, 1), kind=NameKind.LEGAL,
    )  # fmt: skip
    for key, title in POSTS.items():
        post = organisations.add_post(actor=SYSTEM, organisation_id=diary.organisations["council"], title=title)
        diary.posts[key] = post.id
    for post, holder in (("finance", "colin"), ("director", "ruth"), ("contact", "jan"), ("day", "carol")):
        name = next(one.full_name for one in PERSONAS if one.key == holder)
        organisations.appoint_holder(
            actor=SYSTEM, post_id=diary.posts[post], name=name, person_id=diary.persons[holder]
        )


def _panel(diary: Diary) -> None:
    council, host = diary.organisations["council"], diary.organisations["mcil"]
    made = governance.add_panel(
        actor=SYSTEM, slug="marlshire", name="Marlshire Care and Support Panel", authority_id=council,
        host_id=host, funder_id=council, phone="01632 960 114", phone_hours="Monday to Friday, 10am to 4pm",
        post_address="Freepost MARLSHIRE PANEL",
    )  # fmt: skip
    for key in [key for key in diary.organisations if key not in ("council", "mcil")]:
        organisations.keep_for_panel(actor=SYSTEM, organisation_id=diary.organisations[key], panel_id=made.id)
    furnish(made.id)
    for position, (key, (name, easy)) in enumerate(TOPICS.items()):
        topic = governance.add_topic(actor=SYSTEM, panel_id=made.id, name=name, easy_name=easy, position=position)
        diary.topics[key] = topic.id
    governance.open_panel(actor=SYSTEM, panel_id=made.id)
    diary.panels["marlshire"] = panels.panel(panel_id=made.id)


def furnish(panel_id) -> None:
    """What no panel opens without: whom to ring now. And other ways to be heard."""
    for position, (kind, name, phone, hours, about, easy) in enumerate(HELP):
        governance.add_help_line(
            actor=SYSTEM, panel_id=panel_id, kind=kind, name=name, phone=phone, hours=hours, about=about,
            easy_about=easy, position=position,
        )  # fmt: skip
    for position, (kind, name, about, easy, phone) in enumerate(WAYS):
        governance.add_way(
            actor=SYSTEM, panel_id=panel_id, kind=kind, name=name, about=about, easy_about=easy, phone=phone,
            position=position,
        )  # fmt: skip


# office, who, organisation they come from, how they chose to be shown
OFFICES = (
    (Office.CO_CHAIR, "aisha", "mcil", ShownAs.FULL_NAME),
    (Office.CO_CHAIR, "nell", "carers", ShownAs.FULL_NAME),
    (Office.DEPUTY_CHAIR, "ivy", "elders", ShownAs.FULL_NAME),
    (Office.FACILITATOR, "priya", "mcil", ShownAs.FULL_NAME),
    (Office.MODERATOR, "dev", "speakup", ShownAs.FIRST_NAME),
    (Office.SAFEGUARDING_LEAD, "lena", "mcil", ShownAs.FULL_NAME),
    (Office.SAFEGUARDING_LEAD, "nadia", "mcil", ShownAs.FULL_NAME),
    (Office.PAYMENTS_OFFICER, "pat", "mcil", ShownAs.FULL_NAME),
    (Office.AUTHORISER, "rosa", "mcil", ShownAs.FULL_NAME),
    (Office.AUDITOR, "amir", None, ShownAs.FULL_NAME),
    (Office.SUPPORT_ENGINEER, "kit", None, ShownAs.FULL_NAME),
    (Office.ENGAGEMENT_LEAD, "tom", "council", ShownAs.FULL_NAME),
    (Office.FUNDER_CONTACT, "simon", "council", ShownAs.FULL_NAME),
)

# Twelve user-led seats; nobody sits in the last, nor in Nell's since she left.
SEATS = (
    ("aisha", "mcil", ShownAs.FULL_NAME),
    ("gwen", "carers", ShownAs.FULL_NAME),
    ("ivy", "elders", ShownAs.FULL_NAME),
    ("dev", "speakup", ShownAs.FIRST_NAME),
    ("joe", "speakup", ShownAs.FULL_NAME),
    ("nell", "carers", ShownAs.FULL_NAME),
    (None, "deaf", ShownAs.ORGANISATION),
    (None, "deaf", ShownAs.ORGANISATION),
    (None, "minds", ShownAs.ORGANISATION),
    (None, "minds", ShownAs.ORGANISATION),
    (None, "sight", ShownAs.ORGANISATION),
    None,
)


def _appoint(diary: Diary, who: str, office: Office, organisation: str | None, shown=ShownAs.FULL_NAME, panel=None):
    return governance.appoint(
        actor=SYSTEM,
        panel_id=(panel or diary.panel).id,
        person_id=diary.persons[who],
        office=office,
        organisation_id=diary.organisations.get(organisation),
        shown_as=shown,
    )


def _table(diary: Diary) -> None:
    panel = diary.panel
    for office, who, organisation, shown in OFFICES:
        _appoint(diary, who, office, organisation, shown)
    for position, seat in enumerate(SEATS):
        made = governance.add_seat(actor=SYSTEM, panel_id=panel.id, side=Side.USER_LED, position=position)
        if seat:
            who, organisation, shown = seat
            governance.fill_seat(
                actor=SYSTEM, seat_id=made.id, person_id=diary.persons.get(who or ""),
                organisation_id=diary.organisations[organisation], shown_as=shown,
            )  # fmt: skip
    for position in range(4):
        made = governance.add_seat(actor=SYSTEM, panel_id=panel.id, side=Side.AUTHORITY, position=50 + position)
        governance.fill_seat(actor=SYSTEM, seat_id=made.id, organisation_id=diary.organisations["council"])
    governance.add_seat(actor=SYSTEM, panel_id=panel.id, side=Side.INDEPENDENT, kind=SeatKind.OBSERVER, position=90)
    for post in diary.posts.values():
        governance.name_answering_post(actor=SYSTEM, panel_id=panel.id, post_id=post)
    for key, (_name, _kind, share) in ORGANISATIONS.items():
        if share:
            organisations.check_user_led(
                actor=SYSTEM, organisation_id=diary.organisations[key], share=share,
                evidence="Read in its yearly report.",
            )  # fmt: skip


def _local_group(diary: Diary) -> None:
    """A second panel on the same site, and one that is still being prepared."""
    council = diary.organisations["council"]
    group = governance.add_panel(
        actor=SYSTEM, slug="marl-bay", name="Marl Bay Local Group", authority_id=council,
        host_id=diary.organisations["minds"], funder_id=council, phone="01632 960 118",
        phone_hours="Tuesday and Thursday, 11am to 3pm", post_address="Freepost MARL BAY GROUP",
    )  # fmt: skip
    furnish(group.id)
    governance.open_panel(actor=SYSTEM, panel_id=group.id)
    diary.panels["marl-bay"] = panels.panel(panel_id=group.id)
    _appoint(diary, "omar", Office.CO_CHAIR, "minds", panel=diary.panels["marl-bay"])
    governance.name_answering_post(actor=SYSTEM, panel_id=group.id, post_id=diary.posts["day"])
    young = governance.add_panel(
        actor=SYSTEM, slug="young-carers", name="Marlshire Young Carers Panel", authority_id=council,
        host_id=diary.organisations["carers"],
    )  # fmt: skip
    _appoint(diary, "gwen", Office.CO_CHAIR, None, panel=young)
    governance.add_topic(actor=SYSTEM, panel_id=young.id, name="Time for school", easy_name="Time for school")
