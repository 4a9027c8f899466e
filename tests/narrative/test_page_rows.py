"""What pages tell of the rows of the tables: what is left, refused, decided, made or denied."""

from __future__ import annotations

import pytest

from goiaudit.model.cells import Number
from tests.narrative.reports import claimed, narrated

NEW, HANDLED, GRANTED, DENIED = (
    f"requests.{name}.total" for name in ("new", "handled_total", "granted", "denied")
)
CARRIED_OUT, CARRIED_IN = "requests.carried_out.total", "requests.carried_in.total"
REVIEWS, SUITS = "disputes.review.total", "disputes.litigation.total"
ISSUED, IN_FORCE = (f"disclosure.normative_documents.{name}" for name in ("issued", "in_force"))
LICENSING, PENALTIES = (f"disclosure.{name}.decisions" for name in ("licensing", "penalties"))

# What is left, and what was not given out.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("办理政府信息公开申请35件，其中办结33件，结转下年2件。", {CARRIED_OUT: 2}),
        (
            "办理政府信息公开申请35件（含上年结转2件），其中33件当年办结，2件结转下年。",
            {CARRIED_IN: 2, CARRIED_OUT: 2},
        ),
    ],
)
def test_of_all_that_were_dealt_with_some_are_done_and_some_are_left(
    text: str, claims: dict[str, Number]
) -> None:
    assert claimed(text) == {HANDLED: 33, **claims}


def test_done_in_time_is_no_other_total() -> None:
    text = "办理政府信息公开申请35件，其中按期办结33件，延期办结2件。"
    assert claimed(text) == {HANDLED: 35}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("受理政府信息公开申请9件，予以公开6件、部分公开3件，无结转。", {CARRIED_OUT}),
        ("受理政府信息公开申请9件，上年结转1件，予以公开6件、部分公开4件，无结转。", {CARRIED_IN}),
        ("受理政府信息公开申请9件，予以公开6件，无结转。", set()),
        ("受理政府信息公开申请9件，项目资金无结转。", set()),
    ],
)
def test_none_is_left_where_all_outcomes_are_told(text: str, cells: set[str]) -> None:
    assert {cell for cell in claimed(text) if "carried" in cell} == cells


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("属行政执法案卷不予提供4件", {"requests.denied_enforcement_file.total": 4}),
        ("不予提供4件", {DENIED: 4}),
        ("属于四类过程性性信息4件", {"requests.denied_process_information.total": 4}),
        ("信息不存在不予提供4件", {}),
    ],
)
def test_what_was_not_given_out_was_refused(told: str, claims: dict[str, Number]) -> None:
    text = f"受理政府信息公开申请9件，予以公开5件，{told}。"
    assert claimed(text) == {NEW: 9, GRANTED: 5, **claims}


def test_requests_of_its_own_beside_those_passed_on_are_a_part() -> None:
    asked = "收到政府信息公开申请3件"
    assert claimed(f"{asked}（独立办理2件，其他单位转办1件）。") == {NEW: 3}
    assert claimed(f"{asked}，独立办理3件。") == {NEW: 3, HANDLED: 3}


# Rows of the tables, told one by one.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("行政许可总数41件，行政处罚总数9件。", {LICENSING: 41, PENALTIES: 9}),
        ("行政许可共41件，行政处罚共9件。", {LICENSING: 41, PENALTIES: 9}),
        ("2022年办理的行政许可共41件。", {LICENSING: 41}),
        ("2021年办理的行政许可共41件。", {}),
        ("行政处罚合计9件。", {}),
        ("政务大厅可办行政许可总数41件，行政处罚总数9件。", {}),
    ],
)
def test_acts_with_their_number(text: str, claims: dict[str, Number]) -> None:
    assert claimed(text) == claims


def test_each_row_may_be_a_sentence_of_its_own() -> None:
    rows = "行政规范性文件：制发1件。行政许可：25件。行政处罚：3件。"
    assert claimed(rows) == {ISSUED: 1, LICENSING: 25, PENALTIES: 3}
    assert claimed("推行一网通办。行政许可：25件。") == {}
    assert claimed("行政规范性文件：制发1件。行政许可：可办25件。") == {ISSUED: 1}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("规章0件，行政规范性文件0件。", {"disclosure.regulations.issued": 0, ISSUED: 0}),
        ("规章0件，行政规范性文件2件。", {"disclosure.regulations.issued": 0}),
        ("行政规范性文件2件。", {}),
        ("公开规章0件、行政规范性文件0件。", {}),
        ("上报行政规范性文件0件。", {}),
    ],
)
def test_a_row_of_no_documents_says_that_none_were_made(
    text: str, claims: dict[str, Number]
) -> None:
    assert claimed(text) == claims


def test_what_is_denied_may_stand_before_the_year() -> None:
    cases = "因政府信息公开被申请行政复议、被提起行政诉讼的事"
    assert claimed(f"{cases}，全年没有。") == {REVIEWS: 0, SUITS: 0}
    assert claimed("群众反映强烈的事，全年没有。") == {}


