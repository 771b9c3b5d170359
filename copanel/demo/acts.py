"""The acts that every story is made of. They call the rooms' services and nothing else; the diary knows the day."""

from __future__ import annotations

from collections.abc import Sequence

from copanel.conversations import queries as threads
from copanel.conversations import services as conversations
from copanel.demo.diary import Diary
from copanel.governance import services as governance
from copanel.governance.states import Method
from copanel.influence import services as influence
from copanel.influence.drafts import Draft
from copanel.influence.models import Issue, Recommendation
from copanel.influence.services import Ask, Said
from copanel.kernel import clock
from copanel.kernel.actor import ANONYMOUS, Side
from copanel.words import services as words
from copanel.words.models import Words
from copanel.words.states import Byline, How, Space, Standing

WHOLE_TABLE = {Side.USER_LED: (9, 0, 0)}


def raised(
    diary: Diary, who: str | None, heading: str, text: str, *, topic: str = "", easy: str = "",
    byline: Byline = Byline.NOT_NAMED, email: str = "", panel: str = "marlshire",
) -> Issue:  # fmt: skip
    """Someone raises an issue in their own words; `who` None is someone without an account."""
    diary.issues[heading] = influence.raise_issue(
        actor=diary.who(who) if who else ANONYMOUS,
        panel_id=diary.panels[panel].id,
        said=Said(heading, text, byline=byline, easy_text=easy, topic_id=diary.topics.get(topic)),
        email=email,
    )
    return diary.issues[heading]


def told(
    diary: Diary, heading: str, text: str, *, how: How, of: str | None = None, topic: str = "",
    easy: str = "", byline: Byline = Byline.NOT_NAMED, read_back: bool = True,
) -> Issue:  # fmt: skip
    """Someone tells the facilitator, who writes it down."""
    return influence.enter_issue_for(
        actor=diary.who("priya"),
        panel_id=diary.panel.id,
        said=Said(heading, text, byline=byline, easy_text=easy, topic_id=diary.topics.get(topic)),
        how=how,
        person_id=diary.persons.get(of or ""),
        read_back=read_back,
    )


def said(
    diary: Diary, who: str, issue: Issue, text: str, *, byline: Byline = Byline.NOT_NAMED,
    inside: bool = False, of: str | None = None, how: How = How.OWN, easy: str = "",
) -> Words:  # fmt: skip
    """Someone adds words to an issue; `inside`: in the user-led-only space; `of`: written down for them.

    From someone without a place on the panel, a co-chair lets it through.
    """
    actor = diary.who(who)
    space = Space.USER_LED if inside else Space.PUBLIC
    thread = threads.thread(actor=actor, place_id=issue.id, space=space)
    message = conversations.post_message(
        actor=actor,
        thread_id=thread.id,
        text=text,
        byline=byline,
        how=how,
        author_id=diary.persons.get(of or ""),
        read_back=how is not How.OWN,
        easy_text=easy,
    )
    if message.words.standing == Standing.HELD:
        return words.let_through(actor=diary.who("aisha"), words_id=message.words_id)
    return message.words


def asked(
    diary: Diary, issue: Issue, asks: Sequence[tuple[str, str, str]], *, decided: str, why: str = "",
    easy_why: str = "", minority: str = "", method: Method = Method.CONSENSUS, counts=WHOLE_TABLE, send: bool = True,
) -> Recommendation:  # fmt: skip
    """The panel drafts a recommendation, agrees it by a decision, and sends it. asks: (text, easy text, post)."""
    chair = diary.who("aisha")
    drafted = influence.draft_recommendation(
        actor=chair,
        issue_id=issue.id,
        asks=[Ask(text, diary.posts[post], easy) for text, easy, post in asks],
        why=why,
        easy_why=easy_why,
    )
    decision = governance.record_decision(
        actor=diary.who("priya"), panel_id=diary.panel.id, method=method, text=decided,
        agreed=_today_in_words(), counts=counts, minority_text=minority,
    )  # fmt: skip
    agreed = influence.agree_recommendation(actor=chair, recommendation_id=drafted.id, decision_id=decision.id)
    if not send:
        return agreed
    return influence.send_to_council(actor=diary.who("aisha"), recommendation_id=drafted.id)


def arrived(diary: Diary, recommendation: Recommendation, who: str = "tom") -> None:
    """The council says that it has arrived."""
    influence.acknowledge(actor=diary.who(who), recommendation_id=recommendation.id)


def answered(diary: Diary, who: str, recommendation: Recommendation, **drafts: Draft) -> None:
    """The post's holder answers these parts (A=Draft(...)) and signs."""
    actor = diary.who(who)
    parts = {part.letter: part.id for part in recommendation.parts.all()}
    for letter, draft in drafts.items():
        influence.save_draft(actor=actor, part_id=parts[letter], draft=draft)
    influence.sign_answers(
        actor=actor,
        recommendation_id=recommendation.id,
        points_to_person=False,
        part_ids=[parts[letter] for letter in drafts],
    )


def _today_in_words() -> str:
    today = clock.today()
    return f"{today.day} {today:%B %Y}"
