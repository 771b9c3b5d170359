"""Addresses of what can change. One page for each topic and for each issue that has something of its own."""

from django.urls import path

from copanel.scope.views import challenging, reading, stating

app_name = "scope"
ALL = "<slug:panel>/topics"
ONE = f"{ALL}/<uuid:about_id>"

urlpatterns = [
    path(f"{ALL}/", reading.topics, name="topics"),
    path(f"{ALL}.csv", reading.topics_file, name="topics_file"),
    path(f"{ONE}/", reading.about, name="about"),
    path(f"{ONE}/ask/", stating.ask, name="ask"),
    path(f"{ONE}/say/", stating.say, name="say"),
    path(f"{ONE}/say/check/", stating.check, name="check"),
    path(f"{ONE}/challenge/", challenging.challenge, name="challenge"),
    path(f"{ONE}/challenges/<uuid:challenge_id>/reply/", challenging.reply, name="reply"),
]
