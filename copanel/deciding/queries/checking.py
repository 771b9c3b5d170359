"""What is wrong with a question as it was written, by the panel's rules."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from copanel.deciding.states import NEEDS_SHARE, Way
from copanel.governance import queries as governance
from copanel.kernel import clock
from copanel.kernel.dates import in_house_style
from copanel.kernel.errors import Invalid
from copanel.kernel.working_days import add_working_days

HEADING_LENGTH = 120
LONGEST_OPEN = dt.timedelta(days=366)


def check_question(
    *, panel_id: UUID, heading: str, way: Way, share: int, seats: int, closes_on: dt.date, deciding: int
) -> None:
    """`deciding` is how many seats decide. Asked before it is looked at, and again when it is put. Raises Invalid."""
    faults: dict[str, str] = {}
    if not 0 < len(heading.strip()) <= HEADING_LENGTH:
        faults["heading"] = _("Say in a few words what it is about. The most is %(most)d letters.") % {
            "most": HEADING_LENGTH
        }
    if way in NEEDS_SHARE and not 1 <= share <= 100:
        faults["share"] = _("Give a whole number from 1 to 100.")
    if way is Way.SEATS and not deciding < seats * 2 <= deciding * 2:
        faults["seats"] = _("Give a number from %(least)d to %(most)d: more than half of the seats, at most all.") % {
            "least": deciding // 2 + 1,
            "most": deciding,
        }
    days = governance.rules_on(panel_id).deciding_days
    least = add_working_days(clock.today(), days)
    if closes_on < least:
        faults["closes_on"] = ngettext(
            "People need at least %(days)d working day. Give %(day)s or later.",
            "People need at least %(days)d working days. Give %(day)s or later.",
            days,
        ) % {"days": days, "day": in_house_style(least)}
    elif closes_on > clock.today() + LONGEST_OPEN:
        faults["closes_on"] = _("That is more than a year away. Give an earlier day.")
    if not deciding:
        faults[""] = _("No full seat of the user-led side is filled. Nobody can decide.")
    if faults:
        raise Invalid(faults)
