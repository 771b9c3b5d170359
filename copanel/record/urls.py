"""The addresses of a panel's record as a file."""

from django.urls import path

from copanel.record import views

app_name = "record"

urlpatterns = [
    path("<slug:panel>/record-file/", views.about, name="about"),
    path("<slug:panel>/record-file/record.json", views.file, name="file"),
    path("<slug:panel>/record-file/schema.json", views.schema, name="schema"),
]
