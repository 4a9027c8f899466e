"""Paragraphs and clauses that go on without naming what they count, and totals that come last."""

from __future__ import annotations

import pytest

from tests.narrative.reports import claimed, narrated

NEW = "requests.new.total"
HANDLED = "requests.handled_total.total"
LEFT = "requests.carried_out.total"
REVIEWS, SUITS = "disputes.review.total", "disputes.litigation.total"
LICENSING = "disclosure.licensing.decisions"
PENALTIES = "disclosure.penalties.decisions"
COERCION = "disclosure.coercion.decisions"
WECHAT, WEIBO = "disclosure.published_items.wechat", "disclosure.published_items.weibo"


# What the paragraph or the clause before has named.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("年内答复结案19件，未到期限的2件转入2023年办理。", {HANDLED: 19, LEFT: 2}),
        ("二十一件都已办完，用时最长的十八个工作日。", {HANDLED: 21}),
        (
            "当年办结19件，其中予以公开12件、部分公开7件。",
            {HANDLED: 19, "requests.granted.total": 12},
        ),
    ],
)
def test_a_paragraph_goes_on_with_the_requests_of_the_one_before(
    line: str, expected: dict[str, int]
) -> None:
    told = claimed("全年收到政府信息公开申请21件。", line)

    assert told == told | {NEW: 21} | expected


def test_a_paragraph_behind_other_business_is_not_about_requests() -> None:
    assert claimed("收到公开申请5件，办理热线工单33件。", "办结12件。") == {NEW: 5}
    assert claimed("收到公开申请5件。", "办理建议提案12件，全部办结。") == {NEW: 5}


def test_a_heading_that_tells_of_ways_of_asking_is_about_requests() -> None:
    told = claimed("申请方式与结果。收到9件（网上7件、信函2件），答复8件。")
    assert told[NEW] == 9
    assert told["requests.channel.mail"] == 2


def test_what_was_asked_for_is_no_other_business() -> None:
    told = claimed("受理公开申请18件，内容主要涉及社保咨询。上年未办完转入2件，当年办结20件。")
    assert told == {NEW: 18, "requests.carried_in.total": 2, HANDLED: 20}


def test_a_government_that_adds_up_speaks_of_its_own_area() -> None:
    told = claimed("示例区人民政府汇总统计，2022年全区被申请政府信息公开行政复议7件。")
    assert told == {REVIEWS: 7}


# Totals and rests that come last.


def test_a_total_behind_its_outcomes_is_all_that_were_handled() -> None:
    told = claimed("收到公开申请。办理结果：予以公开6，部分公开1，无法提供2，总计9。")
    assert told[HANDLED] == 9


def test_a_total_behind_the_outcomes_of_cases_is_that_of_the_cases() -> None:
    told = claimed("行政复议结果维持2件，结果纠正0件，其他结果0件，尚未审结1件，总计3件。")
    assert told[REVIEWS] == 3


def test_what_is_left_of_a_whole_that_was_told_is_other_handling() -> None:
    told = claimed("收到公开申请17件，公开9件，部分公开3件，不公开2件，其他3件。")
    assert told["requests.other_handling.total"] == 3


def test_the_last_way_of_asking_may_be_called_the_other() -> None:
    told = claimed("收到公开申请73件，网上41件，来信26件，其他6件。")
    assert told["requests.channel.other"] == 6


# Figures that stand for a vague one.


def test_a_vague_figure_may_be_followed_by_the_exact_one() -> None:
    report = narrated("收到公开申请不到十件，实为8件。")
    told = [(c.cell, c.value, c.qualifier) for c in report.claims]
    assert told == [(NEW, 10, "at_most"), (NEW, 8, "exact")]


# None, in other words.


@pytest.mark.parametrize(
    "text",
    [
        "因信息公开引起的复议、诉讼均属空白。",
        "一件复议也没有，诉讼亦然。",
        "因信息公开引起的行政复议为零，行政诉讼也是如此。",
        "没有人因此去复议，更谈不上起诉。",
        "复议案件为零，应诉案件同样为零。",
        "行政复议、应诉案件均为0。",
        "行政复议方面没有案件，行政诉讼方面亦无。",
    ],
)
def test_no_reviews_and_no_suits(text: str) -> None:
    assert claimed(text) == {REVIEWS: 0, SUITS: 0}


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开方面，不曾收到申请。",
        "没有村民来信要求公开政府信息。",
        "我办未受理过政府信息公开申请。",
        "依申请公开件全年零收办。",
        "本年度依申请公开件数为“0”。",
    ],
)
def test_no_requests(text: str) -> None:
    assert claimed(text)[NEW] == 0


