from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "copanel.outbox"
    label = "outbox"

    def ready(self) -> None:
        from copanel.outbox import checks  # noqa: F401 - registers the system check
        from copanel.outbox.schedules import every

        every(minutes=1, name="deliver", function="copanel.outbox.tasks.deliver")
        every(
            minutes=24 * 60,
            name="tidy the outbox",
            function="copanel.outbox.tasks.tidy",
            removes=("outbox.Envelope", "outbox.PrintItem"),
        )
        # The ledger stands below the timetable, so it is asked for here.
        every(
            minutes=24 * 60,
            name="tidy the journal",
            function="copanel.ledger.tasks.tidy",
            removes=("ledger.PrivateEntry",),
        )
