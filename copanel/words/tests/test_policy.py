"""Who may do what, whole: each act for each persona, compared with the table written out here (powers.md)."""

from __future__ import annotations

import pytest

from copanel.kernel.actor import SYSTEM, Actor, Office
from copanel.kernel.ids import new_id
from copanel.words import queries, services
from copanel.words.models import Decided, SafeguardingNote, Words
from copanel.words.policy import DECISIONS, NOTES, POLICY
from copanel.words.states import Do, How, Space, Standing, Voice
from copanel.words.tests.people import NORTH, holding, personas, say

pytestmark = pytest.mark.django_db

WORDS_ACTS = set(POLICY.table)
MODERATORS = {"co-chair", "deputy chair", "moderator"}
SYSTEM_ONLY = {"the system"}
EVERYONE = set(personas())
INSIDE = {*MODERATORS, "facilitator", "safeguarding lead", "member", "the system"}
NOBODY: frozenset[str] = frozenset()
AT_THEIR_WORD = frozenset({"facilitator"})

# Words shown to the public, said by someone with an account who is none of the personas.
SHOWN = {
    Do.KNOW: EVERYONE,
    Do.READ: EVERYONE,
    Do.READ_UNMASKED: MODERATORS | SYSTEM_ONLY,
    Do.SEE_QUEUE: MODERATORS,
    Do.LET_THROUGH: MODERATORS,
    Do.REFUSE: MODERATORS,
    Do.HIDE: MODERATORS,
    Do.MASK: MODERATORS,
    Do.SETTLE_FLAGS: MODERATORS,
    Do.SAY_ABOUT: MODERATORS,
    Do.SAY_ABOUT_OTHERS: MODERATORS,
    Do.TAKE_OFF_ABOUT: MODERATORS,
    Do.FLAG: EVERYONE,
    Do.SAY_AT_RISK: EVERYONE,
    Do.ADD_EASY: {"facilitator", "the system"},
    Do.ERASE: SYSTEM_ONLY,
    **dict.fromkeys((Do.EDIT, Do.CORRECT, Do.CONFIRM, Do.CHANGE_BYLINE, Do.WITHDRAW), NOBODY),
    **dict.fromkeys((Do.CORRECT_FOR, Do.CONFIRM_FOR, Do.CHANGE_BYLINE_FOR, Do.WITHDRAW_FOR), NOBODY),
}
# Held words that came without an account: nobody but the user-led side's moderators knows of them.
HELD = SHOWN | {
    Do.KNOW: MODERATORS | SYSTEM_ONLY,
    Do.READ: MODERATORS | SYSTEM_ONLY,
    Do.FLAG: NOBODY,
    Do.SAY_AT_RISK: MODERATORS | SYSTEM_ONLY,
    **dict.fromkeys((Do.CORRECT_FOR, Do.CONFIRM_FOR, Do.CHANGE_BYLINE_FOR, Do.WITHDRAW_FOR), AT_THEIR_WORD),
}
# Taken down while someone's safety is looked after; they had been public.
TAKEN_DOWN = SHOWN | {
    Do.READ: {"safeguarding lead", "the system"},
    Do.READ_UNMASKED: {"safeguarding lead", "the system"},
    Do.MASK: NOBODY,
    Do.SAY_ABOUT: NOBODY,
    Do.SAY_ABOUT_OTHERS: NOBODY,
    Do.TAKE_OFF_ABOUT: NOBODY,
    Do.FLAG: NOBODY,
}
# Said in the user-led-only space: for everyone else they do not exist.
IN_SPACE = {act: who & INSIDE for act, who in SHOWN.items()}
# The words of an office are masked, and nothing else.
# An Easy Read wording of what a post said is the post's, through the room that owns the answer.
OF_OFFICE = SHOWN | {
    Do.REFUSE: NOBODY,
    Do.HIDE: NOBODY,
    Do.ERASE: NOBODY,
    Do.ADD_EASY: SHOWN[Do.ADD_EASY] - {"facilitator"},
}
# Signed on paper and written down by the facilitator: nobody corrects it at the post's word either.
OF_OFFICE_WRITTEN_DOWN = OF_OFFICE | {Do.CONFIRM_FOR: AT_THEIR_WORD}


def stranger() -> Actor:
    return Actor(person_id=new_id())


def shown() -> Words:
    return say(stranger())


def held() -> Words:
    return say(personas()["anonymous"])


def taken_down() -> Words:
    words = shown()
    services.someone_at_risk(actor=stranger(), words_id=words.id, what="A worry.")
    return Words.objects.get(id=words.id)


def inside() -> Words:
    return say(holding(Office.MEMBER), space=Space.USER_LED)


def of_office() -> Words:
    return say(stranger(), voice=Voice.OFFICE)


def of_office_written_down() -> Words:
    return say(stranger(), voice=Voice.OFFICE, written_by_id=stranger().person_id)


def test_the_table_names_every_act():
    for table in (SHOWN, HELD, TAKEN_DOWN, IN_SPACE, OF_OFFICE, OF_OFFICE_WRITTEN_DOWN):
        assert set(table) == WORDS_ACTS


@pytest.mark.parametrize(
    ("make", "table"),
    [
        (shown, SHOWN),
        (held, HELD),
        (taken_down, TAKEN_DOWN),
        (inside, IN_SPACE),
        (of_office, OF_OFFICE),
        (of_office_written_down, OF_OFFICE_WRITTEN_DOWN),
    ],
)
def test_who_may_do_what(make, table):
    words = make()
    people = personas()
    for act in WORDS_ACTS:
        assert {name for name, actor in people.items() if POLICY.may(actor, act, words)} == table[act], act


