"""The same figures told in other words and another order, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
DONE = "requests.handled_total.total"
LEFT = "requests.carried_out.total"
LAST = "requests.previous_year.total"
TOTAL = "disclosure.published_items.total"
WEBSITE = "disclosure.published_items.website"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开方面，新来申请4件。", 4),
        ("申请公开政府信息的来件0件。", 0),
        ("全年没有一例申请公开的来函。", 0),
        ("收到3条村里客商从“办事”栏目提交的公开申请。", 3),
        ("共收到2份来自外省的公开申请。", 2),
        ("收到政府信息公幵申请7件。", 7),
        ("收到政府信息公开申请33件多为征地类。", 33),
    ],
)
def test_requests_received_told_in_other_words(text: str, expected: int) -> None:
    assert claimed(text) == {NEW: expected}


@pytest.mark.parametrize(
    "text",
    [
        "收到3件村民提交的救助申请。",
        "收到2件内容不明确的公开申请。",
        "收到12345工单30件，3件告知向税务部门查询。",
        "收到投诉12件，其中3件系匿名投诉、不予处理。",
        "没有行政许可、行政处罚事项。",
        "无规范性文件制定计划。",
    ],
)
def test_what_only_looks_like_a_figure_of_the_tables_is_none(text: str) -> None:
    assert claimed(text) == {}


def test_more_by_so_many_is_a_difference_and_rounds_nothing() -> None:
    report = narrated("收到政府信息公开申请26件，较2021年的19件多出7件。")
    told = {claim.cell: (claim.value, claim.qualifier) for claim in report.claims}

    assert told[LAST] == (19, "exact")
    assert told["requests.yoy.difference"] == (7, "exact")


def test_last_years_figure_in_a_bracket_may_stand_before_this_years() -> None:
    assert claimed("新收政府信息公开申请（2021年为52件）67件。") == {LAST: 52, NEW: 67}
    assert claimed("收到公开申请12件，办结（上年8件）11件。") == {NEW: 12, DONE: 11}
    assert claimed("公开信息（上年为20条）30条。") == {TOTAL: 30}


def test_a_year_in_a_bracket_says_nothing_of_what_stands_behind_it() -> None:
    text = "规范性文件现行有效203件（含2010年以前制发的12件）。因信息公开发生行政复议4件。"

    assert claimed(text) == {
        "disclosure.normative_documents.in_force": 203, "disputes.review.total": 4,
    }  # fmt: skip


def test_what_is_new_this_year_is_of_this_year_behind_a_founding_year() -> None:
    text = "公众号自2018年开通以来累计推送信息5310篇，本年新增688篇；官方网站更新447条。"
    report = narrated(text)

    assert {claim.cell: claim.doubt for claim in report.claims if claim.cell == WEBSITE} == {
        WEBSITE: None
    }
    assert claimed(text)["disclosure.published_items.wechat"] == 688


def test_what_others_around_did_ends_with_their_sentence() -> None:
    text = "辖区诊所公开信息700条。全年未发生与信息公开有关的行政诉讼。"

    assert claimed(text) == {"disputes.litigation.total": 0}


def test_all_that_is_not_left_over_was_handled() -> None:
    text = "公开申请本年新到27件，年末在办1件，其余26件悉数办结。"

    assert claimed(text) == {NEW: 27, LEFT: 1, DONE: 26}


def test_requests_sent_on_or_refused_behind_their_figure() -> None:
    text = "收到公开申请9件，3件告知向税务部门查询，另有2件系信访事项、不予处理。"

    assert claimed(text) == {
        NEW: 9, "requests.outcome.redirected": 3, "requests.rejected.total": 2,
    }  # fmt: skip


def test_a_bracket_within_the_full_name_of_a_row_is_passed_over() -> None:
    text = (
        "收到公开申请58件，属于信访、投诉、举报等申请（含问题咨询事项）"
        "不作为政府信息公开申请处理12件。"
    )

    assert claimed(text) == {NEW: 58, "requests.rejected_petition.total": 12}


def test_the_verb_of_one_row_of_documents_holds_for_the_next() -> None:
    text = "新增政府规章9件（含新制定3件，修改6件）、行政规范性文件14件，其他文件30件。"

    assert claimed(text) == {
        "disclosure.regulations.issued": 9, "disclosure.normative_documents.issued": 14,
    }  # fmt: skip
    assert "disclosure.normative_documents.issued" not in claimed(
        "制定规章2件，规范性文件备案11件。"
    )


def test_documents_and_acts_may_be_denied_by_their_noun() -> None:
    assert claimed("我镇无规范性文件制作，也无行政处罚、行政强制。") == {
        "disclosure.normative_documents.issued": 0,
        "disclosure.penalties.decisions": 0,
        "disclosure.coercion.decisions": 0,
    }


def test_the_organs_own_cases_may_follow_those_of_its_area() -> None:
    text = "全区因信息公开发生行政复议39件、行政诉讼15件，区政府本级分别为4件和1件。"
    own = claimed(text)

    assert (own["disputes.review.total"], own["disputes.litigation.total"]) == (4, 1)
    other = claimed("全区行政复议39件、行政诉讼15件，本级分别组织培训4次和1次。")
    assert 4 not in other.values()


def test_none_as_in_the_year_before_is_none() -> None:
    assert claimed("行政复议、行政诉讼件数均与上年相同，为0。") == {
        "disputes.review.total": 0, "disputes.litigation.total": 0,
    }  # fmt: skip


def test_channels_beyond_the_form_in_a_list_leave_the_total_a_total() -> None:
    text = "通过政府网站、政务新媒体、公告栏、电子显示屏等渠道公开各类信息640条。"

    assert claimed(text) == {TOTAL: 640}


def test_what_parts_of_parts_come_to_is_no_total() -> None:
    assert TOTAL not in claimed("其中组织机构5条、部门文件110条，共发布115条；专栏共发布88条。")


def test_what_was_withdrawn_and_answered_of_the_total_may_not_exceed_it() -> None:
    def sums(text: str) -> list[tuple[object, object]]:
        found = [o.values for o in narrated(text).observations if o.name == "breakdown"]
        return [(values["parts"], values["total"]) for values in found]

    assert sums("收到公开申请53件，其中，申请人撤回11件，按期答复44件。") == [(55, 53)]
    # what was carried in may be among those that are left
    assert sums("收到公开申请53件，其中答复50件，5件结转下年。") == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["收到政府信息公开申请28件。", "年底把今年收到的26件政府信息公开申请逐份评查。"],
            [(28, 26)],
        ),
        (["未收到政府信息公开申请。对年内收到的1件公开申请，当日签收。"], [(0, 1)]),
        (
            ["“示例交通”微信公众号推送信息312条。", "“示例交通”微信公众号全年推送信息321条。"],
            [(312, 321)],
        ),
        # the requests that are spoken of may be some of them
        (["收到政府信息公开申请8件。", "对收到的2件公开申请，延期答复。"], []),
        (["收到公开申请9件。", "收到2件由客商提交的公开申请。"], []),
        # another account, or a choice of what it published
        (["“示例交通”公众号推送信息312条。", "“示例路政”公众号推送信息321条。"], []),
        (["“示例交通”公众号推送信息312条。", "“示例交通”公众号设专题，推送信息30条。"], []),
    ],
)
def test_a_later_figure_contradicts_only_if_it_must_be_the_same(
    lines: list[str], expected: list[tuple[int, int]]
) -> None:
    found = [o.values for o in narrated(*lines).observations if o.name == "conflict"]

    assert [(values["first"], values["second"]) for values in found] == expected
