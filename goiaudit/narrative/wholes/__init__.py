"""Totals and their parts: lists, what opens them, whether they add up (domain 5.5)."""
