"""Every read of this room. Each asks the actor; lists are paged, twenty rows a page."""

from copanel.influence.queries.drafting import (
    AnswerPage,
    AnswerPart,
    DraftPage,
    IssueFacts,
    answer_page,
    answering_posts,
    draft,
    issue,
)
from copanel.influence.queries.figures import Figures, News, Owed, OwedList, figures, newest_answers, owed
from copanel.influence.queries.grouped import Group, GroupFigures, figures_of, issues_of, public_issue
from copanel.influence.queries.listing import Filter, IssueLine, IssueList, how_many, issues, lines_of, newest
from copanel.influence.queries.needing import needs
from copanel.influence.queries.path import number_of, path
from copanel.influence.queries.shapes import (
    AnswerView,
    DecisionView,
    PartView,
    PathPage,
    PromiseView,
    SentView,
    StepView,
)

__all__ = [
    "AnswerPage",
    "AnswerPart",
    "AnswerView",
    "DecisionView",
    "DraftPage",
    "Figures",
    "Filter",
    "Group",
    "GroupFigures",
    "IssueFacts",
    "IssueLine",
    "IssueList",
    "News",
    "Owed",
    "OwedList",
    "PartView",
    "PathPage",
    "PromiseView",
    "SentView",
    "StepView",
    "answer_page",
    "answering_posts",
    "draft",
    "figures",
    "figures_of",
    "how_many",
    "issue",
    "issues",
    "issues_of",
    "lines_of",
    "needs",
    "newest",
    "newest_answers",
    "number_of",
    "owed",
    "path",
    "public_issue",
]