def test_one_outcome_may_be_told_to_have_none() -> None:
    told = claimed("收到公开申请24件，15件准予公开，部分公开没有，9件无法提供。")
    assert told["requests.partially_granted.total"] == 0


def test_regulations_and_documents_share_their_denial() -> None:
    told = claimed("规章、行政规范性文件均无制发。")
    assert told == {
        "disclosure.regulations.issued": 0, "disclosure.normative_documents.issued": 0,
    }  # fmt: skip


# Acts of table two.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("作出行政许可、行政强制决定各12件。", {LICENSING: 12, COERCION: 12}),
        ("全年行政许可88，行政处罚0。", {LICENSING: 88, PENALTIES: 0}),
        ("行政许可｜41件；行政处罚｜2件。", {LICENSING: 41, PENALTIES: 2}),
        ("办理行政许可37件，行政处罚无一宗。", {LICENSING: 37, PENALTIES: 0}),
        ("作出采伐等许可决定389件，处罚决定4件。", {LICENSING: 389, PENALTIES: 4}),
        ("办理占道施工等行政许可事项144件次。", {LICENSING: 144}),
        ("行政强制决定36件，行政许可(店招设置)共计219件。", {LICENSING: 219, COERCION: 36}),
        ("行政强制：无。", {COERCION: 0}),
        ("也没有行政强制情形发生。", {COERCION: 0}),
    ],
)
def test_acts_told_in_rows_and_together(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "进驻大厅事项:行政许可45件、行政处罚96件。",
        "公示双公示信息:行政许可45件、行政处罚96件。",
        "梳理行政许可事项45项、行政处罚事项96项。",
    ],
)
def test_acts_that_were_shown_or_offered_are_no_decisions(text: str) -> None:
    assert claimed(text) == {}


# Documents and items.


def test_documents_revised_stand_between_those_made_and_those_repealed() -> None:
    told = claimed("新制发规范性文件2件、修订0件、宣布失效1件，现行有效23件。")
    row = "disclosure.normative_documents"
    assert told == {f"{row}.issued": 2, f"{row}.repealed": 1, f"{row}.in_force": 23}


def test_a_bracket_tells_the_year_of_an_account_counted_since_its_beginning() -> None:
    text = "公众号开通以来累计发布3420条(本年新增286条)，官方微博累计发布517条(本年新增42条)。"
    assert claimed(text) == {WECHAT: 286, WEIBO: 42}


