"""Parts told by the line they came by, by body and by column, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
ONLINE = "requests.channel.online"
MAIL = "requests.channel.mail"
ITEMS = "disclosure.published_items.total"
RECEIVED = "全年收到政府信息公开申请18件，"
COLUMNS = "门户网站公开政府信息120条，其中动态96条、机构3条、领导2条、文件9条、规划4条、财政6条"


def sums(text: str) -> list[tuple[object, object]]:
    """(parts, total) of every breakdown seen."""
    found = narrated(text).observations
    return [(o.values["parts"], o.values["total"]) for o in found if o.name == "breakdown"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中通过网页渠道收到13件，通过来信渠道收到4件。", {ONLINE: 13, MAIL: 4}),
        ("其中通过网页渠道收到13件，通过来函方式收到5件。", {ONLINE: 13, MAIL: 5}),
        # A line that the form does not know is a part all the same, and never the total.
        ("其中通过网页渠道收到13件，通过机要渠道收到4件。", {ONLINE: 13}),
        ("其中通过机要途径收到4件。", {}),
    ],
)
def test_what_came_by_one_line_is_a_part(text: str, expected: dict[str, int]) -> None:
    assert claimed(RECEIVED + text) == {NEW: 18, **expected}


@pytest.mark.parametrize(
    "text",
    [
        "全年通过依申请公开渠道收到政府信息公开申请18件。",
        "全年通过各种渠道收到政府信息公开申请18件。",
        "全年通过线上线下渠道收到政府信息公开申请18件。",
    ],
)
def test_what_came_by_every_line_is_the_total(text: str) -> None:
    assert claimed(text) == {NEW: 18}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{RECEIVED}其中通过网页渠道收到13件，通过来信渠道收到4件。", [(17, 18)]),
        (f"{RECEIVED}其中通过网页渠道收到13件，通过机要渠道收到4件。", [(17, 18)]),
        (f"{RECEIVED}其中通过网页渠道收到13件，通过机要渠道收到5件。", [(18, 18)]),
    ],
)
def test_lines_must_add_up(text: str, found: list[tuple[int, int]]) -> None:
    assert sums(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("其中市政府8件，部门12件。", [(20, 18)]),
        ("其中县政府6件，乡镇12件。", [(18, 18)]),
        # Two kinds of bodies need not be all; what requests are about may overlap.
        ("其中市政府8件，部门6件。", []),
        ("其中涉及部门14件，涉及街道9件。", []),
    ],
)
def test_bodies_may_not_exceed_what_they_received(text: str, found: list[tuple[int, int]]) -> None:
    assert sums(RECEIVED + text) == found


def test_pages_and_an_account_without_a_cell_make_the_total_of_all() -> None:
    told = "通过政府网、微信公众号、抖音号共发布信息412条，"
    text = f"{told}其中政府网120条，微信公众号200条，抖音号82条。"
    assert claimed(text)[ITEMS] == 412
    assert (402, 412) in sums(text)
    assert claimed("全年通过政府网、微信公众号和抖音号发布信息412条。")[ITEMS] == 412


@pytest.mark.parametrize(
    "text",
    [
        "通过政府网、微信公众号和抖音号发布短视频82条。",
        "通过抖音号共发布信息82条。",
        "在政府网、微信公众号公开政务信息，在抖音号发布信息82条。",
    ],
)
def test_what_such_an_account_put_out_is_no_total(text: str) -> None:
    assert ITEMS not in claimed(text)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("、公开指南1条、公开年报1条。", [(122, 120)]),
        ("。公开指南1条、公开年报1条。", [(120, 120)]),
        # Much more than is lacking, another unit, or what may be in the parts already.
        ("、通知公告31条。", [(120, 120)]),
        ("、公开指南1份。", [(120, 120)]),
        ("、图片解读2条。", [(120, 120)]),
        ("、转发上级政策2条。", [(120, 120)]),
    ],
)
def test_a_few_columns_more_are_of_the_list(more: str, found: list[tuple[int, int]]) -> None:
    assert sums(COLUMNS + more) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中网上平台收到13件，局办公室收到5件。", {NEW: 18, ONLINE: 13}),
        ("其中网上平台收到13件，来信收到5件，全年共收到18件。", {NEW: 18, ONLINE: 13, MAIL: 5}),
    ],
)
def test_who_took_in_some_beside_a_way_is_another_way(text: str, expected: dict[str, int]) -> None:
    assert claimed(RECEIVED + text) == expected


def test_offices_of_a_government_are_bodies() -> None:
    assert sums(RECEIVED + "其中县政府办公室9件，各部门7件，乡镇4件。") == [(20, 18)]
