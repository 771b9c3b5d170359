"""Copanel: software for a user-led co-production panel. Start at docs/map.md."""
