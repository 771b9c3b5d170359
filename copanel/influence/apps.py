from django.apps import AppConfig


class InfluenceConfig(AppConfig):
    name = "copanel.influence"
    label = "influence"

    def ready(self) -> None:
        from copanel.governance import effects
        from copanel.influence import events, holding, messages, own_steps, subscribers  # noqa: F401
        from copanel.influence.queries.effects import effects_of_rule
        from copanel.organisations import register_holds
        from copanel.outbox import every

        every(
            minutes=24 * 60,
            name="tidy followings",
            function="copanel.influence.tasks.tidy",
            removes=("people.ConfirmedAddress", "influence.Following"),
        )
        register_holds(holding.holds)
        subscribers.subscribe_all()
        effects.register(effects_of_rule)
