# ruff: noqa: E501 - markup reads best in the lines that pages have
from __future__ import annotations

import re
import time
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from goiaudit.model.document import Document, Grid, Line
from goiaudit.model.errors import InputError
from goiaudit.pipeline import read
from goiaudit.reading import KNOWN_EXTENSIONS, Limits, read_document
from goiaudit.reading.html_grid import BREAKING, mark_breaks
from goiaudit.reading.html_items import text_in
from tests.writers.html import STRUCTURES, web_archive
from tests.writers.made_up import drawn, zeros

TITLE = "示例县水务局2023年政府信息公开工作年度报告"
HEADINGS = ("一、总体情况", "六、其他需要报告的事项")
TEXT = "2023年，示例县水务局全年主动公开政府信息36条，收到政府信息公开申请2件，均已按时答复。"
REQUESTS = "<table><tr><td>自然人</td><td>总计</td></tr><tr><td>2</td><td>2</td></tr></table>"
REPORT = (
    f"<h1>{TITLE}</h1><p>{HEADINGS[0]}</p><p>{TEXT}</p>{REQUESTS}<p>{HEADINGS[1]}</p><p>无。</p>"
)
SIGNED = "<p>示例县水务局</p><p>2024年1月12日</p>"


def page(body: str, head: str = "") -> Document:
    markup = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(markup.encode())


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def table(markup: str) -> list[tuple[str, int, int, int, int]]:
    [grid] = grids(page(f"<table>{markup}</table>"))
    return [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in grid.cells]


def said(document: Document) -> str:
    return "\n".join(lines(document))


@pytest.mark.parametrize("reference", ["&#1;", "&#x1f;", "&#xfffe;", "&#xc;"])
@pytest.mark.parametrize("cell", ["甲<br>乙{}", "甲<br>乙<del>丙<b>丁</b></del>{}"])
def test_a_reference_to_a_character_that_xml_has_not_stops_nothing(
    cell: str, reference: str
) -> None:
    texts = [text for text, *_ in table(f"<tr><td>{cell.format(reference)}<td>1</tr>" * 2)]
    assert [text[:3] for text in texts[:2]] == ["甲\n乙", "1"]


# Lines


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<h2>甲</h2>乙", ["甲", "乙"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>收到<b>1</b><span>2</span>件</p>", ["收到12件"]),
        ("<p>政府\n      信息</p>", ["政府信息"]),
        ("<p>in\n   English</p>", ["in English"]),
        ("<p>甲&nbsp;乙&emsp;丙</p>", ["甲\xa0乙\u2003丙"]),
        ("<p>&nbsp;</p><p> </p><p>甲</p>", ["甲"]),
        ("<p>甲<!-- 乙 -->丙</p>", ["甲丙"]),
        ("<p>甲<o:p>乙</o:p><st1:date w:st='on'>丙</st1:date></p>", ["甲乙丙"]),
        ("<p><![if !supportLists]>一、<![endif]>甲</p>", ["一、甲"]),
        ("<!--[if gte mso 9]><p>乙</p><![endif]--><p>甲</p>", ["甲"]),
        (
            "<script>document.write('乙')</script><style>p{}</style><noscript>乙</noscript>甲",
            ["甲"],
        ),
        ("<p>甲<span style='display : NONE'>乙</span></p><div hidden>丙</div>", ["甲"]),
        ("<p>甲<span style='mso-hide:all'>乙</span>丙</p>", ["甲丙"]),
        ("<p>甲<del>乙</del>丙</p>", ["甲丙"]),
        ("<p>收到<s>388</s>386件</p><p><strike>甲</strike>乙</p>", ["收到386件", "乙"]),
        ("<p><span style='text-decoration: line-through'>388</span>386件</p>", ["386件"]),
        ("<p>數<ruby>據<rt>jù</rt></ruby></p>", ["數據"]),
        ("<p>甲<select><option>乙</option></select><button>丙</button></p>", ["甲"]),
        ("<p>&#25919;&#x5E9C;</p>", ["政府"]),
    ],
)
def test_a_block_is_a_line_and_inline_markup_leaves_no_trace(
    markup: str, expected: list[str]
) -> None:
    assert lines(page(markup)) == expected


