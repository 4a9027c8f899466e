"""Passages as clerks write them: law that is cited, lists of kinds, media by name, parts of all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
DONE = "requests.handled_total.total"
NOT_HELD = "requests.unavailable_not_held.total"
INTERNAL = "requests.denied_internal_affairs.total"
TOTAL = "disclosure.published_items.total"
WEBSITE = "disclosure.published_items.website"
WECHAT = "disclosure.published_items.wechat"
MEDIA = "disclosure.published_items.media"
NEW_MEDIA = "disclosure.published_items.new_media"
REVIEW, SUIT = "disputes.review.total", "disputes.litigation.total"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到政府信息公开申请7件。已办结的6件均属于《条例》所指本机关不掌握相关政府信息。",
            {NEW: 7, DONE: 6, NOT_HELD: 6},
        ),
        (
            "收到政府信息公开申请7件。其中4件属于《条例》第十六条规定的内部事务信息,不予公开。",
            {NEW: 7, INTERNAL: 4},
        ),
        ("收到政府信息公开申请7件。2件符合《条例》所列本机关不掌握相关政府信息的情形。",
         {NEW: 7, NOT_HELD: 2}),
        # The counter-examples: titles that are counted, or that only stand in between.
        ("收到政府信息公开申请7件。按照《条例》规定修订制度2件。", {NEW: 7}),
        ("收到政府信息公开申请7件。报送属于《条例》所指事项的材料2份。", {NEW: 7}),
        ("收到政府信息公开申请7件。组织学习《条例》及内部事务信息的界定4次。", {NEW: 7}),
    ],
)  # fmt: skip
def test_an_outcome_may_be_named_by_the_law_that_it_falls_under(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年主动公开、推送各类政务信息、动态新闻等共计1608条。", {TOTAL: 1608}),
        ("公开政务信息、通知公告、政策解读等共计1608条。", {TOTAL: 1608}),
        ("主动公开政府信息、部门文件等共1608条。", {TOTAL: 1608}),
        ("公开通知公告、政策解读等共计68条。", {}),
        ("“示例水利”公众号发布各类宣传信息、政务信息、政策解读等共计259条。", {WECHAT: 259}),
        ("县政府网站公开政务信息、政策解读等共计259条。", {WEBSITE: 259}),
        ("公开招聘公告、政策解读等共计68条。", {}),
        ("“示例水利”公众号发布政策解读、图解等共计25条。", {}),
        ("学习公众号刊发的政策解读、图解等共计25条。", {}),
        ("围绕政务信息、通知公告等共计修改错字68条。", {}),
    ],
)
def test_kinds_named_beside_all_information_are_no_part_of_the_total(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在每日头条等媒体上发布信息71条。", {MEDIA: 71}),
        ("通过学习强国、今日头条等媒体发布信息71条。", {MEDIA: 71}),
        ("抖音、快手等新媒体平台发布信息71条。", {NEW_MEDIA: 71}),
        ("抖音发布信息71条。", {}),
        ("媒体、抖音发布信息71条。", {}),
        ("媒体平均每日发布信息7条。", {}),
    ],
)
def test_platforms_named_before_their_class_belong_to_it(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成网页改版和数据迁移,公开政府信息180条。", {TOTAL: 180}),
        ("做好门户网站维护,全年公开政府信息180条。", {TOTAL: 180}),
        ("发挥门户网站作用,全年公开政府信息180条。", {WEBSITE: 180}),
        ("通过门户网站,全年公开政府信息180条。", {WEBSITE: 180}),
        ("依托微信公众号,全年公开政府信息180条。", {WECHAT: 180}),
    ],
)
def test_work_on_a_page_is_no_place_of_what_is_told_behind_it(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到公开申请33件。共收到行政复议3件,维持2件,尚未办结1件;未经复议直接起诉1件。",
            {NEW: 33, REVIEW: 3, "disputes.review.upheld": 2, "disputes.review.pending": 1,
             "disputes.litigation_direct.total": 1},
        ),
        # What a body that decides reviews tells is none of its own cases.
        ("全年收到行政复议31件,维持20件,纠正5件。", {}),
        ("作为复议机关,收到行政复议31件,维持20件,纠正5件。", {}),
    ],
)  # fmt: skip
def test_reviews_told_beside_the_rows_of_suits_are_those_of_the_form(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到政府信息公开申请5件,办结5件。自然人申请办结3件,企业申请办结2件。",
            {NEW: 5, DONE: 5},
        ),
        ("政府信息公开申请办结3件。", {DONE: 3}),
        ("办理答复公民政府信息公开申请办结3件。", {DONE: 3}),
    ],
)
def test_what_was_done_for_some_applicants_is_not_all_that_was_done(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办结的24件申请,予以公开20件。24件均为年内新收。", 24),
        ("办结的24件申请,予以公开20件。24件均为2022年新收申请。", 24),
        ("办结的24件申请,予以公开20件。24件均为2021年新收申请。", None),
        ("办结的24件申请,予以公开20件。某所24件均为年内新收。", None),
    ],
)
def test_all_that_was_done_may_have_come_within_the_year(text: str, expected: int | None) -> None:
    assert claimed(text).get(NEW) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开集中采购事项5项,采购总金额12.68万元。",
         {"disclosure.procurement.items": 5, "disclosure.procurement.amount": Decimal("12.68")}),
        ("政务大厅进驻行政许可事项5项。", {}),
        ("行政强制事项5项。", {}),
    ],
)  # fmt: skip
def test_matters_bought_are_counted_where_matters_on_offer_are_not(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text, form="2019") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政复议方面,2021年有2件,本年没有。", {REVIEW: 0}),
        ("2021年发生行政复议1件,2022年未发生。", {REVIEW: 0}),
        ("行政复议、行政诉讼上年各1件,本年均无。", {REVIEW: 0, SUIT: 0}),
        ("政府信息公开申请上年3件,本年未收到。", {NEW: 0}),
        # The counter-examples: of another year, of some, of other matters, or nothing denied.
        ("2020年行政复议2件,2021年没有。", {}),
        ("行政复议去年纠正1件,今年没有。", {}),
        ("建议提案去年2件,今年没有。", {}),
        ("网上申请去年2件,今年没有。", {}),
        ("上年结转公开申请2件,本年没有。", {}),
        ("行政复议去年2件,今年没有被纠正的。", {}),
    ],
)
def test_none_this_year_may_be_told_behind_last_years_figure(
    text: str, expected: dict[str, object]
) -> None:
    found = claimed(text)
    assert {cell: found[cell] for cell in (NEW, REVIEW, SUIT) if cell in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与上年52件相比,2022年收到政府信息公开申请65件,增长20%。", [(13, 52)]),
        ("较2021年的52件,2022年收到政府信息公开申请65件,增加20%。", [(13, 52)]),
        ("与上年相比,2022年收到政府信息公开申请65件,增长20%。", []),
        ("与上年信息400条相比,2022年收到政府信息公开申请65件,增长20%。", []),
    ],
)
def test_growth_is_held_against_last_years_figure_told_first(
    text: str, expected: list[tuple[int, int]]
) -> None:
    found = [o.values for o in narrated(text).observations if o.name == "percentage"]
    assert [(values["part"], values["whole"]) for values in found] == expected


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("从内容看,门户网站发布的265条信息以工作动态居多。", [(256, 265)]),
        ("从内容看,门户网站发布的225条信息以工作动态居多。", []),
        ("从内容看,微信公众号发布的265条信息以工作动态居多。", []),
        ("从内容看,门户网站“通知”栏目发布的265条信息以转发居多。", []),
    ],
)
def test_a_website_named_more_briefly_is_the_same_where_digits_changed_places(
    later: str, expected: list[tuple[int, int]]
) -> None:
    found = narrated("全年在县政府门户网站发布信息256条。", later).observations
    told = [o.values for o in found if o.name == "conflict"]
    assert [(values["first"], values["second"]) for values in told] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我局共办理依申请公开11件,本年度10件,结转上年度1件。", 10),
        ("我局共办理依申请公开11件,其中上年结转1件,本年10件。", 10),
        ("我局共办理公开申请11件(2022年10件,上年结转1件)。", 10),
        ("我局共办理公开申请12件(本年10件,上年结转1件)。", None),
        ("我局共办理公开申请11件,本年10件涉及征地,结转下年1件。", None),
        ("我局共办理公开申请11件(2020年10件,上年结转1件)。", None),
    ],
)
def test_the_years_part_of_what_was_handled_is_what_came_in(
    text: str, expected: int | None
) -> None:
    assert claimed(text).get(NEW) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办结公开申请11件。对于11件信息公开申请,已在规定时限内答复。", None),
        ("办结公开申请11件。针对这11件公开申请,逐件建立台账。", None),
        ("办结公开申请11件。全年有13件信息公开申请。", 13),
        ("办结公开申请11件。全年收到11件信息公开申请。", 11),
    ],
)
def test_requests_that_were_counted_as_handled_are_not_counted_again_as_received(
    text: str, expected: int | None
) -> None:
    assert claimed(text).get(NEW) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主动公开政府信息2640条,其中本单位网站政务动态类信息2093条,概况类信息30条。",
         {TOTAL: 2640}),
        ("主动公开政府信息2640条,其中网站2093条,微信547条。",
         {TOTAL: 2640, WEBSITE: 2093, WECHAT: 547}),
        ("政府网站公开信息2093条,其中动态类信息1800条。", {WEBSITE: 2093}),
        ("依托辖区宣传栏公开低保、救助等信息100条。",
         {"disclosure.published_items.bulletin_board": 100}),
        ("全辖区公开低保、救助等信息100条。", {}),
    ],
)  # fmt: skip
def test_a_class_of_items_on_a_channel_is_not_the_channel(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开工作有序推进,全年受理线上申请4件、线下申请3件,共计7件。", 7),
        ("依申请公开工作有序推进,全年受理线上申请4件、线下申请3件,共计8件。", None),
        ("依申请公开工作有序推进,全年受理线上申请4件、线下活动3件,共计7件。", None),
    ],
)
def test_online_and_offline_requests_make_up_their_sum(text: str, expected: int | None) -> None:
    assert claimed(text).get(NEW) == expected
