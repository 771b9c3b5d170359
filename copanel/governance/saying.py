"""How governance hands text of an office to `words`, where it stands with a place of its own."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance.models import Panel
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import Invalid
from copanel.words import services as words_services
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Voice

LONGEST = 5_000


def said_of_panel(
    actor: Actor,
    panel: Panel,
    *,
    kind: str,
    key: UUID,
    page: str,
    text: str,
    easy_text: str = "",
    side: Side = Side.USER_LED,
    field: str = "text",
) -> Words:
    """Words of an office about the panel itself: shown at once, they stay. Raises Invalid for the form's field."""
    text = text.strip()
    if not text:
        raise Invalid({field: _("Say why, in plain words.")})
    if max(len(text), len(easy_text)) > LONGEST:
        raise Invalid({field: _("Make this shorter: at most %(longest)s letters.") % {"longest": LONGEST}})
    return words_services.enter(
        actor=actor,
        panel_id=panel.id,
        text=text,
        easy_text=easy_text.strip(),
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=side,
        how=How.OWN,
        place=Place(kind, key, f"/{panel.slug}/{page}/"),
        written_by_id=actor.person_id,
        searchable=False,
    )