def test_unclosed_paragraphs_and_upper_case_tags_are_read() -> None:
    assert lines(page("<P>甲<P>乙<FONT SIZE=3>丙<P>丁")) == ["甲", "乙丙", "丁"]


@pytest.mark.parametrize(
    "tag", ["<select>", "<button>", "<del>", "<s>", "<svg>", "<select><option>"]
)
def test_an_unclosed_field_swallows_no_report(tag: str) -> None:
    document = page(f"{tag}{REPORT}{SIGNED}")
    assert TITLE in lines(document)
    assert len(grids(document)) == 1


# Tables


def test_spans_are_resolved_as_the_standard_says() -> None:
    assert table(
        "<tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td rowspan=0>丁<tr><td>戊<td>己"
    ) == [
        ("甲", 0, 0, 2, 1),
        ("乙", 0, 1, 1, 2),
        ("丙", 1, 1, 1, 1),
        ("丁", 1, 2, 2, 1),
        ("戊", 2, 0, 1, 1),
        ("己", 2, 1, 1, 1),
    ]


def test_a_span_ends_with_its_row_group() -> None:
    cells = table("<thead><tr><td rowspan=9>甲<td>乙</thead><tbody><tr><td>丙<td>丁</tbody>")
    assert cells[0] == ("甲", 0, 0, 1, 1)
    assert cells[2] == ("丙", 1, 0, 1, 1)


@pytest.mark.parametrize("span", ["99999999999", "-3", "x", "", "2px", "0"])
def test_absurd_spans_are_clipped(span: str) -> None:
    cells = table(f"<tr><td colspan='{span}'>甲<td>乙<tr><td>丙<td>丁")
    assert cells[0][4] <= 1000
    assert [cell[0] for cell in cells] == ["甲", "乙", "丙", "丁"]


def test_a_cell_keeps_its_paragraphs_as_lines() -> None:
    cells = table("<tr><td><p>商业</p><p>企业</p><td>科研<br>机构<tr><td><div> 1 </div><td>\n2\n")
    assert [cell[0] for cell in cells] == ["商业\n企业", "科研\n机构", "1", "2"]


def test_a_figure_split_over_spans_is_one_figure() -> None:
    cells = table("<tr><td><p><span>1</span><span>2</span></p><td>&nbsp;3&nbsp;<tr><td>4<td>5")
    assert [cell[0] for cell in cells] == ["12", "\xa03\xa0", "4", "5"]


def test_blank_cells_stay_cells() -> None:
    cells = table("<tr><td>甲<td>&nbsp;<td><tr><td>1<td>2<td>3")
    assert [cell[0] for cell in cells] == ["甲", "\xa0", "", "1", "2", "3"]


def test_hidden_rows_and_cells_take_no_place() -> None:
    cells = table(
        "<tr style='display:none'><td>x<td>y<tr><td>甲<td style='display:none'>z<td>乙<tr><td>1<td>2"
    )
    assert [cell[:3] for cell in cells] == [("甲", 0, 0), ("乙", 0, 1), ("1", 1, 0), ("2", 1, 1)]


def test_figures_in_form_fields_are_shown_figures() -> None:
    cells = table("<tr><td>甲<td>乙<tr><td><input value='3'><td><input type=hidden value=4>")
    assert [cell[0] for cell in cells] == ["甲", "乙", "3", ""]


def test_malformed_tables_lose_nothing() -> None:
    document = page("<table><form><tr><td>甲<td>乙<tr><td>1<td>2</form></table>")
    assert len(grids(document)[0].cells) == 4
    document = page("<table><caption>表二</caption><td>甲<td>乙<tr><td>1<td>2</table>")
    assert lines(document) == ["表二"]
    assert len(grids(document)[0].cells) == 4


