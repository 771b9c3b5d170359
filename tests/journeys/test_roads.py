"""Roads beside the path: words by phone, someone at risk, another look, erasure, and how pages are used."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from copanel.words.reasons import REASONS
from copanel.words.states import HOW_LABELS, How
from tests.browsing import NARROW
from tests.journeys.walking import Walker

pytestmark = pytest.mark.browser

BUS = "The driver said it is too big."  # issue 11, sent in by the public
LIBRARY = "I wanted the talk on benefits. It was upstairs."  # waits in the queue
AMONG_OURSELVES = "let us not accept ‘we will look at it’"  # issue 4, in the user-led-only space
SAFETY = "Taken down while someone’s safety is looked after."
A_MOMENT = 3_100  # a public form is not for machines: it waits this long, in milliseconds


@pytest.fixture
def visitor(someone):
    return someone("a visitor", closely=False)


def signed_in(someone, key: str, **more) -> Walker:
    return someone(key.capitalize(), door=key, **({"closely": False} | more))


def talk(issue: int) -> str:
    return f"/marlshire/issues/{issue}/talk/"


def what_can_be_done(who: Walker, text: str) -> None:
    """Go to the page of one message's words."""
    who.uses(who.page.locator("main li", has_text=text).get_by_role("link", name=re.compile("What you can do")))


# --- Words by phone


def test_what_someone_says_by_phone_stands_like_any_other_words(someone, visitor):
    words = "My wages slip came on six pages. Nobody told me what it said."
    priya = signed_in(someone, "priya", closely=True)
    priya.opens("/marlshire/needs-you/")
    priya.follows("Write down what someone told us")
    priya.presses("Look at it before you send it")
    priya.sees(priya.unanswered("How did they tell you?", choice=True))
    priya.chooses(HOW_LABELS[How.PHONE], of="How did they tell you?")
    priya.writes("What should change?", words)
    priya.ticks("I read the words back to them")
    priya.writes("What is it about, in a few words?", "Slips nobody can read")
    priya.presses("Look at it before you send it")
    priya.presses("Send it")

    visitor.opens("/marlshire/issues/?q=wage")  # said was "wages"
    visitor.follows("Slips nobody can read")
    visitor.sees(words)
    visitor.sees("By phone")
    visitor.sees("wrote it down and read it back")


# --- Someone may be at risk


def test_words_of_someone_at_risk_leave_every_page_at_once(someone, visitor):
    visitor.opens("/marlshire/issues/?q=driver")
    visitor.follows("The Blue Bus will not let my scooter on")
    visitor.sees(BUS)
    visitor.follows("What you can do with these words")
    visitor.follows("Someone may be at risk")
    visitor.sees("Do you need help now?")
    visitor.sees("We cannot promise to keep it secret.")
    visitor.page.wait_for_timeout(A_MOMENT)
    visitor.writes("What worries you?", "The scooter may be all they have.")
    visitor.presses("Tell the safeguarding leads")
    visitor.sees("Thank you for telling us")

    for who in (visitor, signed_in(someone, "helen"), signed_in(someone, "aisha")):
        for url in ("/marlshire/issues/11/", talk(11), "/marlshire/issues/", "/marlshire/issues/?q=driver"):
            who.opens(url)
            who.never_sees(BUS, "scooter may be all")
    visitor.opens("/marlshire/issues/11/")
    visitor.sees(SAFETY)

    lena = signed_in(someone, "lena", closely=True)
    lena.opens("/marlshire/words/notes")
    lena.uses(lena.page.locator("main").get_by_role("link", name=re.compile("^Open since")).first)
    lena.sees(BUS)
    lena.sees("The scooter may be all they have.")
    note = lena.page.url
    for other in ("helen", "aisha"):
        who = signed_in(someone, other)
        assert who.status("/marlshire/words/notes") in (403, 404)
        assert who.status(note) == 404


def test_words_that_wait_leave_the_queue_when_someone_may_be_at_risk(someone):
    dev = signed_in(someone, "dev")
    dev.opens("/marlshire/queue/")
    dev.uses(dev.page.locator("li", has_text=LIBRARY).get_by_role("link"))
    dev.follows("Someone may be at risk")
    dev.page.wait_for_timeout(A_MOMENT)
    dev.writes("What worries you?", "They may be stuck upstairs.")
    dev.presses("Tell the safeguarding leads")
    dev.opens("/marlshire/queue/")
    dev.never_sees(LIBRARY)
    lena = signed_in(someone, "lena")
    lena.opens("/marlshire/words/notes")
    lena.uses(lena.page.locator("main").get_by_role("link", name=re.compile("^Open since")).first)
    lena.sees(LIBRARY)


