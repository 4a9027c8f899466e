"""Whose figure it is and by which channel, where names of bodies and pages stand around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goiaudit.narrative import narrate
from tests.narrative.reports import claimed, narrated, unread

NEW = "requests.new.total"
REVIEWS = "disputes.review.total"
SUITS = "disputes.litigation.total"
TOTAL = "disclosure.published_items.total"
WEBSITE = "disclosure.published_items.website"
WECHAT = "disclosure.published_items.wechat"
WEIBO = "disclosure.published_items.weibo"
NEW_MEDIA = "disclosure.published_items.new_media"
OTHER = "disclosure.published_items.other"
SUMMED = "本报告表格为全区汇总数。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过微信公众号公开72条，通过公告栏等其他方式公开13条。", {WECHAT: 72, OTHER: 13}),
        ("通过微信公众号公开72条，通过报刊、电视等其他方式公开13条。", {WECHAT: 72, OTHER: 13}),
    ],
)
def test_other_ways_behind_one_of_them_are_the_rest(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


def test_ways_that_are_not_called_other_are_told_of_them_all() -> None:
    assert claimed("通过公告栏、网站等多种方式公开信息90条。") == {TOTAL: 90}


@pytest.mark.parametrize(
    ("channel", "count"),
    [("区政府网站专栏", 107), ("门户网站栏目", 6), ("税务网站", 74), ("公安局网站", 8)],
)
def test_a_website_may_have_a_name_or_a_column(channel: str, count: int) -> None:
    text = f"主动公开政府信息312条，其中公众号205条、{channel}{count}条。"

    assert claimed(text) == {TOTAL: 312, WECHAT: 205, WEBSITE: count}


@pytest.mark.parametrize(
    "channel", ["转载国家网站", "示例部门被省级网站", "专栏", "民生类网站", "手机客户端"]
)
def test_what_others_put_out_is_not_the_own_website(channel: str) -> None:
    text = f"主动公开政府信息312条，其中公众号205条、{channel}107条。"

    assert WEBSITE not in claimed(text)


def test_columns_that_are_counted_themselves_are_no_items() -> None:
    assert claimed("公开政府信息312条，其中公众号205条，网站专栏7个。") == {TOTAL: 312, WECHAT: 205}


def test_what_the_year_has_added_may_be_named_by_the_year() -> None:
    text = "累计公开政府信息8640条，其中2022年新增1127条。"

    assert claimed(text)[TOTAL] == 1127
    assert TOTAL not in claimed(text, year=2023)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请县教育局公开政府信息的有11件。", 11),
        ("居民申请公开政府信息的事项，计有9件（另有上年转来1件）。", 9),
        ("由居民递交的申请公开政府信息事项，计有9件。", 9),
    ],
)
def test_what_somebody_asked_an_organ_to_publish_is_asked_for(text: str, expected: int) -> None:
    told = claimed(text)

    assert told[NEW] == expected
    assert TOTAL not in told


@pytest.mark.parametrize(
    "text", ["企业申请资质，公开信息11件。", "由企业递交的申请公开政府信息事项，计有9件。"]
)
def test_what_is_asked_for_by_some_is_not_all_of_it(text: str) -> None:
    assert NEW not in claimed(text)


@pytest.mark.parametrize(
    "text",
    ["申请、复议、诉讼均为零。", "我乡申请、复议、诉讼件数均为零。", "申请和复议、诉讼均未发生。"],
)
def test_requests_named_in_one_row_with_cases_are_those_for_information(text: str) -> None:
    assert claimed(text) == {NEW: 0, REVIEWS: 0, SUITS: 0}


@pytest.mark.parametrize(
    "text",
    [
        "行政复议申请、行政诉讼均未发生。",
        "许可申请、复议、诉讼均为零。",
        "被申请复议、诉讼均为零。",
    ],
)
def test_other_applications_beside_cases_are_no_requests(text: str) -> None:
    assert NEW not in claimed(text)


@pytest.mark.parametrize("others", ["其他申请", "另外的公开申请", "其他形式的公开申请"])
def test_that_nothing_else_came_is_no_zero(others: str) -> None:
    assert NEW not in claimed(f"依申请公开方面，除网上1件外，未再收到{others}。")


@pytest.mark.parametrize("asker", ["公民、法人和其他组织", "公民、法人及其他社会组织", "任何人"])
def test_that_nobody_asked_is_one_whoever_is_named(asker: str) -> None:
    assert claimed(f"未收到{asker}的公开申请。") == {NEW: 0}


def test_a_sum_of_the_area_is_told_last_behind_those_of_its_bodies() -> None:
    text = "区政府收到公开申请12宗，区政府各部门收到84宗，各街道收到31宗，全区合计127宗。"

    assert claimed(SUMMED, text) == {NEW: 127}
    assert claimed(SUMMED, "全区收到公开申请127宗。") == {NEW: 127}


def test_a_sum_that_is_smaller_than_a_part_is_not_the_whole() -> None:
    text = "区政府收到公开申请12宗，区政府各部门收到84宗，全区合计31宗。"

    assert claimed(SUMMED, text).get(NEW) != 31


@pytest.mark.parametrize(
    "line",
    [
        "全区汇总数据见《示例区2023年政府信息公开工作年度报告》。",
        "本报告为区政府办公室的报告，各部门汇总情况另行公布。",
        "表格只统计本机关，未汇总各部门的年度报告。",
    ],
)
def test_what_is_summed_up_elsewhere_leaves_the_tables_the_organs_own(line: str) -> None:
    text = "全区收到政府信息公开申请268件。"
    of_office = claimed(line, text, kind="department", organ="示例区政府办公室")
    assert of_office == {"requests.area.new.total": 268}


def test_the_office_of_a_province_tells_of_itself() -> None:
    lines = (
        "全省各级行政机关收到公开申请28617件。",
        "省政府办公厅（表格数据仅反映本机关）新收公开申请124件。",
    )

    assert claimed("".join(lines)) == {"requests.area.new.total": 28617, NEW: 124}


def test_what_another_body_did_besides_is_not_the_organs() -> None:
    penalties = "disclosure.penalties.decisions"

    assert claimed("本镇作出行政处罚27件，县农业局驻镇中心另作出行政处罚41件。") == {penalties: 27}
    assert claimed("作出行政许可27件，本局另作出行政处罚41件。")[penalties] == 41


def test_matters_may_be_added_by_a_verb_before_them() -> None:
    changes = {"disclosure.licensing.change": 3, "disclosure.penalties.change": -2}

    assert claimed("新增行政许可事项3项，减少行政处罚事项2项。", form="2019") == changes
    assert claimed("新增行政许可事项3项。", form="2021") == {}


def test_outcomes_behind_a_sentence_on_cases_are_of_the_requests() -> None:
    text = "收到公开申请7件，行政诉讼同样没有。除2件因信息不存在无法提供外，5件都给予公开。"

    told = claimed(text)
    assert told["requests.granted.total"] == 5
    assert 2 in (
        told.get("requests.unavailable.total"),
        told.get("requests.unavailable_not_held.total"),
    )


def test_outcomes_of_cases_stay_with_the_cases() -> None:
    told = claimed("收到公开申请7件，行政复议2件。1件维持，1件驳回。")

    assert not any(cell.startswith("requests.granted") for cell in told)


def test_a_text_without_a_title_that_names_only_its_members_is_of_the_area() -> None:
    text = "全县各乡镇、各部门主动公开政府信息946条。收到公开申请14件。"
    report = narrated(text)

    assert {claim.cell: claim.value for claim in report.claims}[NEW] == 14


def test_a_town_that_speaks_of_the_area_is_not_the_area() -> None:
    assert "requests.area.new.total" in claimed("全县各部门收到公开申请14件。本镇收到1件。")


@pytest.mark.parametrize(
    "text",
    [
        "累计公开政府信息9640条，当中2022年公开1127条。",
        "到2022年底，累计公开政府信息9640条，本年度公开1127条。",
        "历年累计公开政府信息9640条，2022年度新增1127条。",
    ],
)
def test_one_year_told_behind_all_of_them(text: str) -> None:
    assert claimed(text) == {TOTAL: 1127, "disclosure.published_items.cumulative": 9640}


def test_what_the_year_itself_added_up_is_of_the_year() -> None:
    assert claimed("全年累计公开政府信息9640条，公众号127条。")[TOTAL] == 9640


@pytest.mark.parametrize(
    "text",
    [
        "区本级收到公开申请12件，区直部门收到84件，镇街收到31件，合计127件。",
        "代表区政府收到公开申请100件，自身收到27件，共127件。",
    ],
)
def test_parts_of_bodies_that_add_up_are_not_the_whole(text: str) -> None:
    told = narrated(SUMMED, text).claims

    assert [claim.value for claim in told if claim.cell == NEW] == [127]


def test_parts_of_a_year_stay_beside_their_sum() -> None:
    told = claimed("上半年收到公开申请5件，下半年收到7件，全年合计12件。")

    assert told["requests.half_year.new.total"] == 7
    assert told[NEW] == 12


def test_what_was_carried_in_is_no_body_beside_the_sum() -> None:
    text = "区政府及各部门新收公开申请12件，上年结转3件，共计15件。"

    assert claimed(SUMMED, text) == {NEW: 12, "requests.carried_in.total": 3}


@pytest.mark.parametrize(
    "text",
    [
        "转送县住建局的公开申请4件。",
        "移送县住建局办理公开申请4件。",
        "转由其他单位办理的公开申请4件。",
    ],
)
def test_what_was_sent_on_is_not_handled_here(text: str) -> None:
    assert claimed(text) == {}


def test_what_was_sent_to_us_is_handled_here() -> None:
    assert claimed("转由我局办理的公开申请3件。") == {"requests.handled_total.total": 3}


def test_of_several_kinds_of_requests_none_is_all_of_them() -> None:
    assert claimed("征地类公开申请5件、规划类公开申请3件。") == {}
    assert claimed("收到征地类公开申请5件。") == {NEW: 5}
    assert claimed("收到各类公开申请5件，各类公开申请办结3件。")[NEW] == 5


def test_what_another_organ_reports_is_left_out() -> None:
    penalties = "disclosure.penalties.decisions"

    assert claimed("作出行政处罚27件；联合作出行政处罚6件，计入县应急局。") == {penalties: 27}
    assert claimed("作出行政处罚27件，计入本局统计。") == {penalties: 27}


@pytest.mark.parametrize("text", ["上年（0", "收到公开申请9件，上年（12件）。"])
def test_a_bracket_right_behind_last_year_holds_its_figure(text: str) -> None:
    assert NEW not in claimed(text) or claimed(text)[NEW] == 9


@pytest.mark.parametrize(
    "text", ["应主动公开信息560条，实际公开556条。", "拟公开信息560条。", "需公开信息560条。"]
)
def test_what_is_due_to_be_published_is_not_published(text: str) -> None:
    assert TOTAL not in claimed(text) or claimed(text)[TOTAL] == 556


@pytest.mark.parametrize("text", ["逾期答复0件。", "超时办结0件。", "未按时答复的为0件。"])
def test_nothing_late_is_no_zero_of_what_was_answered(text: str) -> None:
    assert claimed(f"收到公开申请6件，按期答复6件，{text}") == {
        NEW: 6, "requests.answered.total": 6,
    }  # fmt: skip


def test_some_that_are_described_are_not_all_that_were_answered() -> None:
    assert claimed("收到公开申请12件，对反复申请的5件合并答复。") == {NEW: 12}
    assert claimed("收到公开申请12件，对收到的12件逐一答复。") == {NEW: 12}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开申请、复议、诉讼分别为12件、2件、1件。", {NEW: 12, REVIEWS: 2, SUITS: 1}),
        ("公开申请和复议分别有12件和2件。", {NEW: 12, REVIEWS: 2}),
        ("依申请公开行政复议、行政诉讼分别为2件、1件。", {REVIEWS: 2, SUITS: 1}),
        ("网站、公众号分别公开134条、84条。", {WEBSITE: 134, WECHAT: 84}),
    ],
)
def test_lists_of_things_and_then_of_their_figures(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


def test_decisions_that_were_shown_are_not_those_that_were_taken() -> None:
    assert claimed("在信用平台公示行政许可决定53件、行政处罚决定33件。") == {}
    assert len(claimed("作出行政许可决定53件、行政处罚决定33件并公示。")) == 2


def test_of_all_papers_issued_some_are_normative() -> None:
    issued = "disclosure.normative_documents.issued"

    assert claimed("印发文件86件，其中规范性文件2件、主动公开31件。") == {issued: 2}
    assert claimed("上级印发的文件86件中，规范性文件2件。") == {}
    assert claimed("归档文件86件，其中规范性文件2件。") == {}


@pytest.mark.parametrize(
    "text",
    [
        "村（社区）未收到公开申请。",
        "各村、社区均未收到公开申请。",
        "未收到不符合要求的公开申请。",
        "12月收到的公开申请1件将于2023年1月答复。",
    ],
)
def test_what_is_said_of_some_says_nothing_of_all(text: str) -> None:
    assert NEW not in claimed(text)


def test_a_period_that_ends_with_the_year_is_no_month() -> None:
    assert claimed("1-12月收到的公开申请1件。") == {NEW: 1}


def test_no_decision_is_no_decision_and_no_power_is_nothing() -> None:
    assert claimed("无行政处罚决定。") == {"disclosure.penalties.decisions": 0}
    assert claimed("无行政处罚职能。") == {}


def test_a_share_may_be_counted_right_behind_it() -> None:
    text = "收到公开申请30件，予以公开的占40%，即12件。"

    assert claimed(text)["requests.granted.total"] == 12


def test_a_suit_may_be_called_briefly_beside_a_review() -> None:
    assert claimed("信息公开复议案3件、诉讼案2件。") == {REVIEWS: 3, SUITS: 2}


def test_the_level_of_a_government_is_not_its_area() -> None:
    text = "县本级收到公开申请41件。"
    report = narrated(text, kind="government", level="county")

    assert [claim.doubt for claim in report.claims] == ["scope"]
    assert claimed(text) == {NEW: 41}


def test_the_words_before_and_belong_to_the_figure_before_them() -> None:
    assert claimed("42件新收申请和3件结转申请中，办结44件。")[NEW] == 42
    assert claimed("12件公开申请已答复10件。")["requests.answered.total"] == 10


def test_the_end_of_a_noun_is_no_verb_of_receiving() -> None:
    assert claimed("42件公开申请涉及房屋征收31件、物业管理11件。").get(NEW) != 31


@pytest.mark.parametrize("verb", ["公开信息", "推送", "发布信息"])
def test_as_many_on_every_channel(verb: str) -> None:
    assert claimed(f"公众号、网站各{verb}100条。") == {WEBSITE: 100, WECHAT: 100}


def test_bodies_that_each_published_are_no_channels() -> None:
    assert claimed("公众号开通后，各单位公开信息100条。").get(WECHAT) != 100


def test_kinds_in_a_bracket_do_not_end_the_list_of_acts() -> None:
    text = "行政许可156件（施工许可120件、预售许可36件）、行政处罚15件。"

    assert claimed(text)["disclosure.penalties.decisions"] == 15


def test_a_bureau_that_decides_reviews_counts_its_own_alone() -> None:
    bureau = replace(unread("办理政府信息公开行政复议案件18件。"), organ="示例县司法局")
    own = replace(unread("全年发生信息公开行政复议1件。"), organ="示例县司法局")

    assert narrate(bureau).claims == ()
    assert [claim.value for claim in narrate(own).claims] == [1]
    assert claimed("办理政府信息公开行政复议案件18件。") == {REVIEWS: 18}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过微信公众号公开291条,通过微博公众号发布信息51条。", {WECHAT: 291, WEIBO: 51}),
        ("政务新媒体(微信公众号等)公开信息229条。", {NEW_MEDIA: 229}),
        ("政务新媒体(微信公众号、微博)发布信息229条,网站发布80条。", {NEW_MEDIA: 229, WEBSITE: 80}),
        ("政府网站(含微信公众号)公开信息229条。", {TOTAL: 229}),
        ("通过政府信息公开专栏、微信公众号合计发布信息104条。", {TOTAL: 104}),
        ("微信公众号“信息公开”专栏发布信息104条。", {WECHAT: 104}),
        ("在政府网站信息公开专栏发布信息104条。", {WEBSITE: 104}),
    ],
)
def test_the_channel_of_a_figure_where_two_names_stand_side_by_side(
    text: str, expected: dict[str, int]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开统计信息237条、人事信息142条。常态化公开防汛信息27条。", None),
        ("一是公开防汛信息27条；二是公开招考信息22条。", None),
        ("公开防汛信息27条；公开招考信息22条；全年公开政府信息122条。", 122),
        ("公开统计信息237条、人事信息142条。全年公开政府信息427条。", 427),
        ("公开防汛信息27条；二是办理建议22件。", 27),
    ],
)
def test_items_of_a_subject_are_all_of_them_only_alone(text: str, expected: int | None) -> None:
    assert claimed(text).get(TOTAL) == expected
