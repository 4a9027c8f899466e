"""What pages of many provinces word in ways of their own: examples beside counter-examples.

Each test tells one cause: what must be claimed, and what reads alike and must not.
"""

from __future__ import annotations

import pytest

from goiaudit.model.cells import Number
from tests.narrative.reports import claimed, narrated

NEW, HANDLED, ANSWERED = (f"requests.{name}.total" for name in ("new", "handled_total", "answered"))
GRANTED, PARTLY, DENIED, UNAVAILABLE = (
    f"requests.{name}.total" for name in ("granted", "partially_granted", "denied", "unavailable")
)
CARRIED_OUT, CARRIED_IN = "requests.carried_out.total", "requests.carried_in.total"
WITHDRAWN = "requests.outcome.withdrawn"
REVIEWS, SUITS = "disputes.review.total", "disputes.litigation.total"
ISSUED, REPEALED, IN_FORCE = (
    f"disclosure.normative_documents.{name}" for name in ("issued", "repealed", "in_force")
)

TOTAL, WEBSITE, WECHAT = (
    f"disclosure.published_items.{name}" for name in ("total", "website", "wechat")
)


def _wrong_sums(text: str) -> list[tuple[object, object]]:
    """Parts and total of the lists that do not add up."""
    told = [o.values for o in narrated(text).observations if o.name == "breakdown"]
    return [(v["parts"], v["total"]) for v in told if v["parts"] != v["total"]]


# An answer beside other outcomes is one of them.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "受理政府信息公开申请12件，其中答复5件，不予公开4件，无法提供3件。",
            {NEW: 12, DENIED: 4, UNAVAILABLE: 3},
        ),
        (
            "受理政府信息公开申请12件，其中3件按程序办结，8件无法提供，撤回1件。",
            {NEW: 12, UNAVAILABLE: 8, WITHDRAWN: 1},
        ),
        (
            "受理政府信息公开申请12件，上年结转1件，答复6件，不予公开4件，结转3件。",
            {NEW: 12, CARRIED_IN: 1, DENIED: 4, CARRIED_OUT: 3},
        ),
    ],
)
def test_an_answer_in_a_list_of_outcomes_is_no_total(text: str, claims: dict[str, Number]) -> None:
    assert claimed(text) == claims
    assert _wrong_sums(text) == []


@pytest.mark.parametrize(
    ("text", "done"),
    [
        # What stands behind it is a part of it.
        ("受理政府信息公开申请20件，办结12件，其中公开8件，不予公开4件。", {HANDLED: 12}),
        ("受理政府信息公开申请20件，办结12件（公开8件，不予公开4件），结转8件。", {HANDLED: 12}),
        # Nothing but what is left, or was taken back, stands beside it.
        ("受理政府信息公开申请20件，办结12件，结转8件。", {HANDLED: 12}),
        ("受理政府信息公开申请20件，答复15件，撤回5件。", {ANSWERED: 15}),
    ],
)
def test_what_was_done_is_a_total_where_its_parts_follow(
    text: str, done: dict[str, Number]
) -> None:
    assert done.items() <= claimed(text).items()


def test_a_list_of_outcomes_that_lacks_some_is_not_broken_down_twice() -> None:
    text = "受理政府信息公开申请12件，其中办结2件，无法提供6件，不予处理1件。"
    assert _wrong_sums(text) == []


def test_more_outcomes_than_were_done_is_told_where_nothing_explains_it() -> None:
    text = "受理政府信息公开申请12件，办结10件，予以公开6件，不予公开5件。"
    assert _wrong_sums(text) == [(11, 10)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "共受理、办理政府信息公开申请35件，办结33件，结转下年度2件。",
            {NEW: 35, HANDLED: 33, CARRIED_OUT: 2},
        ),
        ("受理和办结政府信息公开申请35件。", {NEW: 35, HANDLED: 35}),
    ],
)
def test_what_was_dealt_with_was_not_all_done_where_fewer_were(
    text: str, claims: dict[str, Number]
) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("told", "claims"),
    [
        ("18件按期限答复办结", {HANDLED: 18}),
        ("18件按法定时限办结", {HANDLED: 18}),
        ("1件转办至2023年", {CARRIED_OUT: 1}),
        ("1件转办至县教育局", {}),
    ],
)
def test_done_in_time_or_left_for_the_next_year(told: str, claims: dict[str, Number]) -> None:
    assert claimed(f"收到政府信息公开申请19件，{told}。") == {NEW: 19, **claims}


# What was asked about is no business of its own.


@pytest.mark.parametrize(
    "about",
    [
        "申请内容涉及用水定额、现行有效规范性文件目录等",
        "内容主要涉及行政处罚依据",
        "申请人主要咨询行政许可办理流程",
    ],
)
def test_what_became_of_requests_may_follow_what_they_were_about(about: str) -> None:
    text = f"受理政府信息公开申请5件，{about}。其中，予以公开2件、部分公开3件。"
    assert claimed(text) == {NEW: 5, GRANTED: 2, PARTLY: 3}


def test_acts_behind_what_was_asked_about_are_acts() -> None:
    text = "受理政府信息公开申请5件，内容涉及行政处罚。全年作出行政处罚12件。"
    assert claimed(text) == {NEW: 5, "disclosure.penalties.decisions": 12}


# The form that is filled in to ask.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("未收到个人和组织递交的《信息公开申请表》。", 0),
        ("全年收到《政府信息公开申请表》5份。", 5),
        ("全年收到政府信息公开申请书5份。", 5),
    ],
)
def test_the_form_of_a_request_is_the_request(text: str, value: int) -> None:
    assert claimed(text) == {NEW: value}


