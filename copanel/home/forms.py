"""The one question of this room: which issue belongs under a priority."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from copanel.ui.forms import Form


class IssueNumberForm(Form):
    """An issue by its number, as people read it on its page."""

    number = forms.IntegerField(
        label=_("Which issue belongs here too? Write its number"), min_value=1, max_value=1_000_000
    )
