from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "copanel.terms"
    label = "terms"

    def ready(self) -> None:
        from copanel.ledger import subscribe
        from copanel.outbox import every
        from copanel.people import events as people
        from copanel.terms import events, following, messages  # noqa: F401

        subscribe(people.ERASED, following.person_erased)
        every(minutes=24 * 60, name="chase signatures", function="copanel.terms.tasks.chase")
