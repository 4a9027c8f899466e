"""What published reports say beside their totals, and what must not be taken for one.

Each test sets sentences that look alike side by side: those that state a figure of the tables,
and those that state none, or another one.
"""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW, HANDLED = "requests.new.total", "requests.handled_total.total"
IN, OUT = "requests.carried_in.total", "requests.carried_out.total"
DENIED = "requests.denied.total"
CHANNEL = "requests.channel."
ITEMS = "disclosure.published_items."
TOTAL, WEBSITE, WECHAT, MEDIA = (
    f"{ITEMS}{name}" for name in ("total", "website", "wechat", "media")
)
DOCUMENTS = "disclosure.normative_documents."


def sums(*lines: str, **known: object) -> list[tuple[object, object]]:
    """(parts, total) of every breakdown seen."""
    return [
        (o.values["parts"], o.values["total"])
        for o in narrated(*lines, **known).observations
        if o.name == "breakdown"
    ]


# Lists of parts: what belongs to a list, and what only stands in it.


@pytest.mark.parametrize(
    "text",
    [
        "公开政府信息共计308条,其中:工作动态201条、通知公告51条、意见征集16期、其他信息40条。",
        "公开政府信息208条,其中发布工作动态105条,发布通知100条,新闻发布会2场,在线访谈1期。",
        "公开政府信息208条,其中发布工作动态105条,发布通知100条,新闻发布会2次,访谈1次,展板7块。",
    ],
)
def test_a_list_holds_with_what_it_counts_in_other_ways(text: str) -> None:
    """16期 of 308条 is a part as well as the others; so no sum is wrong."""
    assert sums(text) == []
    assert claimed(text)[TOTAL] in (308, 208)


def test_a_list_that_holds_neither_with_nor_without_them_is_told() -> None:
    text = "公开政府信息共计308条,其中:工作动态201条、通知公告51条、意见征集6期、其他信息40条。"

    assert sums(text) == [(292, 308)]


def test_what_was_sent_to_another_organ_is_no_part() -> None:
    listed = "公开政府信息276条,其中:政务动态216条,通知公告50条,"

    assert sums(f"{listed}主动向县政府办报送信息100条。") == [(266, 276)]
    assert sums(f"{listed}人事信息100条。") == [(366, 276)]


def test_papers_that_are_not_to_be_published_are_no_parts() -> None:
    text = "县级报刊发稿3篇,其中,涉密公文类信息0条,涉密以外的其他免予公开的公文类信息0条。"

    assert sums(text) == []
    assert claimed(text) == {MEDIA: 3}


# Information published: all there is, or some of it.


def test_papers_counted_before_their_noun_are_of_one_kind() -> None:
    told = "2022年主动公开政府信息977条。"

    assert claimed(f"{told}全年共发布10条政策类文件,解读同步发布。") == {TOTAL: 977}
    assert claimed("全年共发布10条政府信息,解读同步发布。") == {TOTAL: 10}
    assert claimed("全年共发布10条。") == {TOTAL: 10}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("门户网站累计公开政府信息105条,其中发布通知公告92条。", {WEBSITE: 105}),
        ("公众号开通以来累计推送4480条,2022年新推送615条。", {WECHAT: 615}),
        ("媒体上刊登相关报道86篇,其中省级以上媒体报道37篇。", {MEDIA: 86}),
        ("网站群发布信息4360条,其中门户网站985条。", {WEBSITE: 985}),
    ],
)
def test_what_a_channel_put_out_of_one_kind_is_not_all(
    text: str, claims: dict[str, object]
) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("“示例人社”公众号发布技能培训推文30篇,就业创业推文46篇,社保推文12篇。", {}),
        ("“示例人社”公众号发布推文300篇,原创80篇。", {WECHAT: 300}),
        ("公众号发布惠民政策推文300篇,阅读量3万次。", {WECHAT: 300}),
        ("市政府及其部门公开政府信息756条,县政府及其部门公开政府信息981条。", {}),
        ("县政府办公室公开政府信息756条,公众号发布信息98条。", {TOTAL: 756, WECHAT: 98}),
    ],
)
def test_one_after_another_none_is_the_whole(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("公众号粉丝达3万人;累计发布信息416条。", {WECHAT: 416}),
        ("公众号粉丝达3万人;全年主动公开政府信息416条。", {TOTAL: 416}),
        ("公众号粉丝达3万人;“示例县教育局”人民号发布推文41篇。", {}),
        ("公开政府信息85条,其中规划信息11条;其他应主动公开信息4条。", {TOTAL: 85}),
        ("公开政府信息24条。乡级“三务公开”36条、村级“三务公开”324条。", {TOTAL: 24}),
    ],
)
def test_items_are_told_of_what_the_clause_before_has_named(
    text: str, claims: dict[str, object]
) -> None:
    assert claimed(text) == claims


