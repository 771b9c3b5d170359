"""The terms: a first version that both sides signed, a second with a duty unsigned, a draft in the works."""

from __future__ import annotations

from uuid import UUID

from copanel.demo.diary import Diary, Story
from copanel.governance import services as governance
from copanel.governance.states import Method
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.terms import queries
from copanel.terms import services as terms
from copanel.terms.models import Version
from copanel.terms.states import Act, Part


def tell(diary: Diary) -> Story:
    """Years apart, so that the history has something to tell."""
    yield 690
    first = terms.start_draft(actor=diary.who("priya"), panel_id=diary.panel.id)
    yield 684
    _published(diary, first, "The panel agrees its first terms of reference.", (11, 0, 0))
    terms.sign(actor=diary.who("aisha"), version_id=first.id)
    yield 680
    terms.sign(actor=diary.who("ruth"), version_id=first.id)
    yield 500
    idea = terms.start_draft(actor=diary.who("aisha"), panel_id=diary.panel.id)
    yield 495
    terms.withdraw_draft(actor=diary.who("aisha"), version_id=idea.id)
    yield 34
    second = terms.start_draft(actor=diary.who("priya"), panel_id=diary.panel.id)
    terms.change_clause(
        actor=diary.who("priya"),
        clause_id=_clause(diary, "challenge-an-answer"),
        heading="Challenge an answer",
        text="The panel can say that an answer is not good enough. The council then answers again, "
        "or the record says “no answer given”.",
        easy_text="We can say an answer is not good enough.\nThen the council must answer again.\n"
        "If it does not, the record says so.",
        why="3 of 5 challenges last year had no reply for more than 4 months.",
    )
    added = terms.add_clause(
        actor=diary.who("priya"),
        version_id=second.id,
        part=Part.AUTHORITY_OWES,
        heading="To reply to a challenge on time",
        text="The council replies to a challenge within the time that the panel’s rules give.",
        easy_text="The council must answer a challenge in time.",
        why="Members asked for it in the yearly review.",
    )
    yield 32
    terms.leave_note(
        actor=diary.who("tom"), clause_id=added.id, text="Can we say how long that is, so that nobody has to look?"
    )
    settled = terms.leave_note(actor=diary.who("joe"), clause_id=added.id, text="Say “in time”, it is shorter.")
    yield 31
    terms.settle_note(actor=diary.who("priya"), note_id=settled.id)
    yield 30
    _published(diary, second, "The panel agrees version 2 of its terms of reference.", (9, 0, 1))
    terms.sign(actor=diary.who("gwen"), version_id=second.id)
    yield 6
    terms.start_draft(actor=diary.who("aisha"), panel_id=diary.panel.id)
    terms.change_clause(
        actor=diary.who("aisha"),
        clause_id=_clause(diary, "tell-the-health-service-what-to-do"),
        heading="Tell the health service what to do",
        text="The panel cannot tell the health service what to do. It can ask the hospital and the doctors’ surgeries, "
        "and it shows their reply or says that none came.",
        easy_text="We cannot tell doctors or hospitals what to do.\nWe can ask. Everyone can read the reply.",
        why="People asked us whom we can write to.",
        warns_at=(Act.RAISE, Act.ASK),
    )
    yield 4
    noted = _clause(diary, "tell-the-health-service-what-to-do")
    terms.leave_note(actor=diary.who("joe"), clause_id=noted, text="Doctors is a better word than surgeries.")
    yield 3
    pay = _clause(diary, "to-pay-for-peoples-time-and-costs")
    terms.leave_note(actor=diary.who("tom"), clause_id=pay, text="Finance asks what “on time” means here.")


def _published(diary: Diary, version: Version, decided: str, votes: tuple[int, int, int]) -> None:
    """The user-led side decides, and the facilitator carries it out. What the text warns of was looked at."""
    today = clock.today()
    decision = governance.record_decision(
        actor=diary.who("priya"), panel_id=diary.panel.id, method=Method.VOTE, text=decided,
        agreed=f"{today.day} {today:%B %Y}", counts={Side.USER_LED: votes},
    )  # fmt: skip
    terms.publish(actor=diary.who("priya"), version_id=version.id, decision_id=decision.id, open_seen=True)


def _clause(diary: Diary, key: str) -> UUID:
    """A clause of the draft, by its address."""
    page = queries.draft(panel=diary.panel, actor=diary.who("priya"))
    return next(clause.view.id for clause in page.clauses if clause.view.key == key)
