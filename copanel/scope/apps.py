from django.apps import AppConfig


class ScopeConfig(AppConfig):
    name = "copanel.scope"
    label = "scope"

    def ready(self) -> None:
        from copanel.ledger import subscribe
        from copanel.outbox import every
        from copanel.people import events as people
        from copanel.scope import events, following, messages  # noqa: F401

        subscribe(people.ERASED, following.person_erased)
        every(minutes=6 * 60, name="chase what can change", function="copanel.scope.tasks.chase")
