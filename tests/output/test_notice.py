"""Letters to the organs: who gets one, what stands in it, templates of the user's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from made_up import consistent, unreadable, wrong_cell

from goiaudit.model.errors import UsageError
from goiaudit.model.findings import Waiver
from goiaudit.output.notice.fill import filled, load_template
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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_letter_says_what_does_not_agree(outcome: Callable[..., Outcome], lang: str) -> None:
    (letter,) = letters(outcome(wrong_cell(), lang=lang))
    text = words(filled(load_template(None, lang), letter, TODAY, lang))
    assert "示例县水务局" in text
    assert "13 + 2 = 15" in text
    assert ("2024年3月1日" if lang == "zh" else "2024-03-01") in text
    assert "{{" not in text


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
