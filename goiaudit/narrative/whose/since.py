"""What was counted since the beginning, over a whole list: 历年累计行政复议19起、行政诉讼7起."""

from __future__ import annotations

from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Mention

_SINCE = seldom(
    "(?:历年(?:来)?|历史|有史以来|多年来?|建局以来|[0-9]{1,2}年来)(?:共|总|已|合计)?累计|"
    "(?:施行|实施|颁布|生效|公布|成立|组建|开通|启用|挂牌)(?:以来|至今)[^。;:0-9]{0,24}?累计|"
    "自?(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^,。;:0-9]{0,24}?"
    "(?:以来|起|至今|开始|至20[0-9]{2}年[底末]?)[^。;:]{0,24}?累计"
)
# The year itself, told behind what was counted since the beginning.
_THIS = "本年|今年|当年|全年|年内|年度|报告期|单看"
_NAMES_THIS = seldom(_THIS)
_THIS_YEAR = seldom(f"{_THIS}|[;。]|(?:其中)?20[0-9]{{2}}年(?![底末])")
_CARRIED = ("requests.carried_in.", "requests.carried_out.")
_COUNTED = ("requests.", "disputes.")
_DONE = (".decisions", ".issued", ".made", ".repealed")


class Since(NamedTuple):
    """The places from ``start`` to ``end`` of a sentence that tell of more years than one."""

    start: int
    end: int


def since_beginning(text: str, year: int | None) -> list[Since]:
    """Where a sentence tells what was counted since a year before the report's, or in all years."""
    if "累计" not in text:
        return []
    found = []
    for match in _SINCE.finditer(text):
        if match["year"] and (year is None or int(match["year"]) >= year):
            continue  # 自2023年1月1日起累计收到12件
        if _NAMES_THIS.search(match.group()):
            continue  # 条例施行以来,全年累计收到12件
        ends = _THIS_YEAR.search(text, match.end())
        found.append(Since(match.start(), ends.start() if ends else len(text)))
    return found


def is_since(spans: list[Since], mention: Mention) -> bool:
    """Whether a figure of the year's tables is of all years; what is carried is always of one."""
    if not spans or mention.aside or not mention.cells:
        return False
    cell, place = mention.cells[0], mention.figure.start
    if cell.startswith(_CARRIED) or not (cell.startswith(_COUNTED) or cell.endswith(_DONE)):
        return False
    return any(span.start <= place < span.end for span in spans)
