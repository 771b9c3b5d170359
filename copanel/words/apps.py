from django.apps import AppConfig


class WordsConfig(AppConfig):
    name = "copanel.words"
    label = "words"

    def ready(self) -> None:
        from copanel.ledger import subscribe
        from copanel.outbox import every
        from copanel.people import events as people
        from copanel.words import checks, events, following, messages  # noqa: F401 - registers kinds, and the check

        subscribe(people.ERASED, following.person_erased)
        subscribe(people.ADDRESS_ERASED, following.address_erased)
        every(minutes=6 * 60, name="chase words that wait", function="copanel.words.tasks.chase")
        every(
            minutes=24 * 60,
            name="tidy words",
            function="copanel.words.tasks.tidy",
            removes=("words.Attempt", "words.Flag", "words.SafeguardingNote"),
        )
