"""JSON without rounding: a Decimal becomes the literal of exactly its value."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from goiaudit.model.cells import Number

_ESCAPE = json.JSONEncoder(ensure_ascii=False).encode


def _refuse(value: object) -> object:
    raise TypeError(f"no JSON for {type(value).__name__}")


_AT_ONCE = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,
    separators=(",", ":"),
    default=_refuse,
).encode
"""Ten times as fast as going through the members here, for what has no fraction in it."""


def figure(number: Number) -> str:
    """A number written out, without exponent and without idle zeros: ``186.279463``, ``13``."""
    if isinstance(number, int):
        return str(int(number))
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def encode(value: object, indent: int | None = None, level: int = 0) -> str:
    """JSON text of plain data; ``indent`` spaces a level, None for one line.

    Takes None, bool, int, Decimal, float, str, mappings with text keys and sequences. What
    JSON has no number for (NaN, infinities) becomes null. TypeError for anything else.
    """
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | Decimal):
        return figure(value) if not isinstance(value, Decimal) or value.is_finite() else "null"
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else "null"
    if indent is None and isinstance(value, dict | list | tuple):
        with suppress(TypeError, ValueError):
            text = _AT_ONCE(value)
            text.encode("utf-8")  # a lone surrogate is a ValueError, too
            return text
    if isinstance(value, Mapping):
        colon = ":" if indent is None else ": "
        members = [
            _text(key) + colon + encode(member, indent, level + 1) for key, member in value.items()
        ]
        return _bracketed("{", members, "}", indent, level)
    if isinstance(value, list | tuple):
        members = [encode(member, indent, level + 1) for member in value]
        return _bracketed("[", members, "]", indent, level)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _text(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate, from a path or a damaged file
        text = text.encode("utf-8", "replace").decode("utf-8")
    return _ESCAPE(text)


def _bracketed(start: str, members: list[str], end: str, indent: int | None, level: int) -> str:
    if not members:
        return start + end
    if indent is None:
        return start + ",".join(members) + end
    edge = "\n" + " " * (indent * level)
    inner = edge + " " * indent
    return start + inner + ("," + inner).join(members) + edge + end