def test_tables_that_only_place_things_flow_on() -> None:
    nested = (
        f"<table><tr><td><a href=#>菜单</a></td><td><p>甲</p>{REQUESTS}<p>乙</p></td></tr></table>"
    )
    document = page(nested)
    assert [type(block).__name__ for block in document.blocks] == ["Line", "Grid", "Line"]
    single = page("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>")
    assert lines(single) == ["甲", "乙"]
    long = "本机关认真贯彻有关规定，公开了各类信息。" * 12
    assert len(lines(page(f"<table><tr><td>{long}</td><td></td></tr></table>"))) == 1


def test_a_table_inside_a_cell_of_figures_belongs_to_that_cell() -> None:
    row = "<tr>" + "<td>1</td>" * 7 + "</tr>"
    inner = "<table><tr><td>本列数据</td><td>勾稽</td></tr></table>"
    [grid] = grids(page(f"<table><tr><td>{inner}</td><td>自然人</td></tr>{row}{row}</table>"))
    assert grid.cells[0].text == "本列数据\n勾稽"


def test_tables_apart_are_grids_in_order() -> None:
    head = "<table><tr><td>自然人</td><td>总计</td></tr></table>"
    values = "<table><tr><td>1</td><td>1</td></tr></table>"
    found = grids(page(head + values))
    assert [grid.location.table for grid in found] == [1, 2]  # type: ignore[union-attr]


def test_sentences_across_a_table_are_lines() -> None:
    document = page(
        f"<table><tr><td colspan=2>{HEADINGS[0]}</td></tr><tr><td colspan=2>{TEXT}</td></tr>"
        "<tr><td>自然人</td><td>总计</td></tr><tr><td>2</td><td>2</td></tr>"
        f"<tr><td colspan=2>{HEADINGS[1]}</td></tr><tr><td colspan=2>示例县水务局</td></tr></table>"
    )
    assert [b.text if isinstance(b, Line) else len(b.cells) for b in document.blocks] == [
        HEADINGS[0], TEXT, 4, HEADINGS[1], "示例县水务局",
    ]  # fmt: skip


# Main text

NAV = "<div class=nav><ul><li><a href=/>首页</a><li><a href=/a>依申请公开12件</a></ul></div>"
FOOT = "<div>主办：示例县人民政府 承办：示例县大数据中心</div><div>版权所有 共受理申请99件</div>"
OLD = (
    "<ul><li><a href=/22>示例县水务局2022年政府信息公开工作年度报告</a><span>2023-01-09</span></ul>"
)
SHARE = "<div class=share>分享到：<a>微信</a> <a>微博</a></div>"

AROUND = {
    "named divisions": f"{NAV}<div class=content>{REPORT}{SIGNED}</div><div class=footer>{FOOT}</div>",
    "nothing named": f"<div><ul><li><a>首页</a><li><a>公开</a></ul></div>{REPORT}{SIGNED}{OLD}{FOOT}",
    "html5": f"<nav><a>首页</a></nav><main>{REPORT}{SIGNED}</main><aside>收到99件</aside><footer>{FOOT}</footer>",
    "sidebar first": f"<div class=left>{OLD}</div><div class=right>{REPORT}{SIGNED}</div>{FOOT}",
    "placed by a table": f"<table><tr><td width=200>{OLD}</td><td>{REPORT}{SIGNED}</td></tr>"
    f"<tr><td colspan=2>{FOOT}</td></tr></table>",
    "breadcrumb": f"<p>您现在的位置：<a>首页</a> &gt; <a>年报</a> &gt; 正文</p>{REPORT}{SIGNED}{FOOT}",
    "misleading wrapper": f"<div id=page class=no-sidebar>{NAV}{REPORT}{SIGNED}<div id=foot>{FOOT}</div></div>",
    "share bar below the title": REPORT.replace("</h1>", f"</h1>{SHARE}") + SIGNED + FOOT,
    "related below": f"{REPORT}{SIGNED}<div><h3>相关链接</h3>{OLD}</div><p>上一篇：<a>x</a></p>{FOOT}",
    "menu as a table": "<table><tr><td><a>首页</a></td><td><a>机构</a></td><td><a>公开</a></td></tr>"
    f"</table>{REPORT}{SIGNED}{FOOT}",
}


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_a_report_is_left_out(name: str) -> None:
    document = page(AROUND[name])
    assert lines(document) == [
        TITLE, HEADINGS[0], TEXT, HEADINGS[1], "无。", "示例县水务局", "2024年1月12日",
    ]  # fmt: skip
    assert len(grids(document)) == 1


