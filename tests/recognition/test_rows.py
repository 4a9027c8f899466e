"""Rows of known words are what they would be without being known, made only when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.masks import mask
from goiaudit.recognition.normalise import damage_of_script, fold
from goiaudit.recognition.rows import (
    PIPES,
    Row,
    cell_of,
    forget_rows,
    is_masked,
    known_line,
    known_row,
    row_of,
)

HERE = Location(line=7)


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    forget_rows()
    yield
    forget_rows()


def places(count: int) -> list[Location]:
    return [Location(table=1, row=4, column=n + 1) for n in range(count)]


def row(texts: Sequence[str]) -> Row | None:
    """A row of a grid whose words were seen before."""
    masks = tuple(map(mask, texts))
    known_row(masks, texts, places(len(texts)), 0)
    return known_row(masks, texts, places(len(texts)), 0)


def line(raw: str) -> Row | None:
    """A line with pipes whose words were seen before."""
    known_line(raw, HERE)
    return known_line(raw, HERE)


def test_words_are_known_from_the_second_time_on_whatever_the_figures() -> None:
    masks = tuple(map(mask, ("规章", "1", "2")))
    assert known_row(masks, ("规章", "1", "2"), places(3), 0) is None
    known = known_row(masks, ("规章", "30", "4,000"), places(3), 0)
    assert known is not None
    assert known.text == "规章  30  4,000"
    assert known.figures == ("30", "4,000")
    assert known.entry == ("规章", "#", "#")


def test_a_known_row_has_the_cells_and_places_of_its_grid() -> None:
    texts = ("（一）予以公开", "", "12")
    masks = tuple(map(mask, texts))
    for _ in range(2):
        found = known_row(masks, texts, [None, None, *places(3)], 2)
    assert found is not None
    assert found.paragraph() == row_of(tuple(map(cell_of, texts, places(3))))
    assert found.paragraph().location == Location(table=1, row=4, column=1)


def test_a_lone_figure_is_masked_only_in_a_row_of_one_value() -> None:
    assert is_masked(("行政事业性收费", "#"))
    assert not is_masked(("予以公开", "#"))
    alone = row(("予以公开", "3"))
    assert alone is not None
    assert alone.entry == ("予以公开", "3")


@pytest.mark.parametrize(
    "texts",
    [
        ("规\u200b章", "1", "2"),  # mended: a character that is not seen
        ("规章（guī）", "1", "2"),  # mended: pinyin
        ("1\n.5", "2", "3"),  # a figure only once its line break is gone
        ("第一行\n第二行", "", ""),  # running text
        ("", "", ""),
    ],
)
def test_a_row_that_needs_a_closer_look_is_never_known(texts: tuple[str, ...]) -> None:
    assert row(texts) is None


def test_a_line_with_pipes_keeps_the_spaces_around_its_figures() -> None:
    found = line("规章 | 12 |3|  ")
    assert found is not None
    assert found.text == "规章 | 12 |3|"
    assert found.entry == (PIPES, "规章", "#", "#", "")
    assert found.paragraph() == Paragraph(fold("规章 | 12 |3|  "), HERE)


CELL = st.one_of(
    st.sampled_from(
        ["规章", "（一）予以公开", "其他\n处理", "100%", "增 3", "#", "無法提供", "费?", "“”", "|"]
    ),
    st.integers(0, 10**9).map(str),
    st.integers(1000, 10**6).map("{:,}".format),
    st.floats(0.1, 999).map("{:.2f}万元".format),
    st.text("0123456789,.元% \n\t-（）。？\u3000abé", max_size=6).map(str.strip),
)


@given(st.lists(CELL, min_size=1, max_size=8))
def test_what_is_known_of_a_row_is_what_its_cells_show(texts: list[str]) -> None:
    found = row(texts)
    if found is None:
        return
    paragraph = row_of(tuple(map(cell_of, texts, places(len(texts)))))
    assert found.paragraph() == paragraph
    assert found.text == paragraph.text.strip() != ""
    raws = tuple(content.raw for content, _ in paragraph.cells)
    masks = tuple(map(mask, raws))
    assert found.entry == (masks if is_masked(masks) else raws)
    assert found.mould.traditional == damage_of_script("".join(raws))["traditional"]
    assert all(content.origin is None for content, _ in paragraph.cells)


@given(st.lists(CELL, min_size=2, max_size=8), st.sampled_from(["|", " | ", "\t|"]))
def test_what_is_known_of_a_line_is_what_it_shows(texts: list[str], between: str) -> None:
    raw = between.join(texts).replace("\n", " ")
    if "|" not in raw:
        return
    found = line(raw)
    if found is not None:
        assert fold(raw).origin is None
        assert found.text == fold(raw).text.strip()
        assert found.figures == tuple(
            part.strip() for part in raw.split("|") if mask(part.strip()) in ("#", "#元")
        )


def test_lines_make_a_known_row_once_somebody_asks_for_it() -> None:
    known = row(("规章", "1", "2"))
    assert known is not None
    lines = Lines([Paragraph(fold("一、总体情况")), known])
    assert lines.texts == ["一、总体情况", "规章  1  2"]
    assert (lines.bordered, lines.occupied, lines.is_repaired(1)) == ([1], [0, 1], False)
    assert lines.items[1] is known
    assert lines[1] == known.paragraph()
    assert lines.items[1] is lines[1]
    assert list(lines[1:]) == [known.paragraph()]
