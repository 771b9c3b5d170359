from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "copanel.record"
    label = "record"