def test_nothing_between_title_and_signature_is_lost() -> None:
    inner = (
        "<div class=related><p>本节说明相关情况，2023年收到申请2件。</p></div><p>（一）主动公开</p>"
    )
    document = page(REPORT.replace(REQUESTS, inner + REQUESTS) + SIGNED)
    assert "本节说明相关情况，2023年收到申请2件。" in lines(document)
    assert "（一）主动公开" in lines(document)


def test_a_page_without_marks_of_a_report_keeps_its_text() -> None:
    assert lines(page("<p>今天天气很好。</p><p>短句</p>")) == ["今天天气很好。", "短句"]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>索引号：</td><td>000/2024-1</td><td>发文日期：</td><td>2024-01-13</td></tr></table>",
        "<dl><dt>索引号</dt><dd>000/2024-1</dd><dt>发文日期</dt><dd>2024-01-13</dd></dl>",
        "<ul><li>索引号</li><li>000/2024-1</li><li>[发文日期]</li><li>2024-01-13</li></ul>",
        "<div class=location><p>索引号：000/2024-1</p><p><b>发文日期</b>2024-01-13</p></div>",
    ],
)
def test_metadata_blocks_become_labelled_lines(markup: str) -> None:
    found = [re.sub("[：:] ?", ": ", line) for line in lines(page(markup + REPORT + SIGNED))]
    assert "索引号: 000/2024-1" in found
    assert {"发文日期: 2024-01-13", "[发文日期]: 2024-01-13"} & set(found)


def test_an_empty_metadata_field_takes_no_neighbour() -> None:
    markup = "<dl><dt>文号</dt><dd></dd><dt>发布机构</dt><dd>示例县水务局</dd></dl>"
    assert lines(page(markup + REPORT))[:2] == ["文号", "发布机构: 示例县水务局"]


def test_meta_elements_and_the_title_are_metadata() -> None:
    head = (
        "<title>年报 - 示例县</title><meta name=PubDate content='2024-01-13 10:00'>"
        "<meta name=contentsource content=示例县水务局><META NAME=Keywords CONTENT=公开>"
        "<meta name=PubDate content=1999-01-01><meta charset=utf-8>"
    )
    assert page("<p>甲</p>", head).metadata == {
        "title": "年报 - 示例县",
        "PubDate": "2024-01-13 10:00",
        "ContentSource": "示例县水务局",
        "keywords": "公开",
    }


def test_text_shown_by_a_script_alone_is_read_and_said() -> None:
    document = page(f"<div>示例县</div><div style='display:none'>{REPORT}</div>")
    assert TITLE in lines(document)
    assert len(grids(document)) == 1
    assert any("hidden text" in notice for notice in document.notices)


def test_frames_with_a_document_inside_are_read() -> None:
    inner = REPORT.replace('"', "&quot;")
    document = page(f'<p>示例县</p><iframe srcdoc="{inner}"></iframe>')
    assert TITLE in lines(document)
    assert grids(document)[0].location.xpath == "/html/body/iframe[1]"  # type: ignore[union-attr]


def test_a_frameset_names_the_files_that_it_shows() -> None:
    with pytest.raises(InputError, match=r"main\.htm") as caught:
        read_document(b"<html><frameset><frame src=main.htm></frameset></html>")
    assert caught.value.reason == "empty"


