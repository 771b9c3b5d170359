"""The pages of the terms, as people meet them."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.test import Client
from django.urls import reverse

from copanel.governance.models import Decision
from copanel.governance.tests.examples import a_decision, a_panel, fill_seats, in_office
from copanel.kernel.actor import ANONYMOUS, Actor, Office
from copanel.terms import queries, services
from copanel.terms.models import Clause, Note, Signature, Version
from copanel.terms.states import Act, Part, VersionState
from copanel.terms.tests.examples import a_chair, a_clause, a_draft, a_manager, a_version, facts, published, signed_in

pytestmark = pytest.mark.django_db


def at(name: str, *args: object) -> str:
    return reverse(f"terms:{name}", args=["marlshire", *args])


def text(response) -> str:
    return response.content.decode()


def browser(actor: Actor | None = None) -> Client:
    return signed_in(Client(), actor) if actor else Client()


def two_versions(table, chair, on_a_day) -> None:
    """The second says one thing otherwise, one more, and one less."""
    a_version(table, chair)
    on_a_day.move_to(dt.datetime(2027, 9, 1, 10, tzinfo=dt.UTC))
    draft = a_draft(table, chair)
    clause = draft.clauses.get(key="ask-questions")
    services.change_clause(
        actor=chair, clause_id=clause.id, heading="Ask questions", text="About this: ask many questions.",
        easy_text="Ask.", why="We want more.",
    )  # fmt: skip
    a_clause(chair, draft, heading="Make films", text="The panel can make films.")
    services.take_out_clause(actor=chair, clause_id=draft.clauses.get(key="to-listen").id)
    published(table, chair, draft)


def test_everybody_reads_the_terms_that_hold(table, chair):
    a_version(table, chair)
    page = text(Client().get(at("current")))
    for words in (
        "Terms of reference, version 1", "In force since Wednesday 3 March 2027", "About this: change the law.",
        "The panel cannot", "What Council of marlshire owes", "Not signed yet by the council",
        "The council has not signed 1 of these duties yet, since Wednesday 3 March 2027.",
        "Not signed yet by the user-led side",
    ):  # fmt: skip
        assert words in page
    assert 'id="change-the-law"' in page
    assert at("clause", "change-the-law") in page
    assert "Start a draft" not in page


def test_a_panel_without_terms_says_so_and_says_how_to_begin(table, chair):
    page = text(Client().get(at("current")))
    assert "The panel has not published its terms yet." in page
    assert "Start a draft" not in page
    assert "Start a draft" in text(browser(chair).get(at("current")))
    assert "none is published yet" in text(Client().get(at("versions") + "?on-day=1&on-month=1&on-year=2027"))
    for name in ("compare", "draft"):
        assert browser(chair).get(at(name)).status_code == 404


def test_easy_read_has_its_own_words(table, chair):
    draft = a_draft(table, chair)
    a_clause(chair, draft, text="Standard words.", easy_text="Easy words.")
    a_clause(chair, draft, heading="Only once", text="Hard words only.", easy_text="")
    published(table, chair, draft)
    page = text(Client().get(at("current") + "?words=easy"))
    assert "Easy words." in page
    assert "Standard words." not in page
    assert "Hard words only." in page
    assert page.count("This rule is not in Easy Read yet.") == 1


def test_each_clause_has_an_address_of_its_own_and_in_each_version(table, chair, on_a_day):
    two_versions(table, chair, on_a_day)
    page = text(Client().get(at("clause", "ask-questions")))
    for words in ("About this: ask many questions.", "About this: ask questions.", "Why: We want more."):
        assert words in page
    assert "Version 1" in page
    old = text(Client().get(at("clause_in_version", 1, "ask-questions")))
    assert "Was in force from Wednesday 3 March 2027 to Tuesday 31 August 2027." in old
    gone = text(Client().get(at("clause", "to-listen")))
    assert "This version does not have it." in gone
    same = text(Client().get(at("clause", "change-the-law")))
    assert "It says the same as the version before." in same
    for missing in (at("clause", "no-such"), at("clause_in_version", 1, "make-films"), at("version", 9)):
        assert Client().get(missing).status_code == 404


def test_words_of_a_clause_stay_words(table, chair):
    draft = a_draft(table, chair)
    a_clause(chair, draft, heading="<b>Bold</b>", text="<script>alert(1)</script>", easy_text="<i>x</i>")
    published(table, chair, draft)
    for url in (at("current"), at("clause", "bboldb"), at("current") + "?words=easy"):
        page = text(Client().get(url))
        assert "<script>alert" not in page
        assert "<b>Bold" not in page
        assert "<i>x" not in page


def test_which_terms_held_on_a_day(table, chair, on_a_day):
    two_versions(table, chair, on_a_day)

    def on(day: int, month: int, year: int) -> str:
        return text(Client().get(f"{at('versions')}?on-day={day}&on-month={month}&on-year={year}"))

    assert "On Wednesday 3 March 2027, version 1 held." in on(3, 3, 2027)
    assert "On Wednesday 1 September 2027, version 2 held." in on(1, 9, 2027)
    assert "On Tuesday 2 March 2027, no terms were in force." in on(2, 3, 2027)
    wrong = Client().get(f"{at('versions')}?on-day=31&on-month=2&on-year=2027")
    assert wrong.status_code == 422
    assert "Write a real day" in text(wrong)


def test_what_changed_is_said_in_words_and_not_by_colour_alone(table, chair, on_a_day):
    two_versions(table, chair, on_a_day)
    page = text(Client().get(at("compare")))
    for words in (
        "What changed from version 1 to version 2", "3 clauses are different.", "3 stayed the same.",
        "Changed: Ask questions", "New: Make films", "Taken out: To listen", "Why: We want more.",
        "(put in:", "<ins>many ", "end of what was put in)",
    ):  # fmt: skip
        assert words in page
    turned = text(Client().get(at("compare") + "?one=2&other=1"))
    assert "What changed from version 1 to version 2" in turned
    easy = text(Client().get(at("compare") + "?words=easy"))
    assert "<ins>" not in easy
    assert Client().get(at("compare") + "?one=1&other=9").status_code == 422


def test_the_clauses_come_as_a_table(table, chair):
    draft = a_draft(table, chair)
    a_clause(chair, draft, text="=HYPERLINK(1)")
    published(table, chair, draft)
    response = Client().get(at("clauses_csv", 1))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][:4] == ["1", "The panel can", "Ask questions", "'=HYPERLINK(1)"]
    assert rows[1][5].endswith("/marlshire/terms/1/ask-questions/")


def test_the_first_draft_is_made_by_hand_from_an_empty_page_to_published_terms(table, chair):
    fill_seats(table, 5)
    hers = browser(chair)
    assert "we wrote for you" in text(hers.get(at("start")))
    assert hers.post(at("start"), {"with": "nothing"}).url.startswith(at("draft"))
    assert "Nothing says what the panel cannot do." in text(hers.get(at("draft")))
    add = at("add_clause") + "?part=cannot"
    page = text(hers.get(add))
    assert "The panel cannot" in page
    assert "When do we read it out" in page
    key = "5f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10"
    typed = {"key": key, "heading": "Change the law", "text": "The panel cannot.", "warns_at": ["raise"]}
    for _press in range(2):
        assert hers.post(add, typed).status_code == 302
    assert Clause.objects.get().warns_at == ["raise"]
    check = text(hers.get(at("publish")))
    assert "No decision was written down since the draft last changed." in check
    decided = hers.post(
        reverse("governance:new_decision", args=["marlshire"]) + f"?then={at('publish')}",
        {
            "key": "6f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10", "text": "We agree.", "agreed": "3 March 2027",
            "method": "vote", "in_favour": "4", "against": "1", "aside": "0",
        },
    )  # fmt: skip
    assert decided.url == f"{at('publish')}?decision={Decision.objects.get().id}"
    page = text(hers.get(decided.url))
    assert "Wednesday 3 March 2027: We agree." in page
    answers = {
        "looked": queries.draft(panel=facts(table), actor=chair).looked, "decision_id": str(Decision.objects.get().id),
        "from_on-day": "3", "from_on-month": "3", "from_on-year": "2027",
    }  # fmt: skip
    wrong = hers.post(at("publish"), answers)
    assert wrong.status_code == 422
    assert "Tick “I have looked at what is still open." in text(wrong)
    for url in (at("version", 1), at("current")):  # the second press comes to the terms too
        assert hers.post(at("publish"), answers | {"open_seen": "on"}).url.split("?")[0] == url
    assert "Agreed by 4 of 5 user-led members who were counted. 1 was against." in text(Client().get(at("current")))
    assert Version.objects.get().number == 1


def test_a_draft_that_changed_meanwhile_is_not_published_unseen(table, chair):
    draft = a_draft(table, chair, with_starter=True)
    decision = a_decision(table)
    answers = {
        "looked": queries.draft(panel=facts(table), actor=chair).looked, "decision_id": str(decision.id),
        "from_on-day": "3", "from_on-month": "3", "from_on-year": "2027", "open_seen": "on",
    }  # fmt: skip
    services.leave_note(actor=chair, clause_id=draft.clauses.first().id, text="Wait, look at this.")
    response = browser(chair).post(at("publish"), answers)
    assert response.status_code == 409
    page = text(response)
    assert "The draft changed since you looked." in page
    assert "Wait, look at this." in page
    assert Version.objects.get().is_draft


def test_the_second_of_two_writers_reads_the_other_and_keeps_their_own(table, chair):
    clause = a_clause(chair, a_draft(table, chair), Part.CANNOT, "Change the law")
    url = at("change_clause", clause.id)
    looked = queries.draft_clause(panel=facts(table), actor=chair, clause_id=clause.id)[1].looked
    services.change_clause(actor=chair, clause_id=clause.id, heading="Change the law", text="Theirs.")
    mine = {"looked": looked, "key": str(clause.id), "heading": "Change the law", "text": "Mine <b>here</b>."}
    response = browser(chair).post(url, mine)
    assert response.status_code == 409
    page = text(response)
    for words in ("Someone else changed this clause while you wrote.", "Theirs.", "Mine &lt;b&gt;here&lt;/b&gt;."):
        assert words in page
    now = queries.draft_clause(panel=facts(table), actor=chair, clause_id=clause.id)[1].looked
    assert f'value="{now}"' in page
    assert browser(chair).post(url, mine | {"looked": now}).status_code == 302
    assert Clause.objects.get().draft["text"] == "Mine <b>here</b>."


def test_a_draft_is_worked_on_by_buttons_alone(table, chair):
    draft = a_draft(table, chair)
    one, two = a_clause(chair, draft, heading="One"), a_clause(chair, draft, heading="Two")
    hers = browser(chair)
    assert hers.post(at("move_clause", two.id), {"to": "up"}).url.endswith(f"#clause-{two.id}")
    page = text(hers.get(at("draft")))
    assert page.index("Two") < page.index("One")
    hers.post(at("take_out_clause", one.id))
    assert "Taken out of this draft" in text(hers.get(at("draft")))
    hers.post(at("put_back_clause", one.id))
    assert "Taken out of this draft" not in text(hers.get(at("draft")))
    assert hers.post(at("withdraw")).url.split("?")[0] == at("current")
    assert Version.objects.get().state == VersionState.WITHDRAWN


def test_both_sides_leave_notes_and_the_public_reads_none(table, chair):
    draft = a_draft(table, chair)
    clause = a_clause(chair, draft)
    ruth = a_manager(table)
    note = {"key": "7f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f10", "text": "The council doubts this."}
    hers = browser(ruth)
    for _press in range(2):
        assert hers.post(at("note", clause.id), note).status_code == 302
    assert "Write what someone should look at." in text(
        hers.post(at("note", clause.id), note | {"key": str(draft.id), "text": "—"})
    )
    assert "The council doubts this." in text(browser(chair).get(at("draft")))
    assert "Accountable manager, Council" in text(browser(chair).get(at("draft")))
    published(table, chair, draft)
    page = text(Client().get(at("current")))
    assert "When this version was published, 1 note of those who drafted it was still open." in page
    assert "doubts" not in page
    assert "The council doubts this." in text(browser(ruth).get(at("current")))
    assert "doubts" not in text(browser(in_office(table, Office.FUNDER_CONTACT, "Simon Vale")).get(at("current")))
    assert Note.objects.count() == 1


def test_a_note_is_settled_by_a_press(table, chair):
    clause = a_clause(chair, a_draft(table, chair))
    note = services.leave_note(actor=chair, clause_id=clause.id, text="Is this so?")
    for _press in range(2):
        assert browser(chair).post(at("settle_note", note.id)).status_code == 302
    assert "This note is settled." in text(browser(chair).get(at("draft")))


def test_the_accountable_manager_signs_and_everybody_can_read_it(table, chair):
    a_version(table, chair)
    ruth = a_manager(table)
    hers = browser(ruth)
    page = text(hers.get(at("sign", 1)))
    assert "2 duties to sign" in page
    looked = queries.sign_page(panel=facts(table), actor=ruth, number=1).looked
    assert hers.post(at("sign", 1), {"looked": "other"}).status_code == 409
    for _press in range(2):
        assert hers.post(at("sign", 1), {"looked": looked}).url.split("?")[0] == at("version", 1)
    assert Signature.objects.count() == 1
    page = text(Client().get(at("current")))
    assert "Signed for the council by Ruth Adeyemi, " in page
    assert "on Wednesday 3 March 2027" in page
    assert "Not signed yet by the council" not in page
    assert "Your side has signed all that it owes in this version." in text(hers.get(at("sign", 1)))


def test_an_old_sign_in_is_asked_again(table, chair):
    a_version(table, chair)
    hers = signed_in(Client(), a_manager(table), just_now=False)
    assert hers.post(at("sign", 1)).url.startswith(reverse("people:sign_in_again"))
    assert not Signature.objects.exists()


def test_a_clause_of_another_panel_is_not_found(table, chair):
    elsewhere = a_panel("eastmarsh")
    other = a_chair(elsewhere, "Omar Haddad")
    clause = a_clause(other, a_draft(elsewhere, other))
    a_draft(table, chair)
    for url in (at("change_clause", clause.id), at("note", clause.id)):
        assert browser(chair).get(url).status_code == 404
        assert browser(chair).post(url, {"heading": "x", "text": "y"}).status_code == 404


def test_then_leads_to_pages_of_this_panel_alone(table, chair):
    typed = {"text": "We agree.", "agreed": "3 March 2027", "method": "consensus"}
    for number, then in enumerate(("https://evil.example/", "//evil.example/marlshire/", "/eastmarsh/terms/")):
        key = f"5f0c3e9c-5d8e-4a57-9f3b-0d7b1c8f2f1{number}"
        url = reverse("governance:new_decision", args=["marlshire"]) + f"?then={then}"
        assert browser(chair).post(url, typed | {"key": key}).url == f"/marlshire/decisions/{key}"


def test_a_clause_is_read_out_only_where_it_says_and_while_it_holds(table, chair, on_a_day):
    draft = a_draft(table, chair)
    a_clause(chair, draft, Part.CANNOT, "Change the law", warns_at=[Act.RAISE])
    published(table, chair, draft, from_on=dt.date(2027, 3, 10))

    def read(act: Act) -> list[str]:
        return [each.heading for each in queries.warnings(panel=facts(table), actor=ANONYMOUS, act=act)]

    assert read(Act.RAISE) == []
    on_a_day.move_to(dt.datetime(2027, 3, 10, 10, tzinfo=dt.UTC))
    assert (read(Act.RAISE), read(Act.ASK)) == (["Change the law"], [])


def filled(table, chair, clauses: int) -> None:
    draft = a_draft(table, chair)
    for number in range(clauses):
        clause = a_clause(chair, draft, list(Part)[number % 6], heading=f"Clause {number}", why="Why not.")
        services.leave_note(actor=chair, clause_id=clause.id, text="A note.")
    published(table, chair, draft)
    second = a_draft(table, chair)
    for clause in second.clauses.all():
        services.change_clause(actor=chair, clause_id=clause.id, heading=f"New {clause.key}", text="Otherwise.")
    published(table, chair, second, from_on=dt.date(2027, 3, 4))
    third = a_draft(table, chair)
    for clause in third.clauses.all():
        services.leave_note(actor=chair, clause_id=clause.id, text="Another note.")


@pytest.mark.parametrize(
    ("name", "args", "who", "most"),
    [
        ("current", (), "public", 9),
        ("current", (), "chair", 12),
        ("version", (2,), "public", 9),
        ("versions", (), "public", 5),
        ("compare", (), "public", 9),
        ("clause", ("clause-0",), "public", 9),
        ("clauses_csv", (1,), "public", 9),
        ("draft", (), "chair", 12),
        ("publish", (), "chair", 12),
        ("sign", (2,), "manager", 12),
    ],
)
def test_a_page_costs_what_it_costs_however_long_the_terms(
    table, chair, django_assert_max_num_queries, name, args, who, most
):
    filled(table, chair, 6)
    ruth = a_manager(table)
    visitor = {"public": Client, "chair": lambda: browser(chair), "manager": lambda: browser(ruth)}[who]()
    url = at(name, *args)
    visitor.get(url)
    with django_assert_max_num_queries(most) as asked:
        assert visitor.get(url).status_code == 200
    few = len(asked)
    third = Version.objects.get(state=VersionState.DRAFT)
    for number in range(40):
        a_clause(chair, third, list(Part)[number % 6], heading=f"More {number}")
    if name not in {"draft", "publish"}:
        published(table, chair, third, from_on=dt.date(2027, 3, 5))
    with django_assert_max_num_queries(most) as asked:
        assert visitor.get(url).status_code == 200
    assert len(asked) == few