def test_parts_behind_two_channels_may_be_of_both() -> None:
    """943 is more than the 708 of the one, and less than the 1014 of both."""
    two = "通过政府网站发布信息306条,通过政务新媒体发布信息708条。"

    assert sums(f"{two}其中,民生类信息522条,通知公告类信息421条。") == []
    assert sums(f"{two}其中,民生类信息922条,通知公告类信息421条。") == [(1343, 708)]
    assert sums(f"{two}其中,民生类信息122条,通知公告类信息421条。") == [(543, 708)]


def test_press_conferences_are_a_subject_among_others() -> None:
    assert claimed("公开信息510条,其中政府文件21条,新闻发布会信息59条。") == {TOTAL: 510}
    assert claimed("在新闻媒体发布信息42条。") == {MEDIA: 42}


# Requests: all that came, those of one way, those beside other business.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("收到群众来信、依申请公开等26件,其中依申请公开7件。", {NEW: 7}),
        ("收到信访、依申请公开共0件。", {NEW: 0}),
        ("收到依申请公开7件、群众来信19件。", {NEW: 7}),
        ("收到来信、来访等方式提出的公开申请7件。", {NEW: 7}),
        ("收到公开申请5件,未受理公开申请2件。", {NEW: 5}),
    ],
)
def test_requests_counted_together_with_letters_are_no_total(
    text: str, claims: dict[str, object]
) -> None:
    assert claimed(text) == claims


def test_requests_online_and_others_are_told_apart() -> None:
    both = "受理线上信息公开申请65件,依法办结62件,受理线下信息公开申请9件,已全部办结。"

    assert claimed(both) == {f"{CHANNEL}online": 65}
    assert claimed("受理网上信息公开申请65件,信函申请9件。") == {
        f"{CHANNEL}online": 65, f"{CHANNEL}mail": 9,
    }  # fmt: skip
    assert claimed("收到公开申请51件(其中网上申请47件,现场申请4件),办结49件。") == {
        NEW: 51, f"{CHANNEL}online": 47, f"{CHANNEL}in_person": 4, HANDLED: 49,
    }  # fmt: skip


def test_one_way_of_asking_within_the_noun_is_all_there_were() -> None:
    assert claimed("共收到政府信息公开网络申请14件。") == {NEW: 14}
    assert claimed("共收到政府信息公开书面申请14件。") == {NEW: 14}
    assert claimed("收到政府信息公开网络申请9件、书面申请3件。") == {
        f"{CHANNEL}online": 9, f"{CHANNEL}paper": 3,
    }  # fmt: skip


