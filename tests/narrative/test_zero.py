"""Zero stated in words, and how far a negation reaches."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
REVIEW = "disputes.review.total"
SUIT = "disputes.litigation.total"
FEE = "requests.fee.collected"


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收到政府信息公开申请。",
        "示例县教育局全年没有接到依申请公开的要求。",
        "依申请公开方面,没有单位或个人向我中心提出。",
        "依申请公开,本年度没有人提出。",
        "政府信息公开申请全年一件也没有收到。",
        "公开申请一份未收。",
        "依申请公开:无。",
        "依申请公开事项,本年度无。",
        "本年度继续保持零申请、零投诉。",
        "暂无依申请公开事项。",
        "今年没有单位或群众向我局申请公开政府信息。",
        "全年依申请公开的申请量为0件。",
        "收到的政府信息公开申请为零。",
        "未收到要求政府信息公开的申请。",
        "我街道2022年無依申請公開政府信息。",
    ],
)
def test_every_wording_of_no_request_is_a_zero(text: str) -> None:
    assert claimed(text) == {NEW: 0}


@pytest.mark.parametrize(
    "text",
    [
        "未发生因政府信息公开引起的行政复议和行政诉讼。",
        "没有发生因信息公开提起行政复议、行政诉讼的案件。",
        "没有因此产生行政复议、行政诉讼。",
        "行政复议、行政诉讼均为零。",
        "行政复议和行政诉讼0宗。",
        "行政复议:无,行政诉讼:无。",
        "因政府信息公开引起的行政复议、行政诉讼:无。",
        "行政复议、行政诉讼也没有。",
        "全年没有收到信息公开方面的投诉、行政复议或者行政诉讼。",
        "涉及我镇信息公开的行政复议、行政诉讼和举报,今年均未发生。",
        "无因信息公开引发的行政复议或者行政诉讼情况。",
        "没有一起因信息公开引起的行政复议、行政诉讼案件。",
        "全年未发生一例涉及政府信息公开的行政复议和行政诉讼。",
    ],
)
def test_a_joint_negation_gives_review_and_litigation(text: str) -> None:
    assert claimed(text) == {REVIEW: 0, SUIT: 0}


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "没有收取申请人任何费用。",
        "没有向申请人收过任何信息公开方面的费用。",
        "依申请公开没有收费。",
    ],
)
def test_no_charge_is_a_zero_of_the_fee_only(text: str) -> None:
    assert claimed(text) == {FEE: 0}


@pytest.mark.parametrize(
    "text",
    [
        "无法提供相关政府信息。",
        "对无正当理由大量反复申请的,不予处理。",
        "未公开的信息逐条复核。",
        "政府信息公开申请无一例外按期答复。",
        "未收到投诉举报。",
        "没有收到政协委员提案及人大代表建议。",
        "未发生责任追究和失泄密情况。",
        "未发生政府信息公开申请超期答复情况。",
        "力争实现零申请复议。",
        "全年未收到书面政府信息公开申请。",
        "未按时更新的栏目已整改。",
        "全年没有收到政府信息公开申请超期未答复的投诉。",
    ],
)
def test_what_denies_something_else_is_no_zero(text: str) -> None:
    assert claimed(text) == {}


def test_the_negation_stops_at_a_comma_before_a_figure() -> None:
    assert claimed("未产生行政复议,行政诉讼4宗。") == {REVIEW: 0, SUIT: 4}


def test_no_corrected_case_says_nothing_of_the_number_of_cases() -> None:
    found = claimed("未发生被纠正的行政复议案件和败诉的行政诉讼案件。")
    assert found == {"disputes.review.corrected": 0, "disputes.litigation.corrected": 0}


def test_neither_received_nor_handled_covers_both_rows() -> None:
    found = claimed("2022年度没有收到、也没有处理过政府信息公开申请。")
    assert found == {NEW: 0, "requests.handled_total.total": 0}


def test_a_zero_with_a_way_of_asking_is_kept_in_doubt() -> None:
    text = "没有公民、法人或其他组织通过平台、传真、信函等方式提出政府信息公开申请。"
    claims = narrated(text).claims
    assert [(claim.cell, claim.value, claim.doubt) for claim in claims] == [(NEW, 0, "channel")]


def test_a_zero_of_newly_arisen_cases_is_kept_in_doubt() -> None:
    claims = narrated("未新发生因政府信息公开引起的行政复议。").claims
    assert [(claim.cell, claim.doubt) for claim in claims] == [(REVIEW, "new")]


def test_a_zero_of_a_part_of_the_year_has_its_own_key() -> None:
    assert claimed("2022年1-9月未收到政府信息公开申请。") == {"requests.partial_year.new.total": 0}


def test_no_normative_documents_goes_by_the_form() -> None:
    rows = "disclosure.normative_documents"
    assert claimed("示例乡暂无规范性文件。", form="2019") == {f"{rows}.total_published": 0}
    assert claimed("示例乡暂无规范性文件。", form="2021") == {f"{rows}.in_force": 0}
    assert claimed("没有新增行政规范性文件。") == {f"{rows}.issued": 0}


def test_what_may_stand_between_a_noun_and_its_denial() -> None:
    new, review, suits = "requests.new.total", "disputes.review.total", "disputes.litigation.total"

    assert claimed("依申请公开方面,示例区民政局全年零收件。") == {new: 0}
    assert claimed("依法申请公开方面,局里这一年连一件申请也没有收到过。") == {new: 0}
    assert claimed("没有一起行政复议或者行政应诉案件因信息公开而起。") == {review: 0}
    assert claimed("行政复议、行政诉讼、信访举报件数均为零。") == {review: 0, suits: 0}
    assert claimed("公民申请公开政府信息的事项没有发生。") == {new: 0}


def test_not_even_one_is_none() -> None:
    new, review, suits = "requests.new.total", "disputes.review.total", "disputes.litigation.total"

    assert claimed("没有收到一件政府信息公开申请。") == {new: 0}
    assert claimed("未收到1件政府信息公开申请。") == {new: 0}
    assert claimed("没有发生一起因政府信息公开引起的行政复议、诉讼案件。") == {review: 0, suits: 0}
    # a figure where none should be says nothing
    assert claimed("未发生行政复议1件。") == {}


def test_nobodys_request_belongs_to_what_was_spoken_of() -> None:
    text = "依申请公开工作平稳有序,未接到公民、法人和其他组织的申请。"

    assert claimed(text) == {"requests.new.total": 0}
