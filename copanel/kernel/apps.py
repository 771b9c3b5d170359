from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "copanel.kernel"
    label = "kernel"
