"""What THE PATH page is made of: frozen facts, already in the reader's language and by the reader's rights."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from copanel.governance.queries import PanelFacts, SideCount, TopicFacts
from copanel.influence.states import CarriedState
from copanel.scope.queries import Scope
from copanel.words.queries import Spoken

# The Easy Read picture for each look of a status.
PICTURES = {
    "raised": "talk",
    "waiting": "waiting",
    "considering": "waiting",
    "interim": "waiting",
    "late": "late",
    "adopted": "yes",
    "part": "some",
    "another": "change",
    "refused": "no",
    "not_in_our_power": "no",
    "no_comment": "no",
    "unstated": "read",
}


@dataclass(frozen=True, slots=True)
class PromiseView:
    """`due` is shown as given. Without a day it says so; `happened_on` is when its occasion came.

    `past`: its day has passed, and nobody has said yet that it was done. A record says nothing of that.
    """

    due: str
    dated: bool
    owner: str
    replaced: bool
    due_by: dt.date | None = None
    occasion: str = ""
    happened_on: dt.date | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One layer of the answer to one part. In a record an empty value means "not stated by the source"."""

    id: UUID
    part_id: UUID
    letter: str
    ask: str
    layer: int
    newest: bool
    label: str
    look: str
    needs_reasons: bool
    from_record: bool
    text: Spoken | None = None
    reason: Spoken | None = None
    change: Spoken | None = None
    category: str = ""
    meaning: str = ""
    decided_by: str = ""
    decided_on: str = ""
    by_when: str = ""
    promise: PromiseView | None = None

    @property
    def picture(self) -> str:
        return PICTURES.get(self.look, "answer")

    @property
    def promise_past(self) -> bool:
        """Whether it still holds, and the day that it promised has passed."""
        return self.newest and self.promise is not None and self.promise.past

    @property
    def easy(self) -> bool:
        """Whether the council gave its answer in Easy Read too."""
        return any(each is not None and bool(each.easy) for each in (self.text, self.reason))


@dataclass(frozen=True, slots=True)
class PartView:
    """One part and where it stands. `late_by` in working days; `anchor` leads to the step that tells of it."""

    id: UUID
    recommendation: int
    letter: str
    ask: str
    look: str
    label: str
    note: str
    by_answer: bool
    waits: bool
    late_by: int = 0
    due_on: dt.date | None = None
    asked_title: str = ""
    adopts: bool = False

    @property
    def picture(self) -> str:
        return PICTURES.get(self.look, "answer")


@dataclass(frozen=True, slots=True)
class DecisionView:
    """How the panel agreed, with the words of those who were against it kept beside."""

    method: str
    when: str
    decided: Spoken | None
    minority: Spoken | None
    counts: tuple[SideCount, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class SentView:
    number: int
    why: Spoken | None
    parts: tuple[PartView, ...]
    asked: int
    days: int | None
    due_on: dt.date | None
    acknowledged_on: dt.date | None
    acknowledged_as: str
    from_record: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the path. `kind` says which piece of the page draws it; exactly that kind's body is set.

    side     whose it is, None where it is neither's; `side_label` where another word than the side's own is true
    state    past, late (a gap: no answer came), now (the last that happened), todo (not yet)
    on       the day, where it is known to the day; `when` the date as given
    """

    number: int
    kind: str
    title: str
    side: str | None
    picture: str
    side_label: str | None = None
    state: str = "past"
    on: dt.date | None = None
    when: str = ""
    who: str = ""
    sentence: str = ""
    url: str = ""
    citation: str = ""
    citation_url: str = ""
    said: Spoken | None = None
    decision: DecisionView | None = None
    sent: SentView | None = None
    answers: tuple[AnswerView, ...] = ()
    parts: tuple[PartView, ...] = ()

    @property
    def anchor(self) -> str:
        return f"step-{self.number}"


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A recommendation that is drafted or agreed and not sent: for the user-led side's eyes."""

    id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class CarriedView:
    """Another panel that the issue was put to, and what this reader may do about it there."""

    id: UUID
    panel_id: UUID
    slug: str
    name: str
    state: str
    can: frozenset[str]

    @property
    def is_asked(self) -> bool:
        return self.state == CarriedState.ASKED

    @property
    def is_given_back(self) -> bool:
        return self.state == CarriedState.GIVEN_BACK

    @property
    def is_here(self) -> bool:
        """Whether the other panel works on it."""
        return self.state in (CarriedState.TAKEN, CarriedState.MOVED)


@dataclass(frozen=True, slots=True)
class PathPage:
    """Everything on the page of one issue.

    heading  what stands above it; "Issue 12" alone where the heading may not be read
    caption  what stands small above the heading: number and topic, and no number twice
    next     what happens next, in one or two sentences, the date first where there is one
    asked    how many parts were asked, in all recommendations
    can      the acts this reader may do here
    carried  the other panels that it was put to
    parent   the panel that this reader may pass it up to, by name
    scope    what the council says can change, for this issue and for its topic
    """

    id: UUID
    panel: PanelFacts
    number: int
    state: str
    heading: str
    caption: str
    words: Spoken | None
    topic: TopicFacts | None
    parts: tuple[PartView, ...]
    steps: tuple[StepView, ...]
    next: tuple[str, ...]
    asked: int
    today: dt.date
    from_record: bool
    citation: str
    citation_url: str
    following: bool
    has_easy: bool
    messages: int = 0
    can: frozenset[str] = frozenset()
    drafts: tuple[OpenDraft, ...] = ()
    doubts: tuple[str, ...] = field(default=())
    carried: tuple[CarriedView, ...] = ()
    parent: str = ""

    @property
    def acts_elsewhere(self) -> bool:
        """Whether this reader may do something about it for another panel."""
        return any(each.can for each in self.carried)

    scope: Scope = field(default_factory=Scope)

    @property
    def url(self) -> str:
        return f"/{self.panel.slug}/issues/{self.number}/"
