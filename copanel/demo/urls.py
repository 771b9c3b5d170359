from django.urls import path

from copanel.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.doors, name="doors"),
    path("demo/sign-in/<slug:key>/", views.door, name="door"),
]
