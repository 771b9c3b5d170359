"""The questions of topics, and of posts that answer to the panel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from copanel.governance.forms.life import Choosing, line, one_of
from copanel.ui.forms import DayField, Form


class TopicForm(Form):
    name = line(_("What is the topic called?"), _("A few words that people use. For example: getting about."))
    easy_name = line(_("The same in Easy Read"), required=False)


class AnsweringPostForm(Choosing):
    post_id = one_of(_("Which post answers to the panel?"))
    from_on = DayField(
        label=_("From which day?"), help_text=_("Leave it empty where it answers from today."), required=False
    )
