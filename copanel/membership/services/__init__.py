"""Every write of this room."""

from copanel.membership.saying_yes import Yes
from copanel.membership.services.answering import accept, accept_for, decline, decline_for, give
from copanel.membership.services.domains import add_mail_domain, end_mail_domain
from copanel.membership.services.interests import declare_interest, end_interest, say_whole
from copanel.membership.services.inviting import invite, send_again, withdraw_invitation
from copanel.membership.services.nominating import nominate, put_aside, take_up, withdraw_nomination

__all__ = [
    "Yes",
    "accept",
    "accept_for",
    "add_mail_domain",
    "declare_interest",
    "decline",
    "decline_for",
    "end_interest",
    "end_mail_domain",
    "give",
    "invite",
    "nominate",
    "put_aside",
    "say_whole",
    "send_again",
    "take_up",
    "withdraw_invitation",
    "withdraw_nomination",
]
