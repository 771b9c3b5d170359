"""Someone may be at risk: gone from everywhere at once, before the leads alone, and back or hidden at the end."""

from __future__ import annotations

import datetime as dt

import pytest

from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Actor, Office
from copanel.kernel.errors import Invalid, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.search.queries import find
from copanel.words import queries, services
from copanel.words.models import NoteLine, SafeguardingNote, Words
from copanel.words.policy import POLICY
from copanel.words.states import Do, NoteState, Space, Standing
from copanel.words.tests.people import NORTH, council, holding, personas, say

pytestmark = pytest.mark.django_db


def lead() -> Actor:
    return holding(Office.SAFEGUARDING_LEAD)


def read(words: Words, actor: Actor) -> queries.Spoken | None:
    return queries.spoken([words.id], actor=actor).get(words.id)


def test_public_words_leave_every_page_and_search_and_stand_before_the_leads():
    author = personas()["member"]
    words = say(author, "canary in danger")
    services.someone_at_risk(actor=council(Office.ENGAGEMENT_LEAD), words_id=words.id, what="Is he safe?")
    for actor in (ANONYMOUS, author, holding(Office.MODERATOR), council(Office.MANAGER)):
        shown = read(words, actor)
        assert (shown.text, shown.full_text) == (None, None)
        assert shown.tombstone == (
            "Taken down while someone’s safety is looked after. Someone at the council asked for this."
        )
    assert read(words, lead()).text == "canary in danger"
    assert find(panel_id=NORTH, text="canary").total == 0
    assert PublicEntry.objects.count() == 0


def test_words_never_shown_leave_no_tombstone_and_leave_the_queue():
    words = say(ANONYMOUS, "canary")
    moderator = holding(Office.MODERATOR)
    assert queries.queue(actor=moderator, panel_id=NORTH).total == 1
    services.someone_at_risk(actor=moderator, words_id=words.id, what="She says she is locked in.")
    assert queries.queue(actor=moderator, panel_id=NORTH).items == []
    for actor in (ANONYMOUS, moderator, council(Office.MANAGER)):
        assert read(words, actor) is None
    assert read(words, lead()).text == "canary"


def test_a_second_press_is_a_line_in_the_same_note():
    words = say(personas()["member"])
    services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="One.")
    services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="Two.")
    note = SafeguardingNote.objects.get()
    assert [line.text for line in note.lines.all()] == ["One.", "Two."]
    assert note.stood == Standing.SHOWN


def test_what_one_may_not_know_of_one_cannot_report():
    held, inside = say(ANONYMOUS), say(personas()["member"], space=Space.USER_LED)
    for words in (held, inside):
        with pytest.raises(NotFound):
            services.someone_at_risk(actor=council(Office.MANAGER), words_id=words.id, what="Hm.")
    assert SafeguardingNote.objects.count() == 0


def test_a_worry_without_words():
    note = services.raise_worry(
        actor=holding(Office.FACILITATOR), panel_id=NORTH, panel_slug="north", what="A caller cried."
    )
    page = queries.note(actor=lead(), panel_id=NORTH, note_id=note.id)
    assert page.spoken is None
    assert [line.text for line in page.lines] == ["A caller cried."]
    with pytest.raises(Invalid):
        services.raise_worry(actor=ANONYMOUS, panel_id=NORTH, panel_slug="north", what=" ")


def test_who_looked_is_written_down_and_nobody_else_may():
    note = services.someone_at_risk(actor=ANONYMOUS, words_id=say(personas()["member"]).id, what="x")
    who = lead()
    services.read_note(actor=who, note_id=note.id)
    assert PrivateEntry.objects.get(kind="words.note_read").person_id == who.person_id
    for name, actor in personas().items():
        if name != "safeguarding lead":
            with pytest.raises(NotFound):
                services.read_note(actor=actor, note_id=note.id)
            with pytest.raises(NotFound):
                queries.note(actor=actor, panel_id=NORTH, note_id=note.id)
            with pytest.raises(NotFound):
                queries.notes(actor=actor, panel_id=NORTH)


def test_the_council_is_told_by_the_lead_alone():
    note = services.someone_at_risk(actor=ANONYMOUS, words_id=say(personas()["member"]).id, what="x")
    who = lead()
    services.add_to_note(actor=who, note_id=note.id, text="Rang her. She is safe.", told="Her sister")
    assert SafeguardingNote.objects.get().council_told_at is None
    services.tell_council(actor=who, note_id=note.id, text="Rang the safeguarding line.", told="Duty desk")
    assert SafeguardingNote.objects.get().council_told_at is not None
    assert [line.told for line in NoteLine.objects.order_by("id")] == ["", "Her sister", "Duty desk"]


@pytest.mark.parametrize("hold", [True, False])
def test_closing_gives_the_words_back(hold):
    words = say(ANONYMOUS if hold else personas()["member"], "canary")
    note = services.someone_at_risk(actor=holding(Office.MODERATOR), words_id=words.id, what="x")
    services.close_note(actor=lead(), note_id=note.id, text="All is well.", give_back=True)
    words.refresh_from_db()
    assert words.standing == (Standing.HELD if hold else Standing.SHOWN)
    assert find(panel_id=NORTH, text="canary").total == (0 if hold else 1)
    assert PublicEntry.objects.count() == 0
    with pytest.raises(WrongState):
        services.add_to_note(actor=lead(), note_id=note.id, text="More.")


def test_closing_can_keep_them_hidden_with_a_tombstone_and_an_appeal():
    author = personas()["member"]
    words = say(author, "canary")
    note = services.someone_at_risk(actor=author, words_id=words.id, what="x")
    services.close_note(actor=lead(), note_id=note.id, text="Hidden for good.", give_back=False)
    shown = read(words, ANONYMOUS)
    assert shown.tombstone == "Hidden by a moderator. The reason: To keep someone safe."
    assert PublicEntry.objects.get().kind == "words.hidden"
    words.refresh_from_db()
    services.appeal(actor=author, decision_id=words.in_force_id)
    assert find(panel_id=NORTH, text="canary").total == 0


def test_words_never_shown_that_stay_hidden_are_refused():
    words = say(ANONYMOUS)
    note = services.someone_at_risk(actor=holding(Office.MODERATOR), words_id=words.id, what="x")
    services.close_note(actor=lead(), note_id=note.id, text="No.", give_back=False)
    words.refresh_from_db()
    assert words.standing == Standing.REFUSED
    assert queries.refused_counts(NORTH) == {"safeguarded": 1}


def test_hidden_words_go_back_to_hidden_with_their_first_reason():
    words, moderator = say(personas()["member"]), holding(Office.MODERATOR)
    services.hide(actor=moderator, words_id=words.id, reason_code="hate")
    note = services.someone_at_risk(actor=moderator, words_id=words.id, what="x")
    services.close_note(actor=lead(), note_id=note.id, text="Done.", give_back=True)
    assert "who they are" in read(words, ANONYMOUS).tombstone


def test_nothing_is_erased_while_a_note_is_open_and_then_it_is():
    author = personas()["member"]
    words = say(author, "canary")
    note = services.someone_at_risk(actor=ANONYMOUS, words_id=words.id, what="x")
    services.erase(actor=SYSTEM, words_id=words.id)
    assert read(words, lead()).text == "canary"
    services.close_note(actor=lead(), note_id=note.id, text="Done.", give_back=True)
    shown = read(words, ANONYMOUS)
    assert (shown.standing, shown.text) == (Standing.ERASED, None)
    assert words.layers.get().text is None
    assert SafeguardingNote.objects.get().state == NoteState.CLOSED


def test_notes_of_another_panel_are_not_there():
    note = services.someone_at_risk(actor=ANONYMOUS, words_id=say(personas()["member"]).id, what="x")
    with pytest.raises(NotFound):
        queries.note(actor=lead(), panel_id=new_id(), note_id=note.id)


def under_a_note(standing: Standing, author: Actor) -> tuple[Words, SafeguardingNote]:
    """Words that stand so while a note on them is open, since a worry from outside took nothing down."""
    words, outside = say(author, "canary"), council(Office.MANAGER)
    if standing == Standing.SHOWN:
        first = services.someone_at_risk(actor=outside, words_id=words.id, what="x")
        services.close_note(actor=lead(), note_id=first.id, text="Fine.", give_back=True)
    if standing == Standing.HIDDEN:
        services.hide(actor=holding(Office.MODERATOR), words_id=words.id, reason_code="abuse")
    if standing == Standing.WITHDRAWN:
        services.withdraw(actor=author, words_id=words.id)
    note = services.someone_at_risk(actor=outside, words_id=words.id, what="He threatens her.")
    words.refresh_from_db()
    assert words.standing == standing
    return words, note


WHEREVER = (Standing.SHOWN, Standing.HIDDEN, Standing.WITHDRAWN)


class TestWhileANoteIsOpen:
    @pytest.mark.parametrize("standing", WHEREVER)
    def test_a_lead_reads_the_words_wherever_they_stand(self, standing):
        author = personas()["member"]
        words, note = under_a_note(standing, author)
        page = queries.note(actor=lead(), panel_id=NORTH, note_id=note.id)
        assert (page.spoken.text, page.spoken.full_text) == ("canary", "canary")
        services.close_note(actor=lead(), note_id=note.id, text="Done.", give_back=True)
        text = "canary" if standing == Standing.SHOWN else None
        assert read(words, lead()).text == text

    @pytest.mark.parametrize("standing", WHEREVER)
    def test_nothing_is_erased_and_when_it_is_closed_it_is(self, standing):
        author = personas()["member"]
        words, note = under_a_note(standing, author)
        services.erase(actor=author, words_id=words.id)
        assert queries.note(actor=lead(), panel_id=NORTH, note_id=note.id).spoken.text == "canary"
        assert find(panel_id=NORTH, text="canary").total == 0
        for reader in (ANONYMOUS, council(Office.MANAGER), holding(Office.MEMBER)):
            assert read(words, reader).text is None
        services.close_note(actor=lead(), note_id=note.id, text="Done.", give_back=True)
        assert (read(words, lead()).standing, words.layers.get().text) == (Standing.ERASED, None)

    def test_what_its_author_takes_back_leaves_the_pages_and_the_lead_reads_on(self):
        author = personas()["member"]
        words, note = under_a_note(Standing.SHOWN, author)
        services.withdraw(actor=author, words_id=words.id)
        assert (read(words, ANONYMOUS).text, find(panel_id=NORTH, text="canary").total) == (None, 0)
        assert queries.note(actor=lead(), panel_id=NORTH, note_id=note.id).spoken.text == "canary"

    def test_its_author_does_not_write_over_it(self):
        author = personas()["member"]
        words, _note = under_a_note(Standing.SHOWN, author)
        Words.objects.filter(id=words.id).update(editable_until=clock.now() + dt.timedelta(hours=1))
        assert not queries.words_page(actor=author, panel_id=NORTH, words_id=words.id).editable
        with pytest.raises(WrongState):
            services.edit(actor=author, words_id=words.id, text="I never said it.")

    def test_who_moderates_reads_no_more_for_it_and_whom_it_concerns_reads_nothing(self):
        concerned = lead()
        words, note = under_a_note(Standing.WITHDRAWN, concerned)
        assert read(words, holding(Office.MODERATOR)).text is None
        hidden, _note = under_a_note(Standing.HIDDEN, personas()["member"])
        services.someone_at_risk(
            actor=council(Office.MANAGER), words_id=hidden.id, what="x", about_persons=[concerned.person_id]
        )
        assert read(hidden, concerned).text is None
        assert read(hidden, lead()).text == "canary"
        with pytest.raises(NotFound):
            services.read_note(actor=concerned, note_id=note.id)

    @pytest.mark.parametrize("standing", WHEREVER)
    def test_filter_and_predicate_agree(self, standing):
        author = personas()["member"]
        words, _note = under_a_note(standing, author)
        unseen, _other = under_a_note(standing, author)
        Words.objects.filter(id=unseen.id).exclude(standing=Standing.SHOWN).update(shown_at=None)
        for each in Words.objects.filter(id__in=[words.id, unseen.id]):
            for name, actor in personas().items():
                listed = Words.objects.filter(queries.known_to(actor, panel_id=NORTH), id=each.id).exists()
                assert listed is POLICY.may(actor, Do.KNOW, each), name
