"""A panel is set up by hand: from `copanel panel new` to published terms and an open panel, by pages alone.

Two co-chairs and a facilitator do it, each at a browser of their own: one on a wide screen in standard words, one
without script on a narrow screen in Easy Read, one by keyboard alone. A fourth person is invited and says yes.
They come in by the codes of their mails, and always go on by what the page “Setting up the panel” says is next.
"""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from copanel.governance.states import HELP_LINE_LABELS, WAY_LABELS, HelpLineKind, Method, ShownAs, WayKind
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.kernel.dates import in_house_style
from tests.browsing import NARROW, WIDE
from tests.journeys.walking import Walker

pytestmark = pytest.mark.browser

ADA, BO, CY, DI = (f"{name}@northmoor.example" for name in ("ada", "bo", "cy", "di"))
DECIDED = "We take these terms as our own."
READY = "Your panel is ready to set up"
LINES = {
    HelpLineKind.EMERGENCY: ("In danger now", "999"),
    HelpLineKind.COUNCIL: ("Northmoor safeguarding line", "01632 960 700"),
    HelpLineKind.HELPLINE: ("The Listening Line", "0808 157 0111"),
}
STEPS = (
    "Say how people reach you", "Say whom to ring now", "Name other ways to be heard", "Choose topics",
    "Say which posts answer", "Add the seats", "Invite people", "Draft the terms", "Agree the terms and publish them",
    "Sign the terms", "Open the panel",
)  # fmt: skip


def test_a_panel_is_set_up_by_hand_until_its_terms_are_published_and_it_is_open(someone, post):
    starts_it()
    ada = someone("Ada", width=WIDE)
    bo = someone("Bo", width=NARROW, script=False, easy=True)
    cy = someone("Cy", width=WIDE, keyboard=True)
    di = someone("Di", width=NARROW)
    stranger = someone("a stranger", closely=False)

    for who, address in ((ada, ADA), (bo, BO), (cy, CY)):
        comes_in_by_the_mail(who, post, address)
        is_led_to(who, 0)
    assert stranger.status("/northmoor/") == 404

    says_how_people_reach_the_panel(cy)
    is_led_to(cy, 1)
    says_whom_to_ring(ada)
    is_led_to(ada, 2)
    names_another_way(bo)
    is_led_to(bo, 3)
    chooses_a_topic(bo)
    is_led_to(bo, 4)
    reads_a_rule(bo)
    says_which_post_answers(ada)
    is_led_to(ada, 5)
    adds_two_seats(cy)
    is_led_to(cy, 6)
    invites(ada, DI)
    accepts(di, post)
    invites(ada, "ed@northmoor.example")
    is_led_to(ada, 7)
    drafts_the_terms(cy)
    is_led_to(cy, 8)
    writes_down_that_it_is_agreed_and_publishes(ada)
    is_led_to(ada, 9)
    signs(bo)
    is_led_to(bo, 10)
    finds_that_a_co_chair_opens_it(cy)
    opens_it(ada)
    ada.opens("/northmoor/setting-up/")
    ada.sees("Every step is done. Thank you. You can come back and change things.")

    sees_what_was_published(stranger)


# --- Started


def starts_it():
    """As the support engineer does, on the machine that serves the pages."""
    call_command(
        "panel", "new", "--name", "Northmoor Care Panel", "--word", "northmoor", "--council", "Northmoor Council",
        "--host", "Northmoor Disability Network", "--funder", "", "--phone", "", "--hours", "", "--address", "",
        "--chair", f"Ada Cole <{ADA}>", "--chair", f"Bo Lind <{BO}>", "--facilitator", f"Cy Marsh <{CY}>",
    )  # fmt: skip


def comes_in_by_the_mail(who: Walker, post, address: str):
    who.opens(post.newest(address, READY).link)
    who.writes("Your e-mail address", address)
    who.presses("Send me the message")
    who.writes("The code from the message", post.to(address)[-1].code)
    who.presses("Sign in")
    who.reads_easy_read()
    who.is_at("/northmoor/setting-up/")


def is_led_to(who: Walker, number: int):
    """The page says which step is next, and in words which are done and which come later."""
    who.opens("/northmoor/setting-up/")
    expect(who.page.locator("#next h2")).to_have_text(
        who.named("Do this next: %(title)s", title=who.named(STEPS[number]))
    )
    states = who.page.locator("section[aria-labelledby=steps] .cp-status").all_inner_texts()
    in_order = [text.strip() for text in states if text.strip() != who.named("When you like")]
    assert in_order == [who.named("Done")] * number + [who.named("Next")] + [who.named("Later")] * (10 - number)


def goes_on(who: Walker, number: int):
    is_led_to(who, number)
    who.follows(STEPS[number], within="#next")


# --- What people are told


def says_how_people_reach_the_panel(cy):
    goes_on(cy, 0)
    cy.follows("Change the phone number or the address")
    cy.writes("Phone number that people can ring", "01632 960 700")
    cy.presses("Save")
    cy.sees(cy.unanswered("Address that people can write to"))
    cy.finds_written("Phone number that people can ring", "01632 960 700")
    cy.writes("Address that people can write to", "Freepost NORTHMOOR PANEL")
    cy.presses("Save")
    cy.sees("Freepost NORTHMOOR PANEL")


