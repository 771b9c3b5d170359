from django.apps import AppConfig


class Governance(AppConfig):
    name = "copanel.governance"
    label = "governance"

    def ready(self) -> None:
        from copanel.governance import events  # noqa: F401 - registers the kinds
