"""What kind of table its texts make is found out once for the same labels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goiaudit.reading.html_filled import Filled, Fillings
from goiaudit.reading.html_items import RawCells
from goiaudit.reading.html_plans import plan_of
from goiaudit.reading.html_skeleton import skeleton
from goiaudit.reading.html_tables import lines_among, may_be_bulky
from goiaudit.reading.html_words import is_ours

FIGURE = st.sampled_from(["0", "7", "1,234", "98.5%", "-", "/", "20240115"])
LABEL = st.sampled_from(
    ["", "自然人", "商业企业", "本年新收", "索引号", "发布机构：", "一、总体情况", "正文。", "勾稽",
     "示例县政府信息公开年度报告", "甲\n乙", "甲" * 199]
)  # fmt: skip
ROW = st.lists(st.one_of(LABEL, st.none()), min_size=1, max_size=4)
"""Labels, and None where a figure stands."""


def cells_of(rows: list[list[str | None]], figures: list[str]) -> RawCells:
    """The cells of a table, the figures in their places."""
    given_figures = iter(figures)
    texts = [next(given_figures) if text is None else text for row in rows for text in row]
    numbers = [number for number, row in enumerate(rows) for _ in row]
    ones = [1] * len(texts)
    return RawCells((), [""] * len(texts), texts, numbers, numbers, ones, ones)


@given(st.lists(ROW, min_size=1, max_size=9), st.data())
def test_what_a_table_is_hangs_on_no_figure(
    rows: list[list[str | None]], data: st.DataObject
) -> None:
    count = sum(row.count(None) for row in rows)
    one, other = (
        cells_of(rows, data.draw(st.lists(FIGURE, min_size=count, max_size=count)))
        for _ in range(2)
    )
    if may_be_bulky(one.texts) or may_be_bulky(other.texts):
        return
    assert lines_among(one) == lines_among(other)
    assert is_ours("\n".join(filter(None, one.texts))) == is_ours(
        "\n".join(filter(None, other.texts))
    )


def fillings() -> Fillings:
    """Of a table with two labels and two figures."""
    found = skeleton("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>")
    assert found is not None
    plan = plan_of(found.markup)
    assert plan is not None
    return Fillings(plan)


def test_tables_with_the_same_labels_are_filled_as_the_first_one_was() -> None:
    known = fillings()
    assert known.filled(["本年新收&nbsp;", "1", "自然人", "2"]) is not None
    assert known.found == 0
    later = known.filled(["本年新收&nbsp;", "3", "自然人", "40"])
    assert known.found == 1
    assert later == fillings().filled(["本年新收&nbsp;", "3", "自然人", "40"])._replace(ours=True)  # type: ignore[union-attr]


def test_another_label_or_no_figure_is_looked_at_anew() -> None:
    known = fillings()
    known.filled(["本年新收", "1", "自然人", "2"])
    for texts in (
        ["本年新收", "1", "商业企业", "2"],
        ["本年新收", "", "自然人", "2"],
        ["本年新收", "一", "自然人", "2"],
        ["本年新收", "1" * 201, "自然人", "2"],
        ["索引号：", "1", "发布机构：", "2"],
    ):
        found = known.filled(texts)
        assert known.found == 0
        assert found == fillings().filled(texts)


def test_a_table_of_metadata_is_one_of_layout() -> None:
    texts = ["索引号：", "1", "发布日期：", "2024"]
    known = fillings()
    assert [known.filled(texts), known.filled(texts)] == [
        Filled(texts, None),
        Filled(texts, None, ours=False),
    ]


def test_references_not_known_make_no_table() -> None:
    assert fillings().filled(["&foo;", "1", "自然人", "2"]) is None
