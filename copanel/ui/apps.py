from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "copanel.ui"
    label = "ui"
    verbose_name = "Look and words"
