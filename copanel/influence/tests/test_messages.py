"""What people are told, in their language, by the rights they have when it is sent."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from copanel.influence import messages
from copanel.influence.models import Issue
from copanel.influence.tests.examples import ADOPTED, LATER, REFUSED, a_held_issue, answer, let_through, sent
from copanel.kernel.actor import ANONYMOUS
from copanel.outbox import Message, NotSent, Reader
from copanel.outbox.delivery import deliver_due
from copanel.outbox.models import Envelope
from copanel.outbox.tests.mail_server import mail_server
from copanel.people import messages as people_messages
from copanel.people import services as people
from copanel.people import tokens
from copanel.people.models import ConfirmedAddress
from copanel.ui import dates
from copanel.words import services as words

pytestmark = pytest.mark.django_db


def reader(actor) -> Reader:
    return Reader(actor.person_id, actor, "Rosalind", "en-gb")


def said(message: Message) -> str:
    return " ".join([message.subject, message.first_line, *message.paragraphs])


def test_the_post_holder_gets_the_asks_the_day_and_the_way_in(room):
    recommendation = sent(room)
    message = messages.RECOMMENDATION_SENT.render(recommendation.id, reader(room.manager))
    assert message.first_line.startswith("You have 20 working days. Answer by ")
    assert message.link[1] == "/marlshire/issues/1/recommendations/1/answer/"
    assert "Part A: Write the letters again." in said(message)
    answer(room, recommendation, A=REFUSED, B=REFUSED, C=REFUSED)
    assert isinstance(messages.RECOMMENDATION_SENT.render(recommendation.id, reader(room.manager)), NotSent)


def test_who_raised_it_reads_the_answer_itself(room):
    signing = answer(room, sent(room), A=ADOPTED, B=REFUSED, C=LATER)
    message = messages.ANSWER_SIGNED.render(signing.id, reader(room.member))
    text = said(message)
    for words_said in (
        "The council answered parts A, B, C", "We will write all six letters again.",
        "Promised by Wednesday 30 June 2027.",
        "There is no budget for it this year.", "The full council would have to add it to the budget.", "Karen Boyd",
    ):  # fmt: skip
        assert words_said in text
    assert message.nothing_needed
    assert message.link[1] == "/marlshire/issues/1/"
    with translation.override("en-easy"):
        assert "The council said no" in said(messages.ANSWER_SIGNED.render(signing.id, reader(room.member)))


def test_hidden_heading_is_in_no_mail(room):
    issue = let_through(room, a_held_issue(room, heading="My husband hits me"))
    assert "husband" in said(messages.ISSUE_SHOWN.render(issue.id, reader(ANONYMOUS)))
    words.someone_at_risk(actor=room.facilitator, words_id=issue.words_id, what="Help.")
    assert "husband" not in said(messages.ISSUE_SHOWN.render(issue.id, reader(ANONYMOUS)))


def test_an_issue_that_is_not_shown_is_told_to_nobody(room):
    issue = a_held_issue(room)
    assert isinstance(messages.ISSUE_SHOWN.render(issue.id, reader(ANONYMOUS)), NotSent)
    assert Issue.objects.get().number is None


@pytest.mark.local_network
def test_someone_without_an_account_ends_their_messages_by_the_link_in_each(room, tmp_path, settings):
    issue = a_held_issue(room, email="ann@example.org")
    kept = ConfirmedAddress.objects.get()
    people.confirm(actor=ANONYMOUS, token=tokens.confirming(kept))
    let_through(room, issue)
    with mail_server(tmp_path) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        deliver_due()
        mail = server.mails()[-1]
    url = mail["List-Unsubscribe"].strip(" <>")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for part in ("plain", "html"):
        assert url in mail.get_body((part,)).get_content()

    path = url.removeprefix(settings.ADDRESS)
    client = Client(enforce_csrf_checks=True)  # a mail program has no cookie of ours
    assert "ann@example.org" in client.get(path).content.decode()
    assert ConfirmedAddress.objects.exists(), "looking stops nothing"
    pressed = {"List-Unsubscribe": "One-Click"}
    for _twice in range(2):
        page = client.post(path, pressed)
        assert (page.status_code, "no more of these messages" in page.content.decode()) == (200, True)
    assert not ConfirmedAddress.objects.exists()
    assert "ann@example.org" not in client.get(path).content.decode()
    issue.refresh_from_db()
    assert issue.words.standing == "shown"
    before = Envelope.objects.filter(address_id=kept.id).count()
    sent(room, issue)
    assert Envelope.objects.filter(address_id=kept.id).count() == before == 0


def test_whoever_confirms_after_the_words_were_shown_hears_where_they_stand(room):
    issue = let_through(room, a_held_issue(room, email="ann@example.org"))
    kept = ConfirmedAddress.objects.get()
    for _twice in range(2):
        people.confirm(actor=ANONYMOUS, token=tokens.confirming(kept))
    told = Envelope.objects.get(address_id=kept.id, kind=messages.WHERE_IT_STANDS.name)
    message = messages.WHERE_IT_STANDS.render(told.about_id, reader(ANONYMOUS))
    assert (message.link[1], message.nothing_needed) == (f"/marlshire/issues/{issue.number}/", True)


def test_whoever_confirms_while_the_words_wait_is_told_of_nothing_yet(room):
    a_held_issue(room, email="ann@example.org")
    kept = ConfirmedAddress.objects.get()
    people.confirm(actor=ANONYMOUS, token=tokens.confirming(kept))
    assert not Envelope.objects.filter(kind=messages.WHERE_IT_STANDS.name).exists()


def test_the_page_that_asks_is_this_yours_names_the_panel_and_the_day_and_nothing_else(room):
    """Whoever owns the mailbox need not be who wrote, and what was written may be abusive."""
    a_held_issue(room, email="ann@example.org", heading="Ugly heading", text="Ugly words.")
    kept = ConfirmedAddress.objects.get()
    page = Client().get(f"/me/confirm/{tokens.confirming(kept)}/").content.decode()
    assert "Marlshire" in page
    assert f"Someone wrote to the panel with this address on {dates.day(kept.given_at)}." in page
    assert "Ugly" not in page
    mail = said(people_messages.CONFIRM_ADDRESS.render(kept.id, reader(ANONYMOUS)))
    assert f"Someone wrote to the panel with this address on {dates.day(kept.given_at)}." in mail
    people.confirm(actor=ANONYMOUS, token=tokens.confirming(kept))
    assert 'href="/marlshire/"' in Client().get(f"/me/confirm/{tokens.confirming(kept)}/").content.decode()
