"""Wordings of offices and what they mean, one cause to a test; organs and figures are made up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
HANDLED = "requests.handled_total.total"


def _sums(text: str) -> list[tuple[object, object]]:
    """(parts, total) of every breakdown that was seen."""
    seen = [o.values for o in narrated(text).observations if o.name == "breakdown"]
    return [(values["parts"], values["total"]) for values in seen]


@pytest.mark.parametrize(
    "text",
    [
        "本年度没有公民、法人和其他组织向我局申请公开政府信息。",
        "我镇全年未收到依申请公开办理。",
        "有关申请公开的情况：本年度信息公开申请一桩都没有。",
    ],
)
def test_a_zero_may_be_told_clumsily(text: str) -> None:
    assert claimed(text)[NEW] == 0


def test_both_kinds_of_cases_are_denied_together_in_plain_speech() -> None:
    assert claimed("行政复议也好、行政诉讼也好，一桩都没有。") == {
        "disputes.review.total": 0,
        "disputes.litigation.total": 0,
    }


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("收到信息公开申请7件，答复7件，未出现不予处理的情况。", "requests.rejected.total"),
        ("收到信息公开申请7件，没有不予公开的情形。", "requests.denied.total"),
    ],
)
def test_a_class_of_outcomes_is_denied_where_requests_were_told(text: str, cell: str) -> None:
    assert claimed(text)[cell] == 0


def test_information_that_is_not_withheld_denies_no_outcome() -> None:
    assert "requests.denied.total" not in claimed("应公开尽公开，没有不予公开的信息。")


@pytest.mark.parametrize(
    "text",
    [
        "办理行政许可16件，作出行政处罚决定9件，没有实施行政强制的案件。",
        "办理行政许可16件，作出行政处罚决定9件，行政强制没有发生。",
    ],
)
def test_a_kind_of_act_is_denied_beside_those_that_are_counted(text: str) -> None:
    assert claimed(text)["disclosure.coercion.decisions"] == 0


def test_documents_are_denied_with_others_of_their_kind() -> None:
    cell = "disclosure.normative_documents.issued"

    assert claimed("我局未出台规范性文件和重要政策措施。")[cell] == 0
    assert cell not in claimed("没有制定规范性文件和重大决策未公开的情况。")


@pytest.mark.parametrize(
    ("form", "year", "columns"),
    [("2021", 2022, ("issued", "repealed")), ("2019", 2020, ("made",))],
)
def test_one_figure_holds_for_every_column_that_the_form_has(
    form: str, year: int, columns: tuple[str, ...]
) -> None:
    found = claimed("出台、废止的规范性文件均为0件。", form=form, year=year)

    assert found == {f"disclosure.normative_documents.{column}": 0 for column in columns}


def test_procurement_behind_decisions_is_counted_in_items() -> None:
    text = "办理行政许可12件，作出行政处罚决定34件；政府集中采购5项。"

    assert claimed(text, form="2019", year=2020)["disclosure.procurement.items"] == 5


def test_parts_of_a_charge_are_no_charge_of_their_own() -> None:
    text = "征收行政事业性收费86.2万元（其中：补偿费71.5万元，其他14.7万元）。"

    assert [claim.value for claim in narrated(text).claims] == [Decimal("86.2")]


def test_what_a_bracket_describes_does_not_part_noun_and_figure() -> None:
    text = "办理行政许可（户外广告设置、渣土准运等）136件，作出行政处罚决定41件。"

    assert claimed(text)["disclosure.licensing.decisions"] == 136


@pytest.mark.parametrize(
    ("text", "cell", "value"),
    [
        ("收到信息公开申请9件，以“无法提供”答复的6件。", "requests.unavailable.total", 6),
        ("收到信息公开申请9件，以不予公开告终的有5件。", "requests.denied.total", 5),
        ("收到信息公开申请9件，重复申请不予重复处理的1件。", "requests.rejected_repeated.total", 1),
        ("收到信息公开申请9件，在办结的6件申请中，予以公开3件。", HANDLED, 6),
        ("有3件信息公开申请递到乡里。", NEW, 3),
        ("信息公开申请一共25件，当中两件已按时答复并予以公开。", "requests.granted.total", 2),
    ],
)
def test_what_became_of_requests_is_told_in_many_words(text: str, cell: str, value: int) -> None:
    assert claimed(text)[cell] == value


def test_behind_items_of_two_classes_the_rest_is_the_last_item() -> None:
    text = "收到公开申请8份。属于四类过程性信息1件，本办不掌握2件，其他1件。"

    assert claimed(text)["requests.other_misc.total"] == 1


def test_requests_done_by_another_body_are_not_the_organs() -> None:
    text = "收到公开申请54件，办结55件；委托县自然资源局办理政府信息公开申请21件。"

    assert claimed(text) == {NEW: 54, HANDLED: 55}


def test_of_a_sum_for_a_whole_system_the_organs_own_part_is_its_own() -> None:
    text = "全市教育系统（含各县区教育局）共收到政府信息公开申请156件，其中局机关37件。"

    assert claimed(text, kind="department") == {"requests.area.new.total": 156, NEW: 37}


def test_what_was_new_among_those_at_hand_is_told_apart() -> None:
    values = [claim.value for claim in narrated("要办的公开申请25件，其中本年新增21件。").claims]

    assert values == [25, 21]


def test_cases_since_the_beginning_are_not_those_of_the_year() -> None:
    assert claimed("累计复议2件，今年没有新的复议。") == {"disputes.review.total": 0}


def test_cases_go_on_by_the_result_behind_their_count() -> None:
    text = "被行政复议1件，为其他结果；未经复议直接起诉1件，为其他结果。"

    assert claimed(text)["disputes.review.other"] == 1
    assert claimed(text)["disputes.litigation_direct.other"] == 1


def test_a_case_counted_before_is_spoken_of_again() -> None:
    text = "行政复议6件，结果纠正1件；直接起诉1件，判决维持。被纠正的1件，理由不够充分。"

    assert "disputes.litigation_direct.corrected" not in claimed(text)


def test_what_a_page_on_one_subject_holds_is_no_total() -> None:
    cell = "disclosure.published_items.total"

    assert cell not in claimed("新设营商环境专题，上传相关信息150余条。")
    assert claimed("全年上传相关信息150条。")[cell] == 150


def test_misprints_of_whole_terms_are_read_as_what_is_meant() -> None:
    claims = narrated("收到政府信息公开申情5件，行政复仪0件。").claims

    assert [(claim.cell, claim.quote) for claim in claims] == [
        (NEW, "收到政府信息公开申情5件"),
        ("disputes.review.total", "行政复仪0件"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收公开申请45件，其中自然人37件、法人10件，单个申请人最多提交6件。", [(47, 45)]),
        ("发布信息120条，分别为网站80条、微信公众号30条，平均每天近3条。", [(110, 120)]),
        ("信息公开行政复议9件，均已审结：维持5件，纠正1件，其他结果2件。", [(8, 9)]),
    ],
)
def test_a_list_ends_before_an_average_and_begins_behind_what_was_done(
    text: str, expected: list[tuple[int, int]]
) -> None:
    assert _sums(text) == expected


def test_a_full_stop_as_in_english_ends_a_sentence_but_no_number_of_an_item() -> None:
    text = "新收到公开申请9件;没有结转到2023年度的件.同时新增短信提醒等功能3项."

    assert claimed(text) == {NEW: 9, "requests.carried_out.total": 0}
    assert claimed("一.主动公开.收到公开申请9件，办结8.") == {NEW: 9}


def test_parts_by_result_are_held_against_the_total_where_nothing_was_carried_in() -> None:
    text = (
        "新收公开申请50件，上年{}。办理结果如下：(1)予以公开24件；(2)部分公开9件；(3)不予公开8件；"
        "(4)无法提供7件；(5)其他处理4件；(6)结转下年0件。"
    )

    assert _sums(text.format("没有结转")) == [(52, 50)]
    assert _sums(text.format("结转2件")) == [(52, 52)]
    assert _sums(text.format("的没有数")) == []  # what was carried in may be the difference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "受理公开申请12件；受理投诉举报348件，办结346件。",
            {NEW: 12},
        ),
        (
            "每季度召开一次公开申请案例会，在答复的申请中，予以公开45件。",
            {"requests.granted.total": 45},
        ),
        ("居务公开栏更新信息300条，由社区自行管理，不计入上述数据。", {}),
        ("发放公开手册800人次，未单独收费。", {}),
        ("全区各部门、各街镇共收到申请512件，同比下降8.4%。", {"requests.area.new.total": 512}),
    ],
)
def test_what_is_counted_beside_is_no_figure_of_the_tables(
    text: str, expected: dict[str, int]
) -> None:
    assert claimed(f"依申请公开情况。{text}", kind="department") == expected


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("信息公开申请一栏，全年挂零。", NEW),
        ("收到公开申请9件，未结转至2023年。", "requests.carried_out.total"),
        ("5件公开申请均已办结，也无一件结转。", "requests.carried_out.total"),
    ],
)
def test_nothing_is_told_in_more_words(text: str, cell: str) -> None:
    assert claimed(text)[cell] == 0


def test_documents_in_force_are_counted_at_a_day() -> None:
    text = "全年印发规范性文件7件，截至2022年12月31日现行有效61件。"

    assert claimed(text)["disclosure.normative_documents.in_force"] == 61


def test_letters_are_a_way_of_asking_beside_another() -> None:
    text = "以电子邮件方式提交公开申请7件、来函申请2件，合计收到9件。"

    assert claimed(text) == {"requests.channel.email": 7, "requests.channel.mail": 2, NEW: 9}


def test_who_asked_is_told_of_those_that_came() -> None:
    text = "受理和办结依申请公开事项各19件，申请人都是自然人。"

    assert claimed(text) == {NEW: 19, HANDLED: 19, "requests.new.natural_person": 19}


@pytest.mark.parametrize(
    "text",
    [
        "尚无患者、家属或企业申请公开我院掌握的信息。",
        "没有单位和个人申请公开镇政府信息。",
        "本乡没有收过群众要求公开信息的申请书。",
        "一份政府信息公开申请也没有等来。",
    ],
)
def test_nobody_asked_for_anything(text: str) -> None:
    assert claimed(text)[NEW] == 0


def test_what_asking_led_to_is_no_zero_of_requests() -> None:
    text = "未发生因申请公开政府信息引起的行政复议。"

    assert claimed(text) == {"disputes.review.total": 0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共有29件政府信息公开申请进入县交通局办理流程。", {NEW: 29}),
        ("有3件被申请人提起行政复议。", {"disputes.review.total": 3}),
        (
            "收到公开申请9件，除1件因申请人自行撤回外，其余8件皆已答复。",
            {NEW: 9, "requests.outcome.withdrawn": 1, "requests.answered.total": 8},
        ),
        (
            "对申请逐件会商，全年予以公开20件，不予公开7件。",
            {"requests.granted.total": 20, "requests.denied.total": 7},
        ),
        ("网站、邮箱三条信息公开申请渠道保持畅通。", {}),
        ("自《条例》施行以来共受理公开申请166件。", {}),
        ("窗口受理公租房申请120件，办结118件。", {}),
        ("教师资格认定行政许可决定5件。", {"disclosure.licensing.decisions": 5}),
        ("公示行政处罚决定15件。", {}),
        ("实现行政事业性收费28万元。", {"disclosure.fees.amount": 28}),
    ],
)
def test_what_is_counted_is_told_by_few_words(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


def test_last_years_figure_and_what_it_fell_to() -> None:
    found = claimed("2021年收到信息公开申请31件，今年降为24件，减少7件。")

    assert found[NEW] == 24
    assert found["requests.previous_year.total"] == 31


def test_applicants_under_a_heading_of_carrying_stand_in_its_row() -> None:
    text = "新收政府信息公开申请数量：自然人8，总计8。上年结转政府信息公开申请数量：自然人1。"

    found = claimed(text)

    assert found["requests.new.natural_person"] == 8
    assert found["requests.carried_in.natural_person"] == 1


def test_parts_may_add_up_to_what_was_done_of_all_at_hand() -> None:
    text = (
        "全年办理政府信息公开申请23件（含上年结转3件），其中21件当年办结，2件结转下年。"
        "按办理结果看，公开12件、不予公开1件、无法提供6件、不予处理2件。"
    )

    assert (21, 21) in _sums(text)


def test_documents_made_in_the_year_of_a_clean_up_are_the_years() -> None:
    made = "开展全面清理，制发规范性文件2件，废止1件，现行有效14件。"
    old = "对历年制发的规范性文件进行清理，废止3件，继续有效12件。"

    assert claimed(made)["disclosure.normative_documents.repealed"] == 1
    assert claimed(old) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本局去年未收到公开申请，今年收到3件。", {NEW: 3}),
        ("本局去年（2021年）未收到公开申请，今年共收到3件。", {NEW: 3}),
        ("与去年一样没有收到政府信息公开申请。", {NEW: 0}),
    ],
)
def test_a_zero_of_last_year_is_none_of_this_year(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本报告由总体情况、主动公开政府信息情况等六个部分组成。",
        "县司法局作为复议机构，全年审结行政复议288件，其中涉及信息公开的复议案件27件。",
        "全区62所学校共公开校务信息7300条。",
    ],
)
def test_what_others_did_and_what_a_report_consists_of_is_not_counted(text: str) -> None:
    assert claimed(text, kind="department") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.依申请公开。无。2.行政复议、诉讼。无。",
            {NEW: 0, "disputes.review.total": 0, "disputes.litigation.total": 0},
        ),
        ("未有读者依据《条例》提出公开申请。", {NEW: 0}),
        ("下达行政处罚决定书37份。", {"disclosure.penalties.decisions": 37}),
        (
            "全市住建系统共收到信息公开申请46件（市本级17件、区县29件）。",
            {"requests.area.new.total": 46, NEW: 17},
        ),
        (
            "登记信息公开申请58件，属于行政查询事项引导至办事窗口11件。",
            {NEW: 58, "requests.denied_administrative_query.total": 11},
        ),
        (
            "上年结转公开申请数量：自然人1，总计1；结转下年度继续办理：总计0。",
            {
                "requests.carried_in.natural_person": 1,
                "requests.carried_in.total": 1,
                "requests.carried_out.total": 0,
            },
        ),
    ],
)
def test_lists_headings_and_titles_are_read_as_they_are_meant(
    text: str, expected: dict[str, int]
) -> None:
    assert claimed(text, kind="department") == expected


def test_what_came_this_year_is_told_beside_what_was_carried_in() -> None:
    text = "收办依申请公开件23件，其中22件为当年收到，1件是从2021年顺延过来的。"

    assert [claim.value for claim in narrated(text).claims] == [23, 22, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请29件，没有科研机构、公益组织等主体提出申请。", {NEW: 29}),
        ("配合县政府办答复公开申请8件。", {}),
        ("在各村张贴了公开指南，全年没有接收到任何依申请公开事项。", {NEW: 0}),
        (
            "网站发布信息340条，公众号同步转发210条。",
            {
                "disclosure.published_items.website": 340,
                "disclosure.published_items.wechat": 210,
            },
        ),
        (
            "受理并办结公开申请21件（含去年底登记的1件）。",
            {NEW: 21, HANDLED: 21, "requests.carried_in.total": 1},
        ),
        ("接到行政复议答复通知书1件。", {"disputes.review.total": 1}),
    ],
)
def test_who_did_it_and_where_decides_whose_figure_it_is(
    text: str, expected: dict[str, int]
) -> None:
    assert claimed(text, kind="department") == expected


def test_a_picture_in_words_parts_names_and_figures_by_bars() -> None:
    text = "公开信息｜166条；规范性文件新增｜0件；公开申请｜1件；复议｜0件；诉讼｜0件。"

    assert claimed(text) == {
        "disclosure.published_items.total": 166,
        "disclosure.normative_documents.issued": 0,
        NEW: 1,
        "disputes.review.total": 0,
        "disputes.litigation.total": 0,
    }
