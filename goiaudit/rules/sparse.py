"""Integer matrices of which nearly every number is 0, multiplied with a batch or with one report.

scipy multiplies a batch fastest, but to load it takes longer than to judge one report.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_FEW = 16
"""Columns that numpy multiplies well enough."""
_SMALL = 1024
"""Numbers, zeros among them, of a matrix that is multiplied fastest as it is."""


@dataclass(frozen=True, eq=False)
class Sparse:
    """Row n has ``data[k]`` in ``columns[k]`` for k from ``starts[n]`` to ``starts[n + 1]``."""

    data: NDArray[Any]
    columns: NDArray[np.int32]
    starts: NDArray[np.int32]
    shape: tuple[int, int]

    def __matmul__(self, other: NDArray[Any]) -> NDArray[Any]:
        """The product with a vector or a matrix of integers, exact as long as it fits."""
        if self.shape[0] * self.shape[1] <= _SMALL:
            return np.asarray(self._dense @ other)
        if other.ndim == 2 and other.shape[1] > _FEW:
            return np.asarray(self._csr @ other)
        found = np.zeros((self.shape[0], *other.shape[1:]), np.result_type(self.data, other))
        filled, starts = self._filled
        if filled.size:
            factors = self.data if other.ndim == 1 else self.data[:, None]
            addends = factors * other[self.columns]
            found[filled] = np.add.reduceat(addends, starts, axis=0)
        return found

    @cached_property
    def _dense(self) -> NDArray[Any]:
        return self.dense()

    @cached_property
    def _filled(self) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
        """The rows that have anything, and where they start."""
        filled = np.flatnonzero(np.diff(self.starts))
        return filled, self.starts[filled]

    @cached_property
    def _csr(self) -> csr_array:
        from scipy.sparse import csr_array

        return csr_array((self.data, self.columns, self.starts), shape=self.shape)

    def row(self, number: int) -> Sparse:
        """One row as a matrix."""
        first, last = self.starts[number : number + 2].tolist()
        starts = np.array([0, last - first], np.int32)
        shape = (1, self.shape[1])
        return Sparse(self.data[first:last], self.columns[first:last], starts, shape)

    def rows_with(self, column: int) -> NDArray[np.intp]:
        """The rows that have something other than 0 in a column."""
        places = np.flatnonzero((self.columns == column) & (self.data != 0))
        return np.searchsorted(self.starts, places, side="right") - 1

    def where_sign(self, sign: int) -> Sparse:
        """1 where the number has this sign, as int32."""
        some = np.sign(self.data) == sign
        starts = np.concatenate([[0], np.cumsum(some)])[self.starts].astype(np.int32)
        return Sparse(np.ones(int(some.sum()), np.int32), self.columns[some], starts, self.shape)

    def dense(self) -> NDArray[Any]:
        """The matrix with all its zeros."""
        found = np.zeros(self.shape, self.data.dtype)
        found[np.repeat(np.arange(self.shape[0]), np.diff(self.starts)), self.columns] = self.data
        return found
