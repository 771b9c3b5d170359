"""A draft is started and written; two people who write one clause; notes of both sides."""

from __future__ import annotations

import pytest

from copanel.governance import services as governance
from copanel.governance.tests.examples import a_panel, in_office
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office
from copanel.kernel.errors import AlreadyDone, Invalid, NotAllowed, NotFound, WrongState
from copanel.kernel.ids import new_id
from copanel.ledger.models import PrivateEntry, PublicEntry
from copanel.people import services as people
from copanel.terms import queries, services
from copanel.terms.models import Clause, Note, Version
from copanel.terms.starter import STARTER
from copanel.terms.states import Act, Duty, NoteState, Part, VersionState
from copanel.terms.tests.examples import a_clause, a_draft, a_version, facts

pytestmark = pytest.mark.django_db


def last_private() -> str:
    return PrivateEntry.objects.latest("id").kind


def headings(table, actor) -> list[str]:
    return [each.view.heading for each in queries.draft(panel=facts(table), actor=actor).clauses]


def test_the_first_draft_begins_with_our_clauses_or_with_nothing(table, chair):
    before = PublicEntry.objects.count()
    draft = services.start_draft(actor=chair, panel_id=table.panel_id)
    assert draft.clauses.count() == len(STARTER)
    assert {(clause.part, clause.duty) for clause in draft.clauses.all()} == {(s.part, s.duty) for s in STARTER}
    assert last_private() == "terms.draft_started"
    services.withdraw_draft(actor=chair, version_id=draft.id)
    assert services.start_draft(actor=chair, panel_id=table.panel_id, with_starter=False).clauses.count() == 0
    assert PublicEntry.objects.count() == before, "the public record tells of no draft"


def test_our_own_clauses_say_what_no_terms_should_lack(table, chair):
    services.start_draft(actor=chair, panel_id=table.panel_id)
    page = queries.draft(panel=facts(table), actor=chair)
    assert [each.sentence for each in page.warned] == []
    assert [(clause.view.heading, clause.warned) for clause in page.clauses if clause.warned] == []


def test_there_is_one_draft_at_a_time(table, chair):
    a_draft(table, chair)
    with pytest.raises(AlreadyDone):
        a_draft(table, chair)
    assert Version.objects.count() == 1


def test_a_panel_whose_record_is_shown_here_drafts_nothing():
    panel = a_panel(opened=False)
    chair = in_office(panel, Office.CO_CHAIR)
    governance.show_record(actor=SYSTEM, panel_id=panel.panel_id)
    with pytest.raises(WrongState):
        services.start_draft(actor=chair, panel_id=panel.panel_id)


def test_a_panel_that_is_being_prepared_drafts_its_terms():
    panel = a_panel(opened=False)
    assert services.start_draft(actor=in_office(panel, Office.CO_CHAIR), panel_id=panel.panel_id).is_draft


@pytest.mark.parametrize(
    "office", [Office.MEMBER, Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT, Office.MODERATOR]
)
def test_nobody_else_writes_a_draft(table, chair, office):
    draft = a_draft(table, chair)
    clause = a_clause(chair, draft)
    actor = in_office(table, office, "Someone Else")
    for write in (
        lambda: services.start_draft(actor=actor, panel_id=table.panel_id),
        lambda: a_clause(actor, draft, heading="Decide about money"),
        lambda: services.change_clause(actor=actor, clause_id=clause.id, heading="Other", text="Other."),
        lambda: services.move_clause(actor=actor, clause_id=clause.id, up=True),
        lambda: services.take_out_clause(actor=actor, clause_id=clause.id),
        lambda: services.put_back_clause(actor=actor, clause_id=clause.id),
        lambda: services.withdraw_draft(actor=actor, version_id=draft.id),
    ):
        with pytest.raises(NotAllowed):
            write()
    assert Clause.objects.get().draft["heading"] == "Ask questions"


def test_a_clause_gets_its_address_from_its_heading_and_keeps_it(table, chair):
    draft = a_draft(table, chair)
    first = a_clause(chair, draft, heading="Ask questions")
    second = a_clause(chair, draft, heading="Ask questions!")
    odd = [a_clause(chair, draft, heading=heading).key for heading in ("Draft", "20", "¿?x", "Sign")]
    assert (first.key, second.key, odd) == (
        "ask-questions",
        "ask-questions-2",
        ["clause-draft", "clause-20", "x", "clause-sign"],
    )
    services.change_clause(actor=chair, clause_id=first.id, heading="Put questions", text="Anything.")
    assert Clause.objects.get(id=first.id).key == "ask-questions"
    assert last_private() == "terms.clause_changed"


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"heading": " "}, {"heading"}),
        ({"heading": "—"}, {"heading"}),
        ({"heading": "x" * 121}, {"heading"}),
        ({"text": ""}, {"text"}),
        ({"text": "x" * 4_001}, {"text"}),
        ({"easy_text": "x" * 4_001}, {"easy_text"}),
        ({"why": "x" * 1_001}, {"why"}),
        ({"heading": "", "text": ""}, {"heading", "text"}),
        ({"duty": Duty.REASONS}, {"duty"}),
        ({"warns_at": [Act.RAISE]}, {"warns_at"}),
    ],
)
def test_a_clause_that_lacks_something_is_refused_whole(table, chair, more, fields):
    draft = a_draft(table, chair)
    kept = a_clause(chair, draft)
    typed = {"heading": "A bus", "text": "The bus.", **more}
    for write in (
        lambda: services.add_clause(actor=chair, version_id=draft.id, part=Part.CAN, **typed),
        lambda: services.change_clause(actor=chair, clause_id=kept.id, **typed),
    ):
        with pytest.raises(Invalid) as fault:
            write()
        assert set(fault.value.faults) == fields
    assert Clause.objects.get().draft == kept.draft


