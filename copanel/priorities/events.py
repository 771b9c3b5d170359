"""What the record says about priorities. What a member said stands in the private journal alone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel.ledger import DAY, NUMBER, PRIVATE, PUBLIC, SLUG, UID, kind

LINK = "/%(panel)s/priorities/"

ASKED = kind(
    "priorities.asked", audience=PUBLIC, keys={"panel": SLUG, "closes_on": DAY},
    sentence=_("The panel asks its members what matters most. They can say so until %(closes_on)s."), link=LINK,
)  # fmt: skip
SAID = kind("priorities.said", audience=PRIVATE, keys={}, sentence=_("A member said what matters most."))
DECIDED = kind(
    "priorities.decided", audience=PUBLIC,
    keys={"panel": SLUG, "count": NUMBER, "from_on": DAY, "decision": UID},
    sentence=_("The panel decided its priorities from %(from_on)s. There are %(count)s."), link=LINK,
)  # fmt: skip
CALLED_OFF = kind(
    "priorities.called_off", audience=PUBLIC, keys={"panel": SLUG},
    sentence=_("The panel no longer asks what matters most."), link=LINK,
)  # fmt: skip
PUT_UNDER = kind(
    "priorities.issue_put", audience=PUBLIC, keys={"panel": SLUG, "priority": UID},
    sentence=_("An issue was put under a priority."), link="/%(panel)s/priorities/%(priority)s/",
)  # fmt: skip
TAKEN_FROM = kind(
    "priorities.issue_taken", audience=PUBLIC, keys={"panel": SLUG, "priority": UID},
    sentence=_("An issue was taken from under a priority."), link="/%(panel)s/priorities/%(priority)s/",
)  # fmt: skip
