"""Text that a spreadsheet would run as a formula, made to stand as text."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*(?:[=@\t\r]|[+-](?![\d.,]+\s*\Z))")
"""Apostrophes in front count, so that text that has one comes back as it was."""


def harmless(text: str) -> str:
    """Words that begin like a formula get an apostrophe; figures stay figures."""
    return "'" + text if _FORMULA.match(text) else text
