"""What stands wherever a pattern does, by which texts without the pattern are passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.rules.patterns import compiled, solid_part

ATOMS = st.sampled_from(["公", "开", r"\.", ".", "[^。]", "[公。|)]", "[^]公]", "^", "$"])
TIMES = st.sampled_from(["", "?", "*", "+?", "{0,2}", "{2}"])


def _longer(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(parts, min_size=1, max_size=3).map("".join)
    either = st.tuples(joined, joined).map("|".join)
    grouped = st.tuples(st.sampled_from(["(?:", "("]), either, TIMES)
    return joined | either | grouped.map(lambda part: f"{part[0]}{part[1]}){part[2]}")


PATTERNS = st.recursive(
    st.tuples(ATOMS, TIMES).map(lambda both: both[0] + both[1] if both[0] not in "^$" else both[0]),
    _longer,
    max_leaves=6,
)


@given(PATTERNS, st.text("公开。.|)]", max_size=6))
def test_the_solid_part_stands_in_every_text_in_which_the_pattern_does(
    pattern: str, text: str
) -> None:
    if compiled(pattern).search(text) is not None:
        assert compiled(solid_part(pattern)).search(text) is not None


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("公开栏", "公开栏"),
        ("公开[^。]{0,6}费", "公开"),
        (r"www\.[a-z]{2,9}\.(?:com|cn)", r"www\.[a-z]{2,9}\.(?:com|cn)"),
        ("收取.费|信息[^。]*费", "收取|信息"),
        ("公开(?:栏|.目)费", "公开"),
        ("(?:^|[^a])(公开|费)[^。]?栏", "(公开|费)"),
        ("[^。]{2}|公开", ""),  # one of them has no such part: it may stand anywhere
        (r"公开(?i)a|\Q.\E", ""),
    ],
)
def test_a_solid_part_is_the_longest_without_a_gap(pattern: str, part: str) -> None:
    assert solid_part(pattern) == part
