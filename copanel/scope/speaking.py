"""How this room hands text to `words`, which alone keeps what was said; and who can say it today."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from copanel.governance import queries as governance
from copanel.governance.queries import PanelFacts
from copanel.kernel.actor import Actor, Side
from copanel.kernel.errors import Invalid, NotFound, WrongState
from copanel.words import services as words
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Voice


def open_panel(panel_id: UUID) -> PanelFacts:
    """The panel, which must be open: nothing is asked or said of a record. Raises NotFound, WrongState."""
    panel = governance.panel(panel_id=panel_id)
    if panel is None:
        raise NotFound()
    if not panel.is_open:
        raise WrongState(_("This panel takes nothing new."))
    return panel


def answering_panel(panel_id: UUID, *, owed: bool) -> PanelFacts:
    """The panel, where the council says something: open, or stopped since it was asked for what is `owed`.

    A panel that rests, is replaced or closed asks for nothing new; what it asked for is still answered, else the
    page would say for good that the council said nothing. Raises NotFound, WrongState.
    """
    panel = governance.panel(panel_id=panel_id)
    if panel is not None and owed and not panel.is_record:
        return panel
    return open_panel(panel_id)


def url_of(panel: PanelFacts, about_id: UUID) -> str:
    return f"/{panel.slug}/topics/{about_id}/"


def said_by_office(
    *, actor: Actor, panel: PanelFacts, kind: str, key: UUID, about_id: UUID, text: str, easy_text: str = "", side: Side
) -> Words:
    """Words of an office: they stay for good and are shown at once, and no person is their author.

    Who signed stands with the statement. A search finds issues, not these.
    """
    return words.enter(
        actor=actor,
        panel_id=panel.id,
        text=text,
        easy_text=easy_text,
        voice=Voice.OFFICE,
        byline=Byline.NOT_NAMED,
        side=side,
        how=How.OWN,
        place=Place(kind, key, url_of(panel, about_id)),
        written_by_id=actor.person_id,
        searchable=False,
    )


def tidied(text: str, *, missing: str, longest: int) -> str:
    """The text as typed, without the space around it. Raises Invalid for the box `text`."""
    text = text.strip()
    if not text:
        raise Invalid({"text": missing})
    if len(text) > longest:
        raise Invalid({"text": _("Make this shorter: at most %(longest)s letters.") % {"longest": longest}})
    return text


def names_nobody(points_to_person: bool | None) -> None:
    """Nobody who uses care, and no carer, is to be recognised in a public statement. Raises Invalid."""
    if points_to_person is None:
        raise Invalid({"points_to_person": _("Say whether this names a person, or could show who someone is.")})
    if points_to_person:
        raise Invalid(
            {
                "points_to_person": _(
                    "Go back and write it so that nobody who uses care, and no carer, can be recognised."
                )
            }
        )
