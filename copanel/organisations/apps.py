from django.apps import AppConfig


class Organisations(AppConfig):
    name = "copanel.organisations"
    label = "organisations"

    def ready(self) -> None:
        from copanel.organisations import events  # noqa: F401 - registers the kinds
