"""What a decoded text is: running text, Markdown, a CSV, or cells that goiaudit wrote."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import PurePosixPath
from typing import Literal

from goiaudit.definitions.seldom import seldom

PlainKind = Literal["text", "markdown", "csv", "cells", "json"]

CELL_COLUMNS = ("path", "part", "table", "row", "column", "state", "value", "raw", "location")
"""Columns of what ``goiaudit tables`` writes, as CSV and as keys of JSON."""
DELIMITERS = (",", "\t", ";")
CSV_EXTENSIONS = frozenset({".csv", ".tsv", ".tab"})
MARKDOWN_EXTENSIONS = frozenset({".md", ".markdown"})

_JSON = re.compile(r"\s*(?:\[\s*(?:\{|\]|\[|\")|\{\s*(?:\"|\}))")
_CELLS_JSON = re.compile(r"\s*\[\s*\{\"path\":")
_SEPARATOR = seldom(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|(?:[ \t:|-]*)$", re.MULTILINE)
_ADDRESS = re.compile(r"\b(?:requests|disputes|disclosure)\.[a-z_]{2,40}\.[a-z_]{2,20}\b", re.I)
_FEW_ADDRESSES = 3
# Neither of what csv refuses as delimiter.
_SEPARATOR_LINE = re.compile(r"sep=([^\r\n\"])\r?\n")
_QUOTED = seldom(r'"[^"]*"')
_SAMPLED = 400
_FEWEST_LINES = 8
_FEWEST_DELIMITERS = 2
_RECTANGULAR = 0.8


def plain_kind(text: str, path: str) -> PlainKind:
    """The kind of a text; the extension only lowers what a CSV or Markdown has to show."""
    if text.startswith(",".join(CELL_COLUMNS)) or _CELLS_JSON.match(text):
        return "cells"
    if _JSON.match(text) and is_json(text):
        return "json"
    extension = PurePosixPath(path).suffix.lower()
    if delimiter_of(text, named=extension in CSV_EXTENSIONS) is not None:
        return "csv"
    if extension in MARKDOWN_EXTENSIONS or ("---" in text and _SEPARATOR.search(text)):
        return "markdown"
    return "text"


def is_json(text: str) -> bool:
    """Whether a text is one JSON value; a text that opens with a bracket need not be."""
    try:
        json.loads(text)
    except ValueError:
        return False
    except RecursionError:
        return True
    return True


def delimiter_of(text: str, *, named: bool) -> str | None:
    """The delimiter of a CSV, None for a text that is none.

    A file ``named`` .csv needs a delimiter in half of its lines. Otherwise nearly all lines must
    hold the same number of delimiters, as sheets are exported, or the first name cells.
    """
    stated = _SEPARATOR_LINE.match(text)
    if stated is not None:
        return stated[1]
    sample = text[: _SAMPLED * 400]
    lines = [line for line in sample.splitlines()[:_SAMPLED] if line.strip()]
    if not lines:
        return None
    if named or len(_ADDRESS.findall(lines[0])) >= _FEW_ADDRESSES:
        best = max(DELIMITERS, key=lambda delimiter: _held(lines, delimiter))
        if named:
            return best if _held(lines, best) * 2 >= len(lines) else None
        if best in lines[0]:
            return best
    fewest = _RECTANGULAR * len(lines) * _FEWEST_DELIMITERS
    for delimiter in DELIMITERS:
        if sample.count(delimiter) < fewest:  # as in nearly every text
            continue
        # Tabs before a line only indent it (layouts.md, A10).
        counts = Counter(_QUOTED.sub("", line.strip()).count(delimiter) for line in lines)
        count, times = counts.most_common(1)[0]
        enough = count >= _FEWEST_DELIMITERS and len(lines) >= _FEWEST_LINES
        if enough and times >= _RECTANGULAR * len(lines):
            return delimiter
    return None


def _held(lines: list[str], delimiter: str) -> int:
    return sum(delimiter in line for line in lines)
