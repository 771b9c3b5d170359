"""Building the search again from the words, for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Prefetch

from copanel.search import services as search
from copanel.words import layers
from copanel.words.models import Layer, Words
from copanel.words.states import Space, Standing

Progress = Callable[[Iterable[Words], int], Iterable[Words]]
BATCH = 500


@transaction.atomic
def reindex(progress: Progress = lambda rows, total: rows) -> int:
    """Empty the search and fill it with what everyone may read; all or nothing. Says how many words there were."""
    found = Words.objects.filter(
        standing=Standing.SHOWN, space=Space.PUBLIC, searchable=True, searched_as__isnull=False
    ).prefetch_related(Prefetch("layers", Layer.objects.order_by("number")))
    total = found.count()
    search.clear()
    for words in progress(found.order_by("id").iterator(chunk_size=BATCH), total):
        layers.index_again(words, words.layers.all())
    return total
