"""Rows of cells in running text, as programs write tables out between the paragraphs.

Cells stand between commas or the like, or in lists as Python and JSON print them. A text is a
CSV only if nearly all of its lines are (``plain``); here the rest is left alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from goiaudit.definitions.seldom import seldom
from goiaudit.model.document import Block, Grid, GridCell, Line

Cells = list[str]

_SEPARATORS = (",", "，", ";", "；", " / ")
_GAP = seldom(r" *\t *| {2,}")
_HOLE = seldom(r"\d\t *\t *\d|\d\t *\t *\t")
_REPEATED = seldom(r"^([^\t\n]{4,60})(?:\t\1){2,}\r?$", re.MULTILINE)
"""A merged cell that is written out in each column, as some programs do."""
_FEWEST_ROWS, _FEWEST_ZEROS = 8, 3
_LONGEST_CELL, _LONGEST_ROW = 60, 1_000
_ITEM = r"(?:'(?:[^'\\\n]|\\.)*+'|\"(?:[^\"\\\n]|\\.)*+\"|None|null|[Nn]a[Nn]|-?\d++(?:\.\d++)?)"
_LIST = seldom(rf"\[\s*+{_ITEM}(?:\s*+,\s*+{_ITEM})*+\s*+\]")
_ITEMS = seldom(_ITEM)
_ESCAPE = seldom(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")
_ESCAPED = {"n": "\n", "r": "\n", "t": " "}
_VOIDS = ("None", "null", "NaN", "nan")
_VOID = seldom(rf"\b(?:{'|'.join(_VOIDS)})\b")
_VOID_CELL = seldom(rf"(?<=\|)\s*{_VOID.pattern}\s*(?=\||$)")
"""What programs print for a cell without anything."""
_AROUND = " \t[](),"


def with_rows(lines: Sequence[Line], text: str) -> Sequence[Block]:
    """The lines of a text, rows of cells among them as grids; all of them where there is none."""
    if text.count("[") >= _FEWEST_ROWS and len(_LIST.findall(text)) >= _FEWEST_ROWS:
        return tuple(_grids(lines, _listed))
    for separator in _SEPARATORS:
        # Some zeros stand in every table; few texts go on to the expression.
        zeros = text.count(f"{separator}0") + text.count(f'{separator}"0')
        if zeros >= _FEWEST_ZEROS and _has_rows(text, separator):
            return tuple(_grids(lines, partial(_separated, separator=separator)))
    void = any(text.count(word) >= _FEWEST_ROWS for word in _VOIDS)
    if void and "|" in text:
        lines = [line._replace(text=_VOID_CELL.sub("  ", line.text)) for line in lines]
    if void or ("\t" in text and _needs_borders(text) and _has_rows(text, "\t")):
        return tuple(_grids(_without_edges(lines), _spaced))
    return lines


def _needs_borders(text: str) -> bool:
    """Whether cells between tabs are blank, or written out again and again."""
    return bool(_HOLE.search(text) or _REPEATED.search(text))


def _has_rows(text: str, separator: str) -> bool:
    """Whether enough lines are words and then nothing but figures between separators."""
    if text.count(separator) < _FEWEST_ROWS:
        return False
    row = rf"[\u3400-\u9fff）)”]\"?{re.escape(separator)}+\"?[+-]?\d[^\n\u3400-\u9fff。:：]*$"
    return len(re.findall(row, text, re.MULTILINE)) >= _FEWEST_ROWS


def _grids(lines: Sequence[Line], rows_of: Callable[[str], list[Cells]]) -> Iterator[Block]:
    """Lines with rows that follow each other as one grid, the others as they are."""
    parted = [(line, rows_of(line.text)) for line in lines]
    for is_row, group in groupby(parted, key=lambda part: bool(part[1])):
        if not is_row:
            yield from (line for line, _ in group)
            continue
        rows = _without_index([(line, cells) for line, found in group for cells in found])
        cells = (
            GridCell(text, number, column, location=line.location)
            for number, (line, texts) in enumerate(rows)
            for column, text in enumerate(texts)
        )
        yield Grid(tuple(cells), rows[0][0].location)


def _without_edges(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the tab that stands behind each row and parts it from no cell."""
    if any("\t" in line.text and not line.text.endswith("\t") for line in lines):
        return lines
    return [line._replace(text=line.text.removesuffix("\t")) for line in lines]


def _without_index(rows: list[tuple[Line, Cells]]) -> list[tuple[Line, Cells]]:
    """Rows without the numbers that pandas prints above columns and before rows, from 0 on."""
    if rows[0][1] != [str(n) for n in range(len(rows[0][1]))] or len(rows) == 1:
        return rows
    if any(cells[0] != str(n) for n, (_, cells) in enumerate(rows[1:])):
        return rows
    return [(line, cells[1:]) for line, cells in rows[1:]]


def _separated(text: str, separator: str) -> list[Cells]:
    """The row that a line is; none for a heading or a sentence."""
    if separator not in text or "。" in text or len(text) > _LONGEST_ROW:
        return []
    if '"' in text and separator == ",":
        cells = next(csv.reader([text]))
    else:
        cells = re.split(rf"{re.escape(separator)}(?![^()（）]*[)）])", text)
    return [cells] if max(map(len, cells)) <= _LONGEST_CELL else []


def _spaced(text: str) -> list[Cells]:
    """The row that a line is whose cells stand between tabs, or apart from each other."""
    if "。" in text or "|" in text or len(text) > _LONGEST_ROW:
        return []
    cells = _GAP.split(text.strip(" "))
    if len(cells) < 2 or max(map(len, cells)) > _LONGEST_CELL:
        return []
    return [["" if _VOID.fullmatch(cell) else cell.strip() for cell in cells]]


def _listed(text: str) -> list[Cells]:
    """The rows of the lists in a line that holds nothing else."""
    if "[" not in text or _LIST.sub("", text).strip(_AROUND):
        return []
    return [[_item(item) for item in _ITEMS.findall(row)] for row in _LIST.findall(text)]


def _item(item: str) -> str:
    if _VOID.fullmatch(item):
        return ""
    if item[0] not in "'\"":
        return item
    return _ESCAPE.sub(_unescaped, item[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
