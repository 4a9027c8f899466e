"""What clerks write of requests and of items, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
ANSWERED = "requests.answered.total"
DONE = "requests.handled_total.total"
CAME_OVER = "requests.carried_in.total"
LEFT = "requests.carried_out.total"
GRANTED = "requests.granted.total"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理挖掘（占用）城市道路申请件77件。", {}),
        ("本年收到住房补贴申请件35件，办结34件。", {}),
        (
            "网站主动公开政府信息554条，其中，重要活动类信息6条、财政公开类信息4条。",
            {"disclosure.published_items.website": 554},
        ),
    ],
)
def test_what_only_looks_like_a_figure_of_requests_is_none(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "门户网站公开信息120条。通过官方微信、微博平台公开政府信息4294条。",
            {"disclosure.published_items.website": 120},
        ),
        (
            "通过网站、微信、微博等渠道公开政府信息4294条。",
            {"disclosure.published_items.total": 4294},
        ),
    ],
)
def test_accounts_together_are_no_total_of_what_was_published(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信息公开专栏共主动发布政府信息473条，其中发布省政府规章1件、行政规范性文件6件。", {}),
        (
            "网站公开信息82条，其中制发规范性文件2件。",
            {"disclosure.published_items.website": 82, "disclosure.normative_documents.issued": 2},
        ),
        ("依托数据库集中展示由我委起草、以市人民政府印发的规范性文件16件。", {}),
    ],
)
def test_documents_put_on_a_page_are_not_made_in_the_year(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政许可事项45件，比2019年增加1项；行政强制事项3件，比2019年增加1项，未作出行政强制措施。",
            {
                "disclosure.licensing.change": 1,
                "disclosure.coercion.change": 1,
                "disclosure.coercion.decisions": 0,
            },
        ),
        ("作出行政许可决定45件，比上年增加3件。", {"disclosure.licensing.decisions": 45}),
    ],
)
def test_matters_on_offer_are_no_decisions(text: str, expected: dict[str, object]) -> None:
    assert claimed(text, year=2020, form="2019") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年累计收到申请公开4件、转办上一年度申请公开1件。", {NEW: 4, CAME_OVER: 1}),
        ("受理政府信息公开申请1件，上一年度结转受理0件。", {NEW: 1, CAME_OVER: 0}),
        ("年初遗留2件，本年收到依申请公开10件，年底遗留1件。", {CAME_OVER: 2, NEW: 10, LEFT: 1}),
        ("本年收到依申请公开10件，2021年底遗留1件。", {NEW: 10, CAME_OVER: 1}),
        ("本年收到依申请公开10件，上年年底遗留1件。", {NEW: 10, CAME_OVER: 1}),
    ],
)
def test_what_the_year_before_left_is_carried_in(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到依申请公开2件，均为网络申请件。", {NEW: 2, "requests.channel.online": 2}),
        (
            "收到依申请公开件4件，通过网络申请的方式进行申请。",
            {NEW: 4, "requests.channel.online": 4},
        ),
        ("收到政府信息公开申请4件，申请方式为信函。", {NEW: 4, "requests.channel.mail": 4}),
        (
            "收到政府信息公开申请3件，申请人均为自然人，均以信函方式提出，全部予以公开。",
            {NEW: 3, "requests.new.natural_person": 3, "requests.channel.mail": 3, GRANTED: 3},
        ),
        (
            "受理依申请公开3件，3件依申请公开申请人均为自然人。",
            {NEW: 3, "requests.new.natural_person": 3},
        ),
        (
            "收到政府信息公开申请900件，其中通过委官方网站提交申请表的862件、信函提交38件。",
            {NEW: 900, "requests.channel.online": 862, "requests.channel.mail": 38},
        ),
    ],
)
def test_the_way_of_all_requests(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请4件，通过信函或网络方式提出。", {NEW: 4}),
        ("收到政府信息公开申请30件，申请渠道以网上平台为主。", {NEW: 30}),
        ("收到政府信息公开申请4件，已通过邮寄方式答复申请人。", {NEW: 4}),
        ("收到政府信息公开申请3件，均以信函方式答复。", {NEW: 3}),
        ("收到政府信息公开申请3件，均通过网上平台办结。", {NEW: 3}),
        ("收到政府信息公开申请3件，均通过邮寄方式送达申请人。", {NEW: 3}),
    ],
)
def test_ways_of_some_or_of_answering_are_not_those_of_all(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到政府信息公开申请14件，多数经在线或信函申请，13件已依法依规按照规定程序和时限作了答复。",
            {NEW: 14, ANSWERED: 13},
        ),
        (
            "收到政府信息公开申请20件，其中19件在法定时限内按照程序给予了书面答复。",
            {NEW: 20, ANSWERED: 19},
        ),
        (
            "共收到9件信息依申请公开，其中8件已经按规按时答复完毕，剩余1件结转下年度再办。",
            {NEW: 9, ANSWERED: 8, LEFT: 1},
        ),
        ("我局接收到申请书55份，申请公开的政府信息主要涉及征地。", {NEW: 55}),
        (
            "收到政府信息公开申请3件，已办理的3件均属于本机关不掌握相关政府信息。",
            {NEW: 3, DONE: 3, "requests.unavailable_not_held.total": 3},
        ),
    ],
)
def test_answers_told_with_their_rules(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本年度各平台累计发布信息860条（网站520条、公众号340条），与上一年848条相比增长1.4%。",
            {
                "disclosure.published_items.total": 860,
                "disclosure.published_items.website": 520,
                "disclosure.published_items.wechat": 340,
                "disclosure.published_items.yoy.percent": Decimal("1.4"),
            },
        ),
        (
            "公开信息790条，其中门户网站564条，公众号226条，较上年增加24条。",
            {
                "disclosure.published_items.total": 790,
                "disclosure.published_items.website": 564,
                "disclosure.published_items.wechat": 226,
                "disclosure.published_items.yoy.difference": 24,
            },
        ),
        (
            "公开信息492条，其中县政府网站300条，公众号180条，较上年减少3条。",
            {
                "disclosure.published_items.total": 492,
                "disclosure.published_items.website": 300,
                "disclosure.published_items.wechat": 180,
            },
        ),
        (
            "收到政府信息公开申请54件，较上年增加2件，幅度为3.8%（上年52件）。",
            {
                NEW: 54,
                "requests.previous_year.total": 52,
                "requests.yoy.difference": 2,
                "requests.yoy.percent": Decimal("3.8"),
            },
        ),
        (
            "通过门户网站、公众号、微博、电视报纸四类渠道公开信息，依次为440条、221条、63条、15条，合计739条。",
            {
                "disclosure.published_items.website": 440,
                "disclosure.published_items.wechat": 221,
                "disclosure.published_items.weibo": 63,
                "disclosure.published_items.media": 15,
                "disclosure.published_items.total": 739,
            },
        ),
    ],
)
def test_growth_behind_a_list_of_all_parts_is_that_of_the_whole(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected
