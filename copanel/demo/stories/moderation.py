"""What the user-led side does with words: checks, refuses, hides, covers a name, listens again, keeps someone safe."""

from __future__ import annotations

from copanel.demo.acts import raised, said
from copanel.demo.diary import Diary
from copanel.influence.models import Issue
from copanel.people import services as people
from copanel.words import services as words
from copanel.words.states import Byline


def tell(diary: Diary) -> None:
    """One issue that many people speak on, and the words that came from the public."""
    issue = raised(
        diary, 90, "ivy", "The sign-up form for the carers’ register asks too much",
        "It asks for my bank, my doctor and my weight. I only wanted the newsletter.", topic="carers",
        easy="The form asks too many questions.", byline=Byline.FULL_NAME,
    )  # fmt: skip
    _on_the_issue(diary, issue)
    _from_the_public(diary)
    _at_risk(diary, issue)
    _erased(diary, issue)


def _on_the_issue(diary: Diary, issue: Issue) -> None:
    rude = said(diary, 88, "sam", issue, "Whoever made this form is an idiot and should be sacked.")
    with diary.on(87):
        decision = words.hide(actor=diary.who("dev"), words_id=rude.id, reason_code="abuse", reason="It insults a worker.")
    with diary.on(86):
        words.appeal(actor=diary.who("sam"), decision_id=decision.id, text="I was angry. But it is about the form.")

    named = said(diary, 85, "joe", issue, "Mrs Doreen Platt at the desk told me to fill in all of it.", minute=5)
    with diary.on(84):
        words.mask(
            actor=diary.who("aisha"), words_id=named.id, passages=["Mrs Doreen Platt"], reason_code="names_someone"
        )

    wrongly = said(diary, 83, "gwen", issue, "Nobody reads these forms. I asked.", minute=10)
    with diary.on(82):
        decision = words.hide(actor=diary.who("dev"), words_id=wrongly.id, reason_code="not_theirs")
    with diary.on(81):
        words.appeal(actor=diary.who("gwen"), decision_id=decision.id, text="It is my own experience.")
    with diary.on(80):
        words.decide_appeal(actor=diary.who("aisha"), decision_id=decision.id, uphold=False, answer="It is Gwen’s to tell.")

    taken_back = said(diary, 79, "joe", issue, "I was told off for asking.", minute=15)
    with diary.on(78):
        words.withdraw(actor=diary.who("joe"), words_id=taken_back.id)

    beside = said(diary, 77, "aisha", issue, "The form has 41 questions.", byline=Byline.FULL_NAME, minute=20)
    with diary.on(70):
        words.correct(actor=diary.who("aisha"), words_id=beside.id, text="I counted again: it has 43 questions.")

    flagged = said(diary, 60, "gwen", issue, "Other councils ask for a name and an address. That is all.", minute=25)
    with diary.on(2):
        words.flag(actor=diary.who("tom"), words_id=flagged.id, why="I do not think that is right.")


def _from_the_public(diary: Diary) -> None:
    advert = raised(diary, 42, None, "Best stairlifts in the county", "Call now for 20 per cent off all stairlifts.")
    with diary.on(41):
        words.refuse(actor=diary.who("dev"), words_id=advert.words_id, reason_code="advert")

    story = raised(diary, 40, "sam", "What happened to my neighbour", "My neighbour at number 9 is left alone all day.")
    with diary.on(39):
        decision = words.refuse(actor=diary.who("dev"), words_id=story.words_id, reason_code="points_to_someone")
    with diary.on(38):
        words.appeal(actor=diary.who("sam"), decision_id=decision.id, text="He asked me to tell you.")
    with diary.on(37):
        words.decide_appeal(
            actor=diary.who("aisha"), decision_id=decision.id, uphold=True,
            answer="He can be recognised by the number. Please tell it without.",
        )  # fmt: skip

    through = raised(
        diary, 35, None, "The Blue Bus will not let my scooter on", "The driver said it is too big. It was fine last year.",
        topic="travel", email="scooter@marlshire.example",
    )  # fmt: skip
    with diary.on(34):
        words.let_through(actor=diary.who("dev"), words_id=through.words_id)

    raised(diary, 7, None, "No lift at Quay Street library", "I wanted the talk on benefits. It was upstairs.", topic="travel")
    raised(
        diary, 1, None, "Carers’ cards", "The shop did not know what a carer’s card is. Neither did the council.",
        topic="carers", email="card@marlshire.example",
    )  # fmt: skip
    withdrawn = raised(diary, 5, "sam", "My own review", "I did not like what they wrote about me.")
    with diary.on(4):
        words.withdraw(actor=diary.who("sam"), words_id=withdrawn.words_id)


def _at_risk(diary: Diary, issue: Issue) -> None:
    worry = said(diary, 32, "sam", issue, "My brother takes her money each Friday and she has no food.", minute=30)
    with diary.on(32, 15):
        note = words.someone_at_risk(
            actor=diary.who("priya"), words_id=worry.id, what="Someone may be taking her money."
        )
    with diary.on(32, 16):
        words.read_note(actor=diary.who("lena"), note_id=note.id)
        words.tell_council(
            actor=diary.who("lena"), note_id=note.id, text="Told the safeguarding line what was said.",
            told="Marlshire adult safeguarding line",
        )  # fmt: skip
    with diary.on(25):
        words.close_note(actor=diary.who("lena"), note_id=note.id, text="The council has visited. She is safe.", give_back=False)

    newer = said(diary, 1, "joe", issue, "I have not eaten since Sunday because the form was not sent.", minute=35)
    with diary.on(1, 16):
        words.someone_at_risk(actor=diary.who("aisha"), words_id=newer.id, what="He may have no food.")


def _erased(diary: Diary, issue: Issue) -> None:
    said(diary, 75, "gone", issue, "I cared for my wife for nine years and was never asked.", byline=Byline.FULL_NAME, minute=40)
    with diary.on(50, 12):
        people.erase_person(actor=diary.who("gone"), person_id=diary.persons["gone"])
