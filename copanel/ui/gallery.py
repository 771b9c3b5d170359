"""What the gallery shows: every component's examples, with sample facts. Marlshire is made up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.ui.components import GROUPS
from copanel.ui.forms import DayField, Form

TITLES = {
    "meaning": _("Meaning, words, layout"),
    "path": _("Issue, path, answer"),
    "front": _("Front page"),
    "lists": _("Lists"),
    "easy": _("Easy Read"),
    "home": _("Signed in"),
    "forms": _("Forms"),
}


class SampleForm(Form):
    """One field of each kind."""

    name = forms.CharField(label="Your name", help_text="As you want it shown.", max_length=40)
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    words = forms.CharField(label="What should change?", widget=forms.Textarea(attrs={"rows": 4}))
    people = forms.IntegerField(label="How many people?", required=False)
    born = DayField(label="When did it happen?", help_text="For example, 27 3 2026")
    topic = forms.ChoiceField(label="What is it about?", choices=[("a", "Care at home"), ("b", "Letters")])
    shown = forms.ChoiceField(
        label="How are you shown?", choices=[("no", "Not named"), ("first", "First name")], widget=forms.RadioSelect
    )
    needs = forms.MultipleChoiceField(
        label="What do you need?", choices=[("lp", "Large print"), ("bsl", "BSL")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="I have read this back and it is right")
    paper = forms.FileField(label="Add a file", required=False)


class SampleKinds(Form):
    """A question whose answers bring their own."""

    kind = forms.ChoiceField(
        label="Your answer to part X",
        help_text="Everyone will see it.",
        choices=[("yes", "Yes, we adopt it"), ("no", "No, we do not take it forward")],
        widget=forms.RadioSelect,
    )
    when = forms.CharField(label="By when?", help_text="A day, a month, a season, or “no date”.", required=False)
    why = forms.CharField(label="Why not?", required=False, widget=forms.Textarea(attrs={"rows": 3}))


def groups() -> list[dict[str, Any]]:
    """Each group of components with its title."""
    return [{"name": name, "title": TITLES[name], "components": found} for name, found in GROUPS.items()]


def sample() -> dict[str, Any]:
    """Facts the examples refer to."""
    links = [{"label": "Home", "url": "#actions"}, {"label": "Issues", "url": "#crumbs"}]
    return {
        "links": links,
        "day": dt.date(2026, 3, 3),
        "words": ["Choose its own chairs.", "Set its own agenda."],
        "dates": [
            {"label": "First promised for Tuesday 30 June 2026", "text": "All 6 letters."},
            {"label": "Moved to Wednesday 30 September 2026", "text": "Why: “The printing firm changed.”"},
            {"label": "Council says done, Monday 28 September 2026", "text": "90 days after the first date."},
        ],
        "seen": [
            {"label": "Now", "text": "Only you.", "icon": "eye"},
            {"label": "When you send it", "text": "The people who raised it are told.", "icon": "letter"},
            {"label": "Within the hour", "text": "Everyone can read it.", "icon": "say"},
        ],
        "track": [
            {"label": "Written down", "text": "Tuesday", "state": "done"},
            {"label": "Being checked", "text": "", "state": "now"},
            {"label": "Shown to everyone", "text": "", "state": "later"},
        ],
        "filters": [
            {"label": "All issues", "url": "#filters", "count": 23, "current": True, "icon": "all"},
            {"label": "No answer given, late", "url": "#filters", "count": 2, "current": False, "kind": "late"},
            {"label": "Care at home", "url": "#filters", "count": 1205, "current": False},
        ],
        "actor": {
            "name": "Sal Reed",
            "label": "Co-chair",
            "side": "user_led",
            "offices": [
                {"key": "1", "label": "Co-chair of the panel", "current": True},
                {"key": "2", "label": "Member, Saltmarsh Carers Together", "current": False},
            ],
        },
        "form": SampleKinds(initial={"kind": "no"}, auto_id="kinds_%s"),
        "other": SampleKinds(auto_id="others_%s"),
        "empty_form": SampleForm(auto_id="empty_%s"),
        "wrong_form": SampleForm(
            {"name": "A" * 60, "born-day": "31", "born-month": "2", "born-year": "2026"}, auto_id="wrong_%s"
        ),
    }
