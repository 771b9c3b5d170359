"""Terms to test with. Rooms above may build on these."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.test import Client

from copanel.governance import queries as governance
from copanel.governance.models import Decision
from copanel.governance.queries import PanelFacts
from copanel.governance.tests.examples import Table, a_decision, in_office
from copanel.kernel import clock
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.people import services as people
from copanel.people.queries import account_of_person
from copanel.terms import services
from copanel.terms.models import Clause, Version
from copanel.terms.states import Act, Duty, Part


def fresh(actor: Actor) -> Actor:
    """As they are who signed in a moment ago."""
    return replace(actor, signed_in_at=clock.now())


def a_chair(table: Table, name: str = "Aisha Rahman") -> Actor:
    return in_office(table, Office.CO_CHAIR, name)


def a_draft(table: Table, chair: Actor, *, with_starter: bool = False) -> Version:
    return services.start_draft(actor=chair, panel_id=table.panel_id, with_starter=with_starter)


def a_clause(
    chair: Actor, version: Version, part: Part = Part.CAN, heading: str = "Ask questions", **more: object
) -> Clause:
    more = {"text": f"About this: {heading.lower()}.", "easy_text": f"{heading}.", **more}
    return services.add_clause(actor=chair, version_id=version.id, part=part, heading=heading, **more)


def some_clauses(chair: Actor, version: Version) -> dict[str, Clause]:
    """One of each kind that the tests speak of."""
    return {
        "can": a_clause(chair, version),
        "cannot": a_clause(chair, version, Part.CANNOT, "Change the law", warns_at=[Act.RAISE, Act.ASK]),
        "ours": a_clause(chair, version, Part.USER_LED_OWES, "To listen"),
        "theirs": a_clause(chair, version, Part.AUTHORITY_OWES, "To give reasons", duty=Duty.REASONS),
        "money": a_clause(chair, version, Part.FUNDER_OWES, "To leave us free", duty=Duty.INDEPENDENCE),
    }


def published(
    table: Table, chair: Actor, version: Version, *, from_on: dt.date | None = None, decision: Decision | None = None
) -> Version:
    """On a decision of today, whatever the text warns of."""
    decision = decision or a_decision(table, "We agree the terms.")
    return services.publish(
        actor=chair, version_id=version.id, decision_id=decision.id, from_on=from_on, open_seen=True
    )


def a_version(table: Table, chair: Actor, *, from_on: dt.date | None = None) -> Version:
    """A first version with one clause of each kind, published."""
    draft = a_draft(table, chair)
    some_clauses(chair, draft)
    return published(table, chair, draft, from_on=from_on)


def a_manager(table: Table, name: str = "Ruth Adeyemi") -> Actor:
    return fresh(in_office(table, Office.MANAGER, name))


def facts(table: Table) -> PanelFacts:
    """The panel as a page knows it."""
    found = governance.panel(panel_id=table.panel_id)
    if found is None:
        raise LookupError("it has no pages yet")
    return found


def signed_in(client: Client, actor: Actor, *, just_now: bool = True) -> Client:
    """A browser in which this person is signed in, a moment ago or a day ago."""
    account = account_of_person(person_id=actor.person_id) or people.open_account(
        actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id}@marlshire.example"
    )
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["signed_in_at"] = (clock.now() - dt.timedelta(0 if just_now else 1)).isoformat()
    session.save()
    return client
