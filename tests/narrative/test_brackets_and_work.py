"""Figures left in the brackets of a form, the work on all requests, and records of other work."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
HANDLED = "requests.handled_total.total"
REVIEW = "disputes.review.total"
ITEMS = "disclosure.published_items.total"


def test_a_figure_in_the_brackets_of_a_form_is_read_and_quoted_as_printed() -> None:
    claims = narrated("收到政府信息公开申请（3）件，已办结（2）件；行政复议（0）件。").claims

    assert [(claim.cell, claim.value, claim.quote) for claim in claims] == [
        (NEW, 3, "收到政府信息公开申请（3）件"),
        (HANDLED, 2, "已办结（2）件"),
        (REVIEW, 0, "行政复议（0）件"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A number in brackets, of an article, of a point or of a list.
        "依据条例第三章（3）条例外情形收到政府信息公开申请。",
        "（3）件件有着落，收到政府信息公开申请均予登记。",
        "受理申请：（1）个人申请（2）单位申请。",
    ],
)
def test_a_number_in_brackets_is_no_figure(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2名工作人员承担全年29件政府信息公开申请的收件、查档。", {NEW: 29}),
        ("全年29件政府信息公开申请的登记都在窗口。", {NEW: 29}),
        # Some of them, and what is done about some.
        ("2名工作人员参加12件政府信息公开申请的会商。", {}),
        ("两人承担12件政府信息公开申请的收件。", {}),
    ],
)
def test_the_work_on_all_requests_of_the_year_tells_how_many_came(
    text: str, expected: dict[str, int]
) -> None:
    assert claimed(text) == expected


def test_all_requests_told_again_as_work_may_differ_from_those_received() -> None:
    first = "全年收到政府信息公开申请92件。"
    again = "一是人手少，2人承担全年29件政府信息公开申请的收件、查档。"

    report = narrated(first, again)
    assert [(c.cell, c.value) for c in report.claims] == [(NEW, 92), (NEW, 29)]
    assert [o.values["second"] for o in report.observations if o.name == "conflict"] == [29]


@pytest.mark.parametrize("text", ["网格员巡查记录上传4.2万条。", "林区监测数据上传1.3万条。"])
def test_records_of_other_work_are_no_information_made_public(text: str) -> None:
    assert ITEMS not in claimed(text)


def test_what_is_put_up_on_a_thing_is_published() -> None:
    assert claimed("全年上传信息120条。")[ITEMS] == 120


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开渠道一直畅通，但全年一件都没收到。", {NEW: 0}),
        ("依申请公开受理点开着，今年一件也没有收到。", {NEW: 0}),
        ("县长信箱一直畅通，但全年一件都没收到。", {}),
        ("依申请公开渠道畅通，信访投诉全年一件都没收到。", {}),
    ],
)
def test_not_one_came_where_requests_are_told_of(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected
