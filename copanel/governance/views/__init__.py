"""The pages of governance, by what they are about."""
