from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goiaudit.output.exact_json import encode, figure


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-13, "-13"),
        (True, "1"),
        (Decimal("186.279463"), "186.279463"),
        (Decimal("203.50"), "203.5"),
        (Decimal("3.0"), "3"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("-0.0"), "0"),
        (
            Decimal("12345678901234567890123456789012345678.000000001"),
            "12345678901234567890123456789012345678.000000001",
        ),
    ],
)
def test_figures_are_written_out_exactly(number: int | Decimal, written: str) -> None:
    assert figure(number) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_a_decimal_comes_back_as_it_was(number: Decimal) -> None:
    assert json.loads(encode([number]), parse_float=Decimal, parse_int=Decimal) == [number]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, width=32),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(values.filter(lambda v: "inf" not in repr(v).lower()), st.sampled_from([None, 0, 2]))
def test_what_is_written_is_what_json_reads(value: object, indent: int | None) -> None:
    assert json.loads(encode(value, indent)) == value


def test_what_json_has_no_number_for_is_null() -> None:
    nothing = [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")]
    assert encode(nothing) == "[null,null,null,null]"


def test_chinese_stays_readable_and_lone_surrogates_are_replaced() -> None:
    assert encode("自然人") == '"自然人"'
    assert encode("a\udcffb") == '"a?b"'


def test_indented_text_is_laid_out_as_json_does() -> None:
    value = {"a": [1, 2, {"b": None}], "c": [], "d": {}, "e": True}
    assert encode(value, 2) == json.dumps(value, indent=2)


def test_other_values_are_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        encode({1, 2})
