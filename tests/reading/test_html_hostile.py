"""Pages made to take long are read in time that grows with their size alone.

Each would take minutes if anything were looked for again from each of its places.
"""

from __future__ import annotations

import pytest

from goiaudit.model.document import Line
from goiaudit.reading import read_document

TEXT = "<p>一、总体情况</p><p>本机关依法公开政府信息。</p>"
MANY = 40_000
STYLES = {
    "struck out": "text-decoration:" * MANY,
    "hidden": "display " * MANY + ":",
    "spaces": "display" + " " * 16 * MANY,
}
SHEETS = {
    "no rules": "a" * 100_000 + "table-cell",
    "comments": "/*" * MANY + "table-cell",
    "begun": "{" * MANY + "display:table-cell",
    "ended": "}" * MANY + "display:table-cell",
    "classes": ".a," * MANY + "{display:table-cell}",
}
SCRIPTS = {
    "begun": b"<script>" * MANY,
    "ended otherwise": b"<script>" * MANY + b"</style>" * MANY,
    "both": b"<style><script>" * MANY + b"</style>" * MANY,
}


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_document(data).blocks if isinstance(block, Line)]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_long_styles(style: str) -> None:
    data = f"<html><body>{TEXT}<p style='{style}'>示例县教育局</p></body></html>"
    assert texts(data.encode()) == ["一、总体情况", "本机关依法公开政府信息。", "示例县教育局"]


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_long_style_sheets(sheet: str) -> None:
    data = f"<html><head><style>{sheet}</style></head><body>{TEXT}</body></html>"
    assert texts(data.encode()) == ["一、总体情况", "本机关依法公开政府信息。"]


@pytest.mark.parametrize("scripts", SCRIPTS.values(), ids=SCRIPTS)
def test_many_scripts_in_a_page_whose_encoding_is_guessed(scripts: bytes) -> None:
    data = b"<html><body>" + TEXT.encode("gb18030") + b"<p>\xff</p>" + scripts
    assert texts(data)[0] == "一、总体情况"
