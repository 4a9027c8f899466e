"""A made-up report as web pages: the tables with their real spans, in many page structures."""
# ruff: noqa: E501 - markup reads best in the lines that pages have

from __future__ import annotations

from collections.abc import Callable
from html import escape

from goiaudit.definitions.forms import forms
from tests.writers.grids import disclosure_rows, requests_rows
from tests.writers.made_up import MadeUp

Span = tuple[str, int, int]
"""Text, rowspan and colspan of a cell."""
Rows = list[list[Span]]

_NO_RESULTS = ("new", "carried_in", "carried_out")
_FIVE = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_BLOCK = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def disclosure(made: MadeUp) -> Rows:
    """Table two: four columns, the last cell of a short row spans the rest."""
    rows: Rows = []
    for row in disclosure_rows(made):
        cells = [(text, 1, 1) for text in row.cells]
        cells[-1] = (row.cells[-1], 1, 4 - len(cells) + 1)
        rows.append(cells)
    return rows


def requests(made: MadeUp) -> Rows:
    """Table three: ten columns, of which three hold the label."""
    rows: Rows = [
        [
            ("(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(text, 1, 1) for text in _FIVE],
    ]
    definition = forms()[made.form].tables["requests"].rows
    results = [row for row in definition.values() if row.key not in _NO_RESULTS]
    for row, printed in zip(definition.values(), requests_rows(made)[3:], strict=True):
        *heads, label = printed.cells[: -len(printed.values)]
        members = sum(other.group == row.group for other in results)
        tall = len(results) if row.key == "granted" else members
        front: list[Span] = [(head, tall, 1) for head in heads]
        wide = 1 if row.group else 2 if row in results else 3
        rows.append([*front, (label, 1, wide), *((text, 1, 1) for text in printed.values)])
    return rows


def disputes(made: MadeUp) -> Rows:
    """Table four: fifteen columns under three lines of headers."""
    keys = forms()[made.form].tables["disputes"].rows
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((text, 2, 1) for text in _BLOCK), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(text, 1, 1) for text in _BLOCK * 2],
        [(value, 1, 1) for key in keys for value in made.row("disputes", key)],
    ]


def plain_cell(text: str) -> str:
    """A cell with its text alone."""
    return escape(text)


def word_cell(text: str) -> str:
    """A cell as Word saves it: a paragraph, spans, a namespace of its own, wrapped source."""
    half = len(text) // 2
    return (
        "\n  <p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>"
        f"<span style='font-size:10.5pt;font-family:宋体;mso-bidi-font-family:宋体'>{escape(text[:half])}"
        f"</span><span lang=EN-US style='mso-font-kerning:0pt'>{escape(text[half:])}<o:p></o:p></span></p>\n  "
    )


def broken_cell(text: str) -> str:
    """A label broken by <br> in its middle, figures between no-break spaces."""
    if text[-1:] in "0123456789元":
        return f"&nbsp;{text}&nbsp;"
    half = len(text) // 2
    return f"{escape(text[:half])}<br/>\r\n{escape(text[half:])}" if len(text) > 4 else escape(text)


def table(rows: Rows, cell: Callable[[str], str] = plain_cell, attributes: str = "border=1") -> str:
    """One HTML table."""
    lines = [f"<table {attributes}>"]
    for row in rows:
        lines.append("<tr>")
        for text, rowspan, colspan in row:
            spans = f' rowspan="{rowspan}"' * (rowspan > 1) + f' colspan="{colspan}"' * (
                colspan > 1
            )
            lines.append(f"<td{spans}>{cell(text)}</td>")
        lines.append("</tr>")
    lines.append("</table>")
    return "\n".join(lines)


def split_table(rows: Rows, at: int, cell: Callable[[str], str] = plain_cell) -> str:
    """Header and body apart, or a table over two pages: two tables with a line between."""
    return table(rows[:at], cell) + "<p>&nbsp;</p>" + table(rows[at:], cell)


ORGAN = "示例县教育局"


def organ_of(made: MadeUp) -> str:
    """Whose report it is."""
    return made.told.organ if made.told else ORGAN


def year_of(made: MadeUp) -> int:
    """The report year: the one that is told, else one that goes with the form."""
    if made.told:
        return made.told.year
    return 2020 if made.form == "2019" else 2023


def title_of(made: MadeUp) -> str:
    """The title of the made-up report."""
    return f"{organ_of(made)}{year_of(made)}年政府信息公开工作年度报告"


def published_of(made: MadeUp) -> str:
    """The day on which the page was put up."""
    return made.told.published.isoformat() if made.told else "2024-01-15"


