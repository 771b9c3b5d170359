"""Every address. An address about a panel begins with the panel; the first words below are reserved."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

RESERVED = ("sign-in", "sign-out", "static", "look", "gallery", "health", "demo", "accounts", "me", "invited")


def _room(name: str) -> list:
    module = f"copanel.{name}.urls"
    return [path("", include(module))] if find_spec(module) else []


# Rooms whose addresses have no panel come first, then those that begin with one.
urlpatterns = [
    *_room("ui"),
    *_room("people"),
    *_room("demo"),
    *_room("ledger"),
    *_room("organisations"),
    *_room("governance"),
    *_room("terms"),
    *_room("scope"),
    *_room("deciding"),
    *_room("membership"),
    *_room("words"),
    *_room("outbox"),
    *_room("priorities"),
    *_room("conversations"),
    *_room("influence"),
    *_room("record"),
    *_room("home"),
]

handler400 = "copanel.config.errors.bad_request"
handler403 = "copanel.config.errors.forbidden"
handler404 = "copanel.config.errors.not_found"
handler500 = "copanel.config.errors.server_error"
