from django.urls import path

from copanel.outbox import views

app_name = "outbox"

urlpatterns = [
    path("<slug:panel>/letters/", views.letters, name="letters"),
    path("<slug:panel>/letters/<uuid:letter_id>/", views.letter, name="letter"),
    path("<slug:panel>/letters/<uuid:letter_id>/done/", views.mark_done, name="mark_done"),
    path("<slug:panel>/letters/<uuid:letter_id>/take-off/", views.take_off, name="take_off"),
    path("<slug:panel>/letters/failed/<uuid:envelope_id>/try-again/", views.try_again, name="try_again"),
]