def text_of(made: MadeUp) -> dict[str, str]:
    """Narrative by the section that it stands in, paragraphs apart by line feeds."""
    year = year_of(made)
    if made.told:
        told, day = made.told, made.told.signed
        return {
            "overview": "\n".join(told.overview),
            "problems": "\n".join(told.problems),
            "other": "\n".join(told.other),
            "date": f"{day.year}年{day.month}月{day.day}日",
        }
    return {
        "overview": f"{year}年,{ORGAN}认真执行有关规定,主动公开行政许可12件、行政处罚3件,收到申请5件。",
        "problems": "一是公开内容不够丰富,二是更新不够及时。下一步将逐项改进。",
        "other": "本年度未收取信息处理费。",
        "date": f"{year + 1}年1月12日",
    }


def body(
    made: MadeUp, cell: Callable[[str], str] = plain_cell, tag: str = "p", *, split: bool = False
) -> str:
    """Sections and tables in reading order, without the title."""
    text = text_of(made)
    tables = [disclosure(made), requests(made), disputes(made)]
    shown = [split_table(rows, 3, cell) if split else table(rows, cell) for rows in tables]

    def line(content: str) -> str:
        return "\n".join(f"<{tag}>{part}</{tag}>" for part in content.split("\n"))

    return "\n".join(
        [
            line("一、总体情况"),
            line(text["overview"]),
            line("二、主动公开政府信息情况"),
            shown[0],
            line("三、收到和处理政府信息公开申请情况"),
            shown[1],
            line("四、政府信息公开行政复议、行政诉讼情况"),
            shown[2],
            line("五、存在的主要问题及改进情况"),
            line(text["problems"]),
            line("六、其他需要报告的事项"),
            line(text["other"]),
            line(organ_of(made)),
            line(text["date"]),
        ]
    )


_MENU = (
    "<ul>" + "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(
        ("首页", "政务公开", "办事服务", "互动交流", "走进示例", "数据开放"))) + "</ul>"
)  # fmt: skip
_OTHERS = "".join(
    f'<li><a href="/nb/{year}.html">示例县教育局{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-20</span></li>'
    for year in (2019, 2021, 2022)
)
_FOOT = (
    "主办单位：示例县人民政府办公室　承办单位：示例县大数据中心<br>网站标识码：0000000000　示例ICP备00000000号-1"
    "<br>版权所有 示例县人民政府　共受理依申请公开99件"
)


def _meta(made: MadeUp) -> tuple[tuple[str, str], ...]:
    return (
        ("索引号", "000014349/2024-00007"),
        ("发布机构", organ_of(made)),
        ("发文日期", published_of(made)),
        ("主题分类", "政务公开"),
    )


def _page(made: MadeUp, inner: str, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title_of(made)}-示例县人民政府</title>'
        f'<meta name="PubDate" content="{published_of(made)} 09:30">'
        f'<meta name="ContentSource" content="{organ_of(made)}">'
        "<script>var hits = '公开99件';</script><style>td{border:1px}</style></head>"
        f"<body>{inner}</body></html>"
    )


def divs(made: MadeUp) -> bytes:
    """Header, menu, breadcrumb, content and footer in divisions."""
    inner = (
        f'<div class="header"><div class="nav">{_MENU}</div></div>'
        '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 年报</div>'
        f'<div class="article"><h1>{title_of(made)}</h1>'
        f'<div class="info">发布时间：{published_of(made)} 来源：{organ_of(made)} 浏览次数：<span id="hits">99</span></div>'
        f'<div id="zoom">{body(made)}</div>'
        '<div class="bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div></div>'
        f'<div class="related"><h3>相关链接</h3><ul>{_OTHERS}</ul></div><div class="footer">{_FOOT}</div>'
    )
    return _page(made, inner).encode()


def nested_tables(made: MadeUp) -> bytes:
    """The whole page placed by tables in tables, names by which to tell nothing."""
    menu = (
        "<table><tr>"
        + "".join(f"<td><a href=#>{n}</a></td>" for n in ("首页", "公开", "服务"))
        + "</tr></table>"
    )
    inner = (
        f"<table width=1000><tr><td colspan=2>{menu}</td></tr><tr><td width=200><table><tr><td>"
        f"<ul>{_OTHERS}</ul></td></tr></table></td><td><table><tr><td align=center><b>{title_of(made)}</b></td></tr>"
        f"<tr><td><table><tr><td>{body(made)}</td></tr></table></td></tr></table></td></tr>"
        f"<tr><td colspan=2>{_FOOT}</td></tr></table>"
    )
    return _page(made, inner).encode()


def word(made: MadeUp) -> bytes:
    """Saved by Word or WPS in GB2312, thousands of styles, conditional comments."""
    text = body(made, word_cell).replace(
        "<p>",
        "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span\nlang=EN-US style='font-size:16.0pt'>",
    )
    text = text.replace("</p>", "<o:p></o:p></span></p>")
    page = (
        '<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office">\n<head>\n'
        '<meta http-equiv=Content-Type content="text/html; charset=gb2312">\n<title>年报</title>\n'
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n"
        f'<style><!-- /* Style Definitions */ p.MsoNormal {{mso-style-parent:"";}} {"@page Section1 {size:595.3pt;} " * 40}--></style></head>\n'
        f"<body lang=ZH-CN><div class=Section1><p class=MsoTitle align=center><b><span>{title_of(made)}</span></b><![if !supportEmptyParas]>&nbsp;<![endif]></p>\n{text}</div></body></html>"
    )
    return page.encode("gb18030")


