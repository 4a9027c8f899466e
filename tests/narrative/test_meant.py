"""Lines whose characters mislead: blanks after every one, and a year that is said twice."""

from __future__ import annotations

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.narrative.text.meant import as_meant
from goiaudit.recognition.normalise import fold
from tests.narrative.reports import claimed, narrated


def _paragraph(line: str) -> Paragraph:
    return Paragraph(fold(line), Location(line=1))


def test_a_line_of_single_characters_is_read_as_a_sentence() -> None:
    line = "示 例 县 文 旅 局 收 到 政 府 信 息 公 开 申 请 2 6 件 , 办 结 2 5 件 。"

    assert claimed(line) == {"requests.new.total": 26, "requests.handled_total.total": 25}


def test_what_such_a_line_claims_is_quoted_as_printed() -> None:
    claims = narrated("收 到 政 府 信 息 公 开 申 请 1 3 件 。").claims

    assert [claim.quote for claim in claims] == ["收 到 政 府 信 息 公 开 申 请 1 3 件"]


def test_places_lead_back_to_the_printed_characters() -> None:
    found = as_meant(_paragraph("申 请 1 4 件 , 办 结 1 3 件 。"))

    assert found.text == "申请14件,办结13件。"
    assert found.content.quote(0, 5) == "申 请 1 4 件"


def test_rows_of_tables_and_ordinary_lines_keep_their_blanks() -> None:
    for line in ("申 请 人 情 况 1 4 0 0", "收到申请 14 件,办结 13 件。", "2 3 0 1", ""):
        paragraph = _paragraph(line)

        assert as_meant(paragraph) is paragraph


def test_marks_left_of_lost_blanks_are_no_questions() -> None:
    line = "全年通过政府网站发布信息?128条?，微信公众号发布信息?70篇?。"

    assert claimed(line) == {
        "disclosure.published_items.website": 128,
        "disclosure.published_items.wechat": 70,
    }
    assert narrated(line).claims[0].quote == "全年通过政府网站发布信息?128条"


def test_blanks_within_a_figure_and_lines_of_a_form_around_it_are_passed_over() -> None:
    assert claimed("主动公开信息 5 12 条，其中网站 3 00条。") == {
        "disclosure.published_items.total": 512,
        "disclosure.published_items.website": 300,
    }
    claims = narrated("收到政府信息公开申请__414__件。").claims
    assert [(claim.value, claim.quote) for claim in claims] == [
        (414, "收到政府信息公开申请__414__件")
    ]


def test_figures_side_by_side_in_a_line_without_marks_stay_apart() -> None:
    paragraph = _paragraph("收到申请 12 3 件")

    assert as_meant(paragraph).text == "收到申请 12 3 件"


def test_a_year_said_again_is_left_out_and_quoted_as_printed() -> None:
    [left, came] = narrated("上年（2021年）结转公开申请2件，本年新收14件。").claims

    assert (left.cell, left.value) == ("requests.carried_in.total", 2)
    assert left.quote == "上年（2021年）结转公开申请2件"
    assert came.quote == "本年新收14件"
    assert came.position == len("上年（2021年）结转公开申请2件，本年新收")


def test_another_year_in_a_bracket_stays() -> None:
    assert claimed("收到公开申请14件(2021年为9件)。") == {
        "requests.new.total": 14, "requests.previous_year.total": 9,
    }  # fmt: skip
