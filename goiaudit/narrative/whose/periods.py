"""Figures that cover a part of the year only (rule D109)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from goiaudit.definitions.seldom import seldom
from goiaudit.model.claims import Claim, Observation, Scalar
from goiaudit.narrative.mentions import Mention
from goiaudit.narrative.said import Said
from goiaudit.narrative.text.words import SCOPES, Word

_HALVES = {"上半年": "H1", "下半年": "H2", "半年来": "H1", "半年": "H1"}
_QUARTERS = {"一季度": "Q1", "二季度": "Q2", "三季度": "Q3", "四季度": "Q4"}
_THREE_QUARTERS = seldom("(?:前三个?|第?[一1]季?度?[至到、-](?:第?[二2]季?度?、)?第?[三3]个?)季度")
_MONTH = seldom(r"(?:[-至到]|截[至止]?到?(?:20[0-9]{2}年)?)(1[0-2]|[1-9])月")
_DAY = seldom(r"月([0-9]{1,2})日")
_ITEMS = "disclosure.published_items."
_CUMULATIVE = f"{_ITEMS}cumulative"
_PARTS = frozenset({"half_year", "partial_year"})
_JUNE, _DECEMBER = 6, 12
_OPENING = 14


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a part of the year: ``due`` and ``found`` as the finding prints them,
    ``period`` as the text does.

    ``grave`` is set where it counts requests or cases, ``opens`` where a half-year or a quarter
    opens its sentence.
    """

    cell: str
    period: str
    due: str
    found: str
    grave: bool
    opens: bool
    said: Said
    mention: Mention


def parts(said: Said, year: int | None) -> list[Part]:
    """The figures of a sentence that cover a part of the report's year."""
    if year is None or not any(w.tags & _PARTS for w in said.reading.flagged(SCOPES)):
        return []
    found = []
    for mention in said.understood:
        word = _period(said, mention) if len(mention.cells) == 1 else None
        if word is not None and len(_named(said)) > 1:
            return []
        cell = mention.cells[0] if word is not None else ""
        if word is None or mention.aside or mention.silent or cell == _CUMULATIVE:
            continue
        covered = _covered(word, year)
        if covered is None:
            continue
        grave = not cell.startswith(_ITEMS)
        opens = covered[0] == str(year) and said.sentence.text.find(word.text) < _OPENING
        found.append(Part(cell, word.text, *covered, grave, opens, said, mention))
    return found


def _named(said: Said) -> set[str]:
    """The parts of the year that a sentence names; several, one after the other, are no slip."""
    figures = said.reading.figures
    # 四季度数据待补: what no figure stands behind is not counted yet
    words = said.reading.between(0, figures[-1].start) if figures else ()
    return {word.text for word in words if word.tags & _PARTS}


def _period(said: Said, mention: Mention) -> Word | None:
    """The words that limit the figure to a part of the year, the last before it."""
    scope = said.scope(mention.figure)
    if scope.period not in _PARTS:
        return None
    words = said.reading.between(0, mention.figure.start)
    return next((w for w in reversed(words) if w.tags & _PARTS), None)


def _covered(word: Word, year: int) -> tuple[str, str] | None:
    """(due, found) of a period: "2022" against "2022-H1", else the last day of the year against
    the last day covered; None where it reaches to the end of the year."""
    text = word.text
    if _THREE_QUARTERS.fullmatch(text):
        return f"{year}-12-31", f"{year}-09-30"
    for names in (_HALVES, _QUARTERS):
        name = next((n for n in names if text.endswith(n)), None)
        if name is not None:
            return str(year), f"{year}-{names[name]}"
    match = _MONTH.search(text)
    if match is None or int(match[1]) == _DECEMBER:
        return None
    month = int(match[1])
    day = _DAY.search(text)
    end = monthrange(year, month)[1]
    last = int(day[1]) if day else end
    if month == _JUNE and last == end:
        return str(year), f"{year}-H1"
    return f"{year}-12-31", f"{year}-{month:02}-{last:02}"


def part_of_year(found: Sequence[Part], claims: Sequence[Claim]) -> list[Observation]:
    """One observation for the report: the gravest figure that covers a part of its year.

    A part beside the figure of the whole year, or several parts one after the other, are no fault.
    """
    if not found:
        return []
    partial = {(part.cell, part.mention.value) for part in found}
    sure = (c for c in claims if c.doubt is None and c.qualifier == "exact")
    whole = {c.cell for c in sure if (c.cell, c.value) not in partial}
    halves = [{part.found[5:] for part in found if part.cell == cell} for cell in _cells(found)]
    complete = {cell for cell, seen in zip(_cells(found), halves, strict=True) if len(seen) > 1}
    left = [p for p in found if p.cell not in complete and p.cell not in whole]
    if not left:
        return []
    # A paragraph on the first half-year is grave, unless the text counts the year's items too.
    alone = not any(cell.startswith(_ITEMS) for cell in whole)
    chosen = next((p for p in left if p.grave or (p.opens and alone)), left[0])
    grave = chosen.grave or (chosen.opens and alone)
    values: dict[str, Scalar] = {
        "due": chosen.due, "found": chosen.found, "grave": int(grave), "period": chosen.period,
    }  # fmt: skip
    mention = chosen.mention
    end = mention.figure.end
    return [chosen.said.observation("part_year", values, mention.start, end)]


def _cells(found: Sequence[Part]) -> list[str]:
    return list(dict.fromkeys(part.cell for part in found))
