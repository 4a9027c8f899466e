"""The cells of one sheet as a person sees them, and the blocks that they make.

What counts are the saved results of formulas, the upper left cell of a merged range, exact
figures, dates as dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import and_
from typing import Protocol

from goiaudit.model.document import Block
from goiaudit.reading.sheet_extent import Place, too_far
from goiaudit.reading.sheet_field import Budget, Field, Merged
from goiaudit.reading.sheet_formats import NO_RESULT
from goiaudit.reading.sheet_parts import SheetParts
from goiaudit.reading.sheet_texts import Value, figure, texts_of


class Sheet(Protocol):
    """What is asked of a sheet; rows and columns count from 0, ``start`` is the first of both."""

    @property
    def name(self) -> str:
        """As on its tab."""

    @property
    def start(self) -> Place | None:
        """None for an empty sheet."""

    @property
    def height(self) -> int:
        """Rows from ``start`` on."""

    @property
    def width(self) -> int:
        """Columns from ``start`` on."""

    @property
    def merged_cell_ranges(self) -> Sequence[tuple[Place, Place]] | None:
        """First and last cell of each."""

    def to_python(self, skip_empty_area: bool = True) -> Sequence[Sequence[Value]]:
        """Its rows from ``start`` on, all of them ``width`` wide."""


def sheet_blocks(sheet: Sheet, budget: Budget, parts: SheetParts) -> Iterator[Block]:
    """The blocks of one sheet from top to bottom; raises InputError ``limit``."""
    start = sheet.start
    if start is None:
        return
    if sheet.height * sheet.width > budget.widest:
        raise too_far(budget.path, sheet.name)
    values = list(chain.from_iterable(sheet.to_python(skip_empty_area=True)))
    texts = texts_of(values)
    _put_formats(texts, values, sheet, start, parts)
    merged = _merged(sheet, start, budget)
    held = bytes(map(and_, map(bool, texts), merged.seen) if 0 in merged.seen else map(bool, texts))
    yield from Field(sheet.name, start, sheet.width, values, texts, held, merged).blocks(budget)


def _put_formats(
    texts: list[str], values: Sequence[Value], sheet: Sheet, start: Place, parts: SheetParts
) -> None:
    """Put in what number formats add to figures, and that formulas have no result."""
    suffixes: Mapping[Place, str] = parts.suffixes.get(sheet.name, {})
    unsaved = parts.unsaved.get(sheet.name, frozenset())
    for place in chain(suffixes, unsaved):
        row, column = place[0] - start[0], place[1] - start[1]
        if not (0 <= row < sheet.height and 0 <= column < sheet.width):
            continue
        at = row * sheet.width + column
        value = values[at]
        if place in unsaved:
            texts[at] = NO_RESULT
        elif isinstance(value, int | float) and not isinstance(value, bool):
            suffix = suffixes[place]
            texts[at] = figure(value * 100 if suffix == "%" else value) + suffix


def _merged(sheet: Sheet, start: Place, budget: Budget) -> Merged:
    """Merged ranges, clipped to the cells that hold something."""
    height, width = sheet.height, sheet.width
    found = Merged(bytearray(b"\1") * (height * width))
    seen, sizes, area, most = found.seen, found.sizes, 0, budget.widest
    first_row, first_column = start
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        top, left = top - first_row, left - first_column
        # Conditions: functions that are called take longer than all the rest.
        bottom, right = bottom - first_row + 1, right - first_column + 1
        bottom = bottom if bottom < height else height
        right = right if right < width else width
        if top >= bottom or left >= right:
            continue
        area += (bottom - top) * (right - left)
        if area > most:
            raise too_far(budget.path, sheet.name)
        if right <= 0:
            continue
        first = left if left > 0 else 0
        covered = bytes(right - first)
        for at in range((top if top > 0 else 0) * width + first, bottom * width, width):
            seen[at : at + right - first] = covered
        if top >= 0 and left >= 0:
            seen[top * width + left] = 1
            sizes.setdefault(top, {})[left] = (bottom - top, right - left)
    return found
