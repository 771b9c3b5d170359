from django.apps import AppConfig


class WordsConfig(AppConfig):
    name = "copanel.words"
    label = "words"
