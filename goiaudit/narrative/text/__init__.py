"""Sentences as words and figures: cut, folded, looked up; nothing here knows what is claimed."""
