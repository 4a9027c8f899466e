"""A web page as a government content system makes it: 80 to 100 kB, most of it around the text.

``styled`` has the tables as an editor pastes them, with a style at every cell, paragraph and
span; ``lean`` has bare cells, and menus and scripts make up the size.
"""

# ruff: noqa: E501 - markup reads best in the lines that pages have

from __future__ import annotations

from collections.abc import Callable
from html import escape

from benchmarks.documents.prose import OTHER, OVERVIEW, PROBLEMS, prose
from tests.writers.html import (
    disclosure,
    disputes,
    organ_of,
    published_of,
    requests,
    table,
    text_of,
    title_of,
)
from tests.writers.made_up import MadeUp

_STYLED_BYTES, _LEAN_BYTES = 88_000, 90_000
_MENUS = ("政务公开", "政务服务", "政民互动", "走进示例", "数据开放", "专题专栏", "部门频道")
_ENTRIES = ("机构职能", "领导信息", "规划计划", "财政预决算", "行政许可", "招生入学", "教师管理",
            "校园安全", "重大项目", "政策解读", "建议提案", "公开年报")  # fmt: skip
_HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def _styled_cell(text: str) -> str:
    return (
        '<p style="text-align:center;line-height:150%"><span style="font-size:14px;'
        f'font-family:宋体">{escape(text)}</span></p>'
    )


def _bare_cell(text: str) -> str:
    return escape(text)


def styled(made: MadeUp, seed: int) -> bytes:
    """Tables and paragraphs with the styles that an editor leaves at everything."""
    look = 'style="border:1px solid #000;padding:0 7px" valign="center"'
    inner = _content(made, seed, _styled_cell, '<p style="text-indent:2em;line-height:2em">')
    return _page(made, inner.replace("<td", f"<td {look}"), _STYLED_BYTES)


def lean(made: MadeUp, seed: int) -> bytes:
    """Tables of bare cells, paragraphs without looks."""
    return _page(made, _content(made, seed, _bare_cell, "<p>"), _LEAN_BYTES)


def _content(made: MadeUp, seed: int, cell: Callable[[str], str], opening: str) -> str:
    text = prose(made, seed)
    tables = [table(rows, cell) for rows in (disclosure(made), requests(made), disputes(made))]
    under = [text[OVERVIEW], *([found] for found in tables), text[PROBLEMS], text[OTHER]]
    parts: list[str] = []
    for heading, pieces in zip(_HEADINGS, under, strict=True):
        parts.append(f"{opening}<strong>{heading}</strong></p>")
        parts += [p if p.startswith("<table") else f"{opening}{p}</p>" for p in pieces]
    day = text_of(made)["date"]
    return "\n".join([*parts, f"{opening}{organ_of(made)}</p>", f"{opening}{day}</p>"])


def _page(made: MadeUp, content: str, size: int) -> bytes:
    title, day, organ = title_of(made), published_of(made), organ_of(made)
    head = (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{title}_示例县人民政府</title>\n'
        '<meta name="SiteName" content="示例县人民政府">\n<meta name="ColumnName" content="公开年报">\n'
        f'<meta name="ArticleTitle" content="{title}">\n<meta name="PubDate" content="{day} 09:30">\n'
        f'<meta name="ContentSource" content="{organ}">\n'
        '<link rel="stylesheet" href="/static/css/base.css">\n<script src="/static/js/jquery.js"></script>\n'
    )
    labels = (("索引号", "000014349/2024-00007"), ("发布机构", organ), ("发文日期", day),
              ("主题分类", "教育"), ("文号", "无"), ("有效性", "有效"))  # fmt: skip
    metadata = "".join(
        f"<tr><td class='name'>{name}：</td><td>{value}</td></tr>\n" for name, value in labels
    )
    body = (
        f'<body>\n<div class="header"><a href="/"><img src="/logo.png" alt=""></a>{_search()}</div>\n'
        f'<div class="nav">{_menus()}</div>\n<div class="position">当前位置：<a href="/">首页</a> &gt; '
        '<a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/nb/">公开年报</a></div>\n'
        f'<div class="main"><table class="xxgk" width="100%">\n{metadata}</table>\n<h1>{title}</h1>\n'
        f'<div class="info">发布时间：{day} 09:30　来源：{organ}　浏览次数：<span id="hits"></span>　'
        '字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</div>\n'
        f'<div class="content" id="zoom">\n{content}\n</div>\n'
        '<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>\n'
        f'<div class="prevnext">上一篇：<a href="/a.html">没有了</a></div>{_related(made)}</div>\n'
        f'<div class="footer">{_foot()}</div>\n</body>\n</html>\n'
    )
    missing = size - len((head + body).encode())
    return (head + _scripts(missing) + "</head>\n" + body).encode()


def _scripts(size: int) -> str:
    """Styles and scripts in the page itself, as they fill its head."""
    style = "".join(
        f".box{n} li a:hover{{color:#c00;font-size:{12 + n % 6}px;line-height:28px}}\n"
        for n in range(max(size // 150, 0))
    )
    script = "".join(
        f"function load{n}(id){{var e=document.getElementById(id);if(e&&e.value<{n}){{e.style.top='0'}}}}\n"
        for n in range(max(size // 200, 0))
    )
    return f"<style>\n{style}</style>\n<script>\n{script}</script>\n"


def _search() -> str:
    return (
        '<form action="/search" method="get"><input type="text" name="q" value="">'
        '<select name="c"><option value="1">全部</option><option value="2">本栏目</option></select>'
        '<input type="submit" value="搜索"></form>'
    )


def _menus() -> str:
    entries = "".join(
        f'<li><a href="/zwgk/{n}/index.html" target="_blank" title="{name}">{name}</a></li>\n'
        for n, name in enumerate(_ENTRIES)
    )
    return "<ul>" + "".join(
        f'<li class="menu{n}"><a href="/{n}/">{menu}</a><ul>\n{entries}</ul></li>\n'
        for n, menu in enumerate(_MENUS)
    ) + "</ul>"  # fmt: skip


def _related(made: MadeUp) -> str:
    links = "".join(
        f'<li><a href="/nb/{n}.html">{title_of(made)}</a><span>2024-01-{n:02}</span></li>\n'
        for n in range(10, 18)
    )
    return f'<div class="related"><h3>相关链接</h3><ul>\n{links}</ul></div>'


def _foot() -> str:
    return (
        "主办单位：示例县人民政府办公室　承办单位：示例县大数据中心<br>网站标识码：0000000000　"
        "示例ICP备00000000号-1<br>版权所有 示例县人民政府"
    )
