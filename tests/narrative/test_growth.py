"""Figures of two years beside each other: which is whose, their difference, and growth."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW, ITEMS = "requests.new.total", "disclosure.published_items.total"
WECHAT = "disclosure.published_items.wechat"


def growths(text: str) -> list[tuple[object, object]]:
    """(change, last year's figure) of every growth that was recomputed."""
    return [
        (o.values["part"], o.values["whole"])
        for o in narrated(text).observations
        if o.name == "percentage" and o.values["base"] == "growth"
    ]


def conflicts(text: str) -> list[tuple[object, object]]:
    """(implied, stated) of every contradiction."""
    return [
        (o.values["first"], o.values["second"])
        for o in narrated(text).observations
        if o.name == "conflict"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "公开政府信息由2021年的400条增至2022年的500条,增长25%。",
        "公开政府信息从上年的400条增加到500条,增长25%。",
        "2022年公开政府信息500条,比2021年的400条增长25%。",
        "2022年公开政府信息500条,2021年为400条,同比增长25%。",
        "2022年公开政府信息500条,上年同期400条,增幅为25%。",
        "2022年公开政府信息500条,同比增加100条,增幅达25%。",
        "2022年公开政府信息500条,同比增长25%(2021年400条)。",
        "2021年公开政府信息400条,2022年500条,增长25%。",
        "2021年公开政府信息400条,2022年公开政府信息500条,增长25%。",
        "2022年公开政府信息500条,比2021年多发布100条,增长25%。",
        "2022年公开政府信息500条,同比增长百分之二十五(2021年400条)。",
    ],
)
def test_growth_of_items_however_it_is_told(text: str) -> None:
    assert growths(text) == [(100, 400)]
    assert claimed(text)[ITEMS] == 500


@pytest.mark.parametrize(
    "text",
    [
        "申请公开政府信息的申请量由2021年的40件增至2022年的60件,增长40%。",
        "2022年收到公开申请60件,2021年收到40件,同比增长40%。",
        "2022年收到公开申请60件,2021年为40件,增幅达40%。",
        "2022年收到公开申请60件,增长40%,2021年为40件。",
        "2022年收到公开申请60件,较2021年(40件)增长40%。",
    ],
)
def test_growth_of_requests_however_it_is_told(text: str) -> None:
    assert growths(text) == [(20, 40)]
    assert claimed(text)[NEW] == 60


def test_growth_of_one_channel_is_no_claim_of_all_items() -> None:
    text = "微信公众号推送信息500条,上年推送400条,增长20%。"

    assert growths(text) == [(100, 400)]
    assert claimed(text) == {WECHAT: 500}


def test_growth_belongs_to_the_figure_before_it() -> None:
    text = "网站发布信息1200条,同比增长20%,微信发布600条,同比增长50%(上年400条)。"

    assert growths(text) == [(200, 400)]


def test_last_years_figure_of_something_else_is_left_alone() -> None:
    text = "新媒体发布298条,公示栏及其他115条;与2021年1034条相比增长8.9%。"

    assert growths(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2021年收到公开申请30件,2022年较上年增加12件,达到40件。",
        "2022年收到公开申请40件,2021年收到30件,增加12件。",
        "2022年收到公开申请40件,2021年为30件,净增12件。",
        "申请公开政府信息的申请数量由上年的30件增加12件,达到40件。",
        "2022年公开申请40件,同比增加12件(2021年为30件)。",
    ],
)  # fmt: skip
def test_two_years_and_their_difference_in_any_order(text: str) -> None:
    assert conflicts(text) == [(42, 40)]
    assert conflicts(text.replace("12件", "10件")) == []


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("收到公开申请72件,其中27件予以公开,占比35.7%。", (27, 72)),
        ("收到公开申请72件。网络申请占62.5%(45件),信函申请占35.7%(27件)。", (27, 72)),
        ("受理并办结公开申请72件,其中予以公开27件,占全部申请的35.7%。", (27, 72)),
        ("收到公开申请72件,网络申请36件,占百分之四十。", (36, 72)),
    ],
)
def test_a_share_before_or_behind_its_count(text: str, share: tuple[int, int]) -> None:
    found = [o for o in narrated(text).observations if o.name == "percentage"]

    assert (found[-1].values["part"], found[-1].values["whole"]) == share


def test_a_count_behind_its_share_is_claimed() -> None:
    text = "收到公开申请72件。网络申请占62.5%(45件),信函申请占37.5%,共27件。"

    assert claimed(text) == {NEW: 72, "requests.channel.online": 45, "requests.channel.mail": 27}


def test_a_share_of_another_part_is_no_share() -> None:
    """3 of 43 are 7 %; that 3 are 8 % of the 40 others says nothing."""
    text = "收到公开申请43件,其中自然人40件,占93%;法人和其他组织3件,占8%。"
    found = [o for o in narrated(text).observations if o.name == "percentage"]

    assert (found[-1].values["part"], found[-1].values["whole"]) == (3, 43)


def test_none_in_one_paragraph_and_two_in_another() -> None:
    lines = ("全年未收到政府信息公开申请。", "依申请公开方面,2022年收到政府信息公开申请2件。")
    found = [o for o in narrated(*lines).observations if o.name == "conflict"]

    assert [(o.values["first"], o.values["second"]) for o in found] == [(0, 2)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到公开申请6件,较上年(3件)增长一倍。", []),
        ("收到公开申请7件,较上年(3件)增长一倍。", []),  # 1.3 times more, said in whole times
        ("收到公开申请8件,较上年(3件)增长一倍。", [(5, 3)]),
        ("收到公开申请60件,增长1.5倍(上年30件)。", [(30, 30)]),
        ("公开政府信息1200条,增长近两倍,2021年为410条。", []),
    ],
)
def test_growth_told_in_times(text: str, found: list[tuple[int, int]]) -> None:
    assert growths(text) == found


def test_a_share_of_a_wrong_difference_is_not_told_beside_it() -> None:
    wrong = "收到政府信息公开申请40件，较上年32件增加9件，增长28.1%。"
    names = [one.name for one in narrated(wrong).observations]

    assert "conflict" in names
    assert "percentage" not in names
