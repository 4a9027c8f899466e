"""Wordings of districts, cities and departments; organs and figures are made up."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW, HANDLED = "requests.new.total", "requests.handled_total.total"
ANSWERED = "requests.answered.total"
CARRIED_IN, CARRIED_OUT = "requests.carried_in.total", "requests.carried_out.total"
GRANTED, PARTLY = "requests.granted.total", "requests.partially_granted.total"
DENIED, UNAVAILABLE = "requests.denied.total", "requests.unavailable.total"
NOT_HELD, UNCLEAR = "requests.unavailable_not_held.total", "requests.unavailable_unclear.total"
ONLINE, MAIL = "requests.channel.online", "requests.channel.mail"
IN_PERSON = "requests.channel.in_person"
ITEMS = "disclosure.published_items."
WEBSITE, WECHAT = ITEMS + "website", ITEMS + "wechat"
REVIEW, SUITS = "disputes.review.", "disputes.litigation."
RECEIVED = "全年收到政府信息公开申请30件。"


def _behind_requests(text: str) -> dict[str, object]:
    """What a text behind the number of requests received claims beside that number."""
    found = claimed(RECEIVED + text, year=2022)
    return {cell: value for cell, value in found.items() if (cell, value) != (NEW, 30)}


@pytest.mark.parametrize(
    "text",
    [
        "加上去年余下的4件，共办结34件。",
        "2021年剩下的4件也已办理，合并起来办结34件。",
        "连同2021年末未结的4件，共办结34件。",
        "上年余留4件，全年办结34件。",
        "加结转4件，全年办结34件。",
        "连同结转的4件，全年办结34件。",
    ],
)
def test_what_was_left_from_last_year_was_carried_in(text: str) -> None:
    assert _behind_requests(text) == {CARRIED_IN: 4, HANDLED: 34}


@pytest.mark.parametrize(
    "text",
    ["办结28件，结存2件。", "办结28件，年末结余2件。", "办结28件，剩下2件到2023年答复。"],
)
def test_what_is_in_hand_at_the_end_is_carried_out(text: str) -> None:
    assert _behind_requests(text) == {HANDLED: 28, CARRIED_OUT: 2}


def test_money_that_is_left_is_no_request() -> None:
    assert _behind_requests("经费上年剩余3万元，年末结余2万元。") == {}


def test_a_total_that_holds_what_was_carried_in_takes_the_first_count_back() -> None:
    text = "28件办结，2件跨年；2021年剩下的5件也已答复，合并办结33件。"

    assert _behind_requests(text) == {CARRIED_OUT: 2, CARRIED_IN: 5, HANDLED: 33}


@pytest.mark.parametrize(
    "text",
    [
        "全年新接申请12件，其中予以公开8件、不予公开4件。",
        "全年接办公开申请12件，其中予以公开8件、不予公开4件。",
        "全年信息公开申请进件12件，其中予以公开8件、不予公开4件。",
        "12件申请全年录入系统，其中予以公开8件、不予公开4件。",
        "申请12件，其中予以公开8件、不予公开4件。",
        "依申请公开：受埋12件，其中予以公开8件、不予公开4件。",
    ],
)
def test_requests_come_in_by_many_a_verb(text: str) -> None:
    assert claimed(text) == {NEW: 12, GRANTED: 8, DENIED: 4}


def test_who_asked_tells_that_information_was_asked_for() -> None:
    text = "示例县民政局本年申请量为12件。公民个人提出9件，律师事务所提出3件。"

    assert claimed(text) == {
        NEW: 12,
        "requests.new.natural_person": 9,
        "requests.new.legal_service": 3,
    }


def test_what_was_asked_for_may_stand_between_the_verb_and_its_noun() -> None:
    text = "依申请公开工作中，受理村民查询征地批文的申请两件。"

    assert claimed(text) == {NEW: 2}
    assert claimed("受理要求公开拆迁清单的申请三件。") == {NEW: 3}


def test_a_heading_on_the_requests_of_the_year_names_them() -> None:
    text = "2022年的申请办理情况是：年初带入2件，年内新收到30件，年内办完31件。均申请公开信息。"

    found = claimed(text, year=2022)

    assert found == {CARRIED_IN: 2, NEW: 30, HANDLED: 31}


@pytest.mark.parametrize(
    "text",
    [
        "行政许可的申请办理情况是：年内新收到304件，办结310件。政府信息公开工作有序。",
        "全年申请办理情况：收到低保申请120件，办结118件。",
        "受理困难群众临时救助的申请三件，信息公开工作有序。",
        "28件许可申请录入系统。信息公开工作有序。",
        "贷款申请12件（网络9、信函3），已办结12件。",
    ],
)
def test_requests_for_anything_else_stay_unread(text: str) -> None:
    assert claimed(text) == {}


def test_requests_that_public_bodies_received_themselves_are_none_of_the_report() -> None:
    area = "按全市汇总口径（与后附各表一致），全市接到公开申请90件。"
    bodies = "市属医院等公共企事业单位另登记公开申请40件。"

    assert claimed(area + bodies) == {NEW: 90}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("全部提供6件。", GRANTED),
        ("属于可公开范围并提供的6件。", GRANTED),
        ("仅能提供一部分的6件。", PARTLY),
        ("没有找到的6件。", NOT_HELD),
        ("经一次补正内容依旧不明确的6件。", UNCLEAR),
        ("实为投诉举报的6件。", "requests.rejected_petition.total"),
        ("超期未补正视为放弃的6件。", "requests.other_no_correction.total"),
    ],
)
def test_outcomes_are_told_in_plain_words(text: str, cell: str) -> None:
    assert _behind_requests(text) == {cell: 6}


@pytest.mark.parametrize(
    "text",
    [
        "因不掌握或须另行加工汇编而无法提供6件。",
        "因不掌握、需要另行制作而无法提供6件。",
        "因不掌握等原因无法提供6件。",
    ],
)
def test_several_reasons_of_one_figure_make_it_the_class(text: str) -> None:
    assert _behind_requests(text) == {UNAVAILABLE: 6}


def test_a_short_reason_between_because_and_the_class_is_the_item() -> None:
    assert _behind_requests("因内容不明确无法提供6件。") == {UNCLEAR: 6}


def test_a_class_with_some_reasons_is_no_total_beside_another_of_its_reasons() -> None:
    text = "因过程性信息、内部事务信息不予公开3件，因国家秘密不予公开1件。"

    assert _behind_requests(text) == {"requests.denied_state_secret.total": 1}


def test_a_paragraph_goes_on_with_the_requests_of_the_one_before() -> None:
    text = "上述申请连同2021年未结的2件，共办结32件，其中“部分公开”的4件。"

    assert claimed(f"{RECEIVED}\n{text}", year=2022) == {
        NEW: 30,
        CARRIED_IN: 2,
        HANDLED: 32,
        PARTLY: 4,
    }


def test_what_was_asked_for_is_no_heading_of_what_follows() -> None:
    text = "申请内容集中在行政处罚依据。按申请渠道划分，互联网政务平台21件、邮政信函9件。"

    assert _behind_requests(text) == {ONLINE: 21, MAIL: 9}


def test_requests_are_filled_in_and_handed_in_at_many_a_place() -> None:
    text = "由厅网受理端进入的21件，到现场填表9件。"

    assert _behind_requests(text) == {ONLINE: 21, IN_PERSON: 9}


@pytest.mark.parametrize("than", ["少于2021年（31件）", "不及2021年的31件", "低于2021年（31件）"])
def test_last_years_figure_ends_with_its_comparison(than: str) -> None:
    text = f"收到公开申请18件，{than}；网络申请13件，信函申请5件。"

    found = claimed(text, year=2022)

    assert (found[NEW], found[ONLINE], found[MAIL]) == (18, 13, 5)
    assert not any("previous_year.channel" in cell for cell in found)


def test_the_sentence_behind_last_years_figure_is_of_this_year_again() -> None:
    text = "全年发布信息124条，2021年为96条。其中，微信公众号80条。"

    assert claimed(text, year=2022)[WECHAT] == 80


def test_requests_received_fall_from_last_years_number_to_this_years() -> None:
    text = "依法办理公开申请。收到的申请从上年51件降为44件。"

    assert claimed(text)[NEW] == 44


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("前者维持2件、纠正1件，后者驳回2件。", {REVIEW + "upheld": 2, REVIEW + "corrected": 1}),
        (
            "前一类维持2件、纠正1件，后一类驳回2件。",
            {REVIEW + "upheld": 2, REVIEW + "corrected": 1},
        ),
    ],
)
def test_the_former_and_the_latter_are_the_cases_told_before(
    text: str, wanted: dict[str, object]
) -> None:
    found = claimed("因信息公开引起的行政复议3件、行政诉讼2件，" + text)

    totals = {REVIEW + "total": 3, SUITS + "total": 2, SUITS + "upheld": 2}
    assert found == {**totals, **wanted}


def test_the_former_of_cases_that_nobody_named_is_left_out() -> None:
    assert claimed("因信息公开引起的行政复议3件，前者维持2件。") == {REVIEW + "total": 3}


@pytest.mark.parametrize(
    "text",
    [
        "因土地登记引发的其他行政诉讼26件。",
        "因工伤认定引起的行政复议15件。",
        "因行政处罚引发的行政诉讼5件。",
        "信息公开以外，其他行政诉讼30件。",
        "行政诉讼26件，不属本表统计口径。",
    ],
)
def test_cases_of_another_cause_stay_out_of_the_table(text: str) -> None:
    assert _behind_requests(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "因公开答复引起的行政复议2件。",
        "因当事人不服引起的行政复议2件。",
        "因此引发的行政复议2件。",
        "因历史遗留问题引发的信息公开行政复议2件。",
    ],
)
def test_cases_about_disclosure_stay_in_whatever_brought_them(text: str) -> None:
    assert _behind_requests(text) == {REVIEW + "total": 2}


def test_a_short_name_of_cases_tells_whose_the_outcomes_are() -> None:
    text = "对答复不服的2件，省厅复议后一件维持、一件由申请人撤回。"

    assert _behind_requests(text) == {REVIEW + "upheld": 1, REVIEW + "other": 1}


def test_a_difference_stands_between_two_names_and_their_figures() -> None:
    text = "因信息公开引起的行政复议、诉讼比上年各少2件，仍分别有9件和4件。"

    found = claimed(text)

    assert (found[REVIEW + "total"], found[SUITS + "total"]) == (9, 4)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("县政府网站上线信息42条。", {WEBSITE: 42}),
        ("县政府网站、公众号分别更文42条和9篇。", {WEBSITE: 42, WECHAT: 9}),
        ("办事处网页全年上载信息42条（次）。", {WEBSITE: 42}),
        ("公众号推送原创作品9篇。", {WECHAT: 9}),
        ("发稿网站42、微信9。", {WEBSITE: 42, WECHAT: 9}),
        ("公众号历年累计推文6318篇（2022年9篇）。", {WECHAT: 9}),
    ],
)
def test_items_are_told_in_the_words_of_those_who_put_them_out(
    text: str, wanted: dict[str, object]
) -> None:
    assert claimed(text, year=2022) == wanted


def test_items_behind_a_heading_of_their_own_are_no_way_of_asking() -> None:
    text = "依申请公开：受理1件，已办结；主动公开：网站57条，“示例街道”微信27条。"

    assert claimed(text) == {NEW: 1, WEBSITE: 57, WECHAT: 27}


def test_subjects_summed_up_among_all_items_are_not_all_items() -> None:
    text = "全年公开各类信息752条，其中惠农补贴、低保公示等信息合计413条。"

    assert claimed(text) == {ITEMS + "total": 752}


def test_items_of_last_year_beside_those_of_this_are_no_other_subject() -> None:
    assert claimed("全年对外发布涉农信息124条，2021年为96条。", year=2022) == {ITEMS + "total": 124}


def test_a_part_between_two_rows_does_not_end_the_list_of_acts() -> None:
    text = "本年共办理行政处罚案件43件，办理行政许可612件，其中登记类58件；行政强制措施17起。"

    assert claimed(text) == {
        "disclosure.penalties.decisions": 43,
        "disclosure.licensing.decisions": 612,
        "disclosure.coercion.decisions": 17,
    }


def test_a_government_that_names_its_office_beside_it_speaks_of_its_area() -> None:
    text = "市政府及市政府办公室全年制发行政规范性文件4件。全市行政机关作出行政许可决定864件。"

    found = claimed(text)

    assert found["disclosure.normative_documents.issued"] == 4
    assert found["disclosure.licensing.decisions"] == 864


@pytest.mark.parametrize(("total", "holds"), [(102, True), (104, False)])
def test_a_sum_in_the_next_sentence_is_held_against_its_parts(total: int, holds: bool) -> None:
    text = f"公民通过以下方式申请公开信息：1.互联网71件；2.邮寄26件；3.当面5件。以上合计{total}件。"

    found = [one for one in narrated(text).observations if one.name == "breakdown"]

    assert [(one.values["parts"], one.values["total"]) for one in found] == [(102, total)]
    assert (found[0].values["parts"] == total) is holds


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("予以公开30件；不予公开：无；不予处理：无。", {DENIED: 0, "requests.rejected.total": 0}),
        ("没有部分公开，更没有不予公开。", {PARTLY: 0, DENIED: 0}),
        ("没有部分公开、不予公开的情形。", {PARTLY: 0, DENIED: 0}),
    ],
)
def test_an_outcome_is_none_in_a_word(text: str, wanted: dict[str, object]) -> None:
    found = claimed("收到公开申请30件，" + text)

    assert {cell: value for cell, value in found.items() if cell not in (NEW, GRANTED)} == wanted


def test_what_could_not_be_said_of_all_is_no_zero() -> None:
    assert _behind_requests("没有无法提供理由的答复。") == {}


def test_all_of_them_may_be_granted_in_every_number() -> None:
    assert claimed("依申请公开：示例乡党政办公室受理的5件，全数予以公开。") == {NEW: 5, GRANTED: 5}


def test_none_at_all_came_in() -> None:
    assert claimed("依申请公开。三个入口全年敞开，皆无件可收。") == {NEW: 0}


def test_requests_are_counted_in_other_counting_words() -> None:
    text = "依申请公开。登记申请十则，连同上年转来的一则，已办结十则，剩余一则于2023年答复。"

    assert claimed(text, year=2022) == {NEW: 10, CARRIED_IN: 1, HANDLED: 10, CARRIED_OUT: 1}


def test_what_goes_over_into_next_year_is_carried_out() -> None:
    text = "28件当年给出处理结果，剩2件进入下一年度。"

    assert _behind_requests(text) == {HANDLED: 28, CARRIED_OUT: 2}


def test_the_way_of_asking_is_told_behind_the_figure() -> None:
    text = "收到公开申请30件，26件选择网上提交，剩下4件走了邮政快递。"

    assert claimed(text) == {NEW: 30, ONLINE: 26, MAIL: 4}


@pytest.mark.parametrize(
    "text", ["未发生因公开不当被纠正的行政复议案件。", "没有因答复不规范被撤销的行政复议。"]
)
def test_the_reason_of_a_correction_denies_no_more_than_the_correction(text: str) -> None:
    assert claimed(text) == {REVIEW + "corrected": 0}


def test_documents_are_abolished_and_kept_in_other_words() -> None:
    found = claimed("全年没有出过规范性文件，清理后宣布废除2件，留用5件。")

    assert found == {
        "disclosure.normative_documents.issued": 0,
        "disclosure.normative_documents.repealed": 2,
        "disclosure.normative_documents.in_force": 5,
    }


def test_decisions_are_made_behind_their_noun() -> None:
    found = claimed("许可决定办出96件，处罚决定51件。")

    assert found == {
        "disclosure.licensing.decisions": 96,
        "disclosure.penalties.decisions": 51,
    }


def test_what_people_looked_up_is_nothing_published() -> None:
    assert claimed("自助终端查询公开信息5,800余次。") == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("各栏目共上传信息120条。", {ITEMS + "total": 120}),
        ("当年上网政府信息120条。", {ITEMS + "total": 120}),
        ("公众号刊发科普与通知120篇。", {WECHAT: 120}),
        ("全年公开事项520条，其中挂在县政府网站120条。", {ITEMS + "total": 520, WEBSITE: 120}),
    ],
)
def test_items_are_put_out_in_everyday_words(text: str, wanted: dict[str, object]) -> None:
    assert claimed(text) == wanted
