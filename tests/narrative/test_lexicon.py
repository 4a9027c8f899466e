"""Which sentences are worth reading, and the words and figures found in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.narrative.engine import shipped
from goiaudit.narrative.text.lexicon import Lexicon
from goiaudit.narrative.text.pattern import Lines
from goiaudit.narrative.text.words import Reading

PIECES = st.sampled_from(
    (
        *"0123,.、 %《》<>()件条年月半季度第一二十百零〇未没无有",
        *(
            "收到",
            "公开",
            "申请",
            "其中,",
            "行政复议",
            "不存在",
            "不涉及",
            "上半年",
            "一季度",
            "依据",
        ),
    )
)
SENTENCES = st.lists(PIECES, max_size=14).map("".join)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return shipped().lexicon


def test_sentences_without_figure_denial_or_part_of_a_year_are_passed_over(
    lexicon: Lexicon,
) -> None:
    sentences = [
        "坚持以公开为常态。",
        "收到申请12件。",
        "一是健全制度。",
        "受理三件申请。",
        "没有发生行政复议。",
        "上半年完成整改。",
    ]

    assert lexicon.telling(Lines(sentences)) == {1, 3, 4, 5}


def test_a_sentence_is_judged_by_itself_wherever_it_stands(lexicon: Lexicon) -> None:
    assert lexicon.telling(Lines(["收到申请十", "件件有登记"])) == set()
    assert lexicon.telling(Lines(["收到申请十件", ""])) == {0}
    assert lexicon.telling(Lines([])) == set()


@given(st.lists(SENTENCES, max_size=5))
def test_nothing_can_be_read_where_nothing_tells(sentences: list[str]) -> None:
    lexicon = shipped().lexicon
    told = lexicon.telling(Lines(sentences))

    for number, sentence in enumerate(sentences):
        assert number in told or lexicon.read(sentence) is None
        assert (number in told) == (0 in lexicon.telling(Lines([sentence])))


def test_words_and_figures_stand_in_order_and_never_overlap(lexicon: Lexicon) -> None:
    reading = lexicon.read("2023年收到政府信息公开申请12件,其中网络申请9件、信函申请3件。")

    assert reading is not None
    assert [figure.value for figure in reading.figures] == [12, 9, 3]
    spans = sorted((one.start, one.end) for one in (*reading.words, *reading.figures))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def words_of(reading: Reading | None) -> list[tuple[object, ...]]:
    words = reading.words if reading is not None else ()
    return [(w.start, w.end, w.text, w.tags, w.topic, w.weak, w.year, w.flags) for w in words]


@given(st.lists(SENTENCES, max_size=6))
def test_sentences_heard_together_are_read_as_each_by_itself(sentences: list[str]) -> None:
    lexicon = shipped().lexicon
    together = lexicon.hear_all(dict(enumerate(sentences)))

    for number, sentence in enumerate(sentences):
        alone, heard = lexicon.hear(sentence), together.get(number)
        assert (alone is None) == (heard is None)
        if alone is None or heard is None:
            continue
        assert (heard.text, heard.figures) == (alone.text, alone.figures)
        assert (heard.reading is None) == alone.period_alone
        if heard.reading is not None:
            assert words_of(heard.reading) == words_of(lexicon.reading(alone))
            assert heard.reading.figures == lexicon.reading(alone).figures


def test_no_word_goes_over_the_end_of_a_sentence(lexicon: Lexicon) -> None:
    heard = lexicon.hear_all({3: "收到3件行政", 8: "复议有2件"})

    first, second = heard[3].reading, heard[8].reading
    assert first is not None
    assert second is not None
    assert "行政复议" not in [word.text for word in (*first.words, *second.words)]
    assert (second.words[0].start, second.words[0].text) == (0, "复议")
