"""Every read of what can change. What is signed is public; a draft is for those who answer for the council."""

from copanel.scope.queries.listing import topics
from copanel.scope.queries.needing import needs
from copanel.scope.queries.page import page, said_of_topic, say_page
from copanel.scope.queries.shapes import AboutPage, SayPage, Scope, StatementView, TopicLine
from copanel.scope.queries.standing import Stands, levels, stands

__all__ = [
    "AboutPage",
    "SayPage",
    "Scope",
    "Stands",
    "StatementView",
    "TopicLine",
    "levels",
    "needs",
    "page",
    "said_of_topic",
    "say_page",
    "stands",
    "topics",
]
