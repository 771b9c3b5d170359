"""What the pages of this room are made of: frozen facts, in the reader's language and by the reader's rights."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from copanel.kernel.errors import NotFound
from copanel.scope.about import Subject
from copanel.scope.drafts import Draft, Limit
from copanel.scope.issues import IssueFacts, OpenIssues
from copanel.scope.states import Level
from copanel.words.queries import Spoken

PICTURES = {Level.OPEN: "yes", Level.LIMITED: "some", Level.FIXED: "no"}


@dataclass(frozen=True, slots=True)
class LineView:
    """What is open, limited or fixed. `until` says how long; `past`: its day is over, and it may be true no more."""

    level: Level
    text: Spoken | None
    why: Spoken | None = None
    whose: str = ""
    until: str = ""
    past: bool = False

    @property
    def picture(self) -> str:
        return PICTURES[self.level]


@dataclass(frozen=True, slots=True)
class ReplyView:
    """`text` is None where the council made a new statement instead of standing by this one."""

    text: Spoken | None
    signed: str


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """The panel's grounds and the council's reply, side by side. `late_by` in working days while none came."""

    id: UUID
    text: Spoken | None
    made_on: dt.date
    due_on: dt.date
    late_by: int
    late: str
    decision_id: UUID | None
    reply: ReplyView | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """One layer of what the council says can change. `met` says how long the panel had waited for it."""

    id: UUID
    layer: int
    level: Level
    lines: tuple[LineView, ...]
    signed: str
    signed_on: dt.date
    for_holder: bool
    is_issue: bool = False
    met: str = ""
    challenges: tuple[ChallengeView, ...] = ()

    @property
    def past(self) -> bool:
        """Whether the day of any part of it is over."""
        return any(line.past for line in self.lines)

    @property
    def picture(self) -> str:
        return PICTURES[self.level]

    @property
    def easy(self) -> bool:
        """Whether the council gave Easy Read words for all of it."""
        return all(line.text is not None and bool(line.text.easy) for line in self.lines)

    @property
    def waits(self) -> bool:
        """Whether a challenge waits for its reply."""
        return any(each.reply is None for each in self.challenges)


@dataclass(frozen=True, slots=True)
class Scope:
    """What can change on one issue: what was said for it alone, which wins there, and for its whole topic."""

    own: StatementView | None = None
    wider: StatementView | None = None

    @property
    def first(self) -> StatementView | None:
        return self.own or self.wider


@dataclass(frozen=True, slots=True)
class RequestView:
    """Asked for, and not said yet. Public like everything here; nothing waits for it."""

    asked_on: dt.date
    due_on: dt.date
    late_by: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """An issue of the topic for which the council said something of its own."""

    issue: IssueFacts
    level: Level
    url: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Everything that was said of what can change, on one topic or one issue. Newest layer first."""

    subject: Subject
    newest: StatementView | None
    earlier: tuple[StatementView, ...]
    wider: StatementView | None
    wider_url: str
    request: RequestView | None
    narrowed: tuple[Narrowed, ...]
    issues: OpenIssues | None
    can: frozenset[str]

    def challenge(self, challenge_id: UUID) -> tuple[StatementView, ChallengeView]:
        """One challenge and the statement it is about. Raises NotFound."""
        for statement in (self.newest, *self.earlier):
            for each in statement.challenges if statement else ():
                if each.id == challenge_id:
                    return statement, each
        raise NotFound()


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic in the list. `level` is None where the council has not said anything."""

    id: UUID
    name: str
    url: str
    level: Level | None
    look: str
    label: str
    note: str
    signed: str
    name_of_day: str
    title_of_day: str
    signed_on: dt.date | None
    until: tuple[str, ...]
    request: RequestView | None
    challenged: bool
    past: bool
    issues: OpenIssues
    meta: str = ""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One part of a draft, as it will be shown."""

    level: Level
    limit: Limit
    why: str
    whose: str
    until: str


@dataclass(frozen=True, slots=True)
class SayPage:
    """What the council has to say about one matter: the draft as it stands, and how the signature will read."""

    subject: Subject
    draft: Draft
    drafted_by: str
    drafted_at: dt.datetime | None
    layers: int
    request: RequestView | None
    may_sign: bool
    sign_as: str
    url: str
    page_url: str
    shown: tuple[DraftLine, ...] = ()
