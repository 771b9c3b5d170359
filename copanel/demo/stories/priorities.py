"""What matters most: last year's priorities, and the members asked again."""

from __future__ import annotations

import datetime as dt

from copanel.demo.diary import Diary, Story
from copanel.governance import services as governance
from copanel.governance.states import Method
from copanel.kernel import clock
from copanel.priorities import services as priorities
from copanel.priorities.services import Wanted
from copanel.words.states import How

SAID = (
    ("aisha", ("talking", "money"), "People stop asking when they cannot read the reply."),
    ("gwen", ("money",), "Carers pay first and are paid late."),
    ("joe", ("talking", "travel"), "Letters first. I get ten and can read two."),
)


def last_year(diary: Diary) -> Story:
    """Asked too early, asked again, said by some, decided: two priorities for a year, each with its topics."""
    yield 236
    too_early = priorities.ask_members(
        actor=diary.who("aisha"), panel_id=diary.panel.id, closes_on=clock.today() + dt.timedelta(days=21)
    )
    yield 235  # many were away, so it was asked again later
    priorities.call_off(actor=diary.who("aisha"), asking_id=too_early.id)
    yield 230
    asking = priorities.ask_members(
        actor=diary.who("aisha"), panel_id=diary.panel.id, closes_on=clock.today() + dt.timedelta(days=21)
    )
    yield 226
    for who, topics, text in SAID:
        priorities.say_what_matters(
            actor=diary.who(who), asking_id=asking.id, topic_ids=_keys(diary, topics), text=text
        )
    priorities.say_for_member(
        actor=diary.who("priya"), asking_id=asking.id, topic_ids=_keys(diary, ("money",)), how=How.LETTER,
        organisation_id=diary.organisations["sight"], text="Our members want the money to come on time.",
        read_back=True,
    )  # fmt: skip
    yield 212
    today = clock.today()
    decision = governance.record_decision(
        actor=diary.who("priya"), panel_id=diary.panel.id, method=Method.CONSENSUS,
        text="For a year we work first on letters people can read, and on money that comes on time.",
        agreed=f"{today.day} {today:%B %Y}",
    )  # fmt: skip
    priorities.decide_priorities(
        actor=diary.who("priya"),
        panel_id=diary.panel.id,
        decision_id=decision.id,
        asking_id=asking.id,
        wanted=(
            Wanted(
                "Letters that people can read",
                "Members named this most. People miss money and visits because of letters they cannot read.",
                "Many people cannot read their letters. We work on this first.",
                tuple(_keys(diary, ("talking",))),
            ),
            Wanted(
                "Money that comes on time",
                "People borrow while they wait. Carers told us so, and so did people who employ assistants.",
                "Money must come on time. People should not have to borrow.",
                tuple(_keys(diary, ("money",))),
            ),
        ),
        from_on=today,
        until_on=today + dt.timedelta(days=364),
    )


def asked_again(diary: Diary) -> Story:
    """The next year is near: members are asked again, and two have said something."""
    yield 3
    asking = priorities.ask_members(
        actor=diary.who("gwen"), panel_id=diary.panel.id, closes_on=clock.today() + dt.timedelta(days=25)
    )
    yield 2
    priorities.say_what_matters(
        actor=diary.who("gwen"), asking_id=asking.id, topic_ids=_keys(diary, ("money", "travel")),
        text="Getting to a day centre costs more than the day.",
    )  # fmt: skip


def _keys(diary: Diary, topics: tuple[str, ...]) -> list:
    return [diary.topics[key] for key in topics]


TOLD = (last_year, asked_again)