# Encodings


@pytest.mark.parametrize(
    ("declared", "actual", "found"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "utf-8", "utf-8"),
        ("gb2312", "gb18030", "gb18030"),
        ("utf-8", "gb18030", "gb18030"),
        ("iso-8859-1", "gbk", "gb18030"),
        ("gb2312", "utf-8-sig", "utf-8"),
        ("utf-8", "utf-16", "utf-16-le"),
    ],
)
def test_the_bytes_decide_about_the_encoding(declared: str, actual: str, found: str) -> None:
    markup = f"<html><head><meta http-equiv=Content-Type content='text/html; charset={declared}'>"
    script = "<script>" + "var a = '' + 1;" * 3000 + "</script></head>"
    document = read_document(f"{markup}{script}<body>{REPORT}</body></html>".encode(actual))
    assert (document.encoding, lines(document)[0]) == (found, TITLE)


def test_damaged_bytes_and_zero_bytes_do_not_end_a_page() -> None:
    data = f"<html><body><p>甲\x00乙</p>{REPORT}".encode("gb18030") + b"<p>\xff\xff</p>"
    document = read_document(data)
    assert "甲\ufffd乙" in lines(document)
    assert HEADINGS[1] in lines(document)


# Which bytes are a page


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><html><body><p>甲</p></body></html>",
        "\r\n<!-- saved from url=(0022)http://www.example.com/ -->\r\n<!-- x -->\n<html><p>甲</html>",
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>甲</p></html>',
        "<div class=content><p>甲</p></div>",
        "年报" + "<p class=a>甲</p>" * 20,
    ],
)
def test_pages_are_known_by_their_content(markup: str) -> None:
    assert read_document(markup.encode(), name="报告.txt").format == "html"


@pytest.mark.parametrize(
    "text",
    [
        "网址<http://www.example.com/>，邮箱<a@example.com>。\n" * 40,
        "<注>本表由示例县水务局填报</注>\n收到申请<2>件\n",
        "a < b > c </p>\n",
        "| 规章 | <br> | 0 |\n" * 30,
    ],
)
def test_a_text_with_angle_brackets_stays_a_text(text: str) -> None:
    assert read_document(text.encode()).format == "text"


def test_extensions_of_pages_are_known() -> None:
    assert {".htm", ".html", ".xhtml", ".mht", ".mhtml"} <= KNOWN_EXTENSIONS


# Places


@pytest.mark.parametrize("name", [name for name in STRUCTURES if name != "web_archive"])
def test_every_xpath_finds_its_element_in_the_same_bytes(name: str) -> None:
    data = STRUCTURES[name](drawn("2021", 7))
    document = read_document(data)
    root = lxml.html.document_fromstring(
        data, parser=lxml.html.HTMLParser(encoding=document.encoding)
    )
    for block in document.blocks:
        for part in (block,) if isinstance(block, Line) else block.cells:
            [element] = root.xpath(part.location.xpath)  # type: ignore[union-attr]
            shown = "".join("".join(element.itertext()).split())
            text = part.text.partition(": ")[2] or part.text
            assert "".join(text.split()) in shown, part
            if part is not block:
                assert element.tag in ("td", "th")


def test_places_count_from_one_in_the_expanded_grid() -> None:
    grid = grids(page("<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>"))[0]
    places = [(c.location.table, c.location.row, c.location.column) for c in grid.cells]  # type: ignore
    assert places == [(1, 1, 1), (1, 1, 2), (1, 2, 2)]
    assert grid.cells[2].location.xpath == "/html/body/table[1]/tr[2]/td[1]"  # type: ignore


def test_paths_pass_names_that_xpath_does_not_know_and_stay_short_in_deep_pages() -> None:
    body = "<v:rect><p>甲</p></v:rect>" + "<div>" * 200 + "<p>乙</p>"
    document = page(body)
    root = lxml.html.document_fromstring(f"<html><head></head><body>{body}</body></html>")
    paths = [block.location.xpath for block in document.blocks]  # type: ignore[union-attr]
    assert [root.xpath(path)[0].text for path in paths] == ["甲", "乙"]
    assert max(map(len, paths)) < 700  # type: ignore[arg-type]


