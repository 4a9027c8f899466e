"""Tables whose rows are numbered: the numbers are no values, and no value is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goiaudit.reading import read_document
from goiaudit.recognition.report import recognise
from tests.recognition.reading import read_tables, values
from tests.writers import LAYOUTS, MadeUp, Options, made_up, write_table, zeros
from tests.writers.docx import line, package, word_table
from tests.writers.grids import disclosure_rows, requests_rows, with_row_numbers
from tests.writers.html import requests as spanned_requests
from tests.writers.made_up import drawn

READABLE = sorted(set(LAYOUTS) - {"A8"})
few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def numbered(made: MadeUp, layout: str, *, head: str, behind: bool) -> str:
    """Tables two and three with numbered rows under their headings."""
    parts = ["二、主动公开政府信息情况"]
    for rows in (disclosure_rows(made), requests_rows(made)):
        table = with_row_numbers(rows, head=head, behind=behind)
        parts += [write_table(table, layout, Options()), "三、收到和处理政府信息公开申请情况"]
    return "\n".join(parts)


@pytest.mark.parametrize("layout", READABLE)
@given(
    made=made_up(),
    head=st.sampled_from(["", "序号", "编号", "行次", "栏次", "序 号"]),
    behind=st.booleans(),
)
@few
def test_numbers_of_rows_are_no_values_in(
    layout: str, made: MadeUp, head: str, behind: bool
) -> None:
    text = numbered(made, layout, head=head, behind=behind)
    found = read_tables(text, 2020 if made.form == "2019" else 2023)
    read = {str(c.address): c.value for table in found.printed.values() for c in table.cells}
    assert read == {k: v for k, v in made.values().items() if not k.startswith("disputes")}, text


@pytest.mark.parametrize("layout", READABLE)
@given(figures=st.lists(st.integers(0, 4), min_size=175, max_size=175), behind=st.booleans())
@few
def test_small_figures_are_never_taken_for_numbers_of_rows_in(
    layout: str, figures: list[int], behind: bool
) -> None:
    addresses = [a for a in zeros("2021").values() if a.startswith("requests")]
    changed = {a.replace(".", "__"): str(f) for a, f in zip(addresses, figures, strict=True)}
    made = zeros("2021", **changed)
    text = numbered(made, layout, head="", behind=behind)
    expected = made.values()
    for table in read_tables(text, 2023).printed.values():
        for cell in table.cells:
            assert cell.value in (None, expected[str(cell.address)]), text


# The first figure of the row that lost its number is the number of the row after it.
@example(seed=8, lost=[(0, 1)], unnumbered=[6], behind=True)
@given(
    seed=st.integers(0, 9),
    lost=st.lists(st.tuples(st.integers(0, 24), st.integers(1, 7)), max_size=2),
    unnumbered=st.lists(st.integers(0, 24), max_size=2),
    behind=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_no_number_takes_the_place_of_a_figure_that_is_lost(
    seed: int, lost: list[tuple[int, int]], unnumbered: list[int], behind: bool
) -> None:
    made = drawn("2021", seed)
    rows = with_row_numbers(requests_rows(made), head="序号", behind=behind)
    counted = [row.cells for row in rows if row.values]
    for row, place in dict(lost).items():
        figures = counted[row][-7:]
        del figures[-place]
        if set(figures) != {"0"}:  # of zeros alone, the last is taken to be lost (layouts.md, C)
            del counted[row][-place]
    for row in set(unnumbered) - dict(lost).keys():
        del counted[row][-8 if behind else 0]
    text = "\n".join(cell for row in rows for cell in row.cells)
    expected = made.values()
    for cell in read_tables(text, 2023).printed["requests"].cells:
        assert cell.value in (None, expected[str(cell.address)]), text


def test_a_column_of_numbers_in_a_word_document() -> None:
    made = drawn("2021", 1)
    rows = spanned_requests(made)
    rows[0].insert(0, ("序号", 3, 1))
    for number, row in enumerate(rows[3:], 1):
        row.insert(0, (str(number), 1, 1))
    body = line("三、收到和处理政府信息公开申请情况") + word_table(rows)
    (report,) = recognise(read_document(package(body), name="示例.docx"))
    read = {str(cell.address): cell.value for cell in report.printed["requests"].cells}
    assert read == {k: v for k, v in made.values().items() if k.startswith("requests")}


def test_a_row_without_a_number_may_stand_between() -> None:
    found = read_tables(
        "序号 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "1 | 规章 | 0 | 0 | 0 |\n"
        "行政规范性文件 | 4 | 1 | 9 |\n"
        "2 | 信息内容 | 本年处理决定数量 | ||\n"
        "3 | 行政许可 | 41 | ||\n"
    )
    assert values(found, "disclosure", "regulations") == [0, 0, 0]
    assert values(found, "disclosure", "normative_documents") == [4, 1, 9]
    assert values(found, "disclosure", "licensing") == [41]


HEAD = (
    "申请人情况 | ||||||||\n自然人 | 法人或其他组织 | 总计 | |||||||\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n"
)


def test_figures_that_happen_to_count_up_stay_values() -> None:
    rows = requests_rows(zeros("2021"))[3:]
    text = HEAD
    for number, row in enumerate(rows, 1):
        label = row.cells[: -len(row.values)]
        text += " | ".join([*label, str(number), "0", "0", "0", "0", "0", str(number)]) + " |\n"
    found = read_tables(text)
    assert values(found, "requests", "new") == [1, 0, 0, 0, 0, 0, 1]
    assert values(found, "requests", "carried_out") == [25, 0, 0, 0, 0, 0, 25]


def test_numbers_that_do_not_count_up_are_not_left_out() -> None:
    rows = [*requests_rows(zeros("2021"))[3:6]]
    text = HEAD
    for number, row in zip((3, 7, 8), rows, strict=True):
        text += " | ".join([str(number), *row.cells]) + " |\n"
    assert "requests" not in read_tables(text).printed


def test_a_numbered_list_of_other_things_is_no_table() -> None:
    found = read_tables("序号 | 权力类型 | 事项 |\n1 | 行政许可 | 120 |\n2 | 行政处罚 | 30 |\n")
    assert not found.printed
