"""Figures of running text: value, unit, qualifier, and what is no count at all."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from goiaudit.definitions.vocabulary import vocabulary
from goiaudit.narrative.text.numerals import Figure, FigureReader
from goiaudit.recognition.normalise import fold

READER = FigureReader(vocabulary())


def figures(text: str) -> list[Figure]:
    return [f for f in READER.figures(fold(text).text) if f.kind not in ("other", "percent")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("申请12件", 12, "件"),
        ("申请１２件", 12, "件"),
        ("申请 318 件", 318, "件"),
        ("信息1,268条", 1268, "条"),
        ("信息1，268条", 1268, "条"),
        ("信息1,234,567条", 1234567, "条"),
        ("申请一件", 1, "件"),
        ("申请两件", 2, "件"),
        ("申请十二件", 12, "件"),
        ("申请二十件", 20, "件"),
        ("申请一百零三件", 103, "件"),
        ("申请二百二十三条", 223, "条"),
        ("申请一千二百条", 1200, "条"),
        ("浏览1.3亿次", 130000000, "次"),
        ("浏览三万二千次", 32000, "次"),
        ("申请零件", 0, "件"),
        ("行政诉讼均为零。", 0, ""),
        ("行政诉讼0宗", 0, "宗"),
        ("信息共1223,", 1223, ""),
        ("信息总数52条", 52, "条"),
        ("收费20.3万元", 203000, "元"),
        ("收费4.043万元", 40430, "元"),
        ("收费2039758.6元", Decimal("2039758.6"), "元"),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, value: int, unit: str) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "2022年", "二〇二二年", "12月31日", "1-11月", "第12条", "第三件", "第十五届",
        "〔2019〕93号",
        "令第711号", "电话0816-2546957", "12345热线", "三类内部事务信息", "六大类", "26个领域",
        "20个工作日", "8000人次", "两轮排查", "一是加强领导", "http://example.test/123/",
        "网站标识码:4407850057", "数十件", "若干件", "二零二三年", "一式五份文件各1页",
        "2021,区政府",
        "对收到的每一件申请逐一登记", "连一件申请也没有", "任何一件申请",
        "对收到的每1件申请逐一登记", "连1件申请也没有", "任何1件申请",
        "(1)主动公开", "5天", "v2.0版", "12:30", "A10件",
    ],
)  # fmt: skip
def test_what_is_no_count_gives_no_figure(text: str) -> None:
    assert [f for f in figures(text) if f.unit != "份"] == []


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("信息370余条", 370, "at_least"),
        ("信息370多条", 370, "at_least"),
        ("信息一百余条", 100, "at_least"),
        ("信息三十多条", 30, "at_least"),
        ("信息500条以上", 500, "at_least"),
        ("信息超过500条", 500, "at_least"),
        ("信息约900条", 900, "about"),
        ("信息大概2300条", 2300, "about"),
        ("信息近600篇", 600, "at_most"),
        ("信息900条左右", 900, "about"),
        ("信息不足20条", 20, "at_most"),
        ("信息20条以内", 20, "at_most"),
        ("信息1.2万条", 12000, "about"),
        ("信息达900条", 900, "exact"),
        ("信息共计900条", 900, "exact"),
    ],
)
def test_a_qualifier_is_read_before_or_after_the_figure(
    text: str, value: int, qualifier: str
) -> None:
    assert [(f.value, f.qualifier) for f in figures(text)] == [(value, qualifier)]


def test_decimals_are_counted_as_printed_after_wan_is_resolved() -> None:
    assert [f.decimals for f in figures("2039758.6元、4.043万元、20.30元")] == [1, -1, 2]
    assert [f.decimals for f in figures("1.2万条、300.5万件")] == [0, 0]


@pytest.mark.parametrize("char", ["1", "一", "(", "1,", "万", "1条"])
def test_a_hundred_thousand_characters_take_linear_time(char: str) -> None:
    begin = time.process_time()
    list(READER.figures(char * (100_000 // len(char))))
    assert time.process_time() - begin < 60  # only what hangs is wrong
