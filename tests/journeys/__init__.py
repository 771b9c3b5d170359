"""Whole ways through Copanel, in a real browser: given, when, then."""
