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


def test_each_of_several_reasons_is_an_item_and_not_its_class() -> None:
    text = "收到公开申请9件，予以公开7件，因国家秘密、过程性信息不予公开的各1件。"

    assert claimed(text) == {
        NEW: 9, "requests.granted.total": 7, "requests.denied_state_secret.total": 1,
        "requests.denied_process_information.total": 1,
    }  # fmt: skip
    # two classes, each of them counted
    each = claimed("收到公开申请9件，不予公开、无法提供各2件。")
    assert (each["requests.denied.total"], each["requests.unavailable.total"]) == (2, 2)


def test_notices_of_one_kind_are_not_all_that_was_published() -> None:
    assert claimed("全年公示预售许可信息214条，发放手册800份。") == {}
    assert claimed("全年公示保障房分配信息214条。") == {}
    assert claimed("全年公示政府信息214条。") == {TOTAL: 214}
    assert claimed("全年公示低保、救助等信息214条。") == {TOTAL: 214}


def test_a_site_beside_a_platform_of_another_name_keeps_its_figure() -> None:
    text = "主动公开政府信息240条，其中门户网站公开88条、信用公示平台公开152条。"

    assert claimed(text) == {TOTAL: 240, WEBSITE: 88}
    # one subject after another is no count of the site
    assert WEBSITE not in claimed("门户网站公开动态88条、公告152条。")


REVIEW, UPHELD = "disputes.review.total", "disputes.review.upheld"


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议2件（省水利厅均予维持）。",
        "政府信息公开行政复议2件，国家林草局均作出维持决定。",
        "政府信息公开行政复议2件，分别由省水利厅、省政府维持。",
    ],
)
def test_who_decided_may_be_any_body_by_its_name(text: str) -> None:
    assert claimed(text) == {REVIEW: 2, UPHELD: 2}


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议2件，其余由省水利厅维持。",
        "政府信息公开行政复议2件，省水利厅分别予以维持、纠正。",
        "政府信息公开行政复议2件，省水利厅维持其中部分答复。",
    ],
)
def test_what_a_body_decided_of_some_is_not_told_of_all(text: str) -> None:
    assert claimed(text) == {REVIEW: 2}


def test_none_carried_in_and_left_undone() -> None:
    assert claimed("未收到公开申请，也不存在上一年度结转未办的申请。") == {
        NEW: 0, "requests.carried_in.total": 0,
    }  # fmt: skip


def test_the_years_total_may_stand_behind_the_channels() -> None:
    text = "政府网站发布信息238条；“示例发布”公众号77条，全年共计公开政务信息567条。"

    assert claimed(text) == {WEBSITE: 238, "disclosure.published_items.wechat": 77, TOTAL: 567}
    # fewer than the channels have, or of a subject: no total
    for other in ("全年公开政务信息67条。", "全年公开财政信息567条。", "公开政务信息567条。"):
        told = "政府网站发布信息238条，公众号发布信息77条，" + other
        assert TOTAL not in claimed(told)


def test_the_account_that_new_media_is_said_to_be_counts() -> None:
    wechat = "disclosure.published_items.wechat"

    assert claimed("利用新媒体平台“示例发布”微信公众号发布信息71条。") == {wechat: 71}
    assert claimed("通过政务新媒体（“示例发布”微信公众号）发布信息71条。") == {wechat: 71}
    # side by side they are two
    assert claimed("通过政务新媒体、微信公众号发布信息71条。") == {TOTAL: 71}


def test_a_site_named_by_its_body_has_put_out_its_information() -> None:
    assert claimed("示例县政府网站政务公开信息105条；包括政策文件等。") == {WEBSITE: 105}
    assert claimed("示例县水务局政务网站信息96条。") == {WEBSITE: 96}
    assert claimed("抽查各县网站信息96条。") == {}
    assert claimed("监测县政府网站信息96条。") == {}


def test_what_is_counted_otherwise_makes_no_series_of_subjects() -> None:
    assert claimed("在门户网站编发政务信息220条、解答电话咨询200多次。") == {WEBSITE: 220}
    assert claimed("在门户网站发布政策信息20条、总结2条。") == {}


def test_requests_beside_more_that_came_by_another_way_are_not_all() -> None:
    text = "通过政府网站办理并答复信息公开申请3件、纸质申请36件。"

    assert claimed(text) == {"requests.channel.paper": 36}
    assert claimed("收到网络信息公开申请3件、纸质申请36件。") == {
        "requests.channel.online": 3, "requests.channel.paper": 36,
    }  # fmt: skip
    assert claimed("收到信息公开申请39件、纸质申请3件。")[NEW] == 39


def test_documents_made_and_made_public_were_issued() -> None:
    issued = "disclosure.normative_documents.issued"

    assert claimed("本年度制定并主动公开行政规范性文件41件。") == {issued: 41}
    assert claimed("本年度主动公开行政规范性文件41件。") == {}