# Wordings found in reports of offices, one cause to a line.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请17件，年末尚有未办结申请2件。", {NEW: 17, LEFT: 2}),
        ("收到公开申请17件，办结15件，2件正在按程序办理。", {NEW: 17, HANDLED: 15, LEFT: 2}),
        ("收到公开申请17宗，办结15宗，2宗转2023年接着办。", {NEW: 17, HANDLED: 15, LEFT: 2}),
        (
            "收到公开申请17件，申请人未按期补正作终止处理2件。",
            {NEW: 17, "requests.other_no_correction.total": 2},
        ),
        (
            "收到公开申请17件，提供所需信息12件，只公开了一部分的5件。",
            {NEW: 17, "requests.granted.total": 12, "requests.partially_granted.total": 5},
        ),
        ("收到公开申请4件，由法规股答复4件。", {NEW: 4, "requests.answered.total": 4}),
        ("受理公开申请17件。去年的2件也于1月办结。", {NEW: 17, "requests.carried_in.total": 2}),
    ],
)
def test_what_became_of_requests(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


def test_the_rest_of_what_was_handled_was_answered() -> None:
    told = claimed("办理依申请公开66宗，其中结转2023年5宗，其余61宗已答复。")
    assert told == {HANDLED: 66, LEFT: 5, "requests.answered.total": 61}


def test_requests_told_one_by_one_are_counted_at_the_end() -> None:
    text = "依申请公开：①一家企业索要规划；②村民查阅台账。以上合计2件，均已办结。"
    assert claimed(text) == {NEW: 2}


def test_a_report_on_an_area_counts_all_and_not_the_part_of_its_office() -> None:
    text = "全区受理政府信息公开申请95件，其中由区政府办代表区政府受理17件。"
    assert claimed(text, kind="government", level="county") == {NEW: 95}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因信息公开引起的行政复议3件，均未审结。", {REVIEWS: 3, "disputes.review.pending": 3}),
        ("因信息公开被申请行政复议、被提起行政诉讼各2件。", {REVIEWS: 2, SUITS: 2}),
        (
            "因信息公开引起的行政复议3件，结果为维持、纠正、其他各1件。",
            {
                REVIEWS: 3, "disputes.review.upheld": 1, "disputes.review.corrected": 1,
                "disputes.review.other": 1,
            },
        ),
    ],
)  # fmt: skip
def test_outcomes_of_cases_told_together(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


def test_documents_are_counted_in_volumes_and_notices_in_sheets() -> None:
    row = "disclosure.normative_documents"
    assert claimed("出台规范性文件3部，废止1部。") == {f"{row}.issued": 3, f"{row}.repealed": 1}
    board = "disclosure.published_items.bulletin_board"
    assert claimed("在村务公开栏张贴公告120张。") == {board: 120}
    assert claimed("发放宣传单120张，涉及部门3个。") == {}


# Changes and rests.


def test_a_sentence_that_opens_with_a_change_goes_on_with_the_total_before() -> None:
    told = claimed("发布信息90条：门户网站64条，公众号26条。较上年增加4条，增长4.7%。")
    assert told["disclosure.published_items.yoy.difference"] == 4


def test_growth_is_judged_at_the_change_and_at_what_has_grown() -> None:
    report = narrated("收到公开申请60件，上年为50件，同比增长25%。")
    found = [o.cells for o in report.observations if o.name == "percentage"]
    assert found == [(NEW, "requests.yoy.percent")]


def test_the_rest_handled_otherwise_is_no_class_of_the_form() -> None:
    told = claimed("收到公开申请9件，予以公开6件，其余3件按其他情形处理。")
    assert told == {NEW: 9, "requests.granted.total": 6}


def test_columns_of_cases_must_add_up_even_where_one_is_as_large_as_the_whole() -> None:
    text = "因信息公开被申请行政复议1件（结果维持0件、结果纠正0件、其他结果1件、尚未审结1件）。"
    found = [o.values for o in narrated(text).observations if o.name == "breakdown"]
    assert [(values["parts"], values["total"]) for values in found] == [(2, 1)]


def test_a_row_of_suits_stands_behind_their_noun() -> None:
    told = claimed("因信息公开引起的行政诉讼未经复议直接起诉1件。")
    assert told == {"disputes.litigation_direct.total": 1}


# Everyday words.


def test_what_became_of_requests_in_everyday_words() -> None:
    told = claimed(
        "共收到依申请公开27件。公开的14件；没法提供的6件，其中4件不归我们管、2件没有现成的；"
        "还有2件当信访转走了，剩下一件，申请人自己撤了。"
    )
    assert told == {
        NEW: 27, "requests.granted.total": 14, "requests.unavailable.total": 6,
        "requests.unavailable_not_held.total": 4, "requests.unavailable_needs_creation.total": 2,
        "requests.rejected_petition.total": 2, "requests.outcome.withdrawn": 1,
    }  # fmt: skip


def test_going_to_court_is_a_suit() -> None:
    assert claimed("全年没有因为信息公开打官司，也没有人申请复议。") == {SUITS: 0, REVIEWS: 0}


def test_items_in_everyday_words() -> None:
    told = claimed("网站挂了412条，公众号推了186篇，村公开栏贴了60张。")
    row = "disclosure.published_items"
    assert told == {f"{row}.website": 412, WECHAT: 186, f"{row}.bulletin_board": 60}


def test_items_may_be_told_by_how_they_grew() -> None:
    told = claimed("主动公开信息数较上年增加56条，达到412条。")
    row = "disclosure.published_items"
    assert told == {f"{row}.yoy.difference": 56, f"{row}.total": 412}


# Some of many kinds, and some of those who asked.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理各类申请3218件，其中低保申请812件、政府信息公开申请7件。", {NEW: 7}),
        ("收到信件15封，其中信息公开申请3封，咨询类12封。", {NEW: 3}),
        ("行政复议案件18件，其中信息公开类2件。", {REVIEWS: 2}),
        ("审理行政复议案件18件，其中信息公开类2件。", {}),
        ("行政复议31件、诉讼9件，其中涉及信息公开3件。", {}),
        ("收到政府信息公开申请（含网络、信函、当面）共3件。", {NEW: 3}),
    ],
)
def test_some_of_many_kinds_are_about_disclosure(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


def test_a_bracket_tells_who_asked_for_what_was_carried_in() -> None:
    told = claimed("上年结转公开申请3件（自然人2件、法人1件），新收17件（自然人15件）。")
    row = "requests.carried_in"
    assert told == {
        f"{row}.total": 3, f"{row}.natural_person": 2, f"{row}.legal_person": 1,
        NEW: 17, "requests.new.natural_person": 15,
    }  # fmt: skip


def test_what_an_applicant_had_carried_in_is_not_all_that_was() -> None:
    told = claimed("收到公开申请17件，自然人15件（上年结转2件），法人2件（上年结转1件）。")
    assert "requests.carried_in.total" not in told


def test_an_account_puts_out_whatever_it_is_called() -> None:
    told = claimed("公众号发布森林防火提示58条，政务微博发布36条，悬挂横幅120幅。")
    assert told == {WECHAT: 58, WEIBO: 36}
    assert claimed("公众号发布政策文件20条、工作动态30条。") == {}


# Whole sections of townships and offices.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开。示例县林业局这一年进件9件。", {NEW: 9}),
        ("依申请公开受件9件。", {NEW: 9}),
        ("收到公开申请6件，年内了结6件。", {NEW: 6, HANDLED: 6}),
        (
            "登记公开申请4件，3件从网上递来，1件是用挂号信寄到的，到年底没有留下未办完的。",
            {NEW: 4, "requests.channel.online": 3, "requests.channel.mail": 1, LEFT: 0},
        ),
        ("当年有12件信息公开申请进入示例县农业农村局的办理系统。", {NEW: 12}),
        ("没有居民前来提交公开申请。", {NEW: 0}),
        ("依申请公开概述：先后接到书面申请两份、网上申请五份，合共七份。", {NEW: 7}),
        ("新登记公开申请33件，12月下旬到件的1件顺延至次年。", {NEW: 33, LEFT: 1}),
        ("公文确定公开属性，确定为依申请公开的9份。", {}),
    ],
)
def test_requests_in_whole_sections(text: str, expected: dict[str, int]) -> None:
    told = claimed(text)
    assert {cell: told.get(cell) for cell in expected} == expected
    assert set(told) - set(expected) <= {"requests.channel.paper", "requests.channel.online"}