# --- Hidden, and looked at again


def test_hidden_words_leave_a_reason_and_can_come_back(someone, visitor):
    text = "My friend Bo was moved like a parcel."
    sam = signed_in(someone, "sam")
    sam.opens(talk(12))
    sam.follows("Say something in the open")
    sam.writes("What do you want to say?", text)
    sam.presses("Send")
    sam.sees("Thank you. We have your words")
    visitor.opens(talk(12))
    visitor.never_sees(text)

    dev = signed_in(someone, "dev")
    dev.opens("/marlshire/queue/")
    dev.uses(dev.page.locator("li", has_text=text).get_by_role("link"))
    dev.chooses("No", of="Does it name someone other than the author, or could it show who someone is?")
    dev.chooses("Show the words as they are", of="What do you decide?")
    dev.presses("Save")
    dev.opens(talk(12))
    what_can_be_done(dev, text)
    words = dev.page.url
    dev.follows("Hide these words")
    dev.presses("Hide the words")
    dev.sees(dev.unanswered("Why", choice=True))
    dev.chooses(REASONS["not_theirs"].label, of="Why")
    dev.presses("Hide the words")

    visitor.opens(talk(12))
    visitor.never_sees(text)
    visitor.sees("Hidden by a moderator. The reason: It was not theirs to share.")

    sam.opens(words)
    sam.sees("It was not theirs to share")
    sam.follows("Ask for another look")
    sam.writes("Why should it be decided differently?", "Bo asked me to say it.")
    sam.presses("Ask for another look")
    visitor.opens(talk(12))
    visitor.sees("The author asked for this to be looked at again.")

    # Not by Dev, who decided it.
    dev.opens(words)
    assert dev.page.get_by_role("link", name="Decide this appeal").count() == 0
    aisha = signed_in(someone, "aisha", closely=True)
    aisha.opens(words)
    aisha.follows("Decide this appeal")
    aisha.chooses("The first decision is undone", of="What do you decide?")
    aisha.writes("Your reasons, in plain words", "Bo agrees.")
    aisha.presses("Decide")
    visitor.opens(talk(12))
    visitor.sees(text)


# --- Erased


def test_erased_words_are_gone_and_a_line_says_so(someone, visitor):
    text = "Six pages and no name to ask for."
    visitor.opens(talk(4))
    visitor.sees(text)
    joe = signed_in(someone, "joe", easy=True)  # as he has chosen
    joe.easy = False
    joe.opens("/marlshire/issues/4/talk/?words=standard")
    what_can_be_done(joe, text)
    joe.follows("Erase these words")
    joe.presses("Erase the words")
    for who in (visitor, joe, signed_in(someone, "aisha")):
        who.opens(talk(4))
        who.never_sees(text, "Six pages. No name to ask.")
        who.sees("Erased, as the person who wrote it asked.")


# --- Who someone acts for


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_someone_with_two_offices_chooses_which_they_act_in(someone, script):
    aisha = signed_in(someone, "aisha", script=script)
    band = aisha.page.locator(".cp-office")
    first = band.locator("strong").first.inner_text()
    aisha.opens("/marlshire/issues/13/")
    aisha.unfolds("Change who you act for", within=".cp-office")
    aisha.uses(band.get_by_role("button").first)
    expect(band.locator("strong").first).not_to_have_text(first)
    aisha.is_at("/marlshire/issues/13/$")
    aisha.opens("/marlshire/needs-you/")
    expect(band.locator("strong").first).not_to_have_text(first)


# --- What the council cannot see


