from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "copanel.home"
    label = "home"
