"""What the parser of sheets does not tell about an .xlsx, read from its parts beforehand.

What its number formats add to figures, where formulas have no saved result, whether there are
pictures; and whether it reaches so far that the parser must not see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading.ooxml import RELATIONS, Package, Remembered, open_package, parse_xml
from goiaudit.reading.sheet_extent import Place, check_counts, check_extent, place_of
from goiaudit.reading.sheet_formats import FORMATS, formats_of, suffixed
from goiaudit.reading.source import Source

_ID = re.compile(r"\}id$")
_USUAL = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_PICTURES = ("xl/media/", "xl/drawings/drawing")
_FORMULA, _PREFIXED_FORMULA = re.compile(rb"<f"), re.compile(rb":f")
"""The engine finds a few set letters twice as fast as ``in`` does."""
_NO_VALUE = re.compile(
    rb"<(?:\w{1,20}:)?c(\s[^<>]{0,400})>\s*+<(?:\w{1,20}:)?f\b"
    rb"(?:[^<>]{0,400}/>|[^<>]{0,400}>[^<]{0,8192}</(?:\w{1,20}:)?f>)"
    rb"\s*+(?:<(?:\w{1,20}:)?v\s*/>|<(?:\w{1,20}:)?v>\s*</(?:\w{1,20}:)?v>)?\s*+</(?:\w{1,20}:)?c>"
)


@dataclass(frozen=True, slots=True)
class SheetParts:
    """What the parser does not tell, by sheet name and place (row and column from 0).

    ``suffixes`` is what a number format adds to a figure, ``unsaved`` are cells whose formula
    has no saved result. ``pictures`` says that the file has drawings.
    """

    suffixes: Mapping[str, Mapping[Place, str]] = field(default_factory=dict)
    unsaved: Mapping[str, frozenset[Place]] = field(default_factory=dict)
    pictures: bool = False


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
    styles = package.read(_STYLES) if _STYLES in package else b""
    formats = package.told(styles, _STYLES, formats_of)
    # Sizes that a zip declares may be wrong; the parser would find out too late.
    if _STRINGS in package:
        check_counts(package.read(_STRINGS), found.path, _STRINGS)
    check_counts(styles, found.path, _STYLES)
    for name, sheet in _sheet_names(package, part).items():
        if name not in package:
            continue
        data = package.read(name)
        check_extent(data, found.path, sheet, limits)
        if formats and (own := dict(suffixed(data, formats))):
            suffixes[sheet] = own
        if _FORMULA.search(data) or _PREFIXED_FORMULA.search(data):
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
    for name, key in package.told(package.read(part), part, _SHEETS.of):
        target = relations.get(key)
        if target is not None:
            names[target.target.lower()] = name
    return names


def _sheets(data: bytes, part: str) -> tuple[tuple[str, str], ...]:
    """Name and id of every sheet of a workbook; those without id refer to nothing."""
    found: list[tuple[str, str]] = []
    for sheet in parse_xml(data, "", part).iter("{*}sheet"):
        ids = [str(value) for key, value in sheet.attrib.items() if _ID.search(str(key))]
        found += [(str(sheet.get("name", "")), key) for key in ids[:1]]
    return tuple(found)


_SHEETS = Remembered(_sheets)


def forget() -> None:
    """Remember no parts of workbooks before, as at the start of a program."""
    for known in (RELATIONS, FORMATS, _SHEETS):
        known.forget()


def _without_result(data: bytes) -> Iterator[Place]:
    for match in _NO_VALUE.finditer(data):
        if (place := place_of(match[1])) is not None:
            yield place
