from copanel.influence.models.answer import Answer, Promise, Signing
from copanel.influence.models.carried import Carried
from copanel.influence.models.issue import Following, Issue
from copanel.influence.models.kinds import AnswerKind, RefusalCategory
from copanel.influence.models.recommendation import Part, Recommendation
from copanel.influence.models.step import Step

__all__ = [
    "Answer",
    "AnswerKind",
    "Carried",
    "Following",
    "Issue",
    "Part",
    "Promise",
    "Recommendation",
    "RefusalCategory",
    "Signing",
    "Step",
]
