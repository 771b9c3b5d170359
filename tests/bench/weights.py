"""How heavy a page is, without what people said and without pictures."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass

from tests.bench.seed.texts import CLOSE, OPEN

SAID = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")
PICTURE = re.compile(r"<svg\b.*?</svg>|<img\b[^>]*>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Weight:
    """Bytes of one page: `own` is the HTML before compression, less `said` and `pictures`; `sent` is it compressed."""

    html: int
    said: int
    pictures: int
    sent: int

    @property
    def own(self) -> int:
        return self.html - self.said - self.pictures


def weigh(html: str) -> Weight:
    """Every text in the seed stands between two marks: those texts, without tags put into them, are what was said."""
    said = sum(len(TAG.sub("", text).encode()) for text in SAID.findall(html))
    pictures = sum(len(picture.encode()) for picture in PICTURE.findall(html))
    return Weight(len(html.encode()), said, pictures, compressed(html.encode()))


def compressed(body: bytes) -> int:
    return len(gzip.compress(body, 6))
