"""Text from files made harmless to a terminal."""

from __future__ import annotations

import unicodedata


def plain(text: str, longest: int | None = None) -> str:
    """One line without control, escape or bidi characters, cut to ``longest`` characters."""
    shown = "".join(_harmless(char) for char in " ".join(text.split()))
    if longest is not None and len(shown) > longest:
        return shown[: longest - 1] + "…"
    return shown


def _harmless(char: str) -> str:
    if " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    return "" if category == "Cf" else "\ufffd" if category in ("Cc", "Cs") else char
