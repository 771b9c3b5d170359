"""Whether somebody can be asked to come to the table at all."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel.errors import Invalid, NotFound
from copanel.people import queries as people


def check_known(person_id: UUID | None) -> None:
    """Raises NotFound for someone nobody knows, or who was erased; Invalid where it is written down that they died."""
    if person_id is None:
        return
    known = people.names([person_id]).get(person_id)
    if known is None or known.erased:
        raise NotFound()
    if known.died:
        raise Invalid(
            {"person_id": _("It is written down that this person has died. If that is wrong, take it back first.")}
        )
