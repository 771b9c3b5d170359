"""What the user-led side does with words: checks, refuses, hides, covers a name, listens again, keeps someone safe."""

from __future__ import annotations

from copanel.demo.acts import raised, said
from copanel.demo.diary import Diary, Story
from copanel.influence.models import Issue
from copanel.people import services as people
from copanel.words import services as words
from copanel.words.states import Byline


def tell(diary: Diary) -> Story:
    """One issue that many people speak on, and the words that came from the public."""
    yield 90
    issue = raised(
        diary, "ivy", "The sign-up form for the carers’ register asks too much",
        "It asks for my bank, my doctor and my weight. I only wanted the newsletter.", topic="carers",
        easy="The form asks too many questions.", byline=Byline.FULL_NAME,
    )  # fmt: skip
    yield _on_the_issue(diary, issue)
    yield _from_the_public(diary)
    yield _at_risk(diary, issue)
    yield _erased(diary, issue)


def _on_the_issue(diary: Diary, issue: Issue) -> Story:
    yield 88
    rude = said(diary, "sam", issue, "Whoever made this form is an idiot and should be sacked.")
    yield 87
    decision = words.hide(actor=diary.who("dev"), words_id=rude.id, reason_code="abuse", reason="It insults a worker.")
    yield 86
    words.appeal(actor=diary.who("sam"), decision_id=decision.id, text="I was angry. But it is about the form.")

    yield 85
    named = said(diary, "joe", issue, "Mrs Doreen Platt at the desk told me to fill in all of it.")
    yield 84
    words.mask(actor=diary.who("aisha"), words_id=named.id, passages=["Mrs Doreen Platt"], reason_code="names_someone")

    yield 83
    wrongly = said(diary, "gwen", issue, "Nobody reads these forms. I asked.")
    yield 82
    decision = words.hide(actor=diary.who("dev"), words_id=wrongly.id, reason_code="not_theirs")
    yield 81
    words.appeal(actor=diary.who("gwen"), decision_id=decision.id, text="It is my own experience.")
    yield 80
    words.decide_appeal(actor=diary.who("aisha"), decision_id=decision.id, uphold=False, answer="It is Gwen’s to tell.")

    yield 80
    sharp = said(diary, "ivy", issue, "The form was written for the computer, not for us.")
    yield 79
    decision = words.hide(actor=diary.who("dev"), words_id=sharp.id, reason_code="abuse")
    yield 78
    words.stop_hiding(actor=diary.who("aisha"), decision_id=decision.id)

    yield 77
    taken_back = said(diary, "joe", issue, "I was told off for asking.")
    yield 76
    words.withdraw(actor=diary.who("joe"), words_id=taken_back.id)

    yield 75
    beside = said(diary, "aisha", issue, "The form has 41 questions.", byline=Byline.FULL_NAME)
    yield 70
    words.correct(actor=diary.who("aisha"), words_id=beside.id, text="I counted again: it has 43 questions.")

    yield 60
    flagged = said(diary, "gwen", issue, "Other councils ask for a name and an address. That is all.")
    yield 3
    late = said(diary, "ivy", issue, "The man on the phone said the form is his and nobody may change it.")
    yield 2
    words.flag(actor=diary.who("tom"), words_id=flagged.id, why="I do not think that is right.")
    yield 1
    words.hide(actor=diary.who("gwen"), words_id=late.id, reason_code="points_to_someone")


def _from_the_public(diary: Diary) -> Story:
    yield 42
    advert = raised(diary, None, "Best stairlifts in the county", "Call now for 20 per cent off all stairlifts.")
    yield 41
    words.refuse(actor=diary.who("dev"), words_id=advert.words_id, reason_code="advert")

    yield 40
    story = raised(diary, "sam", "What happened to my neighbour", "My neighbour at number 9 is left alone all day.")
    yield 39
    decision = words.refuse(actor=diary.who("dev"), words_id=story.words_id, reason_code="points_to_someone")
    yield 38
    words.appeal(actor=diary.who("sam"), decision_id=decision.id, text="He asked me to tell you.")
    yield 37
    words.decide_appeal(
        actor=diary.who("aisha"), decision_id=decision.id, uphold=True,
        answer="He can be recognised by the number. Please tell it without.",
    )  # fmt: skip

    yield 35
    through = raised(
        diary, None, "The Blue Bus will not let my scooter on", "The driver said it is too big. It was fine last year.",
        topic="travel", email="scooter@marlshire.example",
    )  # fmt: skip
    yield 34
    words.let_through(actor=diary.who("dev"), words_id=through.words_id)

    yield 7
    raised(
        diary, None, "No lift at Quay Street library", "I wanted the talk on benefits. It was upstairs.", topic="travel"
    )
    yield 5
    withdrawn = raised(diary, "sam", "My own review", "I did not like what they wrote about me.")
    yield 4
    words.withdraw(actor=diary.who("sam"), words_id=withdrawn.words_id)
    yield 1
    raised(
        diary, None, "Carers’ cards", "The shop did not know what a carer’s card is. Neither did the council.",
        topic="carers", email="card@marlshire.example",
    )  # fmt: skip


def _at_risk(diary: Diary, issue: Issue) -> Story:
    yield 32
    worry = said(diary, "sam", issue, "My brother takes her money each Friday and she has no food.")
    yield 32
    note = words.someone_at_risk(actor=diary.who("priya"), words_id=worry.id, what="Someone may be taking her money.")
    yield 32
    words.read_note(actor=diary.who("lena"), note_id=note.id)
    words.tell_council(
        actor=diary.who("lena"), note_id=note.id, text="Told the safeguarding line what was said.",
        told="Marlshire adult safeguarding line",
    )  # fmt: skip
    yield 25
    words.close_note(
        actor=diary.who("lena"), note_id=note.id, text="The council has visited. She is safe.", give_back=False
    )

    yield 1
    newer = said(diary, "joe", issue, "I have not eaten since Sunday because the form was not sent.")
    yield 1
    words.someone_at_risk(actor=diary.who("aisha"), words_id=newer.id, what="He may have no food.")


def _erased(diary: Diary, issue: Issue) -> Story:
    yield 75
    said(diary, "gone", issue, "I cared for my wife for nine years and was never asked.", byline=Byline.FULL_NAME)
    yield 50
    people.erase_person(actor=diary.who("gone"), person_id=diary.persons["gone"])
