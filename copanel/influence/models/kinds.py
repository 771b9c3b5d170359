"""The kinds of answer and of reason: dated data, seeded by a migration, never constants.

A rule hangs on a flag, never on a kind's name, so that a new kind cannot slip past it.
"""

from __future__ import annotations

from django.db import models

from copanel.influence.states import Stand
from copanel.kernel.states import choices
from copanel.ui.languages import is_easy


class Wording(models.Model):
    """Words that stand in a table of data, in both languages."""

    code = models.CharField(max_length=40, primary_key=True)
    position = models.PositiveSmallIntegerField(unique=True)
    label = models.CharField(max_length=120)
    easy_label = models.CharField(max_length=120)
    # Only a record file may use it, for what its source does not state.
    record_only = models.BooleanField(default=False)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)

    class Meta:
        abstract = True
        ordering = ("position",)

    def __str__(self) -> str:
        return self.label

    @property
    def shown(self) -> str:
        """The label in the language in force."""
        return self.easy_label if is_easy() else self.label


class AnswerKind(Wording):
    """One kind of answer: what it does to the clock and what must come with it.

    adopts          the council does what was asked, wholly or in part
    final           the council means it as its last word for now
    stops_clock     the part is answered; without it the clock goes on
    needs_reasons   cannot be signed without category, plain reason, what would have to change, who decided, when
    needs_promise   says what will be done and by when, or that there is no date
    needs_by_when   says when a further answer comes
    """

    form_label = models.CharField(max_length=120)
    easy_form_label = models.CharField(max_length=120)
    adopts = models.BooleanField(default=False)
    final = models.BooleanField(default=False)
    stops_clock = models.BooleanField(default=False)
    needs_reasons = models.BooleanField(default=False)
    needs_promise = models.BooleanField(default=False)
    needs_by_when = models.BooleanField(default=False)
    # How an issue stands in lists once a part has this answer, and the shape and colour it is shown with.
    stand = models.CharField(max_length=20, choices=choices(Stand))
    look = models.CharField(max_length=20)

    class Meta(Wording.Meta):
        pass

    class Privacy:
        ordinary = (
            "code", "position", "label", "easy_label", "record_only", "from_on", "until_on", "form_label",
            "easy_form_label", "adopts", "final", "stops_clock", "needs_reasons", "needs_promise", "needs_by_when",
            "stand", "look",
        )  # fmt: skip
        retention = "for good: old answers name their kind"

    @property
    def asked(self) -> str:
        """How the form puts it to the person who answers: "Yes, we will do it"."""
        return self.easy_form_label if is_easy() else self.form_label


class RefusalCategory(Wording):
    """One kind of reason, with what it means in plain words."""

    gloss = models.CharField(max_length=200, blank=True)
    easy_gloss = models.CharField(max_length=200, blank=True)

    class Meta(Wording.Meta):
        verbose_name_plural = "refusal categories"

    class Privacy:
        ordinary = (
            "code", "position", "label", "easy_label", "record_only", "from_on", "until_on", "gloss", "easy_gloss",
        )  # fmt: skip
        retention = "for good: old answers name their category"

    @property
    def meaning(self) -> str:
        return self.easy_gloss if is_easy() else self.gloss
