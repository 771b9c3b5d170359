from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "copanel.priorities"
    label = "priorities"

    def ready(self) -> None:
        from copanel.ledger import subscribe
        from copanel.outbox import every
        from copanel.people import events as people
        from copanel.priorities import events, following, messages  # noqa: F401

        every(minutes=24 * 60, name="ask again what matters", function="copanel.priorities.tasks.ask_again")
        subscribe(people.ERASED, following.person_erased)
