"""Figures and what they are claims of: metric, scope, period, quote and place."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from goiaudit.definitions.vocabulary import Example, Metric, vocabulary
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
    ],
)
def test_lookalikes_are_no_claims(text: str) -> None:
    assert claimed(text) == {}


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


def every_example() -> list[tuple[Metric, Example]]:
    return [(metric, ex) for metric in vocabulary().metrics for ex in metric.examples]


@pytest.mark.parametrize(
    ("metric", "example"), every_example(), ids=lambda part: getattr(part, "text", None)
)
def test_every_example_of_the_vocabulary_holds(metric: Metric, example: Example) -> None:
    claims = narrated(example.text, form=metric.form or "2021").claims
    assert tuple(str(c.value) for c in claims if c.cell == metric.cell) == example.values


@pytest.mark.parametrize(
    "text", [ex.text for thing in vocabulary().distractors for ex in thing.examples]
)
def test_no_distractor_is_taken_for_a_cell(text: str) -> None:
    assert claimed(text) == {}


@pytest.mark.parametrize(
    "piece",
    ["收到申请1件", "收到申请1件,", "未收到", "公开信息9条,其中网站1条、", "1(", "《", "“", "年"],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    begin = time.perf_counter()
    narrated(piece * (20_000 // len(piece)))
    assert time.perf_counter() - begin < 5
