"""Wordings of offices on requests, cases and disclosure; organs and figures are made up."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
HANDLED = "requests.handled_total.total"
CARRIED_IN, CARRIED_OUT = "requests.carried_in.total", "requests.carried_out.total"
SECRET, FILES = "requests.denied_state_secret.total", "requests.denied_enforcement_file.total"
THIRD, PROCESS = "requests.denied_third_party.total", "requests.denied_process_information.total"
REPEATED, PETITION = "requests.rejected_repeated.total", "requests.rejected_petition.total"
RECEIVED = "全年收到政府信息公开申请20件。"


def _said(text: str, **known: object) -> dict[str, object]:
    """What a sentence behind that on the requests received claims beside their number."""
    found = claimed(RECEIVED + text, **known)
    return {cell: value for cell, value in found.items() if (cell, value) != (NEW, 20)}


@pytest.mark.parametrize(
    "text",
    [
        "不予公开4件，国家秘密、执法案卷均无。",
        "不予公开4件，没有涉及国家秘密、执法案卷的情形。",
        "不予公开4件，国家秘密、执法案卷等情形没有发生。",
        "不予公开4件，国家秘密类、执法案卷类两项均为0件。",
        "不予公开4件，属于国家秘密和执法案卷的申请均未出现。",
        "不予公开4件（国家秘密、执法案卷一概没有）。",
        "不予公开4件，国家秘密、执法案卷两类不予公开情形为零。",
    ],
)
def test_a_list_of_outcomes_may_be_said_to_be_empty_as_a_whole(text: str) -> None:
    assert _said(text) == {"requests.denied.total": 4, SECRET: 0, FILES: 0}


@pytest.mark.parametrize(
    "subject",
    ["主动公开的信息中", "发布的各类信息均", "上网内容", "经保密审查，公开的政府信息里"],
)
def test_what_is_said_of_published_information_is_no_outcome(subject: str) -> None:
    assert _said(f"答复20件，{subject}没有涉及国家秘密和个人隐私的内容。") == {
        "requests.answered.total": 20
    }


def test_short_names_of_outcomes_stand_in_such_a_list() -> None:
    text = "第三方、过程性、重复、信访、出版物等类型均没有。"

    assert _said(text) == {
        THIRD: 0, PROCESS: 0, REPEATED: 0, PETITION: 0, "requests.rejected_publication.total": 0,
    }  # fmt: skip


def test_classes_of_outcomes_may_be_denied_together() -> None:
    assert _said("不予公开和无法提供均为0件。") == {
        "requests.denied.total": 0,
        "requests.unavailable.total": 0,
    }


def test_one_outcome_is_denied_as_the_reason_of_an_end() -> None:
    text = "没有因逾期不补正而终止的申请。"

    assert _said(text) == {"requests.other_no_correction.total": 0}


@pytest.mark.parametrize(
    "text",
    [
        "公开前逐件审查，没有涉及国家秘密、工作秘密的信息上网。",
        "第三方意见征询、内部事务审核均未超期。",
        "国家秘密、工作秘密均未泄露。",
        "答复中没有涉及国家秘密、第三方权益的争议。",
    ],
)
def test_what_else_did_not_happen_empties_no_outcome(text: str) -> None:
    assert _said(text) == {}


def test_no_list_of_outcomes_is_read_where_nothing_is_said_of_requests() -> None:
    assert claimed("保密检查中，国家秘密、执法案卷均无遗失，国家秘密、执法案卷均无。") == {}


def test_short_names_are_outcomes_behind_their_class() -> None:
    text = "不予公开3件（第三方1件、过程性2件），不予处理2件，其中信访1件、重复1件。"

    assert _said(text) == {
        "requests.denied.total": 3, THIRD: 1, PROCESS: 2,
        "requests.rejected.total": 2, PETITION: 1, REPEATED: 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "不予处理2件、投诉3件已转信访部门。",
        "不予处理2件，另有投诉3件。",
    ],
)
def test_a_short_name_beside_a_class_is_no_outcome(text: str) -> None:
    assert _said(text) == {"requests.rejected.total": 2}


def test_the_reason_that_is_given_tells_the_item_of_a_class() -> None:
    text = "因查询事项另有规定不予公开2件，因执法案卷、过程性信息等不予公开3件。"

    assert _said(text)["requests.denied_administrative_query.total"] == 2
    assert _said(text)["requests.denied.total"] == 3


def test_what_a_bracket_says_of_one_outcome_is_none_of_the_next() -> None:
    text = "无法提供1件（没有现成信息、需另行制作）、不予处理2件。"

    assert _said(text) == {"requests.unavailable.total": 1, "requests.rejected.total": 2}


def test_other_items_of_the_last_class_are_the_last_row() -> None:
    text = "其他处理5件（其中逾期不补正3件、其他2件）。"

    assert _said(text) == {
        "requests.other_handling.total": 5,
        "requests.other_no_correction.total": 3,
        "requests.other_misc.total": 2,
    }


@pytest.mark.parametrize(
    "text",
    [
        "年底无结转。",
        "年末没有未办结的申请。",
        "无一件在办。",
        "申请均已办结，也不结转下年。",
        "没有需转入下一年度的申请。",
        "不存在结转下年的情形。",
    ],
)
def test_none_left_at_the_end_of_the_year(text: str) -> None:
    assert _said(text)[CARRIED_OUT] == 0
    assert CARRIED_IN not in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "上年底没有未办结件带入。",
        "没有上年转来的件数。",
        "也没有上一年度遗留的申请。",
        "上年无遗留。",
    ],
)
def test_none_came_in_from_last_year(text: str) -> None:
    assert _said(text) == {CARRIED_IN: 0}


def test_neither_came_in_nor_went_on() -> None:
    assert _said("上年结转、结转下年均为0件。") == {CARRIED_IN: 0, CARRIED_OUT: 0}


@pytest.mark.parametrize(
    "text",
    [
        "没有未办结的信访件。",
        "热线工单全部办结，无在办件。",
        "2021年底无结转。",
        "结转资金没有。",
    ],
)
def test_other_things_not_left_over_are_no_requests(text: str) -> None:
    assert CARRIED_OUT not in _said(text)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("留存2件转入2023年。", CARRIED_OUT),
        ("余下2件于次年1月继续办理。", CARRIED_OUT),
        ("还有2件答复期限未到，顺延至明年。", CARRIED_OUT),
        ("上一年度未办完、转到本年度的申请有2件。", CARRIED_IN),
        ("遗留至今年办理的申请2件。", CARRIED_IN),
    ],
)
def test_where_requests_went_may_be_told_around_the_figure(text: str, cell: str) -> None:
    assert _said(text) == {cell: 2}


def test_a_date_of_next_year_does_not_govern_the_next_sentence() -> None:
    text = "1件须到2023年1月答复。已办结的19件中，予以公开18件、部分公开1件。"

    assert _said(text)["requests.granted.total"] == 18


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("30件申请当中，网上12件、邮寄18件。", 30),
        ("共有14件公开申请递交到局里，9件准予公开，5件部分公开。", 14),
        ("全年收到书面申请5件，均依法公开。", 5),
    ],
)
def test_all_requests_may_be_told_with_a_weak_noun(text: str, count: int) -> None:
    assert claimed(text)[NEW] == count


def test_a_written_request_is_one_of_several_ways_beside_others() -> None:
    assert NEW not in claimed("收到书面申请3件、网上申请2件，均已公开。")


def test_those_who_asked_may_be_told_in_everyday_words() -> None:
    text = "受理依申请公开事项7件（村民4件，物业公司2件，律师事务所1件）。"

    found = claimed(text)

    assert found["requests.new.natural_person"] == 4
    assert found["requests.new.business"] == 2
    assert found["requests.new.legal_service"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "受理依申请公开事项7件（村民反映征地4件，公司改制3件）。",
        "受理依申请公开事项7件（村民2件，物业公司1件）。",
    ],
)
def test_subjects_and_brackets_that_do_not_add_up_tell_of_nobody(text: str) -> None:
    assert not {"requests.new.natural_person", "requests.new.business"} & set(claimed(text))


def test_as_many_as_were_received_were_handled() -> None:
    text = "内容上，工伤认定12件，劳动监察8件。20件都在期限内办完。"

    assert claimed("全年收到政府信息公开申请20件，" + text)[HANDLED] == 20


def test_letters_taken_in_for_others_are_no_way_of_asking() -> None:
    assert "requests.channel.mail" not in _said("政务大厅代收信函45件。")


def test_an_outcome_holds_for_the_manner_told_behind_it() -> None:
    text = "实为咨询、以电话解答的1件。"

    assert _said("予以公开19件，" + text)["requests.outcome.consultation"] == 1


def test_requests_turned_back_before_registration_deny_none() -> None:
    assert _said("另有3件退回补正后自行放弃，未予登记。").get(NEW, 20) == 20


def test_outcomes_of_one_row_of_suits_are_none_of_the_whole() -> None:
    text = (
        "政府信息公开行政诉讼3件，其中未经复议直接起诉2件，均被法院驳回，"
        "复议后起诉1件，原告撤诉结案。"
    )

    found = claimed(text)

    assert found["disputes.litigation_after_review.other"] == 1
    assert "disputes.litigation.other" not in found


def test_two_outcomes_of_reviews_share_a_figure() -> None:
    found = claimed("因政府信息公开引发行政复议5件，结果维持、结果纠正各2件，尚未审结1件。")

    assert found["disputes.review.upheld"] == found["disputes.review.corrected"] == 2


def test_no_suit_was_lost_says_nothing_of_suits_won() -> None:
    found = claimed("政府信息公开工作中，未发生被判败诉的行政诉讼。")

    assert found == {"disputes.litigation.corrected": 0}


def test_cases_named_again_tell_what_became_of_them() -> None:
    text = (
        "因政府信息公开被申请行政复议、被提起行政诉讼各2件。复议案件中一件维持；"
        "两起诉讼均未经复议直接起诉。"
    )

    found = claimed(text)

    assert found["disputes.review.upheld"] == 1
    assert found["disputes.review.total"] == found["disputes.litigation.total"] == 2
    assert "disputes.litigation_direct.total" not in found


def test_what_was_left_is_not_handled_though_it_was_later() -> None:
    assert _said("办结17件，剩余3件在2023年1月办结。") == {HANDLED: 17, CARRIED_OUT: 3}


def test_what_was_carried_in_before_makes_no_list_of_what_came() -> None:
    text = "上年结转4件，当年新收公开申请61件，合计办理完毕60件，结转2023年3件。"

    assert not [o for o in narrated(text).observations if o.name == "breakdown"]


def test_a_comparison_with_another_year_ends_with_it() -> None:
    text = "信息公开申请共新增5宗，同2021年的8宗相比少3宗；同意公开4宗。"

    assert claimed(text)["requests.granted.total"] == 4


def test_a_body_of_review_that_decides_is_no_review() -> None:
    text = "其中3件的答复被提起行政复议，复议机关2件维持、1件确认违法。"

    found = _said(text)

    assert found["disputes.review.total"] == 3
    assert found["disputes.review.upheld"] == 2
    assert found["disputes.review.corrected"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "起草、报请区政府印发规范性文件2件。",
        "代县政府起草规范性文件2件。",
        "提请县政府办公室印发行政规范性文件2件。",
    ],
)
def test_documents_drafted_for_the_government_are_not_the_organs(text: str) -> None:
    assert claimed("本局制发行政规范性文件3件。" + text) == {
        "disclosure.normative_documents.issued": 3
    }


def test_acts_are_counted_on_behind_the_money_of_penalties() -> None:
    found = claimed("作出行政处罚30件、罚款2.5万元，行政强制2件，办理行政许可80件。")

    assert found["disclosure.coercion.decisions"] == 2


@pytest.mark.parametrize(
    ("text", "cell", "count"),
    [
        ("公众号自2019年开通以来累计推文2100篇，2022年新增推文310篇。", "wechat", 310),
        ("微信公众号推送48期、计141篇。", "wechat", 141),
        ("在政府网站公开75条，公众号图文133篇。", "wechat", 133),
        ("发布信息 2, 016 条，其中网站 1, 408 条。", "website", 1408),
    ],
)
def test_channels_are_counted_in_an_accounts_own_words(text: str, cell: str, count: int) -> None:
    found = claimed(text)

    assert found[f"disclosure.published_items.{cell}"] == count
    assert found.get("disclosure.published_items.total") != count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年在门户网站发布招聘启事、采购公告、统计公报等80条。", 80),
        ("在门户网站公布统计公报、月度数据等75条。", 75),
    ],
)
def test_what_a_site_published_may_be_listed_by_name(text: str, count: int) -> None:
    assert claimed(text) == {"disclosure.published_items.website": count}


def test_what_was_answered_on_a_site_is_not_published() -> None:
    assert claimed("在门户网站回应群众留言、咨询等80条。") == {}


def test_a_screen_is_a_part_of_a_list_of_channels() -> None:
    text = (
        "全年主动公开信息600条，其中门户网站200条，微信公众号318条，院内电子屏64条，其他渠道33条。"
    )

    parts = [o.values["parts"] for o in narrated(text).observations if o.name == "breakdown"]

    assert parts == [615]


def test_a_later_paragraph_may_take_up_all_that_were_received() -> None:
    lines = (
        "2022年，本乡收到政府信息公开申请12件。",
        "乡党政办对当年新收的13件申请逐件建立台账。",
    )

    conflicts = [o.values for o in narrated(*lines).observations if o.name == "conflict"]

    assert [(one["first"], one["second"]) for one in conflicts] == [(12, 13)]


def test_items_told_again_with_the_same_digits_contradict() -> None:
    lines = (
        "县交通运输局在县政府网站公开政府信息312条。",
        "加强专栏巡查，在县政府网站公开的321条政府信息均经过审核。",
    )

    conflicts = [o.values for o in narrated(*lines).observations if o.name == "conflict"]

    assert [(one["first"], one["second"]) for one in conflicts] == [(312, 321)]


def test_some_of_the_items_told_again_contradict_nothing() -> None:
    lines = (
        "县交通运输局在县政府网站公开政府信息312条。",
        "在县政府网站公开的21条政府信息被转载。",
    )

    assert not [o for o in narrated(*lines).observations if o.name == "conflict"]


@pytest.mark.parametrize("name", ["国家\n秘密", "第三\n方"])
def test_a_name_that_a_line_end_cuts_empties_no_outcome(name: str) -> None:
    text = f"本年度收到政府信息公开申请8件。没有涉及{name}、执法案卷的情形。"
    assert claimed(text) == {"requests.new.total": 8}
