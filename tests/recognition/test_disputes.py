"""Table four in other shapes than one row of fifteen values."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from goiaudit.model.cells import CellState
from tests.recognition.reading import read_tables
from tests.writers import LAYOUTS, MadeUp, Options, made_up, write_table
from tests.writers.grids import Row, disputes_apart

READABLE = sorted(set(LAYOUTS) - {"A8"})
HEADER = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
FIGURES = ("2 | 0 | 0 | 1 | 3 |\n", "0 | 1 | 0 | 0 | 1 |\n", "1 | 0 | 0 | 0 | 1 |\n")
EXPECTED = [2, 0, 0, 1, 3, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1]
few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def read(*captions: str) -> list[object]:
    """Table four as three tables, each under a caption of its own."""
    tables = (f"{c}\n{HEADER}{f}" for c, f in zip(captions, FIGURES, strict=True))
    found = read_tables("".join(tables))
    return [cell.value for cell in found.printed["disputes"].cells]


@pytest.mark.parametrize("layout", READABLE)
@given(made=made_up())
@few
def test_three_tables_are_one(layout: str, made: MadeUp) -> None:
    review, direct, after = disputes_apart(made)
    expected = {k: v for k, v in made.values().items() if k.startswith("disputes")}
    joined = [*direct[2].values, *after[2].values]
    pair = [
        Row(["行政诉讼"], 10),
        Row(["未经复议直接起诉", "复议后起诉"], 10),
        Row(direct[1].cells * 2, 10),
        Row(joined, 10, tuple(joined)),
    ]
    for tables in ([review, direct, after], [direct, after, review], [review, pair]):
        text = "\n".join(write_table(table, layout, Options()) for table in tables)
        found = read_tables(text, 2023)
        cells = found.printed["disputes"].cells
        assert {str(cell.address): cell.value for cell in cells} == expected, text


@pytest.mark.parametrize("layout", READABLE)
@given(made=made_up())
@few
def test_three_rows_under_one_header_are_one(layout: str, made: MadeUp) -> None:
    parts = disputes_apart(made)
    rows = [Row(["项目", *parts[0][1].cells], 6)]
    rows += [Row([*head.cells, *row.cells], 6, row.values) for head, _, row in parts]
    found = read_tables(write_table(rows, layout, Options()), 2023)
    read = {str(cell.address): cell.value for cell in found.printed["disputes"].cells}
    assert read == {k: v for k, v in made.values().items() if k.startswith("disputes")}


@pytest.mark.parametrize(
    "captions",
    [
        ("行政复议", "未经复议直接起诉", "复议后起诉"),
        ("(一)行政复议情况", "(二)未经复议直接起诉情况", "(三)复议后起诉情况"),
        ("表1:行政复议", "表2:行政诉讼(未经复议直接起诉)", "表3:行政诉讼(复议后起诉)"),
    ],
)
def test_a_caption_says_which_cases_a_table_is_of(captions: tuple[str, str, str]) -> None:
    assert read(*captions) == EXPECTED


@pytest.mark.parametrize(
    "captions",
    [
        ("行政复议", "行政诉讼", "行政诉讼"),
        ("行政复议", "行政复议", "复议后起诉"),
        ("行政复议", "", ""),
    ],
)
def test_tables_that_do_not_say_it_are_not_guessed(captions: tuple[str, str, str]) -> None:
    assert read(*captions) == [None] * 15


def test_a_part_that_lost_a_value_leaves_all_of_them_unreadable() -> None:
    text = f"行政复议\n{HEADER}2 | 0 | 1 | 3 |\n未经复议直接起诉\n{HEADER}{FIGURES[1]}"
    found = read_tables(f"{text}复议后起诉\n{HEADER}{FIGURES[2]}")
    states = {cell.state for cell in found.printed["disputes"].cells}
    assert states == {CellState.UNREADABLE}


UNDER = "四、政府信息公开行政复议、行政诉讼情况\n"


def test_fifteen_figures_under_the_heading_are_the_row() -> None:
    text = " ".join(map(str, EXPECTED))
    found = read_tables(f"{UNDER}{text}\n五、存在的主要问题及改进情况")
    assert [cell.value for cell in found.printed["disputes"].cells] == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        f"{UNDER}{' '.join(map(str, EXPECTED[:14]))}",
        f"{UNDER}{' '.join(map(str, range(15)))}",
        f"三、收到和处理政府信息公开申请情况\n{' '.join(map(str, EXPECTED))}",
    ],
)
def test_other_figures_without_a_header_are_none(text: str) -> None:
    assert "disputes" not in read_tables(text).printed


@pytest.mark.parametrize("rule", ["+------+------+", "├──────┼──────┤", "═══════════════"])
def test_drawn_borders_are_nothing(rule: str) -> None:
    head = "结果维持 │ 结果纠正 │ 其他结果 │ 尚未审结 │ 总计"
    row = " │ ".join(map(str, EXPECTED))
    found = read_tables(f"{UNDER}{rule}\n{head}\n{rule}\n{row}\n{rule}")
    assert [cell.value for cell in found.printed["disputes"].cells] == EXPECTED
