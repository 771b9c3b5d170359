"""Shorter stories: a refusal, a yes, answers on their way, drafts, an issue that was closed, the local group."""

from __future__ import annotations

from copanel.demo.acts import answered, arrived, asked, raised, said, told
from copanel.demo.diary import Diary, Story
from copanel.governance import services as governance
from copanel.governance.states import Method
from copanel.influence import services as influence
from copanel.influence.drafts import Draft
from copanel.kernel.actor import Side
from copanel.organisations import services as organisations
from copanel.words import services as words
from copanel.words.states import Byline, How


def hand_dryers(diary: Diary) -> Story:
    yield 300
    issue = raised(
        diary, "joe", "The hand dryers at Wendham Hall are too loud",
        "They hurt my ears. I do not wash my hands there any more.",
        easy="The hand dryers are too loud.", topic="travel",
        byline=Byline.FIRST_NAME,
    )  # fmt: skip
    yield 281
    influence.close_issue(
        actor=diary.who("aisha"), issue_id=issue.id,
        reason="The hall took the dryers out and put paper towels in. Joe went to look: it is quiet.",
        easy_reason="The hall took the loud dryers away. Joe looked. It is good now.",
    )  # fmt: skip


def direct_payment_start(diary: Diary) -> Story:
    yield 240
    issue = told(
        diary, "It takes months before a direct payment begins",
        "I was told yes in March. The money came in August. I borrowed to pay my assistant.",
        how=How.VISIT, of="edith", topic="money", byline=Byline.USES_CARE,
    )  # fmt: skip
    yield 222
    sent = asked(
        diary, issue,
        [
            ("Pay the first month within 20 working days of the yes.", "Pay the first money in 4 weeks.", "finance"),
            ("Tell the person each week where it stands.", "Tell people each week what is happening.", "finance"),
        ],
        decided="Ask for a first payment within 20 working days.", method=Method.VOTE,
        counts={Side.USER_LED: (8, 0, 1)},
    )  # fmt: skip
    yield 220
    arrived(diary, sent)
    yield 204
    answered(
        diary, "colin", sent,
        A=Draft(kind="interim", text="We are counting how long it takes now. We will answer when we know.",
                easy_text="We are counting the days. Then we will answer."),
        B=Draft(kind="adopted", text="Yes. A named officer writes each week.",
                easy_text="Yes. Someone will write to you each week.", due=_day(diary, 180), owner="Colin Reeve"),
    )  # fmt: skip
    yield 196
    answered(
        diary, "colin", sent,
        A=Draft(
            kind="another_way", text="We will pay a loan for the first month, within 5 working days.",
            easy_text="We will lend you the money for the first month.", category="timing",
            reason="The payment itself needs a bank check that takes 30 days.",
            change="The bank check would have to be quicker.", decided_by="Colin Reeve, Head of Adult Care Finance",
            decided_on=_day(diary, 197), due=_day(diary, 150), owner="Colin Reeve",
        ),
    )  # fmt: skip


def bookings(diary: Diary) -> Story:
    yield 190
    issue = raised(
        diary, "dev", "You cannot book a review meeting online with a screen reader",
        "The booking page says ‘button button button’. I gave up and phoned.", topic="talking",
        easy="The booking page does not work with a screen reader.", byline=Byline.MEMBER,
    )  # fmt: skip
    yield 180
    sent = asked(
        diary, issue,
        [("Mend the booking page. Test it with people who use screen readers.", "Mend the booking page.", "contact")],
        decided="Ask for the booking page to be mended.",
    )  # fmt: skip
    yield 170
    answered(
        diary, "jan", sent,
        A=Draft(kind="adopted", text="Yes. Two members will test it with us before it goes live.",
                easy_text="Yes. Members will test it with us.", due=_day(diary, 120), owner="Jan Whitlock"),
    )  # fmt: skip


