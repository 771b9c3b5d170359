"""What pages read of words. Everything asks the actor first; nothing here changes anything."""

from copanel.words.queries.counted import (
    hidden_counts,
    reason_label,
    refused_counts,
    taken_down_counts,
    taken_out_counts,
)
from copanel.words.queries.filters import known_to
from copanel.words.queries.needing import needs
from copanel.words.queries.notes import NoteFacts, NotePage, NotesPage, note, notes
from copanel.words.queries.page import Decision, WordsPage, words_page
from copanel.words.queries.spoken import Correction, Spoken, commitments, show, spoken
from copanel.words.queries.waiting import QueueItem, QueuePage, queue, waiting_over

__all__ = [
    "Correction",
    "Decision",
    "NoteFacts",
    "NotePage",
    "NotesPage",
    "QueueItem",
    "QueuePage",
    "Spoken",
    "WordsPage",
    "commitments",
    "hidden_counts",
    "known_to",
    "needs",
    "note",
    "notes",
    "queue",
    "reason_label",
    "refused_counts",
    "show",
    "spoken",
    "taken_down_counts",
    "taken_out_counts",
    "waiting_over",
    "words_page",
]
