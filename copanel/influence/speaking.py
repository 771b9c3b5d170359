"""How this room hands text to `words`, which alone keeps what was said."""

from __future__ import annotations

from uuid import UUID

from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import Invalid
from copanel.words import services as words
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Voice

HEADING_LENGTH = 120


def key_url(panel: PanelFacts, issue_id: UUID) -> str:
    """An issue's address before it has a number; afterwards it leads on to the number's."""
    return f"/{panel.slug}/issues/of/{issue_id}/"


def place(panel: PanelFacts, *, kind: str, key: UUID, issue_id: UUID) -> Place:
    """Where words on a path stand. Whatever part of the path they are, a search finds the issue."""
    return Place(kind=kind, id=key, url=key_url(panel, issue_id), searched_as=issue_id)


def said_by_office(
    *,
    actor: Actor,
    panel: PanelFacts,
    issue_id: UUID,
    kind: str,
    key: UUID,
    text: str,
    easy_text: str = "",
    side: Side,
    how: How = How.OWN,
    home: PanelFacts | None = None,
) -> Words:
    """Words of an office: they stay for good and are shown at once.

    `panel` is whose words they are; `home` the panel where the issue has its page, where that is another.
    """
    return words.enter(
        actor=actor,
        panel_id=panel.id,
        text=text,
        easy_text=easy_text,
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=side,
        how=how,
        place=place(home or panel, kind=kind, key=key, issue_id=issue_id),
        author_id=actor.person_id,
    )


def tidied(text: str, *, field: str, missing: str, longest: int, too_long: str) -> str:
    """The text as typed, without the space around it. Raises Invalid for the form's field."""
    text = text.strip()
    if not text:
        raise Invalid({field: missing})
    if len(text) > longest:
        raise Invalid({field: too_long % {"longest": longest}})
    return text
