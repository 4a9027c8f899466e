"""Figures beside the claims: of other years, of other kinds of case, of parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
IN, OUT = "requests.carried_in.total", "requests.carried_out.total"
REVIEW = "disputes.review.total"
LAST = "requests.previous_year.total"
DIFFERENCE = "requests.yoy.difference"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("信息公开申请由9件降为零。", {LAST: 9, NEW: 0}),
        ("政府信息公开申请从9件增加到14件。", {LAST: 9, NEW: 14}),
        ("公开申请量由9件回落至5件。", {LAST: 9, NEW: 5}),
    ],
)
def test_where_a_figure_came_from_is_last_years(text: str, found: dict[str, int]) -> None:
    assert claimed(text) == found


def test_a_year_that_is_compared_with_another_goes_on_governing() -> None:
    text = "2021年收到公开申请40件;2022年比上年减少6件,全年收到公开申请34件。"

    assert claimed(text)[NEW] == 34


@pytest.mark.parametrize(
    "text",
    [
        "收到公开申请20件。连同2021年未办结的3件,已办结18件。",
        "收到公开申请20件,上年尚未办结3件,已办结18件。",
        "示例局去年底尚有3件公开申请未办完。",
    ],
)
def test_what_was_open_at_the_end_of_last_year_is_carried_in(text: str) -> None:
    assert claimed(text)[IN] == 3
    assert OUT not in claimed(text)


@pytest.mark.parametrize("base", ["当年需处理23件", "本年应办理23件", "共需答复23件"])
def test_what_there_is_to_do_is_not_done(base: str) -> None:
    text = f"收到公开申请20件,上年结转3件,{base},已办结22件。"

    assert claimed(text)["requests.handled_total.total"] == 22


def test_cases_of_another_kind_are_none_of_disclosure() -> None:
    text = "发生信息公开类行政复议7件。另有拆迁补偿类行政复议31件、行政诉讼8件。"

    assert claimed(text)[REVIEW] == 7


def test_cases_said_to_have_nothing_to_do_with_disclosure_are_none() -> None:
    text = "行政复议31件、行政诉讼8件,均与政府信息公开无关。"

    assert claimed(text) == {}


def test_requests_since_the_beginning_are_not_this_years() -> None:
    text = "申请系统启用以来共登记公开申请3050件,今年登记公开申请26件。"

    assert claimed(text) == {NEW: 26}


def test_items_of_one_class_are_not_all_items() -> None:
    assert claimed("环评审批类信息上网公开88条,排污类信息公开41条。") == {}


def test_the_rest_behind_columns_of_organisations_is_the_last_column() -> None:
    text = "收到公开申请30件,其中自然人20件、商业企业6件、科研机构1件、其他法人3件。"

    assert claimed(text)["requests.new.other"] == 3
    assert "requests.new.legal_person" not in claimed(text)


def test_one_figure_for_each_of_two_applicants() -> None:
    text = "全年收到政府信息公开申请8件,自然人、商业企业各递交4件。"

    assert claimed(text) == {
        NEW: 8, "requests.new.natural_person": 4, "requests.new.business": 4,
    }  # fmt: skip


def test_granted_wholly_or_in_part_is_one_figure_for_both() -> None:
    text = "收到公开申请90件,公开和部分公开合计71件,不予公开14件。"

    assert claimed(text)["requests.outcome.granted_or_partial"] == 71
    assert "requests.partially_granted.total" not in claimed(text)


def test_what_came_by_one_way_is_not_all_that_came() -> None:
    text = "收到公开申请29件。由网络平台受理公开申请26件。"

    assert claimed(text) == {NEW: 29, "requests.channel.online": 26}


def test_a_charge_said_to_be_another_is_no_fee_for_information() -> None:
    text = "收取信息处理费160元。污水处理费不属信息处理费,征收460万元。"

    assert claimed(text) == {"requests.fee.collected": 160}


def test_attributes_of_documents_are_no_requests() -> None:
    text = "制发公文60件,其中标为主动公开的10件、依申请公开的8件、不予公开的42件。"

    assert claimed(text) == {}


def test_documents_that_may_be_published_are_no_outcome() -> None:
    assert claimed("收到公开申请2件。印发文件34份,可公开的26份已全部上网。") == {NEW: 2}


def test_an_outcome_belongs_to_the_case_that_stands_before_it() -> None:
    text = "发生行政复议4件、行政诉讼1件,复议维持3件、其他结果1件,诉讼尚在一审。"

    assert claimed(text) == {
        REVIEW: 4, "disputes.litigation.total": 1,
        "disputes.review.upheld": 3, "disputes.review.other": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "因业务工作(非信息公开)引发的行政复议另有13件、诉讼8件。",
        "不涉及政府信息公开的行政复议13件。",
    ],
)
def test_cases_said_to_be_none_of_disclosure_are_not_counted(text: str) -> None:
    assert claimed(text) == {}


def test_what_was_open_in_january_is_carried_in() -> None:
    text = "公开申请年初在办2件,本年新收27件,年末在办1件。"

    assert claimed(text) == {IN: 2, NEW: 27, OUT: 1}


def test_what_is_answered_in_time_is_not_left_over() -> None:
    text = "受理政府信息公开申请13件,12件在法定期限内答复。"

    assert OUT not in claimed(text)


def test_a_bare_verb_behind_an_unknown_count_is_no_request() -> None:
    text = "收到公开申请36件。劳动监察立案144件,结案142件。"

    assert claimed(text) == {NEW: 36}


def test_acts_of_one_kind_are_not_counted_as_another() -> None:
    text = "作出行政处罚91件,未采取行政强制。上述许可中当场办结的有640件。"

    assert "disclosure.coercion.decisions" not in {k for k, v in claimed(text).items() if v == 640}


def test_money_that_is_no_charge_is_not_taken_for_one() -> None:
    text = "行政事业性收费32.86万元;另代管物业维修资金余额1.27亿元。"

    assert claimed(text) == {"disclosure.fees.amount": Decimal("32.86")}


def test_an_account_that_only_its_name_tells_is_not_all_that_was_published() -> None:
    assert claimed("“示例区发布”发布信息459条。") == {}


def test_fewer_taken_up_than_came_is_no_other_total() -> None:
    text = "收到公开申请64件(含上年结转2件),经沟通,撤件41件,受理23件,予以公开23件。"

    assert claimed(text)[NEW] == 64


def test_the_full_name_of_a_row_is_that_row() -> None:
    text = (
        "收到公开申请58件,申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请3件,"
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请4件。"
    )

    assert claimed(text) == {
        NEW: 58, "requests.other_no_correction.total": 3, "requests.other_fee_unpaid.total": 4,
    }  # fmt: skip


def test_matters_on_offer_are_no_decisions() -> None:
    text = "行政许可处理决定318件;行政强制事项3项,比2019年增加1项。"

    assert claimed(text, year=2020, form="2019") == {
        "disclosure.licensing.decisions": 318, "disclosure.coercion.change": 1,
    }  # fmt: skip


def test_what_came_in_beside_what_was_carried_over_came_in() -> None:
    text = "共受理公开申请56件,除去上年结转后新收到公开申请48件。"

    assert IN not in claimed(text)


def test_totals_of_parts_are_not_the_total() -> None:
    text = "主动公开信息203条。其中目录内组织机构5条、部门文件110条,共发布115条;专栏共发布88条。"

    assert claimed(text) == {"disclosure.published_items.total": 203}


def test_a_comma_behind_among_them_changes_nothing() -> None:
    one, other = (f"收到公开申请9件。其中{mark}网上申请6件、信函申请3件。" for mark in ("", ","))

    assert claimed(one) == claimed(other) != {}


def test_a_part_of_the_decisions_is_not_all_of_them() -> None:
    assert claimed("注:行政许可含委托办理206件。") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("去年(2021年)收到依申请公开9件,今年收到14件。", {LAST: 9, NEW: 14}),
        ("上年度(2021年度)共收到公开申请9件。", {LAST: 9}),
        # where it is compared with, carried from or told beside this year's as without it
        ("收到公开申请14件,比去年(2021年)多5件。", {NEW: 14, DIFFERENCE: 5}),
        ("上年(2021年)结转公开申请1件,本年新收14件。", {IN: 1, NEW: 14}),
        ("收到公开申请14件,去年(2021年)9件,结转下年2件。", {LAST: 9, NEW: 14, OUT: 2}),
        ("今年(2022年)收到公开申请14件。", {NEW: 14}),
    ],
)
def test_a_year_said_again_in_a_bracket_is_read_as_if_it_were_not_there(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我局累计受理公开申请146件,其中2022年受理13件。", {NEW: 13}),
        ("自2008年《条例》施行至今累计受理公开申请146件,其中2022年13件。", {NEW: 13}),
        ("自2008年《条例》施行至今累计受理公开申请146件(2022年13件)。", {NEW: 13}),
        ("截至2022年底累计受理公开申请146件,其中本年度13件。", {NEW: 13}),
        ("累计发生行政复议19起,其中2022年2起。", {REVIEW: 2}),
        ("累计受理公开申请20件,其中2022年12月18件。", {NEW: 20}),
    ],
)
def test_the_years_part_of_what_was_counted_since_the_beginning_is_the_years_figure(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2022年累计受理公开申请20件,其中2022年新收18件。",
        "累计受理公开申请20件,其中今年新收18件,上年结转2件。",
    ],
)
def test_what_one_year_came_to_is_no_count_of_all_years(text: str) -> None:
    assert [c.value for c in narrated(text).claims if c.cell == NEW] == [20, 18]