def test_the_same_form_sent_twice_is_one_clause(table, chair):
    draft, key = a_draft(table, chair), new_id()
    a_clause(chair, draft, clause_id=key)
    with pytest.raises(AlreadyDone):
        a_clause(chair, draft, clause_id=key)
    assert Clause.objects.get().id == key


def test_the_second_of_two_who_write_one_clause_is_told_and_nothing_is_lost(table, chair):
    clause = a_clause(chair, a_draft(table, chair))
    looked = queries.draft_clause(panel=facts(table), actor=chair, clause_id=clause.id)[1].looked
    other = in_office(table, Office.FACILITATOR, "Priya Nair")
    services.change_clause(actor=other, clause_id=clause.id, heading="Ask", text="Theirs.", looked=looked)
    mine = {"actor": chair, "clause_id": clause.id, "heading": "Ask", "text": "Mine."}
    with pytest.raises(WrongState, match="Someone else changed this clause"):
        services.change_clause(**mine, looked=looked)
    assert Clause.objects.get().draft["text"] == "Theirs."
    now = queries.draft_clause(panel=facts(table), actor=chair, clause_id=clause.id)[1].looked
    services.change_clause(**mine, looked=now)
    assert Clause.objects.get().draft["text"] == "Mine."
    with pytest.raises(AlreadyDone):
        services.change_clause(**mine)


def test_clauses_change_places_within_their_part(table, chair):
    draft = a_draft(table, chair)
    first, second = a_clause(chair, draft, heading="One"), a_clause(chair, draft, heading="Two")
    a_clause(chair, draft, Part.CANNOT, heading="Never")
    third = a_clause(chair, draft, heading="Three")
    services.move_clause(actor=chair, clause_id=third.id, up=True)
    assert headings(table, chair) == ["One", "Three", "Two", "Never"]
    services.move_clause(actor=chair, clause_id=first.id, up=False)
    assert headings(table, chair) == ["Three", "One", "Two", "Never"]
    assert last_private() == "terms.clause_moved"
    with pytest.raises(AlreadyDone):
        services.move_clause(actor=chair, clause_id=third.id, up=True)
    services.take_out_clause(actor=chair, clause_id=first.id)
    services.move_clause(actor=chair, clause_id=second.id, up=True)
    assert headings(table, chair) == ["Two", "Three", "Never"], "what is taken out is stepped over"


def test_what_is_taken_out_can_be_put_back_with_its_notes(table, chair):
    clause = a_clause(chair, a_draft(table, chair))
    services.leave_note(actor=chair, clause_id=clause.id, text="Is this so?")
    services.take_out_clause(actor=chair, clause_id=clause.id)
    page = queries.draft(panel=facts(table), actor=chair)
    assert (page.clauses, [each.view.heading for each in page.gone], page.open_notes) == ((), ["Ask questions"], 1)
    with pytest.raises(AlreadyDone):
        services.take_out_clause(actor=chair, clause_id=clause.id)
    services.put_back_clause(actor=chair, clause_id=clause.id)
    assert headings(table, chair) == ["Ask questions"]
    assert last_private() == "terms.clause_put_back"


def test_a_new_draft_is_a_copy_and_keeps_addresses_words_and_places(table, chair):
    a_version(table, chair)
    before = {c.key: (c.words_id, c.part, c.position, c.duty, c.warns_at) for c in Clause.objects.all()}
    draft = a_draft(table, chair)
    assert {c.key: (c.words_id, c.part, c.position, c.duty, c.warns_at) for c in draft.clauses.all()} == before
    assert draft.made_from.number == 1


def test_a_clause_typed_back_has_its_old_words_again(table, chair):
    a_version(table, chair)
    draft = a_draft(table, chair)
    clause = draft.clauses.get(key="to-give-reasons")
    words_id, said = clause.words_id, {"easy_text": "To give reasons.", "duty": Duty.REASONS}
    change = {"actor": chair, "clause_id": clause.id, "heading": "To give reasons", **said}
    services.change_clause(text="Something new.", **change)
    assert Clause.objects.get(id=clause.id).words_id is None
    services.change_clause(text="About this: to give reasons.", **change)
    assert (Clause.objects.get(id=clause.id).words_id, Clause.objects.get(id=clause.id).draft) == (words_id, {})


