"""Addresses: /<panel>/words/<key>/<act>. A key, not a number, since numbers would tell how many there are."""

from __future__ import annotations

from django.urls import path

from copanel.words.views import authoring, moderating, safety

app_name = "words"
ONE = "<slug:panel>/words/<uuid:words_id>"

urlpatterns = [
    path("<slug:panel>/words/notes", safety.notes, name="notes"),
    path("<slug:panel>/words/notes/<uuid:note_id>", safety.note, name="note"),
    path("<slug:panel>/words/worry", safety.worry, name="worry"),
    path("<slug:panel>/words/told", safety.told, name="told"),
    path(ONE, authoring.show, name="show"),
    path(f"{ONE}/flag", authoring.flag, name="flag"),
    path(f"{ONE}/at-risk", safety.risk, name="risk"),
    path(f"{ONE}/check", moderating.check, name="check"),
    path(f"{ONE}/hide", moderating.hide, name="hide"),
    path(f"{ONE}/take-out", moderating.mask, name="mask"),
    path(f"{ONE}/about", moderating.about, name="about"),
    path(f"{ONE}/about/<uuid:about_id>", moderating.take_off_about, name="take_off_about"),
    path(f"{ONE}/leave", moderating.settle, name="settle"),
    path(f"{ONE}/decide/<uuid:decision_id>", moderating.judge, name="judge"),
    path(f"{ONE}/stop/<uuid:decision_id>", moderating.stop, name="stop"),
    path(f"{ONE}/appeal/<uuid:decision_id>", authoring.appeal, name="appeal"),
    path(f"{ONE}/change", authoring.edit, name="edit"),
    path(f"{ONE}/correct", authoring.correct, name="correct"),
    path(f"{ONE}/easy-read", authoring.easy, name="easy"),
    path(f"{ONE}/shown-as", authoring.byline, name="byline"),
    path(f"{ONE}/confirm", authoring.confirm, name="confirm"),
    path(f"{ONE}/take-back", authoring.withdraw, name="withdraw"),
    path(f"{ONE}/erase", authoring.erase, name="erase"),
]
