"""What the parser of sheets does not tell about an .xlsx, read from its parts beforehand.

The parser builds a dense field of cells from whatever the file claims, so how far a sheet
reaches is checked here first (ECMA-376 part 1, 18.3.1.4 c, 18.3.1.73 row). Number formats with
words in them (18.8.30 numFmt: ``0.00"元"``) and formulas without a saved result are noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.ooxml import Package, open_package, parse_xml
from goiaudit.reading.source import Source

NO_RESULT = "\ufffd"
"""Stands for the result of a formula that was never calculated: no one knows the figure."""

_ID = re.compile(r"\}id$")
_USUAL = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_PICTURES = ("xl/media/", "xl/drawings/drawing")
_TAG = rb"<(?:\w{1,20}:)?"
_CELL = re.compile(_TAG + rb"c[\s/>]")
_STYLED = re.compile(_TAG + rb"c(\s[^<>]{0,400})>")
_ABSURD = re.compile(rb"r=(?<=\br=)[\"'](?:[A-Za-z]{4,}\d|[A-Za-z]*\d{8,})")
"""A place beyond the last row and column that a sheet can have: the parser would count on.

The engine finds what begins with set letters ten times faster than a border of a word."""
_REF = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']""")
_FAR = re.compile(
    rb'<(?:c(?! r="[A-Z]{1,2}(?:\d{1,3}|[1-4]\d{3})"(?: s="\d{1,6}")?(?: t="\w{1,9}")?/?>'
    rb"|ol|ond|us)"  # columns, conditional formats, custom views
    rb'|row(?! r="\d{1,6}"|Breaks))'
)
"""A cell beyond column ZZ or row 4999, or a cell or row written unlike any program writes it."""
_NEAR_AREA = 26 * 27 * 4999
_COUNT = re.compile(rb"""ount\s*=\s*["']\s*\+?0*(\d{5,})""")
"""What a part says that it holds: the parser makes room for as many before it reads one."""
_BLANK = re.compile(_TAG + rb"""c\s[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^<>]{0,200}/>""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,6})["']""")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")
_NO_VALUE = re.compile(
    rb"<(?:\w{1,20}:)?c(\s[^<>]{0,400})>\s*+<(?:\w{1,20}:)?f\b"
    rb"(?:[^<>]{0,400}/>|[^<>]{0,400}>[^<]{0,8192}</(?:\w{1,20}:)?f>)"
    rb"\s*+(?:<(?:\w{1,20}:)?v\s*/>|<(?:\w{1,20}:)?v>\s*</(?:\w{1,20}:)?v>)?\s*+</(?:\w{1,20}:)?c>"
)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|([\u3400-\u9fff]+)')
_UNITS = re.compile(r"(?:[千万亿]?元|[件条篇宗起份项次个人]|人次)")
_SCALED = re.compile(r"[0#?][!\\.]*,+(?![0#?])|[0#?]!|[0#?]\\[.]")
_PLAIN_PERCENT = (9, 10)
# Formats with words, per cent or other powers; most files have none that is used.
_TELLING = re.compile(
    rb"""numFmtId=["'](?:9|10)["']|formatCode=["'][^"']*(?:%|!|\\\.|[\x80-\xff]|&#|0,+(?:["';&]))"""
)
_COLUMNS = 16_384
_LONGEST_COUNT = 12

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What the parser does not tell, by sheet name and place (row and column from 0).

    ``suffixes`` is what a number format adds to a figure, ``unsaved`` are cells whose formula
    has no saved result. ``pictures`` says that the file has drawings.
    """

    suffixes: Mapping[str, Mapping[Place, str]] = field(default_factory=dict)
    unsaved: Mapping[str, frozenset[Place]] = field(default_factory=dict)
    pictures: bool = False


def too_far(path: str, sheet: str) -> InputError:
    """The error for a sheet with cells so far apart that the field between is beyond all use."""
    return InputError(path, "limit", f"the cells of sheet {sheet!r} reach too far apart")


def read_parts(found: Source, limits: Limits) -> SheetParts:
    """Inflate what the parser will inflate, within the limits, and look at the sheets.

    Raises InputError ``damaged``, ``encrypted``, ``limit``, or ``unsupported`` for .xlsb.
    """
    package = open_package(found, limits)
    part = package.main_part(_USUAL)
    if part.endswith(".bin") or (part not in package and "xl/workbook.bin" in package):
        raise InputError(
            found.path,
            "unsupported",
            "this is a binary Excel workbook (.xlsb): save it as .xlsx",
        )
    suffixes: dict[str, dict[Place, str]] = {}
    unsaved: dict[str, frozenset[Place]] = {}
    formats = _formats(package)
    # Sizes that a zip declares may be wrong; the parser would find out too late.
    for name in (_STRINGS, _STYLES):
        if name in package:
            _check_counts(package.read(name), found.path, name)
    for name, sheet in _sheet_names(package, part).items():
        if name not in package:
            continue
        data = package.read(name)
        _check_extent(data, found.path, sheet, limits)
        if formats and (own := dict(_suffixed(data, formats))):
            suffixes[sheet] = own
        if b"<f" in data or b":f" in data:
            unsaved[sheet] = frozenset(_without_result(data))
    return SheetParts(
        suffixes,
        {sheet: places for sheet, places in unsaved.items() if places},
        any(name.startswith(_PICTURES) for name in package.names()),
    )


def _sheet_names(package: Package, part: str) -> dict[str, str]:
    """Sheet names by the lower-case names of their parts."""
    if part not in package:
        raise package.damaged("it has no workbook")
    relations = package.relations(part)
    names: dict[str, str] = {}
    for sheet in package.xml(part).iter("{*}sheet"):
        ids = [value for key, value in sheet.attrib.items() if _ID.search(str(key))]
        target = relations.get(str(ids[0])) if ids else None
        if target is not None:
            names[target.target.lower()] = str(sheet.get("name", ""))
    return names


def _check_counts(data: bytes, path: str, name: str) -> None:
    """Refuse a part that claims to hold more things than it has bytes."""
    for count in _COUNT.findall(data):
        if len(count) > _LONGEST_COUNT or int(count) > len(data):
            shown = count[:_LONGEST_COUNT].decode()
            raise InputError(path, "limit", f"{name} claims to hold {shown} entries and has not")


def _check_extent(data: bytes, path: str, sheet: str, limits: Limits) -> None:
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
    return b":c" not in data and b":row" not in data and _FAR.search(data) is None


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


def _place(attributes: bytes) -> Place | None:
    reference = _REF.search(attributes)
    if reference is None:
        return None
    return int(reference[2]) - 1, column_number(reference[1])


def _without_result(data: bytes) -> Iterator[Place]:
    for match in _NO_VALUE.finditer(data):
        if (place := _place(match[1])) is not None:
            yield place


def _suffixed(data: bytes, formats: Mapping[int, str]) -> Iterator[tuple[Place, str]]:
    """Cells whose style has a number format that adds something."""
    for match in _STYLED.finditer(data):
        style = _STYLE.search(match[1])
        suffix = formats.get(int(style[1])) if style is not None else None
        place = _place(match[1]) if suffix else None
        if suffix and place is not None:
            yield place, suffix


def _formats(package: Package) -> dict[int, str]:
    """What the number format of a style adds behind a figure, by the index of the style."""
    if _STYLES not in package:
        return {}
    data = package.read(_STYLES)
    if not _TELLING.search(data):
        return {}
    root = parse_xml(data, package.path, _STYLES)
    custom = {
        int(str(item.get("numFmtId", "0"))): suffix_of(str(item.get("formatCode", "")))
        for item in root.iter("{*}numFmt")
        if str(item.get("numFmtId", "0")).isdigit()
    }
    known = dict.fromkeys(_PLAIN_PERCENT, "%") | custom
    styles = next(root.iter("{*}cellXfs"), None)
    found: dict[int, str] = {}
    for index, style in enumerate(styles if styles is not None else ()):
        number = str(style.get("numFmtId", "0"))
        suffix = known.get(int(number), "") if number.isdigit() else ""
        if suffix:
            found[index] = suffix
    return found


def suffix_of(code: str) -> str:
    """``%``, a unit or a counting word that a format shows behind the figure, else nothing.

    A format that shows a figure in other powers (``0!.0,"万元"``) cannot be trusted: what is
    shown then is unknown.
    """
    section = code.partition(";")[0]
    words = "".join("".join(groups) for groups in _LITERAL.findall(section))
    if not words and "%" not in section:
        return NO_RESULT if _SCALED.search(section) else ""
    if any(mark in section for mark in "yYdDhHsS年月日时"):
        return ""
    if _SCALED.search(_LITERAL.sub(lambda m: m[0] if m[2] else "", section)):
        return NO_RESULT
    if "%" in _LITERAL.sub("", section):
        return "%"
    unit = words.strip()
    return unit if _UNITS.fullmatch(unit) else ""
