"""Passages of county offices: accounts, cases beside suits, acts beside fees, what mail brought."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
ITEMS = "disclosure.published_items"
LICENCES, PENALTIES = "disclosure.licensing.decisions", "disclosure.penalties.decisions"
FEES = "disclosure.fees.amount"
REVIEW, SUITS = "disputes.review.total", "disputes.litigation.total"
EMAIL, IN_PERSON = "requests.channel.email", "requests.channel.in_person"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在账号“示例教育”的微信公众号上公开信息115条。", {f"{ITEMS}.wechat": 115}),
        ("通过账号为“示例教育”的微信公众号推送信息115条。", {f"{ITEMS}.wechat": 115}),
        ("政务微博账号“示例教育”发布信息32条。", {f"{ITEMS}.weibo": 32}),
        (
            "主动公开信息70条,其中政策20条、动态50条,在账号“示例教育”的微信公众号上发布115条。",
            {f"{ITEMS}.total": 70, f"{ITEMS}.wechat": 115},
        ),
        # accounts counted, looked through, or of nobody knows which platform
        ("在微信公众号新增账号3条。", {}),
        ("通过微信公众号公布投诉举报账号30条。", {}),
        ("排查账号发布信息300条。", {}),
        ("各单位账号发布信息300条。", {}),
        ("在抖音账号“示例教育”发布信息115条。", {}),
    ],
)
def test_an_account_is_where_something_was_put_out_if_its_platform_is_named(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


ASKED = "收到政府信息公开申请7件,均已办结。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("新收行政复议3件、行政诉讼1件。", {REVIEW: 3, SUITS: 1}),
        ("行政复议收到1件,经调解申请人撤回;行政诉讼未发生。", {REVIEW: 1, SUITS: 0}),
        ("收到行政复议3件,无行政诉讼。", {REVIEW: 3, SUITS: 0}),
    ],
)
def test_reviews_that_came_beside_suits_are_against_the_organ(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(ASKED + text) == {NEW: 7, **found}


@pytest.mark.parametrize(
    "text",
    [
        "新收行政复议案件312件。",
        "收到行政复议12件,代理行政诉讼8件。",
        "新收行政复议312件,审结287件,另有行政诉讼8件。",
        "新收行政复议案件312件,当事人不服提起行政诉讼20件。",
        "作为复议机构新收行政复议312件、行政诉讼20件。",
    ],
)
def test_reviews_that_a_body_decides_are_not(text: str) -> None:
    assert REVIEW not in claimed(ASKED + text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("其他信息类1条,行政许可20件,行政事业性收费2.7万元。", {LICENCES: 20, FEES: "2.7"}),
        ("行政事业性收费3万元,行政处罚11件。", {FEES: 3, PENALTIES: 11}),
        # what was put out, what there is on offer, items of charge
        ("公示行政许可20件,行政事业性收费2.7万元。", {FEES: "2.7"}),
        ("进驻大厅行政许可20件,行政事业性收费2.7万元。", {FEES: "2.7"}),
        ("行政许可20项,行政事业性收费2.7万元。", {FEES: "2.7"}),
        ("行政许可20件,行政事业性收费3项。", {}),
    ],
)
def test_acts_beside_the_sum_of_fees_are_rows_of_the_table(
    text: str, found: dict[str, object]
) -> None:
    assert {cell: str(value) for cell, value in claimed(text).items()} == {
        cell: str(value) for cell, value in found.items()
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("其中通过邮箱发送4件,当面提交3件。", {EMAIL: 4, IN_PERSON: 3}),
        ("其中通过政务邮箱发送的4件,窗口递交的3件。", {EMAIL: 4, IN_PERSON: 3}),
        # what was sent back by it
        ("通过电子邮件发送答复书4件。", {}),
        ("通过电子邮件发送补正通知4件。", {}),
    ],
)
def test_what_was_sent_by_mail_is_a_way_of_asking(text: str, found: dict[str, int]) -> None:
    seen = claimed(f"收到政府信息公开申请7件,{text}")
    assert {cell: seen[cell] for cell in seen if ".channel." in cell} == found


@pytest.mark.parametrize(
    "text",
    [
        "没有收到公民、法人和其他组织要求公开政府信息的书面申请。",
        "未接到任何单位和个人提出的公开政府信息的书面申请。",
        "未收到公民、法人或其他组织有关政府信息公开的书面申请。",
    ],
)
def test_a_request_is_made_in_writing_so_that_none_in_writing_is_none(text: str) -> None:
    assert claimed(text) == {NEW: 0}


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("收到政府信息公开申请9件，均为网上提交，未收到政府信息公开书面申请。", 9),
        ("收到政府信息公开申请9件，均为信函提交。未收到政府信息公开网络申请。", 9),
        ("未收到政府信息公开书面申请，收到网上申请9件。", None),
    ],
)
def test_none_in_one_way_beside_those_that_came_is_no_zero(text: str, received: int | None) -> None:
    assert claimed(text).get(NEW) == received


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("其中11件为本年新收，1件为上年结转。", 11),
        ("其中11件系2022年新收，1件系2021年结转。", 11),
        ("其中11件系2021年收到，1件系本年收到。", None),
    ],
)
def test_what_came_this_year_may_be_told_behind_the_figure(text: str, new: int | None) -> None:
    assert claimed(f"办理政府信息公开申请12件，{text}").get(NEW) == new


REASONS = "收到政府信息公开申请64件，予以公开58件，"
PETITION, REPEATED = "requests.rejected_petition.total", "requests.rejected_repeated.total"
SECRET, THIRD = "requests.denied_state_secret.total", "requests.denied_third_party.total"
DENIED, REJECTED = "requests.denied.total", "requests.rejected.total"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "属于信访举报类申请不予处理4件，属于重复申请不予处理2件。",
            {PETITION: 4, REPEATED: 2},
        ),
        ("因属于国家秘密不予公开4件，因属于商业秘密不予公开2件。", {SECRET: 4, THIRD: 2}),
        ("因涉及个人隐私不予公开6件。", {THIRD: 6}),
        # a reason that is no item of the form: a part of its class beside another, else all of it
        ("因属于国家秘密不予公开4件，因影响社会秩序不予公开2件。", {SECRET: 4}),
        ("因影响社会秩序不予公开6件。", {DENIED: 6}),
        # several reasons are the class, and so is one among others
        ("因涉密等原因不予公开6件。", {DENIED: 6}),
        ("涉及个人隐私部分公开6件。", {}),
    ],
)
def test_a_class_with_its_reason_is_the_item_of_the_reason(
    text: str, found: dict[str, int]
) -> None:
    seen = claimed(REASONS + text)
    assert {c: v for c, v in seen.items() if ".denied" in c or ".rejected" in c} == found


def test_the_rows_of_a_list_told_one_by_one_may_end_in_all_that_was_done() -> None:
    lead = "本年新收政府信息公开申请3件，上年结转0件，"
    done = "requests.handled_total.total"
    assert claimed(f"{lead}本年度办理结果总计3件。")[done] == 3
    assert done not in claimed(f"{lead}本年度办理结果:予以公开2件,部分公开1件。")
    assert claimed("公开本年度办理结果12件。") == {}


def test_what_an_answer_concluded_is_its_outcome() -> None:
    found = claimed("收到政府信息公开申请9件，答复结论为公开3件，不予公开6件。")
    assert found == {NEW: 9, "requests.granted.total": 3, DENIED: 6}


PERSONS, FIRMS = "requests.new.natural_person", "requests.new.business"
LEGAL, CORPORATE = "requests.new.legal_service", "requests.new.legal_person"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本年收到自然人提出的政府信息公开申请5件。", {NEW: 5, PERSONS: 5}),
        ("收到律师事务所提出的政府信息公开申请5件。", {NEW: 5, LEGAL: 5}),
        ("收到2件由自然人提出的政府信息公开申请。", {NEW: 2}),
        # one kind beside another, or behind a total
        (
            "收到自然人提出的政府信息公开申请5件，法人提出的2件。",
            {PERSONS: 5, CORPORATE: 2},
        ),
        (
            "收到政府信息公开申请7件，其中收到自然人提出的政府信息公开申请5件。",
            {NEW: 7, PERSONS: 5},
        ),
    ],
)
def test_requests_of_one_kind_of_askers_alone_are_all_that_came(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("政府信息公开申请本年新收自然人5件、法人1件。", {PERSONS: 5, CORPORATE: 1}),
        ("新收政府信息公开申请自然人5件、商业企业1件。", {PERSONS: 5, FIRMS: 1}),
    ],
)
def test_an_asker_behind_the_noun_is_counted_and_not_the_noun(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


CASES = "因信息公开申请引发行政复议"
UPHELD, CORRECTED = "disputes.review.upheld", "disputes.review.corrected"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1件（结果：维持）。", {REVIEW: 1, UPHELD: 1}),
        ("1件，复议结果：维持。", {REVIEW: 1, UPHELD: 1}),
        ("1件、维持原行政行为。", {REVIEW: 1, UPHELD: 1}),
        ("5件，审结4件，均维持。", {REVIEW: 5, UPHELD: 4}),
        ("5件，已办结4件，均为维持。", {REVIEW: 5, UPHELD: 4}),
        ("5件，其中4件已审结、均维持原行政行为。", {REVIEW: 5, UPHELD: 4}),
        # told in parts, of another matter, of reviews and suits together, of more than came
        ("5件，审结4件，其中维持3件、纠正1件。", {REVIEW: 5, UPHELD: 3, CORRECTED: 1}),
        ("5件，审结4件，均在期限内答辩。", {REVIEW: 5}),
        ("2件、行政诉讼3件，已审结4件，均维持。", {REVIEW: 2, SUITS: 3}),
        ("3件，审结4件，均维持。", {REVIEW: 3}),
    ],
)
def test_what_became_of_those_decided(text: str, found: dict[str, int]) -> None:
    assert claimed(CASES + text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年行政事业性收费总金额为31.5万元。", {FEES: "31.5"}),
        ("实施行政许可45件、行政检查300次、行政处罚36件。", {LICENCES: 45, PENALTIES: 36}),
        ("公示行政许可45件、行政检查300次、行政处罚36件。", {}),
        ("采购总金额31.5万元。", {}),
    ],
)
def test_rows_of_the_table_by_other_names_and_beside_other_acts(
    text: str, found: dict[str, object]
) -> None:
    assert {c: str(v) for c, v in claimed(text).items()} == {c: str(v) for c, v in found.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("行政复议、行政诉讼各发生1件。", {REVIEW: 1, SUITS: 1}),
        ("行政复议、行政诉讼各有2件，均维持。", {REVIEW: 2, UPHELD: 2, SUITS: 2}),
        ("发生行政复议1件，行政诉讼2件。", {REVIEW: 1, SUITS: 2}),
    ],
)
def test_so_many_of_each_is_told_of_every_noun(text: str, found: dict[str, int]) -> None:
    seen = claimed(f"收到政府信息公开申请9件。{text}")
    assert {cell: value for cell, value in seen.items() if cell in found} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "信息公开行政复议由上年的3件降为1件，行政诉讼由1件升为2件。",
            {REVIEW: 1, SUITS: 2},
        ),
        ("因信息公开申请引发的行政复议由上年的3件降为1件。", {REVIEW: 1}),
        ("政府信息公开申请由上年的12件升至20件，行政复议由2件减至1件。", {NEW: 20}),
        # those that a body decides, and acts
        ("行政复议案件由上年的312件降为289件。", {}),
        ("收到政府信息公开申请9件，行政处罚由上年的12件升至20件。", {NEW: 9}),
    ],
)
def test_what_last_years_figure_rose_or_fell_to_is_of_what_is_named(
    text: str, found: dict[str, int]
) -> None:
    seen = claimed(text)
    assert {c: v for c, v in seen.items() if c in (NEW, REVIEW, SUITS, PENALTIES)} == found


@pytest.mark.parametrize(
    "text",
    [
        "涉及征地信息公开申请12件，涉及规划信息公开申请9件。",
        "征地拆迁信息公开申请12件，规划信息公开申请9件。",
        "其中不符合政府信息公开申请要求的2件。",
        "经检索没有所申请公开信息1件。",
        "比上年增加，征地信息公开申请较多，达12件。",
    ],
)
@pytest.mark.parametrize("mark", ["，", "。"])
def test_requests_of_some_subject_behind_the_total_are_not_all(text: str, mark: str) -> None:
    assert claimed(f"收到政府信息公开申请21件{mark}{text}")[NEW] == 21


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("全县收到政府信息公开申请121件，本局政府信息公开申请12件。", 12),
        ("2021年收到政府信息公开申请21件，2022年政府信息公开申请12件。", 12),
        ("办理行政许可申请210件，政府信息公开申请12件。", 12),
    ],
)
def test_the_own_total_of_this_year_is_no_part_of_what_was_told(text: str, new: int) -> None:
    assert claimed(text)[NEW] == new


def test_what_was_asked_to_be_put_right_and_was_not() -> None:
    text = "收到政府信息公开申请21件，予以公开20件，要求补正未补正1件。"
    assert claimed(text)["requests.other_no_correction.total"] == 1
