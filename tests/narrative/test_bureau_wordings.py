"""The figures of district bureaux in wordings of their own, with what only looks alike."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed

NEW = "requests.new.total"
LEFT = "requests.carried_out.total"
DONE = "requests.handled_total.total"
ANSWERED = "requests.answered.total"
GRANTED = "requests.granted.total"
PARTLY = "requests.partially_granted.total"
DENIED = "requests.denied.total"
UNAVAILABLE = "requests.unavailable.total"
REJECTED = "requests.rejected.total"
REVIEWS = "disputes.review.total"
SUITS = "disputes.litigation.total"
TOTAL = "disclosure.published_items.total"
WEBSITE = "disclosure.published_items.website"
WECHAT = "disclosure.published_items.wechat"
WEIBO = "disclosure.published_items.weibo"
MEDIA = "disclosure.published_items.media"
BOARD = "disclosure.published_items.bulletin_board"
LICENSING = "disclosure.licensing.decisions"
PENALTIES = "disclosure.penalties.decisions"
PERSONS = "requests.new.natural_person"
COMPANIES = "requests.new.business"
LAWYERS = "requests.new.legal_service"
ONLINE = "requests.channel.online"
MAIL = "requests.channel.mail"
EMAIL = "requests.channel.email"
IN_PERSON = "requests.channel.in_person"
OTHER_WAYS = "requests.channel.other"
REVIEWS_UPHELD = "disputes.review.upheld"
REVIEWS_CORRECTED = "disputes.review.corrected"
SUITS_UPHELD = "disputes.litigation.upheld"
SUITS_OTHER = "disputes.litigation.other"
UNPAID = "requests.other_fee_unpaid.total"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "申请接收渠道运转情况：全年经由电子邮箱收到4件，传真来件2件，网站在线8件，信函6件，"
            "窗口暂无，合计20件。",
            {EMAIL: 4, OTHER_WAYS: 2, ONLINE: 8, MAIL: 6, IN_PERSON: 0, NEW: 20},
        ),
        (
            "依申请公开渠道运行情况：全年经网站收到12件，信函收到5件，当面收到3件，共计20件。",
            {ONLINE: 12, MAIL: 5, IN_PERSON: 3, NEW: 20},
        ),
        (
            "依申请公开。网上平台收到3件、快递寄来4件，合计收到申请7件。",
            {ONLINE: 3, MAIL: 4, NEW: 7},
        ),
        (
            "依申请公开情况。通过电子邮箱收到4件，传真来件2件，两项合计6件。",
            {EMAIL: 4, OTHER_WAYS: 2, NEW: 6},
        ),
    ],
)
def test_ways_of_asking_and_their_total_under_a_heading(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "政务微博发博210条，微信公众号发文180条，报纸、电台刊播稿件20篇，"
            "办事厅公告栏张贴公告15张。以上四类载体共发布425条。",
            {WEIBO: 210, WECHAT: 180, MEDIA: 20, BOARD: 15, TOTAL: 425},
        ),
        (
            "微信公众号发布信息120条，门户网站发布信息300条。以上两个平台合计发布420条。",
            {WECHAT: 120, WEBSITE: 300, TOTAL: 420},
        ),
        (
            "网站发布200条，微信推送100条。上述两类渠道共公开300条。",
            {WEBSITE: 200, WECHAT: 100, TOTAL: 300},
        ),
        (
            "官方微博发布20条，公众号发布30条。两个账号共推送50条。",
            {WEIBO: 20, WECHAT: 30, TOTAL: 50},
        ),
    ],
)
def test_channels_and_what_they_come_to(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全年举办发布会3场。上述活动共发布稿件40篇。",
    ],
)
def test_not_channels_and_what_they_come_to(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "线上线下新收的政府信息公开申请合并统计34件，已答复32件，2件结转2023年。",
            {NEW: 34, ANSWERED: 32, LEFT: 2},
        ),
        ("线上线下渠道新收的公开申请合计88件。", {NEW: 88}),
        (
            "2022年，本局网上网下新收的申请汇总统计30件。按申请人类型划分：自然人24件，"
            "商业企业4件，法律服务机构2件。",
            {NEW: 30, PERSONS: 24, COMPANIES: 4, LAWYERS: 2},
        ),
        ("全年各渠道汇总的公开申请计33件。", {NEW: 33}),
        ("依申请公开方面共登记申请人来件十六件。", {NEW: 16}),
        ("依申请公开方面，全年登记来件18件。", {NEW: 18}),
        ("依申请公开工作中，共收到申请人来件7件。", {NEW: 7}),
        ("政府信息公开申请方面，全年接件21件，办结20件。", {NEW: 21, DONE: 20}),
        ("依申请公开方面，全年登记并进入办理流程的申请14件。", {NEW: 14}),
        ("全年进入办理程序的政府信息公开申请12件。", {NEW: 12}),
    ],
)
def test_what_came_in_told_with_other_nouns(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "登记群众来件18件，均转信访部门。",
        "依申请公开情况。全年信箱来件33件。",
    ],
)
def test_not_what_came_in_told_with_other_nouns(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全年申请办理完毕的共19件，结果为：予以公开11件；部分公开3件；不予公开2件；"
            "无法提供3件。",
            {DONE: 19, GRANTED: 11, PARTLY: 3, DENIED: 2, UNAVAILABLE: 3},
        ),
        ("依法办理申请。全年办理完毕的公开申请共27件。", {DONE: 27}),
        ("收到政府信息公开申请31件，三十件已在年内出具处理意见。", {NEW: 31, DONE: 30}),
        ("收到政府信息公开申请51件，其中50件年内已出具答复意见。", {NEW: 51, ANSWERED: 50}),
        ("收到政府信息公开申请9件，已出具处理意见8件。", {NEW: 9, DONE: 8}),
    ],
)
def test_what_was_handled_told_with_other_words(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "出具行政处罚意见50件。",
    ],
)
def test_not_what_was_handled_told_with_other_words(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请9件，另1件申请人未按期缴费，不再处理。", {NEW: 9, UNPAID: 1}),
        ("门户网站刊登的便有900多条。", {WEBSITE: 900}),
        ("各平台发布信息800余条，政府网站登载的便有500多条。", {TOTAL: 800, WEBSITE: 500}),
        ("公众号推送的就有320条。", {WECHAT: 320}),
        ("对答复不满提出信息公开复议的2件，均维持。", {REVIEWS: 2, REVIEWS_UPHELD: 2}),
        ("因信息公开提起复议的2件。", {REVIEWS: 2}),
        ("不服信息公开答复提起行政诉讼的1件，法院驳回。", {SUITS: 1, SUITS_UPHELD: 1}),
        (
            "行政复议2件，复议结果一件驳回、一件被责令重作。",
            {REVIEWS: 2, REVIEWS_UPHELD: 1, REVIEWS_CORRECTED: 1},
        ),
        (
            "因信息公开行政复议3件、行政诉讼1件，复议结果两件维持、一件被责令重作。",
            {REVIEWS: 3, SUITS: 1, REVIEWS_UPHELD: 2, REVIEWS_CORRECTED: 1},
        ),
        (
            "因信息公开行政复议3件、诉讼2件，复议结论两件维持、一件纠正，诉讼结果一件驳回、"
            "一件撤诉。",
            {
                REVIEWS: 3,
                SUITS: 2,
                REVIEWS_UPHELD: 2,
                REVIEWS_CORRECTED: 1,
                SUITS_UPHELD: 1,
                SUITS_OTHER: 1,
            },
        ),
    ],
)
def test_one_of_them_and_what_became_of_it(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "另有1家企业逾期未缴社保费。",
        "1户逾期未缴罚款。",
        "提出行政许可复议的3件。",
    ],
)
def test_not_one_of_them_and_what_became_of_it(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("取水、河道采砂等许可共作出决定45件。", {LICENSING: 45}),
        ("林木采伐许可审批决定38件。", {LICENSING: 38}),
        ("全年共作出许可决定120件、处罚决定15件。", {LICENSING: 120, PENALTIES: 15}),
        ("行政许可共作出决定86件，行政处罚共作出决定12件。", {LICENSING: 86, PENALTIES: 12}),
    ],
)
def test_permits_decided(text: str, expected: dict[str, object]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "发布许可审批结果57件。",
    ],
)
def test_not_permits_decided(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布政务信息300条。", {TOTAL: 300}),
    ],
)
def test_information_for_the_public_is_no_published_item(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "发布预警信息1105条次、天气专报73期。",
        "发布气象灾害预警信息45条。",
        "推送招聘信息320条。",
        "发布路况信息210条。",
        "微信公众号发布预警信息30条。",
    ],
)
def test_not_information_for_the_public_is_no_published_item(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2022年示例县信访局共登记并进入办理流程的申请9件，其中同意公开5件，无法提供2件，"
            "不予处理2件。",
            {NEW: 9, GRANTED: 5, UNAVAILABLE: 2, REJECTED: 2},
        ),
        (
            "依申请公开情况。示例市劳动人事争议仲裁院全年收到公开申请3件，办结3件。",
            {NEW: 3, DONE: 3},
        ),
        ("示例市法律援助中心全年受理政府信息公开申请2件。", {NEW: 2}),
    ],
)
def test_what_an_organ_is_called_after_is_no_other_business(
    text: str, expected: dict[str, object]
) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "示例县信访局收到群众来信120件，办结118件。",
        "示例县投诉举报中心全年受理投诉210件。",
        "信访局转来投诉3件，均已答复。",
    ],
)
def test_not_what_an_organ_is_called_after_is_no_other_business(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("因涉及商业秘密不予公开", {"requests.denied.total": 1}),
        ("因信息不存在无法提供", {"requests.unavailable_not_held.total": 1}),
        ("因不掌握等原因无法提供", {}),
        ("因重复申请不予处理", {"requests.rejected_repeated.total": 1}),
        ("因不服不予公开提起行政复议", {}),
        ("未因涉密不予公开", {}),
    ],
)
def test_the_reason_for_which_the_one_request_was_turned_down(
    behind: str, told: dict[str, int]
) -> None:
    assert claimed(f"收到公开申请1件，{behind}。") == {"requests.new.total": 1, **told}
