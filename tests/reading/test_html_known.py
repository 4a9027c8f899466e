# ruff: noqa: E501 - markup reads best in the lines that pages have
"""Pages whose tables are known from pages before are read as if they were the first ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.documents import page
from goiaudit.model.document import Document, Grid
from goiaudit.reading import html, read_document
from goiaudit.reading.html_known import known_table
from goiaudit.reading.html_skeleton import skeleton
from tests.writers.html import (
    STRUCTURES,
    disclosure,
    disputes,
    plain_cell,
    requests,
    table,
    web_archive,
    word_cell,
)
from tests.writers.made_up import MadeUp, drawn, zeros


def styled(made: MadeUp) -> bytes:
    return page.styled(made, 1)


def lean(made: MadeUp) -> bytes:
    return page.lean(made, 1)


PAGES: dict[str, Callable[[MadeUp], bytes]] = {
    **{name: write for name, write in STRUCTURES.items() if write is not web_archive},
    "styled": styled,
    "lean": lean,
}
ROWS = (
    "<tr><th colspan=2>类别</th><th>本年新收</th><th>总计</th></tr>"
    "<tr><td rowspan=2>自然人</td><td><p>予以公开</p></td><td> {} </td><td>1<br>2</td></tr>"
    "<tr><td></td><td><span>3</span><span>4</span></td><td>&nbsp;</td></tr>"
) + "<tr><td>商业企业</td><td>科研机构</td><td>0</td><td>0</td></tr>" * 6
TABLE = f"<table border=1>{ROWS}</table>"
OFTEN = range(20)
"""More than enough for a pattern of a whole table."""


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    html.forget()
    yield
    html.forget()


def shown(document: Document) -> list[object]:
    return [
        (list(block.cells), block.location) if isinstance(block, Grid) else block
        for block in document.blocks
    ]


def as_first(data: bytes) -> Document:
    html.forget()
    return read_document(data)


def as_later(data: bytes, *before: bytes) -> Document:
    """Read after pages of the same kind."""
    html.forget()
    for one in before:
        read_document(one)
    return read_document(data)


def is_same(data: bytes, *before: bytes) -> bool:
    first, later = as_first(data), as_later(data, *(before if len(before) > 1 else before * 3))
    parts = (first.metadata, first.notices, first.encoding)
    return shown(first) == shown(later) and parts == (later.metadata, later.notices, later.encoding)


def page_with(content: str) -> bytes:
    return f"<html><body><p>前</p>{TABLE.format(content)}<p>后</p></body></html>".encode()


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", PAGES)
def test_a_later_page_is_read_like_the_first(name: str, form: str) -> None:
    write = PAGES[name]
    for made in (drawn(form, 2), drawn(form, 3), zeros(form)):
        assert is_same(write(made), write(drawn(form, 1)))


@pytest.mark.parametrize("cell", [plain_cell, word_cell])
def test_tables_in_the_same_markup_are_known_from_the_third_on(cell: Callable[[str], str]) -> None:
    found = [
        [
            known_table(table(rows, cell)) is not None
            for made in [drawn("2021", seed)]
            for rows in (disclosure(made), requests(made), disputes(made))
        ]
        for seed in (1, 2, 3, 4)
    ]
    assert found[2:] == [[True] * 3, [True] * 3]


CONTENTS = [
    "", " ", "5", "1,234", "甲 乙", "甲\n乙", "甲\r\n 乙", "a  b", "\xa0", "\u3000", "\ufeff", "\u200b",
    "&nbsp;", "&nbsp;5&nbsp;", "&lt;td&gt;", "&amp;nbsp;", "&#160;", "&#12288;", "&#x31;", "&nbsp",
    "&", "&foo;", "&copy;", "&#1;", "&#0;", "&#128;", "&#8232;", "5<6", "5 < 6 > 4", ">", "\u2028",
    "\x0c", "\x01", "\ufffe", "\U0001f600", "甲<br>乙", "<b>5</b>", "<!-- 5 -->6", "<!--", "-->",
    "<input value=7>", "<del>5</del>6", "<s>5</s>6", "<a href='#'>5</a>", "<p>5", "</p>", "</td>", "</table>",
    "<table>", "<span style='display:none'>8</span>", "<span hidden>8</span>", "<i style='a&#58;b'>9</i>",
    "8<sup>1</sup>", "8 <b><SUP>[2]</SUP></b>", "8<Sup>*</Sup>", "8<sup>x</sup>", "<sup>3</sup>",
    "<script>5</script>", "本年度未收到申请。", "一、总体情况", "索引号：", "<td colspan=2>5", "<br/>5",
]  # fmt: skip


@pytest.mark.parametrize("content", CONTENTS)
def test_whatever_a_cell_holds(content: str) -> None:
    assert is_same(page_with(content), page_with("1"))


@pytest.mark.parametrize("content", CONTENTS)
def test_whatever_a_cell_holds_in_a_table_that_was_written_alike_often(content: str) -> None:
    before = [page_with(str(n)) for n in OFTEN]
    assert is_same(page_with(content), *before)
    assert is_same(page_with("7"), *before, page_with(content), page_with(content))


@pytest.mark.parametrize("content", CONTENTS)
def test_whatever_all_pages_of_a_system_hold(content: str) -> None:
    assert is_same(page_with(content), *[page_with(content)] * len(OFTEN))


@pytest.mark.parametrize("struck", ["s", "strike", "del"])
def test_a_figure_that_is_struck_out_is_none_in_a_table_that_is_known(struck: str) -> None:
    data = page_with(f"<{struck}>388</{struck}>386")
    [grid] = [block for block in as_later(data, data, data, data).blocks if isinstance(block, Grid)]
    assert "386" in [cell.text for cell in grid.cells]


TAGS = ["", "<p>", "</p>", "<br>", "<span>", "</span>", "<b> ", " </b>", "<p style='a:b'>", "</td><td>",
        "</td></tr><tr><td>", "<td rowspan=2>", "</td>", "<div>", "</div>", "<!-- x -->", "<font size=3>"]  # fmt: skip
TEXTS = ["", " ", "\n", "5", "甲", "甲乙 ", " x", "&nbsp;", "&lt;", "一、总体情况", "。"]


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(TEXTS)), max_size=8), st.data())
def test_whatever_the_markup_is_other_texts_in_it_are_read(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    before = "".join(tag + text for tag, text in pieces)
    after = "".join(tag + data.draw(st.sampled_from(TEXTS)) for tag, _ in pieces)
    assert is_same(page_with(after), page_with(before))


@pytest.mark.parametrize(
    ("before", "after"),
    [("<!--", "-->"), ('<div title="', '">'), ("<textarea>", "</textarea>"), ("<title>", "</title>"),
     ("<script>", "</script>"), ("<noscript>", "</noscript>"), ("<xmp>", "</xmp>"), ("<plaintext>", ""),
     ("<select><option>", "</option></select>"), ("<del>", "</del>"), ("<s>", "</s>"), ("<div hidden>", "</div>"),
     ("<div style='display:none'>", "</div>"), ("<template>", "</template>"), ("<pre>", "</pre>"),
     ("<table><tr><td>甲</td><td>", "</td></tr></table>"), ("<a href='#'>", "</a>"), ("<p>", "</p>"),
     ("<table><caption>", "</caption><tr><td>1</td><td>2</td></tr></table>"), ("<nav>", "</nav>"),
     ('<iframe srcdoc="', '"></iframe>'), ("<svg>", "</svg>"), ("<![CDATA[", "]]>"), ("<td>", "</td>"),
     ("<table><tr>" + "<td>1</td>" * 20 + "</tr><tr><td>", "</td><td>2</td></tr></table>"),
     ("<script>" + "a < b; " * 40, "</script>"), ("<style>" + "a{b:c} " * 40, "</style>"),
     ("<script>" + "'</SCRIPT>' " * 20, "</script>"), ("<script>" + "<!-- <script> " * 20, "</script>"),
     ("<p>8<sup>1</sup></p>", "<p>9<SUP>2</SUP></p>"), ("<p>5<sup>", "</sup></p>"), ("<p>5</p><sup>3</sup>", ""),
     ("<table goiaudit-cut=0></table><!--", "-->"), ("<div>" * 300, ""), ("</body></html>", "")],
)  # fmt: skip
def test_wherever_a_table_stands(before: str, after: str) -> None:
    told = page_with("7").decode()
    around = told.replace("<table border", f"{before}<table border").replace(
        "<p>后", f"{after}<p>后"
    )
    assert is_same(around.encode(), page_with("1"))


@pytest.mark.parametrize("name", ["styled", "nested_tables", "word"])
def test_paths_of_tables_that_were_not_parsed_lead_to_their_cells(name: str) -> None:
    data = PAGES[name](drawn("2021", 2))
    root = lxml.html.document_fromstring(data.decode("gb18030" if name == "word" else "utf-8"))
    cells = [
        cell
        for block in as_later(data, PAGES[name](drawn("2021", 1))).blocks
        if isinstance(block, Grid)
        for cell in block.cells
    ]
    assert len(cells) > 250
    for one in cells:
        assert one.location is not None and one.location.xpath is not None
        [element] = root.xpath(one.location.xpath)
        assert "".join(element.text_content().split()) == "".join(one.text.split())


def test_a_table_without_any_text() -> None:
    empty = (
        f"<html><body><p>前</p><table>{'<tr><td></td><td></td></tr>' * 20}</table></body></html>"
    )
    assert is_same(empty.encode(), empty.encode())


def test_only_spans_of_tags_matter() -> None:
    first = skeleton(
        "<table><tr><td width=9 ROWSPAN='2'>1</td><td><p class=x>2</p></td></tr></table>"
    )
    other = skeleton('<TABLE id=a>\n<tr><td rowspan="2">3</td>\n<td><P>4 </p></td></tr></table >')
    assert first is not None and other is not None
    assert first.markup == other.markup
    assert (first.texts, other.texts) == (["1", "2"], ["3", "4 "])


def test_an_empty_cell_has_an_empty_text() -> None:
    found = skeleton("<table><tr><td></td><td><p> </p></td><td>3</td></tr></table>")
    assert found is not None
    assert found.texts == ["", "", "3"]


@pytest.mark.parametrize(
    "inside",
    ["<td hidden>1", "<td style='display:none'>1", "<td style='x&#58;y'>1", "<td><input>1",
     "<td><a>1</a>", "<td><img>1", "<td title='a>b'>1", "<td colspan='2 '>1", "< td>1",
     "<td/>1", "<?php ?><td>1", "<![if x]><td>1", "<td>1 < 2", "<td><s>1</s>2"],
)  # fmt: skip
def test_markup_that_may_mean_more_has_no_skeleton(inside: str) -> None:
    assert skeleton(f"<table><tr>{inside}</td></tr></table>") is None
