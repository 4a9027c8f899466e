"""What was counted since the beginning, over a whole list: 历年累计行政复议19起、行政诉讼7起."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.mentions import Memory, Mention
from goiaudit.narrative.text.surroundings import Here

_SINCE = seldom(
    "(?:历年(?:来)?|历史|有史以来|多年来?|建局以来|[0-9]{1,2}年来)(?:共|总|已|合计)?累计|"
    "(?:施行|实施|颁布|生效|公布|成立|组建|开通|启用|挂牌)(?:以来|至今)[^。;:0-9]{0,24}?累计|"
    "自?(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^,。;:0-9]{0,24}?"
    "(?:以来|起|至今|开始|至20[0-9]{2}年[底末]?)[^。;:]{0,24}?累计"
)
# 2020年至2022年共收到27件, 近三年收到27件.
_SEVERAL = re.compile(
    "(?:近[两二三四五]年来?|(?<![^,。;:(自从在])(?P<first>20[0-9]{2})年?度?[至到—-]20[0-9]{2}年度?(?![0-9]))"
    "(?:期间|间|内|,|我[局镇乡办委院]|本[局镇办]|本机关|本单位|街道)*(?:[一总]?共计?|累计|合计|总计)?"
    "(?:收到|受理|接收|接到|新收|办理|办结|答复|作出|制发|印发|废止|发生)"
)
# 累计受理申请146件,其中2024年受理13件: what a part is told of that is the year's alone.
_BEFORE_THIS = seldom(
    "累计[^,。;:()0-9]{0,24}[0-9][0-9,]*[件宗份起次][,;(](?:其中)?[:,]?"
    "(?:(?P<year>20[0-9]{2})年度?(?![底末])|今年|本年度?|当年)[^,。;:()0-9]{0,12}(?P<part>[0-9]+)[件宗份起次]"
)
_UP_TO = seldom("截[至止]?到?20[0-9]{2}年(?:12月31日|12月底|年?底|年?末)")
_OF_BOTH_YEARS = ("结转", "上年", "去年", "遗留")
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
    found = []
    if "近" in text or text.count("20") > 1:
        found += [_from(text, match) for match in _SEVERAL.finditer(text) if _several(match, year)]
    if "累计" not in text:
        return found
    for match in _SINCE.finditer(text):
        if match["year"] and (year is None or int(match["year"]) >= year):
            continue  # 自2023年1月1日起累计收到12件
        if _NAMES_THIS.search(match.group()):
            continue  # 条例施行以来,全年累计收到12件
        found.append(_from(text, match))
    return found or list(_before_this(text, year))


def _before_this(text: str, year: int | None) -> Iterator[Since]:
    """What is told of all years since the year's own part stands behind it.

    2024年累计受理20件,其中2024年新收18件,上年结转2件 is of one year.
    """
    match = _BEFORE_THIS.search(text)
    if match is None or (match["year"] and int(match["year"]) != year):
        return
    before = _UP_TO.sub("", text[: match.start()])
    own = _NAMES_THIS.search(before) or f"{year}年" in before
    if not own and not any(word in text for word in _OF_BOTH_YEARS):
        yield Since(match.start(), match.start("part"))


def this_years_part(memory: Memory, here: Here) -> Mention | None:
    """累计受理申请146件,其中2024年13件: of the same as was told since the beginning."""
    whole, figure = memory.since, here.figure
    if whole is None or figure.unit != whole.figure.unit or figure.value > whole.value:
        return None
    if any(whole.figure.end <= other.start < figure.start for other in memory.reading.figures):
        return None
    year = any("this" in w.tags or w.year == memory.whose.year for w in here.words)
    plain = all(w.is_filler or w.tags & {"this", "year", "opening"} for w in here.words)
    if not (year and plain and here.is_tight):
        return None
    return Mention(whole.cells, figure, figure.value, here.start, figure.end)


def _several(match: re.Match[str], year: int | None) -> bool:
    """Whether a span of years begins before the report's; 近三年 always does."""
    first = match["first"]
    return first is None or (year is not None and int(first) < year)


def _from(text: str, match: re.Match[str]) -> Since:
    """From what names several years up to where this one is told again."""
    ends = _THIS_YEAR.search(text, match.end())
    return Since(match.start(), ends.start() if ends else len(text))


def is_since(spans: list[Since], mention: Mention) -> bool:
    """Whether a figure of the year's tables is of all years; what is carried is always of one."""
    if not spans or mention.aside or not mention.cells:
        return False
    cell, place = mention.cells[0], mention.figure.start
    if cell.startswith(_CARRIED) or not (cell.startswith(_COUNTED) or cell.endswith(_DONE)):
        return False
    return any(span.start <= place < span.end for span in spans)
