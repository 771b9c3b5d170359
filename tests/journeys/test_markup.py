"""Every page that links lead to is HTML without a fault, as the Nu checker reads it: for everyone, in both wordings."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from tests.journeys.crawling import PERSONAS, PUBLIC, reached
from tests.journeys.test_crawl import RECORD


@pytest.mark.nu
def test_every_page_is_html_without_a_fault(county, nu):
    pages = []
    known: dict[str, int] = {}
    with county.undone():
        call_command("load", str(RECORD), verbosity=0)
        for who, starts in {"public": PUBLIC, **PERSONAS}.items():
            client = county.as_(who)
            found = reached(lambda path, client=client: _html(client.get(path)), starts, known)
            for words in ("standard", "easy"):
                client.get(f"/look/?words={words}")
                pages += [(f"{who}, {path}, {words}", _html(client.get(path, follow=True))) for path in found]
    assert len(pages) > 120
    faults = nu(*pages)
    assert not faults, "\n".join(faults)


def _html(answer) -> str:
    return answer.content.decode()
