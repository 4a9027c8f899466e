"""Figures of another matter or another page, and what stands between a noun and its figure."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
DONE = "requests.handled_total.total"
CAME = "requests.carried_in.total"
LEFT = "requests.carried_out.total"
REVIEWS = "disputes.review.total"
SUITS = "disputes.litigation.total"
WEBSITE = "disclosure.published_items.website"
WECHAT = "disclosure.published_items.wechat"
LICENCES = "disclosure.licensing.decisions"
PENALTIES = "disclosure.penalties.decisions"
PERSONS = "requests.new.natural_person"
COMPANIES = "requests.new.business"


@pytest.mark.parametrize(
    "text",
    [
        "全年工伤待遇行政复议4件、行政诉讼7件,均已答辩。",
        "土地征收行政复议5件。",
        "房屋征收类行政诉讼2件、行政复议1件。",
        "交通处罚引发的行政诉讼3件。",
    ],
)
def test_cases_right_behind_the_name_of_another_matter_are_of_that_matter(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("被申请行政复议4件、行政诉讼7件。", {REVIEWS: 4, SUITS: 7}),
        ("行政处罚15件、行政复议2件。", {REVIEWS: 2}),
        ("因土地征收政府信息公开引起的行政复议5件。", {REVIEWS: 5}),
        ("投诉举报类政府信息公开行政复议2件。", {REVIEWS: 2}),
        ("社保行政复议4件,未发生涉及政府信息公开的行政复议。", {REVIEWS: 0}),
    ],
)
def test_a_matter_further_off_does_not_take_the_cases_from_disclosure(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


def test_the_page_of_an_area_is_a_channel_and_no_wider_scope() -> None:
    text = "通过关区门户网站发布信息52条。收到政府信息公开申请3件。"
    assert claimed(text) == {WEBSITE: 52, NEW: 3}
    assert claimed("关区微信公众号发布信息80篇。") == {WECHAT: 80}


@pytest.mark.parametrize(
    "text",
    [
        "全关区门户网站共发布信息52条。",
        "下属单位网站发布信息52条。",
        "关区各单位网站发布信息52条。",
    ],
)
def test_the_pages_of_all_in_an_area_stay_those_of_others(text: str) -> None:
    assert WEBSITE not in claimed(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由上年度转来者无,转入下年度者亦无。", {CAME: 0, LEFT: 0}),
        ("上年结转的没有,结转下年度的也没有。", {CAME: 0, LEFT: 0}),
        ("上年结转者2件,转入下年度者无。", {CAME: 2, LEFT: 0}),
        ("是否转入下年度者无从得知。", {}),
        ("转入下年度者无人过问。", {}),
    ],
)
def test_none_carried_may_be_said_behind_what_was_carried(text: str, found: dict[str, int]) -> None:
    assert claimed(f"收到政府信息公开申请9件,{text}") == {NEW: 9, **found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到政府信息公开申请9件,无一引发行政复议或者行政诉讼。", {NEW: 9, REVIEWS: 0, SUITS: 0}),
        ("收到政府信息公开申请9件,无一引起投诉。", {NEW: 9}),
        ("收到政府信息公开申请9件,无一例外按期办结。", {NEW: 9}),
        ("收到政府信息公开申请9件,经办结8件。", {NEW: 9, DONE: 8}),
        ("收到政府信息公开申请9件,经办人员8人。", {NEW: 9}),
    ],
)
def test_not_one_that_led_to_a_case_means_no_case(text: str, found: dict[str, int]) -> None:
    assert claimed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("办理行政许可(诊所执业登记)21件。", {LICENCES: 21}),
        ("作出行政处罚(简易程序)21件。", {PENALTIES: 21}),
        ("窗口可办行政许可(即来即办)21件。", {}),
        ("办理行政许可(未登记的)21件。", {}),
    ],
)
def test_a_bracket_behind_acts_may_name_their_kind(text: str, found: dict[str, int]) -> None:
    assert claimed(text) == found


def test_last_years_matters_may_stand_behind_the_name_of_the_organ() -> None:
    column = "disclosure.licensing.previous_items"
    text = "2022年,县水务局行政许可事项上年14项。"
    assert claimed(text, form="2019") == {column: 14}
    assert claimed(text, form="2021") == {}
    assert column not in claimed("县水务局行政许可事项比上年多14项。", form="2019")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("区政府网站公开安全生产、防灾减灾类信息61条。", {WEBSITE: 61}),
        ("区政府网站公开安全生产类信息61条。", {}),
        ("区政府网站公开政务、概况类信息61条,公告、通知类信息8条。", {}),
        ("区政府网站公开政务、概况类信息61条,其中通知8条。", {}),
    ],
)
def test_kinds_listed_together_are_all_that_a_page_published(
    text: str, found: dict[str, int]
) -> None:
    assert claimed(text) == found


def test_who_asked_is_told_of_as_many_as_came_where_a_list_of_its_own_begins() -> None:
    asked = claimed("新收依申请公开5件、办结5件;申请人自然人3件、企业2件。")
    among = claimed("新收依申请公开5件、办结5件,其中自然人3件、企业2件。")

    assert (asked[PERSONS], asked[COMPANIES]) == (3, 2)
    assert PERSONS not in among
    assert PERSONS not in claimed("新收依申请公开6件、办结5件;申请人自然人3件、企业2件。")


def test_others_beside_names_that_share_a_row_of_the_form_are_no_row_of_it() -> None:
    other = "requests.other_misc.total"
    shared = "答复20件,其中予以公开9件,非本机关公开的2件,信息不存在6件,其他情形3件。"
    apart = "答复20件,其中予以公开9件,重复申请2件,信息不存在6件,其他情形3件。"

    assert other not in claimed("收到政府信息公开申请20件。", shared)
    assert claimed("收到政府信息公开申请20件。", apart)[other] == 3
