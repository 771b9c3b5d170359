"""The path of one voice, walked whole in a browser: from words without an account to an answer with its reasons.

It is walked three times: with script on a wide screen; without script, narrow, in Easy Read; and by
keyboard alone. Mail goes through a real mail server and its links are followed.
"""

from __future__ import annotations

import pytest

from copanel.governance.states import Method
from tests.browsing import NARROW, WIDE

HELEN = "helen@marlshire.example"
RAISER = "wages@marlshire.example"
HEADING = "My assistant’s wages come in cash letters nobody can read"
WORDS = "The wages slip for my assistant is six pages. I pay someone to read it to me."
ASKS = {"A": "Send a wages slip of one page.", "B": "Send it on paper to everyone."}
YES_TEXT = "Yes. We will send a slip of one page."
NO_REASON = "Paper slips for everyone would cost 9,000 pounds a year."
NO_CHANGE = "The council would have to vote more money in February."

WAYS = [
    pytest.param({"width": WIDE}, id="with script, wide, in standard words"),
    pytest.param({"width": NARROW, "script": False, "easy": True}, id="without script, narrow, in Easy Read"),
    pytest.param({"width": WIDE, "keyboard": True}, id="by keyboard alone"),
]


@pytest.mark.browser
@pytest.mark.parametrize("way", WAYS)
def test_a_voice_goes_all_the_way(someone, post, way):
    ann, dev, aisha, helen = (someone(name, **way) for name in ("Ann", "Dev", "Aisha", "Helen"))

    raises_an_issue_without_an_account(ann)
    confirms_the_address(ann, post)
    comes_in_by_the_demo_door(dev, "dev")
    checks_it_and_lets_it_through(dev)
    path = finds_it_public_with_a_number(ann, post)

    comes_in_by_the_demo_door(aisha, "aisha")
    drafts_two_parts(aisha, path)
    records_how_it_was_agreed(aisha)
    sends_it(aisha, path)

    answer_page = follows_the_mails_link_and_is_not_signed_in(helen, post)
    signs_in_by_the_mail(helen, post, by="link" if way.get("easy") else "code")
    helen.is_at(f"{answer_page}$")
    says_that_it_has_arrived(helen)
    answers_without_reasons_and_loses_nothing(helen)
    gives_the_reasons(helen)
    checks_and_signs(helen)

    sees_both_answers_on_the_public_path(someone("a stranger", **way), path)
    hears_of_the_answer_and_follows_the_link(ann, post, path)


# --- Given


def comes_in_by_the_demo_door(who, key):
    who.opens(f"/demo/sign-in/{key}/")
    who.uses(who.page.locator("main").get_by_role("button"))
    who.reads_easy_read()


# --- Someone without an account


def raises_an_issue_without_an_account(ann):
    ann.opens("/marlshire/issues/")
    ann.follows("Say something to the panel")
    ann.chooses("Yes, it is about my own care only", of="Is this about your own care only?")
    ann.presses("Go on")
    # Other ways are shown, and the door stays open.
    ann.sees("Other ways to be heard")
    ann.sees("01632 960 210")
    ann.sees("Do you need help now?")
    ann.sees("Nobody watches this page at night or at weekends. Ring one of these:")
    ann.presses("Look at it before you send it")
    ann.sees(ann.unanswered("What should change?"))
    ann.writes("What should change?", WORDS)
    ann.writes("What is it about, in a few words?", HEADING)
    ann.chooses("Do not name me", of="How shall we show you?")
    ann.writes("Your e-mail address, if you want to know what comes of it", RAISER)
    ann.presses("Look at it before you send it")
    ann.sees(WORDS)
    ann.presses("Change something")
    ann.finds_written("What should change?", WORDS)
    ann.finds_written("Your e-mail address, if you want to know what comes of it", RAISER)
    ann.page.wait_for_timeout(3_100)  # the form is not for machines: nobody writes this in two seconds
    ann.presses("Look at it before you send it")
    ann.presses("Send it")
    ann.sees("Thank you. We have your words")
    ann.opens("/marlshire/issues/?q=wages")
    ann.never_sees(WORDS, HEADING)


def confirms_the_address(ann, post):
    ann.opens(post.to(RAISER)[-1].link)
    ann.presses("Yes, it is mine")
    ann.sees(RAISER)


def finds_it_public_with_a_number(ann, post):
    mail = post.to(RAISER)[-1]
    ann.opens(mail.link)
    ann.is_at(r"/marlshire/issues/\d+/$")
    ann.sees(HEADING, within="h1")
    ann.sees(WORDS)
    return ann.page.url


def hears_of_the_answer_and_follows_the_link(ann, post, path):
    mail = post.to(RAISER)[-1]
    assert NO_REASON in " ".join(mail.text.split())
    assert mail.link == path
    ann.opens(mail.link)
    ann.sees(NO_REASON)


# --- Dev checks


def checks_it_and_lets_it_through(dev):
    dev.opens("/marlshire/needs-you/")
    dev.opens("/marlshire/queue/")
    slip = dev.page.locator("li", has_text=WORDS)
    dev.uses(slip.get_by_role("link"))
    dev.presses("Save")
    dev.sees(dev.unanswered("What do you decide?", choice=True))
    dev.chooses("No", of="Does it name someone other than the author, or could it show who someone is?")
    dev.chooses("Show the words as they are", of="What do you decide?")
    dev.presses("Save")
    dev.opens("/marlshire/queue/")
    dev.never_sees(WORDS)


