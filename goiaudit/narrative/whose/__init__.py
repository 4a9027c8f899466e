"""Whose figure, and of which period (domain 5.4)."""