def test_callers_are_a_way_of_asking_only_beside_another() -> None:
    assert claimed("收到公开申请3件,其中网上申请1件,来访2件。")[f"{CHANNEL}in_person"] == 2
    assert claimed("收到公开申请3件,接待来访2件。") == {NEW: 3}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("收到公开申请27件,除1件尚在答复状态中,其余26件全部处理完毕。",
         {NEW: 27, OUT: 1, HANDLED: 26}),
        ("全年共收到并按时办结16件政府信息公开申请。", {NEW: 16, HANDLED: 16}),
        ("收到的政府信息公开申请已按时办结16件。", {HANDLED: 16}),
        ("收到公开申请9件,其中4件办理结果为无法提供,另外5件办理结果为其他处理。",
         {NEW: 9, "requests.unavailable.total": 4, "requests.other_handling.total": 5}),
    ],
)  # fmt: skip
def test_what_was_done_and_what_is_still_open(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("收到公开申请25件,其中我局受理并处理申请8件。", {NEW: 25}),
        ("全县收到公开申请75件,其中我局收到8件。", {"requests.area.new.total": 75, NEW: 8}),
        ("收到公开申请25件,其中本年新增21件。", {NEW: 21}),
        ("受理公开申请1080件,其中1048件为新收件,32件为上年结转件。", {NEW: 1048, IN: 32}),
        ("通过政务公开专区接收公开申请12件。", {}),
        ("通过网络、窗口大厅等方式收到公开申请12件。", {NEW: 12}),
        ("办理依申请公开9条,本机关不掌握政府信息答复4条。",
         {HANDLED: 9, "requests.unavailable_not_held.total": 4}),
        ("收到依申请公开133件,121件均在规定时间内完成答复工作。",
         {NEW: 133, "requests.answered.total": 121}),
        ("收到公开申请56件,其中商业企业申请44件,科研机构申请7件,其他申请5件。",
         {NEW: 56, "requests.new.business": 44, "requests.new.research": 7,
          "requests.new.other": 5}),
    ],
)  # fmt: skip
def test_some_of_the_requests_are_not_all(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


def test_what_became_of_reviews_and_suits_together_is_of_neither() -> None:
    both = "因政府信息公开涉行政复议、行政诉讼案件9件,结果维持6件。"

    assert claimed(both) == {}
    assert claimed("因政府信息公开发生行政复议9件,结果维持6件。") == {
        "disputes.review.total": 9, "disputes.review.upheld": 6,
    }  # fmt: skip


# Names, lists of papers, other columns.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("示例区信访局在区政府网站主动公开信息148条。", {WEBSITE: 148}),
        ("“示例信访”微信公众号发布信息57条。", {WECHAT: 57}),
        ("信访信箱在网站公开答复148条。", {}),
        ("示例政府网微信公众号推送信息363条。", {WECHAT: 363}),
    ],
)
def test_other_business_in_a_name_is_but_a_name(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("发布规范性文件39件,政策解读42条,人事信息20条。", {}),
        ("网站发布信息708条,其中政务动态118条,发布规范性文件6件。", {WEBSITE: 708}),
        ("全年共发布9件规范性文件。", {f"{DOCUMENTS}issued": 9}),
        ("发布规范性文件39件,废止3件。", {f"{DOCUMENTS}issued": 39, f"{DOCUMENTS}repealed": 3}),
        (
            "废止规范性文件15份、有效存续37份。",
            {f"{DOCUMENTS}repealed": 15, f"{DOCUMENTS}in_force": 37},
        ),
        ("涉及行政事业性收费的0条,其他信息21条。", {}),
        ("行政事业性收费收取金额为0。", {"disclosure.fees.amount": 0}),
    ],
)
def test_papers_among_other_items_are_not_those_made(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("网站发布信息306条。主动公开其他信息694条。", {WEBSITE: 306}),
        ("网站公开信息288条。其中指南1条;结合法定规定主动公开信息45条。", {WEBSITE: 288}),
        ("官方网站、信息公开专栏、政务新媒体平台主动公开信息216条。", {TOTAL: 216}),
        ("在信息公开专栏公开信息216条。", {}),
    ],
)
def test_a_total_is_told_of_all_channels(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


def test_others_close_a_list_only_of_their_own_kind() -> None:
    assert sums("公开各类信息5009条,其中规范性文件3件,其他文件76件。") == [(79, 5009)]
    closed = [
        o.values["closed"]
        for text in ("公开各类信息5009条,其中规范性文件3件,其他文件76件。",
                     "公开各类信息5009条,其中计划信息3条,其他信息76条。")
        for o in narrated(text).observations
    ]  # fmt: skip
    assert closed == [0, 1]


# Zeros in words, and what sounds like them.


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("2022年,我局未受理依申请公开申请。", {NEW: 0}),
        ("2022年未受理依申请公开信息申请。", {NEW: 0}),
        ("我局未受理过政府信息公开申请事项。", {NEW: 0}),
        ("对未受理的政府信息公开申请说明理由。", {}),
        ("未受理网上政府信息公开申请。", {}),
        ("收到公开申请5件,其中未受理的2件。", {NEW: 5}),
        ("收到公开申请5件,未受理依申请公开事项。", {NEW: 5}),
    ],
)
def test_none_taken_up_means_that_none_came(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("lines", "claims"),
    [
        (("收到公开申请5件,未再收到其他申请。",), {NEW: 5}),
        (("收到公开申请5件。", "此后未再收到政府信息公开申请。"), {NEW: 5}),
        (("我局未再收到政府信息公开申请。",), {NEW: 0}),
        (("未收到信函、网络或其他形式的政府信息公开申请。",), {NEW: 0}),
    ],
)
def test_no_more_than_those_told_is_no_zero(
    lines: tuple[str, ...], claims: dict[str, object]
) -> None:
    assert claimed(*lines) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("收到公开申请8件,无上年和下年结转件。", {NEW: 8, IN: 0, OUT: 0}),
        ("收到公开申请8件,无结转下年件。", {NEW: 8, OUT: 0}),
        ("未收到关于政府信息公开的行政诉讼请求。", {"disputes.litigation.total": 0}),
        ("本单位未制定行政法规、规章和规范性文件。",
         {"disclosure.regulations.issued": 0, f"{DOCUMENTS}issued": 0}),
        ("无行政事业性收费信息公开。", {}),
        ("无行政事业性收费。", {"disclosure.fees.amount": 0}),
    ],
)  # fmt: skip
def test_one_denial_for_several_columns(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


def test_nothing_withheld_that_was_due_is_no_answer_to_a_request() -> None:
    due = "未收到依申请公开件,本年度无应公开而不予公开的政府信息。"

    assert claimed(due) == {NEW: 0}
    assert claimed("未收到依申请公开件,没有不予公开的情形。") == {NEW: 0, DENIED: 0}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "未制发、废止、修改行政规范性文件。",
            {f"{DOCUMENTS}issued": 0, f"{DOCUMENTS}repealed": 0},
        ),
        ("未制定、修订规范性文件。", {f"{DOCUMENTS}issued": 0}),
        ("未修改规范性文件。", {}),
    ],
)
def test_documents_neither_made_nor_changed(text: str, claims: dict[str, object]) -> None:
    assert claimed(text) == claims


# Whose figures: an area's total after its members, an office that says the tables are its own.


AREA = {"kind": "government", "level": "county"}


def test_the_total_of_the_area_stands_behind_those_of_its_members() -> None:
    members = "区政府收到公开申请12宗,区政府各部门收到84宗,各街道收到31宗,"

    assert claimed(f"{members}全区合计127宗,其中网络99宗,信函28宗。", **AREA)[NEW] == 127
    assert claimed("区政府收到公开申请12宗,全区共收到公开申请127宗。", **AREA) == {NEW: 127}
    assert claimed("上半年收到公开申请12宗,全区全年共收到公开申请27宗。", **AREA) == {
        "requests.half_year.new.total": 12, NEW: 27,
    }  # fmt: skip


def test_whose_tables_these_are_may_stand_in_a_bracket() -> None:
    area = "全省民政系统收到公开申请286件。"
    ours = "省民政厅(本报告表格数据仅反映厅本机关情况)收到公开申请12件,上年结转1件。"

    assert claimed(area, ours) == {"requests.area.new.total": 286, NEW: 12, IN: 1}
