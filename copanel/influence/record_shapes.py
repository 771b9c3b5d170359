"""The shape in which a published record comes in: plain facts, dates as given, keys made by whoever wrote the file.

An empty value means "not stated by the source". The order of `path` is the record's own and is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from copanel.influence.step_kinds import StepKind
from copanel.kernel.actor import Side
from copanel.kernel.dates import DateAsGiven
from copanel.words.states import Byline


@dataclass(frozen=True, slots=True)
class PartRecord:
    """One thing asked. `by_answer`: the answer raised it, nobody had asked it apart."""

    id: UUID
    text: str
    easy_text: str = ""
    post_id: UUID | None = None
    asked_title: str = ""
    due_on: DateAsGiven | None = None
    by_answer: bool = False
    citation: str = ""
    citation_url: str = ""


@dataclass(frozen=True, slots=True)
class AskedRecord:
    """A recommendation with its parts, as the record tells of it."""

    id: UUID
    sent_on: DateAsGiven
    parts: tuple[PartRecord, ...]
    citation: str
    citation_url: str = ""
    decision_id: UUID | None = None
    why: str = ""
    easy_why: str = ""

    @property
    def when(self) -> DateAsGiven | None:
        return self.sent_on


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One part's answer. `kind` and `category` are codes of the two tables.

    `promised`: the record tells of a promise, with `due` and `owner` as far as it states them. Without
    it there is none: a yes in old minutes is not yet a promise.
    """

    id: UUID
    part_id: UUID
    kind: str = "not_stated"
    text: str = ""
    easy_text: str = ""
    category: str = ""
    reason: str = ""
    change: str = ""
    decided_by: str = ""
    decided_on: DateAsGiven | None = None
    by_when: DateAsGiven | None = None
    due: DateAsGiven | None = None
    owner: str = ""
    promised: bool = False


@dataclass(frozen=True, slots=True)
class SignedRecord:
    """The answers given together. Name and title only as the source has them, of officers in public office."""

    id: UUID
    recommendation_id: UUID
    signed_on: DateAsGiven
    answers: tuple[AnswerRecord, ...]
    citation: str
    citation_url: str = ""
    post_id: UUID | None = None
    name: str = ""
    title: str = ""

    @property
    def when(self) -> DateAsGiven | None:
        return self.signed_on


@dataclass(frozen=True, slots=True)
class NotedRecord:
    """Any other step, of a registered kind."""

    source_id: UUID
    kind: StepKind
    citation: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    happened_on: DateAsGiven | None = None
    side: Side | None = None
    url: str = ""
    citation_url: str = ""

    @property
    def when(self) -> DateAsGiven | None:
        return self.happened_on


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One issue, what was said, and its path in the record's own order.

    `byline` says what kind of person raised it, where the record does; None where a panel or an authority did, or where
    the source does not state it. Nobody in a record chose how to be shown.
    """

    id: UUID
    heading: str
    text: str
    raised_on: DateAsGiven
    citation: str
    citation_url: str = ""
    easy_heading: str = ""
    easy_text: str = ""
    side: Side = Side.USER_LED
    byline: Byline | None = None
    topic_id: UUID | None = None
    path: tuple[AskedRecord | SignedRecord | NotedRecord, ...] = ()
