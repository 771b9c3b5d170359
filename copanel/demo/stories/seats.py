"""The table changes: deputies, an office for now, a job-share, terms of every kind, someone who leaves, and turns."""

from __future__ import annotations

from copanel.demo.diary import Diary, Story
from copanel.governance import services as governance
from copanel.governance.queries import my_place
from copanel.governance.states import AsideCause, SeatKind, ShownAs
from copanel.kernel.actor import Office, Side


def tell(diary: Diary) -> Story:
    """Corresponding seats, taken and left; who stands in; who holds an office for now; whose turn comes."""
    panel = diary.panel
    yield 150
    first, second = (
        governance.add_seat(
            actor=diary.who("priya"), panel_id=panel.id, side=Side.USER_LED, kind=SeatKind.CORRESPONDING,
            position=20 + number,
        )
        for number in range(2)
    )  # fmt: skip
    governance.fill_seat(
        actor=diary.who("aisha"), seat_id=first.id, person_id=diary.persons["tariq"],
        organisation_id=diary.organisations["sight"], shown_as=ShownAs.FULL_NAME,
    )  # fmt: skip
    meeting = governance.add_occasion(
        actor=diary.who("priya"), panel_id=panel.id, words="the yearly meeting of Later Years Marlshire"
    )
    governance.fill_seat(
        actor=diary.who("aisha"), seat_id=second.id, person_id=diary.persons["hazel"],
        organisation_id=diary.organisations["elders"], shown_as=ShownAs.FIRST_NAME, until_occasion_id=meeting.id,
    )  # fmt: skip
    governance.set_turns(
        actor=diary.who("aisha"), panel_id=panel.id, office=Office.CO_CHAIR,
        organisation_ids=[diary.organisations[key] for key in ("mcil", "carers", "deaf")],
    )  # fmt: skip
    yield 90
    ivys = next(held for held in diary.who("ivy").on(panel.id) if held.office is Office.DEPUTY_CHAIR)
    governance.step_aside(actor=diary.who("ivy"), holding_id=ivys.id, cause=AsideCause.ELECTION, until_on=diary.day(80))
    yield 60
    (mine,) = my_place(panel_id=panel.id, actor=diary.who("tariq")).things
    governance.resign(actor=diary.who("tariq"), panel_id=panel.id, holding_ids=[mine.key])
    yield 50
    governance.fill_seat(
        actor=diary.who("gwen"), seat_id=first.id, person_id=diary.persons["rana"],
        organisation_id=diary.organisations["sight"], shown_as=ShownAs.FULL_NAME, meetings=6,
    )  # fmt: skip
    for day in (45, 25):
        yield day
        governance.count_meeting(actor=diary.who("priya"), panel_id=panel.id)
    yield 16
    pats = next(held for held in diary.who("pat").on(panel.id) if held.office is Office.PAYMENTS_OFFICER)
    governance.appoint(
        actor=diary.who("priya"), panel_id=panel.id, person_id=diary.persons["wanda"], office=Office.PAYMENTS_OFFICER,
        organisation_id=diary.organisations["mcil"], shown_as=ShownAs.FULL_NAME, shares_with_id=pats.id,
        until_on=diary.day(-15),
    )  # fmt: skip
    yield 12
    governance.appoint(
        actor=diary.who("aisha"), panel_id=panel.id, person_id=diary.persons["yusuf"], office=Office.DEPUTY_CHAIR,
        organisation_id=diary.organisations["deaf"], shown_as=ShownAs.FULL_NAME, acting=True,
    )  # fmt: skip
    yield 10
    joes = next(held for held in diary.who("joe").on(panel.id) if held.office is Office.MEMBER)
    deputy = governance.name_deputy(
        actor=diary.who("joe"), holding_id=joes.id, person_id=diary.persons["colette"], shown_as=ShownAs.FULL_NAME
    )
    governance.stand_in(actor=diary.who("joe"), deputy_id=deputy.id, until_on=diary.day(-5))
