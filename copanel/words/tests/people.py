"""Who takes part in these tests: one person for each office, on panel NORTH unless said otherwise."""

from __future__ import annotations

from uuid import UUID

from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Held, Office, Side
from copanel.kernel.ids import new_id
from copanel.people.models import Person
from copanel.words import services
from copanel.words.models import Place, Words
from copanel.words.states import Byline, How, Standing, Voice

NORTH, SOUTH = new_id(), new_id()
COUNCIL, HOST, CIRCLE = new_id(), new_id(), new_id()
AUTHORITY_OFFICES = frozenset({Office.MANAGER, Office.ENGAGEMENT_LEAD})


def holding(
    *offices: Office, panel: UUID = NORTH, side: Side = Side.USER_LED, organisation: UUID | None = None, **more: object
) -> Actor:
    """A person with these offices."""
    held = tuple(Held(new_id(), office, panel, side, organisation_id=organisation) for office in offices)
    return Actor(person_id=new_id(), held=held, **more)


def council(*offices: Office, panel: UUID = NORTH) -> Actor:
    return holding(*offices, panel=panel, side=Side.AUTHORITY, organisation=COUNCIL, council_of=frozenset({panel}))


def personas() -> dict[str, Actor]:
    """Everyone of the policy tables, fresh."""
    return {
        "anonymous": ANONYMOUS,
        "the system": SYSTEM,
        "with an account": Actor(person_id=new_id()),
        "former co-chair": Actor(person_id=new_id()),
        "co-chair": holding(Office.CO_CHAIR),
        "deputy chair": holding(Office.DEPUTY_CHAIR),
        "moderator": holding(Office.MODERATOR, side=Side.INDEPENDENT),
        "facilitator": holding(Office.FACILITATOR, side=Side.INDEPENDENT),
        "safeguarding lead": holding(Office.SAFEGUARDING_LEAD, side=Side.INDEPENDENT),
        "member": holding(Office.MEMBER),
        "co-chair elsewhere": holding(Office.CO_CHAIR, panel=SOUTH),
        "moderator elsewhere": holding(Office.MODERATOR, panel=SOUTH, side=Side.INDEPENDENT),
        "safeguarding lead elsewhere": holding(Office.SAFEGUARDING_LEAD, panel=SOUTH, side=Side.INDEPENDENT),
        "manager": council(Office.MANAGER),
        "engagement lead": council(Office.ENGAGEMENT_LEAD),
        "chair from the authority": council(Office.CO_CHAIR),
        "moderator who works for the council": holding(Office.MODERATOR, council_of=frozenset({NORTH})),
        "funder contact": holding(Office.FUNDER_CONTACT, side=Side.AUTHORITY, council_of=frozenset({NORTH})),
        "payments officer": holding(Office.PAYMENTS_OFFICER, side=Side.INDEPENDENT),
        "authoriser": holding(Office.AUTHORISER, side=Side.INDEPENDENT),
        "auditor": holding(Office.AUDITOR, side=Side.INDEPENDENT),
        "support engineer": holding(Office.SUPPORT_ENGINEER, side=Side.INDEPENDENT),
    }


def known(name: str = "Jo Marsh", **more: object) -> Person:
    """A person in the table of people, so that names can be looked up."""
    return Person.objects.create(full_name=name, first_name=name.split()[0], **more)


def place(kind: str = "issue", number: int = 1, found: bool = True) -> Place:
    key = new_id()
    return Place(kind, key, f"/north/issues/{number}", key if found else None)


def say(actor: Actor, text: str = "The ramp is too steep.", **more: object) -> Words:
    """Words as someone says them: their own, and shown, unless told otherwise.

    What someone known without a place on the panel says is let through by a moderator.
    """
    wanted = {
        "panel_id": NORTH,
        "voice": Voice.PERSON,
        "byline": Byline.NOT_NAMED,
        "side": actor.side_on(NORTH),
        "how": How.OWN,
        "place": place(),
        "author_id": actor.person_id,
        "without_account": not actor.is_known and not actor.system,
    } | more
    said = services.enter(actor=actor, text=text, **wanted)
    if said.standing == Standing.HELD and actor.is_known and not wanted.get("hold"):
        return services.let_through(actor=holding(Office.MODERATOR), words_id=said.id)
    return said
