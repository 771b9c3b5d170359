"""Issues in life's proportions: one in eight asked of the council, most of those answered, a few late."""

from __future__ import annotations

import datetime as dt
from functools import cache
from uuid import UUID

from copanel.conversations.models import Message, Thread
from copanel.influence.models import Following, Issue, Step
from copanel.influence.own_steps import RAISED
from copanel.influence.states import Audience, Because, IssueState, Stand
from copanel.influence.step_kinds import StepKind
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.kernel.dates import DateAsGiven, on
from copanel.kernel.ids import new_id
from copanel.words.states import Byline, Space
from tests.bench.seed.asked import Asked
from tests.bench.seed.panel import YEARS, Made
from tests.bench.seed.rows import Rows
from tests.bench.seed.said import enter, say
from tests.bench.seed.texts import Speaker

LONG_PATH = 1
MESSAGES = 3  # under each other issue
BYLINES = (Byline.NOT_NAMED, Byline.FULL_NAME, Byline.FIRST_NAME, Byline.NOT_NAMED, Byline.CARER, Byline.USES_CARE)
day = cache(on)


class Path:
    """One issue and its path, written from the first day on."""

    def __init__(self, rows: Rows, panel: Made, speaker: Speaker, number: int, at: dt.datetime) -> None:
        self.rows, self.panel, self.speaker, self.number = rows, panel, speaker, number
        self.issue_id, self.position = new_id(), 0
        self.url = f"/{panel.slug}/issues/{number}/"
        author = panel.people[number % len(panel.people)]
        byline = BYLINES[number % len(BYLINES)]
        said = {"at": at, "issue_id": self.issue_id, "url": self.url, "author": author, "byline": byline}
        words = say(rows, panel, speaker.text(), kind="issue", key=self.issue_id, heading=speaker.heading(number),
                    easy=speaker.text(100) if number % 10 == 1 else "",
                    correction=speaker.text(80) if number % 20 == 1 else "",
                    unchecked=number % 200 == 21, **said)  # fmt: skip
        # To one issue in three the panel gave a plainer heading.
        plainer = {**said, "author": None, "byline": Byline.NOT_NAMED, "office": Side.USER_LED}
        heading = None
        if number % 3 == 1:
            heading = say(rows, panel, speaker.heading(number), kind="heading", key=self.issue_id, **plainer)
        self.issue = Issue(
            id=self.issue_id, panel_id=panel.id, state=IssueState.OPEN, number=number, words_id=words,
            heading_id=heading, topic_id=panel.topics[number % len(panel.topics)], raised_by_id=author,
            raised_on=day(at.date()), created_at=at, shown_at=at, moved_at=at,
        )  # fmt: skip
        rows.put(
            Following, id=new_id(), panel_id=panel.id, issue_id=self.issue_id, person_id=author,
            because=Because.RAISED, started_at=at,
        )  # fmt: skip
        enter(rows, panel, "issue.shown", subject=self.issue_id, at=at,
              payload={"panel": panel.slug, "number": number})  # fmt: skip
        self.step(RAISED, self.issue_id, at)
        self.threads = {space: self._thread(space) for space in Space}

    def step(self, kind: StepKind, source_id: UUID, at: dt.datetime, **payload: object) -> None:
        self.position += 1
        self.rows.put(
            Step, id=new_id(), panel_id=self.panel.id, issue_id=self.issue_id, source_id=source_id, kind=kind.name,
            payload=payload, audience=Audience.PUBLIC, side=kind.side, happened_on=day(at.date()),
            position=self.position, noted_at=at,
        )  # fmt: skip
        self.issue.moved_at = max(self.issue.moved_at, at)

    def close(self) -> None:
        """Write the issue itself, which says where its path has come to."""
        self.rows.add(self.issue)

    def message(self, place: int, at: dt.datetime, *, space: Space = Space.PUBLIC, held: bool = False) -> None:
        """One message of 300 letters; every fifth from someone of the council's side where all can read it."""
        author = self.panel.people[(self.number + place) % len(self.panel.people)]
        message_id = new_id()
        words = say(
            self.rows, self.panel, self.speaker.text(300), at=at, kind="message", key=message_id,
            issue_id=self.issue_id, url=self.url, author=None if held else author, space=space, held=held,
            byline=Byline.NOT_NAMED if held else BYLINES[place % len(BYLINES)],
        )  # fmt: skip
        self.rows.put(Message, id=message_id, thread_id=self.threads[space], words_id=words, at=at)

    def office(self, text: str, *, at: dt.datetime, kind: str, key: UUID, side: Side, easy: str = "") -> UUID:
        """Words of an office under this issue; their key."""
        return say(
            self.rows, self.panel, text, at=at, kind=kind, key=key, issue_id=self.issue_id, url=self.url, author=None,
            office=side, easy=easy,
        )  # fmt: skip

    def _thread(self, space: Space) -> UUID:
        thread_id = new_id()
        self.rows.put(
            Thread, id=thread_id, panel_id=self.panel.id, place_kind="issue", place_id=self.issue_id, url=self.url,
            space=space, opened_at=self.issue.created_at,
        )  # fmt: skip
        return thread_id


def make(rows: Rows, panel: Made, number: int, *, messages: int, queue: int) -> int:
    """This many public issues and a queue; gives the number of the one with the long path."""
    speaker, now = Speaker(), clock.now()
    apart = dt.timedelta(days=365 * YEARS) / (number + 1)
    asked = Asked(rows, panel)
    path: Path | None = None
    for place in range(1, number + 1):
        at = now - apart * (number + 1 - place)
        path = Path(rows, panel, speaker, place, at)
        for each in range(1, (messages if place == LONG_PATH else MESSAGES) + 1):
            path.message(each, at + dt.timedelta(minutes=each))
        if place == LONG_PATH:
            for each in range(1, 11):
                path.message(each, at + dt.timedelta(minutes=each), space=Space.USER_LED)
            asked.long_path(path, at)
        elif place % 10 == 0 or place % 50 == 5:
            asked.one(path, at, answered=place % 10 == 0, late=place % 150 == 5)
        path.close()
    assert path is not None
    for place in range(queue):
        if place % 4 == 0:
            path.message(1000 + place, now - dt.timedelta(hours=place), held=True)
        else:
            _held(rows, panel, speaker, now - dt.timedelta(hours=place))
    return LONG_PATH


def _held(rows: Rows, panel: Made, speaker: Speaker, at: dt.datetime) -> None:
    """An issue that someone without an account sent in, not checked yet."""
    issue_id = new_id()
    words = say(rows, panel, speaker.text(), at=at, kind="issue", key=issue_id, issue_id=issue_id, author=None,
                url=f"/{panel.slug}/issues/of/{issue_id}/", heading=speaker.heading(0), held=True)  # fmt: skip
    raised: DateAsGiven = day(at.date())
    rows.add(
        Issue(
            id=issue_id, panel_id=panel.id, words_id=words, raised_on=raised,
            created_at=at, moved_at=at, stands=Stand.RAISED,
        )
    )  # fmt: skip
