"""Figures and what they are claims of: metric, scope, period, quote and place."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from goiaudit.definitions.vocabulary import Example, vocabulary
from tests.narrative.reports import claimed, narrated


@pytest.mark.parametrize(
    ("text", "cell", "value"),
    [
        ("全年收到政府信息公开申请12件。", "requests.new.total", 12),
        ("共接收9申请公开事项。", "requests.new.total", 9),
        ("居民递交的依申请公开材料共7份。", "requests.new.total", 7),
        ("全年共有18件信息公开申请。", "requests.new.total", 18),
        ("公开申请登记了5宗。", "requests.new.total", 5),
        ("依申请公开方面,2022年收到5件。", "requests.new.total", 5),
        ("受理依申請(qǐng)公開三件,,均已回覆。", "requests.new.total", 3),
        ("局网站全年公开政府信息88条。", "disclosure.published_items.website", 88),
        ("公众号推送信息177篇。", "disclosure.published_items.wechat", 177),
        ("官网与公众号共发布信息934条。", "disclosure.published_items.total", 934),
        ("发布的605条信息分为两类。", "disclosure.published_items.total", 605),
        ("作出行政强制决定8件。", "disclosure.coercion.decisions", 8),
        ("行政事业性收费金额815604.2元。", "disclosure.fees.amount", Decimal("81.56042")),
    ],
)
def test_a_figure_is_claimed_for_its_cell(text: str, cell: str, value: object) -> None:
    assert claimed(text) == {cell: value}


@pytest.mark.parametrize(
    "text",
    [
        "收到人大代表建议12件、政协提案8件,全部办结。",
        "受理行政许可申请1200件,受理低保申请50件。",
        "12345热线办理2050件,区长信箱办理61件。",
        "拟制公文88份,其中主动公开30份,不予公开58份。",
        "政务大厅进驻行政许可45项、行政处罚96项。",
        "全年审理行政复议案件75件,审结70件,维持51件、纠正9件。",
        "办理土地确权行政复议6件。",
        "公众号粉丝6120人,阅读量3万次。",
        "发布4篇规范性文件的解读材料。",
        "公布规范性文件清理结果,保留规范性文件33件。",
        "接收兄弟单位协助调查函4件。",
        "受理咨询17条,办结17条。",
        "全年受理申请31份。",
        "配备工作人员2名,设依申请公开受理点1个。",
        "全年审核拟公开信息860条。",
    ],
)
def test_lookalikes_are_no_claims(text: str) -> None:
    assert claimed(text) == {}


def test_documents_of_which_none_is_new_say_nothing_of_requests() -> None:
    text = "收到政府信息公开申请24件。现行有效规范性文件4件,无新增、无废止。"
    found = claimed(text)
    assert found["requests.new.total"] == 24
    assert found["disclosure.normative_documents.in_force"] == 4


def test_what_a_bracket_says_of_one_case_is_not_said_of_the_next() -> None:
    found = claimed("因政府信息公开发生行政复议1件(尚未审结)、行政诉讼2件。")
    assert found == {
        "disputes.review.total": 1,
        "disputes.review.pending": 1,
        "disputes.litigation.total": 2,
    }


def test_a_figure_behind_an_and_counts_the_noun_that_follows() -> None:
    found = claimed("因政府信息公开引发的2件行政复议案件和1件行政诉讼案件被纠正。")
    assert "disputes.review.total" not in found or found["disputes.review.total"] == 2
    assert found["disputes.litigation.corrected"] == 1
    assert "disputes.litigation.total" not in found


def test_outcomes_of_the_cases_of_others_are_none_of_requests() -> None:
    text = "收到政府信息公开申请7件。复议机构新收行政复议案件96件,审结88件,维持51件、撤销7件。"
    assert claimed(text) == {"requests.new.total": 7}


def test_cases_that_have_nothing_to_do_with_information_are_none_of_the_form() -> None:
    text = "收到政府信息公开申请7件。工伤认定方面的行政复议6件、行政诉讼11件与信息公开无关。"
    assert claimed(text) == {"requests.new.total": 7}


def test_every_single_one_is_no_figure() -> None:
    assert claimed("对收到的每一件政府信息公开申请都逐一登记。") == {}


def test_no_cases_and_no_complaints_are_no_cases() -> None:
    found = claimed("未出现因政府信息公开引起的行政复议、诉讼和投诉举报。")
    assert found == {"disputes.review.total": 0, "disputes.litigation.total": 0}


def test_outcomes_belong_to_the_requests_before_them() -> None:
    found = claimed(
        "2021年结转的公开申请3件,2022年新收95件,其中 50 件予以公开,22 件部分公开,"
        "15 件不掌握,11件结转下一年度。"
    )
    assert found == {
        "requests.carried_in.total": 3,
        "requests.new.total": 95,
        "requests.granted.total": 50,
        "requests.partially_granted.total": 22,
        "requests.unavailable_not_held.total": 15,
        "requests.carried_out.total": 11,
    }


def test_an_item_wins_over_its_class_unless_reasons_are_summed_up() -> None:
    found = claimed("收到公开申请20件,因国家秘密不予公开4件,因信息不存在等原因无法提供13件。")
    assert found["requests.denied_state_secret.total"] == 4
    assert found["requests.unavailable.total"] == 13


def test_one_figure_may_state_two_cells() -> None:
    found = claimed("公开申请受理与办结各23件。")
    assert found == {"requests.new.total": 23, "requests.handled_total.total": 23}


def test_last_years_figure_and_the_change_have_their_own_keys() -> None:
    found = claimed("受理政府信息公开申请30件,较上年24件增加6件,增长25%。")
    assert found == {
        "requests.new.total": 30,
        "requests.previous_year.total": 24,
        "requests.yoy.difference": 6,
        "requests.yoy.percent": 25,
    }


def test_a_year_named_before_the_figure_governs_it() -> None:
    found = claimed("2021年收到政府信息公开申请12件,2022年收到15件。")
    assert found == {"requests.previous_year.total": 12, "requests.new.total": 15}


def test_half_a_year_is_never_compared_with_the_year() -> None:
    assert claimed("2022年上半年受理公开申请267件。") == {"requests.half_year.new.total": 267}


def test_the_area_is_told_from_the_organ_itself() -> None:
    text = "全区各街道、各部门2022年共受理公开申请75件。区政府办公室本级受理8件。"
    assert claimed(text, kind="office") == {"requests.area.new.total": 75, "requests.new.total": 8}


def test_a_government_reports_the_area_as_its_own() -> None:
    text = "全县2022年受理公开申请58件。"
    assert claimed(text, kind="government", level="county") == {"requests.new.total": 58}


def test_the_quote_is_what_the_source_prints_with_line_and_qualifier() -> None:
    report = narrated("一、總體情況", "本局主動(dòng)公開政府信息約９００條。")
    [claim] = report.claims
    assert (claim.cell, claim.value) == ("disclosure.published_items.total", 900)
    assert (claim.quote, claim.line, claim.qualifier) == (
        "本局主動(dòng)公開政府信息約９００條", 2, "about",
    )  # fmt: skip


def test_a_sentence_broken_over_lines_is_read_as_one() -> None:
    report = narrated("2022年度示例县教育局共收到公民提出的政府信", "息公开申请12件,均已答复。")
    assert [(c.cell, c.value, c.line) for c in report.claims] == [("requests.new.total", 12, 2)]


def test_a_damaged_quote_is_marked() -> None:
    [claim] = narrated("示例\ufffd局收到政府信息公开申请12件。").claims
    assert (claim.damaged, claim.doubt) == (True, "damaged")


def test_a_word_with_a_lost_character_is_not_guessed() -> None:
    assert claimed("2022年收到政府信息公\ufffd申请\ufffd2件。") == {}


def test_figures_in_titles_of_papers_are_not_read() -> None:
    assert claimed("现发布《示例镇收到政府信息公开申请15件的说明》。") == {}


def test_section_three_needs_no_noun() -> None:
    assert claimed("全年收到5件,办结5件。", section="requests") == {
        "requests.new.total": 5, "requests.handled_total.total": 5,
    }  # fmt: skip
    assert claimed("全年收到5件,办结5件。") == {}


@pytest.mark.parametrize("example", vocabulary().examples, ids=lambda example: example.text)
def test_every_example_of_the_vocabulary_holds(example: Example) -> None:
    claims = narrated(example.text, form=example.form).claims
    if example.silent:
        assert claims == ()
    for cell, values in example.wanted.items():
        assert tuple(str(claim.value) for claim in claims if claim.cell == cell) == values


@pytest.mark.parametrize(
    "piece",
    ["收到申请1件", "收到申请1件,", "未收到", "公开信息9条,其中网站1条、", "1(", "《", "“", "年"],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    begin = time.process_time()
    narrated(piece * (20_000 // len(piece)))
    assert time.process_time() - begin < 60  # only what hangs is wrong


def test_a_title_may_be_of_any_length() -> None:
    """Blanked, it is a run of line ends: these were once told apart in more ways than can be."""
    titles = "、".join(f"《{'示例县停车场地与设施' * times}管理办法》" for times in (3, 5, 7))
    told = f"印发了{titles},现行有效规范性文件3件,规范性文件总数5件。"
    assert claimed(told)["disclosure.normative_documents.in_force"] == 3
    made = f"制定{titles}等规范性文件4件。"
    assert claimed(made)["disclosure.normative_documents.issued"] == 4
