"""Answers of a store as people and programs read them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

from rich.cells import cell_len

from goiaudit.output.answer import MOST_SHOWN, write_csv, write_json, write_table
from goiaudit.output.look import Look

COLUMNS = ("organ", "value", "cells", "day")
ROWS = [
    ("示例县教育局", Decimal("12.5000000000"), ["a", "b"], date(2024, 1, 31)),
    ("=1+1", Decimal("3.0000000000"), [], None),
]


def as_csv(rows: list[tuple[object, ...]], columns: tuple[str, ...] = COLUMNS) -> list[list[str]]:
    stream = io.StringIO()
    write_csv(columns, rows, stream)
    assert stream.getvalue().startswith("\ufeff")
    return list(csv.reader(io.StringIO(stream.getvalue().removeprefix("\ufeff"))))


def shown(
    rows: list[tuple[object, ...]], columns: tuple[str, ...] = COLUMNS, lang: str = "zh"
) -> str:
    stream = io.StringIO()
    write_table(columns, rows, stream, Look(width=80), lang)
    return stream.getvalue()


def test_csv_has_figures_without_idle_zeros() -> None:
    assert as_csv(ROWS)[:2] == [list(COLUMNS), ["示例县教育局", "12.5", '["a","b"]', "2024-01-31"]]


def test_no_text_of_a_csv_runs_as_a_formula() -> None:
    assert as_csv(ROWS)[2][0] == "'=1+1"
    assert as_csv([("@x",)], ("=cmd()",)) == [["'=cmd()"], ["'@x"]]


def test_json_is_exact_and_names_every_column_once() -> None:
    stream = io.StringIO()
    write_json(("n", "n", "when"), [(Decimal("0.10"), None, datetime(2024, 1, 2, 3))], stream)
    assert json.loads(stream.getvalue()) == [{"n": 0.1, "n_2": None, "when": "2024-01-02T03:00:00"}]
    assert '"n":0.1,' in stream.getvalue()


def test_json_of_no_rows_is_an_empty_list() -> None:
    stream = io.StringIO()
    write_json(("n",), [], stream)
    assert json.loads(stream.getvalue()) == []


def test_the_console_has_a_table_and_the_count() -> None:
    text = shown(ROWS)
    assert "organ" in text.splitlines()[0]
    assert "12.5" in text
    assert text.splitlines()[-1] == "2 行"


def test_the_console_shows_the_first_thousand_rows() -> None:
    text = shown([(n,) for n in range(MOST_SHOWN + 5)], ("n",), "en")
    assert f"rows: {MOST_SHOWN + 5}, of which the first {MOST_SHOWN} are shown" in text


def test_control_characters_of_a_file_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in shown([("\x1b[31mred", 1, [], None)])


def test_rows_of_too_many_columns_stand_one_below_the_other_without_what_is_empty() -> None:
    columns = tuple(f"column_{n:02}" for n in range(12))
    text = shown(
        [("示例县教育局", 3, None, *range(9)), ("示例县民政局", 4, "x", *range(9))], columns
    )
    lines = [line.rstrip() for line in text.splitlines()]
    assert lines[:3] == ["column_00  示例县教育局", "column_01  3", "column_03  0"]
    assert lines[11:14] == ["", "column_00  示例县民政局", "column_01  4"]
    assert lines[-1] == "2 行"


def test_long_words_of_such_a_row_are_broken_at_the_width() -> None:
    columns = tuple(f"column_{n:02}" for n in range(12))
    text = shown([("示例县教育局" * 20, *range(10, 21))], columns)
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert "".join(text.split()).count("示例县教育局") == 20
