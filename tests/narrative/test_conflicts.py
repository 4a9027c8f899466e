"""Figures of the text that contradict one another, and those that only seem to."""

from __future__ import annotations

import pytest

from tests.narrative.reports import narrated


def conflicts(*lines: str) -> list[tuple[object, ...]]:
    """(kind, first, second, cell) of every contradiction seen."""
    return [
        (*(o.values[name] for name in ("kind", "first", "second")), *o.cells)
        for o in narrated(*lines, year=2023).observations
        if o.name == "conflict"
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["全年收到政府信息公开申请六件。", "在今年收到的8件公开申请中，有2件经补正。"],
            ("received", 6, 8, "requests.new.total"),
        ),
        (
            ["示例乡全年收到政府信息公开申请六件。", "收到的8件公开申请中，有2件经补正。"],
            ("received", 6, 8, "requests.new.total"),
        ),
        (
            ["收到政府信息公开申请15件，比上年的8件增加5件。"],
            ("difference", 13, 15, "requests.new.total"),
        ),
        (
            ["收到公开申请5件，上年无结转，已答复7件。"],
            ("more", 5, 7, "requests.answered.total"),
        ),
        (
            ["公开情况：政府网站754条，其他方式54条。分平台看，公众号发布1205条、门户网站1014条。"],
            ("twice", 754, 1014, "disclosure.published_items.website"),
        ),
        (
            ["因政府信息公开发生行政复议3件。", "全年发生行政复议2件，均已审结。"],
            ("twice", 3, 2, "disputes.review.total"),
        ),
    ],
)
def test_a_contradiction_is_given_out(lines: list[str], expected: tuple[object, ...]) -> None:
    assert conflicts(*lines) == [expected]


@pytest.mark.parametrize(
    "lines",
    [
        ["全年收到政府信息公开申请6件。", "新收政府信息公开申请6件。"],
        # received and carried in, then received alone
        ["全年受理政府信息公开申请15件，上年结转2件。", "新收政府信息公开申请13件。"],
        # a whole and a part of it
        ["收到政府信息公开申请15件，其中收到网络申请8件。"],
        ["收到政府信息公开申请15件，比上年8件增加7件。"],
        ["收到公开申请15件，上半年收到公开申请6件。"],
        # of a body below
        ["全年收到政府信息公开申请15件。", "示例镇收到政府信息公开申请6件。"],
        ["收到公开申请30件，撤回2件，实际受理28件。", "今年共受理公开申请28件。"],
        ["收到公开申请30件。", "全年受理公开申请28件，不予受理2件。"],
        ["新收公开申请15件，上年结转2件。", "全年共办理公开申请17件。", "全年办结公开申请15件。"],
        ["收到公开申请8件。", "今年收到的申请中，有2件公开申请内容不明确。"],
        ["全年收到公开申请3件。", "7月，收到公开申请1件。"],
        ["累计公开信息5000条，本年新增300条。", "全年公开信息300条。"],
        # about, or more than: no exact figure
        ["公开信息约300条。", "全年公开信息312条。"],
        # two accounts, two kinds of items
        ["“示例发布”公众号推送200条，“示例公安”公众号推送80条。"],
        ["微信公众号“健康示例”发布440条，微信服务号发布37条。"],
        ["门户网站公开财政信息20条，门户网站公开规划信息30条。"],
        # three groups whose sum comes last
        ["信息公开网登载513条，重点栏目另发283条，重点领域再发52条，以上网站合计848条。"],
        # carried in is not told
        ["收到公开申请5件，已答复7件。"],
        ["收到公开申请5件，上年结转3件，已答复7件。"],
    ],
)
def test_what_agrees_or_may_agree_is_none(lines: list[str]) -> None:
    assert conflicts(*lines) == []


def test_the_same_words_with_another_figure_contradict_each_other_over_paragraphs() -> None:
    first = "示例区政府门户网站发布政府信息1846条,政务微博发布530条。"
    second = "示例区政府门户网站全年发布政府信息1864条。"
    column = "示例区政府门户网站政策栏目全年发布政府信息64条。"

    def told(*lines: str) -> list[object]:
        return [o.values["second"] for o in narrated(*lines).observations if o.name == "conflict"]

    assert told(first, second) == [1864]
    assert told(first, first) == told(first, column) == []


def test_a_zero_told_after_a_count_is_the_later_of_the_two() -> None:
    count, none = "发生政府信息公开行政复议1件，决定维持。", "全年未发生行政复议和行政诉讼。"

    assert conflicts(count, none) == [("twice", 1, 0, "disputes.review.total")]
    assert conflicts(none, count) == [("twice", 0, 1, "disputes.review.total")]


@pytest.mark.parametrize(
    "lines",
    [
        ("全年通过局网站主动公开信息356条。", "2023年局网站主动公开信息365条。"),
        ("年内通过县政府网站公开本局信息156条。", "全年在县政府网站公开本局信息148条。"),
    ],
)
def test_one_channel_told_twice_in_nearly_the_same_words(lines: tuple[str, ...]) -> None:
    assert [found[0] for found in conflicts(*lines)] == ["twice"]


def test_one_account_told_twice_with_transposed_digits() -> None:
    first = "微信公众号“示例就业”推送312篇，政策直播9场。"
    second = "全年“示例就业”微信公众号共推送信息321篇。"
    another = "全年“示例社保”微信公众号共推送信息321篇。"

    assert conflicts(first, second) == [("twice", 312, 321, "disclosure.published_items.wechat")]
    assert conflicts(first, another) == []


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("解读类信息偏少，全年主动公开的362条政府信息中，解读只有4条。", [326, 362]),
        ("解读类信息偏少，全年主动公开解读信息36条。", []),
        ("公众号管理不严，全年主动公开信息162条。", []),
    ],
)
def test_all_items_of_the_year_are_the_same_ones_whatever_the_clause_before_is_about(
    later: str, expected: list[int]
) -> None:
    found = conflicts("2023年主动公开政府信息326条。", later)

    assert [value for one in found for value in one[1:3]] == expected


@pytest.mark.parametrize(
    "text",
    [
        "在市政府门户网站公开信息320条，在区政府门户网站公开信息120条。",
        "通过县政府网站公开信息320条。通过局官网公开信息120条。",
        "政府门户网站公开信息320条，部门网站公开信息120条。",
        "门户网站公开信息320条，局网站公开信息120条。",
        "新浪微博发布信息120条，腾讯微博发布信息80条。",
        "微信订阅号推送信息320条，微信服务号推送信息120条。",
        "政务微信发布信息320条，微信公众号发布信息120条。",
    ],
)
def test_sites_and_accounts_of_two_names_are_two(text: str) -> None:
    assert conflicts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "在县政府网站公开信息320条。全年县政府网站更新信息302条。",
        "县政府门户网站公开信息320条。政府门户网站公开信息302条。",
        "政府网站320条。门户网站302条。",
    ],
)
def test_a_site_that_is_told_again_must_have_published_as_much(text: str) -> None:
    assert conflicts(text) == [("twice", 320, 302, "disclosure.published_items.website")]
