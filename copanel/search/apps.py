from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "copanel.search"
    label = "search"
