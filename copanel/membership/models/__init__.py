"""The rows of membership."""

from copanel.membership.models.interests import Interest, Statement
from copanel.membership.models.invitations import Invitation, MailDomain
from copanel.membership.models.nominations import Nomination

__all__ = ["Interest", "Invitation", "MailDomain", "Nomination", "Statement"]