def split_and_wrong_charset(made: MadeUp) -> bytes:
    """Every table in two, labels broken; GBK bytes under a page that says UTF-8."""
    inner = (
        f'<div id="top"><a href="/">示例县人民政府</a></div><div class="main"><p>{title_of(made)}</p>'
        f"{body(made, broken_cell, split=True)}</div><div>{_FOOT}</div>"
    )
    return _page(made, inner, "utf-8").encode("gbk")


def metadata_table(made: MadeUp) -> bytes:
    """Metadata in a table above the text, a tool bar between title and text; tables in thead/tbody."""
    meta = "".join(f"<tr><td>{label}：</td><td>{value}</td></tr>" for label, value in _meta(made))
    text = (
        body(made)
        .replace("<table border=1>\n<tr>", "<table><thead></thead><tbody><tr>")
        .replace("</table>", "</tbody></table>")
    )
    inner = (
        f'<nav>{_MENU}</nav><table class="xxgk">{meta}</table><h2>{title_of(made)}</h2>'
        '<div class="toolbar">【字体：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a></div>'
        f"<article>{text}</article><footer>{_FOOT}</footer>"
    )
    return _page(made, inner).encode("utf-8-sig")


def metadata_list(made: MadeUp) -> bytes:
    """Metadata as a definition list; lines as divisions with line feeds instead of paragraphs."""
    meta = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in _meta(made))
    inner = f"<header><dl>{meta}</dl></header><main><h1>{title_of(made)}</h1>{body(made, tag='div')}</main><footer>{_FOOT}</footer>"
    return _page(made, inner).encode()


def one_table(made: MadeUp) -> bytes:
    """A sheet saved as a page: sentences are rows across the whole width of one table."""
    rows: Rows = []
    text = text_of(made)
    wide = 15
    for line in (title_of(made), "一、总体情况", text["overview"], "二、主动公开政府信息情况"):
        rows.append([(line, 1, wide)])
    rows += disclosure(made)
    rows.append([("三、收到和处理政府信息公开申请情况", 1, wide)])
    rows += requests(made)
    rows.append([("四、政府信息公开行政复议、行政诉讼情况", 1, wide)])
    rows += disputes(made)
    for line in (
        "五、存在的主要问题及改进情况",
        text["problems"],
        "六、其他需要报告的事项",
        text["other"],
    ):
        rows.append([(line, 1, wide)])
    inner = (
        table(rows, attributes="x:str border=0 cellpadding=0")
        + f"<p>{organ_of(made)}</p><p>{text['date']}</p>"
    )
    return _page(made, inner).encode()


def unclosed(made: MadeUp) -> bytes:
    """Old markup: upper case, nothing closed that need not be, breaks instead of paragraphs."""
    text = body(made, tag="br").replace("</br>", "").replace("</td>", "").replace("</tr>", "")
    text = text.replace("<td", "<TD").replace("<tr>", "<TR>").replace("\n", "\r\n")
    inner = (
        f"<CENTER><FONT SIZE=5>{title_of(made)}</FONT></CENTER>{text}<HR><CENTER>{_FOOT}</CENTER>"
    )
    return _page(made, inner, "gbk").encode("gbk")


def web_archive(made: MadeUp) -> bytes:
    """MHTML as a browser saves it: quoted-printable, a second page in a frame, a picture."""
    import base64
    import quopri

    page = quopri.encodestring(divs(made)).replace(b"\n", b"\r\n")
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.com/nb.html\r\n"
        "Subject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--x"\r\n\r\n\r\n'
    )
    advert = base64.encodebytes("<html><body>示例广告</body></html>".encode("gbk"))
    return b"".join(
        [
            head.encode(),
            b"------Part--x\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Location: http://www.example.com/ad.html\r\n\r\n" + advert + b"\r\n",
            b"------Part--x\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
            b"Content-Transfer-Encoding: quoted-printable\r\n"
            b"Content-Location: http://www.example.com/nb.html\r\n\r\n" + page + b"\r\n",
            b"------Part--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n",
            b"------Part--x--\r\n",
        ]
    )


STRUCTURES: dict[str, Callable[[MadeUp], bytes]] = {
    "divs": divs,
    "nested_tables": nested_tables,
    "word": word,
    "split_and_wrong_charset": split_and_wrong_charset,
    "metadata_table": metadata_table,
    "metadata_list": metadata_list,
    "one_table": one_table,
    "unclosed": unclosed,
    "web_archive": web_archive,
}
"""Every page structure by name; each takes a MadeUp and gives the bytes of a file."""
