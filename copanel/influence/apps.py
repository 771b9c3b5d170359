from django.apps import AppConfig


class InfluenceConfig(AppConfig):
    name = "copanel.influence"
    label = "influence"

    def ready(self) -> None:
        from copanel.governance import effects
        from copanel.influence import (  # noqa: F401
            events,
            holding,
            messages,
            own_steps,
            scoping,
            subscribers,
        )
        from copanel.influence.models import Issue
        from copanel.influence.queries.effects import effects_of_rule
        from copanel.organisations import register_holds
        from copanel.outbox import every
        from copanel.scope import register_issues

        register_issues(scoping.issues_said, scoping.open_under_topics, Issue.locked)
        every(
            minutes=24 * 60,
            name="tidy followings",
            function="copanel.influence.tasks.tidy",
            removes=("people.ConfirmedAddress", "influence.Following"),
        )
        register_holds(holding.holds)
        subscribers.subscribe_all()
        effects.register(effects_of_rule)
