"""Totals that come last, that correct an earlier figure, or that another figure is a share of."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW, IN, OUT = "requests.new.total", "requests.carried_in.total", "requests.carried_out.total"
HANDLED = "requests.handled_total.total"


def sums(*lines: str, closed: bool = False) -> list[tuple[object, object]]:
    """(parts, total) of every breakdown seen; ``closed``: of those that must add up."""
    return [
        (o.values["parts"], o.values["total"])
        for o in narrated(*lines).observations
        if o.name == "breakdown" and (o.values["closed"] or not closed)
    ]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("新收公开申请12件,上年结转2件,合计14件。", (14, 14)),
        ("新收公开申请12件,上年结转2件,两项合计15件。", (14, 15)),
        ("上年结转2件,新收公开申请12件,应办14件,办结13件。", (14, 14)),
        ("新收公开申请12件,上年结转2件,共14件。", (14, 14)),
    ],
)
def test_what_was_at_hand_is_a_sum_and_no_claim(text: str, total: tuple[int, int]) -> None:
    assert sums(text) == [total]
    assert claimed(text)[NEW] == 12
    assert claimed(text)[IN] == 2


def test_a_total_behind_its_channels_is_what_was_received() -> None:
    text = "收到公开申请:通过网络提出的申请3件,通过信函提出的申请8件,合计11件,全部予以公开。"

    assert claimed(text) == {
        "requests.channel.online": 3, "requests.channel.mail": 8, NEW: 11,
        "requests.granted.total": 11,
    }  # fmt: skip


def test_two_halves_and_their_year() -> None:
    halves = {"requests.half_year.new.total": 9, NEW: 20}

    assert claimed("上半年收到公开申请11件,下半年9件,全年20件。") == halves
    assert claimed("上半年收到公开申请11件;下半年收到公开申请9件。全年合计20件。") == halves
    # another sum is something else
    assert NEW not in claimed("上半年收到公开申请11件,下半年9件,全年80件。")


def test_the_figure_that_stands_takes_the_first_one_back() -> None:
    text = "收到并处理公开申请55件,其中转办8件不计入,实际受理47件。"

    assert claimed(text) == {NEW: 47}


def test_the_whole_of_a_share_is_what_was_received() -> None:
    text = "公开申请较多的是征地类,共43件,占全部92件申请的52.1%。"
    (share,) = [o for o in narrated(text).observations if o.name == "percentage"]

    assert claimed(text) == {NEW: 92}
    assert (share.values["part"], share.values["whole"]) == (43, 92)


def test_what_is_left_over_behind_what_was_done_goes_on_to_next_year() -> None:
    assert claimed("收到公开申请12件,办结9件,结转3件。") == {NEW: 12, HANDLED: 9, OUT: 3}
    # before anything was done the direction is open
    assert claimed("收到公开申请12件,结转3件。") == {NEW: 12}
    assert claimed("依申请公开2件。办理建议15件,办结12件,结转3件。") == {NEW: 2}


def test_the_rest_behind_the_classes_of_the_form_is_the_last_class() -> None:
    text = "办结公开申请9件,其中予以公开4件、不予公开2件、无法提供2件、其他1件。"

    assert claimed(text)["requests.other_handling.total"] == 1
    assert "requests.other_handling.total" not in claimed("收到公开申请9件,予以公开6件,其他3件。")


@pytest.mark.parametrize(
    ("text", "total"),
    [
        # the next part behind a semicolon
        ("收到公开申请25件,从渠道看,网络15件,占60%;信函9件,占36%。", (24, 25)),
        # though two of them make the total
        ("收到公开申请5件,其中网络4件、信函1件、当面1件。", (6, 5)),
        # no figure of the form, and yet a whole
        ("发布政策解读46篇,其中图解31篇、视频解读18篇。", (49, 46)),
    ],
)
def test_parts_are_followed_to_the_end_of_their_list(text: str, total: tuple[int, int]) -> None:
    assert total in sums(text)


def apart(text: str) -> list[tuple[object, object]]:
    """(apart, rough) of the breakdowns of a text with rounded figures."""
    return [
        (o.values["apart"], o.values["rough"])
        for o in narrated(text).observations
        if o.name == "breakdown" and o.values["approximate"]
    ]


def test_rounded_figures_fail_only_where_they_cannot_meet() -> None:
    assert apart("公开信息64条,其中网站约20条,微信约10条,其他约10条。") == [(1, 0)]
    assert apart("公开信息64条,其中网站约50条,微信约10条,其他约8条。") == [(0, 0)]
    assert apart("公开信息约60条,其中网站50条,微信30条。") == [(1, 1)]
    # what 200余 has more may be named nowhere
    assert apart("公开信息200余条,其中网站20条,微信30条。") in ([], [(0, 1)])


def test_an_open_list_that_is_nearly_whole_is_marked() -> None:
    def near(text: str) -> list[object]:
        return [o.values["near"] for o in narrated(text).observations if o.name == "breakdown"]

    assert near("公开信息100条,其中概况类40条,动态类30条,政策类24条。") == [1]
    assert near("公开信息100条,其中概况类40条,动态类30条,政策类24条等。") == [0]
    assert near("公开信息100条,其中概况类40条,动态类30条,政策类4条。") == [0]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("收到公开申请24件,其中受理22件,不予受理2件。", {NEW: 24}),
        ("制定规范性文件2件,其中印发1件。", {"disclosure.normative_documents.issued": 2}),
        ("全县收到公开申请24件,其中我局收到3件。", {"requests.area.new.total": 24, NEW: 3}),
    ],
)
def test_some_of_those_counted_are_no_second_total(text: str, cells: dict[str, int]) -> None:
    assert claimed(text) == cells


def test_what_is_hoped_for_is_no_figure() -> None:
    assert claimed("下一步,力争主动公开信息500条以上。") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到公开申请15件。予以公开10件,部分公开3件,不予公开2件。"
            "全年办结的政府信息公开申请合计14件。",
            (15, 14),
        ),
        ("门户网站公开120条,公众号公开80条。两者合计公开政府信息210条。", (200, 210)),
        ("因信息公开引起的行政复议维持2件,纠正1件。以上行政复议案件共4件。", (3, 4)),
        ("网站发布312条,公众号发布180条,共计482条。", (492, 482)),
        ("上半年受理公开申请11件,下半年受理9件,全年受理21件。", (20, 21)),
        (
            "收到公开申请99件,其中自然人88件,法人或其他组织11件"
            "(商业企业7件、社会公益组织2件、法律服务机构3件)。",
            (12, 11),
        ),
        ("全年共办理公开申请22件,其中已办结19件,结转下年2件。", (21, 22)),
    ],
)
def test_parts_that_miss_their_total_wherever_it_stands(
    text: str, expected: tuple[int, int]
) -> None:
    assert expected in sums(text)


@pytest.mark.parametrize(
    "text",
    [
        "门户网站公开120条,公众号公开80条。全年合计公开政府信息210条。",
        "予以公开10件,部分公开3件。全年办结的政府信息公开申请合计14件。",
        "网站发布312条,公众号发布180条,共计500条。",
        "收到公开申请99件,其中自然人88件,法人或其他组织11件(其中企业7件)。",
        "收到公开申请20件,办结18件(含上年结转1件),结转2件。",
    ],
)
def test_parts_that_may_not_be_all_miss_nothing(text: str) -> None:
    assert all(parts == total for parts, total in sums(text))


def test_less_may_be_handled_than_was_at_hand() -> None:
    text = "共办理政府信息公开申请53件（2021年结转7件、本年新收51件），结转下年5件。"
    found = [one for one in narrated(text).observations if one.name == "breakdown"]
    assert [one for one in found if one.values["parts"] != one.values["total"]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请96件（县直部门41件，乡镇（街道）28件，县政府办公室17件）。", [(86, 96)]),
        ("收到公开申请96件（县直部门41件，乡镇28件，其他单位17件），办结90件。", [(86, 96)]),
        # two kinds of bodies need not be all of them, nor those that 其中 picks out
        ("收到公开申请96件（县直部门41件，乡镇28件）。", []),
        ("收到公开申请96件（其中县直部门41件，乡镇28件，街道17件）。", []),
    ],
)
def test_the_bodies_in_a_bracket_behind_a_total_make_it_up(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert sums(text, closed=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("答复申请50件，答复情况为：同意公开30件，不予公开8件，告知作出更改补充9件。", [(47, 50)]),
        ("答复申请50件，答复情况为：同意公开30件，不予公开8件，引导窗口办理12件。", [(50, 50)]),
        # what nobody knows is no answer, and the list may have been read wrongly
        ("答复申请50件，答复情况为：同意公开30件，不予公开8件，土地方面9件。", []),
    ],
)
def test_an_answer_in_unknown_words_is_a_part_of_a_list_of_answers(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert sums(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请46件，涉及征地21件、规划14件、财政6件、其他4件。", [(45, 46)]),
        ("受理公开申请46件，其中征地类21件，规划类14件，其他类10件。", [(45, 46)]),
        # one request may ask for several things, and a choice of them names no rest
        ("收到公开申请46件，涉及征地21件、规划14件、其他13件。", []),
        ("收到公开申请46件，涉及征地21件、规划14件、财政6件。", []),
    ],
)
def test_subjects_up_to_the_rest_may_not_lack_a_few(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert sums(text, closed=True) == expected
