"""Lists behind a heading of ways, sums over two sentences, and lookalikes that end beside them."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

RECEIVED = "全年收到政府信息公开申请21件。"
NEW = "requests.new.total"
ONLINE = "requests.channel.online"
MAIL = "requests.channel.mail"
EMAIL = "requests.channel.email"
IN_PERSON = "requests.channel.in_person"
PAPER = "requests.channel.paper"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "从渠道看，县统一申请平台12件、来函5件、电子邮箱3件、窗口递交1件。",
            {ONLINE: 12, MAIL: 5, EMAIL: 3, IN_PERSON: 1},
        ),
        ("渠道为平台18件、邮寄3件。", {ONLINE: 18, MAIL: 3}),
        ("渠道上看，前台递交2件、政务云系统19件。", {IN_PERSON: 2, ONLINE: 19}),
    ],
)
def test_a_list_headed_by_ways_is_one_of_ways(text: str, expected: dict[str, int]) -> None:
    assert claimed(RECEIVED + text) == {NEW: 21, **expected}


@pytest.mark.parametrize(
    "text",
    [
        "答复渠道为平台18件、邮寄3件。",
        "投诉渠道为平台18件、来函3件。",
        "平台18件。",
    ],
)
def test_ways_of_something_else_are_none_of_asking(text: str) -> None:
    assert claimed(RECEIVED + text) == {NEW: 21}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("公开类答复（含部分公开）14件。", "requests.outcome.granted_or_partial"),
        ("予以公开（包括部分公开）14件。", "requests.outcome.granted_or_partial"),
        ("予以公开（含补正后公开）14件。", "requests.granted.total"),
    ],
)
def test_granted_with_what_was_granted_in_part_is_a_joint_kind(text: str, cell: str) -> None:
    assert claimed(RECEIVED + text) == {NEW: 21, cell: 14}


def test_letters_of_a_box_for_opinions_are_no_requests() -> None:
    text = "办结20件。大厅的意见箱收件9件，办结9件，建议箱收到6件，处理6件。"
    assert claimed(RECEIVED + text) == {NEW: 21, "requests.handled_total.total": 20}


@pytest.mark.parametrize("lead", ["针对其中1件答复", "不服其中的1件答复", "针对上述1件答复"])
def test_an_answer_that_somebody_acted_against_is_no_count(lead: str) -> None:
    assert claimed(f"{RECEIVED}{lead}，申请人又来电询问。") == {NEW: 21}


@pytest.mark.parametrize(
    ("text", "cell", "value"),
    [
        ("依申请公开今年仍为“零”。", NEW, 0),
        ("收到申请公开事项3项，已办妥2项。", "requests.handled_total.total", 2),
        (
            "行政规范性文件新出台1件，年末仍执行的有5件。",
            "disclosure.normative_documents.in_force",
            5,
        ),
        ("网站放出信息64条。", "disclosure.published_items.website", 64),
        ("移动新媒体发布信息21条。", "disclosure.published_items.new_media", 21),
    ],
)
def test_everyday_words_are_read(text: str, cell: str, value: int) -> None:
    assert claimed(text).get(cell) == value


def sums(*lines: str) -> list[tuple[object, object]]:
    """Sum of the parts and total of every breakdown."""
    seen = (one for one in narrated(*lines).observations if one.name == "breakdown")
    return [(one.values["parts"], one.values["total"]) for one in seen]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("向公众发布信息200条。镇网站70，公众号80条，微博20条，其他20条。", [(190, 200)]),
        ("总发布量100条。拆开看，网站60条，减少3%；公众号50条，增长8%。", [(110, 100)]),
        # a total far from them is one of something else, and without a rest more may be told
        ("向公众发布信息200条。镇网站20条，公众号30条，其他5条。", []),
        ("向公众发布信息200条。镇网站70条，公众号80条，微博20条。", []),
    ],
)
def test_channels_of_the_next_sentence_are_held_against_the_total(
    text: str, expected: list[tuple[object, object]]
) -> None:
    assert sums(text) == expected


def periods(text: str) -> list[object]:
    """The last day or the part of the year that every finding on a part of it names."""
    seen = (one for one in narrated(text).observations if one.name == "part_year")
    return [one.values["found"] for one in seen]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一季度至三季度，我局收到公开申请9件；四季度待补登。", ["2022-09-30"]),
        ("前三个季度，我局收到公开申请9件。", ["2022-09-30"]),
        ("一季度至三季度，我局收到公开申请9件，四季度收到公开申请3件。", []),
        ("全年收到公开申请12件，其中一至三季度9件。", []),
    ],
)
def test_three_quarters_are_no_year(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


def test_a_share_is_named_by_the_part_that_it_stands_beside() -> None:
    text = "主动公开信息100条，网站类60条，占60%；移动新媒体类40条，占50%。"
    shares = [one for one in narrated(text).observations if one.name == "percentage"]
    names = ("website", "new_media")
    assert [one.cells for one in shares] == [(f"disclosure.published_items.{n}",) for n in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理依申请公开政府信息网上申请及书面申请共31件。", {NEW: 31}),
        ("收到网络、信函、当面提交的政府信息公开申请31件。", {NEW: 31}),
        # each way has a figure of its own, or the ways are parts of a total told before
        ("收到网上政府信息公开申请20件、书面申请11件。", {ONLINE: 20, PAPER: 11}),
        (f"{RECEIVED}其中书面申请3件。", {NEW: 21, PAPER: 3}),
    ],
)
def test_all_ways_named_before_one_figure_make_the_total(
    text: str, expected: dict[str, int]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("依申请公开办理全年共收到政府信息公开申请21件。", [NEW]),
        ("受理和办结政府信息公开申请21件。", [NEW, "requests.handled_total.total"]),
        ("全年受理、办结政府信息公开申请21件。", [NEW, "requests.handled_total.total"]),
    ],
)
def test_a_heading_without_its_mark_is_no_second_verb(text: str, cells: list[str]) -> None:
    assert claimed(text) == dict.fromkeys(cells, 21)


@pytest.mark.parametrize(
    ("behind", "left"),
    [
        ("另有1件正在办理中", 1),
        ("另1件正在办理", 1),
        ("还有1件正在办理的申请", 1),
        ("另有1件正在办理的建议", None),
        ("另有行政复议1件正在办理", None),
        ("另有咨询1件", None),
    ],
)
def test_another_request_under_way_is_left(behind: str, left: int | None) -> None:
    found = claimed(f"{RECEIVED}已办结20件，{behind}。")

    assert found.get("requests.carried_out.total") == left
