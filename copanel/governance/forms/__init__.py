"""The questions of governance, by what they are about."""
