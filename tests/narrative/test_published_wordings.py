"""What published reports word in ways of their own, one cause to a test.

Each test tells what must be claimed and what must not.
"""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
GRANTED = "requests.granted.total"
DENIED = "requests.denied.total"
REVIEWS, SUITS = "disputes.review.total", "disputes.litigation.total"
ITEMS = "disclosure.published_items."
TOTAL, WEBSITE, WECHAT, WEIBO = (
    f"{ITEMS}{name}" for name in ("total", "website", "wechat", "weibo")
)
BOARD = f"{ITEMS}bulletin_board"
DOCUMENTS = "disclosure.normative_documents."


def _observed(name: str, *lines: str) -> list[dict[str, object]]:
    """The values of the observations of one name."""
    return [dict(o.values) for o in narrated(*lines).observations if o.name == name]


# Requests: how they are named, who made them, what became of them.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全年收到政府信息申请公开共计14件。", 14),
        ("我镇未收到居民或企业的依申请公开诉求。", 0),
        ("年内未收到社会公众提出的政府信息依申请公开诉求。", 0),
    ],
)
def test_requests_go_by_more_names(text: str, value: int) -> None:
    assert claimed(text) == {NEW: value}


def test_a_complaint_is_no_request() -> None:
    assert claimed("热线收到群众诉求491件。") == {}


def test_none_asked_under_a_heading_on_requests() -> None:
    requests = ("三、依申请公开政府信息情况", "我乡2022年度无申请。")
    cases = ("五、行政复议、行政诉讼情况", "我乡2022年度无申请。")
    assert claimed(*requests) == {NEW: 0}
    assert claimed(*cases) == {}


def test_a_request_in_the_name_of_an_organisation_is_one_of_its_kind() -> None:
    lines = ("全年受理信息公开申请12件。", "以单位名义提交的政府信息申请有3件。")
    assert claimed(*lines) == {NEW: 12, "requests.new.legal_person": 3}
    assert _observed("conflict", *lines) == []


def test_what_cannot_be_made_public_was_not_granted() -> None:
    text = "收到公开申请7件，其中予以公开5件，无法公开2件。"
    assert claimed(text) == {NEW: 7, GRANTED: 5}


def test_made_public_as_asked_for_and_in_part() -> None:
    text = "收到公开申请7件，其中5件按申请事项全部予以公开，2件公开部分内容。"
    assert claimed(text)[GRANTED] == 5
    assert claimed(text)["requests.partially_granted.total"] == 2


def test_one_refusal_among_several_is_not_all_that_were_refused() -> None:
    text = "收到公开申请7件，其中1件因内容敏感不予公开、2件属于行政查询事项不予公开。"
    found = claimed(text)
    assert DENIED not in found
    assert found["requests.denied_administrative_query.total"] == 2


def test_the_class_with_its_items_behind_it_is_all_of_them() -> None:
    text = "收到公开申请7件，不予公开3件，其中1件属于国家秘密，2件属于行政查询事项。"
    assert claimed(text)[DENIED] == 3


def test_an_answer_among_items_published_is_one_of_them() -> None:
    text = "我局公开政府信息61条。其中，通知43条，指南13条，回复网络申请公开事项5条。"
    assert claimed(text) == {TOTAL: 61}
    assert claimed("依申请公开收到5条、办结5条。")["requests.handled_total.total"] == 5


def test_a_share_may_be_of_what_an_earlier_paragraph_tells() -> None:
    lines = ("全年受理信息公开申请20件。", "已经答复的18件申请中，同意公开的9件，占总数的{}%。")
    shares = [
        _observed("percentage", lines[0], lines[1].format(printed)) for printed in (45, 50, 60)
    ]
    assert shares[0] == []
    assert shares[1][0]["whole"] == 18
    assert shares[2][0]["printed"] == 60


# Reviews and suits.


def test_no_case_received_beside_the_requests() -> None:
    text = "收到公开申请4件，已办结4件；收到行政复议0件，行政诉讼0件。"
    assert (claimed(text)[REVIEWS], claimed(text)[SUITS]) == (0, 0)
    assert claimed("全年收到行政复议75件，审结70件。") == {}


def test_a_comma_may_join_review_and_suits() -> None:
    denied = "无因政府信息产生行政复议，提起行政诉讼情况发生。"
    counted = "未发生行政复议，提起行政诉讼1件。"
    assert claimed(denied) == {REVIEWS: 0, SUITS: 0}
    assert claimed(counted) == {REVIEWS: 0, SUITS: 1}


def test_disputes_about_disclosure_may_be_called_problems() -> None:
    text = "未发生因政府信息公开纠纷问题而引起的行政复议和行政诉讼事件。"
    assert claimed(text) == {REVIEWS: 0, SUITS: 0}


def test_no_case_about_acts_says_nothing_of_disclosure() -> None:
    assert claimed("行政执法工作均无被申请行政复议和提起行政诉讼。") == {}
    assert claimed("因行政执法信息公开未被申请行政复议。") == {REVIEWS: 0}


def test_appeals_may_stand_beside_the_cases_denied() -> None:
    text = "未发生行政复议、行政诉讼和行政申诉案件。"
    assert claimed(text) == {REVIEWS: 0, SUITS: 0}


def test_no_wrong_refusal_does_not_mean_no_request() -> None:
    odd = "依申请公开工作中没有出现应公开而不予公开的办件。"
    plain = "依申请公开方面，全年没有收到。"
    assert NEW not in claimed(odd)
    assert claimed(plain) == {NEW: 0}


