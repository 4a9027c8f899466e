"""Sparse integer matrices: the same product with one report and with many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from goiaudit.rules.sparse import Sparse


def sparse(dense: np.ndarray) -> Sparse:
    rows, columns = np.nonzero(dense)
    starts = np.concatenate([[0], np.cumsum((dense != 0).sum(axis=1))])
    return Sparse(
        dense[rows, columns], columns.astype(np.int32), starts.astype(np.int32), dense.shape
    )


MATRICES = arrays(np.int64, (5, 4), elements=st.sampled_from([0, 0, 0, 1, -1, 100]))


@given(MATRICES, st.sampled_from([0, 1, 3, 16, 17, 40]), st.data())
def test_a_product_is_the_same_for_few_and_for_many_columns(
    dense: np.ndarray, columns: int, data: st.DataObject
) -> None:
    numbers = st.integers(-(2**40), 2**40)
    other = data.draw(arrays(np.int64, (4, columns), elements=numbers))

    assert (sparse(dense) @ other).tolist() == (dense @ other).tolist()


@given(MATRICES, arrays(np.int64, 4, elements=st.integers(-(2**40), 2**40)))
def test_a_product_with_one_column_needs_no_second_dimension(
    dense: np.ndarray, other: np.ndarray
) -> None:
    assert (sparse(dense) @ other).tolist() == (dense @ other).tolist()


@given(MATRICES)
def test_a_matrix_tells_its_signs_rows_and_columns(dense: np.ndarray) -> None:
    matrix = sparse(dense)

    assert matrix.dense().tolist() == dense.tolist()
    assert matrix.where_sign(-1).dense().tolist() == (dense < 0).astype(int).tolist()
    assert matrix.row(2).dense().tolist() == dense[[2]].tolist()
    assert matrix.rows_with(1).tolist() == np.flatnonzero(dense[:, 1]).tolist()


@pytest.mark.parametrize("columns", [3, 30])
def test_rows_without_any_number_give_zero(columns: int) -> None:
    matrix = sparse(np.array([[0, 0], [2, 0], [0, 0], [0, 0]]))

    assert (matrix @ np.ones((2, columns), np.int64))[:, 0].tolist() == [0, 2, 0, 0]
