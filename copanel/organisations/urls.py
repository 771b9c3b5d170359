"""Addresses: /<panel>/organisations/... The list, one organisation's page and who speaks for whom are home's."""

from __future__ import annotations

from django.urls import path

from copanel.organisations.views import keeping, posts, reaching

app_name = "organisations"
ALL = "<slug:panel>/organisations"
ONE = f"{ALL}/<uuid:key>"
POST = f"{ALL}/posts/<uuid:post_id>"

urlpatterns = [
    path(f"{ALL}/add", keeping.add, name="add"),
    path(f"{ALL}/not-checked", reaching.unchecked, name="unchecked"),
    path(f"{ALL}/lists", reaching.lists, name="lists"),
    path(f"{ALL}/lists/add", reaching.list_field, name="list_field"),
    path(f"{ALL}/lists/<uuid:field_id>/looked", reaching.look, name="look"),
    path(f"{ONE}/keep", keeping.keep, name="keep"),
    path(f"{ONE}/name", keeping.rename, name="rename"),
    path(f"{ONE}/also-called", keeping.alias, name="alias"),
    path(f"{ONE}/day", keeping.milestone, name="milestone"),
    path(f"{ONE}/gap", keeping.gap, name="gap"),
    path(f"{ONE}/checked", keeping.checked, name="checked"),
    path(f"{ONE}/run-by", keeping.user_led, name="user_led"),
    path(f"{ONE}/stands-to", keeping.relate, name="relate"),
    path(f"{ONE}/stands-to/<uuid:relation_id>/end", keeping.end_relation, name="end_relation"),
    path(f"{ONE}/closed", keeping.close, name="close"),
    path(f"{ONE}/why-closed", keeping.reason, name="reason"),
    path(f"{ONE}/became-one", keeping.merge, name="merge"),
    path(f"{ONE}/holds", keeping.held, name="held"),
    path(f"{ONE}/where-and-whom", reaching.reach, name="reach"),
    path(f"{ONE}/takes-part", reaching.take_part, name="take_part"),
    path(f"{ONE}/posts", posts.posts, name="posts"),
    path(f"{ONE}/posts/add", posts.add, name="add_post"),
    path(f"{POST}/title", posts.retitle, name="retitle"),
    path(f"{POST}/holder", posts.appoint, name="appoint"),
    path(f"{POST}/leaves", posts.leave, name="leave"),
    path(f"{POST}/acts-for", posts.delegate, name="delegate"),
    path(f"{POST}/acts-for/<uuid:delegation_id>/end", posts.end_delegation, name="end_delegation"),
]
