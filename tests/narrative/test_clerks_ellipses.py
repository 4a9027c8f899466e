"""What clerks leave out or put together: zeros, sums, changes, shares of a wider body."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.narrative.reports import claimed

RECEIVED = "全年收到政府信息公开申请20件。"
NEW = "requests.new.total"
DONE = "requests.handled_total.total"
CAME_OVER = "requests.carried_in.total"
LEFT = "requests.carried_out.total"
PARTLY = "requests.partially_granted.total"
DENIED = "requests.denied.total"
UNAVAILABLE = "requests.unavailable.total"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "因信息公开引起的行政复议案件3件，维持1件，纠正1件，撤销复议申请1件。",
            {
                "disputes.review.total": 3,
                "disputes.review.upheld": 1,
                "disputes.review.corrected": 1,
                "disputes.review.other": 1,
            },
        ),
        (
            "因信息公开引起的行政诉讼2件，撤销起诉1件，驳回1件。",
            {
                "disputes.litigation.total": 2,
                "disputes.litigation.other": 1,
                "disputes.litigation.upheld": 1,
            },
        ),
        (
            "因信息公开引起行政复议2件，按要求完成举证答辩，经市人民政府决定，均维持本行政机关所作答复书。",
            {"disputes.review.total": 2, "disputes.review.upheld": 2},
        ),
    ],
)
def test_what_became_of_cases(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开方面，既无人当面递件，亦无信函及网上申请到件。", {NEW: 0}),
        ("依申请公开方面，没有自然人提出申请，也没有法人提出申请。", {NEW: 0}),
        ("依申请公开方面，本年度既无人递件，也无上年遗留件。", {NEW: 0, CAME_OVER: 0}),
        ("政府信息公开申请既无人递交，也没有上年结转。", {NEW: 0, CAME_OVER: 0}),
        ("依申请公开方面，没有收到书面申请，也没有收到网上申请。", {NEW: 0}),
        ("没有一份公开申请送到我镇。", {NEW: 0}),
        ("没有人向我局申请过信息公开。", {NEW: 0}),
        ("未有任何单位或个人向我办提出信息公开的要求。", {NEW: 0}),
        ("依申请公开办理：本年度未有申请。", {NEW: 0}),
        ("信息公开申请受理数、办结数均为0件。", {NEW: 0, DONE: 0}),
    ],
)
def test_nobody_asked_told_by_kinds_and_ways(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开方面，没有收到书面申请。", {}),
        ("依申请公开方面，没有企业提出申请。", {}),
        ("收到公开申请3件，没有申请人申请延期，也没有人撤回申请。", {NEW: 3}),
        ("收到公开申请3件，没有企业提交申请，也没有科研机构提交申请。", {NEW: 3}),
        ("收到公开申请3件，无书面申请，无当面申请。", {NEW: 3}),
    ],
)
def test_one_kind_or_way_denied_is_not_all(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "没有公众因不服公开答复而申请复议、提起诉讼。",
            {"disputes.review.total": 0, "disputes.litigation.total": 0},
        ),
        (
            "没有一起因信息公开引起的行政争议。",
            {"disputes.review.total": 0, "disputes.litigation.total": 0},
        ),
        (
            "全年未发生因政府信息公开引发的争议案件。",
            {"disputes.review.total": 0, "disputes.litigation.total": 0},
        ),
        ("全年未发生劳动争议。", {}),
        ("收到公开申请4件，均未引起争议。", {NEW: 4}),
        (
            "没有行政许可、行政处罚、行政强制事项发生。",
            {
                "disclosure.licensing.decisions": 0,
                "disclosure.penalties.decisions": 0,
                "disclosure.coercion.decisions": 0,
            },
        ),
        ("没有行政许可、行政处罚、行政强制事项。", {}),
    ],
)
def test_no_cases_in_other_words(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有不予公开的情况。", {DENIED: 0}),
        ("没有部分公开的情况，也没有不予公开的情况。", {PARTLY: 0, DENIED: 0}),
        ("没有出现无法提供的情况。", {UNAVAILABLE: 0}),
        ("不存在应公开而不予公开的情况。", {}),
        ("没有不予公开政府信息被投诉的情况。", {}),
    ],
)
def test_outcomes_denied_in_a_sentence_of_their_own(text: str, expected: dict[str, object]) -> None:
    assert claimed(f"{RECEIVED}{text}") == {NEW: 20, **expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政许可上一年项目数量14项，本年增减为0，处理决定数量65件。",
            {
                "disclosure.licensing.previous_items": 14,
                "disclosure.licensing.change": 0,
                "disclosure.licensing.decisions": 65,
            },
        ),
        ("行政许可事项较上年新增3项。", {"disclosure.licensing.change": 3}),
        (
            "行政许可事项在上年末27项的基础上减少4项，当年办出许可处理决定156件。",
            {
                "disclosure.licensing.previous_items": 27,
                "disclosure.licensing.change": -4,
                "disclosure.licensing.decisions": 156,
            },
        ),
        (
            "行政处罚、行政强制处理决定数量都填0。",
            {"disclosure.penalties.decisions": 0, "disclosure.coercion.decisions": 0},
        ),
        (
            "作出行政许可、行政强制决定各12件。",
            {"disclosure.licensing.decisions": 12, "disclosure.coercion.decisions": 12},
        ),
        ("较上年新增公开专栏3项。", {}),
        (
            "实施政府集中采购2项，成交总价38.6万元。",
            {"disclosure.procurement.items": 2, "disclosure.procurement.amount": Decimal("38.6")},
        ),
        ("签订合同金额300万元。", {}),
    ],
)
def test_amounts_and_changes_of_the_form_of_2019(text: str, expected: dict[str, object]) -> None:
    assert claimed(text, year=2020, form="2019") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政事业性收费收取金额为零。", {"disclosure.fees.amount": 0}),
        ("收取行政事业性收费12万元。土地出让成交金额5.7亿元。", {"disclosure.fees.amount": 12}),
        (
            "作出准予行政许可决定21件；行政处罚决定34件。",
            {"disclosure.licensing.decisions": 21, "disclosure.penalties.decisions": 34},
        ),
        ("作出准予行政许可决定71件、不予行政许可决定2件。", {}),
    ],
)
def test_acts_and_charges(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "上半年受理政府信息公开申请11件，下半年受理9件，全年共受理20件。",
            {"requests.half_year.new.total": 9, NEW: 20},
        ),
        ("全年办理政府信息公开申请22件（新收20件，结转2件）。", {DONE: 22, NEW: 20, CAME_OVER: 2}),
        (
            "本年公开信息量：网站312条；公众号180条；合计492条。",
            {
                "disclosure.published_items.website": 312,
                "disclosure.published_items.wechat": 180,
                "disclosure.published_items.total": 492,
            },
        ),
    ],
)
def test_parts_of_the_year_and_what_was_there_before(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区政府收到公开申请372件，分到江南街道名下的只有6件。", {NEW: 6}),
        (
            "全县共受理政府信息公开申请75件，归口我局办理的8件。",
            {"requests.area.new.total": 75, NEW: 8},
        ),
        ("收到政府信息公开申请20件，转交我局法规科办理6件。", {NEW: 20}),
        ("收到政府信息公开申请20件，转交县水利局2件。", {NEW: 20}),
        ("12345热线转到我局办理的工单6件。", {}),
    ],
)
def test_the_organs_share_of_what_a_wider_body_received(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理政府信息公开申请25件，含2021年末收到、2022年答复的3件。", {DONE: 25, CAME_OVER: 3}),
        ("依申请公开受理二十五件，办结二十四件，一件结转。", {NEW: 25, DONE: 24, LEFT: 1}),
        ("资金结转3件。", {}),
        ("全年依申请公开总体平稳，接到村民所提申请22件。", {NEW: 22}),
    ],
)
def test_what_came_before_or_goes_over_in_few_words(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年政务公开信息共44条。", {"disclosure.published_items.total": 44}),
        ("全年累计公开政府信息2874项。", {"disclosure.published_items.total": 2874}),
        ("在网站公开政府信息318项。", {"disclosure.published_items.website": 318}),
        ("公开权责清单事项318项。", {}),
        ("公开财政信息12项。", {}),
        ("主动公开政府信息目录318项。", {}),
    ],
)
def test_what_was_published_counted_in_matters_or_by_its_noun(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected
