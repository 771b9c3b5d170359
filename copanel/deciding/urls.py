"""The addresses of decisions in writing."""

from django.urls import path

from copanel.deciding import views

app_name = "deciding"

urlpatterns = [
    path("<slug:panel>/deciding/", views.questions, name="questions"),
    path("<slug:panel>/deciding/questions.csv", views.sheet, name="sheet"),
    path("<slug:panel>/deciding/new/", views.new, name="new"),
    path("<slug:panel>/deciding/<uuid:question_id>/", views.question, name="question"),
    path("<slug:panel>/deciding/<uuid:question_id>/reply/<uuid:place_id>/", views.reply, name="reply"),
    path("<slug:panel>/deciding/<uuid:question_id>/extend/", views.extend, name="extend"),
    path("<slug:panel>/deciding/<uuid:question_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<slug:panel>/deciding/<uuid:question_id>/no-agreement/", views.no_agreement, name="no_agreement"),
]