def test_what_became_of_a_suit_may_follow_its_noun() -> None:
    direct = "disputes.litigation_direct"

    assert claimed("有2起未经复议直接起诉的行政诉讼案件，审理结果均为维持。") == {
        f"{direct}.total": 2, f"{direct}.upheld": 2,
    }  # fmt: skip
    assert (
        claimed("收到公开申请9件，予以公开7件，2件办理结果为主动公开。")[
            "requests.outcome.already_published"
        ]
        == 2
    )


def test_the_first_of_several_subjects_is_no_whole_of_the_next() -> None:
    text = "通过镇政府网站公开职能、预决算信息31条，救助、养老等领域信息71条，其他信息11条。"

    assert claimed(text) == {}
    assert not [o for o in narrated(text).observations if o.name == "breakdown"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("制定《示例县停车管理办法》等规范性文件2件。", {"issued": 2}),
        ("出台《示例县停车管理办法》《示例县广告管理办法》等行政规范性文件5件。", {"issued": 5}),
        ("废止《示例县停车管理办法》等规范性文件5件。", {"repealed": 5}),
        # read, published or drafted for another, none was issued
        ("落实《示例县停车管理办法》等规范性文件5件。", {}),
        ("公开《示例县停车管理办法》等规范性文件5件。", {}),
        ("报请县政府印发《示例县停车管理办法》等规范性文件5件。", {}),
    ],
)
def test_the_titles_of_documents_may_stand_before_their_number(
    text: str, expected: dict[str, int]
) -> None:
    cells = {f"disclosure.normative_documents.{column}": n for column, n in expected.items()}

    assert claimed(text) == cells


def test_what_an_account_put_out_may_follow_who_reads_it() -> None:
    wechat = "disclosure.published_items.wechat"

    assert claimed("微信公众号关注人数2.1万人，全年发布图文消息218条。") == {wechat: 218}
    assert claimed("微信公众号订阅用户2.1万，全年推送信息218条。") == {wechat: 218}


def test_what_a_first_court_decided_is_not_how_an_appealed_case_ended() -> None:
    suits = "disputes.litigation.total"

    assert claimed("政府信息公开行政诉讼1起，一审胜诉，现处于二审阶段。") == {suits: 1}
    assert claimed("政府信息公开行政诉讼1起，一审胜诉，二审维持原判。") == {
        suits: 1, "disputes.litigation.upheld": 1,
    }  # fmt: skip


def test_a_bracket_on_who_asked_counts_before_a_comparison() -> None:
    text = "收到政府信息公开申请17件（均为自然人申请），同比减少3件。"

    assert claimed(text)["requests.new.natural_person"] == 17


def test_cases_taken_up_are_no_decisions_and_those_decided_for_others_no_own() -> None:
    assert claimed("立案查处行政处罚案件46件。") == {}
    assert claimed("县政府作为复议机关，受理政府信息公开行政复议12件。") == {}


def test_documents_not_made_are_none_and_information_not_made_is_an_answer() -> None:
    assert claimed("未制作规范性文件、行政法规、规章。") == {
        "disclosure.normative_documents.issued": 0, "disclosure.regulations.issued": 0,
    }  # fmt: skip
    assert claimed("收到公开申请3件，予以公开2件，因未制作无法提供1件。") == {
        NEW: 3, "requests.granted.total": 2, "requests.unavailable_not_held.total": 1,
    }  # fmt: skip


def test_requests_of_persons_and_of_organisations_told_apart_are_no_totals() -> None:
    text = "收到公民提出的公开申请9件，法人和其他组织提出的公开申请2件。"

    assert claimed(text) == {"requests.new.natural_person": 9, "requests.new.legal_person": 2}
    # whoever it was that asked
    assert claimed("收到公民提出的公开申请9件，均已答复。") == {NEW: 9}


def test_a_figure_told_apart_by_its_reasons_is_none_of_them() -> None:
    text = "收到公开申请11件，予以公开7件，4件因第三方权益、内部事务信息各2件不予公开。"

    assert "requests.denied_third_party.total" not in {
        cell for cell, value in claimed(text).items() if value == 4
    }


def test_answers_told_in_parts_behind_their_figures_are_no_total() -> None:
    assert claimed("收到公开申请9件，8件按期答复，1件经批准延期答复。") == {NEW: 9}
    assert claimed("收到公开申请9件，8件书面答复，1件电话答复。") == {NEW: 9}
    assert claimed("收到公开申请9件，合并办理3件。") == {NEW: 9}
    assert claimed("收到公开申请9件，8件按期答复，1件结转下年。") == {
        NEW: 9, "requests.answered.total": 8, LEFT: 1,
    }  # fmt: skip
