# ruff: noqa: E501 - markup reads best in the lines that pages have
"""Pages of a known system are read from their source alone as they are read from their tree."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.documents import page
from goiaudit.model.document import Grid, Line
from goiaudit.model.errors import InputError
from goiaudit.model.settings import Limits
from goiaudit.reading import html, read_document
from goiaudit.reading.html_cut import cut
from goiaudit.reading.html_sites import site_of
from goiaudit.reading.html_tags import stands_in
from tests.writers.made_up import drawn

MENU = '<div class="nav"><ul>' + "<li><a href='/zw/'>政务公开</a></li>\n" * 20 + "</ul></div>"
ROWS = "<tr><td>商业企业</td><td>科研机构</td><td>{0}</td><td>予以公开</td></tr>" * 9
HEAD = '<meta charset="utf-8"><title>示例县教育局年度报告</title><meta name="PubDate" content="2024-01-15">'
PAGES_BEFORE = 5


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    html.forget()
    yield
    html.forget()


def page_of(
    content: str, *, figure: int = 1, head: str = HEAD, above: str = "", end: str = ""
) -> bytes:
    """A page of one system: menu, title, a section with a table, ``content`` in the next."""
    return (
        f"<!DOCTYPE html>\n<html lang=zh>\n<head>\n{head}\n</head>\n<body class=b>\n"
        f"<div class=head><a href='/'>首页</a></div>{above}{MENU}\n<div class='main'>\n"
        f"<h1>示例县教育局{2000 + figure % 30}年政府信息公开工作年度报告</h1>\n<p>一、总体情况</p>\n"
        f"<table border=1>{ROWS.format(figure)}</table>\n<p>二、主动公开政府信息情况</p>\n{content}\n"
        f"<p>示例县教育局</p></div>\n<div class=footer>主办单位：示例县</div>{end}</body>\n</html>\n"
    ).encode()


def outcome(data: bytes, limits: Limits = Limits()) -> list[object]:  # noqa: B008 - frozen
    """All of a document, or why there is none."""
    try:
        document = read_document(data, limits)
    except InputError as error:
        return [error.reason, error.message]
    blocks = [
        (list(block.cells), block.location) if isinstance(block, Grid) else block
        for block in document.blocks
    ]
    return [*blocks, document.metadata, document.notices, document.encoding]


def is_same(data: bytes, before: list[bytes], limits: Limits = Limits()) -> bool:  # noqa: B008
    html.forget()
    first = outcome(data, limits)
    html.forget()
    for one in before:
        outcome(one)
    return first == outcome(data, limits)


def pages(content: str) -> list[bytes]:
    return [page_of(content, figure=n) for n in range(PAGES_BEFORE)]


def is_read_from_source(data: bytes) -> bool:
    """Whether a page was read so after pages like it."""
    found = cut(data)
    assert found is not None
    before = site_of(found.text).read
    read_document(data)
    return site_of(found.text).read > before


PLAIN = [
    "", "<p>正文。</p>", "正文。", "&nbsp;正文&nbsp;", "<p>甲<br>乙<br/>丙</p>", "<p> 甲 <b> 乙 </b>丙\n丁 </p>",
    "<p>甲<span>乙</span> <i>丙</i></p>", "<p>甲 <!-- 乙 --> 丙</p>", "<p><a href='x'>甲</a>乙</p>",
    "<p>索引号：</p><p><a href='x'>甲</a></p>", "<ul><li>甲</li>\n<li>乙<ul><li>丙</li></ul></li></ul>",
    "<div hidden>甲</div>乙", "<p>甲<span style='display:none'>乙</span>丙</p>", "<p>甲<b hidden>乙</b>丙</p>",
    "<p>甲<select><option>乙</option></select>丙</p>", "<form><input value=7><button>乙</button></form>",
    "<div class=share>分享到：<a href='#'>微信</a></div>", "<div class=links>一、总体情况</div>",
    "<div class=related><div class=nav>甲</div>示例县政府信息公开年度报告。</div>", "<nav><p>甲。</p></nav>",
    "<h2>三、收到和处理政府信息公开申请情况</h2>", "<p>甲<o:p></o:p>乙</p>", "<o:p>甲</o:p><o:p>乙</o:p>",
    "<P CLASS=x>甲</P>", "<p>甲&lt;乙&gt;&amp;丙&#160;</p>", "<p>5 > 4</p>", "<hr class=footer><p>甲</p>",
    "<script>var a = 1</script><p>甲</p>", "<noscript>甲</noscript>乙", "<iframe src='x.html'></iframe><p>甲</p>",
    "<svg><path d=1></path></svg>甲", "<textarea>甲</textarea>乙", "<p>甲</p>\r\n<p>乙\r\n丙</p>",
    "<p>\u200b</p><p>\u3000</p><p>\xa0</p>", "<dl><dt>甲</dt><dd>乙</dd></dl>", "<ruby>甲<rt>乙</rt></ruby>",
    "<a href='x'><div>甲</div></a>乙", "<div class=nav>政务公开</div>" * 3, "<span/>甲<p>乙</p>",
    "<table><tr><td>甲</td></tr><tr><td><p>乙</p></td></tr></table>", "<table><tr><td></td></tr></table>",
    f"<table width=100%><tr><td>甲</td><td><table>{ROWS.format(7)}</table></td></tr></table>",
    "<table><tr><td>甲</td><td><table><tr><td>乙</td></tr></table></td></tr></table>",
    "<div><div><div><p>甲</p></div></div>乙</div>", "<p>上一篇：<a href='/a'>没有了</a></p>",
]  # fmt: skip
ODD = [
    "<p>甲<p>乙</p>", "</p>甲", "</div>甲", "<li>甲<li>乙", "<p><div>甲</div></p>", "<a>甲<a>乙</a></a>",
    "<del>甲</del>乙", "<s>甲</s>乙", "<pre>甲\n乙</pre>", "<iframe srcdoc='&lt;p>甲'></iframe>", "<object>甲</object>乙",
    "<script>if (a<b) c()</script>甲", "<script>'<p>甲</p>'</script>乙", "<style><p></style>甲",
    "<p title='a>b'>甲</p>", "<p =x>甲</p>", "<p class=&#110;av>甲</p>", "<!-- <p>甲</p> -->乙", "<!--> 甲 -->",
    "<![CDATA[甲]]>", "<?php 甲 ?>", "<meta name=a content=b>甲", "<title>甲</title>乙", "<base href=x>甲",
    "<p>甲\u2028乙</p>", "<p>\x0c甲</p>", "<p>\x01甲</p>", "<p>&foo;甲</p>", "<p>&nbsp甲</p>", "<p>5 < 6</p>",
    "<div>" * 150 + "甲" + "</div>" * 150, "<wbr>甲", "<body><p>甲</p>", "</body>甲", "<html>甲", "<head>甲</head>",
    "<table>" + "<tr><td>1</td><td>2</td></tr>" * 8 + "<tr><td><table><tr><td>甲</td></tr></table></td></tr></table>",
    "<table><tr><td><div><tr></tr></div></td><td>甲</td></tr></table>", "<table><td>甲</td><td>乙</td></table>",
    "<table><tr><td hidden>甲</td><td>乙</td></tr></table>", "<table><caption>甲</caption><tr><td>乙</td></tr></table>",
    "<table class=nav><tr><td>甲</td></tr></table>", "<table><form><tr><td>甲</td><td>乙</td></tr></form></table>",
    "<table><tr><td>1</td><td>2</td></tr></table>", "<td>甲</td>",
    "<select><table><tr><td>甲</td></tr></table></select>", "<textarea><p>甲</textarea>", "<xmp><p>甲</xmp>",
    "<div style='display:none'>" + f"<table>{ROWS.format(3)}</table></div>", "<frameset></frameset>甲",
    "<div class=links>" + f"<table>{ROWS.format(3)}</table>甲</div>", "<p goiaudit-cut=0>甲</p>",
    "<p goiaudit-cut=m0>甲</p>", "<div class=nav goiaudit-cut=m0>", "<p><b>甲</p></b>", "<p/>甲", "<plaintext>甲",
    "<p>甲", "<b>甲", "<p", "<!-- 甲", "<p style='display:none>甲</p>", "<" * 50, "</p/>甲", "<a href=x/>甲</a>",
]  # fmt: skip


@pytest.mark.parametrize("content", PLAIN)
def test_what_is_usual_is_read_from_source_to_the_same(content: str) -> None:
    assert is_same(page_of(content, figure=9), pages(content))
    assert is_read_from_source(page_of(content, figure=10))


@pytest.mark.parametrize("content", ODD)
def test_what_is_odd_is_read_to_the_same_however(content: str) -> None:
    assert is_same(page_of(content, figure=9), pages(content))


@pytest.mark.parametrize("content", [*PLAIN, *ODD])
def test_what_no_page_before_had_is_read_to_the_same(content: str) -> None:
    assert is_same(page_of(content, figure=9), pages("<p>正文。</p>"))
    assert is_same(page_of("", above=content, figure=9), pages("<p>正文。</p>"))


@pytest.mark.parametrize(
    "head",
    ["", "<title>甲</title>", HEAD + "<title>乙</title>", HEAD + "<!--[if lt IE 9]><script src=x></script><![endif]-->",
     HEAD + "<meta name=a content='b &amp; c'>", HEAD + "<meta name=a content='b &foo; c'>", HEAD + "<meta content=b name=a/>",
     HEAD + "<meta property=og:title content=甲>", HEAD + "<meta name=a content='b\nc'>", HEAD + "<link rel=x href=y><base href=z>",
     HEAD + "<script>a<b</script>", HEAD + "<style>a>b{}</style>", HEAD + "<script>var a</script><noscript>甲</noscript>",
     HEAD + "<!-- <title>乙</title> -->", HEAD + "<!-- -- -->", HEAD + "甲", HEAD + "<p>甲</p>", "<TITLE>甲</TITLE><META NAME=A CONTENT=B>",
     HEAD + "<meta name=a name=b content=c content=d>", "<title>甲&nbsp;乙</title>", "<title>甲<b>乙</title>",
     HEAD + "<!--" + "<script>var a;" + "x" * 100 + "</script>-->", HEAD + "</head><head><title>乙</title>"],
)  # fmt: skip
def test_heads(head: str) -> None:
    content = "<p>正文。</p>"
    before = [page_of(content, figure=n, head=head) for n in range(PAGES_BEFORE)]
    assert is_same(page_of(content, figure=9, head=head), before)
    assert is_same(page_of(content, figure=9, head=head), pages(content))


CELL_STYLE = "<style>{}.c{{display:Table-Cell}}</style>"


@pytest.mark.parametrize("rules", ["", "p { margin: 0 } " * 20], ids=["short", "long"])
def test_a_style_sheet_that_makes_cells_is_never_cut_out(rules: str) -> None:
    content = "<div><span class=c>甲</span><span class=c>乙</span></div>"
    sheet = CELL_STYLE.format(rules)
    for head, above in ((HEAD + sheet, ""), (HEAD, sheet)):
        before = [page_of(content, figure=n, head=head, above=above) for n in range(PAGES_BEFORE)]
        data = page_of(content, figure=9, head=head, above=above)
        assert is_same(data, before)
        assert is_same(data, pages(content))
        assert {"甲", "乙"} <= {line.text for line in outcome(data) if isinstance(line, Line)}


@pytest.mark.parametrize(
    "end",
    ["", "<!-- 完 -->", "<script>var a = 1</script>", "</body></html><p>甲</p>", "</div>", "<div>"],
)
def test_ends(end: str) -> None:
    before = [page_of("", figure=n, end=end) for n in range(PAGES_BEFORE)]
    assert is_same(page_of("", figure=9, end=end), before)


@pytest.mark.parametrize("name", ["styled", "lean"])
def test_pages_of_a_system_are_read_from_source_and_their_paths_lead_back(name: str) -> None:
    write = getattr(page, name)
    for seed in range(PAGES_BEFORE):
        read_document(write(drawn("2021", seed), seed))
    data = write(drawn("2021", 50), 50)
    assert is_read_from_source(data)
    root = lxml.html.document_fromstring(data.decode())
    lines = [block for block in read_document(data).blocks if isinstance(block, Line)]
    assert len(lines) > 20
    for line in lines:
        assert line.location is not None and line.location.xpath is not None
        [element] = root.xpath(line.location.xpath)
        *_, told = line.text.split(": ")
        assert "".join(told.split()) in "".join(element.text_content().split())


def test_a_menu_that_is_known_is_not_walked_through_but_where_a_label_stands_before_it() -> None:
    plain = pages("<p>正文。</p>")
    assert is_same(page_of("<p>正文。</p>", figure=9), plain)
    assert is_same(page_of("", above="<p>发布机构：</p>", figure=9), plain)
    assert is_same(page_of(MENU, above=MENU, figure=9), plain)
    assert is_same(page_of(f"<div hidden>{MENU}</div>", figure=9), plain)
    assert is_same(page_of(f"<!-- {MENU} -->", figure=9), plain)
    assert is_same(page_of(f"<div title='{MENU}'>甲</div>", figure=9), plain)
    assert is_same(page_of(f"<p>{MENU}</p>", figure=9), plain)


@pytest.mark.parametrize(
    "limits",
    [Limits(max_lines=3), Limits(max_elements=20), Limits(max_cells=10), Limits(max_depth=3), Limits(max_line_chars=5)],
    ids=str,
)  # fmt: skip
def test_limits_hold_for_pages_of_a_known_system(limits: Limits) -> None:
    assert is_same(page_of("<p>正文。</p>", figure=9), pages("<p>正文。</p>"), limits)


def test_the_parser_is_asked_where_an_element_stays() -> None:
    assert stands_in("span", "p", empty=False)
    assert stands_in("br", "p", empty=True)
    assert not stands_in("div", "p", empty=False)  # it ends the paragraph
    assert not stands_in("br", "p", empty=False)  # it holds nothing
    assert not stands_in("li", "li", empty=False)


TAGS = ["<p>", "</p>", "<div>", "</div>", "<span>", "</span>", "<br>", "<a href=x>", "</a>", "<li>", "</li>", "<ul>", "</ul>",
        "<div class=nav>", "<p hidden>", "<b> ", " </b>", "<i style='display:none'>", "</i>", "<!-- x -->", "<img src=x>",
        "<td>", "</td>", "<script>", "</script>", "<h2>", "</h2>", "<o:p>", "</o:p>", "<select>", "</select>", "<hr>"]  # fmt: skip
TEXTS = [
    "",
    " ",
    "\n",
    "甲",
    "5",
    " 乙 ",
    "&nbsp;",
    "一、总体情况",
    "索引号：",
    "甲。",
    "首页 > 年报",
    "版权所有",
]
NESTED = st.recursive(
    st.sampled_from(TEXTS),
    lambda inner: st.builds(
        lambda name, looks, parts: f"<{name}{looks}>{''.join(parts)}</{name}>",
        st.sampled_from(
            ["p", "div", "span", "ul", "li", "a", "b", "h2", "form", "o:p", "center", "nav"]
        ),
        st.sampled_from(
            ["", " class=nav", " hidden", " style='display:none'", " id=footer", " class=x"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=60)
@given(NESTED, NESTED)
def test_whatever_is_well_written_is_read_to_the_same(content: str, other: str) -> None:
    assert is_same(page_of(content + other, figure=9), pages(other))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(TEXTS)), max_size=8))
def test_whatever_is_badly_written_is_read_to_the_same(pieces: list[tuple[str, str]]) -> None:
    content = "".join(tag + text for tag, text in pieces)
    assert is_same(page_of(content, figure=9), pages("<p>正文。</p>"))
