"""What needs the site's own settings, one command a process: seed a database, look at its pages.

python -m tests.bench.inside seed 10000
python -m tests.bench.inside look '{"slug": ...}'
python -m tests.bench.inside script '{"slug": ...}' FOLDER
python -m tests.bench.inside count
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import NoReverseMatch  # noqa: E402

from copanel.conversations.models import Message  # noqa: E402
from tests.bench import budgets, pages, plans, seed, weights  # noqa: E402
from tests.bench.looking import client, look  # noqa: E402
from tests.bench.posting import page_of_form, post, script  # noqa: E402


def sow(number: str) -> Any:
    seeded = seed.sow(int(number))
    seed.settle()
    return asdict(seeded)


def make_database(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")


def look_at_all(known: str) -> Any:
    """Every page once: queries, weight, and the faults of its plans; the form's post too; sizes of the assets."""
    seeded = seed.Seeded(**json.loads(known))
    rows = plans.sizes()
    found = []
    for page in pages.PAGES:
        try:
            url = page.address(seeded)
            seen = look(client(seeded, signed_in=page.signed_in), url)
        except NoReverseMatch as fault:
            found.append({"name": page.name, "missing": str(fault)[:200]})
            continue
        weight = weights.weigh(seen.html)
        found.append(
            {
                "name": page.name, "url": url, "signed_in": page.signed_in, "row": page.row, "budget": page.budget,
                "queries": len(seen.queries), "bytes": weight.own, "html": weight.html, "sent": weight.sent,
                "scans": plans.faults(seen.queries, rows, page.counts),
                "statements": [sql for sql, _params in seen.queries],
            }
        )  # fmt: skip
    posted = post(seeded)
    found.append(
        {
            "name": budgets.POST, "url": page_of_form(seeded), "signed_in": True, "row": True,
            "budget": budgets.POSTING,
            "queries": len(posted.queries), "savepoints": posted.savepoints, "bytes": None,
            "scans": plans.faults(posted.queries, rows), "statements": [sql for sql, _params in posted.queries],
        }
    )  # fmt: skip
    front = next(page for page in pages.PAGES if page.name == "front page").address(seeded)
    tiny = {name: size for name, size in rows.items() if 0 < size <= plans.TINY}
    return {"pages": found, "assets": assets(look(client(seeded, signed_in=False), front).html), "tiny": tiny}


def assets(html: str) -> dict[str, int]:
    """What the front page has the browser fetch: compressed bytes of styles and scripts, and of each font."""
    files = [_static(url) for url in re.findall(r'(?:href|src)="(/static/[^"?#]+)"', html)]
    styles = [path for path in files if path.suffix == ".css"]
    weighed = {
        "css": sum(weights.compressed(path.read_bytes()) for path in styles),
        "script": sum(weights.compressed(path.read_bytes()) for path in files if path.suffix == ".js"),
    }
    for style in styles:
        for url in sorted(set(re.findall(r"url\([\"']?([^\"')]+\.woff2)", style.read_text(encoding="utf-8")))):
            font = _static(url) if url.startswith("/") else (style.parent / url).resolve()
            weighed[re.sub(r"\.[0-9a-f]{12}\.", ".", font.name)] = font.stat().st_size
    return weighed


def _static(url: str) -> Path:
    return Path(settings.STATIC_ROOT) / url.removeprefix(settings.STATIC_URL)


def count() -> int:
    return Message.objects.count()


def write_script(known: str, folder: str) -> str:
    return str(script(seed.Seeded(**json.loads(known)), Path(folder)))


COMMANDS = {"seed": sow, "database": make_database, "look": look_at_all, "script": write_script, "count": count}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
