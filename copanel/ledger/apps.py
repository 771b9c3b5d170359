from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "copanel.ledger"
    label = "ledger"
