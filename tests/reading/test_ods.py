"""OpenDocument spreadsheets: cells and rows written once with a count, merged cells, limits."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from goiaudit.model.document import Grid, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.pipeline import read
from goiaudit.reading import read_document
from goiaudit.reading.office import converter
from tests.writers.made_up import drawn
from tests.writers.ods import blank, cell, ods, one_sheet_ods, row
from tests.writers.sheets import one_sheet


def grid(*rows: str) -> list[tuple[str, str | None, int]]:
    """Text, name and width of the cells of the one grid of a sheet."""
    (found,) = read_document(ods({"表": "".join(rows)})).blocks
    assert isinstance(found, Grid)
    return [(c.text, c.location.cell if c.location else None, c.colspan) for c in found.cells]


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_document(data, limits or Limits())
    return caught.value.reason


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(3))
def test_every_cell_of_a_report_is_read(form: str, seed: int) -> None:
    made = drawn(form, seed)
    report = read(one_sheet_ods(made))
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()
    assert report.organ == "示例县教育局"


def test_cells_and_rows_that_repeat_are_counted_out() -> None:
    assert grid(row(cell("规章"), cell("0", times=3)), row(cell("合计"), cell("7"), times=2)) == [
        ("规章", "A1", 1), ("0", "B1", 1), ("0", "C1", 1), ("0", "D1", 1),
        ("合计", "A2", 1), ("7", "B2", 1), ("", "C2", 1), ("", "D2", 1),
        ("合计", "A3", 1), ("7", "B3", 1), ("", "C3", 1), ("", "D3", 1),
    ]  # fmt: skip


def test_blank_rows_and_cells_keep_the_names_of_what_stands_behind_them() -> None:
    assert grid(row(blank(16_384), times=3), row(blank(2), cell("行政许可"), cell("41"))) == [
        ("行政许可", "C4", 1),
        ("41", "D4", 1),
    ]


def test_a_merged_cell_is_one_cell_as_wide_as_it_is_drawn() -> None:
    rows = row(cell("行政许可"), cell("41", wide=3), blank(2, covered=True))
    assert grid(rows) == [("行政许可", "A1", 1), ("41", "B1", 3)]


def test_figures_are_exact_and_other_values_as_shown() -> None:
    amount = (
        '<table:table-cell office:value-type="float" office:value="1862.354">'
        "<text:p>1,862</text:p></table:table-cell>"
    )
    share = (
        '<table:table-cell office:value-type="percentage" office:value="0.5">'
        "<text:p>50%</text:p></table:table-cell>"
    )
    assert [text for text, *_ in grid(row(cell("金额"), amount, share))] == [
        "金额", "1862.354", "50%",
    ]  # fmt: skip


def test_a_comment_in_a_cell_is_not_its_text() -> None:
    note = '<table:table-cell office:value-type="string"><office:annotation><text:p>99</text:p>'
    note += "</office:annotation><text:p>行政<text:s/>许可</text:p></table:table-cell>"
    assert [text for text, *_ in grid(row(note, cell("41")))] == ["行政 许可", "41"]


def test_each_sheet_of_several_is_named() -> None:
    page = row(cell("一、总体情况"))
    blocks = read_document(ods({"示例县教育局": page, "Sheet2": page})).blocks
    assert [block.text for block in blocks if isinstance(block, Line)] == [
        "示例县教育局", "一、总体情况", "一、总体情况",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("9", times=999_999_999)),
        row(cell("9", times=10_000), times=999_999_999),
        row(blank(1), times=999_999_999) + row(cell("9")),
        row(blank(999_999_999), cell("9")),
    ],
)
def test_counts_that_no_sheet_can_hold_are_a_limit(rows: str) -> None:
    assert refused(ods({"表": rows})) == "limit"


def test_what_cannot_be_read_is_told_apart() -> None:
    locked = ods({"表": row(cell("9"))}, {"META-INF/manifest.xml": "<a><encryption-data/></a>"})
    picture = ods({"表": row(blank())}, {"Pictures/1.png": "x"})
    assert refused(locked) == "encrypted"
    assert refused(picture) == "scanned"
    assert refused(ods({})) == "empty"
    assert refused(ods({"表": "<table:table-row>"})) == "damaged"
    assert refused(one_sheet_ods(drawn("2021", 1))[:2000]) == "damaged"


@pytest.mark.skipif(converter() is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_saved_is_read_like_the_workbook_it_came_from(
    tmp_path: Path,
) -> None:
    made = drawn("2021", 4)
    (tmp_path / "a.xlsx").write_bytes(one_sheet(made))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(converter()), profile, "--headless", "--convert-to", "ods"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    report = read(tmp_path / "a.ods")
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()
