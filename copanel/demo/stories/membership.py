"""How people come to Marlshire's table: invitations in each state, nominations, and what people declared."""

from __future__ import annotations

from uuid import UUID

from copanel.demo.diary import Diary, Story
from copanel.governance.states import ShownAs
from copanel.kernel.actor import ANONYMOUS, Office, Side
from copanel.membership import queries, services, tokens
from copanel.membership.states import InterestKind
from copanel.words.states import How

COUNCIL_MAIL = "council.marlshire.example"


def a_new_member(diary: Diary) -> Story:
    """Nell's seat is taken by someone who is not named; what she declares stands under "a member"."""
    yield 130
    services.add_mail_domain(
        actor=diary.who("aisha"), panel_id=diary.panel.id, organisation_id=diary.organisations["council"],
        domain=COUNCIL_MAIL,
    )  # fmt: skip
    sent = services.invite(
        actor=diary.who("gwen"), panel_id=diary.panel.id, seat_id=_free(diary, Side.USER_LED),
        organisation_id=diary.organisations["carers"], email="harriet@marlshire.example", name="Harriet Moss",
    )  # fmt: skip
    yield 124
    done = services.accept(
        actor=ANONYMOUS, token=tokens.word(sent),
        yes=services.Yes(shown_as=ShownAs.NOT_NAMED, full_name="Harriet Moss"),
    )  # fmt: skip
    diary.persons["harriet"] = done.answered_id
    yield 122
    services.declare_interest(
        actor=diary.who("harriet"), panel_id=diary.panel.id, kind=InterestKind.MONEY,
        text="I employ two assistants with a direct payment.",
    )  # fmt: skip


def invitations(diary: Diary) -> Story:
    yield 58
    services.invite(
        actor=diary.who("aisha"), panel_id=diary.panel.id, seat_id=_free(diary, Side.INDEPENDENT),
        email="observer@university.example", name="Professor Lin",
    )  # fmt: skip
    yield 52
    declined = services.invite(
        actor=diary.who("aisha"), panel_id=diary.panel.id, seat_id=_free(diary, Side.USER_LED),
        email="tired@marlshire.example", name="Oona Price",
    )  # fmt: skip
    yield 46
    services.decline(
        actor=ANONYMOUS, token=tokens.word(declined), because="I would like to, but not this winter. Ask me in spring.",
    )  # fmt: skip
    yield 14
    mistaken = services.invite(
        actor=diary.who("priya"), panel_id=diary.panel.id, office=Office.MODERATOR, email="wrong@marlshire.example"
    )
    services.withdraw_invitation(actor=diary.who("priya"), invitation_id=mistaken.id)
    held = services.invite(
        actor=diary.who("priya"), panel_id=diary.panel.id, office=Office.SAFEGUARDING_LEAD,
        organisation_id=diary.organisations["mcil"], email="nora@marlshire.example", name="Nora Penn",
    )  # fmt: skip
    yield 9
    services.accept(
        actor=ANONYMOUS, token=tokens.word(held),
        yes=services.Yes(
            shown_as=ShownAs.FULL_NAME, full_name="Nora Penn", works_for=(diary.organisations["council"],)
        ),
    )  # fmt: skip
    yield 4
    services.invite(
        actor=diary.who("aisha"), panel_id=diary.panel.id, office=Office.MODERATOR, name="Ben Ash",
        organisation_id=diary.organisations["sight"], email=f"ben.ash@{COUNCIL_MAIL}",
    )  # fmt: skip
    services.invite(
        actor=diary.who("helen"), panel_id=diary.panel.id, office=Office.ENGAGEMENT_LEAD,
        organisation_id=diary.organisations["council"], email=f"jo.reed@{COUNCIL_MAIL}", name="Jo Reed",
    )  # fmt: skip


def nominations(diary: Diary) -> Story:
    yield 44
    aside = services.nominate(
        actor=diary.who("dev"), panel_id=diary.panel.id, seat_id=_free(diary, Side.USER_LED),
        organisation_id=diary.organisations["sight"], why="They have one seat. Their people travel a lot by bus.",
    )  # fmt: skip
    yield 40
    services.put_aside(
        actor=diary.who("gwen"), nomination_id=aside.id,
        reason="They have a seat already. This one is for someone who is Deaf or hard of hearing.",
    )  # fmt: skip
    yield 16
    up = services.nominate(
        actor=diary.who("ivy"), panel_id=diary.panel.id, office=Office.DEPUTY_CHAIR,
        person_id=diary.persons["dev"], they_agree=True, why="Dev reads everything, and people trust him.",
    )  # fmt: skip
    yield 12
    services.take_up(actor=diary.who("aisha"), nomination_id=up.id)
    yield 3
    services.nominate(
        actor=diary.who("joe"), panel_id=diary.panel.id, seat_id=_free(diary, Side.USER_LED), name="Bea Fox",
        they_agree=True, why="Bea knows all about the buses. She talks with her hands and a tablet.",
    )  # fmt: skip
    services.nominate(
        actor=diary.who("helen"), panel_id=diary.panel.id, office=Office.ENGAGEMENT_LEAD, name="Sid Marlow",
        they_agree=True, why="He ran the tenants’ panel for three years.",
    )  # fmt: skip


def interests(diary: Diary) -> Story:
    yield 120
    over = services.declare_interest(
        actor=diary.who("gwen"), panel_id=diary.panel.id, kind=InterestKind.ROLE,
        text="I am on the board of the hospice.", from_on=diary.day(600),
    )  # fmt: skip
    services.declare_interest(
        actor=diary.who("gwen"), panel_id=diary.panel.id, kind=InterestKind.MONEY,
        organisation_id=diary.organisations["carers"],
        text="My organisation gets a grant from the council for its carers’ breaks.", from_on=diary.day(500),
    )  # fmt: skip
    yield 90
    services.end_interest(actor=diary.who("gwen"), interest_id=over.id)
    services.declare_interest(
        actor=diary.who("ruth"), panel_id=diary.panel.id, kind=InterestKind.FAMILY,
        text="My brother works for a company that runs care homes for the council.",
    )  # fmt: skip
    services.say_whole(actor=diary.who("joe"), panel_id=diary.panel.id)
    yield 80
    services.declare_interest(
        actor=diary.who("priya"), panel_id=diary.panel.id, kind=InterestKind.WORK, how=How.PHONE, read_back=True,
        person_id=diary.persons["lena"], text="I teach first aid one day a week, for a charity.",
    )  # fmt: skip


def _free(diary: Diary, side: Side) -> UUID | None:
    """The first seat of a side that nobody holds."""
    targets = queries.targets(diary.panel.id, [side], but_invited=False)
    return next(target.seat_id for target in targets if target.seat_id)


TOLD = (a_new_member, invitations, nominations, interests)
