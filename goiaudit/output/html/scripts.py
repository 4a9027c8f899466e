"""Data for the scripts of a page, written so that no text can end the script."""

from __future__ import annotations

import json

from markupsafe import Markup


def script_json(value: object) -> Markup:
    """JSON in which no tag and no entity can stand."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
