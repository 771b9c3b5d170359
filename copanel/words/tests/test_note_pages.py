"""The pages of a safeguarding note: for the leads alone, and closed only as it was read."""

from __future__ import annotations

import pytest

from copanel.kernel.actor import ANONYMOUS, Office
from copanel.kernel.errors import NotFound
from copanel.outbox import Message, Reader
from copanel.words import messages, services
from copanel.words.models import SafeguardingNote
from copanel.words.states import Standing
from copanel.words.tests.people import holding, personas, say
from copanel.words.tests.reading import mark_of, text_of
from copanel.words.views import safety

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limits")]


class TestNotes:
    def test_a_lead_reads_writes_and_closes(self, ask):
        words, lead = say(holding(Office.MEMBER), "canary"), holding(Office.SAFEGUARDING_LEAD)
        note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="Is he safe?")
        assert str(note.id) in ask(safety.notes, lead).content.decode()
        page = text_of(ask(safety.note, lead, note.id))
        assert ("canary" in page, "Is he safe?" in page) == (True, True)
        assert ask(safety.note, lead, note.id, post={"act": "council", "text": "Rang."}).status_code == 422
        for act in ("add", "council", "give_back"):
            looked = mark_of(ask(safety.note, lead, note.id))
            post = {"act": act, "text": "Rang.", "told": "Duty desk", "looked": looked}
            assert ask(safety.note, lead, note.id, post=post).status_code == 302
        assert "This note is closed." in text_of(ask(safety.note, lead, note.id))
        words.refresh_from_db()
        assert words.standing == Standing.SHOWN

    def test_a_note_is_not_closed_over_a_worry_that_came_while_one_looked(self, ask, in_office):
        words, lead = say(holding(Office.MEMBER), "canary"), holding(Office.SAFEGUARDING_LEAD)
        in_office[Office.SAFEGUARDING_LEAD] = [lead.person_id]
        note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="Is he safe?")
        old = mark_of(ask(safety.note, lead, note.id))
        services.someone_at_risk(actor=holding(Office.FACILITATOR), words_id=words.id, what="He ends it tonight.")
        for act in ("give_back", "keep_hidden"):
            for looked in (old, ""):
                post = {"act": act, "text": "All is well.", "looked": looked}
                response = ask(safety.note, lead, note.id, post=post)
                assert response.status_code == 409
                said = text_of(response)
                assert "Someone added to this note while you looked at it." in said
                assert ("He ends it tonight." in said, "All is well." in said) == (True, True)
        assert SafeguardingNote.objects.get().state == "open"
        reader = Reader(lead.person_id, lead, "Lena", "en-gb")
        assert isinstance(messages.AT_RISK.render(note.id, reader), Message)
        new = {"looked": mark_of(response)}
        assert ask(safety.note, lead, note.id, post=post | new).status_code == 302
        assert SafeguardingNote.objects.get().state == "closed"

    def test_a_line_is_written_down_whatever_came_in_the_meantime(self, ask):
        words, lead = say(holding(Office.MEMBER)), holding(Office.SAFEGUARDING_LEAD)
        note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="Is he safe?")
        old = mark_of(ask(safety.note, lead, note.id))
        services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="And he?")
        for act in ("add", "council"):
            post = {"act": act, "text": "Rang.", "told": "Duty desk", "looked": old}
            assert ask(safety.note, lead, note.id, post=post).status_code == 302

    def test_for_everyone_else_there_are_no_notes(self, ask):
        words = say(holding(Office.MEMBER))
        note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="x")
        for name, actor in personas().items():
            if name != "safeguarding lead":
                with pytest.raises(NotFound):
                    ask(safety.notes, actor)
                for post in (None, {"act": "give_back", "text": "x"}):
                    with pytest.raises(NotFound):
                        ask(safety.note, actor, note.id, post=post)
        assert SafeguardingNote.objects.get().state == "open"

    def test_a_worry_from_a_call(self, ask):
        clerk = holding(Office.FACILITATOR)
        assert ask(safety.worry, clerk, post={"what": ""}).status_code == 422
        assert ask(safety.worry, clerk, post={"what": "A caller cried."}).url == "/north/words/told"
        assert SafeguardingNote.objects.get().words is None

    def test_a_lead_can_take_down_what_moderators_still_read(self, ask):
        words, lead = say(holding(Office.MEMBER), "canary"), holding(Office.SAFEGUARDING_LEAD)
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
        note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="A threat stood here.")
        page = ask(safety.note, lead, note.id)
        assert "canary" in text_of(page)
        assert "The moderators still read these words." in text_of(page)
        assert f"/north/words/{words.id}/at-risk" in page.content.decode()
        done = ask(safety.risk, lead, words.id, post={"what": "I take them down."})
        assert done.status_code == 302
        assert f"/north/words/{words.id}/at-risk" not in ask(safety.note, lead, note.id).content.decode()

    def test_there_is_nothing_to_take_down_where_only_leads_and_the_author_read(self, ask):
        author, lead = holding(Office.MEMBER), holding(Office.SAFEGUARDING_LEAD)
        taken_back = say(author)
        services.withdraw(actor=author, words_id=taken_back.id)
        kept = say(author)
        first = services.someone_at_risk(actor=author, words_id=kept.id, what="x")
        services.close_note(actor=lead, note_id=first.id, text="No.", give_back=False)
        for words in (taken_back, kept):
            note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="Again.")
            assert f"/north/words/{words.id}/at-risk" not in ask(safety.note, lead, note.id).content.decode()
