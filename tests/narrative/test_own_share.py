"""Where a text turns to the organ's own share of what a wider body received or published."""

from __future__ import annotations

import pytest

from goiaudit.narrative.text.own_share import is_own_share, own_place
from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
TOTAL = "disclosure.published_items.total"
WECHAT = "disclosure.published_items.wechat"


@pytest.mark.parametrize(
    ("lead", "organ", "own"),
    [
        ("分到江南街道名下的只有", "示例区江南街道办事处", True),
        ("分到江北街道名下的只有", "示例区江南街道办事处", False),
        ("分到江北街道名下的只有", "", True),
        ("归口我局办理的", "示例县教育局", True),
        ("转交县水利局办理的", "示例县教育局", False),
        ("分到各街道的", "", False),
        ("已办结", "示例县教育局", False),
    ],
)
def test_a_share_is_the_organs_by_its_name_or_by_ours(lead: str, organ: str, own: bool) -> None:
    assert is_own_share(lead, 0, len(lead), organ) is own


def test_the_place_where_the_share_begins_is_that_of_its_verb() -> None:
    text = "全区受理公开申请372件,分到本街道的6件。"

    assert own_place(text, "") == text.index("分到")
    assert own_place("全区受理公开申请372件。", "") is None


@pytest.mark.parametrize(
    ("text", "organ", "expected"),
    [
        ("全县公开政府信息9400条，我局公开政府信息364条。", "示例县教育局", 364),
        ("全县公开政府信息9400条，县教育局公开政府信息364条。", "示例县教育局", 364),
        ("全县公开政府信息9400条；示例县教育局公开政府信息364条。", "示例县教育局", 364),
        # another body's, or nobody's name
        ("全县公开政府信息9400条，县水利局公开政府信息364条。", "示例县教育局", None),
        ("全县公开政府信息9400条，在县教育局网页公开信息364条。", "示例县水利局", None),
    ],
)
def test_items_behind_the_organs_name_are_its_own_beside_those_of_all(
    text: str, organ: str, expected: int | None
) -> None:
    assert claimed(text, organ=organ, kind="department").get(TOTAL) == expected


def test_an_offices_items_are_part_of_those_of_the_government_that_reports() -> None:
    text = "全县公开政府信息9400条，县政府办公室公开政府信息364条。"

    assert claimed(text, organ="示例县人民政府", kind="government", level="county") == {TOTAL: 9400}


@pytest.mark.parametrize(
    "tables", ["下表所列数据均为县政府办公室本级数据。", "附表数据全部是本机关自身的数据。"]
)
def test_an_offices_items_are_sure_where_all_tables_are_said_to_be_its_own(tables: str) -> None:
    text = "全县公开政府信息9400条，县政府办公室公开政府信息364条。"
    known = {"organ": "示例县人民政府办公室", "kind": "office"}

    [sure] = [c for c in narrated(text, tables, **known).claims if c.cell == TOTAL]
    assert (sure.value, sure.doubt) == (364, None)
    [doubtful] = [c for c in narrated(text, **known).claims if c.cell == TOTAL]
    assert doubtful.doubt == "scope"


@pytest.mark.parametrize(
    ("part", "own"),
    [
        ("，县教育局收到6件", 6),
        ("，其中县教育局6件", 6),
        ("，其中县教育局收到6件", 6),
        ("，其中县水利局收到6件", None),
        ("，其中涉及县教育局6件", None),
    ],
)
def test_requests_behind_the_organs_name_are_its_own(part: str, own: int | None) -> None:
    text = f"全县各部门共收到政府信息公开申请96件{part}。"

    assert claimed(text, organ="示例县教育局", kind="department").get(NEW) == own


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各村公示栏张贴公示96期，镇微信公众号推送信息113条。", 113),
        ("各村通过镇微信公众号推送信息113条。", None),
        ("各学校公开信息960条，局微信公众号推送信息113条。", None),
    ],
)
def test_the_account_of_the_level_that_reports_is_the_organs(
    text: str, expected: int | None
) -> None:
    assert claimed(text, organ="示例县河口镇人民政府").get(WECHAT) == expected
