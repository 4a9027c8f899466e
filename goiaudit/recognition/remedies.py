"""Section five: how many problems and how many remedies it enumerates (F105)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goiaudit.model.claims import Fact
from goiaudit.model.text import Section
from goiaudit.recognition.passage import Passage

_NUMERALS = "一二三四五六七八九十"
_PROBLEM = re.compile(
    r"(?=[存面主问不])(?:(?:存在|面临|主要)[^。;]{0,12}?(?:问题|不足|困难|短板|差距)|"
    r"(?:问题|不足)(?:主要)?(?:有|是|表现))"
)
_REMEDY = re.compile(
    r"改进(?:情况|措施|方向|办法|计划)|下一步|下步|今后|下一阶段|整改(?:措施|情况)|"
    r"针对(?:上述|以上|存在|这些)|"
    r"(?:将|拟)(?:从|进一步|重点|着力|采取)|工作(?:打算|计划|措施)"
)
_ITEM = re.compile(rf"([{_NUMERALS}])(?<![\u3400-\u9fff].)(?:是|要)")


def remedy_facts(sections: Sequence[Section]) -> dict[str, Fact]:
    """``problems_listed`` and ``remedies_listed``: items of the one list of each kind (一是…).

    Only where the section has one list of problems and one of remedies behind it: any other
    arrangement (item by item, last year's remedies first) says nothing about their numbers.
    """
    section = next((section for section in sections if section.key == "problems"), None)
    if section is None:
        return {}
    passage = Passage.of(section.body)
    lists = _lists(passage.text)
    if [kind for kind, *_ in lists] != ["problem", "remedy"]:
        return {}
    (_, problems, _, _), (_, remedies, start, end) = lists
    spot = passage.spot(start, end)
    return {
        "problems_listed": Fact(problems, spot.quote, spot.location, spot.intact),
        "remedies_listed": Fact(remedies, spot.quote, spot.location, spot.intact),
    }


def _lists(text: str) -> list[tuple[str, int, int, int]]:
    """Enumerations in order: kind by the marker nearest before, length, start, end."""
    found: list[tuple[str, int, int, int]] = []
    for match in _ITEM.finditer(text):
        number = _NUMERALS.index(match[1]) + 1
        if number == 1:
            found.append((_kind(text, match.start()), 1, match.start(), match.end()))
        elif found and number == found[-1][1] + 1:
            kind, _, start, _ = found[-1]
            found[-1] = (kind, number, start, match.end())
        else:
            return []  # an item was lost, or numbers of another kind: nothing is counted
    return found


def _kind(text: str, end: int) -> str:
    problem = max((match.start() for match in _PROBLEM.finditer(text, 0, end)), default=-1)
    remedy = max((match.start() for match in _REMEDY.finditer(text, 0, end)), default=-1)
    return "problem" if problem > remedy else "remedy" if remedy >= 0 else "unknown"