def test_a_heading_is_enough_for_there_was_none() -> None:
    assert claimed("依申请公开情况。没有发生当年申请。") == {NEW: 0}


def test_no_cases_at_all() -> None:
    told = claimed("因信息公开被复议、被起诉的案子同样一起都不存在。")
    assert told == {REVIEWS: 0, SUITS: 0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("作出处罚决定21件。", {PENALTIES: 21}),
        ("种子、兽药两类许可决定合起来134件。", {LICENSING: 134}),
        ("许可处理决定数量合计1094件。", {LICENSING: 1094}),
        ("作出准予许可决定71件。", {}),
    ],
)
def test_decisions_named_shortly(text: str, expected: dict[str, int]) -> None:
    assert claimed(text) == expected


def test_papers_issued_since_an_earlier_year_are_gone_through_in_this_one() -> None:
    text = "对2018年以来印发的文件逐件过筛，年内制发规范性文件2件，宣布失效1件。"
    row = "disclosure.normative_documents"
    assert claimed(text) == {f"{row}.issued": 2, f"{row}.repealed": 1}


def test_documents_newly_published_are_no_items() -> None:
    told = claimed("规范性文件新制作1，新公开1，对外公开总数5。", year=2019, form="2019")
    assert "disclosure.published_items.total" not in told


def test_blanks_typed_within_words_are_none() -> None:
    text = (
        "共 受理 公开 申请 13 件 ,办 结 13件 ,其中 个人 提出 12 件 、 企 业 1 件 。行政 复议 0 起。"
    )
    told = claimed(text)
    assert (told[NEW], told[HANDLED], told["requests.handled_total.business"]) == (13, 13, 1)
    assert told[REVIEWS] == 0


def test_outcomes_must_add_up_to_what_was_handled_behind_them() -> None:
    text = (
        "收到公开申请40件。答复情况为：予以公开15件、部分公开4件、不予公开3件、无法提供10件，"
        "共计办结33件。"
    )
    found = [o.values for o in narrated(text).observations if o.name == "breakdown"]
    assert [(values["parts"], values["total"]) for values in found] == [(32, 33)]


def test_some_outcomes_before_all_that_were_handled_need_not_add_up() -> None:
    report = narrated("收到公开申请40件。予以公开3件，部分公开2件，共办结36件。")
    assert not [o for o in report.observations if o.name == "breakdown"]


def test_requests_may_be_sent_on_to_whoever_has_the_papers() -> None:
    told = claimed("收到公开申请9件，予以公开8件，另1件告知向县档案馆查询。")
    assert told["requests.outcome.redirected"] == 1


def test_the_courts_had_no_case() -> None:
    told = claimed("因信息公开，复议有1件，申请人中途撤回；法院方面没有案件。")
    assert (told[REVIEWS], told[SUITS]) == (1, 0)


def test_a_row_that_is_offered_makes_the_rows_behind_it_offers() -> None:
    assert claimed("政务大厅可办行政许可事项45件，行政处罚事项96件。") == {}
    told = claimed("全年行政许可事项办理35件，较上年增加3件；行政处罚5件。")
    assert (told[LICENSING], told[PENALTIES]) == (35, 5)


def test_papers_put_on_the_web_are_no_items() -> None:
    told = claimed("办理行政强制3件，处罚文书上网203篇。")
    assert told == {COERCION: 3}
