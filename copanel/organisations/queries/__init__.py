"""What pages show of organisations and posts, as of a day."""

from copanel.organisations.queries.directory import (
    Covered,
    Entry,
    Hit,
    coverage,
    directory,
    find,
    speaking_for,
    stale_entries,
)
from copanel.organisations.queries.life import Life, Related, life, relations
from copanel.organisations.queries.organisations import (
    OrganisationFacts,
    names_on,
    organisation,
    organisations,
    shown_name,
)
from copanel.organisations.queries.posts import PostFacts, posts_of, posts_on, title_on

__all__ = [
    "Covered",
    "Entry",
    "Hit",
    "Life",
    "OrganisationFacts",
    "PostFacts",
    "Related",
    "coverage",
    "directory",
    "find",
    "life",
    "names_on",
    "organisation",
    "organisations",
    "posts_of",
    "posts_on",
    "relations",
    "shown_name",
    "speaking_for",
    "stale_entries",
    "title_on",
]