def evening_line(diary: Diary) -> Story:
    yield 60
    issue = raised(
        diary, "gwen", "Carers cannot phone anyone in the evening",
        "When something goes wrong at 8pm, there is nobody to ask until the next day. So people ring 999.",
        topic="carers", easy="Carers cannot phone anyone in the evening.", byline=Byline.FULL_NAME,
    )  # fmt: skip
    yield 59
    said(diary, "sam", issue, "My mum fell at 7pm. I waited until morning to ask what to do.", byline=Byline.CARER)
    yield 45
    sent = asked(
        diary, issue,
        [("Open a phone line for carers from 5pm to 10pm.", "Let carers phone in the evening.", "director")],
        decided="Ask for an evening phone line for carers.",
    )  # fmt: skip
    yield 44
    arrived(diary, sent)
    yield 30
    answered(
        diary, "ruth", sent,
        A=Draft(
            kind="not_taken", category="money",
            reason="The line would cost £148,000 a year. No budget is set aside for it.",
            easy_text="No. It costs too much money.",
            change="The full council would have to add it to the budget. It meets next in February.",
            decided_by="Ruth Adeyemi, Director of Adult Care", decided_on=_day(diary, 31),
        ),
    )  # fmt: skip
    yield 28
    said(diary, "gwen", issue, "How much do the 999 calls cost? Nobody counted those.", byline=Byline.FULL_NAME)


def interpreters(diary: Diary) -> Story:
    yield 50
    issue = told(
        diary, "No BSL interpreter at assessments",
        "They asked my daughter to sign for me. She is eleven.", how=How.VISIT, topic="talking",
        easy="There is no BSL interpreter. My child must do it.",
    )  # fmt: skip
    yield 38
    sent = asked(
        diary, issue,
        [
            ("Book an interpreter for each assessment of a Deaf person, without being asked.",
             "Book a BSL interpreter each time.", "director"),
            ("Never ask a child to interpret.", "Never ask a child to do it.", "director"),
        ],
        decided="Ask for interpreters at each assessment.",
    )  # fmt: skip
    yield 37
    arrived(diary, sent)
    yield 22
    answered(
        diary, "ruth", sent,
        A=Draft(kind="adopted", text="Yes. From now on the interpreter is booked with the assessment.",
                easy_text="Yes. We book an interpreter each time.", due=_day(diary, -10), owner="Ruth Adeyemi"),
        B=Draft(kind="adopted", text="Yes. We have told every team, in writing.",
                easy_text="Yes. We have told all our staff.", due=_day(diary, 20), owner="Ruth Adeyemi"),
    )  # fmt: skip


def parking(diary: Diary) -> Story:
    yield 48
    issue = raised(
        diary, "joe", "Two blue badge spaces for a whole clinic", "We drove round for half an hour and went home.",
        topic="travel", easy="There are only 2 parking spaces for Disabled people.",
    )  # fmt: skip
    yield 40
    sent = asked(
        diary, issue, [("Make six blue badge spaces at Wendham clinic.", "Make 6 blue badge spaces.", "contact")],
        decided="Ask for six spaces.",
    )  # fmt: skip
    yield 33
    answered(
        diary, "jan", sent,
        A=Draft(
            kind="not_in_our_power", text="We have passed this on to the hospital trust.",
            easy_text="We cannot. The hospital owns the car park.", category="not_in_power",
            reason="The car park belongs to the hospital trust.", change="The trust would have to agree.",
            decided_by="Jan Whitlock, Head of Customer Contact", decided_on=_day(diary, 34),
        ),
    )  # fmt: skip


def bus_passes(diary: Diary) -> Story:
    yield 47
    issue = raised(
        diary, "vera", "Bus passes arrive after they are needed", "Mine came in June. It began in April.",
        topic="travel",
    )  # fmt: skip
    yield 46
    words.let_through(actor=diary.who("dev"), words_id=issue.words_id)
    yield 41
    sent = asked(
        diary, issue, [("Send each pass a month before it begins.", "Send the pass early.", "contact")],
        decided="Ask for passes a month before.",
    )  # fmt: skip
    yield 36
    answered(
        diary, "jan", sent,
        A=Draft(kind="no_comment", category="other", reason="The contract for passes is being tendered.",
                easy_text="We cannot say anything now.", change="The tender ends in spring.",
                decided_by="Jan Whitlock, Head of Customer Contact", decided_on=_day(diary, 37)),
    )  # fmt: skip


