from django.apps import AppConfig


class InfluenceConfig(AppConfig):
    name = "copanel.influence"
    label = "influence"

    def ready(self) -> None:
        from copanel.influence import events, messages, own_steps, scoping, subscribers  # noqa: F401
        from copanel.influence.models import Issue
        from copanel.outbox import every
        from copanel.scope import register_issues

        register_issues(scoping.issues_said, scoping.open_under_topics, Issue.locked)
        every(
            minutes=24 * 60,
            name="tidy followings",
            function="copanel.influence.tasks.tidy",
            removes=("people.ConfirmedAddress", "influence.Following"),
        )
        subscribers.subscribe_all()
