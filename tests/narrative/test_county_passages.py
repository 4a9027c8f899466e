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