@pytest.mark.parametrize(
    "text",
    [
        "印制《政府信息公开申请表》200份，供群众取用。",
        "发放政府信息公开申请表60份。",
        "未收到《政府信息更正申请书》。",
        "收到《示例县公开申请工作规范》2份。",
    ],
)
def test_blank_forms_and_other_papers_are_no_requests(text: str) -> None:
    assert claimed(text) == {}


# Cases.


@pytest.mark.parametrize("others", ["申述", "申诉"])
def test_appeals_may_be_denied_beside_the_cases(others: str) -> None:
    text = f"未发生有关政府信息公开事务的行政复议案、诉讼和{others}的情况。"
    assert claimed(text) == {REVIEWS: 0, SUITS: 0}


def test_no_appeals_alone_says_nothing_of_cases() -> None:
    assert claimed("未发生教师申述的情况。") == {}


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ("（已撤销申请）", "other"),
        ("，申请人已撤销申请", "other"),
        ("，复议机关予以撤销", "corrected"),
    ],
)
def test_who_takes_a_review_back_and_who_quashes_the_answer(told: str, column: str) -> None:
    text = f"因政府信息公开被申请行政复议1件{told}。"
    assert claimed(text) == {REVIEWS: 1, f"disputes.review.{column}": 1}


# Documents.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "开展规范性文件清理工作，本年度制发2件，废止1件，现行有效9件。",
            {ISSUED: 2, REPEALED: 1, IN_FORCE: 9},
        ),
        ("开展规范性文件清理工作，废止1件，继续有效9件。", {}),
        ("对县政府规范性文件开展清理，保留12件，废止3件。", {}),
    ],
)
def test_a_clean_up_may_tell_of_the_year_as_well(text: str, claims: dict[str, Number]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("全年制发和主动公开规范性文件2件。", {ISSUED: 2}),
        ("新制作了《示例县停车管理办法》等3件规范性文件。", {ISSUED: 3}),
        ("正在实施的规范性文件4件。", {IN_FORCE: 4}),
        ("学习正在实施的规范性文件解读4件。", {}),
    ],
)
def test_documents_made_and_in_force_by_more_words(text: str, claims: dict[str, Number]) -> None:
    assert claimed(text) == claims


# Items.


def test_what_is_kept_from_the_public_is_not_published() -> None:
    assert claimed("依法公开信息50条，免于公开信息2条。") == {
        "disclosure.published_items.total": 50
    }
    assert claimed("免予公开信息0条。") == {}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # others are meant beside the website
        ("通过县政府网站等平台共发布各类信息210条。", {TOTAL: 210}),
        ("通过县政府网站发布信息210条。", {WEBSITE: 210}),
        ("通过微信公众号等平台推送信息210条。", {WECHAT: 210}),
        # what led the year's total is one of its parts
        (
            "以局网站为第一平台，全年公开信息321条，其中局网站205条、微信公众号116条。",
            {TOTAL: 321, WEBSITE: 205, WECHAT: 116},
        ),
        ("以局网站为第一平台，全年公开信息321条，其中动态205条。", {WEBSITE: 321}),
    ],
)
def test_a_website_that_leads_is_not_all(text: str, claims: dict[str, Number]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ("以局网站为平台，全年累计主动公开政府信息321条，其中局网站205条、公众号116条。", 1),
        ("以局网站为平台，全年累计主动公开政府信息312条，其中局网站196条、公众号116条。", 0),
        ("自专栏开设以来累计主动公开政府信息321条。", 0),
        ("专栏全年累计公开政府信息321条。", 0),
    ],
)
def test_two_totals_of_the_year_contradict_each_other(later: str, found: int) -> None:
    first = "2022年，示例县教育局通过各类渠道主动公开政府信息312条。"
    told = [o for o in narrated(first, later).observations if o.name == "conflict"]
    assert len(told) == found


# Requests that stand at the turn of the year.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("另有2021年收到、结转至2022年作出答复的申请4件。", {CARRIED_IN: 4}),
        ("另有2021年收到、2022年答复的4件。", {CARRIED_IN: 4}),
        ("另有2022年收到、2022年答复的4件。", {ANSWERED: 4}),
    ],
)
def test_what_came_in_last_year_and_was_answered_in_this_one(
    text: str, claims: dict[str, Number]
) -> None:
    assert claimed("收到政府信息公开申请66件。" + text) == {NEW: 66, **claims}


@pytest.mark.parametrize("until", ["截至2022年12月31日", "截止12月底", "截至年底"])
def test_a_paragraph_goes_on_with_what_was_done_by_the_end_of_the_year(until: str) -> None:
    first = "受理政府信息公开申请21件，其中网上提交17件、当面4件。"
    later = f"{until}，已办结19件，尚有2件结转下年度。"
    found = claimed(first, later)
    assert (found[HANDLED], found[CARRIED_OUT]) == (19, 2)
    other = f"{until}，已办结建议提案19件，尚有2件结转下年度。"
    assert HANDLED not in claimed(first, other)


@pytest.mark.parametrize(
    ("organ", "found"),
    [("示例县农业农村局", 1), ("示例镇政府", 1), ("示例县教育局下属股室", 0)],
)
def test_an_organs_name_makes_its_total_no_narrower(organ: str, found: int) -> None:
    lines = (f"2022年，{organ}主动公开政府信息312条。", "全年共主动公开政府信息321条。")
    told = [o for o in narrated(*lines).observations if o.name == "conflict"]
    assert len(told) == found
