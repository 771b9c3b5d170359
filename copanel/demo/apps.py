from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "copanel.demo"
    label = "demo"
