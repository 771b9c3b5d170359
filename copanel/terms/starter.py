"""Clauses to begin with, so that nobody begins with a blank page. A panel changes them as it likes.

Our own wording, in plain English and Easy Read, as of WRITTEN_ON. A version that was made from them holds its own
copy: what a later Copanel says here changes no panel's terms. They name no number: a panel's clocks are its rules.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from copanel.terms.states import Act, Duty, Part

WRITTEN_ON = dt.date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Starter:
    part: Part
    heading: str
    text: str
    easy_text: str
    duty: Duty = Duty.NONE
    warns_at: tuple[Act, ...] = ()


STARTER = (
    Starter(
        Part.ABOUT,
        "Who we are",
        "The panel is a table where Disabled people, other people who use care and support, and carers meet the "
        "council’s senior managers. User-led organisations hold most of the seats.",
        "The panel is a group of people.\nWe are Disabled people, people who use care, and carers.\n"
        "We meet the people who run care at the council.",
    ),
    Starter(
        Part.ABOUT,
        "How these terms change",
        "Only a decision of the user-led side changes these terms. Both sides sign what the council owes.",
        "The user-led side decides when these rules change.\nBoth sides sign what the council must do.",
    ),
    Starter(
        Part.CAN,
        "Choose our chairs and our agenda",
        "The user-led side chooses its own chairs. It decides what the panel talks about.",
        "We choose who leads the panel.\nWe choose what we talk about.",
    ),
    Starter(
        Part.CAN,
        "Talk about any care and support",
        "The panel can talk about any adult care and support that the council pays for or runs.",
        "We can talk about all the care that the council pays for or runs.",
    ),
    Starter(
        Part.CAN,
        "Send recommendations",
        "The panel can ask the council to change something. Each thing it asks for gets an answer of its own.",
        "We can ask the council to change things.\nThe council must answer each thing.",
    ),
    Starter(
        Part.CAN,
        "Challenge an answer",
        "The panel can say that an answer is not good enough. The council then answers again.",
        "We can say an answer is not good enough.\nThen the council must answer again.",
    ),
    Starter(
        Part.CAN,
        "Say in public what came of it",
        "The panel can say in public whether a promise was kept.",
        "We can tell everyone if the council did what it said.",
    ),
    Starter(
        Part.CANNOT,
        "Decide how the council spends its money",
        "The panel cannot decide how the council spends its money. It can ask, and the council must say why not.",
        "We cannot decide about the council’s money.\nWe can ask. The council must say why it says no.",
        warns_at=(Act.ASK,),
    ),
    Starter(
        Part.CANNOT,
        "Change the law",
        "The panel cannot change the law, or the national rules on who can get care.",
        "We cannot change the law.\nWe cannot change the rules on who gets care.",
        warns_at=(Act.ASK,),
    ),
    Starter(
        Part.CANNOT,
        "Look into one person’s own care",
        "The panel cannot decide about one person’s own care. We can help you find someone who can.",
        "We cannot change your own care.\nWe can tell you who can help you.",
        warns_at=(Act.RAISE,),
    ),
    Starter(
        Part.CANNOT,
        "Tell the health service what to do",
        "The panel cannot tell the health service what to do. It can ask, and show the reply.",
        "We cannot tell doctors or hospitals what to do.\nWe can ask. Everyone can read the reply.",
        warns_at=(Act.RAISE, Act.ASK),
    ),
    Starter(
        Part.CANNOT,
        "Change what another person said",
        "Nobody on the panel can change what another person said. If words are hidden, the record says so, and why.",
        "Nobody can change what you said.\nIf we hide words, we say why.",
    ),
    Starter(
        Part.USER_LED_OWES,
        "To bring in those who are not at the table",
        "The user-led side asks people who are not at the table, and says whom it has not heard.",
        "We ask other people what they think.\nWe say who we have not heard.",
    ),
    Starter(
        Part.USER_LED_OWES,
        "To treat each other with respect",
        "Members let each other speak, and keep private what people tell them in private.",
        "We let each other talk.\nWe do not tell others what is private.",
    ),
    Starter(
        Part.AUTHORITY_OWES,
        "To say first what can change",
        "Before the panel gives its time, the council says what is open, what is limited and what is fixed. "
        "It says who decided so, and until when.",
        "The council tells us first what can change.\nIt tells us what cannot change, and why.",
        Duty.HONESTY,
    ),
    Starter(
        Part.AUTHORITY_OWES,
        "To give a reason each time",
        "Each time the council says no, it says why, who decided, and what would have to change.",
        "The council can say no.\nThen it must tell us why.",
        Duty.REASONS,
    ),
    Starter(
        Part.AUTHORITY_OWES,
        "To send someone who can speak for the council",
        "A senior manager who can speak for the council comes to every meeting.",
        "A manager who can decide things comes to each meeting.",
    ),
    Starter(
        Part.AUTHORITY_OWES,
        "To pay for people’s time and costs",
        "The council pays for the time people give, and for what it costs them to take part. It pays on time.",
        "The council pays us for our time.\nIt pays what it costs us to come.",
        Duty.PAYING,
    ),
    Starter(
        Part.FUNDER_OWES,
        "To leave the panel independent",
        "Whoever pays for the panel does not choose what it says. No money is held back because of what someone said.",
        "Who pays us cannot tell us what to say.\nNobody loses money because of what they said.",
        Duty.INDEPENDENCE,
    ),
)
