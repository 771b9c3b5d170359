from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "copanel.people"
    label = "people"
