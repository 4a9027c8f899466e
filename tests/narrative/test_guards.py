"""What is asked first is in step with the pattern behind it: no match may be passed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.narrative.requests import carrying
from goiaudit.narrative.whose import own_area, uncounted
from goiaudit.narrative.zeros import none_left
from tests.narrative.reports import claimed


def _asked_of_last_year(pattern: re.Pattern[str], text: str) -> bool:
    return any(pattern is asked for asked, _ in none_left._of_last_year(text))


_GUARDED: dict[str, tuple[re.Pattern[str], Callable[[str], object]]] = {
    "neither": (none_left._NEITHER, partial(_asked_of_last_year, none_left._NEITHER)),
    "none_in": (none_left._NONE_IN, partial(_asked_of_last_year, none_left._NONE_IN)),
    "none_out": (none_left._NONE_OUT, none_left._DENIES_LEFT.search),
    "none_on": (none_left._NONE_ON, none_left._GOES_ON.search),
    "not_open": (none_left._NOT_OPEN, none_left._DENIES_LEFT.search),
}
# Sentences on carrying over are put together from such words, sensible or not.
_WHEN = st.sampled_from(
    ("", "上年度", "去年底", "往年", "年初", "从上一年度", "至年底", "截至12月31日,", "期末")
)
_NONE = st.sampled_from(
    (
        "",
        "没有",
        "均无",
        "也没有再",
        "未",
        "无一件",
        "不存在任何",
        "尚未有",
        "不再",
        "无需要",
        "未曾",
    )
)
_OPEN = st.sampled_from(
    (
        "结转",
        "遗留",
        "未办结",
        "剩下未答复",
        "待办",
        "在办",
        "积压",
        "转入",
        "转至",
        "带入",
        "留转",
        "拖到",
        "移交",
        "跨",
        "、",
    )
)
_THEN = st.sampled_from(
    ("", "2023年", "下年度", "次年", "上年结转", "需结转下年度", "和本年", "的件数")
)
_SAID = st.sampled_from(("", "均为0件", "都无", "全为零", "皆没有", "情况", "带入", "结转"))
_STOP = st.sampled_from(("。", ",", ";", ""))
_CARRIED_OVER = st.tuples(_WHEN, _NONE, _WHEN, _OPEN, _THEN, _SAID, _STOP).map("".join)


@given(_CARRIED_OVER)
def test_all_that_says_none_is_left_passes_what_is_asked_first(text: str) -> None:
    for pattern, guard in _GUARDED.values():
        for match in pattern.finditer(text):
            assert guard(match.group())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("neither", "上年结转、结转下年度均为0件。"),
        ("neither", "去年转入和需转入次年的件数都无。"),
        ("none_in", "上年底没有未办结件带入。"),
        ("none_in", "无由上年度结转而来的申请。"),
        ("none_out", "至年底均无遗留问题。"),
        ("none_out", "不再结转至下年度。"),
        ("none_out", "无需转入下一年度办理。"),
        ("none_on", "没有一件拖入2023年。"),
        ("none_on", "无移交下年的在办件。"),
        ("none_on", "未曾跨明年度办理。"),
        ("not_open", "无一件在办。"),
    ],
)
def test_each_of_these_patterns_is_reached(name: str, text: str) -> None:
    pattern, guard = _GUARDED[name]

    assert pattern.search(text) is not None
    assert guard(text)


@given(st.from_regex(own_area._OF_GOVERNMENT.pattern))
def test_all_that_says_whose_report_it_is_passes_what_is_asked_first(text: str) -> None:
    assert own_area._GOVERNMENT_TELLS.search(text) is not None


@pytest.mark.parametrize("says", ["汇总", "2023年", "本年", "全年", "当年", "共", "印发"])
@pytest.mark.parametrize("who", ["示例区人民政府", "县政府", "县政府及其市政府办公室"])
def test_each_way_of_a_government_to_begin_is_asked_for(who: str, says: str) -> None:
    assert own_area._OF_GOVERNMENT.search(f"{who}{says}收到公开申请9件。") is not None
    assert own_area._GOVERNMENT_TELLS.search(f"{who}{says}收到公开申请9件。") is not None


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (carrying._TAKEN_OVER, "转办上一年度申请公开"),
        (carrying._TAKEN_OVER, "承接上年未结申请"),
        (carrying._LEFT_AT_END, "年底遗留"),
        (carrying._LEFT_AT_END, "期末尚结转"),
        (carrying._LEFT_AT_END, "年终留存申请"),
        (carrying._INTO_THIS, "延至本年度办理的"),
        (carrying._INTO_THIS, "带入今年的"),
        (carrying._INTO_THIS, "留到当年处理的申请"),
        (carrying._INTO_THIS, "移入2023年度答复的"),
    ],
)
def test_what_is_carried_over_in_these_words_passes_what_is_asked_first(
    pattern: re.Pattern[str], said: str
) -> None:
    assert pattern.search(said) is not None
    assert carrying._MAY_TELL.search(said) is not None


@given(st.from_regex(uncounted._HOPE.pattern))
def test_all_that_is_hoped_for_passes_what_is_asked_first(text: str) -> None:
    assert uncounted.may_say(text)


@pytest.mark.parametrize(
    "counted",
    [
        "不计入本报告",
        "未纳入统计",
        "未列入本表",
        "不计算在内",
        "未包含在内",
        "不含在内",
        "不作统计",
        "未在此列",
        "不在统计",
        "未再在本报告",
        "另行统计",
        "单独统计",
        "不在本表统计范围之内",
        "不属本报告口径",
        "不列入统计范围",
    ],
)
def test_what_is_counted_elsewhere_is_no_figure_of_the_report(counted: str) -> None:
    assert uncounted._LEFT_OUT.search(f"{counted}。") is not None
    assert uncounted.may_say(counted)
    assert claimed(f"收到政府信息公开申请12件,{counted}。") == {}


@pytest.mark.parametrize(
    "said",
    [
        "平均每月公开信息53条",
        "每季度公开信息20条",
        "剔除重复件2件",
        "近三年收到公开申请27件",
        "2020年至2022年收到公开申请27件",
        "历年累计收到公开申请27件",
    ],
)
def test_averages_and_what_is_of_more_years_than_one_pass_what_is_asked_first(said: str) -> None:
    assert uncounted.may_say(f"{said}。")


def test_most_sentences_say_nothing_of_such_figures() -> None:
    assert not uncounted.may_say("2022年收到政府信息公开申请12件。")
    assert uncounted.Uncounted.of("2022年收到政府信息公开申请12件。", 2022) is None