# --- Aisha asks


def drafts_two_parts(aisha, path):
    aisha.opens(path)
    aisha.follows("Draft a recommendation")
    aisha.presses("Save the draft")
    assert aisha.page.locator(".govuk-error-summary").count() == 1
    aisha.writes("Why does the panel ask?", "People pay others to read their own papers to them.")
    for letter, ask in ASKS.items():
        aisha.writes("Part %(letter)s: what should the council do?", ask, letter=letter)
        aisha.writes("Part %(letter)s in Easy Read", f"Easy: {ask}", letter=letter)
        aisha.chooses("Head of Adult Care Finance (Helen Marsh)", of="Who must answer part %(letter)s?", letter=letter)
    aisha.presses("Save the draft")
    aisha.sees("How did the panel agree?")


def records_how_it_was_agreed(aisha):
    aisha.chooses(Method.CONSENSUS.label, of="How was it agreed?")
    aisha.presses("Look at it before you save it")
    aisha.sees(Method.CONSENSUS.label)
    aisha.presses("Save how it was agreed")
    aisha.follows("Go on to send it")


def sends_it(aisha, path):
    aisha.presses("Send it to the council")
    aisha.is_at(rf"{path}\?done=influence\.sent$")
    aisha.sees("Done. The council has it now. Everyone can read it.")


# --- Helen answers


def follows_the_mails_link_and_is_not_signed_in(helen, post):
    mail = post.to(HELEN)[-1]
    helen.opens(mail.link)
    helen.is_at("/sign-in/")
    helen.sees("Sign in", within="h1")
    assert helen.status("/me/") == 302
    return mail.link


def signs_in_by_the_mail(helen, post, *, by):
    helen.writes("Your e-mail address", HELEN)
    helen.presses("Send me the message")
    mail = post.to(HELEN)[-1]
    if by == "link":
        helen.opens(mail.link)
        assert helen.status("/me/") == 302
        helen.presses("Sign in")
    else:
        helen.writes("The code from the message", mail.code)
        helen.presses("Sign in")
    assert helen.status("/me/") == 200
    helen.reads_easy_read()


def says_that_it_has_arrived(helen):
    helen.presses("Say that it has arrived")


def answers_without_reasons_and_loses_nothing(helen):
    helen.chooses(kind(helen, "adopted"), of="Your answer to part %(letter)s", letter="A")
    helen.writes("What will you do?", YES_TEXT, within="#part-A")
    helen.writes("By when?", "May 2027", within="#part-A")
    helen.writes("Who will see that it is done?", "Helen Marsh", within="#part-A")
    helen.chooses(kind(helen, "not_taken"), of="Your answer to part %(letter)s", letter="B")
    helen.presses("Check your answer")
    assert helen.page.title().startswith(helen.named("Error:"))
    faults = helen.page.locator(".govuk-error-summary li")
    assert faults.count() == 5, faults.all_inner_texts()  # kind of reason, reason, what would change, who, when
    helen.finds_written("What will you do?", YES_TEXT, within="#part-A")
    helen.finds_written("By when?", "May 2027", within="#part-A")


def gives_the_reasons(helen):
    helen.chooses("Money", of="What kind of reason is it?", within="#part-B")
    helen.writes("The reason, in plain words", NO_REASON, within="#part-B")
    helen.writes("What would have to change for the answer to be yes?", NO_CHANGE, within="#part-B")
    helen.writes("Who decided?", "Helen Marsh, Head of Adult Care Finance", within="#part-B")
    helen.writes("When was it decided?", "2 March 2026", within="#part-B")
    helen.presses("Check your answer")


def checks_and_signs(helen):
    helen.is_at("/answer/check/$")
    helen.sees(YES_TEXT)
    helen.sees(NO_REASON)
    helen.sees("Helen Marsh, Head of Adult Care Finance")
    helen.presses("Sign and send to the panel")
    question = "Does this name a person who uses care, or a carer, or could it show who someone is?"
    helen.sees(helen.unanswered(question, choice=True))
    helen.chooses("No, it does not", of=question)
    helen.presses("Sign and send to the panel")


def kind(who, code):
    """An answer's name on the form: it stands in a table of data, in both wordings."""
    standard, easy = {
        "adopted": ("Yes, we will do it", "Yes. We will do it."),
        "not_taken": ("No", "No. We will not do it."),
    }[code]
    return easy if who.easy else standard


# --- Everyone reads


def sees_both_answers_on_the_public_path(stranger, path):
    stranger.opens(path)
    for ask in ASKS.values():
        stranger.sees(f"Easy: {ask}" if stranger.easy else ask)
    stranger.sees(YES_TEXT)
    stranger.sees("May 2027")
    stranger.sees(NO_REASON)
    stranger.sees(NO_CHANGE)
    stranger.sees("Helen Marsh, Head of Adult Care Finance")
    stranger.opens("/marlshire/issues/?q=wage")
    stranger.sees(HEADING)