def says_whom_to_ring(ada):
    goes_on(ada, 1)
    for kind, (name, phone) in LINES.items():
        ada.follows("Add a number to ring")
        ada.chooses(HELP_LINE_LABELS[kind], of="What kind of line is it?")
        ada.writes("What is it called?", name)
        ada.writes("Phone number", phone)
        ada.presses("Add it")
        ada.sees(name)


def names_another_way(bo):
    goes_on(bo, 2)
    bo.follows("Add another way to be heard")
    bo.chooses(WAY_LABELS[WayKind.COMPLAINT], of="What kind of way is it?")
    bo.writes("What is it called?", "Northmoor complaints team")
    bo.writes("What can people do there?", "Say what went wrong with your own care.")
    bo.presses("Add it")
    bo.sees("Northmoor complaints team")


def chooses_a_topic(bo):
    goes_on(bo, 3)
    bo.follows("Add a topic")
    bo.writes("What is the topic called?", "Getting about")
    bo.presses("Add it")
    bo.sees("Getting about")


def reads_a_rule(bo):
    bo.follows("Read the rules")
    bo.uses(bo.page.locator("main dl a").first)
    bo.is_at("/northmoor/rules/[a-z_]+/$")


# --- Who is at the table


def says_which_post_answers(ada):
    goes_on(ada, 4)
    ada.follows("The posts at %(name)s, and who holds them", name="Northmoor Council")
    ada.follows("Add a post")
    ada.sees("Add a post", within="h1")
    ada.writes("What is the post called?", "Head of Care")
    ada.presses("Add the post")
    ada.uses(ada.page.locator("main").get_by_role("link", name=re.compile("^Say who holds it")))
    ada.chooses("Someone else", of="Who holds it?")
    ada.writes("If it is someone else: their name", "Hal Stone")
    ada.presses("Save")
    is_led_to(ada, 4)
    ada.follows(STEPS[4], within="#next")
    ada.follows("Say which post answers")
    ada.chooses("Head of Care, Hal Stone", of="Which post answers to the panel?")
    ada.presses("Let it answer")
    ada.sees("Hal Stone")


def adds_two_seats(cy):
    goes_on(cy, 5)
    for _each in range(2):
        cy.follows("Add a seat")
        cy.chooses(Side.USER_LED.label, of="Whose side is the seat on?")
        cy.presses("Add the seat")


def invites(ada, address: str):
    goes_on(ada, 6)
    ada.follows("Invite someone")
    ada.page.get_by_role("group", name="Which place is it?").get_by_role("radio", name=re.compile("seat")).first.check()
    ada.chooses("By e-mail", of="How do we reach them?")
    ada.writes("Their e-mail address", address)
    ada.presses("Look at it before you send it")
    ada.sees("Nothing is sent yet.")
    ada.presses("Send the invitation")


def accepts(di, post):
    di.opens(post.to(DI)[-1].link)
    di.writes("What is your full name?", "Di Okoro")
    di.ticks("No, none of them")
    di.chooses(ShownAs.FIRST_NAME.label, of="How shall everybody see you?")
    di.presses("Yes, I take this place")
    di.sees("Welcome. You have your place from today.", within="body")


# --- The terms


def drafts_the_terms(cy):
    goes_on(cy, 7)
    cy.presses("Begin with the clauses we wrote")
    cy.sees("A draft of the first version")


def writes_down_that_it_is_agreed_and_publishes(ada):
    goes_on(ada, 8)
    ada.sees("No decision was written down since the draft last changed.")
    ada.follows("Write down a decision, then come back here")
    ada.writes("What did the panel agree?", DECIDED)
    ada.writes("When was it agreed?", in_house_style(clock.today()))
    ada.chooses(Method.CONSENSUS.label, of="How was it agreed?")
    ada.presses("Keep the decision")
    ada.is_at("/northmoor/terms/draft/publish/")
    ada.page.locator("main").get_by_role("radio", name=re.compile(re.escape(DECIDED))).check()
    seen = ada.page.get_by_label("I have looked at what is still open. We publish all the same.")
    if seen.count():
        seen.check()
    ada.presses("Publish the terms")
    ada.sees("Done. The terms are published. Everyone can read them.", within="body")


def signs(bo):
    goes_on(bo, 9)
    bo.presses("Sign")
    bo.sees("Done. It is signed. Everyone can read that.", within="body")


# --- Opened


def finds_that_a_co_chair_opens_it(cy):
    is_led_to(cy, 10)
    cy.sees("Ask a co-chair to open it.")
    assert cy.status("/northmoor/about/open/") == 403


def opens_it(ada):
    goes_on(ada, 10)
    ada.presses("Open the panel")


def sees_what_was_published(stranger):
    stranger.opens("/northmoor/")
    stranger.follows("How it works", within="body")
    stranger.follows("What this panel can and cannot do", within="body")
    stranger.sees("Choose our chairs and our agenda")
    stranger.opens("/northmoor/other-ways/")
    stranger.sees("01632 960 700")
    stranger.opens("/northmoor/who-we-are/")
    stranger.sees("Di")
    stranger.never_sees("Di Okoro", DI, "ed@northmoor.example")
    assert stranger.status("/northmoor/setting-up/") == 302
