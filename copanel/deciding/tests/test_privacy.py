"""Who could be hurt: outed by a number, pressed by a running count, named against their wish, kept after erasure."""

from __future__ import annotations

import pytest
from django.test import Client

from copanel.deciding import queries
from copanel.deciding.models import Question, Reply, RollPlace
from copanel.deciding.tests.examples import a_question, a_writing_panel, after_the_end, post_place, says, told
from copanel.governance.models import Decision
from copanel.governance.tests.examples import in_office
from copanel.governance.tests.test_pages import signed_in
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, SYSTEM, Office
from copanel.kernel.errors import NotFound
from copanel.outbox.delivery import deliver_due
from copanel.people import services as people
from copanel.words import queries as words
from copanel.words import services as words_services
from tests.theorems.doors import PASSING

pytestmark = pytest.mark.django_db
SECRET = "My care manager reads this panel."


def seen(client: Client, question: Question) -> list[str]:
    pages = ("?words=standard", "questions.csv", f"{question.id}/?words=standard", f"{question.id}/?words=easy")
    return [PASSING.sub("", client.get(f"/marlshire/deciding/{page}").content.decode()) for page in pages]


def test_while_it_is_open_nothing_outside_tells_that_anybody_replied():
    """Page, list, sheet, mail and record: the council, the funder and the public see the same before and after."""
    writing = a_writing_panel(9)
    against = [
        in_office(writing.table, office) for office in (Office.MANAGER, Office.ENGAGEMENT_LEAD, Office.FUNDER_CONTACT)
    ]
    eyes = [Client(), *(signed_in(actor) for actor in against)]
    question = a_question(writing)
    before = [seen(client, question) for client in eyes]
    record = Client().get("/marlshire/record/").content
    for member in writing.members[:4]:
        says(question, member, text=SECRET, shown_as="full_name")
    told(writing, question, writing.members[5], "against", how="bsl", text=SECRET, in_public=True)
    told(writing, question, writing.members[6], "talk")
    assert [seen(client, question) for client in eyes] == before
    assert Client().get("/marlshire/record/").content == record


def test_while_it_is_open_no_member_sees_how_others_replied_not_even_who_has():
    writing = a_writing_panel(9)
    question = a_question(writing)
    for member in writing.members[:3]:
        says(question, member, "against", text=SECRET, shown_as="full_name")
    for actor in (writing.members[0], writing.members[8], writing.chair, writing.facilitator):
        page = signed_in(actor).get(f"/marlshire/deciding/{question.id}/").content.decode()
        assert SECRET not in page
        found = queries.question(panel=writing.facts, question_id=question.id, actor=actor)
        assert (found.counts, found.replies, found.formats, found.beside) == ((), (), (), ())
        assert found.replied == 3
    assert queries.question(panel=writing.facts, question_id=question.id, actor=writing.members[8]).seats == ()
    seats = queries.question(panel=writing.facts, question_id=question.id, actor=writing.chair).seats
    assert sorted(seat.replied for seat in seats) == [False] * 6 + [True] * 3


def test_who_asks_to_talk_is_seen_by_who_can_talk_with_them():
    writing = a_writing_panel(3)
    question = a_question(writing)
    says(question, writing.members[0], "talk")
    for actor in (writing.chair, writing.facilitator):
        (need,) = queries.needs(actor=actor, panel_id=writing.panel_id)
        assert need.title == "Someone asks to talk first: One pay day a month"
        page = queries.question(panel=writing.facts, question_id=question.id, actor=actor)
        assert [seat.who.split(",")[0] for seat in page.seats if seat.talk] == ["Ada Cole"]
    assert len(queries.needs(actor=writing.members[1], panel_id=writing.panel_id)) == 1  # their own reply
    says(question, writing.members[0], "for")
    assert queries.needs(actor=writing.facilitator, panel_id=writing.panel_id) == []


def test_after_the_end_only_the_user_led_side_reads_who_replied_what_and_as_each_chose():
    writing = a_writing_panel(6)
    manager = in_office(writing.table, Office.MANAGER, "Karen Boyd")
    question = a_question(writing)
    ada, ben, cora, dan, ella, finn = writing.members
    says(question, ada, "against", text=SECRET, shown_as="full_name")
    says(question, ben, text="Ben’s reason.", shown_as="first_name")
    says(question, cora, shown_as="organisation")
    says(question, dan)
    told(writing, question, ella, how="bsl")
    says(question, finn, "aside")
    with clock.standing_at(after_the_end(question)):
        inside = queries.question(panel=writing.facts, question_id=question.id, actor=finn)
        assert sorted((line.who, line.position) for line in inside.replies) == [
            ("Ada Cole", "Against it"),
            ("Ben", "For it"),
            ("Network of marlshire", "For it"),
            ("Someone who chose not to be named", "For it"),
            ("Someone who chose not to be named", "For it"),
            ("Someone who chose not to be named", "Stood aside"),
        ]
        unnamed = [line.how for line in inside.replies if line.who.startswith("Someone")]
        assert unnamed == ["", "", ""]  # "in British Sign Language" can be as good as a name
        for client in (Client(), signed_in(manager)):
            pages = " ".join(seen(client, question))
            assert "4 for, 1 against, 1 stood aside" in pages
            for hidden in (SECRET, "Ben’s reason", "Ada", "Cora", "Someone who chose"):
                assert hidden not in pages
    for reply in Reply.objects.exclude(words=None):
        assert words.spoken([reply.words_id], actor=manager) == {}
        assert words.spoken([reply.words_id], actor=ANONYMOUS) == {}


