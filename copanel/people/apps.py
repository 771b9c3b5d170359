from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "copanel.people"
    label = "people"

    def ready(self) -> None:
        from copanel.outbox import every, register_resolver
        from copanel.people import events, messages  # noqa: F401 - registers kinds
        from copanel.people.reaching import destinations

        register_resolver(destinations)
        every(
            minutes=24 * 60,
            name="tidy people",
            function="copanel.people.tasks.tidy",
            removes=("people.SignIn", "people.WrongCode", "people.ConfirmedAddress", "people.Device"),
        )
