"""Posting a message as the co-chair: through the form's own page, field by field."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from copanel.conversations.models import Thread
from copanel.kernel.ids import new_id
from copanel.words.states import Space
from tests.bench.looking import TOKEN, Look, client, look, send
from tests.bench.seed import Seeded
from tests.bench.seed.texts import Speaker

NUMBER = "NUMBER"  # where the load script puts what makes each message another


class Fields(HTMLParser):
    """The fields of a page's one form, with what stands in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.inside = given.get("method", "").lower() == "post"
        elif self.inside and tag in {"input", "textarea"} and given.get("name"):
            if given.get("type") in {"radio", "checkbox"} and "checked" not in given:
                return
            self.values[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False


def page_of_form(seeded: Seeded) -> str:
    thread = Thread.objects.get(url=f"/{seeded.slug}/issues/{seeded.long_path}/", space=Space.PUBLIC)
    return reverse("conversations:say", args=[seeded.slug, thread.id])


def values(seeded: Seeded) -> dict[str, str]:
    """What the form holds when it is opened, and a message of 300 letters."""
    html = look(client(seeded, signed_in=True), page_of_form(seeded)).html
    return Fields(html).values | {"text": f"{NUMBER} " + Speaker().text(300)}


def post(seeded: Seeded) -> Look:
    """One message, after another that read what a process keeps for good."""
    url, typed = page_of_form(seeded), values(seeded)
    for text in ("One", "Two"):
        another = {"text": typed["text"].replace(NUMBER, text), "key": str(new_id())}
        posted = send(client(seeded, signed_in=True), url, typed | another)
    return posted


def script(seeded: Seeded, folder: Path) -> Path:
    """A script for wrk that posts another message with each request."""
    typed = values(seeded)
    del typed["key"]  # comes with the empty form, so each message has its own
    before, after = urlencode(typed | {"csrfmiddlewaretoken": TOKEN}).split(NUMBER)
    cookies = f"{settings.SESSION_COOKIE_NAME}={seeded.session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    path = folder / "post.lua"
    path.write_text(
        f"""local sent = 0
local headers = {{
  ["Content-Type"] = "application/x-www-form-urlencoded",
  ["Cookie"] = "{cookies}",
  ["Accept-Encoding"] = "gzip",
}}
local started = tostring(os.time())
local key = "&key=" .. string.format("%08x", os.time()) .. "-0000-4000-8000-"
request = function()
  sent = sent + 1
  local number = started .. "+" .. sent
  return wrk.format("POST", nil, headers, "{before}" .. number .. "{after}" .. key .. string.format("%012x", sent))
end
""",
        encoding="utf-8",
    )
    return path
