"""Columns that number the rows of a table (序号, 行次): their figures are no values.

A number is taken for one of a row only where the column says so in its header, or where the
numbers of a whole table count 1, 2, 3 without a gap, and only beside rows of the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.labels import label_at_end, row_widths
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import is_section_heading, line_shape
from goiaudit.recognition.passage import compact
from goiaudit.recognition.values import look

HEADS = frozenset({"序号", "编号", "行次", "栏次"})
"""What a column of numbers is headed with."""
_NUMBERED = seldom(r"[| ]*(\d{1,3})(?:  | *\|)[ |]*(.+)", re.DOTALL)
_BORDER = seldom(r"  +|\|")
_LEAST_ROWS = {"requests": 3, "disclosure": 2}
_ITEMS = ("信息内容", "第二十条")
"""What heads the rows of table two: their labels alone name other things, too."""


class _Line(NamedTuple):
    """A line with borders that begins with a number and goes on in words."""

    place: int
    number: int
    cells: Sequence[str]


def numbered_lines(lines: Lines) -> frozenset[int]:
    """Lines with cell borders whose first filled cell only numbers the row, or heads such cells."""
    found = list(_begun_by_numbers(lines))
    if len(found) < min(_LEAST_ROWS.values()):
        return frozenset()
    columns = (_column(lines, group) for group in _between_breaks(lines, found))
    return frozenset(index for column in columns for index in column)


def _begun_by_numbers(lines: Lines) -> Iterator[_Line]:
    for index in lines.bordered:
        match = _NUMBERED.match(lines.texts[index])
        if match is None:
            continue
        cells = _cells(match[2])
        if look(cells[0]) == "text":
            yield _Line(index, int(match[1]), cells)


def _cells(text: str) -> list[str]:
    """The filled cells of a line."""
    return [cell for part in _BORDER.split(text) if (cell := part.strip())] or [""]


def _between_breaks(lines: Lines, found: Iterable[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in found:
        if group and any(_breaks(lines, n) for n in range(group[-1].place + 1, line.place)):
            yield group
            group = []
        group.append(line)
    yield group


def _breaks(lines: Lines, index: int) -> bool:
    """Whether a sentence or a section heading ends a table here."""
    text = lines.texts[index]
    if "|" in text or lines[index].cells:
        return is_section_heading(text.strip("| "))
    return bool(text) and line_shape(text).kind == "break"


def _column(lines: Lines, group: Sequence[_Line]) -> list[int]:
    """The lines of a group and of the header above if they are numbered, else none."""
    start = group[0].place
    while start > 0 and not _breaks(lines, start - 1):
        start -= 1
    numbers = {line.place for line in group}
    others = [n for n in range(start, group[-1].place) if n not in numbers and lines.texts[n]]
    heads = [n for n in others if compact(_cells(lines.texts[n])[0]) in HEADS]
    if not (heads or _counts_up([line.number for line in group])):
        return []
    items = any(word in lines.texts[n] for n in others for word in _ITEMS)
    return [*heads, *sorted(numbers)] if _is_of_form(group, items=items) else []


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether numbers go 1, 2, 3; they may begin anew."""
    expected = 1
    for number in numbers:
        if number not in (expected, 1):
            return False
        expected = number + 1
    return True


def _is_of_form(group: Sequence[_Line], *, items: bool) -> bool:
    """Whether enough of the lines are rows of table two or three with as many values as these."""
    seen = {"requests": 0, "disclosure": 0}
    for line in group:
        labels = list(takewhile(lambda cell: look(cell) == "text", line.cells))
        label = label_at_end(labels)
        if label is None:
            continue
        shown = len(line.cells) - len(labels)
        if shown <= 1 or shown in row_widths()[label.name.table, label.name.row]:
            seen[label.name.table] += 1
    if seen["requests"] >= _LEAST_ROWS["requests"]:
        return True
    return items and seen["disclosure"] >= _LEAST_ROWS["disclosure"]
