"""Figures that are none of the year's: hoped for, counted elsewhere or twice, averages, of all
years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.narrative.text.numerals import Figure
from goiaudit.narrative.text.pattern import search_pattern
from goiaudit.narrative.text.surroundings import Here
from goiaudit.narrative.whose.since import Since, since_beginning

_HOPE = re.compile(
    r"[力争确预目计拟](?:(?<=力)争|(?<=争)取|(?<=确)保|(?<=预)计|(?<=目)标:?|"
    r"(?:(?<=计)划)?(?<=[划拟])(?=制定|制发|出台|公开|发布|上网|上传|推送|新增|收取|办理|作出))"
)
_LEFT_OUT = seldom(
    r"[不未另单分计列纳由](?:再?(?:计入|纳入|列入|计算在内|包含在内|含在内|作统计|在此列|在统计|在本报告)|[行独外别]统计|"
    r"(?<=不)(?:在|属于?|列入|计入)(?:本|上|此|该|附|统计)?(?:表|报告|报表|年报|统计)?的?(?:统计)?(?:口径|范围)(?:之?内)?(?=[,。;)]|$)|"
    r"(?<=[计列纳])入(?:该|其他|上级|[省市县区])[^,。;:()0-9]{0,6}(?:局|部门|单位|机关)(?:的?(?:统计|报告|数据))?(?=[,。;)]|$)|"
    r"(?<=由)(?:该|其)(?:局|所|单位|部门|机关)[^,。;:()0-9]{0,4}统计)"
)
"""Also 6件计入该局, 41件,由该局统计: in the report of another organ."""
_UP_TO_LEFT_OUT = seldom(
    r"[^,;。()0-9]{0,10}(?:,[由系为属均皆][^,;。()0-9]{1,13}(?=,))?(?:,(?:均|都|皆|全部|此项|该项|上述|一并|已|也|故|因此)?)?"
)
_MERGED = seldom("(?:剔除|扣除|除去|去除|合并|归并|并案)[^,。;:()0-9]{0,6}重复[^,。;:()0-9]{0,6}$")
# 重复申请2件已合并答复: answered with another, which is no 不予重复处理.
_REPEATED = seldom("重复[^,。;:()0-9]{0,6}$")
_THEN_MERGED = seldom("[^,。;:()0-9]{0,6},?(?:均|已|予以|进行|作)*(?:合并|并案|归并|一并)")
_AVERAGE = re.compile(
    "(?:平|[日周月季人]|(?<![全本今当0-9])年)均(?![为无未没已按有衡匀等])|每[个天日周月季一](?!头条|甘肃|新报|商报|电讯)"
)
"""每日头条, 每日甘肃 are names of media."""
# One of these words stands in all that the patterns match; those of since_beginning are last.
_MAY_SAY = re.compile(
    search_pattern(
        (
            *("争", "确保", "预计", "目标", "划", "拟"),
            *("统计", "入", "在内", "在此列", "在本报告", "口径", "范围"),
            *("均", "每", "重复", "近", "累计"),
        )
    )
)
_YEAR, _TWO = "20", 2
"""Two years may be a span of years: 2020年至2022年共收到27件."""


class Uncounted(NamedTuple):
    """What a sentence says of figures that are none of the year's: few sentences say any of it.

    The places of its hopes, those where something is counted elsewhere, those told since the
    beginning, those of its averages, and whether it tells of what was counted twice.
    """

    hopes: list[int]
    left_out: list[int]
    since: list[Since]
    averages: list[int]
    merges: bool

    @classmethod
    def of(cls, text: str, year: int | None) -> Uncounted | None:
        """What a text says of them, None where it says nothing."""
        if not may_say(text):
            return None
        hopes = [match.end() for match in _HOPE.finditer(text)]
        left_out = [match.start() for match in _LEFT_OUT.finditer(text)]
        averages = [match.end() for match in _AVERAGE.finditer(text)]
        said = cls(hopes, left_out, since_beginning(text, year), averages, "重复" in text)
        return said if any(said) else None

    def holds(self, text: str, here: Here) -> bool:
        """Whether a figure is hoped for, left out or an average: 平均每月公开信息53条."""
        place = here.figure.start
        if self.hopes and any(here.clause_start <= hope < place for hope in self.hopes):
            return True  # 力争公开信息500条
        if self.averages and any(here.start < average <= place for average in self.averages):
            return True
        if self.left_out and _is_left_out(text, here.figure, self.left_out):
            return True
        return self.merges and _is_merged(text, here)


def _is_merged(text: str, here: Here) -> bool:
    """剔除重复件2件; 重复申请2件已合并答复: what came twice, and was counted once."""
    begin, place, end = here.start, here.figure.start, here.figure.end
    if _MERGED.search(text, begin, place):
        return True
    return _THEN_MERGED.match(text, end) is not None and bool(_REPEATED.search(text, begin, place))


def may_say(text: str) -> bool:
    """Whether a text may say anything of such figures: far quicker than to look for each."""
    return _MAY_SAY.search(text) is not None or text.count(_YEAR) >= _TWO


def _is_left_out(text: str, figure: Figure, left_out: Sequence[int]) -> bool:
    """其网站发稿730篇不计入本报告; 转办12件,均另行统计: no figure of this report."""
    return any(
        _UP_TO_LEFT_OUT.fullmatch(text, figure.end, place) is not None
        for place in left_out
        if figure.end <= place
    )
