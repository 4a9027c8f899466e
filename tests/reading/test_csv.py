"""CSV and TSV: the form as a grid, whatever delimiter and encoding; line and column of cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goiaudit.pipeline
from goiaudit.model.document import Grid, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading import read_document
from tests.writers.layouts import write_report
from tests.writers.made_up import MadeUp, drawn, made_up, zeros
from tests.writers.sheets import DELIMITED, as_csv, as_rectangle, flat


def said(data: bytes, name: str) -> tuple[object, ...]:
    """Cells, claims and findings of a file of that name."""
    (report,) = goiaudit.pipeline.read_or_reason(data, name=name)
    cells = {str(c.address): c.value for t in report.printed.values() for c in t.cells}
    claims = sorted((claim.cell, str(claim.value), claim.quote) for claim in report.claims)
    findings = sorted((f.rule, f.message, f.severity) for f in goiaudit.audit(report))
    return report.organ, report.year, report.form, cells, claims, findings


@pytest.mark.parametrize("name", DELIMITED)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_csv_says_what_the_text_file_says(name: str, form: str) -> None:
    made = drawn(form, 7)
    text = write_report(made, "A1").encode()
    assert said(DELIMITED[name](made), "示例.csv") == said(text, "示例.txt")


@given(made_up(), st.sampled_from(sorted(DELIMITED)))
@settings(max_examples=8, deadline=None)
def test_any_figures_are_read_back(made: MadeUp, name: str) -> None:
    cells = said(DELIMITED[name](made), "示例.csv")[3]
    assert cells == made.values()


def test_a_csv_of_even_rows_is_told_without_its_name() -> None:
    made = drawn("2021", 3)
    assert read_document(as_rectangle(made), name="示例.txt").format == "csv"
    assert said(as_rectangle(made), "示例.txt")[3] == made.values()


@pytest.mark.parametrize("name", ["示例.csv", "示例.txt"])
def test_a_text_report_stays_text_whatever_it_is_called(name: str) -> None:
    text = "\n".join(
        ["示例县教育局2023年政府信息公开工作年度报告", "一、总体情况"]
        + ["2023年主动公开政府信息12条,受理申请3件,均已答复。", "存在问题:公开不够及时。"] * 9
    )
    document = read_document(text.encode(), name=name)
    lines = [block.text for block in document.blocks if isinstance(block, Line)]
    assert "2023年主动公开政府信息12条,受理申请3件,均已答复。" in lines


def test_every_cell_says_line_and_column() -> None:
    made = zeros("2021")
    (report,) = goiaudit.pipeline.read_or_reason(as_csv(made), name="示例.csv")
    line = next(n for n, row in enumerate(flat(made), 1) if row[0].startswith("一、本年新收"))
    cell = report.printed["requests"].cells[0]
    assert cell.location and cell.location.as_dict() == {"line": line, "column": 4}


def test_a_quoted_line_break_moves_the_lines_behind_it() -> None:
    document = read_document(b'\xe7\x94\xb2,"1\n2"\n\xe4\xb9\x99,3\n', name="a.csv")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [(c.text, c.location and c.location.line) for c in grid.cells] == [
        ("甲", 1),
        ("1\n2", 1),
        ("乙", 3),
        ("3", 3),
    ]


def test_the_delimiter_that_excel_states_is_taken() -> None:
    document = read_document("sep=;\n甲;1,5\n".encode(), name="a.csv")
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [(c.text, c.location and c.location.line) for c in grid.cells] == [
        ("甲", 2),
        ("1,5", 2),
    ]


@pytest.mark.parametrize("stated", ['"', "\r", "\r\n"])
def test_what_cannot_part_fields_is_not_taken_for_their_delimiter(stated: str) -> None:
    document = read_document(f"sep={stated}\n甲,1\n乙,2\n".encode(), name="a.csv")
    cells = [
        cell.text for block in document.blocks if isinstance(block, Grid) for cell in block.cells
    ]
    assert cells == ["甲", "1", "乙", "2"]


def test_more_cells_than_the_limit_and_endless_fields_are_refused() -> None:
    for text in ("0,0,0,0\n" * 40, '甲,"' + "x" * 200_000):
        with pytest.raises(InputError) as caught:
            read_document(text.encode(), Limits(max_sheet_cells=100), name="a.csv")
        assert caught.value.reason == "limit"


@given(st.text(alphabet='0,;"\n\t甲。 =', max_size=200))
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_document(text.encode(), name="a.csv")
    except InputError as error:
        assert error.reason in ("empty", "unsupported", "limit")
