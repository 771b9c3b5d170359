"""Letters about direct payments: the story of the drawn screens, from a phone call to a yes, a no and a silence."""

from __future__ import annotations

from copanel.demo.acts import answered, arrived, asked, said, told
from copanel.demo.diary import Diary, Story
from copanel.influence import services as influence
from copanel.influence.drafts import Draft
from copanel.kernel.actor import SYSTEM
from copanel.organisations import services as organisations
from copanel.words import services as words
from copanel.words.states import Byline, How


def tell(diary: Diary) -> Story:
    """150 working days: raised by phone, asked in four parts, the post changes hands, three answers, one missing."""
    yield 150
    issue = told(
        diary, "Letters about direct payments are hard to understand",
        "The letter said I owed £1,140 and had 14 days to pay. I did not sleep. When I rang, it was a mistake. "
        "Nobody wrote to say so.",
        easy="The letter said I must pay £1,140. I was very worried. It was a mistake.",
        how=How.PHONE, of="maureen", topic="money", byline=Byline.CARER,
    )  # fmt: skip
    yield 149
    words.confirm(actor=diary.who("priya"), words_id=issue.words_id, how=How.PHONE)
    influence.give_heading(
        actor=diary.who("aisha"), issue_id=issue.id,
        heading="Letters about direct payments are hard to understand",
        easy_heading="Letters about money are hard to read",
    )  # fmt: skip
    yield from _others(diary, issue)
    yield 120
    sent = asked(
        diary, issue,
        [
            (
                "Write all 6 letters again in plain words. Do it with people who get them.",
                "Write the letters again. Use easy words.", "finance",
            ),
            (
                "Send each letter in the format the person asked for, first time.",
                "Send large print, Easy Read or a BSL video, if people ask.", "finance",
            ),
            (
                "Put one person’s name and direct phone number on each letter.",
                "Put a name and a phone number on each letter.", "contact",
            ),
            (
                "If a person says a bill is wrong, do not ask for the money until someone has checked.",
                "Do not ask for money while a bill is being checked.", "finance",
            ),
        ],
        decided="Ask the council for four things about its letters.",
        why="A direct payment is money from the council. You use it to arrange your own support. "
        "The letters about it confuse and frighten people.",
        easy_why="A direct payment is money for your support. The letters about it scare people.",
        minority="We agree. Ask for BSL video by name. ‘Other formats’ gets forgotten.",
    )  # fmt: skip
    yield 119
    arrived(diary, sent)
    yield 110
    organisations.appoint_holder(
        actor=SYSTEM, post_id=diary.posts["finance"], name="Helen Marsh", person_id=diary.persons["helen"]
    )
    yield 102
    answered(
        diary, "helen", sent,
        A=Draft(
            kind="adopted", text="Yes. We will write all 6 letters again with panel members.",
            easy_text="Yes. We will write the letters again with you.",
            due=_day(diary, 72), owner="Helen Marsh",
        ),
        B=Draft(
            kind="in_part", text="Yes to large print, Easy Read, audio, braille and e-mail.",
            easy_text="Yes to large print and Easy Read. Not yet to BSL video.",
            due="when the new records system starts", owner="Helen Marsh", category="timing",
            reason="Our system cannot hold a film for each letter.",
            change="BSL video needs the new records system.",
            decided_by="Helen Marsh, Head of Adult Care Finance", decided_on=_day(diary, 104),
        ),
        D=Draft(
            kind="not_taken", category="policy",
            reason="We must collect public money promptly. If we wait, some people will owe more.",
            easy_text="No. We want the money quickly.",
            change="The Cabinet would have to agree a new debt policy.",
            decided_by="Helen Marsh, with the Cabinet Member for Adult Care", decided_on=_day(diary, 103),
        ),
    )  # fmt: skip
    yield 80
    answered(
        diary, "helen", sent,
        A=Draft(
            kind="adopted", text="We are still writing the letters with panel members. The printing firm changed.",
            easy_text="We need more time to print the letters.", due=_day(diary, 15), owner="Helen Marsh",
        ),
    )  # fmt: skip
    yield 12
    said(
        diary, "aisha", issue,
        "4 of the 6 letters are new, and people understand them. Two about money owed still have the old words.",
        byline=Byline.FULL_NAME, easy="4 letters are better now. 2 letters are still hard.",
    )  # fmt: skip
    yield 3
    draft = Draft(kind="under_consideration", text="We are asking our phone teams.", by_when=_day(diary, -20))
    parts = {part.letter: part.id for part in sent.parts.all()}
    influence.save_draft(actor=diary.who("tom"), part_id=parts["C"], draft=draft)


def _others(diary: Diary, issue) -> Story:
    yield 148
    said(
        diary, "joe", issue, "Six pages and no name to ask for.", byline=Byline.FIRST_NAME,
        easy="Six pages. No name to ask.",
    )  # fmt: skip
    yield 147
    said(
        diary, "priya", issue,
        "I use a screen reader. The letter was a picture of a page. My neighbour had to read my own business to me.",
        of="albert", how=How.LETTER, byline=Byline.USES_CARE,
    )  # fmt: skip
    yield 146
    said(diary, "gwen", issue, "Our members got 23 of these in spring. Not one could say what it asked for.",
         byline=Byline.FULL_NAME)  # fmt: skip
    yield 145
    said(diary, "tom", issue, "The letters come from the finance team. I have told them what people say here.")
    yield 144
    said(diary, "aisha", issue, "Before the meeting: let us not accept ‘we will look at it’. Ask for a date.",
         inside=True)  # fmt: skip
    yield 144
    said(diary, "gwen", issue, "Agreed. And ask for a name on each letter.", inside=True)


def _day(diary: Diary, ago: int) -> str:
    day = diary.day(ago)
    return f"{day.day} {day:%B %Y}"
