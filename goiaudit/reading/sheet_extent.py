"""How far a sheet reaches and what its parts claim to hold, checked before a parser believes it.

The parser builds a dense field of cells from whatever the file says (ECMA-376 part 1, 18.3.1.4 c,
18.3.1.73 row), so a sheet whose cells are too far apart never reaches it.
"""

from __future__ import annotations

import re

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits

Place = tuple[int, int]
"""Row and column of a cell from 0."""

_TAG = rb"<(?:\w{1,20}:)?"
_CELL = re.compile(_TAG + rb"c[\s/>]")
_ABSURD = re.compile(rb"r=(?<=\br=)[\"'](?:[A-Za-z]{4,}\d|[A-Za-z]*\d{8,})")
"""A place beyond the last row and column that a sheet can have: the parser would count on.

The engine finds what begins with set letters ten times faster than a border of a word."""
_REF = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']""")
_FAR_CELL = re.compile(
    rb'<c(?! r="[A-Z]{1,2}+(?:\d{1,3}+|[1-4]\d{3})"(?: s="\d++")?+(?: t="\w++")?+/?+>|[a-z])'
)
_FAR_ROW = re.compile(rb'<row(?! r="\d{1,6}"|Breaks)')
"""A cell beyond column ZZ or row 4999, or a cell or row written unlike any program writes it.

Of two places the parser takes the last. Other elements that begin with c have longer names."""
_PREFIXED = re.compile(rb":(?:c|row)")
_NEAR_AREA = 26 * 27 * 4999
_COUNT = re.compile(rb"""ount\s*=\s*["']\s*\+?0*(\d{5,})""")
"""What a part says that it holds: the parser makes room for as many before it reads one."""
_BLANK = re.compile(_TAG + rb"""c\s[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,200}/>""")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")
_COLUMNS = 16_384
_LONGEST_COUNT = 12


def too_far(path: str, sheet: str) -> InputError:
    """The error for a sheet with cells so far apart that the field between is beyond all use."""
    return InputError(path, "limit", f"the cells of sheet {sheet!r} reach too far apart")


def check_counts(data: bytes, path: str, name: str) -> None:
    """Refuse a part that claims to hold more things than it has bytes."""
    for count in _COUNT.findall(data):
        if len(count) > _LONGEST_COUNT or int(count) > len(data):
            shown = count[:_LONGEST_COUNT].decode()
            raise InputError(path, "limit", f"{name} claims to hold {shown} entries and has not")


def check_extent(data: bytes, path: str, sheet: str, limits: Limits) -> None:
    """Refuse a sheet whose filled cells span more than a parser should set up."""
    most = limits.max_sheet_cells * 8
    if most >= _NEAR_AREA and _all_near(data):
        return
    if _ABSURD.search(data):
        raise too_far(path, sheet)
    places = _REF.findall(data)
    unplaced = max(0, len(_CELL.findall(data)) - len(places))
    seen = set(places)
    if _area(seen, data, unplaced) > most:
        # Cells with a look and nothing in them cost the parser nothing.
        seen -= set(_BLANK.findall(data))
        if _area(seen, data, unplaced) > most:
            raise too_far(path, sheet)


def _all_near(data: bytes) -> bool:
    """Whether no cell is far from the first one; quicker to tell than where each cell is."""
    unusual = _PREFIXED.search(data) or _FAR_CELL.search(data) or _FAR_ROW.search(data)
    return unusual is None


def _area(places: set[tuple[bytes, bytes]], data: bytes, unplaced: int) -> int:
    """Cells of the field that holds all places; a cell without one stands behind another."""
    columns = [column_number(letters) for letters in {letters for letters, _ in places}] or [0]
    rows = [int(number) for number in {number for _, number in places}] or [1]
    height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    if unplaced:
        height = max([*rows, *map(int, _ROW_NUMBER.findall(data))]) + data.count(b"row")
        width = min(max(columns) + 1 + unplaced, _COLUMNS)
    return height * width


def column_number(letters: bytes) -> int:
    """Column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def place_of(attributes: bytes) -> Place | None:
    """Where a cell stands, by the attributes of its tag; None where they do not say."""
    reference = _REF.search(attributes)
    if reference is None:
        return None
    return int(reference[2]) - 1, column_number(reference[1])