def test_what_was_decided_may_be_told_with_its_object() -> None:
    text = "因政府信息公开被申请行政复议3件，其中1件被撤销答复书中部分内容，2件正在审理。"
    assert claimed(text)["disputes.review.corrected"] == 1
    assert claimed(text)["disputes.review.pending"] == 2


# Documents and fees.


def test_documents_repealed_and_in_force_without_their_full_name() -> None:
    text = "制定规范性文件3件，清理废止文件1件，现行有效文件16件。"
    expected = {f"{DOCUMENTS}issued": 3, f"{DOCUMENTS}repealed": 1, f"{DOCUMENTS}in_force": 16}
    assert claimed(text) == expected


def test_behind_its_own_account_a_clean_up_leaves_what_is_in_force() -> None:
    own = "全年制发行政规范性文件0件，又对规范性文件作了一次系统清理，现行有效件数累计2件。"
    told = "完成规范性文件清理工作，2022年区政府办公室制发规范性文件0件。"
    old = "对历年制发的规范性文件进行清理，废止3件，继续有效12件。"
    assert claimed(own) == {f"{DOCUMENTS}issued": 0, f"{DOCUMENTS}in_force": 2}
    assert claimed(told) == {f"{DOCUMENTS}issued": 0}
    assert claimed(old) == {}


@pytest.mark.parametrize(("text", "qualifier"), [("约47.1万元", "about"), ("47.1万元", "exact")])
def test_money_may_be_about(text: str, qualifier: str) -> None:
    claims = narrated(f"行政事业性收费共{text}。").claims
    assert [claim.qualifier for claim in claims] == [qualifier]


# Information published: channels.


def test_the_short_name_of_a_government_s_website() -> None:
    text = "公开信息560条，其中，通过示例县人民政府网公开信息140条；微信公众号发文420篇。"
    assert claimed(text) == {TOTAL: 560, WEBSITE: 140, WECHAT: 420}


def test_a_website_s_name_may_be_that_of_an_account() -> None:
    text = "“示例县人民政府网”微博、微信公众号全年分别发布信息318条、742条。"
    assert claimed(text) == {WEIBO: 318, WECHAT: 742}


def test_the_channel_of_the_clause_before() -> None:
    text = "同时发挥政务新媒体优势，借助微信公众号平台“示例开发区”，全年发布信息392条。"
    assert claimed(text) == {WECHAT: 392}


@pytest.mark.parametrize(
    "text",
    [
        "通过“健康示例”微信公众号媒体平台推出推文235篇。",
        "微信公众账号（1个）发布信息235条。",
        "微信（含转发）推送信息235条。",
    ],
)
def test_what_stands_between_an_account_and_its_figure(text: str) -> None:
    assert claimed(text) == {WECHAT: 235}


def test_a_column_of_a_website_is_no_notice_board() -> None:
    assert BOARD not in claimed("信息公开栏目发布信息43条。")
    assert claimed("信息公开栏发布信息43条。") == {BOARD: 43}


def test_a_daily_report_is_no_newspaper() -> None:
    daily = "每日发布空气质量日报，共发布环境信息740条。"
    assert f"{ITEMS}media" not in claimed(daily)
    assert claimed("《示例日报》发布信息6条。") == {f"{ITEMS}media": 6}


def test_what_a_website_s_list_says_of_a_channel_is_no_second_total() -> None:
    lines = (
        "网站年内发布信息854条，其中新闻类信息42条、微信平台同步发布信息812条。"
        "通过县微信公众平台共发布信息370条。"
    )
    assert _observed("conflict", lines) == []


# Information published: what is no total.


@pytest.mark.parametrize(
    "text",
    [
        "门户网站公开信息2514条。推进重点公开，发布疫情防控相关信息204条。",
        "公开信息2514条。围绕居家安全发布警方提示、防范等信息247条。",
        "公开信息2514条。制作展板20个，公开信息50条。",
        "公开社会救助信息10条，发布新闻动态3条，更新养老信息7条。",
        "发布预警信息16条，防护知识16篇。",
        "发布政务动态200多条，党务公开26条，通知公告48条，公示公开76条。",
        "示例教育粉丝量为28793，今年共发布文章252篇。",
        "官网公开信息97条，其中概况11条，人事公开86条。",
        "公开信息13条。其中，公告类信息12条，环评类公示信息1条。",
    ],
)
def test_information_on_one_subject_is_not_all_of_it(text: str) -> None:
    found = narrated(text).claims
    first = [claim for claim in found if claim.value in (2514, 97, 13)]
    assert list(found) == first


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全年主动公开信息136条，概况信息4条，公示公告24条。", 136),
        ("网站发布信息60条。年内共主动公开各类政府信息500条。", 500),
        ("更新工作动态、养老服务和社会救助信息162条。", 162),
        ("到年底累计公开信息5928条，电子化率达90%，其中，本年度新增主动公开信息2110条。", 2110),
    ],
)
def test_all_that_was_published_is_still_taken(text: str, value: int) -> None:
    assert claimed(text)[TOTAL] == value


def test_a_channel_for_interpretations_is_no_channel_of_all() -> None:
    text = "网站发布信息528条。共发布解读相关信息108条，其中网站共发布89篇次。"
    assert claimed(text) == {WEBSITE: 528}


def test_parts_of_a_part_are_not_added_to_the_whole() -> None:
    text = "公开信息352条，其中：政策类公开207条，包含事故类107条，其他类100条；动态公开145条。"
    assert claimed(text) == {TOTAL: 352}
    assert _observed("breakdown", text) == [] or all(
        values["holds"] for values in _observed("breakdown", text)
    )
