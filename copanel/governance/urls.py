"""The addresses of decisions and occasions."""

from django.urls import path

from copanel.governance import views

app_name = "governance"

urlpatterns = [
    path("<slug:panel>/decisions/new", views.new_decision, name="new_decision"),
    path("<slug:panel>/decisions/<uuid:decision_id>", views.decision, name="decision"),
    path("<slug:panel>/occasions/<uuid:occasion_id>", views.occasion, name="occasion"),
]
