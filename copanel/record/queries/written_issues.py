"""One issue with its path, as it stands in a record file."""

from __future__ import annotations

from typing import Any

from copanel.influence.models import Answer, Issue, Part, Promise, Recommendation, Step
from copanel.influence.queries import wording
from copanel.kernel.actor import Side
from copanel.record.checking import NOT_STATED
from copanel.record.queries.book import Book
from copanel.record.queries.written_rows import Rows
from copanel.words.states import Byline

RAISED_BY = {Byline.MEMBER: "a member", Byline.CARER: "a carer", Byline.USES_CARE: "someone who uses care and support"}
OWN_STEPS = ("record_told", "record_met", "record_carried")
REASONS = ("category", "reason", "would_change", "decided_by", "decided")


def written_issue(book: Book, rows: Rows, issue: Issue) -> dict[str, Any] | None:
    """The issue, or None where its words are not there for everyone to read."""
    text = rows.text(issue.words_id)
    title = wording.heading(rows.said, words_id=issue.words_id, heading_id=issue.heading_id)
    if not text:
        return None
    steps = [_step(book, step) for step in rows.steps.get(issue.id, ()) if step.kind in OWN_STEPS]
    asked = [_recommendation(book, rows, each) for each in rows.recommendations.get(issue.id, ())]
    return _without_empty(
        {
            "key": book.key(issue.id, f"issue-{issue.number}"),
            "title": title or f"Issue {issue.number}",
            "text": text,
            "easy_title": rows.easy(issue.heading_id),
            "easy_text": rows.easy(issue.words_id),
            "raised_by": book.aside(issue.id).get("raised_by") or _raised_by(rows, issue),
            "raised": book.when(issue.raised_on),
            "source": book.source(issue.id),
            "steps": steps,
            "recommendations": asked,
        }
    )


def _raised_by(rows: Rows, issue: Issue) -> str:
    """The kind of person, never the name: who chose to be named here did not choose to be named in a file."""
    said = rows.said[issue.words_id]
    if said.side is Side.AUTHORITY:
        return "the authority"
    return RAISED_BY.get(issue.words.byline, NOT_STATED)


def _step(book: Book, step: Step) -> dict[str, Any]:
    payload = step.payload
    return _without_empty(
        {
            "key": book.key(step.source_id, "step"),
            "title": payload["title"]["text"],
            "text": payload["text"]["text"],
            "easy_title": payload["title"]["easy"],
            "easy_text": payload["text"]["easy"],
            "actions": [
                {"text": each["text"], "to": each["to"], **({"absent": True} if each["absent"] else {})}
                for each in payload["actions"]
            ],
            **book.dated(step.source_id, step.happened_on),
            "source": book.source(step.source_id),
        }
    )


def _recommendation(book: Book, rows: Rows, asked: Recommendation) -> dict[str, Any]:
    decision = rows.decisions.get(asked.decision_id)
    return _without_empty(
        {
            "key": book.key(asked.id, f"recommendation-{asked.number}"),
            "why": rows.text(asked.why_id),
            "agreed": (decision and rows.text(decision.words_id)) or NOT_STATED,
            **book.dated(asked.id, asked.sent_on),
            "source": book.source(asked.id),
            "parts": [_part(book, rows, part) for part in rows.parts.get(asked.id, ())],
        }
    )


def _part(book: Book, rows: Rows, part: Part) -> dict[str, Any]:
    return _without_empty(
        {
            "letter": part.letter,
            "ask": rows.text(part.words_id),
            "easy_ask": rows.easy(part.words_id),
            "raised_by": book.aside(part.id).get("raised_by") or ("the answer" if part.by_answer else "the panel"),
            "to": book.posts.get(part.post_id, NOT_STATED),
            "source": book.source(part.id),
            "answers": [_answer(book, rows, answer) for answer in rows.answers.get(part.id, ())],
        }
    )


def _answer(book: Book, rows: Rows, answer: Answer) -> dict[str, Any]:
    kind, reason, change = answer.kind, rows.text(answer.reason_id), rows.text(answer.change_id)
    said: dict[str, Any] = {
        "kind": NOT_STATED if kind.code == "not_stated" else kind.code.replace("_", " "),
        "text": rows.text(answer.words_id) or reason or kind.label,
        "easy_text": rows.easy(answer.words_id),
        "reading": book.aside(answer.id).get("reading", ""),
        "by": book.posts.get(answer.signing.post_id, NOT_STATED),
        **book.dated(answer.id, answer.signing.signed_on),
        "category": _category(answer),
        "reason": reason,
        "would_change": change,
        "decided_by": answer.decided_by,
        "decided": book.when(answer.decided_on) if answer.decided_on else "",
        "again": book.when(answer.by_when) if answer.by_when else "",
    }
    needed = (*(REASONS if kind.needs_reasons else ()), *(("again",) if kind.needs_by_when else ()))
    for name in needed:
        said[name] = said[name] or NOT_STATED
    promise = getattr(answer, "promise", None)
    return _without_empty({**said, "promise": _promise(book, promise), "source": book.source(answer.id)})


def _category(answer: Answer) -> str:
    code = answer.category_id or ""
    return NOT_STATED if code == "not_stated" else code.replace("_", " ")


def _promise(book: Book, promise: Promise | None) -> dict[str, Any]:
    if promise is None:
        return {}
    return {"due": book.when(promise.due), "owner": promise.owner or NOT_STATED}


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [], {})}
