from django.apps import AppConfig


class InfluenceConfig(AppConfig):
    name = "copanel.influence"
    label = "influence"

    def ready(self) -> None:
        from copanel.influence import events, messages, own_steps, subscribers  # noqa: F401

        subscribers.subscribe_all()
