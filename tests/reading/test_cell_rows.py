"""Tables that programs write out between paragraphs: commas, tabs, lists, data frames."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from goiaudit.model.document import Grid
from goiaudit.pipeline import read
from goiaudit.reading import read_document
from tests.writers import MadeUp, made_up
from tests.writers.grids import Row, disclosure_rows, disputes_rows, requests_rows

HEADINGS = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况")  # fmt: skip
few = settings(max_examples=8, deadline=None)


def spread(row: Row, blank: str | None) -> list[str | None]:
    """The cells of a row with a blank for each that a merged one covers, figures ungrouped."""
    cells = [cell.replace(",", "") if cell[0].isdigit() else cell for cell in row.cells]
    return [*cells, *[blank] * max(0, row.width - len(cells))]


def as_commas(rows: list[Row], mark: str = ",") -> str:
    return "\n".join(mark.join(f"{c}" for c in spread(row, "")) for row in rows)


def as_lists(rows: list[Row]) -> str:
    return "\n".join(str(spread(row, None)) for row in rows)


def as_json(rows: list[Row]) -> str:
    return json.dumps([spread(row, None) for row in rows], ensure_ascii=False)


def as_frame(rows: list[Row]) -> str:
    width = max(len(spread(row, "")) for row in rows)
    lines = [f"   {'  '.join(map(str, range(width)))}"]
    for number, row in enumerate(rows):
        cells = spread(row, "NaN")
        lines.append("  ".join(map(str, [number, *cells, *["NaN"] * (width - len(cells))])))
    return "\n".join(lines)


def as_pipes(rows: list[Row]) -> str:
    return "\n".join(" | ".join(map(str, spread(row, None))) for row in rows)


WRITERS = {
    "commas": as_commas,
    "full-width commas": lambda rows: as_commas(rows, "，"),
    "semicolons": lambda rows: as_commas(rows, ";"),
    "lists": as_lists,
    "json": as_json,
    "frame": as_frame,
    "pipes with None": as_pipes,
}


@pytest.mark.parametrize("name", WRITERS)
@given(made=made_up())
@few
def test_cells_come_back(name: str, made: MadeUp) -> None:
    tables = (disclosure_rows(made), requests_rows(made), disputes_rows(made))
    parts = ["示例县教育局2023年政府信息公开工作年度报告", "一、总体情况", "情况良好。"]
    for heading, rows in zip(HEADINGS, tables, strict=True):
        parts += [heading, WRITERS[name](rows)]
    report = read("\n".join([*parts, "六、其他需要报告的事项", "无。"]).encode())
    cells = [cell for table in report.printed.values() for cell in table.cells]
    assert {str(cell.address): cell.value for cell in cells} == made.values()


def test_quoted_cells_keep_their_commas_and_every_cell_its_line() -> None:
    rows = ['行政许可,"1,264",,', *["行政处罚,0,,"] * 8]
    *_, grid = read_document("\n".join([*["我局公开信息。"] * 9, *rows]).encode()).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells][:4] == ["行政许可", "1,264", "", ""]
    assert [cell.location.line for cell in grid.cells if cell.location][::4] == [*range(10, 19)]


def test_blank_cells_between_tabs_keep_their_places() -> None:
    label = "上年结转政府信息公开申请数量"
    text = "\n".join(["三、收到和处理政府信息公开申请情况", *[f"{label}\t2\t\t\t\t\t\t2"] * 9])
    _, grid = read_document(text.encode()).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells][:8] == [label, "2", "", "", "", "", "", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "我局公开信息12条,网站公开5条,其他7条。\n" * 9,
        "规章 0 0 1,268\n" * 9,
        "规章\n\n1,268\n" * 9,
        "示例县教育局,电话,0000-0000000\n" * 3,
    ],
)
def test_commas_of_a_text_are_its_own(text: str) -> None:
    assert not any(isinstance(block, Grid) for block in read_document(text.encode()).blocks)


def test_cells_merged_over_columns_may_be_written_out_in_each() -> None:
    rows = ["第二十条第（六）项\t第二十条第（六）项\t第二十条第（六）项\t第二十条第（六）项"]
    rows += ["信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量"]
    rows += ["行政处罚\t207\t207\t207", *["行政强制\t4\t4\t4"] * 8]
    blocks = read_document("\n".join(["我局公开信息。", *rows]).encode()).blocks
    assert isinstance(blocks[-1], Grid)
    assert [cell.text for cell in blocks[-1].cells][8:12] == ["行政处罚", "207", "207", "207"]


def test_a_tab_behind_every_row_parts_it_from_no_cell() -> None:
    text = "\n".join([*["二、上年结转政府信息公开申请数量\t\t\t\t\t2\t3\t5\t"] * 9, "情况良好。"])
    grid = next(block for block in read_document(text.encode()).blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.cells][:8][1:] == ["", "", "", "", "2", "3", "5"]
