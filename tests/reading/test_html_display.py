"""Words that a page shows as cells or lines of their own, and text that a script uncovers."""

from __future__ import annotations

import pytest

from goiaudit.model.document import Document, Line
from goiaudit.pipeline import read
from goiaudit.reading import read_document
from tests.writers.html import disclosure, disputes, requests
from tests.writers.made_up import drawn

MADE = drawn("2021", 3)
HEAD = "<title>示例县教育局2023年政府信息公开工作年度报告</title>"


def lines(body: str, head: str = HEAD) -> list[str]:
    page = f"<html><head>{head}</head><body><h3>一、总体情况</h3>{body}</body></html>"
    return [b.text for b in read_document(page.encode()).blocks if isinstance(b, Line)][1:]


def spans(rows: list[list[tuple[str, int, int]]], row: str, cell: str) -> str:
    """A table of <span> in <div>: one span for each cell that has a text."""
    return "".join(
        f"<div {row}>" + "".join(f"<span {cell}>{text}</span>" for text, *_ in cells) + "</div>"
        for cells in rows
    )


def page_of_spans(row: str, cell: str, sheet: str = "") -> bytes:
    two, three, four = (spans(rows(MADE), row, cell) for rows in (disclosure, requests, disputes))
    return (
        f"<html><head>{HEAD}{sheet}</head><body><h3>一、总体情况</h3><p>公开了12条。</p>"
        f"<h3>二、主动公开政府信息情况</h3>{two}<h3>三、收到和处理政府信息公开申请情况</h3>{three}"
        f"<h3>四、政府信息公开行政复议、行政诉讼情况</h3>{four}<h3>五、存在的主要问题及改进情况</h3>"
        "<p>略。</p></body></html>"
    ).encode()


def figures(data: bytes) -> dict[str, object]:
    report = read(data)
    return {
        str(cell.address): cell.value for table in report.printed.values() for cell in table.cells
    }


def test_a_table_of_spans_with_styles() -> None:
    page = page_of_spans("style='display:table-row'", "style='display: table-cell'")
    assert figures(page) == MADE.values()


@pytest.mark.parametrize(
    "rule", [".c{display:table-cell}", "/* 表 */ .t span.c , a {DISPLAY : table-cell;x:y}"]
)
def test_a_table_of_spans_with_a_style_sheet(rule: str) -> None:
    page = page_of_spans("class=r", "class='b c'", f"<style>.r{{display:table-row}}{rule}</style>")
    assert figures(page) == MADE.values()


def test_a_span_that_is_shown_as_a_block_is_a_line() -> None:
    assert lines("<p><span style='display:block'>甲。</span>乙。</p>") == ["甲。", "乙。"]


def test_other_spans_stay_in_their_line() -> None:
    body = "<p>甲<span style='display:inline-block'>乙</span><b class=c>丙</b>丁。</p>"
    assert lines(body, f"{HEAD}<style>.d{{display:table-cell}}.c{{color:red}}</style>") == [
        "甲乙丙丁。"
    ]


def article(shown: str) -> Document:
    hidden = "<section>一、总体情况</section><section>公开了12条。</section>"
    return read_document(
        f"<html><head>{HEAD}</head><body><h1>示例县教育局2023年政府信息公开工作年度报告</h1>{shown}"
        f"<div style='visibility:hidden;opacity:0'>{hidden}</div></body></html>".encode()
    )


def test_a_report_is_read_of_which_the_title_alone_is_shown_before_a_script_runs() -> None:
    document = article("")
    assert [b.text for b in document.blocks if isinstance(b, Line)][1:] == [
        "一、总体情况",
        "公开了12条。",
    ]
    assert any("hidden text" in notice for notice in document.notices)


def test_what_a_page_hides_beside_a_report_stays_hidden() -> None:
    document = article("<p>二、主动公开政府信息情况</p>")
    assert all("12" not in b.text for b in document.blocks if isinstance(b, Line))
    assert document.notices == ()


def test_a_heading_is_no_value_of_the_empty_label_above_it() -> None:
    page = f"<head>{HEAD}</head><body><p>文号：</p><h3>一、总体情况</h3><p>甲。</p></body>"
    document = read_document(f"<html>{page}</html>".encode())
    texts = [b.text for b in document.blocks if isinstance(b, Line)]
    assert texts == ["文号：", "一、总体情况", "甲。"]
