"""What can be done with a record, and what a record file holds. A record has no states: it is only added to."""

from __future__ import annotations

from enum import StrEnum


class Do(StrEnum):
    LOAD = "load"
    SEE = "see"


class Kind(StrEnum):
    """The kinds of thing in a record file, in the order in which they are entered."""

    PANEL = "panel"
    SOURCE = "sources"
    ORGANISATION = "organisations"
    RELATION = "relations"
    LIFE = "life"
    POST = "posts"
    OCCASION = "occasions"
    SEATS = "seats"
    OFFICE = "offices"
    DIFFER = "sources_differ"
    TERMS = "terms"
    SCOPE = "scope"
    ISSUE = "issues"
    STEP = "steps"
    RECOMMENDATION = "recommendations"
    PART = "parts"
    ANSWER = "answers"
    VIEW = "views"
