"""What was asked of the council, and what it said: recommendations, parts, answers, promises, and their steps."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from copanel.governance.models import Decision
from copanel.governance.states import Method
from copanel.influence.models import Answer, AnswerKind, Part, Promise, Recommendation, Signing
from copanel.influence.own_steps import AGREED, ANSWERED, REPORTED, SENT, TALKED
from copanel.influence.states import AnswerState, PartState, PromiseState, RecommendationState, Stand
from copanel.kernel import clock
from copanel.kernel.actor import Side
from copanel.kernel.clocks import Clock
from copanel.kernel.dates import as_given, on
from copanel.kernel.ids import new_id
from tests.bench.seed.panel import Made
from tests.bench.seed.rows import Rows
from tests.bench.seed.said import enter

if TYPE_CHECKING:
    from tests.bench.seed.issues import Path

DAYS = 20
TURN = ("adopted", "not_taken", "in_part", "another_way", "no_comment", "not_in_our_power")
NO_DATE = as_given("no date")


class Asked:
    """Puts recommendations on paths, and numbers them."""

    def __init__(self, rows: Rows, panel: Made) -> None:
        self.rows, self.panel, self.number = rows, panel, 0
        self.kinds = {kind.code: kind for kind in AnswerKind.objects.all()}

    def one(self, path: Path, at: dt.datetime, *, answered: bool, late: bool) -> None:
        """A recommendation in two parts: answered, or waiting, with the clock run out where `late`."""
        sent = at + dt.timedelta(days=2)
        if not answered and not late:
            sent = max(sent, clock.now() - dt.timedelta(days=5))
        parts = self._send(path, sent, letters="AB")
        if answered:
            self._answer(path, parts, sent + dt.timedelta(days=20), kind=TURN[path.number // 10 % len(TURN)])
        self._refresh(path, parts)

    def long_path(self, path: Path, at: dt.datetime) -> None:
        """Fourteen steps, four parts with four posts, an answer in three layers, and a part that still waits."""
        for place in range(6):
            path.step(TALKED, new_id(), at + dt.timedelta(days=place), meeting=f"Meeting {place}")
        sent = at + dt.timedelta(days=10)
        parts = self._send(path, sent, letters="ABCD")
        for layer, kind in enumerate(("not_taken", "interim", "in_part")):
            self._answer(path, parts[:1], sent + dt.timedelta(days=20 + layer * 9), kind=kind, layer=layer + 1)
        self._answer(path, parts[1:3], sent + dt.timedelta(days=50), kind="adopted")
        path.step(REPORTED, new_id(), at + dt.timedelta(days=90), meeting="Meeting 7")
        self._refresh(path, parts)

    def _send(self, path: Path, at: dt.datetime, *, letters: str) -> list[Part]:
        self.number += 1
        rows, panel, today = self.rows, self.panel, at.date()
        decision = Decision(panel_id=panel.id, method=Method.CONSENSUS, agreed=on(today), recorded_at=at)
        decision.words_id = path.office(
            path.speaker.text(120), at=at, kind="decision", key=decision.id, side=Side.USER_LED
        )
        rows.add(decision)
        made = Recommendation(
            panel_id=panel.id, issue=path.issue, state=RecommendationState.SENT, number=self.number, decision=decision,
            created_at=at, sent_on=on(today), sent_at=at, acknowledge_by=Clock(started_on=today, days=5).due_on,
        )  # fmt: skip
        made.why_id = path.office(path.speaker.text(), at=at, kind="recommendation", key=made.id, side=Side.USER_LED)
        due_on = Clock(started_on=today, days=DAYS).due_on
        parts = []
        for place, letter in enumerate(letters):
            post_id, title, _holder = panel.posts[(path.number + place) % len(panel.posts)]
            part = Part(
                panel_id=panel.id, recommendation=made, state=PartState.WAITING, letter=letter, post_id=post_id,
                asked_title=title, sent_day=today, days=DAYS, due_on=due_on,
            )  # fmt: skip
            part.words_id = path.office(
                path.speaker.text(200), at=at, kind="part", key=part.id, side=Side.USER_LED,
                easy=path.speaker.text(80) if letter == "A" else "",
            )  # fmt: skip
            parts.append(part)
        path.step(AGREED, decision.id, at)
        path.step(SENT, made.id, at, number=self.number)
        enter(rows, panel, "recommendation.sent", subject=made.id, at=at, office="co_chair", payload={
            "panel": panel.slug, "issue": path.number, "number": self.number, "parts": len(parts),
            "due_on": due_on.isoformat(),
        })  # fmt: skip
        return parts

    def _answer(self, path: Path, parts: list[Part], at: dt.datetime, *, kind: str, layer: int = 1) -> None:
        rows, panel, today, does = self.rows, self.panel, at.date(), self.kinds[kind]
        post_id, title, holder = panel.posts[path.number % len(panel.posts)]
        signing = rows.add(
            Signing(
                panel_id=panel.id, recommendation=parts[0].recommendation, post_id=post_id, person_id=holder,
                name="Person Number16", title=title, signed_on=on(today), signed_day=today, signed_at=at,
            )
        )  # fmt: skip
        for part in parts:
            answer = Answer(
                panel_id=panel.id, part=part, state=AnswerState.SIGNED, layer=layer, signing=signing, kind_id=kind
            )
            said = {"at": at, "key": answer.id, "side": Side.AUTHORITY}
            answer.words_id = path.office(path.speaker.text(), kind="answer", **said)
            if does.needs_reasons:
                answer.reason_id = path.office(path.speaker.text(200), kind="reason", **said)
                answer.change_id = path.office(path.speaker.text(150), kind="change", **said)
                answer.category_id, answer.decided_by, answer.decided_on = "money", title, on(today)
            rows.add(answer)
            part.answer = answer
            if does.stops_clock:
                part.state, part.answered_on = PartState.ANSWERED, part.answered_on or today
            else:
                part.state, part.answered_on = PartState.WAITING, None
            self._promise(path, part, answer, at)
            enter(rows, panel, "answer.signed", subject=answer.id, at=at, office="manager", payload={
                "panel": panel.slug, "issue": path.number, "recommendation": self.number, "part": part.letter,
                "answer": kind, "layer": layer,
            })  # fmt: skip
        path.step(ANSWERED, signing.id, at)

    def _promise(self, path: Path, part: Part, answer: Answer, at: dt.datetime) -> None:
        """By a day, at an occasion, or with no date, in turn."""
        if not self.kinds[answer.kind_id].needs_promise:
            return
        promise = Promise(panel_id=self.panel.id, part=part, answer=answer, state=PromiseState.MADE, owner="The head")
        turn = path.number // 10 % 3
        if turn == 0:
            promise.due_by = at.date() + dt.timedelta(days=60)
            promise.due = on(promise.due_by)
        elif turn == 1:
            promise.occasion_id = self.panel.occasions[0]
        else:
            promise.due = NO_DATE
        self.rows.add(promise)

    def _refresh(self, path: Path, parts: list[Part]) -> None:
        """Where the issue stands now, as `influence.refreshing` keeps it."""
        for part in parts:
            self.rows.add(part)
        made, issue = parts[0].recommendation, path.issue
        waiting = [part.due_on for part in parts if part.state == PartState.WAITING]
        made.state = RecommendationState.SENT if waiting else RecommendationState.ANSWERED
        found = {self.kinds[part.answer.kind_id].stand for part in parts if part.answer}
        issue.stands = Stand.WAITING if waiting else next((each for each in Stand if each in found), Stand.RAISED)
        issue.waits_until = min(waiting, default=None)
        self.rows.add(made)
