"""What the record says about a question. Who replied, and what, is in the private journal alone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.ledger import CODE, DAY, SLUG, UID
from copanel.ledger.kinds import Shape

LINK = "/%(panel)s/deciding/%(question)s/"


def _public(name: str, sentence: str, **keys: Shape) -> ledger.Kind:
    keys = {"panel": SLUG, "question": UID, **keys}
    return ledger.kind(name, audience=ledger.PUBLIC, keys=keys, sentence=sentence, link=LINK)


PUT = _public(
    "question.put", _("The panel decides something in writing. Replies come until %(closes_on)s."), closes_on=DAY
)
EXTENDED = _public("question.extended", _("A decision in writing has more time: until %(closes_on)s."), closes_on=DAY)
WITHDRAWN = _public("question.withdrawn", _("A question to decide in writing was taken back. The page says why."))
DECIDED = _public("question.decided", _("The panel decided something in writing."), decision=UID)
NOT_CARRIED = _public("question.not_carried", _("A question in writing was not decided: not enough were for it."))
NO_AGREEMENT = _public("question.no_agreement", _("The panel found no agreement in writing. The chair mediates."))
MEDIATION_SAID = _public("question.mediation_said", _("The panel said who mediates where it found no agreement."))
VIEW_GIVEN = _public("question.view_given", _("A post at the council said what it thinks. It does not decide."))
REPLIED = ledger.kind(
    "question.replied", audience=ledger.PRIVATE, keys={"how": CODE}, sentence=_("Someone replied to a question.")
)
