"""Every read of questions in writing."""

from copanel.deciding.queries.checking import check_question
from copanel.deciding.queries.listing import QuestionLine, QuestionsPage, SheetLine, questions, sheet
from copanel.deciding.queries.needing import needs
from copanel.deciding.queries.page import (
    GroupCount,
    OwnPlace,
    QuestionPage,
    ReplyLine,
    ReplyPage,
    Seat,
    View,
    place,
    question,
)
from copanel.deciding.queries.roll import seats_decide

__all__ = [
    "GroupCount",
    "OwnPlace",
    "QuestionLine",
    "QuestionPage",
    "QuestionsPage",
    "ReplyLine",
    "ReplyPage",
    "Seat",
    "SheetLine",
    "View",
    "check_question",
    "needs",
    "place",
    "question",
    "questions",
    "seats_decide",
    "sheet",
]
