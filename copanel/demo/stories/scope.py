"""What the council says can change, topic by topic: said, narrowed, challenged, past its day, asked and never said."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from copanel.demo.diary import Diary, Story
from copanel.kernel.dates import in_house_style
from copanel.scope import services as scope
from copanel.scope.models import Statement
from copanel.scope.services import Draft, Limit


def tell(diary: Diary) -> Story:
    """Five topics, and one issue for which the council said something of its own."""
    topics = diary.topics
    yield 150
    _says(diary, "ruth", topics["carers"], _breaks(in_house_style(diary.day(20))))
    yield 120
    _asks(diary, "aisha", topics["money"])
    yield 104
    _drafts(diary, "tom", topics["money"], _money(diary.today.year + 1))
    _signs(diary, "helen", topics["money"])
    yield 80
    centres = _says(diary, "carol", topics["day"], CENTRES)
    yield 70
    _asks(diary, "gwen", topics["travel"])
    yield 60
    challenged = scope.challenge(
        actor=diary.who("gwen"),
        statement_id=centres.id,
        text="The vote was about money, not about which centres. Nobody asked the people who go there.",
        easy_text="Nobody asked the people who go there.",
    )
    yield 48
    scope.reply(
        actor=diary.who("carol"),
        challenge_id=challenged.id,
        text="The report to the cabinet named both centres, so the vote covers them. What comes after them is open.",
        easy_text="The vote was about these 2 centres. What comes next can change.",
        points_to_person=False,
    )
    yield 8
    after = _says(diary, "carol", topics["day"], AFTER)
    yield 6
    scope.challenge(
        actor=diary.who("aisha"),
        statement_id=after.id,
        text="Transport is half of what makes a day good. It belongs to what is open.",
        easy_text="Transport must be able to change too.",
    )
    yield 5
    _asks(diary, "aisha", topics["talking"])
    yield 1
    _drafts(diary, "tom", topics["talking"], Draft(open=Limit(text="Every form and page that the council writes.")))


def narrowed(diary: Diary) -> Story:
    """For one issue the council says more than for its topic."""
    yield 2
    issue = diary.issues["Personal assistants are paid late"]
    _says(diary, "helen", issue.id, PAY_DAY)


def _breaks(until: str) -> Draft:
    return Draft(
        open=Limit(
            text="What carers’ breaks are like, and how people hear of them.",
            easy_text="You can say what breaks should be like.",
            until=until,
        )
    )


def _money(year: int) -> Draft:
    return Draft(
        open=Limit(
            text="The words, the layout and the formats of the letters.",
            easy_text="What the letters say and look like.",
        ),
        limited=Limit(
            text="When the letters go out.",
            easy_text="When the letters come.",
            why="The payments system sets the dates.",
            whose="other_body",
            whose_words="the contract for the payments system",
            until=in_house_style(dt.date(year, 3, 31)),
        ),
        fixed=Limit(
            text="How the amount of a direct payment is worked out.",
            easy_text="How much money people get.",
            why="The law sets it. The council cannot change it.",
            whose="law",
            whose_words="Care Act 2014",
            until="no date",
        ),
    )


CENTRES = Draft(
    fixed=Limit(
        text="Which two day centres close.",
        easy_text="Two day centres will close.",
        why="The cabinet voted for it, and there is no money to keep them.",
        whose="money",
        whose_words="the council’s budget",
        until="no date",
    )
)
AFTER = Draft(
    open=Limit(text="What people do in the day instead, and where.", easy_text="What you do in the day, and where."),
    fixed=Limit(
        text="Which two day centres close, and how people travel.",
        easy_text="Two day centres will close. Transport stays as it is.",
        why="The cabinet voted for it. The transport contract is signed.",
        whose="council",
        whose_words="the cabinet",
        until="no date",
    ),
)
PAY_DAY = Draft(
    limited=Limit(
        text="On which day of the month assistants are paid.",
        easy_text="On which day helpers get their pay.",
        why="The bank needs four working days.",
        whose="council",
        whose_words="Head of Adult Care Finance",
        until="no date",
    )
)


def _asks(diary: Diary, who: str, about: UUID) -> None:
    scope.ask(actor=diary.who(who), panel_id=diary.panel.id, about_id=about)


def _drafts(diary: Diary, who: str, about: UUID, draft: Draft) -> None:
    scope.save_draft(actor=diary.who(who), panel_id=diary.panel.id, about_id=about, draft=draft)


def _signs(diary: Diary, who: str, about: UUID) -> Statement:
    return scope.state(actor=diary.who(who), panel_id=diary.panel.id, about_id=about, points_to_person=False)


def _says(diary: Diary, who: str, about: UUID, draft: Draft) -> Statement:
    _drafts(diary, who, about, draft)
    return _signs(diary, who, about)


TOLD = (tell, narrowed)
