from django.urls import path

from copanel.ui import views

app_name = "ui"

urlpatterns = [
    path("look/", views.look_settings, name="look"),
    path("gallery/", views.gallery, name="gallery"),
]
