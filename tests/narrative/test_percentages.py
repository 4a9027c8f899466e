"""Percentages with their counts: which are recomputed, of what, and which are left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.narrative.observed.shares_of import agrees
from tests.narrative.reports import narrated

Found = tuple[object, ...]


def percentages(*lines: str) -> list[Found]:
    """(printed, part, whole, base) of every percentage given out."""
    return [
        (str(o.values["printed"]), o.values["part"], o.values["whole"], str(o.values["base"]))
        for o in narrated(*lines, year=2023).observations
        if o.name == "percentage"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind the count, in brackets or after 占
        (
            "收到政府信息公开申请50件，其中网络申请40件(80%)，信函申请10件(20%)。",
            [("80", 40, 50, "asked"), ("20", 10, 50, "asked")],
        ),
        (
            "收到公开申请50件，网络申请40件，占80.0%，信函申请10件，占比为20.0%。",
            [("80.0", 40, 50, "asked"), ("20.0", 10, 50, "asked")],
        ),
        # a list of items, its parts no cell of their own
        (
            "公开政府信息200条，公告24条，约占12%；文件56条，占28%。",
            [("12", 24, 200, "stated"), ("28", 56, 200, "stated")],
        ),
        # the whole that fits: of what was answered, not of what came in
        ("收到公开申请60件。答复50件，其中予以公开25件(50%)。", [("50", 25, 50, "asked")]),
        # received and carried in together
        ("收到公开申请48件，上年结转2件，其中予以公开25件，占50%。", [("50", 25, 50, "asked")]),
        # the whole comes last
        (
            "网上申请29件，占申请总量的58%，信函申请21件，占32%。公开申请总量50件。",
            [("58", 29, 50, "asked"), ("32", 21, 50, "asked")],
        ),
        # the whole is named and stands in the table only
        ("收到公开申请15件，予以公开10件，占办结总数的71.4%。", [("71.4", 10, None, "handled")]),
        # growth, by last year's count or by the difference
        ("收到公开申请45件，同比增长25%(上年36件)。", [("25", 9, 36, "growth")]),
        ("收到公开申请15件，较去年12件增加3件，增长25%。", [("25", 3, 12, "growth")]),
        ("收到公开申请17件，比上年少4件，下降19%。", [("19", 4, 21, "growth")]),
        # a rate of requests below 100 %
        ("收到公开申请40件，办结38件，办结率95%。", [("95", 38, 40, "asked")]),
    ],
)
def test_a_percentage_is_taken_with_the_counts_beside_it(text: str, expected: list[Found]) -> None:
    assert percentages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # the share of several parts together
        "收到公开申请67件，其中予以公开24件，部分公开5件，占43.3%。",
        "办理网民留言300件，其中咨询100件，占30%，满意率99%。",
        "公文类公开5件，公开率83.33%。",
        "收到公开申请40件，按时办结率98%，满意率96%。",
        "收到公开申请19件，期限内答复18件，按时办结率100%。",
        "全年公开政府信息3668条，同比增长45.8%。",
        "公开信息300条，考核分值权重不低于4%，阅读量增长70%。",
        "收到公开申请约40件，其中网络申请30件，占70%。",
        "公开信息300余条，网站120条，占60%。",
        "收到公开申请40件，其中网络申请超过70%。",
        # of its own whole, which is itself a part
        "收到公开申请40件，予以公开12件(其中主动提供10件，占83.3%)。",
        "今年收到公开申请40件，2019年以来累计增长80%。",
    ],
)
def test_what_cannot_be_recomputed_is_left_alone(text: str) -> None:
    assert percentages(text) == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("收到公开申请50件，其中当面申请9件，占28%。", "requests.channel.in_person"),
        (
            "公开信息200条，其中政府网站50条，占35%，其他150条。",
            "disclosure.published_items.website",
        ),
        ("收到公开申请46件，同比增长20%(上年37件)。", "requests.yoy.percent"),
    ],
)
def test_the_observation_names_the_figure_that_the_percentage_speaks_of(
    text: str, cell: str
) -> None:
    [found] = [o for o in narrated(text, year=2023).observations if o.name == "percentage"]
    assert found.cells[-1] == cell


def test_the_quote_is_the_part_with_its_percentage() -> None:
    text = "收到公开申请50件，其中网络申请40件(80%)，信函申请10件(30%)。"
    quotes = [o.quote for o in narrated(text).observations if o.name == "percentage"]
    assert quotes == ["其中网络申请40件(80%)", "信函申请10件(30%)"]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("网络申请占62%，信函申请占35%，当面申请占8%。", "105"),
        ("公开申请中自然人占90.5%，法人或其他组织占8.5%。", "99.0"),
        ("公开申请中网络申请占62%，信函申请占20%，其他方式占10%。", "92"),
    ],
)
def test_shares_without_counts_must_be_a_hundred_together(text: str, total: str) -> None:
    assert percentages(text) == [(total, 1, 1, "shares")]


@pytest.mark.parametrize(
    "text",
    [
        "网络申请占62%，信函申请占30%，当面申请占8%。",
        "公开申请中自然人占91.7%，法人或其他组织占8.4%。",
        # an open list, two dimensions, a rounded share
        "公开申请中网络申请占62%，信函申请占20%。",
        "网络申请占62%，自然人申请占90%。",
        "网络申请占比超过62%，信函申请占45%。",
        "公开信息中网络发布占62%，微信占80%。",
    ],
)
def test_shares_that_may_be_a_hundred_are_left_alone(text: str) -> None:
    assert percentages(text) == []


def test_within_six_tenths_of_the_last_digit_it_is_right() -> None:
    # 65 of 394 is 16.497 %
    assert agrees(17, 65, 394, False)
    assert not agrees(28, 113, 394, False)  # 28.68 %, cut off
    assert agrees(28, 113, 394, True)  # about
    assert agrees(Decimal("1.60"), 24, 1499, False)
    assert not agrees(Decimal("71.40"), 10, 14, False)
    assert not agrees(50, 1, 0, True)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_what_is_rounded_properly_always_agrees(part: int, whole: int, digits: int) -> None:
    rounded = (Decimal(100 * part) / whole).quantize(Decimal(1).scaleb(-digits))
    assert agrees(rounded, part, whole, False)


@given(st.text(alphabet="0123456789%(),占约率公开申请件上年增长同比", max_size=120))
def test_no_jumble_of_figures_and_percentages_raises(text: str) -> None:
    narrated(text)
