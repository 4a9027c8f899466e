"""Letters to the organs: who gets one, what stands in it, templates of the user's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from made_up import consistent, unreadable, wrong_cell

from goiaudit.model.cells import Location
from goiaudit.model.errors import UsageError
from goiaudit.model.findings import Finding, Side, Suggestion, Term, Waiver
from goiaudit.output.notice.fill import filled, load_template, unread_letter
from goiaudit.output.notice.letters import letters
from goiaudit.output.outcome import Outcome

TODAY = date(2024, 3, 1)


def words(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_only_who_has_to_mend_something_gets_a_letter(outcome: Callable[..., Outcome]) -> None:
    found = letters(outcome(wrong_cell(), consistent(), unreadable()))
    assert [letter.organ for letter in found] == ["示例县水务局", "机关不明"]
    assert [letter.name for letter in found] == ["示例县水务局.docx", "b.docx"]


def test_what_was_accepted_is_no_reason_to_write(outcome: Callable[..., Outcome]) -> None:
    result = wrong_cell()
    waived = tuple(replace(f, waived=Waiver("张三", "口径不同")) for f in result.findings)
    assert letters(outcome(replace(result, findings=waived))) == []


def test_the_reports_of_one_organ_share_a_letter(outcome: Callable[..., Outcome]) -> None:
    last_year = wrong_cell()
    last_year = replace(last_year, report=replace(last_year.report, year=2022, path="上年.txt"))
    (letter,) = letters(outcome(wrong_cell(), last_year))
    assert letter.years == (2022, 2023)
    assert len(letter.rows) == 4


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("D:/报送/各局.zip!水务/年报.docx", "年报.docx"),
        ("报送/各局.ZIP!年报.docx", "年报.docx"),
        ("报送/请改!.docx", "请改!.docx"),
    ],
)
def test_a_letter_names_files_without_the_folders_of_its_sender(
    outcome: Callable[..., Outcome], path: str, name: str
) -> None:
    result = wrong_cell()
    (letter,) = letters(outcome(replace(result, report=replace(result.report, path=path))))
    assert letter.paths == (name,)


def test_rows_about_several_reports_say_of_which_year(outcome: Callable[..., Outcome]) -> None:
    last_year = wrong_cell()
    last_year = replace(last_year, report=replace(last_year.report, year=2022, path="上年.txt"))
    (letter,) = letters(outcome(wrong_cell(), last_year))
    assert [row.place.partition(" ")[0] for row in letter.rows] == ["2023年"] * 2 + ["2022年"] * 2


def test_rows_about_several_files_of_a_year_say_of_which_file(
    outcome: Callable[..., Outcome],
) -> None:
    again = replace(wrong_cell(), report=replace(wrong_cell().report, path="报送/二稿.txt"))
    (letter,) = letters(outcome(wrong_cell(), again))
    names = [row.place.partition(" ")[0] for row in letter.rows]
    assert names == ["水务局.txt"] * 2 + ["二稿.txt"] * 2


def test_a_cell_that_may_be_wrong_among_others_is_not_named_as_the_one(
    outcome: Callable[..., Outcome],
) -> None:
    parts = ("disputes.review.upheld", "disputes.review.corrected")
    total = "disputes.review.total"
    finding = Finding(
        "T401",
        "dispute_total",
        "error",
        "行政复议相加不等于总计",
        cells=(*parts, total),
        sides=(Side(tuple(Term(part, 1) for part in parts), 2), Side((Term(total, 3),), 3)),
        suggestion=Suggestion({parts[0]: 2}, "一位数字不同", "digit", "ambiguous"),
    )
    (letter,) = letters(outcome(replace(wrong_cell(), findings=(finding,))))
    assert letter.rows[0].cells == "行政复议/总计"


def test_a_letter_names_other_reports_without_the_folders_of_its_sender(
    outcome: Callable[..., Outcome],
) -> None:
    other = replace(consistent(), report=replace(consistent().report, path="报送/二稿/年报.docx"))
    message = "同一年度的另一份文件(报送/二稿/年报.docx)与本文件有2个单元格不同，一/二不同"
    twin = Finding("C103", "duplicate", "warning", message)
    (letter,) = letters(outcome(replace(wrong_cell(), findings=(twin,)), other))
    assert letter.rows[0].message == (
        "同一年度的另一份文件(年报.docx)与本文件有2个单元格不同，一/二不同"
    )


def test_findings_of_one_cause_follow_each_other_and_what_to_check_is_said_once(
    outcome: Callable[..., Outcome],
) -> None:
    first, second = wrong_cell().findings
    between = Finding("F102", "structure", "warning", "没有读到表四", incident="i9")
    result = replace(wrong_cell(), findings=(first, between, second))
    (letter,) = letters(outcome(result))
    assert [row.rule for row in letter.rows] == ["T301", "T302", "F102"]
    lead = "建议核对“四、结转下年度继续办理/自然人”是否应为3（改一位数字）"
    assert [row.advice for row in letter.rows] == [lead, "同上", ""]


def test_a_row_names_the_cell_to_check_and_not_every_part_of_its_sum(
    outcome: Callable[..., Outcome],
) -> None:
    (letter,) = letters(outcome(wrong_cell()))
    assert {row.cells for row in letter.rows} == {"四、结转下年度继续办理/自然人"}


def test_a_sum_without_a_cell_to_check_is_named_by_its_printed_total(
    outcome: Callable[..., Outcome],
) -> None:
    parts = tuple(f"disputes.review.{part}" for part in ("upheld", "corrected", "other"))
    total = "disputes.review.total"
    sides = Side(tuple(Term(part, 1) for part in parts), 3), Side((Term(total, 2),), 2)
    finding = Finding(
        "T401",
        "dispute_total",
        "error",
        "行政复议相加不等于总计",
        cells=(*parts, total),
        location=Location(line=30),
        sides=sides,
    )
    (letter,) = letters(outcome(replace(wrong_cell(), findings=(finding,))))
    assert (letter.rows[0].cells, letter.rows[0].place) == ("行政复议/总计", "第 30 行")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_letter_says_what_does_not_agree(outcome: Callable[..., Outcome], lang: str) -> None:
    (letter,) = letters(outcome(wrong_cell(), lang=lang))
    text = words(filled(load_template(None, lang), letter, TODAY, lang))
    assert "示例县水务局" in text
    assert "13 + 2 = 15" in text
    assert ("2024年3月1日" if lang == "zh" else "2024-03-01") in text
    assert "{{" not in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "无法读取，未能核对（b.txt: 空文件）。请重新报送"),
        ("en", "not checked (b.txt: the file is empty). Please hand in"),
    ],
)
def test_a_letter_about_a_file_that_could_not_be_read_lists_nothing_and_asks_for_another(
    outcome: Callable[..., Outcome], lang: str, said: str
) -> None:
    (letter,) = letters(outcome(unreadable(), lang=lang))
    data = filled(unread_letter(None, lang), letter, TODAY, lang)
    assert said in words(data)
    assert "{{" not in words(data)
    assert docx.Document(BytesIO(data)).tables == []


def test_a_user_s_template_is_taken_for_every_letter(
    outcome: Callable[..., Outcome], tmp_path: Path
) -> None:
    file = template(tmp_path, ["{{单位}}: {{说明}}"])
    (letter,) = letters(outcome(unreadable()))
    text = words(filled(unread_letter(file, "zh"), letter, TODAY, "zh"))
    assert text == "机关不明: b.txt: 空文件"


def test_a_year_that_is_not_known_is_left_to_be_filled_in(outcome: Callable[..., Outcome]) -> None:
    result = wrong_cell()
    (letter,) = letters(outcome(replace(result, report=replace(result.report, year=None))))
    text = words(filled(load_template(None, "zh"), letter, TODAY, "zh"))
    assert text.startswith("关于____年度政府信息公开工作年度报告")


def test_heads_are_repeated_on_every_page_and_no_row_is_torn(
    outcome: Callable[..., Outcome],
) -> None:
    (letter,) = letters(outcome(wrong_cell()))
    data = filled(load_template(None, "zh"), letter, TODAY, "zh")
    heads, *rows = docx.Document(BytesIO(data)).tables[0].rows
    assert heads._tr.find(f"{{*}}trPr/{qn('w:tblHeader')}") is not None
    assert [row._tr.find(f"{{*}}trPr/{qn('w:cantSplit')}") is None for row in rows] == [False] * 2


def test_names_are_safe_for_every_file_system(outcome: Callable[..., Outcome]) -> None:
    result = wrong_cell()
    evil = replace(result, report=replace(result.report, organ="../a<b>:c|d\u202e*"))
    again = replace(result, report=replace(result.report, organ="../a<b>:c|d*"))
    names = [letter.name for letter in letters(outcome(evil, again))]
    assert names == ["_a_b_c_d_.docx", "_a_b_c_d_-2.docx"]


def template(tmp_path: Path, *paragraphs: list[str], row: list[str] | None = None) -> str:
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for run in runs:
            paragraph.add_run(run)
    if row:
        table = document.add_table(rows=1, cols=len(row))
        for cell, text in zip(table.rows[0].cells, row, strict=True):
            cell.text = text
    file = tmp_path / "模板.docx"
    document.save(str(file))
    return str(file)


def test_placeholders_split_over_runs_are_filled(
    outcome: Callable[..., Outcome], tmp_path: Path
) -> None:
    file = template(tmp_path, ["致{{单", "位}}：共{", "{问题数}}处"], row=["{{序号}}", "{{规则}}"])
    (letter,) = letters(outcome(wrong_cell()))
    text = words(filled(load_template(file, "zh"), letter, TODAY, "zh"))
    assert "致示例县水务局：共2处" in text
    assert "T301" in text
    assert "T302" in text


def test_a_misspelt_placeholder_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"unknown placeholder 单立.*单位"):
        load_template(template(tmp_path, ["{{单立}}"]), "zh")


def test_a_template_without_placeholders_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no placeholder"):
        load_template(template(tmp_path, ["通知"]), "zh")


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UsageError, match="not a Word file"):
        load_template(str(file), "zh")
