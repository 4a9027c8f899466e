"""Tables of HTML in Markdown and running text, as converters of PDF write them."""

from __future__ import annotations

import pytest

from goiaudit.model.document import Grid, Line
from goiaudit.reading import read_document
from tests.reading.test_csv import said
from tests.writers.grids import Row, disclosure_rows, disputes_rows, requests_rows
from tests.writers.layouts import write_report
from tests.writers.made_up import drawn

TEXT = """# 示例县教育局2023年政府信息公开工作年度报告

## 二、主动公开政府信息情况

见下表：<table><tr><td colspan="4">第二十条第（五）项</td></tr>
<tr><td>行政许可</td>
<td colspan="3">41</td></tr></table>以上。

公开率 <90%，x<table 是文字。
"""


def as_html(rows: list[Row]) -> str:
    """A table on one line, its last cell in a row covering what is left."""
    lines = []
    for row in rows:
        span = row.width - len(row.cells) + 1
        *cells, last = row.cells
        tds = "".join(f"<td>{cell}</td>" for cell in cells)
        lines.append(f'<tr>{tds}<td colspan="{span}">{last}</td></tr>')
    return f"<table>{''.join(lines)}</table>"


def test_a_table_is_a_grid_between_lines() -> None:
    blocks = read_document(TEXT.encode(), name="示例.md").blocks
    lines = [block for block in blocks if isinstance(block, Line) and block.text]
    assert [(line.location.line, line.text) for line in lines if line.location] == [
        (1, "示例县教育局2023年政府信息公开工作年度报告"),
        (3, "二、主动公开政府信息情况"),
        (5, "见下表："),
        (7, "以上。"),
        (9, "公开率 <90%，x<table 是文字。"),
    ]
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    found = [(c.text, c.row, c.column, c.colspan) for c in grid.cells]
    assert found == [("第二十条第（五）项", 0, 0, 4), ("行政许可", 1, 0, 1), ("41", 1, 1, 3)]
    assert [cell.location.line for cell in grid.cells if cell.location] == [5, 6, 7]


@pytest.mark.parametrize("name", ["示例.md", "示例.txt"])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_it_says_what_the_text_file_says(form: str, name: str) -> None:
    made = drawn(form, 11)
    text = write_report(made, "A1")
    tables = iter((disclosure_rows(made), requests_rows(made), disputes_rows(made)))
    lines: list[str] = []
    for line in text.split("\n"):
        if "|" not in line:
            lines.append(line)
        elif "table" not in lines[-1]:
            lines.append(as_html(next(tables)))
    assert said("\n".join(lines).encode(), name) == said(text.encode(), "示例.txt")


def test_a_page_without_a_frame_stays_a_page() -> None:
    page = "示例<p>一</p><p>二</p><p>三</p>" + as_html([Row(["规章", "0"], 2)] * 9)
    assert read_document(page.encode()).format == "html"
