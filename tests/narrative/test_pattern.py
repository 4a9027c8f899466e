"""Patterns of many words: the longest at each place, and quick ones to search with."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goiaudit.narrative.text.pattern import Lines, search_pattern, words_pattern

WORDS = st.lists(st.text(alphabet="收到申请.[", min_size=1, max_size=4), min_size=1, max_size=12)


def test_the_longest_word_at_a_place_is_found() -> None:
    pattern = re.compile(words_pattern(("收", "收到", "申请", "收到申请")))
    assert pattern.findall("全年收到申请,收到,收件") == ["收到申请", "收到", "收"]


def test_a_searched_word_is_found_wherever_it_stands() -> None:
    pattern = re.compile(search_pattern(("无", "未", "不存在")))
    assert [match.group() for match in pattern.finditer("不存在此类,无结转,不收费")] == [
        "不存在",
        "无",
    ]


@pytest.mark.parametrize("build", [words_pattern, search_pattern])
def test_no_words_match_nothing(build: object) -> None:
    assert callable(build)
    assert re.search(build(()), "收到申请") is None


@given(WORDS, st.text(alphabet="收到申请.[,件", max_size=20))
def test_both_find_the_longest_word_of_each_place(words: list[str], text: str) -> None:
    longest = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    expected = [match.span() for match in longest.finditer(text)]
    for build in (words_pattern, search_pattern):
        assert [match.span() for match in re.finditer(build(words), text)] == expected


@settings(max_examples=20)  # each one compiles a pattern
@given(
    st.lists(
        st.text(alphabet="收到申请办结答复予以公开件^]-[.", min_size=1, max_size=3),
        min_size=10,
        max_size=40,
    ),
    st.text(alphabet="收到申请办结答复予以公开件^]-[.,无", max_size=30),
)
def test_so_do_patterns_of_words_that_begin_with_many_characters(
    words: list[str], text: str
) -> None:
    longest = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    expected = [match.span() for match in longest.finditer(text)]

    assert [match.span() for match in re.finditer(words_pattern(words), text)] == expected
    # Which of them are tried first makes no difference but in time.
    often = words_pattern(words, first="公申,无")
    assert [match.span() for match in re.finditer(often, text)] == expected


def test_lines_are_searched_all_at_once_and_told_by_their_number() -> None:
    lines = Lines(["收到申请", "", "均已答复,均未收费", "无"])

    assert lines.naming(("均", "无")) == {2, 3}
    assert lines.holding(re.compile("[收无]")) == {0, 2, 3}
    assert lines.naming(("没有",)) == lines.holding(re.compile("没")) == set()
