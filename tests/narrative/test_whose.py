"""Whose figures: the organ's own, those of its area, those that it tells for another."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW, REVIEW = "requests.new.total", "disputes.review.total"


def doubts(*lines: str) -> dict[str, str | None]:
    """The doubt of every claim."""
    return {claim.cell: claim.doubt for claim in narrated(*lines).claims}


def test_a_figure_told_for_the_government_is_in_doubt() -> None:
    assert doubts("我办代表区政府受理公开申请17件,办结15件。") == {
        NEW: "scope", "requests.handled_total.total": "scope",
    }  # fmt: skip


def test_beside_the_own_figure_it_is_the_other_ones() -> None:
    text = "办公室收到公开申请15件;以县政府名义收到公开申请41件。"

    assert claimed(text) == {NEW: 15, "requests.area.new.total": 41}


def test_an_office_beside_its_area_is_in_doubt_unless_the_tables_say_whose_they_are() -> None:
    text = "全县共收到公开申请231件;县政府办公室受理公开申请14件。"

    assert doubts(text)[NEW] == "scope"
    assert doubts(text, "表格数据仅反映县政府办公室本级。")[NEW] is None


def test_tables_that_sum_up_the_area_make_its_figures_the_own() -> None:
    text = "全区共收到公开申请130件。表格数据为全区汇总数。"

    assert claimed(text) == {NEW: 130}


def test_a_system_with_the_bodies_below_is_an_area() -> None:
    text = "全区教育系统(含学校)收到公开申请37件,示例区教育局机关本级收到9件。"

    assert claimed(text) == {"requests.area.new.total": 37, NEW: 9}


def test_none_in_the_area_is_none_here() -> None:
    text = "全县共办理公开申请16件。未发生因政府信息公开引起的行政复议。"

    assert claimed(text)[REVIEW] == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到行政复议2件其中结果维持1件。", 2),
        ("本年共办理行政复议2件,1件维持,1件纠正。", 2),
        ("行政复议审结107件,其中维持88件。", 107),
    ],
)
def test_section_four_counts_the_cases_against_the_organ(text: str, value: int) -> None:
    assert claimed(text, section="disputes")[REVIEW] == value
    # elsewhere a review body may be speaking
    assert REVIEW not in claimed(text)


def test_cases_decided_elsewhere_are_the_own_if_they_are_about_disclosure() -> None:
    assert claimed("因政府信息公开引起的行政复议审结107件。") == {REVIEW: 107}
    assert claimed("全年审结行政复议案件88件,维持60件。") == {}
    assert claimed("本局作为复议机关审结复议案件88件。", section="disputes") == {}


def test_what_stands_between_a_figure_and_its_case() -> None:
    assert claimed("有1件因政府信息公开引起的行政诉讼。") == {"disputes.litigation.total": 1}


def test_both_rows_of_suits_share_their_outcome() -> None:
    text = "政府信息公开行政诉讼5件:未经复议直接起诉4件,复议后起诉1件,均为结果维持。"

    assert claimed(text) == {
        "disputes.litigation.total": 5, "disputes.litigation_direct.total": 4,
        "disputes.litigation_after_review.total": 1, "disputes.litigation.upheld": 5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        # no body below the government is named: the report is the area's
        ("2022年，全县各级行政机关收到政府信息公开申请87件。", "requests.new.total"),
        ("县政府网站更新信息900条。全县共受理政府信息公开申请87件。", "requests.new.total"),
        # a bureau speaks, or is told apart from the rest
        ("全县各级行政机关收到政府信息公开申请87件，我局按要求协助。", "requests.area.new.total"),
        ("全县各部门共收到政府信息公开申请87件，由县政府办公室转办。", "requests.area.new.total"),
    ],
)
def test_without_title_the_bodies_named_tell_whose_report_it_is(text: str, cell: str) -> None:
    assert claimed(text)[cell] == 87


def test_what_an_office_took_of_its_citys_requests_is_its_own_if_the_tables_are() -> None:
    text = (
        "全县行政机关收到政府信息公开申请231件，发生政府信息公开行政复议8件。"
        "其中，县政府办公室受理公众向县政府及县政府办公室提出的申请14件，办结12件。"
    )

    own = claimed(text, "各表仅统计县政府办公室本机关数据。")
    assert (own[NEW], own["requests.handled_total.total"]) == (14, 12)
    assert own["requests.area.new.total"] == 231


def test_requests_handed_in_to_a_review_body_are_none_for_information() -> None:
    text = "审理行政复议案件64件。受理当事人提出的申请60件，办结41件。"

    assert claimed("收到政府信息公开申请6件。" + text) == {NEW: 6}


@pytest.mark.parametrize(
    "text",
    [
        "全县收到政府信息公开申请87件，办结85件。其中，县政府办公室代县政府收到申请9件。",
        "全县收到政府信息公开申请87件。上年结转2件。其中，县政府办公室收到申请9件。",
    ],
)
def test_in_a_report_on_the_area_the_offices_part_is_no_total(text: str) -> None:
    assert claimed(text, kind="government", level="county")[NEW] == 87


def test_what_came_straight_to_the_organ_is_a_part_of_what_it_received() -> None:
    text = "我局收到政府信息公开申请36件。其中，我局直接受理申请6件，其余由县政府办转来。"

    assert claimed(text) == {NEW: 36}
    # what came this year beside what was carried in
    fresh = "我局收到政府信息公开申请36件，上年结转2件。其中，本年新收34件。"
    assert claimed(fresh)[NEW] == 34


def test_a_years_report_made_of_what_all_bodies_sent_in_is_the_areas() -> None:
    text = "全县收到政府信息公开申请31件。年报数据由县政府办公室汇总各单位上报数据得出。"

    assert claimed(text) == {NEW: 31}
    assert NEW not in claimed("全县收到政府信息公开申请31件。我局做好年报编制、汇总工作。")


def test_requests_among_applications_of_every_kind_are_those_that_count() -> None:
    text = "收到各类申请256件，其中政府信息公开申请6件，补贴申请250件。"

    assert claimed(text) == {NEW: 6}
    # told twice of the same, the second is a part
    assert claimed("收到公开申请25件，其中受理公开申请22件。") == {NEW: 25}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年至2022年共收到政府信息公开申请27件。", {}),
        ("近三年收到政府信息公开申请27件。2022年收到公开申请6件。", {NEW: 6}),
        # a plan or a document may be of several years, a span of one year is the year
        ("落实2021—2022年行动方案，收到政府信息公开申请6件。", {NEW: 6}),
        ("2022年1月1日至2022年12月31日，收到政府信息公开申请6件。", {NEW: 6}),
    ],
)
def test_what_came_in_several_years_is_none_of_the_years(
    text: str, expected: dict[str, int]
) -> None:
    assert claimed(text) == expected