def test_an_address_tells_one_story(table, chair):
    """A clause that comes back in another part is another clause."""
    a_version(table, chair)
    draft = a_draft(table, chair)
    assert a_clause(chair, draft, Part.CAN, heading="Change the law").key == "change-the-law-2"


def test_what_is_published_is_changed_no_more(table, chair):
    version = a_version(table, chair)
    clause = version.clauses.get(key="change-the-law")
    for write in (
        lambda: a_clause(chair, version),
        lambda: services.change_clause(actor=chair, clause_id=clause.id, heading="The law", text="Yes."),
        lambda: services.move_clause(actor=chair, clause_id=clause.id, up=True),
        lambda: services.take_out_clause(actor=chair, clause_id=clause.id),
        lambda: services.leave_note(actor=chair, clause_id=clause.id, text="Late."),
        lambda: services.withdraw_draft(actor=chair, version_id=version.id),
    ):
        with pytest.raises(WrongState):
            write()


@pytest.mark.parametrize("office", [Office.MEMBER, Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FACILITATOR])
def test_both_sides_leave_notes_that_stand_with_office_and_side(table, chair, office):
    clause = a_clause(chair, a_draft(table, chair))
    actor = in_office(table, office, "Zebedee Nobody")
    note = services.leave_note(actor=actor, clause_id=clause.id, text=" Is this so? ")
    held = actor.acts_on(table.panel_id)
    assert (note.side, note.office, note.text, note.state) == (held.side, office, "Is this so?", NoteState.OPEN)
    shown = queries.draft(panel=facts(table), actor=chair).clauses[0].notes[0]
    assert str(office.label) in shown.by
    assert "Zebedee" not in shown.by
    assert last_private() == "terms.note_left"
    services.settle_note(actor=actor, note_id=note.id)
    assert Note.objects.get().state == NoteState.SETTLED
    assert last_private() == "terms.note_settled"
    with pytest.raises(AlreadyDone):
        services.settle_note(actor=actor, note_id=note.id)


def test_a_note_of_another_is_settled_by_who_writes_the_draft_alone(table, chair):
    clause = a_clause(chair, a_draft(table, chair))
    note = services.leave_note(actor=chair, clause_id=clause.id, text="Is this so?")
    for office in (Office.MEMBER, Office.MANAGER, Office.ENGAGEMENT_LEAD):
        with pytest.raises(NotAllowed):
            services.settle_note(actor=in_office(table, office, f"A {office}"), note_id=note.id)
    services.settle_note(actor=in_office(table, Office.FACILITATOR, "Priya Nair"), note_id=note.id)


def test_whoever_may_not_know_of_the_draft_finds_no_clause(table, chair):
    clause = a_clause(chair, a_draft(table, chair))
    elsewhere = in_office(a_panel("eastmarsh"), Office.CO_CHAIR, "Omar Haddad")
    for actor in (ANONYMOUS, elsewhere, in_office(table, Office.FUNDER_CONTACT, "Simon Vale")):
        with pytest.raises(NotFound):
            services.leave_note(actor=actor, clause_id=clause.id, text="Hello?")
        with pytest.raises(NotFound):
            queries.draft(panel=facts(table), actor=actor)
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["", "  ", "—", "x" * 2_001])
def test_a_note_says_something(table, chair, text):
    clause = a_clause(chair, a_draft(table, chair))
    with pytest.raises(Invalid):
        services.leave_note(actor=chair, clause_id=clause.id, text=text)
    assert not Note.objects.exists()


def test_an_erased_person_leaves_no_text_in_a_note(table, chair):
    clause = a_clause(chair, a_draft(table, chair))
    member = in_office(table, Office.MEMBER, "Joe Bright")
    note = services.leave_note(actor=member, clause_id=clause.id, text="My sister cannot read this.")
    people.erase_person(actor=SYSTEM, person_id=member.person_id)
    note.refresh_from_db()
    assert (note.text, note.by_id, note.state) == ("", None, NoteState.OPEN)
    assert queries.draft(panel=facts(table), actor=chair).open_notes == 1, "the other side still sees that one was left"


def test_a_draft_put_aside_is_gone_and_the_next_begins_anew(table, chair):
    a_version(table, chair)
    draft = a_draft(table, chair)
    a_clause(chair, draft, heading="Rule the world")
    services.withdraw_draft(actor=chair, version_id=draft.id)
    assert last_private() == "terms.draft_withdrawn"
    assert Version.objects.get(id=draft.id).state == VersionState.WITHDRAWN
    with pytest.raises(AlreadyDone):
        services.withdraw_draft(actor=chair, version_id=draft.id)
    assert "rule-the-world" not in [clause.key for clause in a_draft(table, chair).clauses.all()]
