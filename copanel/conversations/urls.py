from __future__ import annotations

from django.urls import path

from copanel.conversations import views

app_name = "conversations"
urlpatterns = [
    path("<slug:panel>/threads/<uuid:thread_id>/say", views.say, name="say"),
    path("<slug:panel>/threads/<uuid:thread_id>/waits", views.waits, name="waits"),
    path("<slug:panel>/threads/<uuid:thread_id>/<uuid:message_id>", views.message, name="message"),
]
