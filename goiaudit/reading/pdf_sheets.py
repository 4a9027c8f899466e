"""Two pages on one sheet, side by side, as booklets are printed: read one after the other.

Columns of text are told by the order of the file (``pdf_flow``); a sheet that is mostly tables
has too little text for that. Here nothing may stand in the middle from top to bottom, and
ruled tables have to keep to one side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from goiaudit.reading.pdf_grids import ruled_tables
from goiaudit.reading.pdf_lines import rows_of
from goiaudit.reading.pdf_page import Char, Page, Rule

_MIDDLE = (0.4, 0.6)
_GUTTER = 1.5
"""Heights of a character between the two pages, at least."""
_FEWEST_ROWS = 3
_MARGIN = 0.08
_WIDE = 0.25


def sheets_of(page: Page) -> list[Page]:
    """The page, or its left and right half if it holds two pages."""
    gutter = _gutter(page) if page.rules and page.width > page.height else None
    if gutter is None:
        return [page]
    left = replace(
        page,
        width=gutter,
        chars=tuple(char for char in page.chars if char.x < gutter),
        rules=tuple(rule for rule in page.rules if _ends(rule)[1] < gutter),
    )
    right = replace(
        page,
        width=page.width - gutter + 1,  # never that of the left one, by which lines are told apart
        chars=tuple(char for char in page.chars if char.x > gutter),
        rules=tuple(rule for rule in page.rules if _ends(rule)[0] > gutter),
    )
    return [left, right]


def _gutter(page: Page) -> float | None:
    """The middle of the blank between two pages, None where there is none."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    chars = [char for char in page.chars if top < char.y < bottom]
    tables = ruled_tables(page)
    if not chars or not any(own.xs[-1] - own.xs[0] > _WIDE * page.width for own in tables):
        return None
    spans = [(char.x0, char.x1) for char in chars] + [_ends(rule) for rule in page.rules]
    low, high = (part * page.width for part in _MIDDLE)
    start, end = max(_gaps(spans), key=lambda gap: min(gap[1], high) - max(gap[0], low))
    tall = max(char.y1 - char.y0 for char in chars[:1])
    if min(end, high) - max(start, low) < _GUTTER * tall:
        return None
    gutter = (max(start, low) + min(end, high)) / 2
    sides = [char for char in chars if char.x < gutter], [char for char in chars if char.x > gutter]
    return gutter if all(_is_page(side) for side in sides) else None


def _gaps(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """What no span covers, from left to right; an empty one if all is covered."""
    gaps = [(0.0, 0.0)]
    reached: float | None = None
    for start, end in sorted(spans):
        if reached is not None and start > reached:
            gaps.append((reached, start))
        reached = end if reached is None else max(reached, end)
    return gaps


def _is_page(chars: Sequence[Char]) -> bool:
    return len(rows_of(chars)) >= _FEWEST_ROWS


def _ends(rule: Rule) -> tuple[float, float]:
    """Where a rule begins and ends, from the left."""
    return (rule.start, rule.end) if rule.horizontal else (rule.at, rule.at)