# What is said of all.


@pytest.mark.parametrize(
    "parts",
    [
        "其中网上5件、信函4件",
        "其中网上5件，占55.6%，信函4件，占44.4%",
        "主要是征地类5件、社保类4件",
    ],
)
def test_an_outcome_behind_parts_that_come_to_all_is_that_of_all(parts: str) -> None:
    found = claimed(f"收到政府信息公开申请9件，{parts}，均予以公开。")
    assert found[GRANTED] == 9


@pytest.mark.parametrize(
    "parts",
    [
        "其中网上5件、信函3件",  # one more came in another way
        "主要是征地类5件、社保类3件",
        "其中不予公开5件，部分公开4件",  # outcomes have been told
    ],
)
def test_an_outcome_behind_other_parts_is_nobodys(parts: str) -> None:
    assert GRANTED not in claimed(f"收到政府信息公开申请9件，{parts}，均予以公开。")


def test_what_is_left_may_all_be_of_one_outcome() -> None:
    found = claimed("收到政府信息公开申请9件，公开5件，另有4件，均不予公开。")
    assert (found[GRANTED], found[DENIED]) == (5, 4)


@pytest.mark.parametrize(
    "rows",
    [
        "3件，其中未经复议直接起诉2件，复议后起诉1件",
        "3件（未经复议直接起诉2件，复议后起诉1件）",
    ],
)
def test_an_outcome_behind_both_rows_of_suits_is_told_once(rows: str) -> None:
    found = claimed(f"因政府信息公开被提起行政诉讼{rows}，均为结果维持。")
    assert found["disputes.litigation.upheld"] == 3


# Whose, and which range.


def test_in_whose_name_some_were_made_says_nothing_behind_the_semicolon() -> None:
    made = "全年制发规范性文件8件，其中以县政府名义印发5件、以县政府办公室名义印发3件"
    found = narrated(f"{made}；现行有效46件。", organ="示例县人民政府办公室").claims
    assert [(c.value, c.doubt) for c in found if c.cell == IN_FORCE] == [(46, None)]
    found = narrated(f"{made}，现行有效46件。", organ="示例县人民政府办公室").claims
    assert [(c.value, c.doubt) for c in found if c.cell == IN_FORCE] == [(46, "scope")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "受理政府信息公开申请9件，属于予以公开范围的4件，属于不予公开范围的5件。",
            {NEW: 9, GRANTED: 4, DENIED: 5},
        ),
        ("公文属性认定：主动公开范围56件，不予公开范围8件。", {}),
        ("梳理不予公开范围事项12项。", {}),
    ],
)
def test_what_requests_fell_under(text: str, claims: dict[str, Number]) -> None:
    assert claimed(text) == claims


def test_last_years_figure_behind_a_whole_is_no_part_of_it() -> None:
    text = "收到政府信息公开申请11件（上年31件），被申请行政复议1件（上年4件），均无逾期。"
    assert claimed(text)[NEW] == 11


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("本年新收和上年结转政府信息公开申请", {NEW, CARRIED_IN}),
        ("新收、上年结转、结转下年的政府信息公开申请数量", {NEW, CARRIED_IN, CARRIED_OUT}),
        ("2021年结转和2022年新收的政府信息公开申请", {NEW, CARRIED_IN}),
        ("上年结转、结转下年的政府信息公开申请", {CARRIED_IN, CARRIED_OUT}),
    ],
)
def test_one_zero_for_every_row_that_a_list_names(rows: str, cells: set[str]) -> None:
    assert claimed(f"{rows}均为0件。") == dict.fromkeys(cells, 0)


def test_of_the_rows_of_a_list_only_those_that_it_joins_are_zero() -> None:
    text = "新收政府信息公开申请3件，上年结转和结转下年度办理的均为0件。"
    assert claimed(text) == {NEW: 3, CARRIED_IN: 0, CARRIED_OUT: 0}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("全年无行政处罚案件。", {PENALTIES: 0}),
        ("我局没有行政处罚、行政许可事项。", {}),
        ("全年无行政处罚案件信息公示。", {}),
    ],
)
def test_no_penalty_is_told_by_its_cases(text: str, claims: dict[str, Number]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("全年在局网站发布信息520条，在市政府网站发布信息120条，在省厅网站刊登信息32条。", 0),
        ("局微信公众号推送信息683条。县政府微信公众号推送信息120条。", 0),
        ("在县政府网站发布信息520条。全年县政府门户网站公开信息502条。", 1),
        ("微信公众号推送信息683条。全年微信公众号推送信息638条。", 1),
    ],
)
def test_pages_of_several_bodies_do_not_contradict_each_other(lines: str, found: int) -> None:
    told = [o for o in narrated(lines).observations if o.name == "conflict"]
    assert len(told) == found
