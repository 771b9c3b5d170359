from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "copanel.membership"
    label = "membership"

    def ready(self) -> None:
        from copanel.ledger import subscribe
        from copanel.membership import events, following, messages  # noqa: F401 - registers kinds
        from copanel.outbox import every
        from copanel.people import events as people
        from copanel.people import register_addressee

        register_addressee(messages.INVITED.name, messages.destination)
        every(
            minutes=24 * 60,
            name="tidy membership",
            function="copanel.membership.tasks.tidy",
            removes=("membership.Invitation", "membership.Nomination", "membership.Interest", "membership.Statement"),
        )
        every(minutes=24 * 60, name="ask for interests", function="copanel.membership.tasks.ask_again")
        subscribe(people.ERASED, following.person_erased)
        subscribe(people.DIED, following.person_died)
