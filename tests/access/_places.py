"""Which of the county's many things an address is asked about: found by what they are, never by a number."""

from __future__ import annotations

from typing import Any

from copanel.conversations.models import Message, Thread
from copanel.deciding.models import Question, RollPlace
from copanel.governance.models import Decision, Occasion, RuleDraft
from copanel.influence.models import Issue, Recommendation
from copanel.kernel.ids import new_id
from copanel.outbox.models import Envelope, PrintItem
from copanel.priorities.models import Priority
from copanel.words.models import Decided, SafeguardingNote, Words
from copanel.words.states import DecisionState, NoteState, Space, Standing

PANEL = {"panel": "marlshire"}
Place = dict[str, Any]


def organisation(county) -> Place:
    return PANEL | {"key": county.diary.organisations["deaf"]}


def priority(county) -> Place:
    return PANEL | {"key": Priority.objects.filter(panel_id=county.diary.panel.id).earliest("position").id}


def decision(county) -> Place:
    return PANEL | {"decision_id": Decision.objects.filter(panel_id=county.diary.panel.id).earliest("recorded_at").id}


def rule(county) -> Place:
    return PANEL | {"code": "answer_days"}


def rule_draft(county) -> Place:
    """One that the panel still thinks about."""
    return PANEL | {"draft_id": RuleDraft.objects.get(panel_id=county.diary.panel.id, state="waiting").id}


def occasion(county) -> Place:
    """One that a promise waits for: nobody's term ends with it."""
    found = Occasion.objects.filter(panel_id=county.diary.panel.id).exclude(words__contains="yearly meeting")
    return PANEL | {"occasion_id": found.earliest("added_at").id}


def issue(county) -> Place:
    """The one about letters: asked, answered in part, followed by many."""
    return PANEL | {"number": _letters(county).number}


def issue_by_key(county) -> Place:
    return PANEL | {"issue_id": _letters(county).id}


def held_issue(county) -> Place:
    """Sent in without an account and not checked yet."""
    held = Issue.objects.filter(panel_id=county.diary.panel.id, state="held")
    return PANEL | {"issue_id": held.earliest("created_at").id}


def closed_issue(county) -> Place:
    return PANEL | {"number": Issue.objects.get(panel_id=county.diary.panel.id, state="closed").number}


def sent(county) -> Place:
    """What was sent about letters. Helen's post has parts of it, another post has one that waits."""
    return issue(county) | {"recommendation": Recommendation.objects.get(issue=_letters(county)).number}


def sent_today(county) -> Place:
    """Sent and not acknowledged."""
    found = Recommendation.objects.get(panel_id=county.diary.panel.id, state="sent")
    return PANEL | {"number": found.issue.number, "recommendation": found.number}


def draft(county) -> Place:
    found = Recommendation.objects.get(panel_id=county.diary.panel.id, state="draft")
    return PANEL | {"number": found.issue.number, "recommendation_id": found.id}


def agreed(county) -> Place:
    found = Recommendation.objects.get(panel_id=county.diary.panel.id, state="agreed")
    return PANEL | {"number": found.issue.number, "recommendation_id": found.id}


def thread(county) -> Place:
    return PANEL | {"thread_id": _thread(county).id}


def message(county) -> Place:
    found = _thread(county)
    return PANEL | {"thread_id": found.id, "message_id": Message.objects.filter(thread=found).earliest("at").id}


def letter(county) -> Place:
    return PANEL | {"letter_id": PrintItem.objects.filter(state="to_do").earliest("id").id}


def failed(county) -> Place:
    return PANEL | {"envelope_id": Envelope.objects.filter(state="failed").earliest("made_at").id}


def joes_words(county) -> Place:
    """A message of Joe's that everybody can read."""
    joe = county.diary.persons["joe"]
    return PANEL | {"words_id": Words.objects.filter(author_id=joe, standing=Standing.SHOWN).earliest("entered_at").id}


def nothing_said_about(county) -> Place:
    """The same words, and a key of something said about them that is not there."""
    return joes_words(county) | {"about_id": new_id()}


def held_words(county) -> Place:
    return PANEL | {"words_id": Words.objects.filter(standing=Standing.HELD).earliest("entered_at").id}


def alberts_words(county) -> Place:
    """Written down for Albert by Priya, and not confirmed yet."""
    albert = county.diary.persons["albert"]
    return PANEL | {"words_id": Words.objects.filter(author_id=albert).earliest("entered_at").id}


def flagged_words(county) -> Place:
    return PANEL | {"words_id": Words.objects.filter(flags__settled_at__isnull=True, flags__isnull=False).get().id}


def masked(county) -> Place:
    """Joe's words with a name taken out, and the decision that took it."""
    joe = county.diary.persons["joe"]
    found = Decided.objects.get(words__author_id=joe, state=DecisionState.MADE, act="mask")
    return PANEL | {"words_id": found.words_id, "decision_id": found.id}


def appealed(county) -> Place:
    """Sam's words that Dev hid, and Sam's appeal."""
    found = Decided.objects.get(state=DecisionState.APPEALED)
    return PANEL | {"words_id": found.words_id, "decision_id": found.id}


def stoppable(county) -> Place:
    """Ivy's words that Gwen hid yesterday: another co-chair can still stop it."""
    found = Decided.objects.get(words__author_id=county.diary.persons["ivy"], state=DecisionState.MADE, act="hide")
    return PANEL | {"words_id": found.words_id, "decision_id": found.id}


def note(county) -> Place:
    return PANEL | {"note_id": SafeguardingNote.objects.get(state=NoteState.OPEN).id}


def taken_down(county) -> Place:
    return PANEL | {"words_id": SafeguardingNote.objects.get(state=NoteState.OPEN).words_id}


def _letters(county) -> Issue:
    return Recommendation.objects.filter(panel_id=county.diary.panel.id, parts__letter="D").get().issue


def _thread(county) -> Thread:
    return Thread.objects.get(place_id=_letters(county).id, space=Space.PUBLIC)


def question(county) -> Place:
    """Open for replies, and decided by numbers."""
    found = Question.objects.filter(panel_id=county.diary.panel.id, state="open").exclude(way="consensus")
    return PANEL | {"question_id": found.get().id}


def question_by_consensus(county) -> Place:
    found = Question.objects.filter(panel_id=county.diary.panel.id, state="no_agreement", end_words=None)
    return PANEL | {"question_id": found.get().id}


def place_of_joe(county) -> Place:
    key = question(county)["question_id"]
    return question(county) | {
        "place_id": RollPlace.objects.get(question_id=key, person_id=county.diary.persons["joe"]).id
    }
