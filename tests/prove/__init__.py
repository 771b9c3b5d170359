"""The heavy versions, for `bin/prove NAME`: minutes instead of seconds. bin/test runs their short forms."""
