"""A sentence that only names a period: read when another one goes on from it, else never."""

from __future__ import annotations

import pytest

from goiaudit.narrative.engine import shipped
from tests.narrative.reports import claimed

RECEIVED = "requests.new.total"
PART, HALF = "requests.partial_year.new.total", "requests.half_year.new.total"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("第三季度规范栏目名称。共收到政府信息公开申请5件。",), {PART: 5}),
        (("第三季度规范栏目名称。更新更有规律。共收到政府信息公开申请5件。",), {PART: 5}),
        # The later of two periods counts.
        (("第三季度规范栏目。上半年开展自查。共收到政府信息公开申请5件。",), {HALF: 5}),
        (("上半年开展自查。全年工作平稳。共收到政府信息公开申请5件。",), {HALF: 5}),
        # A period holds up to the end of its paragraph…
        (("第三季度规范栏目名称。", "共收到政府信息公开申请5件。"), {RECEIVED: 5}),
        # … but that of half a year goes on to the next one.
        (("上半年末开展自查。", "共收到政府信息公开申请5件。"), {HALF: 5}),
        (("上半年末开展自查。", "工作平稳。", "共收到政府信息公开申请5件。"), {HALF: 5}),
    ],
)
def test_what_follows_in_the_paragraph_is_of_the_period(
    lines: tuple[str, ...], expected: dict[str, int]
) -> None:
    assert claimed(*lines) == expected


def test_what_it_speaks_of_is_handed_on_with_the_period() -> None:
    """规范性文件 is named beside the period only, and is what the figure counts."""
    named = "第三季度集中清理行政规范性文件。全年制发2件。"
    other = "第三季度集中清理办公用房。全年制发2件。"
    cell = "disclosure.normative_documents"
    assert any(key.startswith(cell) for key in claimed(named))
    assert claimed(other) == {}


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("所列数据的统计期限自2022年1月1日起至2022年12月31日止。", True),
        ("第三季度规范栏目名称。", True),
        # Each of these may state a figure or a zero.
        ("第三季度收到申请3件。", False),
        ("第三季度没有收到申请。", False),
        ("第四季度的申请不结转下年度。", False),
        ("下半年行政诉讼同样如此。", False),
    ],
)
def test_a_period_alone_is_a_sentence_without_figure_or_denial(text: str, alone: bool) -> None:
    heard = shipped().lexicon.hear(text)
    assert heard is not None
    assert heard.period_alone is alone
