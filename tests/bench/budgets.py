"""The rows of a run and what each may cost at 10,000 issues. docs/bench.md says how each is measured."""

from __future__ import annotations

PUBLIC, SIGNED_IN, POSTING = 12, 15, 15  # queries
MOST_BYTES = 20_000  # of a page, before compression, without people's words and pictures
MORE_BYTES_SIGNED_IN = 1_000  # what an office may do to an issue: a dozen links
MOST_R = 80.0
START_SECONDS, WORKER_BYTES = 1.2, 100_000_000
CSS_BYTES, SCRIPT_BYTES = 20_000, 15_000  # compressed

PAGES = ("issue list", "path page", "front page", "what needs you", "moderation queue")
POST, START, WORKER = "post message", "start", "worker"
NAMES = (*PAGES, POST, START, WORKER)
