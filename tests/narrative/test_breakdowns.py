"""Lists of parts after a total: which add up, which must, and which say nothing."""

from __future__ import annotations

import pytest

from tests.narrative.reports import narrated


def sums(*lines: str) -> list[tuple[object, ...]]:
    """(parts, total, closed, approximate) of every breakdown seen."""
    return [
        tuple(o.values[name] for name in ("parts", "total", "closed", "approximate"))
        for o in narrated(*lines).observations
        if o.name == "breakdown"
    ]


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        ("公开政府信息80条,其中文件25条,动态45条,其他信息6条。", 76, 80),
        ("公开政府信息70条,分别是机构3条、文件8条、动态55条、预算6条。", 72, 70),
        ("公开信息60条(概况22条、动态37条)。", 59, 60),
        ("公开信息430条,其中网站公开320条,微信公开120条。", 440, 430),
        ("收到公开申请38件,网络提交20件,电子邮件6件,信函8件,当面提交3件。", 37, 38),
        (
            "收到公开申请40件。已答复40件,其中予以公开21件、部分公开7件、不予公开6件、其他处理5件。",
            39, 40,
        ),
        ("因政府信息公开被申请行政复议7件,其中维持4件,纠正2件,尚未审结3件。", 9, 7),
        ("公开政府信息100条。其中,概况20条、动态50条、其他20条。", 90, 100),
    ],
)  # fmt: skip
def test_a_list_that_must_add_up_is_given_out_as_wrong(text: str, parts: int, total: int) -> None:
    assert [(found[0], found[1]) for found in sums(text) if found[0] != found[1]] == [
        (parts, total)
    ]


@pytest.mark.parametrize(
    "text",
    [
        # The first three make the total, what follows is another channel.
        "门户网站发布信息320条,其中,概况10条,动态290条,目录20条,微信公众号发布信息77条。",
        "公开政府信息180条,含规范性文件9条,通知31条,动态等信息122条,其他18条。",
        "公开信息640条:门户网站140条(财政60条、执法80条),公众号420条,阅读8801次,公告栏80条。",
        "新收公开申请16件,上年结转2件;按渠道看,网络11件、信函7件。",
        "收到公开申请26件,22件按期答复,剩余4件结转下年度。",
        "收到公开申请30件,较上年24件增加6件,其中网络申请18件,信函申请8件,当面申请4件。",
        "受理公开申请50件,网络申请35件,占70%;信函申请10件,占20%;当面申请5件,占10%。",
    ],
)
def test_a_list_that_adds_up_is_never_wrong(text: str) -> None:
    assert [found for found in sums(text) if found[0] != found[1]] == []


@pytest.mark.parametrize(
    "text",
    [
        # The same items on several channels are no partition.
        "公开政府信息58条,政府网站58条,公众号58条。",
        "收到公开申请15件,办结13件,予以公开10件、部分公开3件。",
        "收到公开申请27件,不予公开5件,属于国家秘密2件、第三方合法权益3件。",
        "公开政府信息500条,微信公众号发布800条,微博发布300条。",
        "收到公开申请16件,来自网络7件,来自信函4件,协助兄弟单位5件。",
    ],
)
def test_what_is_no_partition_gives_no_failing_breakdown(text: str) -> None:
    assert [found for found in sums(text) if found[0] != found[1]] == []


def test_a_second_list_has_the_whole_of_the_first() -> None:
    text = (
        "收到政府信息公开申请48件,上年结转4件。其中自然人申请41件,商业企业申请7件。"
        "从渠道看,网络申请27件,信函申请15件,当面申请{}件。"
    )
    assert all(parts == total for parts, total, *_ in sums(text.format(6)))
    assert [(p, t) for p, t, *_ in sums(text.format(7)) if p != t] == [(49, 48)]


def test_an_open_list_below_the_total_is_open() -> None:
    assert sums("公开信息260篇,包括文件7件、政策9件、规划3条等。") == [(19, 260, 0, 0)]


def test_rounded_figures_are_marked_as_approximate() -> None:
    text = "发布各类信息约1800条,其中网站1400余条,微信390条。"
    assert sums(text) == [(1790, 1800, 0, 1)]


def test_parts_that_exceed_an_exact_total_are_wrong_even_if_rounded() -> None:
    text = "发布信息480条,渠道有媒体150余篇、公众号310篇、网站240条。"
    assert sums(text) == [(700, 480, 0, 0)]


def test_the_observation_names_the_metric_and_quotes_the_list() -> None:
    [found] = narrated("公开政府信息64条,其中文件20条,其他40条。").observations
    assert found.values["metric"] == "disclosure.published_items.total"
    assert found.quote == "公开政府信息64条,其中文件20条,其他40条"
    assert (found.cells, found.intact) == (("disclosure.published_items.total",), True)


@pytest.mark.parametrize("hole", ["〔待填〕", "XX", "＊", "__", "（ ）", "待核"])
def test_a_list_with_a_figure_still_to_be_filled_in_is_not_held_against_its_total(
    hole: str,
) -> None:
    before = f"全年主动公开政府信息318条：其中惠农补贴{hole}条，农资监管65条，其他65条。"
    after = f"予以公开17件、部分公开{hole}件、不予公开11件、其他处理8件，共办结54件。"

    assert sums(before) == []
    assert sums("三、收到和处理政府信息公开申请情况", after) == []
    assert sums(before.replace("318", "100")) == [(130, 100, 1, 0)]
