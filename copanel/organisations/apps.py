from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "copanel.organisations"
    label = "organisations"

    def ready(self) -> None:
        from copanel.organisations import events  # noqa: F401 - registers the kinds
