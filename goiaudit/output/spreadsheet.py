"""Text that a spreadsheet would run as a formula, made to stand as text."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?")


def harmless(text: str) -> str:
    """Words that begin like a formula get an apostrophe; figures stay figures."""
    if _FORMULA.match(text) and not _FIGURE.fullmatch(text.strip()):
        return "'" + text
    return text
