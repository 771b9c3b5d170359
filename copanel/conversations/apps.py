from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "copanel.conversations"
    label = "conversations"

    def ready(self) -> None:
        from copanel.conversations import following
        from copanel.ledger import subscribe
        from copanel.words import events as words

        subscribe(words.SHOWN, following.words_shown)
