"""Sentences: cut at their ends, joined over lines, with the way back to each line."""

from __future__ import annotations

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.narrative.text.clauses import Sentence, sentences
from goiaudit.recognition.normalise import fold


def cut(*lines: str) -> list[Sentence]:
    paragraphs = [Paragraph(fold(line), Location(line=n)) for n, line in enumerate(lines, 1)]
    return sentences(paragraphs, "overview")[0]


def test_a_paragraph_is_cut_at_the_ends_of_its_sentences() -> None:
    assert [s.text for s in cut("收到申请5件。办结5件!均按时。")] == [
        "收到申请5件。", "办结5件!", "均按时。",
    ]  # fmt: skip


def test_marks_that_close_a_sentence_belong_to_it() -> None:
    assert [s.text for s in cut("(收到申请5件。)“均按时办结。”无结转。全年零收费")] == [
        "(收到申请5件。)", "“均按时办结。”", "无结转。", "全年零收费",
    ]  # fmt: skip


def test_the_sentences_that_begin_a_paragraph_are_counted_on() -> None:
    lines = ("收到申请5件。办结5件。", "", "无结转。")
    paragraphs = [Paragraph(fold(line), Location(line=n)) for n, line in enumerate(lines, 1)]
    found, begins = sentences(paragraphs, "requests", number=7)
    assert [s.text for s in found] == ["收到申请5件。", "办结5件。", "无结转。"]
    assert begins == [7, 9]


def test_a_line_that_stops_in_the_middle_is_joined_to_the_next() -> None:
    [sentence] = cut("2022年示例县教育局通过政府网站主动公开政府信", "息1268条。")
    assert sentence.text == "2022年示例县教育局通过政府网站主动公开政府信息1268条。"
    assert sentence.place(sentence.text.index("1268"))[0] == Location(line=2)


def test_a_heading_is_never_joined() -> None:
    assert len(cut("(一)本年度主动公开政府信息工作的基本情况说明", "全年公开5条。")) == 2
    assert len(cut("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")) == 2


def test_an_item_begins_a_sentence_of_its_own() -> None:
    first = "全年围绕群众关切持续推进各项政务公开工作任务落实"
    assert len(cut(first, "(二)依申请公开。收到5件。")) == 3


def test_the_quote_crosses_lines_and_keeps_what_is_printed() -> None:
    [sentence] = cut("2022年示例縣教育局通過政府網站主動公開政(zhèng)府信", "息１２條。")
    start = sentence.text.index("主动公开")
    assert sentence.quote(start, len(sentence.text)) == "主動公開政(zhèng)府信息１２條。"


def test_damage_is_found_in_the_line_that_has_it() -> None:
    [sentence] = cut("2022年示例县教育局通过政府网站主动公开政府信", "息\ufffd12条。")
    assert sentence.is_damaged(0, len(sentence.text))
    assert not sentence.is_damaged(0, 5)


def test_a_text_without_an_end_is_cut_into_bounded_pieces() -> None:
    pieces = cut("申请" * 5000)
    assert max(len(piece.text) for piece in pieces) <= 1200
    assert "".join(piece.text for piece in pieces) == "申请" * 5000
