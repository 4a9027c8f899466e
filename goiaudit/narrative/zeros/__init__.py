"""That there was none: denials and how far they reach, zeros in words."""
