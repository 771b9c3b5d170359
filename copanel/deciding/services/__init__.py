"""Everything that can be done to a question in writing, one function each."""

from copanel.deciding.services.closing import close, say_no_agreement, withdraw_question
from copanel.deciding.services.putting import extend, put_question
from copanel.deciding.services.replying import give_view, reply, reply_for

__all__ = [
    "close",
    "extend",
    "give_view",
    "put_question",
    "reply",
    "reply_for",
    "say_no_agreement",
    "withdraw_question",
]
