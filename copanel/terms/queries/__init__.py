"""Every read of the terms. Facts are frozen; days are London days."""

from copanel.terms.queries.clauses import ClauseView, SignedBy, words_of_today
from copanel.terms.queries.comparing import Change, Comparison, How, comparison
from copanel.terms.queries.drafts import (
    DraftClause,
    DraftPage,
    NoteView,
    decisions_to_choose,
    draft,
    draft_clause,
    left_open,
)
from copanel.terms.queries.needing import HowFar, how_far, needs
from copanel.terms.queries.pages import ClausePage, TermsPage, VersionsPage, clause_page, terms, versions_page
from copanel.terms.queries.signing import SignPage, sign_page
from copanel.terms.queries.versions import VersionFacts, current, versions
from copanel.terms.queries.warned import Quoted, warnings

__all__ = [
    "Change",
    "ClausePage",
    "ClauseView",
    "Comparison",
    "DraftClause",
    "DraftPage",
    "How",
    "HowFar",
    "NoteView",
    "Quoted",
    "SignPage",
    "SignedBy",
    "TermsPage",
    "VersionFacts",
    "VersionsPage",
    "clause_page",
    "comparison",
    "current",
    "decisions_to_choose",
    "draft",
    "draft_clause",
    "how_far",
    "left_open",
    "needs",
    "sign_page",
    "terms",
    "versions",
    "versions_page",
    "warnings",
    "words_of_today",
]
