"""The header of a batch sheet: which column holds which cell of the forms, organ and year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goiaudit.definitions.forms import forms
from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import CellAddress
from goiaudit.model.document import Grid, GridCell, GridCells
from goiaudit.recognition.labels import characters
from goiaudit.recognition.normalise import fold
from goiaudit.recognition.values import label_unit

_ADDRESS = seldom(r"(requests|disputes|disclosure)[.\[]([a-z_]+)[.,]([a-z_]+)\]?")
_ORGAN = frozenset(
    (
        "organ", "单位", "单位名称", "机关", "机关名称", "行政机关", "行政机关名称", "名称", "部门",
        "部门名称", "填报单位", "报告单位", "报送单位", "公开机关", "发布机构",
    )
)  # fmt: skip
_YEAR = frozenset(("year", "年度", "年份", "报告年度", "年", "报告年份", "统计年度"))
_UNIT = seldom(r"\((?:单位:?)?[千万亿]?元\)")
_KEYS = _ORGAN | _YEAR
_PREFIXES = seldom(
    "^(?:收到和处理政府信息公开申请情况|政府信息公开行政复议行政诉讼情况|主动公开政府信息情况)?"
    "(?:三?本年度办理结果)?(?:[一二三四五六七]?(?:不予公开|无法提供|不予处理|其他处理|行政诉讼))?"
    "(?:第二十条第[一五六八九]项)?"
)
_SUMS = {"合计": "总计"}
_NUMERALS = "一二三四五六七八九十"
_SHORTEST = 3
_SURE = frozenset({"regulations", "new", "carried_in"})
"""Rows that two characters name; 其他 and 总计 name columns as well."""
_DEEPEST = 4
_MOST_CELLS = 2_000
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Header:
    """Columns of a batch sheet by index; ``last_row`` is the last row of the header.

    ``units`` are units of amounts that labels name. ``unknown`` are names of columns that
    name no cell, ``twice`` addresses that more than one column names (neither is read).
    """

    last_row: int
    cells: Mapping[int, CellAddress]
    units: Mapping[int, str]
    organ: int | None
    year: int | None
    unknown: tuple[str, ...]
    twice: tuple[CellAddress, ...]


def find_header(grid: Grid) -> Header | None:
    """The header in the first rows of a grid, None where it is that of no batch sheet."""
    cells = GridCells.of(grid.cells)
    numbers, places = _top(tuple(cells.rows[:_MOST_CELLS]))
    # Nearly every grid is none: that must show at once.
    if not any(map(_is_key, {*map(cells.texts.__getitem__, places)})):
        return None
    columns = {cells.columns[n] for n in places}
    best: Header | None = None
    for last in numbers:
        header = _header([cells[n] for n in places if cells.rows[n] <= last], last)
        if header is not None and (best is None or len(header.cells) > len(best.cells)):
            best = header
            if columns <= {*header.cells, header.organ, header.year}:
                break
    return best


@lru_cache(maxsize=64)
def _top(rows: tuple[int, ...]) -> tuple[Sequence[int], Sequence[int]]:
    """Numbers of the first rows, and indices of the cells in them; tables are alike."""
    numbers = sorted(set(rows))[:_DEEPEST]
    return numbers, [n for n, row in enumerate(rows) if row <= numbers[-1]]


@lru_cache(maxsize=2048)
def _is_key(text: str) -> bool:
    return "".join(text.split()).lower() in _KEYS


def _header(cells: list[GridCell], last: int) -> Header | None:
    labels = _labels(cells)
    found: dict[int, CellAddress] = {}
    units: dict[int, str] = {}
    organs, years, unknown = [], [], []
    for column, parts in labels.items():
        text = "".join(parts)
        # Figures under the names, which may be those of a title over the sheet, name nothing.
        words = tuple(part for part in parts if not part.isdigit())
        address = _address(words if words and words[-1] is parts[-1] else (*words, ""))
        if address is not None:
            found[column] = address
            if unit := label_unit(text):
                units[column] = unit
        elif parts[-1] in _ORGAN or text in _ORGAN:
            organs.append(column)
        elif parts[-1] in _YEAR or text in _YEAR:
            years.append(column)
        else:
            unknown.append(text)
    counts = Counter(found.values())
    twice = tuple(address for address, count in counts.items() if count > 1)
    known = {column: address for column, address in found.items() if counts[address] == 1}
    if len(known) < _FEWEST:
        return None
    # A sheet of one report has no column of organs or years, and no figures in its header.
    if len(organs) != 1 and len(years) != 1:
        return None
    return Header(
        last,
        known,
        units,
        organs[0] if len(organs) == 1 else None,
        years[0] if len(years) == 1 else None,
        tuple(unknown),
        twice,
    )


def _labels(cells: list[GridCell]) -> dict[int, list[str]]:
    """The texts over each column from top to bottom; a merged one stands over all it covers."""
    labels: dict[int, list[str]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        text = fold(cell.text.replace("\n", "")).text.replace(" ", "").lower()
        if text:
            for column in range(cell.column, cell.column + min(cell.colspan, 1_000)):
                labels.setdefault(column, []).append(text)
    return dict(sorted(labels.items()))


@lru_cache(maxsize=2048)
def _address(parts: tuple[str, ...]) -> CellAddress | None:
    match = _ADDRESS.fullmatch(parts[-1])
    if match is not None:
        address = CellAddress(match[1], match[2], match[3])
        return address if address in _known() else None
    # A title over the whole sheet belongs to no column, so the upper texts may be too many.
    for start in range(len(parts)):
        text = characters(_UNIT.sub("", "".join(parts[start:])))
        for old, new in _SUMS.items():
            text = text.removesuffix(old) + new if text.endswith(old) else text
        for name in (text, text.lstrip(_NUMERALS), _PREFIXES.sub("", text, count=1)):
            if name in _names():
                return _names()[name]
    return None


@lru_cache(maxsize=1)
def _known() -> frozenset[CellAddress]:
    return frozenset(
        address
        for form in forms().values()
        for table in form.tables.values()
        for address in table.addresses()
    )


@lru_cache(maxsize=1)
def _names() -> Mapping[str, CellAddress]:
    """Row label and column label in one, for every accepted wording that names one cell only."""
    found: dict[str, set[CellAddress]] = {}
    for name, address in _wordings():
        found.setdefault(name, set()).add(address)
    return {name: next(iter(own)) for name, own in found.items() if len(own) == 1}


def _wordings() -> Iterator[tuple[str, CellAddress]]:
    for form in forms().values():
        for table in form.tables.values():
            for row in table.rows.values():
                texts = {characters(t) for t in (row.label.zh, row.core, *row.aliases)}
                texts |= {_PREFIXES.sub("", text, count=1) for text in texts}
                texts |= {text.lstrip(_NUMERALS) for text in texts}
                if row.key == "other_misc":
                    texts.add("其他处理其他")
                for text in (text for text in texts if len(text) >= _SHORTEST or row.key in _SURE):
                    for column in row.columns:
                        label = characters(table.columns[column].zh)
                        yield text + label, CellAddress(table.name, row.key, column)
                        yield (
                            text + _plain(table.columns[column].zh),
                            CellAddress(table.name, row.key, column),
                        )


def _plain(label: str) -> str:
    """A column label without a unit in brackets."""
    return characters(re.sub(r"[(（].*", "", label))
