from django.apps import AppConfig


class WordsConfig(AppConfig):
    name = "copanel.words"
    label = "words"

    def ready(self) -> None:
        from copanel.ledger import subscribe
        from copanel.people import events as people
        from copanel.words import checks, events, following, messages  # noqa: F401 - registers kinds, and the check

        subscribe(people.ERASED, following.person_erased)
        subscribe(people.ADDRESS_ERASED, following.address_erased)
