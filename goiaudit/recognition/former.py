"""Tables of earlier years that a report shows beside its own: a caption or a sheet names the year.

Only what is captioned so is left out; a second table that nothing tells apart stays (Q106).
"""

from __future__ import annotations

from goiaudit.definitions.seldom import seldom
from goiaudit.model.text import FoldedText, Paragraph
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import is_narrative, is_section_heading

_LONGEST = 50
_YEAR = seldom(r"(?<!\d)(20\d\d) ?年")
_BEFORE = seldom(r"(?<![较比与])(?:上|上一|去|往|历|前)年")
_NO_CAPTION = seldom(r"结转|项目数量|[。;]|\d ?[件条份宗]")
_TABLE = seldom(r"表|情况|统计|数据|申请|公开|复议|附|对[比照]")
_EMPTY = Paragraph(FoldedText("", ""))


def former_tables(lines: Lines, year: int | None) -> frozenset[int]:
    """Lines from a caption that names an earlier year, or of a sheet named so, to what follows.

    A heading, a sentence, another caption or the end of the sheet ends them.
    """
    found: set[int] = set()
    inside, sheet = False, None
    for index, text in enumerate(lines.texts):
        own = _sheet(lines, index)
        if own != sheet:
            sheet, inside = own, own is not None and _is_former(own, year)
        alone = _is_alone(lines[index])
        said = _said(text, year) if alone else None
        if said is not None:
            inside = said
        elif inside and alone and _ends(text):
            inside = _is_former(sheet or "", year)
        if inside:
            found.add(index)
    return frozenset(found)


def without(lines: Lines, left_out: frozenset[int]) -> Lines:
    """The lines with blank ones in the place of some, so that each keeps its number."""
    return Lines(_EMPTY if n in left_out else item for n, item in enumerate(lines.items))


def _is_alone(line: Paragraph) -> bool:
    """Whether a line is no row of several cells, as a header is that compares two years."""
    return sum(bool(content.text.strip()) for content, _ in line.cells) < 2


def _said(text: str, year: int | None) -> bool | None:
    """Whether a caption names an earlier year alone; None for what is no caption with a year."""
    if not 0 < len(text) <= _LONGEST or _NO_CAPTION.search(text) or not _TABLE.search(text):
        return None
    if _YEAR.search(text) or _BEFORE.search(text):
        return _is_former(text, year)
    return None


def _ends(text: str) -> bool:
    """Whether a line is a heading or a sentence, but for one that only points to a table."""
    if is_section_heading(text):
        return True
    return is_narrative(text) and ("表" not in text or len(text) > _LONGEST)


def _is_former(text: str, year: int | None) -> bool:
    years = [int(found) for found in _YEAR.findall(text)]
    if years:
        return year is not None and max(years) < year
    return _BEFORE.search(text) is not None


def _sheet(lines: Lines, index: int) -> str | None:
    place = lines[index].location
    return place.sheet if place is not None else None
