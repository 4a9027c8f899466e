"""What reports say in passing, one cause to a test: what is taken, and what must be left."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
HANDLED = "requests.handled_total.total"
LEFT = "requests.carried_out.total"
CAME_OVER = "requests.carried_in.total"
REVIEWS, SUITS = "disputes.review.total", "disputes.litigation.total"
WEBSITE = "disclosure.published_items.website"
WECHAT = "disclosure.published_items.wechat"
PENALTIES = "disclosure.penalties.decisions"


def _observed(name: str, *lines: str) -> list[tuple[object, ...]]:
    """The values of the observations of one name, without texts."""
    found = [o.values for o in narrated(*lines).observations if o.name == name]
    return [tuple(v for v in values.values() if isinstance(v, int)) for values in found]


# Figures as printed.


def test_blanks_may_part_the_thousands_of_a_figure() -> None:
    text = "官网发布就医信息 1 306 条，微信公众号推送 12 084 条；作出行政处罚决定3 015件。"
    assert claimed(text) == {WEBSITE: 1306, WECHAT: 12084, PENALTIES: 3015}


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开申请2022年 156件。",
        "收到政府信息公开申请 1 5 6件。",
        "收到公开申请156件，其中 12 份。",
    ],
)
def test_blanks_join_nothing_that_is_no_figure_of_thousands(text: str) -> None:
    assert claimed(text)[NEW] == 156


# Requests.


@pytest.mark.parametrize(
    "text",
    [
        "收到公开申请18宗。申请内容里面户籍登记占7宗。",
        "收到公开申请18宗，申请内容涉及房产登记7宗。",
        "全年收到公开申请18宗，咨询登记占7宗。",
    ],
)
def test_a_subject_that_ends_in_register_is_no_second_total(text: str) -> None:
    assert claimed(text) == {NEW: 18}


@pytest.mark.parametrize(
    ("told", "cells"),
    [
        ("其余6件分别作无法提供、不予处理等答复", {}),
        ("6件因国家秘密、个人隐私不予公开", {"requests.denied.total": 6}),
        ("6件系重复申请、不予处理", {"requests.rejected_repeated.total": 6}),
        ("6件予以公开、部分公开", {"requests.outcome.granted_or_partial": 6}),
    ],
)
def test_a_list_of_outcomes_behind_a_figure_is_read_to_its_end(
    told: str, cells: dict[str, int]
) -> None:
    assert claimed(f"处理政府信息公开申请20件，{told}。") == {HANDLED: 20} | cells


def test_results_that_were_published_are_no_requests_granted() -> None:
    assert claimed(
        "办理人大建议9件、政协提案14件，办理结果公开23件。本年度未收到信息公开申请。"
    ) == {NEW: 0}
    assert claimed("收到信息公开申请12件，办理结果公开9件、不予公开3件。") == {
        NEW: 12, "requests.granted.total": 9, "requests.denied.total": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "较2021年的64件，2022年政府信息公开申请增至80件。",
        "与上年的64件相比，政府信息公开申请增加到80件。",
    ],
)
def test_this_years_figure_may_stand_behind_last_years(text: str) -> None:
    assert claimed(text)[NEW] == 80


def test_last_years_figure_beside_this_years_does_not_date_what_follows() -> None:
    text = "收到依申请公开件28件，2021年为35件；加上2021年结转的2件，全年应办30件，办结29件。"
    assert claimed(text) == {
        NEW: 28, "requests.previous_year.total": 35, CAME_OVER: 2, HANDLED: 29,
    }  # fmt: skip


def test_the_difference_of_a_whole_area_is_none_of_the_organ() -> None:
    text = "据区政府办公室通报，全区共收到公开申请118件，较上年减少9件，我街道未收到公开申请。"
    assert "requests.yoy.difference" not in claimed(text)


def test_what_is_left_may_be_told_with_one_character() -> None:
    told = claimed("收到公开申请30件，办结29件，余1件正在补正，转入2023年办理。")
    assert told == {NEW: 30, HANDLED: 29, LEFT: 1}


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        ("跨年件无", LEFT), ("结转下年度的一件也没有", LEFT), ("结转下年：无", LEFT),
        ("上年度结转的没有", CAME_OVER),
    ],
)  # fmt: skip
def test_nothing_carried_over_may_be_said_behind_its_noun(told: str, cell: str) -> None:
    assert claimed(f"收到公开申请16件，{told}。") == {NEW: 16, cell: 0}


@pytest.mark.parametrize("told", ["结转的没有", "跨年度遗留的也没有"])
def test_without_a_direction_nothing_is_said_of_carrying(told: str) -> None:
    assert claimed(f"收到公开申请16件，{told}。") == {NEW: 16}


@pytest.mark.parametrize(
    "text",
    [
        "年内未曾有居民提出信息公开请求。",
        "有关政府信息公开的申请，医院未曾收到。",
        "政府信息公开申请，我校全年没有收到。",
        "就公民申请而言，一件也没有收到。",
        "一件政府信息公开申请都没有收到。",
        "在依申请公开方面，我馆全年一份申请也没有收到。",
    ],
)
def test_no_requests_however_it_is_told(text: str) -> None:
    assert claimed(text) == {NEW: 0}


def test_who_asked_may_stand_before_any_total() -> None:
    text = "7件申请经由邮局寄达，另4件由网上提交，两项合计11件，为我局全年公开申请总量。"
    assert claimed(text) == {"requests.channel.mail": 7, "requests.channel.online": 4, NEW: 11}
    wrong = text.replace("合计11件", "合计12件")
    assert _observed("breakdown", wrong)[0][:2] == (11, 12)


def test_a_letter_that_asks_for_papers_is_a_request() -> None:
    assert claimed("申请公开征地批文的来件共5件，均已书面答复。")[NEW] == 5
    assert claimed("群众来件共5件，均已书面答复。") == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("收到申请9件，均已办结。行政复议与行政诉讼各1件。", 9),
        ("收到申请9件，均已办结。审结行政复议、行政诉讼31件。", None),
        ("收到低保申请9件，均已办结。未发生行政复议、行政诉讼。", None),
    ],
)
def test_reviews_and_suits_beside_them_tell_which_requests_are_meant(
    text: str, wanted: int | None
) -> None:
    assert claimed(text).get(NEW) == wanted


def test_the_one_request_may_be_told_with_who_asked() -> None:
    told = claimed("收到公开申请1件，系律师事务所所提。")
    assert told == {NEW: 1, "requests.new.legal_service": 1}


@pytest.mark.parametrize(
    "told", ["尚有2件在法定期限内", "还有2件仍处于办理期限内", "余2件在答复期内"]
)
def test_what_is_still_within_its_time_is_open(told: str) -> None:
    assert claimed(f"收到公开申请16件，{told}。") == {NEW: 16, LEFT: 2}


def test_done_within_its_time_is_not_open() -> None:
    assert claimed("收到公开申请16件，其余2件在法定期限内办结。") == {NEW: 16}


def test_each_way_in_may_have_a_sentence_of_its_own_before_the_total() -> None:
    told = claimed("全年网上收到信息公开申请9件，信函收到信息公开申请5件，合计14件。")
    assert told == {"requests.channel.online": 9, "requests.channel.mail": 5, NEW: 14}


def test_the_years_part_of_all_that_ever_came_is_what_came() -> None:
    assert claimed("自条例施行以来累计受理公开申请260件，其中2022年17件。") == {NEW: 17}
    assert claimed("历年累计收到公开申请35件，今年2件，均已答复。")[NEW] == 2


def test_what_a_subordinate_body_received_is_another_figure() -> None:
    told = claimed("局机关收到公开申请6件，下属单位收到公开申请11件。")
    assert told[NEW] == 6


@pytest.mark.parametrize(
    "told",
    [
        "延期答复2件，按期答复8件",
        "我局直接办理6件，转有关单位办理4件",
        "由县住建局承办4件",
    ],
)
def test_what_was_done_in_parts_is_not_all_that_was_done(told: str) -> None:
    assert claimed(f"收到公开申请10件，{told}。") == {NEW: 10}


def test_to_answer_openly_is_to_grant_where_requests_are_told() -> None:
    assert claimed("收到公开申请10件，公开答复4件，不公开答复2件。") == {
        NEW: 10, "requests.granted.total": 4, "requests.denied.total": 2,
    }  # fmt: skip
    assert claimed("承办政协提案4件，公开答复4件。") == {}


def test_those_that_were_done_may_open_the_sentence() -> None:
    told = claimed("年度内办结的16件申请当中，不予公开5件，部分公开的3件。")
    assert told[HANDLED] == 16


def test_an_average_is_no_total() -> None:
    text = "平均每月公开信息53条，全年公开信息640条。年均收到公开申请5件。"
    assert claimed(text) == {"disclosure.published_items.total": 640}


def test_two_halves_may_be_told_before_the_year() -> None:
    told = claimed("上半年公开信息310条，下半年公开信息330条，全年共640条。")
    assert told["disclosure.published_items.total"] == 640


@pytest.mark.parametrize(
    "text",
    [
        "对近三年的36件依申请公开答复书进行评查。",
        "公文标注属性：依申请公开20件，主动公开112件，不予公开3件。",
    ],
)
def test_papers_about_requests_are_none(text: str) -> None:
    told = claimed(text)
    assert not [cell for cell in told if cell.startswith("requests.")]


def test_requests_that_may_be_granted_are_told_so() -> None:
    told = claimed("公开申请共9宗，可以公开的2宗，不予公开的3宗。")
    assert told == {NEW: 9, "requests.granted.total": 2, "requests.denied.total": 3}


# Reviews and suits.


@pytest.mark.parametrize(
    "text",
    [
        "我局作为被申请人的行政复议案件31件，其中涉及信息公开3件。",
        "全年行政复议案件31件（其中政府信息公开3件）。",
    ],
)
def test_reviews_of_every_kind_are_not_those_of_disclosure(text: str) -> None:
    assert claimed(text).get(REVIEWS) != 31


def test_a_comparison_may_stand_before_what_became_of_all_cases() -> None:
    told = claimed("政府信息公开行政复议案件2件，较上年减少1件，结果均为维持。")
    assert told == {REVIEWS: 2, "disputes.review.upheld": 2}


@pytest.mark.parametrize("other", ["责任追究", "行政赔偿", "问责情况"])
def test_what_no_form_counts_may_be_denied_beside_the_cases(other: str) -> None:
    text = f"未发生因政府信息公开引发的行政复议、行政诉讼及{other}。"
    assert claimed(text) == {REVIEWS: 0, SUITS: 0}


def test_no_case_lost_says_nothing_of_all_cases() -> None:
    assert REVIEWS not in claimed("未发生因政府信息公开引发的行政复议、行政诉讼败诉。")


@pytest.mark.parametrize(
    "text",
    [
        "没有因此当过行政复议被申请人，也没有当过行政诉讼被告。",
        "不存在因公开工作被申请复议、被起诉之情事。",
    ],
)
def test_the_organs_part_in_a_case_names_it(text: str) -> None:
    assert claimed(text) == {REVIEWS: 0, SUITS: 0}


def test_cases_that_an_answer_brought_about_are_against_the_organ() -> None:
    told = claimed("因申请答复引发行政复议4件，其中维持3件，其他结果1件。")
    assert told[REVIEWS] == 4


def test_a_suit_may_be_named_by_a_short_word_and_wait_for_judgment() -> None:
    told = claimed("信息公开引起的行政复议1件。涉诉2件，其中驳回1件，待判1件。")
    assert told[SUITS] == 2
    assert told["disputes.litigation.pending"] == 1


# Table two.


@pytest.mark.parametrize(
    "text",
    [
        "对以省政府名义印发的11件规范性文件提出了修改意见。",
        "对现行有效的8件规范性文件开展评估。",
        "将县政府制定的7件规范性文件逐一解读。",
    ],
)
def test_documents_that_something_is_done_with_are_not_counted(text: str) -> None:
    assert claimed("制发规范性文件3件。" + text) == {"disclosure.normative_documents.issued": 3}


def test_documents_still_in_force_by_another_word() -> None:
    told = claimed("新出台行政规范性文件2件，目前仍有效力的行政规范性文件15件。")
    assert told["disclosure.normative_documents.in_force"] == 15


@pytest.mark.parametrize(
    "told",
    ["立案并下达处罚决定29件", "下达行政处罚决定29件", "简易程序和一般程序合计处罚决定29件"],
)
def test_penalties_are_decided_in_many_words(told: str) -> None:
    assert claimed(f"作出行政许可决定84件；{told}。")[PENALTIES] == 29


def test_branches_of_decisions_are_not_all_of_them() -> None:
    told = claimed("作出准予行政许可决定71件、不予行政许可决定2件，合计处理决定73件。")
    assert told == {"disclosure.licensing.decisions": 73}


def test_the_form_of_2019_has_a_column_for_what_did_not_change() -> None:
    text = "行政许可事项新增3项，行政处罚事项没有增减。"
    told = {"disclosure.licensing.change": 3, "disclosure.penalties.change": 0}
    assert claimed(text, year=2020, form="2019") == told


# Items published.


def test_sheets_are_hung_on_a_board() -> None:
    text = "政府网站公开信息94条，社区公告栏张贴210份，更新公告栏12处。"
    assert claimed(text)["disclosure.published_items.bulletin_board"] == 210


@pytest.mark.parametrize(
    "text",
    [
        "主动公开信息1070条，其中640条发布在官网，350条推送在微信公众号，其余80条张贴于公示栏。",
        "主动公开信息1070条，640条通过政府网站公开，350条由“示例教育”公众号推出，80条张贴于公示栏。",
        "主动公开信息1070条，640条信息在门户网站上发布，350条在微信平台推送，余下80条贴在公示栏。",
    ],
)
def test_the_channel_may_stand_behind_its_figure(text: str) -> None:
    assert claimed(text) == {
        "disclosure.published_items.total": 1070, WEBSITE: 640, WECHAT: 350,
        "disclosure.published_items.bulletin_board": 80,
    }  # fmt: skip


@pytest.mark.parametrize(
    "told", ["12条被省政府网站采用", "12条由融媒体中心转载", "收到意见30条，9条在网站公开反馈"]
)
def test_what_others_took_over_is_not_published_by_the_organ(told: str) -> None:
    assert claimed(f"公开信息640条。{told}。") == {"disclosure.published_items.total": 640}


def test_a_channels_items_since_its_beginning_are_not_the_years() -> None:
    assert claimed("网站信息累计3500条，当年新增288条。") == {WEBSITE: 288}


def test_companies_and_bureaus_have_websites_of_their_own() -> None:
    assert claimed("公开信息600条，其中公司网站约420条。")[WEBSITE] == 420
    assert claimed("收到公开申请7件，其中局官网5件。")["requests.channel.online"] == 5


def test_a_total_told_twice_may_open_with_the_organs_name() -> None:
    first = "示例县民政局全年主动公开政府信息418条，涵盖社会救助、养老服务。"
    assert _observed("conflict", first, "我局全年主动公开政府信息481条。") == [(418, 481)]
    assert _observed("conflict", "围绕重点领域主动公开政府信息418条。", "全年公开信息481条。") == []


def test_a_list_may_name_its_parts_before_their_number() -> None:
    text = "公开信息共760条，分网站、微信、报刊三类，分别为420条、280条和40条。"
    assert _observed("breakdown", text)[0][:2] == (740, 760)


def test_members_of_an_area_are_told_side_by_side_without_the_total() -> None:
    text = "县政府各部门受理公开申请90件，各乡镇受理12件。"
    assert NEW not in claimed(text, kind="government", level="county")
    whole = "全县各部门共受理公开申请102件，办结102件。"
    assert claimed(whole, kind="government", level="county")[NEW] == 102
