"""A panel is started, by the service and by the command, and its own people alone see it until it opens."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from copanel.governance import queries, services
from copanel.governance.models import Panel
from copanel.governance.services import Someone
from copanel.governance.tests.examples import a_panel, in_office
from copanel.governance.tests.test_pages import signed_in, text
from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.kernel.errors import Invalid, NotAllowed
from copanel.kernel.ids import new_id
from copanel.outbox.models import Envelope
from copanel.people.models import Person

pytestmark = pytest.mark.django_db


def started(**more) -> Panel:
    usual = {
        "slug": "north", "name": "North panel", "council": "North Council", "host": "North Network",
        "chairs": [Someone("Ann One", "ann@north.example")], "facilitators": [Someone("Cy Three", "cy@north.example")],
    }  # fmt: skip
    return services.start_panel(actor=SYSTEM, **usual | more)


def test_a_panel_is_started_whole_and_its_people_are_written_to(client):
    panel = started()
    facts = queries.panel(slug="north", preparing=True)
    assert (facts.host_name, facts.authority_name, facts.funder_name) == ("North Network", "North Council", "")
    chair = queries.holders(panel.id, Office.CO_CHAIR)
    assert len(chair) == 1
    assert {each.kind for each in Envelope.objects.all()} == {"governance.panel_ready"}
    assert Envelope.objects.count() == 2
    assert client.get("/north/").status_code == 404
    person = Person.objects.get(id=next(iter(chair)))
    client.force_login(person.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/north/about/")
    assert "Open the panel" in text(page)
    assert "Only people with a place on it see its pages." in text(page)
    assert client.get("/north/").status_code == 200
    other = signed_in(in_office(a_panel("south"), Office.CO_CHAIR))
    assert other.get("/north/").status_code == 404


@pytest.mark.parametrize(
    "more",
    [
        {"chairs": []},
        {"chairs": [Someone("Ann One", "cy@north.example")]},
        {"chairs": [Someone("Ann One", "no address")]},
        {"chairs": [Someone("Ann One", "ann@north.example"), Someone("", "bo@north.example")]},
        {"slug": "demo"},
        {"host": "north council"},
    ],
)
def test_a_panel_that_cannot_start_leaves_nothing(more):
    with pytest.raises(Invalid):
        started(**more)
    assert not Panel.objects.exists()
    assert not Person.objects.exists()
    assert not Envelope.objects.exists()


def test_organisations_and_people_that_are_here_are_used():
    first = started()
    second = started(slug="east", name="East panel", host="East Network", funder="north network")
    assert second.authority_id == first.authority_id
    assert second.funder_id == first.host_id
    assert queries.holders(first.id, Office.CO_CHAIR) == queries.holders(second.id, Office.CO_CHAIR)


def test_nobody_but_the_command_starts_a_panel():
    with pytest.raises(NotAllowed):
        services.start_panel(
            actor=Actor(person_id=new_id()), slug="north", name="North", council="A", host="B",
            chairs=[Someone("Ann One", "ann@north.example")], facilitators=[Someone("Cy", "cy@north.example")],
        )  # fmt: skip


GIVEN = (
    "--name", "North panel", "--word", "north", "--council", "North Council", "--host", "North Network",
    "--chair", "Ann One <ann@north.example>", "--facilitator", "Cy Three <cy@north.example>",
)  # fmt: skip


def test_the_command_starts_a_panel_and_says_what_comes_next(capsys):
    call_command("panel", "new", *GIVEN)
    said = capsys.readouterr().out
    assert "North panel is being prepared at /north/." in said
    assert "Ann One can sign in with ann@north.example." in said
    assert queries.panel(slug="north", preparing=True).host_name == "North Network"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (GIVEN[2:], "--name is missing. What is the panel called?"),
        ((*GIVEN, "--chair", "Bo"), "is no name with an e-mail address."),
        ((*GIVEN, "--word", "North!"), "Use small letters, figures and hyphens"),
    ],
)
def test_a_refusal_of_the_command_is_one_plain_sentence(words, sentence):
    with pytest.raises(Invalid) as fault:
        call_command("panel", "new", *words)
    assert sentence in str(fault.value)
    assert "\n" not in str(fault.value)
    assert not Panel.objects.exists()
