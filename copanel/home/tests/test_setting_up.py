"""Setting up a panel, and what someone new at the table reads: what the pages say, to whom, and what they cost."""

from __future__ import annotations

import itertools
import re

import pytest

from copanel.demo.people import PERSONAS
from copanel.governance import queries as governance
from copanel.governance import services
from copanel.governance.models import Panel
from copanel.governance.tests.examples import Table, a_panel, in_office
from copanel.governance.tests.test_pages import signed_in
from copanel.home import queries
from copanel.home.queries.setting_up import Stands
from copanel.home.tests.test_pages import PUBLIC_MOST, SIGNED_IN_MOST, get, text
from copanel.kernel.actor import SYSTEM, Office, Side

pytestmark = pytest.mark.django_db
YOUNG = "/young-carers/setting-up/"


def prepared() -> tuple[governance.PanelFacts, Table]:
    """A panel that is being prepared, with little in it."""
    table = a_panel("north", opened=False)
    return governance.panel(panel_id=table.panel_id, preparing=True), table


def stands(panel, actor) -> list[Stands]:
    return [step.stands for step in queries.setting_up(panel=panel, actor=actor).steps]


def test_the_first_step_that_is_not_done_is_the_next_and_rules_are_never_in_its_way():
    panel, table = prepared()
    chair = in_office(table, Office.CO_CHAIR)
    page = queries.setting_up(panel=panel, actor=chair)
    assert [step.stands for step in page.steps].count(Stands.NEXT) == 1
    assert page.next == next(step for step in page.steps if step.stands not in (Stands.DONE, Stands.ANY_TIME))
    rules = next(step for step in page.steps if step.url == f"/{panel.slug}/rules/")
    assert rules.stands is Stands.ANY_TIME


def test_a_step_is_done_by_what_stands_and_undone_again_when_it_ends():
    panel, table = prepared()
    chair = in_office(table, Office.CO_CHAIR)

    def topics() -> Stands:
        found = queries.setting_up(panel=panel, actor=chair).steps
        return next(step.stands for step in found if step.url == f"/{panel.slug}/about/topics/")

    assert topics() in (Stands.NEXT, Stands.LATER)
    topic = services.add_topic(actor=chair, panel_id=panel.id, name="Getting about")
    assert topics() is Stands.DONE
    services.end_topic(actor=chair, topic_id=topic.id)
    assert topics() in (Stands.NEXT, Stands.LATER)


def test_free_seats_ask_for_invitations_and_filled_ones_do_not():
    panel, table = prepared()
    chair = in_office(table, Office.CO_CHAIR)

    def invites():
        found = queries.setting_up(panel=panel, actor=chair).steps
        return next(step for step in found if step.url == f"/{panel.slug}/invitations/")

    seat = services.add_seat(actor=chair, panel_id=panel.id, side=Side.USER_LED)
    assert invites().stands is not Stands.DONE
    assert "0 of 1 user-led seats are taken." in invites().note
    services.fill_seat(actor=chair, seat_id=seat.id, organisation_id=panel.host_id)
    assert invites().stands is Stands.DONE


def test_each_step_leads_the_reader_to_a_page_that_opens(county):
    page = county.as_("gwen").get(YOUNG).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    urls = set(re.findall(r'href="(/young-carers/[^"#]*)', main))
    assert len(urls) >= 9
    for url in urls:
        assert county.as_("gwen").get(url).status_code == 200, url


def test_the_facilitator_is_led_to_pages_that_open_and_asked_to_ask_a_co_chair():
    panel, table = prepared()
    facilitator = in_office(table, Office.FACILITATOR)
    client = signed_in(facilitator)
    for step in queries.setting_up(panel=panel, actor=facilitator).steps:
        assert client.get(step.url.partition("#")[0]).status_code == 200, step
    last = queries.setting_up(panel=panel, actor=facilitator).steps[-1]
    assert "Ask a co-chair to open it." in last.note


def test_what_is_missing_before_a_panel_opens_is_said_before_anybody_presses():
    panel, table = prepared()
    Panel.objects.filter(id=panel.id).update(phone="")
    panel = governance.panel(panel_id=panel.id, preparing=True)
    last = queries.setting_up(panel=panel, actor=in_office(table, Office.CO_CHAIR)).steps[-1]
    assert "the phone number" in last.note
    assert last.url == f"/{panel.slug}/about/open/"


def test_a_panel_in_preparation_leads_those_who_set_it_up_to_their_steps(county):
    gwen = county.as_("gwen")
    assert f'href="{YOUNG}"' in gwen.get("/young-carers/").content.decode()
    needs = text(gwen.get("/young-carers/needs-you/").content.decode())
    assert "Go on setting up the panel" in needs
    for other in ("aisha", "helen", "sam"):
        assert county.as_(other).get(YOUNG).status_code == 404
    assert "Go on setting up" not in text(county.as_("aisha").get("/marlshire/needs-you/").content.decode())


def test_the_steps_keep_their_budget_for_few_and_for_many(county):
    first, _page = get(county.as_("gwen"), YOUNG)
    with county.undone():
        panel = Panel.objects.get(slug="young-carers")
        for number in range(30):
            services.add_topic(actor=SYSTEM, panel_id=panel.id, name=f"Topic {number}")
            services.add_seat(actor=SYSTEM, panel_id=panel.id, side=Side.USER_LED)
        many, _page = get(county.as_("gwen"), YOUNG)
    assert many == first
    assert first <= SIGNED_IN_MOST


# --- New on the panel


@pytest.mark.parametrize("words", ["standard", "easy"])
def test_someone_new_reads_it_all_on_one_page_within_the_budget(county, words):
    with county.undone():
        cost, page = get(county.as_("public"), f"/marlshire/induction/?words={words}")
    assert cost <= PUBLIC_MOST
    levels = [int(level) for level in re.findall(r"<h([1-6])", page[page.index("<main") : page.index("</main>")])]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_it_is_made_from_what_holds_today(county):
    page = text(get(county.as_("public"), "/marlshire/induction/")[1])
    panel = governance.panel(slug="marlshire")
    rules = governance.rules_on(panel.id)
    assert "Working days to answer a recommendation" in page
    assert f" {rules.answer_days} " in page
    for line in governance.help_lines(panel.id):
        assert line.phone in page
    assert "Ask the facilitator how you are paid" in page


def test_a_panel_without_terms_or_priorities_says_so_and_makes_nothing_up(client):
    table = a_panel("north")
    page = text(client.get(f"/{table.slug}/induction/").content.decode())
    assert "The panel has not published its terms yet." in page
    assert "The panel has not chosen what to work on first." in page


def test_it_names_nobody(county):
    page = text(get(county.as_("public"), "/marlshire/induction/")[1])
    assert [one.full_name for one in PERSONAS if one.full_name in page] == []