def reviews(diary: Diary) -> Story:
    yield 44
    issue = told(
        diary, "Reviews come without any warning", "A man stood at my door with a laptop: this is your review.",
        how=How.LETTER, of="albert", topic="talking", byline=Byline.USES_CARE,
    )  # fmt: skip
    yield 36
    sent = asked(
        diary, issue, [("Write two weeks before each review.", "Tell people two weeks before.", "director")],
        decided="Ask for two weeks’ notice.",
    )  # fmt: skip
    yield 33
    arrived(diary, sent)
    yield 26
    answered(
        diary, "ruth", sent,
        A=Draft(kind="under_consideration", text="We are asking the teams what they can promise.",
                easy_text="We are thinking about it.", by_when=_day(diary, -12)),
    )  # fmt: skip


def day_centres(diary: Diary) -> Story:
    yield 20
    issue = raised(
        diary, "ivy", "People are moved between day centres without being asked",
        "My friend was moved in a week. She lost everybody she knew.", topic="day",
        easy="People are moved. Nobody asks them.", byline=Byline.FULL_NAME,
    )  # fmt: skip
    yield 9
    sent = asked(
        diary, issue,
        [
            ("Ask each person before they are moved, and wait.", "Ask people before you move them.", "day"),
            ("Let friends move together if they want.", "Let friends stay together.", "day"),
        ],
        decided="Ask the council to ask people first.", method=Method.IN_WRITING,
    )  # fmt: skip
    yield 8
    arrived(diary, sent, who="carol")


def respite(diary: Diary) -> Story:
    yield 18
    issue = raised(
        diary, "gwen", "Respite is cancelled a day before", "The third time this year. My holiday was lost.",
        topic="carers", byline=Byline.CARER,
    )  # fmt: skip
    yield 4
    asked(
        diary, issue, [("Give carers another week when the council cancels.", "Give us another week.", "director")],
        decided="Ask for another week.", send=False,
    )  # fmt: skip


def minibus(diary: Diary) -> Story:
    yield 16
    issue = told(
        diary, "The minibus to Marl Bay stops at 3pm", "I missed my friend’s last day because of it.",
        how=How.PHONE, topic="travel", read_back=True,
    )  # fmt: skip
    yield 6
    chair = diary.who("aisha")
    first = influence.draft_recommendation(
        actor=chair, issue_id=issue.id, asks=[influence.Ask("Run the bus all day.", diary.posts["day"])]
    )
    influence.drop_draft(actor=chair, recommendation_id=first.id)
    influence.draft_recommendation(
        actor=chair, issue_id=issue.id, asks=[influence.Ask("Run one bus at 5pm.", diary.posts["day"])]
    )


def assistants(diary: Diary) -> Story:
    yield 7
    issue = raised(
        diary, "dev", "Personal assistants are paid late", "Mine was paid 12 days late. She has rent to pay.",
        topic="money", easy="My assistant was paid late.", byline=Byline.MEMBER,
    )  # fmt: skip
    yield 5
    influence.follow_issue(actor=diary.who("sam"), issue_id=issue.id)
    yield 3
    organisations.delegate(
        actor=diary.who("ruth"), post_id=diary.posts["director"], person_id=diary.persons["marcus"],
        name="Marcus Bell",
    )  # fmt: skip


def local_group(diary: Diary) -> Story:
    yield 25
    raised(
        diary, "omar", "The quay has no dropped kerb", "You must go half a mile round to cross.", panel="marl-bay",
        byline=Byline.FIRST_NAME,
    )  # fmt: skip
    yield 24
    governance.add_occasion(actor=diary.who("omar"), panel_id=diary.panels["marl-bay"].id, words="the next resurfacing")


def _day(diary: Diary, ago: int) -> str:
    day = diary.day(ago)
    return f"{day.day} {day:%B %Y}"


TOLD = (
    hand_dryers,
    direct_payment_start,
    bookings,
    evening_line,
    interpreters,
    parking,
    bus_passes,
    reviews,
    day_centres,
    respite,
    minibus,
    assistants,
    local_group,
)
