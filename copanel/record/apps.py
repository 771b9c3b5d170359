from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "copanel.record"
    label = "record"

    def ready(self) -> None:
        from copanel.record import events, step_wording  # noqa: F401 - registers the kinds
