"""The pages of what can change."""