# The whole way


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", STRUCTURES)
def test_one_report_reads_the_same_in_every_structure(name: str, form: str) -> None:
    made = drawn(form, 5)
    report = read(STRUCTURES[name](made))
    cells = {str(c.address): c.value for t in report.printed.values() for c in t.cells}
    assert cells == made.values()
    assert (report.organ, report.year) == ("示例县教育局", 2020 if form == "2019" else 2023)
    assert {(c.cell, c.value) for c in report.claims} >= {("requests.new.total", 5)}
    assert not any(claim.value == 99 for claim in report.claims)


def test_the_archive_names_the_page_that_was_read() -> None:
    document = read_document(web_archive(zeros("2021")))
    assert (document.format, document.encoding) == ("mhtml", "utf-8")
    assert any("2 pages" in notice for notice in document.notices)


def test_an_archive_without_a_page_is_damaged() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\n--x--"
    )
    assert reason(data) == "damaged"


# Hostile pages

HOSTILE = {
    "nested tables": "<table><tr><td>" * 2_000 + "甲",
    "nested tables below the parser's limit": "<table><tr><td>" * 600,
    "nested divisions": "<div>" * 50_000,
    "unclosed fonts": "<p><font>" * 50_000,
    "too many cells": "<table>" + ("<tr>" + "<td>1" * 10) * 25_000,
    "spans over each other": "<table>" + "<tr><td rowspan=65535>1<td rowspan=65535>2" * 3_000,
    "wide spans": "<table>" + "<tr><td colspan=1000 rowspan=65535>1<td>2" * 20_000,
    "30 MB of one tag": "<b>" * 10_000_000,
    "line breaks": "<br>" * 1_000_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">",
    "attributes with brackets": "<p " + " ".join(f"a{n}='>'" for n in range(200_000)) + ">",
    "one line": "字" * 3_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_refused_soon_and_say_by_which_limit(name: str) -> None:
    data = f"<html><body><p>甲</p>{HOSTILE[name]}".encode()
    started = time.process_time()
    with pytest.raises(InputError, match=r"limit [\d,]+") as caught:
        read_document(data)
    assert caught.value.reason == "limit"
    assert time.process_time() - started < 60


@pytest.mark.parametrize(
    "markup",
    [
        "<table>" + ("<tr>" + "<td>1</td>" * 10 + "</tr>") * 10_000 + "</table>",
        "<div>" * 900 + "<p>x</p>" * 50_000,
        "<div style='display:none'>" * 900 + "<p>x" * 50_000,
        "<p>发文日期</p>" * 50_000,
        "<ul><li>" * 400 + "<li>y" * 50_000,
        "&#x0;&#xfffe;&#1114112;&bogus;",
        "\n" * 1_000_000 + "公\n" * 300_000,
    ],
)
def test_big_pages_are_read_soon(markup: str) -> None:
    started = time.process_time()
    assert read_document(f"<html><body><p>甲</p>{markup}".encode()).blocks
    assert time.process_time() - started < 60


def test_entities_do_not_grow() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'xx'><!ENTITY b '&a;&a;'>]><html><body><p>&b;&b;</p></body>"
    assert "xx" not in said(read_document(bomb.encode()))


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (Limits(max_depth=20), "max_depth"),
        (Limits(max_elements=100), "max_elements"),
        (Limits(max_cells=3), "max_cells"),
        (Limits(max_lines=3), "max_lines"),
        (Limits(max_line_chars=10), "max_line_chars"),
        (Limits(parse_seconds=0.0), "parse_seconds"),
    ],
)
def test_every_limit_of_pages_can_be_set(limits: Limits, named: str) -> None:
    markup = "<div>" * 30 + "</div>" * 30 + "<br>" * 120 + REPORT + "<!--" + "x" * 200_000 + "-->"
    with pytest.raises(InputError, match=named):
        read_document(f"<html><body>{markup}".encode(), limits)