@pytest.mark.parametrize(
    ("seats", "positions"),
    [(9, ["for"] * 9), (9, ["for"] * 5), (4, ["for", "for", "for", "against"]), (3, ["for", "for"])],
)
def test_numbers_that_would_tell_who_said_what_are_kept_back_in_public(seats, positions):
    writing = a_writing_panel(seats)
    question = a_question(writing)
    for member, position in zip(writing.members, positions, strict=False):
        says(question, member, position)
    with clock.standing_at(after_the_end(question)):
        page = queries.question(panel=writing.facts, question_id=question.id, actor=ANONYMOUS)
        (count,) = page.counts
        assert (count.tally, page.formats, page.kept_back) == (None, (), True)
        shown = " ".join(seen(Client(), question))
        assert f"{positions.count('for')} for" not in shown
        assert "Not shown." in shown
        (line,) = queries.sheet(panel=writing.facts, actor=ANONYMOUS)
        assert (line.in_favour, line.against, line.aside, line.talk) == (None,) * 4
        inside = queries.question(panel=writing.facts, question_id=question.id, actor=writing.members[0])
        assert inside.counts[0].tally.in_favour == positions.count("for")


def test_the_sheet_tells_no_more_than_the_page_even_to_a_member():
    writing = a_writing_panel(3)
    question = a_question(writing)
    for member in writing.members:
        says(question, member)
    with clock.standing_at(after_the_end(question)):
        (line,) = queries.sheet(panel=writing.facts, actor=writing.members[0])
    assert (line.in_favour, line.group) == (None, "User-led seats, which decide")


def test_a_mail_says_nothing_of_what_anybody_replied(mailoutbox):
    writing = a_writing_panel(5)
    for actor in writing.members:
        people.open_account(actor=SYSTEM, person_id=actor.person_id, email=f"{actor.person_id.hex}@marlshire.example")
    question = a_question(writing)
    deliver_due()
    says(question, writing.members[0], "against", text=SECRET, in_public=True, shown_as="full_name")
    for member in writing.members[1:4]:
        says(question, member, text="Ben’s reason.", shown_as="full_name")
    deliver_due()
    assert len(mailoutbox) == 10
    assert "The panel asks for one pay day a month." in mailoutbox[0].body
    for each in mailoutbox:
        body = f"{each.subject} {each.body} {each.alternatives}"
        assert not any(hidden in body for hidden in (SECRET, "Ben’s reason", "1 against"))


def test_erased_a_person_is_nobody_and_their_reply_stays_counted():
    writing = a_writing_panel(9)
    question = a_question(writing)
    ada, *others = writing.members
    says(question, ada, "against", text=SECRET, shown_as="full_name")
    for member in others[:4]:
        says(question, member)
    people.erase_person(actor=ada, person_id=ada.person_id)
    assert not RollPlace.objects.filter(person_id=ada.person_id).exists()
    assert not Reply.objects.filter(person_id=ada.person_id).exists()
    says(question, others[4])
    assert Decision.objects.get().counts.get().against == 1
    with clock.standing_at(after_the_end(question)):
        page = queries.question(panel=writing.facts, question_id=question.id, actor=others[0])
    (line,) = [line for line in page.replies if line.position == "Against it"]
    assert line.who == "Someone who chose not to be named"
    assert line.spoken.text is None
    assert line.spoken.tombstone


def test_erased_before_it_is_decided_nothing_of_theirs_goes_into_the_decision():
    writing = a_writing_panel(9)
    question = a_question(writing)
    ada, *others = writing.members
    says(question, ada, "against", text=SECRET, in_public=True)
    people.erase_person(actor=ada, person_id=ada.person_id)
    for member in others[:5]:
        says(question, member)
    assert Decision.objects.get().minority_words_id is None


def test_words_that_stand_beside_a_decision_in_public_are_erased_with_their_author():
    writing = a_writing_panel(9)
    question = a_question(writing)
    for member in writing.members[:5]:
        says(question, member)
    late = writing.members[8]
    says(question, late, "against", text=SECRET, in_public=True)
    with clock.standing_at(after_the_end(question)):
        assert SECRET in seen(Client(), question)[2]
        people.erase_person(actor=late, person_id=late.person_id)
        assert SECRET not in seen(Client(), question)[2]


def test_a_place_is_not_found_by_who_may_not_reply_for_it():
    writing = a_writing_panel(2)
    manager = in_office(writing.table, Office.MANAGER, "Karen Boyd")
    question = a_question(writing)
    for place in question.roll.exclude(post__isnull=False):
        for actor in (manager, ANONYMOUS, in_office(writing.table, Office.MODERATOR), writing.chair):
            with pytest.raises(NotFound):
                queries.place(panel=writing.facts, question_id=question.id, place_id=place.id, actor=actor)
    mine = queries.place(panel=writing.facts, question_id=question.id, place_id=post_place(question), actor=manager)
    assert mine.who == ""
    with pytest.raises(NotFound):
        queries.place(
            panel=writing.facts, question_id=question.id, place_id=post_place(question), actor=writing.facilitator
        )


def test_words_hidden_since_go_into_no_decision():
    writing = a_writing_panel(9)
    moderator = in_office(writing.table, Office.MODERATOR, "Dev Malik")
    question = a_question(writing)
    made = says(question, writing.members[0], "against", text=SECRET, in_public=True)
    words_services.hide(actor=moderator, words_id=made.words_id, reason_code="abuse", reason="It is rude.")
    for member in writing.members[1:6]:
        says(question, member)
    assert Decision.objects.get().minority_words_id is None
