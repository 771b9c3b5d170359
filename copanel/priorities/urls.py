"""The addresses of asking what matters most. The priorities themselves are shown by the home room."""

from django.urls import path

from copanel.priorities import views

app_name = "priorities"
urlpatterns = [
    path("<slug:panel>/priorities/ask", views.ask, name="ask"),
    path("<slug:panel>/priorities/say", views.say, name="say"),
    path("<slug:panel>/priorities/say-for-someone", views.say_for, name="say_for"),
    path("<slug:panel>/priorities/said", views.said, name="said"),
    path("<slug:panel>/priorities/decide", views.decide, name="decide"),
    path("<slug:panel>/priorities/call-off", views.call_off, name="call_off"),
]
