from django.apps import AppConfig


class DecidingConfig(AppConfig):
    name = "copanel.deciding"
    label = "deciding"

    def ready(self) -> None:
        from copanel.deciding import events, following, messages  # noqa: F401
        from copanel.governance import events as governance
        from copanel.ledger import subscribe
        from copanel.outbox import every
        from copanel.people import events as people

        every(minutes=60, name="end decisions in writing", function="copanel.deciding.tasks.end_what_is_over")
        every(minutes=6 * 60, name="remind of decisions in writing", function="copanel.deciding.tasks.remind")
        subscribe(people.ERASED, following.person_erased)
        subscribe(governance.WORKS_FOR_DECLARED, following.works_for_declared)
        subscribe(governance.SEAT_FILLED, following.seat_filled)