def test_archives_nested_without_end_are_refused() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    assert reason(head + b"Content-Type: message/rfc822\r\n\r\n" * 5_000) == "limit"
    assert reason(head + b"Content-Type: text/html\r\n\r\nx\r\n--x\r\n" * 5_000) == "limit"


def test_a_page_without_text_is_empty() -> None:
    assert reason(b"<html><body><script>x</script>&nbsp;</body></html>") == "empty"


def reason(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_document(data)
    return caught.value.reason


def test_a_page_in_a_folder_is_a_file_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "年报.htm"
    file.write_bytes(STRUCTURES["word"](zeros("2021")))
    assert read_document(file).path == file.as_posix()


def test_line_ends_are_marked_once_however_many_tables_stand_around() -> None:
    """Each level of a nested table asks for the marks again: a page must not grow by that."""
    cell = etree.fromstring("<td>甲<br/>乙<p>丙</p></td>")

    mark_breaks(cell, BREAKING)
    once = text_in(cell)
    mark_breaks(cell, BREAKING)

    assert text_in(cell) == once


# Raised notes


@pytest.mark.parametrize(
    "raised",
    [
        "<sup>1</sup>",
        "<SUP>1</SUP>",
        "<span><sup><a href='#n'>[1]</a></sup></span>",
        "<sup>①</sup>",
    ],
)
def test_a_raised_note_is_no_digit_of_the_figure_before_it(raised: str) -> None:
    markup = REPORT.replace("<td>2</td><td>2</td>", f"<td>2{raised}</td><td>2</td>")
    markup = markup.replace("申请2件", f"申请2{raised}件")
    found = read(f"<html><body>{markup}{SIGNED}</body></html>".encode(), name="a.html")

    assert [claim.value for claim in found.claims if claim.cell == "requests.new.total"] == [2]
    [grid] = grids(page(markup))
    assert [cell.text[:2] for cell in grid.cells][2:] == ["2^", "2"]


def test_a_raised_figure_of_its_own_cell_is_the_figure() -> None:
    texts = [text for text, *_ in table("<tr><td>甲<td>1</tr><tr><td>5<td><sup>2</sup></tr>")]
    assert texts == ["甲", "1", "5", "2"]


# Messages


def _message(*parts: bytes) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n'
    return head + b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"


ATTACHED = (
    b"Content-Type: application/msword\r\n"
    b'Content-Disposition: attachment; filename="=?utf-8?B?5bm05oqlLmRvYw==?="\r\n\r\nx'
)


@pytest.mark.parametrize(
    "words",
    [
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nhello",
        "Content-Type: text/html; charset=utf-8\r\n\r\n<p>请审阅附件。</p>".encode(),
    ],
)
def test_of_a_message_the_attachments_are_named_that_may_be_the_report(words: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_document(_message(words, ATTACHED), name="a.eml")

    assert caught.value.reason == "unsupported"
    assert "save its attachments" in caught.value.message
    assert caught.value.message.endswith("年报.doc")


def test_a_report_in_the_message_itself_is_read() -> None:
    markup = f"Content-Type: text/html; charset=utf-8\r\n\r\n{REPORT}{SIGNED}".encode()

    assert read(_message(markup, ATTACHED), name="a.eml").organ == "示例县水务局"


@pytest.mark.parametrize("name", ['"\xc4\xea.doc"', '"=?bad?X?zz?="', '"=?utf-8?B?%%%?="', "x"])
def test_odd_names_of_attachments_stop_nothing(name: str) -> None:
    attached = f"Content-Disposition: attachment; filename={name}\r\n\r\nx".encode("latin-1")
    with pytest.raises(InputError) as caught:
        read_document(_message(attached), name="a.eml")

    assert caught.value.reason == "unsupported"
