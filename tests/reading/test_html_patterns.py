"""Patterns of tables that were written alike often find what the parts of the table are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.reading.html_filled import Fillings
from goiaudit.reading.html_patterns import Pattern, pattern_of
from goiaudit.reading.html_plans import plan_of
from goiaudit.reading.html_skeleton import Runs, skeleton

TABLE = (
    "<table border=1>\n<tr><td>{}</td> <td class='x'>{}</td></tr>\n"
    "<tr><td><p>{}</p></td><td><b>{}</b> <i>{}</i></td></tr></table>"
)
STYLED_ROW = "<tr><td style='{}'>1</td><td>2</td></tr>".format("color: red; " * 20)
LONG = TABLE.replace("</table>", STYLED_ROW * 40 + "</table>")
"""With too many looks for a pattern: it is gone through run by run."""
TEXTS = ["", " ", "5", "1,234", "甲 乙", " 7", "7 ", "\n8", "&nbsp;", "&lt;", ".*", "(", "\\",
         "甲\n乙", "<br>", "<b>5</b>", "</td>", "<", ">", "a>b"]  # fmt: skip


def runs_of(source: str, seen: int) -> Runs:
    found = skeleton(source)
    assert found is not None
    return Runs(found.runs.sources, seen, found.runs.parts, found.runs.counts)


def fillings(source: str) -> Fillings:
    found = skeleton(source)
    assert found is not None
    plan = plan_of(found.markup)
    assert plan is not None
    return Fillings(plan)


def pattern(source: str) -> Pattern:
    found = pattern_of(runs_of(source, 16), fillings(source))
    assert found is not None
    return found


@pytest.mark.parametrize("table", [TABLE, LONG])
@given(texts=st.lists(st.sampled_from(TEXTS), min_size=5, max_size=5))
def test_texts_are_those_of_the_skeleton(table: str, texts: list[str]) -> None:
    usual = table.format("1", "2", "3", "4", "5")
    source = table.format(*texts)
    found = pattern(usual).written_at(source, 0)
    known, parted = skeleton(usual), skeleton(source)
    assert known is not None
    if found is not None:
        assert parted is not None
        assert (list(found.texts), known.markup) == (parted.texts, parted.markup)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ("7 8 9 10 11", True),
        ("甲 乙 &nbsp; . (", True),
        ("7 <br> 9 10 11", False),
        ("7 8 9 <b>10</b> 11", False),
    ],
)
def test_it_is_the_markup_that_tells(texts: str, found: bool) -> None:
    source = TABLE.format(*texts.split())
    assert (pattern(TABLE.format(1, 2, 3, 4, 5)).written_at(source, 0) is not None) is found


def test_a_cell_may_be_empty_where_that_changes_nothing() -> None:
    known = pattern(TABLE.format(1, 2, 3, 4, 5))
    found = known.written_at(TABLE.format("", 2, "", 4, 5), 0)
    assert found is not None
    assert found.texts == ("", "2", "", "4", "5")
    assert known.written_at(TABLE.format(" ", 2, 3, 4, 5), 0) is None


@pytest.mark.parametrize("table", [TABLE, LONG])
def test_a_table_is_found_where_it_begins_and_told_where_it_ends(table: str) -> None:
    known, source = pattern(table.format(1, 2, 3, 4, 5)), table.format(6, 7, 8, 9, 10)
    found = known.written_at(f"<p>甲</p>{source}<p>乙</p>", len("<p>甲</p>"))
    assert found is not None
    assert found.end == len(f"<p>甲</p>{source}")
    assert known.written_at(f"{source[:-1]} >", 0) is None


@pytest.mark.parametrize("table", [TABLE, LONG])
def test_there_is_one_for_markup_that_was_seen_often(table: str) -> None:
    source = table.format(1, 2, 3, 4, 5)
    known = fillings(source)
    assert pattern_of(runs_of(source, 15), known) is None
    assert pattern_of(runs_of(source, 16), known) is not None
    assert pattern_of(runs_of(source, 17), known) is None


def test_there_is_none_for_raised_notes_which_have_to_be_marked_first() -> None:
    source = TABLE.replace("<b>", "<sup>").replace("</b>", "</sup>").format(1, 2, 3, 4, 5)
    assert pattern_of(runs_of(source, 16), fillings(source)) is None


def test_a_long_one_knows_each_run_of_tags_but_once() -> None:
    found = pattern("<table>" + STYLED_ROW * 40 + "</table>")
    assert (len(found.runs), len({id(run) for run in found.runs})) == (81, 4)
