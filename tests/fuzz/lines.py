"""Mutations of text: lines, fields, pipes, brackets, figures, characters, JSON values."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

from tests.fuzz import tokens
from tests.fuzz.mutators import Mutation

_FIGURE = re.compile(rb"[+-]?\d[\d,.]*")
_MARK = re.compile('[|,;:\t"()\\[\\]{}]|（|）|｜|，|：|；|。|、'.encode())
_FEW = (0, 2, 2, 3, 30)


def _lines(rng: Random, data: bytes, other: bytes, what: str) -> bytes:
    lines = data.split(b"\n")
    place, second = rng.randrange(len(lines)), rng.randrange(len(lines))
    end = min(len(lines), place + rng.choice((1, 1, 2, 5, 20)))
    block = lines[place:end]
    if what == "repeat":
        lines[place:end] = block * rng.choice(_FEW)
    elif what == "move":
        del lines[place:end]
        lines[second:second] = block
    elif what == "join":
        lines[place:end] = [b"".join(block)]
    elif what == "borrow":
        lines[place:end] = rng.sample(found := other.split(b"\n"), min(len(found), 5))
    else:
        lines[place], lines[second] = lines[second], lines[place]
    return b"\n".join(lines)


def repeat_lines(rng: Random, data: bytes, other: bytes) -> bytes:
    """Lines left out or standing several times."""
    return _lines(rng, data, other, "repeat")


def move_lines(rng: Random, data: bytes, other: bytes) -> bytes:
    """Lines that stand elsewhere."""
    return _lines(rng, data, other, "move")


def join_lines(rng: Random, data: bytes, other: bytes) -> bytes:
    """Lines run together."""
    return _lines(rng, data, other, "join")


def borrow_lines(rng: Random, data: bytes, other: bytes) -> bytes:
    """Lines of another report."""
    return _lines(rng, data, other, "borrow")


def swap_lines(rng: Random, data: bytes, other: bytes) -> bytes:
    """Two lines change places."""
    return _lines(rng, data, other, "swap")


def _replaced(rng: Random, data: bytes, pattern: re.Pattern[bytes], new: bytes | None) -> bytes:
    found = [match.span() for match in pattern.finditer(data)]
    if not found:
        return data
    start, end = rng.choice(found)
    piece = data[start:end] * rng.choice(_FEW) if new is None else new
    return data[:start] + piece + data[end:]


def change_figures(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Some figures replaced by odd ones."""
    for _ in range(rng.randint(1, 6)):
        data = _replaced(rng, data, _FIGURE, rng.choice(tokens.NUMBERS))
    return data


def change_marks(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Separators and brackets left out, repeated or replaced."""
    for _ in range(rng.randint(1, 6)):
        new = rng.choice((None, b"", rng.choice(tokens.MARKS)))
        data = _replaced(rng, data, _MARK, new)
    return data


def insert_words(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Headings, labels and dates where none belong, at the ends of words and lines."""
    for _ in range(rng.randint(1, 4)):
        data = _replaced(rng, data, re.compile(rb"[|\n, >]"), rng.choice(tokens.WORDS) + b"\n")
    return data


def change_characters(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Characters lost, garbled or replaced by marks; whole text in another encoding, seldom."""
    text = list(data.decode("utf-8", "replace"))
    for _ in range(rng.randint(1, 20) if text else 0):
        text[rng.randrange(len(text))] = rng.choice("\ufffd?\u3000　|（)〇㊣\x02\u0301零年件\n")
    encoding = rng.choice(("utf-8",) * 6 + ("gb18030", "utf-16", "big5", "utf-8-sig", "utf-16-be"))
    return "".join(text).encode(encoding, "replace")


def change_json(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Values of a JSON document replaced, left out, repeated or nested; others as they are."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return data
    for _ in range(rng.randint(1, 5)):
        document = _json_value(rng, document, 0)
    try:
        return json.dumps(document, ensure_ascii=rng.random() < 0.5).encode("utf-8", "replace")
    except (ValueError, RecursionError):
        return data


def _json_value(rng: Random, value: Any, depth: int) -> Any:
    # Rows of cells are what matters: most changes are made to their values.
    if isinstance(value, dict | list) and value and (depth < 2 or rng.random() < 0.8):
        changed = value.copy()
        key = rng.choice(list(value)) if isinstance(value, dict) else rng.randrange(len(value))
        what = rng.random()
        if what < 0.02 or (what < 0.1 and isinstance(changed, list)):
            del changed[key]
        elif what < 0.2 and isinstance(changed, list):
            changed += [value[key]] * rng.randint(1, 3)
        elif what < 0.04:
            changed[rng.choice(tokens.ATTRIBUTES).decode()] = changed.pop(key)
        else:
            changed[key] = _json_value(rng, value[key], depth + 1)
        return changed
    odd = rng.choice((*tokens.NUMBERS, *tokens.WORDS)).decode()
    simple = (None, True, False, 0, -1, 10**30, 0.5, -1e308, float("inf"), float("nan"), "", odd)
    return rng.choice((*simple, [], {}, [value], {"a": value}, [[]] * 3, "\ud800", str(value)))


LINES: tuple[Mutation, ...] = (
    *(repeat_lines, move_lines, join_lines, borrow_lines, swap_lines, change_figures),
    *(change_marks, insert_words, change_characters),
)
JSON: tuple[Mutation, ...] = (change_json,)
