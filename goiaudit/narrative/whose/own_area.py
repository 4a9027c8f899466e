"""Whose figures the tables of a report hold: the organ's own, its area's, or its office's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goiaudit.definitions.seldom import seldom
from goiaudit.model.report import Report
from goiaudit.narrative.scope import Whose
from goiaudit.narrative.text.pattern import Lines, search_pattern

# Not 全区汇总数据见《示例区2023年报告》, 未汇总各镇数据: then they are the organ's own.
_SUMMED = r"(?<![未不没非])汇总(?!(?:的?(?:数据|数字|情况|结果|数))?(?:[详可另参请]?见|另))"
_TABLES_OF_AREA = re.compile(
    rf"(?:报告|年报(?:的|所列|所含|各项)?(?:数据|数字|统计)|表格|表中|[下附各]表|统计表|表[内列])[^。]*{_SUMMED}|"
    rf"{_SUMMED}[^。]*(?:报告|表格|[下附各]表|统计表)|"
    r"(?:数据|数字|统计|表格|[下附各]表)(?:范围)?(?:均|已|也)?(?:覆盖|涵盖|包含|包括)[^。;]{0,24}?"
    r"(?:所属|下属|隶属|直属|下辖|所辖|辖区|各单位|各部门|各镇|各乡|各街道|各分局)"
)
_SUMS_UP = ("汇总", "覆盖", "涵盖", "包含", "包括")
_TABLES_OF_OFFICE = seldom(
    r"(?:表格|表中|[下附各本三]表|统计表|表内|表[一二三四1234])[^。,]{0,12}"
    r"[仅只](?:反映|统计|包括|包含|含|为|是|限)[^。,]{0,20}(?:本级|本机关|本单位|自身|办公室|政府办|机关)|"
    r"(?:[下附各上本]表|表格|统计表|表中|表内)[^。,]{0,8}(?:均|全部)(?:为|系|是)[^。,]{0,16}"
    r"(?:办公室|政府办|本级|本机关|本单位|自身)(?:自身|本级|本机关)?的?(?:数据|数字|情况|数)"
)
# A government speaks so of its area, where no title tells whose report it is.
_OUR_AREA = seldom("我[省市县区州旗](?:各(?:单位|部门|级|乡镇|镇街|街道)|政府|人民政府)")
_OUR_ORGAN = seldom("[我本][局委办厅院站处所镇乡街][^方外]|[我本](?:单位|机关|中心)")
# 全市共收到申请703件, and no body below the government is named: its own report, by the text.
_WHOLE_AREA = seldom(
    r"[全各](?:(?<=全)[省市县区州旗]|(?<=各)(?:级(?:行政)?机关|行政机关|部门))"  # re skips to a set
    r"[^,。;:]{0,16}?(?:收到|接收|受理|办理|新收|接到|(?:乡镇|街道|部门|单位|机关)(?:共|主动|累计)*(?:公开|发布))"
)
# 某区人民政府汇总统计,2023年全区…: no title, but the text says whose report it is.
_OF_GOVERNMENT = seldom(
    "(?:^|[\n。;)])(?:[^,。;:()\n]{1,12}[省市县区州旗]人民|[省市县区州旗])政府(?:及其?[省市县区州旗]?政府办公室)?"
    "(?:汇总|20[0-9]{2}年|本年|全年|当年|共|印发)|全[省市县区州旗]各级(?:行政机关|政府|人民政府)"
)
# Few texts hold any of these, which stand in all that it matches.
_GOVERNMENT_TELLS = seldom(
    search_pattern(
        (
            *("府汇总", "府20", "府本年", "府全年", "府当年", "府共", "府印发"),
            *("室汇总", "室20", "室本年", "室全年", "室当年", "室共", "室印发"),
            *("各级行政机关", "各级政府", "各级人民政府"),
        )
    )
)
_ANY_BODY = seldom(
    r"局(?![面部限势])|[办客]公?室|(?<!常)委(?![托员屈])|厅|(?<!各)街道|(?<![各乡])镇(?!街)|(?<!各)乡(?!镇)|海关|中心|学校|"
    r"[学医]院|公司|[我本](?:单位|机关|[局委办厅院])"
)


def whose_tables(report: Report, lines: Lines) -> Whose:
    """What title and text tell of it; ``lines`` are the sentences of the text."""
    text = lines.text
    only = "仅" in text or "只" in text or "数据均" in text or "数据全部" in text
    office = only and _says(("表",), _TABLES_OF_OFFICE, lines)
    area = not office and _area_is_own(report, lines)
    return Whose(report.year, area, office, report.organ or "")


def _area_is_own(report: Report, lines: Lines) -> bool:
    """Whether the tables are the area's: a government's report, or one that says so."""
    if report.kind == "government" and report.level != "township":
        return True
    if report.kind is None and report.organ is None and _tells_of_area(lines):
        return True
    return _says(_SUMS_UP, _TABLES_OF_AREA, lines)


def _tells_of_area(lines: Lines) -> bool:
    """Whether a text without a title is a government's, by how it speaks of its area."""
    text = lines.text
    if _OUR_AREA.search(text) and not _says_ours(lines):
        return True
    if _GOVERNMENT_TELLS.search(text) and _OF_GOVERNMENT.search(text):
        of_itself = "本级数据" in text or "本级情况" in text
        if not (of_itself or _says_ours(lines)):
            return True
    # Most texts name a body in their first lines.
    return not _ANY_BODY.search(text) and _WHOLE_AREA.search(text) is not None


def _says(words: Iterable[str], pattern: re.Pattern[str], lines: Lines) -> bool:
    """Whether some sentence matches; most do not even hold a word of which all matches hold one."""
    return any(pattern.search(lines.lines[number]) for number in lines.naming(words))


def _says_ours(lines: Lines) -> bool:
    """Whether some sentence speaks of the organ that writes.

    What matches in all of them may go over the end of one, so that only each of them tells.
    """
    match = _OUR_ORGAN.search(lines.text)
    if match is None or "\n" not in match.group():
        return match is not None
    return any(map(_OUR_ORGAN.search, lines.lines))
