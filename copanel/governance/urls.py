"""The addresses of decisions, occasions and rules."""

from django.urls import path

from copanel.governance import views

app_name = "governance"

urlpatterns = [
    path("<slug:panel>/decisions/new", views.new_decision, name="new_decision"),
    path("<slug:panel>/decisions/<uuid:decision_id>", views.decision, name="decision"),
    path("<slug:panel>/occasions/<uuid:occasion_id>", views.occasion, name="occasion"),
    path("<slug:panel>/rules/", views.rules, name="rules"),
    path("<slug:panel>/rules.csv", views.rules_csv, name="rules_csv"),
    path("<slug:panel>/rules/change/<slug:code>/", views.change_rule, name="change_rule"),
    path("<slug:panel>/rules/drafts/<uuid:draft_id>/", views.rule_draft, name="rule_draft"),
    path("<slug:panel>/rules/drafts/<uuid:draft_id>/decided/", views.decide_rule, name="decide_rule"),
    path("<slug:panel>/rules/<slug:code>/", views.rule, name="rule"),
    path("<slug:panel>/speak-from/", views.speaks_from, name="speaks_from"),
]