def test_what_authors_may_do_with_their_own():
    author = stranger()
    words = say(author)
    assert POLICY.allowed(author, words) == {
        *(Do.KNOW, Do.READ, Do.READ_UNMASKED, Do.FLAG, Do.SAY_AT_RISK, Do.EDIT, Do.CORRECT, Do.ADD_EASY),
        *(Do.CONFIRM, Do.CHANGE_BYLINE, Do.WITHDRAW, Do.ERASE),
    }


def test_an_author_who_now_works_for_the_council_loses_sight_of_the_space():
    member = holding(Office.MEMBER)
    words = say(member, space=Space.USER_LED)
    assert POLICY.may(member, Do.KNOW, words)
    now = Actor(person_id=member.person_id, held=member.held, council_of=frozenset({NORTH}))
    assert POLICY.allowed(now, words) == frozenset()


def test_appeals():
    author, first = stranger(), holding(Office.MODERATOR)
    words = say(author)
    decision = services.hide(actor=first, words_id=words.id, reason_code="abuse")
    decision = Decided.objects.select_related("words").get(id=decision.id)
    people = personas() | {"author": author, "who decided": first}

    def who(act: Do) -> set[str]:
        return {name for name, actor in people.items() if DECISIONS.may(actor, act, decision)}

    assert set(DECISIONS.table) == {Do.APPEAL, Do.APPEAL_FOR, Do.DECIDE_APPEAL, Do.STOP}
    assert who(Do.APPEAL) == {"author"}
    assert who(Do.APPEAL_FOR) == set()
    assert who(Do.DECIDE_APPEAL) == MODERATORS
    assert who(Do.STOP) == {"co-chair", "deputy chair"}
    wrote = holding(Office.FACILITATOR)
    spoken = say(wrote, author_id=author.person_id, written_by_id=wrote.person_id, how=How.PHONE)
    decision = services.hide(actor=first, words_id=spoken.id, reason_code="abuse")
    assert who(Do.APPEAL_FOR) == {"facilitator"}


def test_notes():
    note = services.someone_at_risk(actor=stranger(), words_id=shown().id, what="A worry.")
    people = personas()
    for act in NOTES.table:
        allowed = {name for name, actor in people.items() if NOTES.may(actor, act, note)}
        assert allowed == (EVERYONE if act == Do.SAY_AT_RISK else {"safeguarding lead"}), act


def test_a_lead_does_not_see_a_note_that_concerns_them():
    lead, other = holding(Office.SAFEGUARDING_LEAD), holding(Office.SAFEGUARDING_LEAD)
    own = services.someone_at_risk(actor=stranger(), words_id=say(lead).id, what="A worry.")
    about = services.someone_at_risk(
        actor=stranger(), words_id=shown().id, what="It is the lead.", about_persons=[lead.person_id]
    )
    for note in (own, about):
        found = SafeguardingNote.objects.get(id=note.id)
        assert not NOTES.may(lead, Do.SEE_NOTE, found)
        assert NOTES.may(other, Do.SEE_NOTE, found)
        assert queries.spoken([found.words_id], actor=lead)[found.words_id].text is None
        assert queries.spoken([found.words_id], actor=other)[found.words_id].text is not None
    assert queries.notes(actor=lead, panel_id=NORTH).items == []
    assert len(queries.notes(actor=other, panel_id=NORTH).items) == 2


def test_filter_and_predicate_agree_row_by_row():
    people = personas()
    moderator = holding(Office.MODERATOR)
    for space in Space:
        for author in (people["member"], people["safeguarding lead"]):
            for writer in (None, people["facilitator"].person_id):
                common = {"space": space, "written_by_id": writer}
                for standing in Standing:
                    words = say(author, hold=standing in (Standing.HELD, Standing.REFUSED), **common)
                    if standing == Standing.HIDDEN:
                        services.hide(actor=moderator, words_id=words.id, reason_code="abuse")
                    elif standing == Standing.REFUSED:
                        services.refuse(actor=moderator, words_id=words.id, reason_code="abuse")
                    elif standing == Standing.WITHDRAWN:
                        services.withdraw(actor=author, words_id=words.id)
                    elif standing == Standing.ERASED:
                        services.erase(actor=SYSTEM, words_id=words.id)
                    elif standing == Standing.TAKEN_DOWN:
                        services.someone_at_risk(actor=author, words_id=words.id, what="x")
                for held in (False, True):
                    kept = say(author, hold=held, **common)
                    note = services.someone_at_risk(actor=author, words_id=kept.id, what="x")
                    closer = holding(Office.SAFEGUARDING_LEAD)
                    services.close_note(actor=closer, note_id=note.id, text="x", give_back=False)
                unseen = say(author, hold=True, **common)
                services.withdraw(actor=author, words_id=unseen.id)
                gone = say(author, hold=True, **common)
                services.someone_at_risk(
                    actor=author, words_id=gone.id, what="x", about_persons=[writer] if writer else []
                )
    rows = list(Words.objects.select_related("in_force"))
    assert {words.standing for words in rows} == set(Standing)
    for name, actor in people.items():
        listed = set(Words.objects.filter(queries.known_to(actor, panel_id=NORTH)).values_list("id", flat=True))
        judged = {words.id for words in rows if POLICY.may(actor, Do.KNOW, words)}
        assert listed == judged, name
