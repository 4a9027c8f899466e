"""Shingles, their sketches, and the pairs found by them."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.audit.likeness.shingles import contained, shingles, similarity
from goiaudit.audit.likeness.sketch import BINS, BYTES, Sketches, alike, common_bins, sketch

TEXT = st.text("公开信息制度建设平台申请", max_size=80)


@given(TEXT)
def test_a_text_is_wholly_like_itself_unless_it_is_too_short_to_compare(text: str) -> None:
    own = shingles(text)

    assert similarity(own, own) == (1.0 if len(text) > 3 else 0.0)
    assert contained(own, own) == similarity(own, own)


@given(TEXT, TEXT)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    a, b = shingles(one), shingles(other)

    assert similarity(a, b) == similarity(b, a)
    assert 0 <= similarity(a, b) <= min(contained(a, b), contained(b, a)) or not len(a) * len(b)


@given(TEXT, TEXT)
def test_hashes_stand_for_the_four_characters_in_a_row_that_they_are_made_of(
    one: str, other: str
) -> None:
    a, b = ({text[n : n + 4] for n in range(len(text) - 3)} for text in (one, other))
    counted = len(a & b) / len(a | b) if a | b else 0.0

    assert similarity(shingles(one), shingles(other)) == counted


@given(TEXT)
def test_a_sketch_has_one_size(text: str) -> None:
    assert len(sketch(shingles(text))) == (BYTES if len(text) > 3 else 0)


def made_up(random: Random, length: int = 1200) -> str:
    return "".join(chr(random.randint(0x4E00, 0x5200)) for _ in range(length))


def changed(text: str, random: Random, share: float) -> str:
    """A text with a share of its characters replaced."""
    return "".join(made_up(random, 1) if random.random() < share else char for char in text)


def sketches_of(texts: list[str]) -> Sketches:
    joined = b"".join(sketch(shingles(text)) for text in texts)
    return np.frombuffer(joined, np.uint32).reshape(len(texts), BINS)


def nothing_common(sketches: Sketches) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.zeros(sketches.shape, np.bool_)


def test_pairs_alike_to_085_are_found_and_their_likeness_is_estimated_well() -> None:
    random = Random(1)
    texts = [made_up(random) for _ in range(150)]
    copies = [changed(text, random, 0.015) for text in texts]
    sketches = sketches_of(texts + copies)

    found = {(p.one, p.other): p.estimate for p in alike(sketches, nothing_common(sketches), 0.7)}

    true = [similarity(shingles(a), shingles(b)) for a, b in zip(texts, copies, strict=True)]
    due = [n for n, value in enumerate(true) if value >= 0.85]
    assert len(due) > 100
    assert sum((n, n + 150) in found for n in due) >= 0.97 * len(due)
    errors = [found[n, n + 150] - true[n] for n in due if (n, n + 150) in found]
    assert np.sqrt(np.mean(np.square(errors))) < 0.04
    assert {pair for pair in found if pair[1] != pair[0] + 150} == set()


def test_every_pair_of_equal_texts_is_found_once() -> None:
    sketches = sketches_of([made_up(Random(n // 4)) for n in range(12)])

    pairs = [(p.one, p.other) for p in alike(sketches, nothing_common(sketches), 0.9)]

    assert pairs == [
        (a, b) for a in range(12) for b in range(a + 1, 12) if a // 4 == b // 4
    ]  # fmt: skip


def test_pairs_do_not_depend_on_the_order_of_the_texts() -> None:
    random = Random(3)
    texts = [made_up(random) for _ in range(20)]
    texts += [changed(text, random, 0.01) for text in texts]
    order = random.sample(range(40), 40)

    def found(given: list[int]) -> set[frozenset[int]]:
        sketches = sketches_of([texts[n] for n in given])
        pairs = alike(sketches, nothing_common(sketches), 0.8)
        return {frozenset((given[p.one], given[p.other])) for p in pairs}

    assert found(order) == found(list(range(40)))


def test_what_many_texts_of_a_group_share_is_common() -> None:
    template = made_up(Random(5), 600)
    sketches = sketches_of([template + made_up(Random(10 + n), 600) for n in range(10)])
    one_group, everybody = np.zeros(10, np.int64), np.ones(10, np.bool_)

    common = common_bins(sketches, one_group, everybody, least=6, share=0.2)
    apart = common_bins(sketches, np.full(10, -1), everybody, least=6, share=0.2)
    of_five = common_bins(sketches, one_group, np.arange(10) < 5, least=6, share=0.2)

    assert 0.2 < common.mean() < 0.6
    assert not apart.any()
    assert not of_five.any()


def test_shingles_of_several_texts_are_taken_together() -> None:
    texts = ["公开信息制度", "平台建设制度", "", "制度"]

    both = shingles(*texts)

    # None goes over the end of a text into the next one.
    assert len(both) == 6
    assert all(contained(shingles(text), both) == 1.0 for text in texts[:2])
    assert len(shingles()) == len(shingles("", "制度")) == 0
