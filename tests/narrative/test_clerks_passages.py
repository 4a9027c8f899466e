"""Passages as clerks of offices write them; organs and figures are made up."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW, CARRIED_IN = "requests.new.total", "requests.carried_in.total"
CARRIED_OUT = "requests.carried_out.total"
ITEMS = "disclosure.published_items."
WEBSITE, MEDIA, TOTAL = ITEMS + "website", ITEMS + "media", ITEMS + "total"
REVIEW, SUITS = "disputes.review.", "disputes.litigation."


@pytest.mark.parametrize(
    "text",
    [
        "通过县政府网站公开水利信息340条，其中防汛信息90条、灌溉信息70条。",
        "在局网站公开林业信息340条，包括防火信息90条、造林信息70条。",
    ],
)
def test_the_whole_of_a_list_of_subjects_is_no_subject_beside_the_first(text: str) -> None:
    assert claimed(text) == {WEBSITE: 340}


@pytest.mark.parametrize(
    "text",
    [
        "通过县政府网站公开水利信息340条，防汛信息90条。",
        "在局网站公开林业信息340条、造林信息70条。",
    ],
)
def test_two_subjects_side_by_side_are_still_no_whole(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "在省级客户端等媒体上发布信息72条。",
        "在广播喇叭、手机报、客户端等媒体上发布信息72条。",
    ],
)
def test_a_class_sums_up_the_places_named_before_it(text: str) -> None:
    assert claimed(text) == {MEDIA: 72}


@pytest.mark.parametrize(
    "text",
    ["在媒体、客户端发布信息72条。", "在媒体上发布信息、客户端推送信息72条。"],
)
def test_a_place_beside_the_media_is_not_of_them(text: str) -> None:
    assert MEDIA not in claimed(text)


def test_a_channel_page_of_the_governments_site_is_the_website() -> None:
    text = "共公开信息3000条，其中通过部门频道主动公开政府信息1100条。"

    assert claimed(text) == {TOTAL: 3000, WEBSITE: 1100}


def test_a_television_channel_is_not_the_website() -> None:
    assert WEBSITE not in claimed("共公开信息3000条，其中在电视频道公开信息1100条。")


@pytest.mark.parametrize("text", ["全年公开住建领域信息510条。", "全年公开教育领域信息510条。"])
def test_a_field_right_behind_the_verb_is_a_subject_like_any_other(text: str) -> None:
    assert claimed(text) == {TOTAL: 510}


@pytest.mark.parametrize(
    "text",
    [
        "全年公开重点领域信息510条。",
        "全年公开试点领域信息510条。",
        "全年公开教育、住房等领域信息510条。",
        "全年公开教育领域信息510条，社会救助领域信息30条。",
    ],
)
def test_some_fields_are_not_all_that_was_published(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "2021年收到，结转至2022年作出答复的政府信息公开申请21件。",
        "由2021年结转至2022年继续办理的申请21件。",
        "2021年结转到2022年答复的21件。",
    ],
)
def test_carried_into_the_reports_own_year_is_carried_in(text: str) -> None:
    found = claimed("全年收到政府信息公开申请400件。" + text, year=2022)

    assert found == {NEW: 400, CARRIED_IN: 21}


@pytest.mark.parametrize(
    "text", ["结转至2023年作出答复的政府信息公开申请21件。", "结转至2023年继续办理21件。"]
)
def test_carried_into_the_next_year_is_carried_out(text: str) -> None:
    found = claimed("全年收到政府信息公开申请400件。" + text, year=2022)

    assert found == {NEW: 400, CARRIED_OUT: 21}


@pytest.mark.parametrize(
    "text",
    [
        "工伤认定引发行政复议11件，维持9件、撤销2件，行政诉讼6件。",
        "因信访事项引发行政复议4件，行政诉讼3件。",
    ],
)
def test_suits_listed_behind_reviews_of_another_matter_are_of_that_matter(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "因政府信息公开引发行政复议4件，维持4件，行政诉讼3件。",
        "行政复议4件，维持4件，行政诉讼3件。",
    ],
)
def test_suits_listed_behind_reviews_of_disclosure_are_the_forms(text: str) -> None:
    assert claimed(text) == {REVIEW + "total": 4, REVIEW + "upheld": 4, SUITS + "total": 3}


def test_at_least_so_many_next_year_is_a_plan_and_no_figure() -> None:
    text = "2023年将重点做好以下工作：主动公开信息不少于200条。"

    assert claimed(text, year=2022) == {}


def test_at_least_so_many_this_year_is_a_figure() -> None:
    assert claimed("2022年主动公开信息不少于200条。", year=2022) == {TOTAL: 200}


RECEIVED = "全年收到政府信息公开申请31件。"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("全年完成行政许可540件。", "disclosure.licensing.decisions"),
        ("对占道经营出具行政处罚540件。", "disclosure.penalties.decisions"),
    ],
)
def test_acts_completed_or_drawn_up_are_decisions(text: str, cell: str) -> None:
    assert claimed(text) == {cell: 540}


@pytest.mark.parametrize(
    "text",
    [
        "完成行政许可事项梳理540项。",
        "完成行政许可信息公示540条。",
        "完成行政许可案卷评查54件。",
        "出具行政处罚信息信用修复证明54件。",
    ],
)
def test_what_was_done_about_acts_is_no_act(text: str) -> None:
    assert claimed(text) == {}


def _contradicts_itself(text: str) -> bool:
    found = narrated(text, year=2022).observations
    return any(observed.name == "conflict" for observed in found)


@pytest.mark.parametrize(
    "text",
    [
        "因信息公开引发行政复议5件，其中维持3件、纠正1件、其他1件。今年发生的4件行政复议说明说理不足。",
        "因信息公开引发行政复议5件，其中维持4件、纠正1件。2022年被提起的4件行政复议均已审结。",
    ],
)
def test_cases_brought_in_the_year_are_all_of_them_whatever_became_of_some(text: str) -> None:
    assert _contradicts_itself(text)


@pytest.mark.parametrize(
    "text",
    [
        "因信息公开引发行政复议5件，其中维持4件、撤回1件。维持的4件行政复议均已归档。",
        "因信息公开引发行政复议5件，其中维持4件、纠正1件。今年发生的5件行政复议均已审结。",
        "因信息公开引发行政复议5件，其中上年结转1件。今年发生的4件行政复议均已审结。",
    ],
)
def test_some_of_the_cases_or_all_again_are_no_contradiction(text: str) -> None:
    assert not _contradicts_itself(text)


@pytest.mark.parametrize(
    "text",
    [
        "上年结转2件，办结33件。2021年结转的3件申请已全部办结。",
        "结转下年2件。结转2023年的3件申请正在办理。",
    ],
)
def test_more_carried_over_than_was_said_before_is_a_contradiction(text: str) -> None:
    assert _contradicts_itself(RECEIVED + text)


@pytest.mark.parametrize(
    "text",
    [
        "上年结转2件，办结33件。上年结转的1件申请经延期后答复。",
        "上年结转2件，办结33件。上年结转的2件申请均已答复。",
        "上年结转2件，办结31件，结转下年3件。",
    ],
)
def test_some_of_those_carried_over_are_no_contradiction(text: str) -> None:
    assert not _contradicts_itself(RECEIVED + text)


def _growths(text: str) -> list[tuple[object, object]]:
    """(change, last year's figure) of every growth that was recomputed."""
    return [
        (observed.values["part"], observed.values["whole"])
        for observed in narrated(text, year=2022).observations
        if observed.name == "percentage" and observed.values["base"] == "growth"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开申请数量较上年增加10件，增长30%，达到50件。",
        "政府信息公开申请比2021年多10件，增长30%，增至50件。",
        "主动公开政府信息较上年增加10条，增长30%，达到50条。",
    ],
)
def test_growth_told_before_what_it_came_to_is_recomputed(text: str) -> None:
    assert _growths(text) == [(10, 40)]


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开申请50件。办理热线工单较上年增加10件，增长30%，达到90件。",
        "主动公开政府信息50条。公众号阅读量较上年增加10万次，增长30%，达到90万次。",
        "主动公开政府信息较上年增长30%；公众号粉丝达到50人。",
    ],
)
def test_growth_of_other_things_is_not_of_what_was_told(text: str) -> None:
    assert _growths(text) == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("主动公开政府信息较上年增加100条，达到500条。", TOTAL),
        ("主动公开政府信息同比增长25%，达到500条。", TOTAL),
        ("微信公众号推送信息较上年增加100条，达到500条。", ITEMS + "wechat"),
    ],
)
def test_what_items_have_grown_to_is_this_years_figure(text: str, cell: str) -> None:
    assert claimed(text)[cell] == 500


@pytest.mark.parametrize(
    "text",
    [
        "主动公开解读信息较上年增加100条，达到500条。",
        "通过网站、公众号公开信息较上年增加100条，达到500条。",
        "公开财政信息较上年增加100条，达到500条。",
        "发布信息阅读量同比增长25%，达到500次。",
    ],
)
def test_what_some_items_have_grown_to_is_not_all_there_is(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "通过网站公开400条、微信公众号300条，共公开政府信息900条。",
        "网站公开400条，微信公众号300条，总计公开政府信息900条。",
    ],
)
def test_what_channels_come_to_is_all_that_was_published(text: str) -> None:
    assert claimed(text)[TOTAL] == 900


@pytest.mark.parametrize(
    "text",
    [
        "网站公开400条，微信公众号300条，共公开财政信息900条。",
        "网站公开400条，微信公众号300条，共发布信息90条。",
        "网站公开400条，微信公众号300条，通过抖音共发布信息900条。",
        "网站公开400条，微信公众号300条，各村共公开信息900条。",
    ],
)
def test_another_count_behind_channels_is_not_all(text: str) -> None:
    assert TOTAL not in claimed(text)