def test_the_council_sees_no_trace_of_the_user_led_space(someone, visitor):
    aisha = signed_in(someone, "aisha")
    aisha.opens(talk(4))
    aisha.sees(AMONG_OURSELVES)
    inside = (
        aisha.page.locator("#inside").get_by_role("link", name="Say something among ourselves").get_attribute("href")
    )
    message = aisha.page.locator("#inside li").first.get_by_role("link").get_attribute("href")
    council = [signed_in(someone, key) for key in ("helen", "tom", "simon")]
    for who in (visitor, *council, signed_in(someone, "kit"), signed_in(someone, "nell")):
        for url in (talk(4), "/marlshire/issues/4/", "/marlshire/issues/?q=accept", "/marlshire/record/"):
            who.opens(url)
            who.never_sees(AMONG_OURSELVES, "Among ourselves", 'id="inside"')
        for secret in (inside, message):
            # As if it did not exist: what an address made up gets.
            made_up = re.sub(r"[0-9a-f]{12}(?=$|/)", "000000000000", secret, count=1)
            assert who.status(secret) == who.status(made_up) == 404, secret


# --- Easy Read, look, search


def test_easy_read_is_kept_from_page_to_page_and_can_be_sent_to_a_friend(visitor, someone):
    html = visitor.page.locator("html")
    visitor.opens("/marlshire/")
    expect(html).to_have_attribute("lang", "en-GB")
    visitor.easy = True
    visitor.reads_easy_read()
    for url in ("/marlshire/issues/", "/marlshire/issues/4/", "/marlshire/other-ways/", "/sign-in/"):
        visitor.opens(url)
        expect(html).to_have_attribute("lang", "en-GB-simple")
    friend = someone("a friend", closely=False)
    friend.easy = True
    friend.opens("/marlshire/issues/4/?words=easy")
    friend.sees("The letter said I must pay £1,140.")
    expect(friend.page.locator("html")).to_have_attribute("lang", "en-GB-simple")
    friend.follows("Tell me when this changes")
    expect(friend.page.locator("html")).to_have_attribute("lang", "en-GB-simple")


def test_search_and_filters_work_without_script_and_can_be_taken_back(someone):
    visitor = someone("a visitor", width=NARROW, script=False)
    visitor.opens("/marlshire/issues/")
    everything = visitor.page.locator("main h3 a").count()
    box = visitor.page.get_by_role("searchbox")
    box.fill("letter")
    visitor.presses("Search")
    visitor.sees("Letters about direct payments are hard to understand")
    visitor.is_at(r"\?q=letter")
    assert 0 < visitor.page.locator("main h3 a").count() < everything
    visitor.opens("/marlshire/issues/")
    visitor.uses(visitor.page.locator(".cp-filter").get_by_role("link", name=re.compile("^Carers")))
    visitor.is_at(r"\?topic=")
    visitor.page.get_by_role("searchbox").fill("letter")
    visitor.presses("Search")
    visitor.sees("No issue fits")
    visitor.follows("Show all issues")
    assert visitor.page.locator("main h3 a").count() == everything


def test_the_look_is_chosen_without_script_and_stays(someone):
    visitor = someone("a visitor", width=NARROW, script=False)
    visitor.opens("/marlshire/issues/4/")
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    ground = "getComputedStyle(document.body).backgroundColor"
    before = visitor.page.evaluate(size)
    visitor.follows("Text size, colours and spacing", within="footer")
    visitor.chooses("Largest", of="Text size")
    visitor.chooses("Yellow on black", of="Colours")
    visitor.presses("Use these")
    visitor.is_at("/marlshire/issues/4/$")
    assert visitor.page.evaluate(size) > before * 1.3
    assert visitor.page.evaluate(ground) == "rgb(0, 0, 0)"
    visitor.opens("/marlshire/issues/")
    assert visitor.page.evaluate(ground) == "rgb(0, 0, 0)"


# --- Twice, and too late


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_two_presses_send_once(someone, script):
    text = "The kerb at the mill has no drop."
    ann = someone("Ann", script=script, closely=False)
    ann.opens("/marlshire/issues/new/write/")
    ann.writes("What should change?", text)
    ann.writes("What is it about, in a few words?", "The mill kerb")
    ann.page.wait_for_timeout(A_MOMENT)
    ann.presses("Look at it before you send it")
    ann.page.get_by_role("button", name="Send it").dblclick()
    ann.sees("Thank you. We have your words")
    ann.page.go_back()
    ann.page.get_by_role("button", name="Send it").click()
    ann.sees("Thank you. We have your words")
    dev = signed_in(someone, "dev")
    dev.opens("/marlshire/queue/")
    assert dev.page.locator("li", has_text=text).count() == 1
