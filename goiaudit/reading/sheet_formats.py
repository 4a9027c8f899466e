"""What the number formats of a workbook add to its figures (ECMA-376 part 1, 18.8.30 numFmt).

``0.00"元"`` shows a unit that the cell does not hold, ``0%`` shows a hundred times the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goiaudit.reading.ooxml import Remembered, parse_xml
from goiaudit.reading.sheet_extent import Place, place_of

NO_RESULT = "\ufffd"
"""Stands for a figure that no one knows: that of a formula that was never calculated, or one
that its format shows in other powers."""

_STYLED = re.compile(rb"<(?:\w{1,20}:)?c(\s[^<>]{0,400})>")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,6})["']""")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|([\u3400-\u9fff]+)')
_UNITS = re.compile(r"(?:[千万亿]?元|[件条篇宗起份项次个人]|人次)")
_SCALED = re.compile(r"[0#?][!\\.]*,+(?![0#?])|[0#?]!|[0#?]\\[.]")
_PLAIN_PERCENT = (9, 10)
# Formats with words, per cent or other powers; most files have none that is used.
_TELLING = re.compile(
    rb"""numFmtId=["'](?:9|10)["']|formatCode=["'][^"']*(?:%|!|\\\.|[\x80-\xff]|&#|0,+(?:["';&]))"""
)


def formats_of(styles: bytes, part: str) -> Mapping[int, str]:
    """What the number format of a style adds behind a figure, by the index of the style.

    Raises InputError ``damaged`` without the path of the file.
    """
    return FORMATS.of(styles, part) if _TELLING.search(styles) else {}


def _formats(styles: bytes, part: str) -> Mapping[int, str]:
    """What the number format of a style adds behind a figure, by the index of the style."""
    root = parse_xml(styles, "", part)
    custom = {
        int(str(item.get("numFmtId", "0"))): suffix_of(str(item.get("formatCode", "")))
        for item in root.iter("{*}numFmt")
        if str(item.get("numFmtId", "0")).isdigit()
    }
    known = dict.fromkeys(_PLAIN_PERCENT, "%") | custom
    cells = next(root.iter("{*}cellXfs"), None)
    found: dict[int, str] = {}
    for index, style in enumerate(cells if cells is not None else ()):
        number = str(style.get("numFmtId", "0"))
        suffix = known.get(int(number), "") if number.isdigit() else ""
        if suffix:
            found[index] = suffix
    return found


FORMATS = Remembered(_formats)


def suffixed(data: bytes, formats: Mapping[int, str]) -> Iterator[tuple[Place, str]]:
    """Cells whose style has a number format that adds something."""
    for match in _STYLED.finditer(data):
        style = _STYLE.search(match[1])
        suffix = formats.get(int(style[1])) if style is not None else None
        place = place_of(match[1]) if suffix else None
        if suffix and place is not None:
            yield place, suffix


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
