"""Addresses of issues: /<panel>/issues/<number>/ is the one page of an issue, for good."""

from django.urls import path

from copanel.influence.views import answering, carrying, keeping, raising, reading, recommending

app_name = "influence"
ALL = "<slug:panel>/issues"
ONE = f"{ALL}/<int:number>"
DRAFT = f"{ONE}/recommendations/<uuid:recommendation_id>"
SENT = f"{ONE}/recommendations/<int:recommendation>"

urlpatterns = [
    path(f"{ALL}/", reading.issues, name="issues"),
    path(f"{ALL}/new/", raising.new, name="new"),
    path(f"{ALL}/new/write/", raising.write, name="write"),
    path(f"{ALL}/new/for-someone/", raising.for_someone, name="for_someone"),
    path(f"{ALL}/thanks/<uuid:issue_id>/", raising.thanks, name="thanks"),
    path(f"{ALL}/of/<uuid:issue_id>/", reading.by_key, name="by_key"),
    path(f"{ALL}/of/<uuid:issue_id>/heading/", keeping.heading, name="heading"),
    path(f"{ALL}/of/<uuid:issue_id>/topic/", keeping.topic, name="topic"),
    path(f"{ONE}/", reading.path, name="path"),
    path(f"{ONE}/talk/", reading.talk, name="talk"),
    path(f"{ONE}/follow/", keeping.follow, name="follow"),
    path(f"{ONE}/follow/asked/", keeping.asked, name="asked"),
    path(f"{ONE}/follow/stop/", keeping.stop, name="stop"),
    path(f"{ONE}/close/", keeping.close, name="close"),
    path(f"{ONE}/step-aside/", keeping.step_aside, name="step_aside"),
    path(f"{ONE}/reopen/", keeping.reopen, name="reopen"),
    path(f"{ONE}/pass-up/", carrying.carry_up, name="carry_up"),
    path(f"{ONE}/passed-up/<uuid:carried_id>/", carrying.passed_up, name="passed_up"),
    path(f"{ONE}/recommendations/new/", recommending.new, name="new_recommendation"),
    path(f"{ONE}/recommendations/new/of/<slug:asking>/", recommending.new, name="new_recommendation_of"),
    path(f"{DRAFT}/", recommending.draft, name="draft"),
    path(f"{DRAFT}/change/", recommending.change, name="change_draft"),
    path(f"{DRAFT}/drop/", recommending.drop, name="drop_draft"),
    path(f"{DRAFT}/send/", recommending.send, name="send"),
    path(f"{SENT}/acknowledge/", answering.acknowledge, name="acknowledge"),
    path(f"{SENT}/answer/", answering.answer, name="answer"),
    path(f"{SENT}/answer/check/", answering.check, name="answer_check"),
]
