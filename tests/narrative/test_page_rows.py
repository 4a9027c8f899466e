"""What pages tell of the rows of the tables: what is left, refused, decided, made or denied."""

from __future__ import annotations

import pytest

from goiaudit.model.cells import Number
from tests.narrative.reports import claimed

NEW, HANDLED, GRANTED, DENIED = (
    f"requests.{name}.total" for name in ("new", "handled_total", "granted", "denied")
)
CARRIED_OUT, CARRIED_IN = "requests.carried_out.total", "requests.carried_in.total"
REVIEWS, SUITS = "disputes.review.total", "disputes.litigation.total"
ISSUED = "disclosure.normative_documents.issued"
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
