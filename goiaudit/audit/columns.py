"""The variables of a compiled group on a batch: one column per report or mention."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.shown import Mention
from goiaudit.audit.texts import Texts
from goiaudit.model.report import Report


@dataclass(frozen=True, eq=False)
class Columns:
    """``values`` (int64, scaled; nulls as 0), ``null`` and ``missing``: variables x columns.

    A null is a cell without a number: raising it may make a rule hold; ``void`` are the nulls
    that are blank or not applicable. A missing variable has no value at all (absent table,
    unknown fact): whatever needs it is unknown. ``report`` maps a column to its report's place
    in ``reports``, ``mentions`` to the mention judged; ``texts`` are the phrases found.
    """

    report: NDArray[np.intp]
    mentions: tuple[Mention, ...]
    scale: NDArray[np.int64]
    values: NDArray[np.int64]
    null: NDArray[np.bool_]
    void: NDArray[np.bool_]
    missing: NDArray[np.bool_]
    texts: Texts
    reports: tuple[Report, ...] = ()

    @cached_property
    def some_null(self) -> bool:
        """Whether anything is null."""
        return bool(self.null.any())

    @cached_property
    def some_missing(self) -> bool:
        """Whether anything is missing."""
        return bool(self.missing.any())

    @cached_property
    def with_null(self) -> NDArray[np.bool_]:
        """Which columns have some null."""
        return np.asarray(self.null.any(axis=0))

    @cached_property
    def missing_kinds(self) -> tuple[list[bytes], list[int]]:
        """What can be missing together (variables as bits), and the kind of every column.

        Reports of a batch lack the same few things: last year's report, a table, a date.
        """
        return kinds_of(self.missing)

    def of_column(self, column: int) -> Report | None:
        """The report that a column judges."""
        return self.reports[int(self.report[column])] if self.reports else None

    def only(self, column: int) -> Columns:
        """One column alone, as a slice of the others."""
        part = slice(column, column + 1)
        return Columns(
            report=self.report[part],
            mentions=self.mentions[part],
            scale=self.scale[part],
            values=self.values[:, part],
            null=self.null[:, part],
            void=self.void[:, part],
            missing=self.missing[:, part],
            texts=self.texts,
            reports=self.reports,
        )


def kinds_of(flags: NDArray[np.bool_]) -> tuple[list[bytes], list[int]]:
    """What stands in the columns of flags, packed, each once, and the number of every column's.

    Most rows are the same in all columns: only the others tell columns apart.
    """
    first = flags[:, :1]
    differing = flags[(flags != first).any(axis=1)]
    if not len(differing):
        return packed(first), [0] * flags.shape[1]
    kinds = packed(differing)
    numbers = {kind: n for n, kind in enumerate(dict.fromkeys(kinds))}
    # Backwards, so that the first column of each kind is the one that stays.
    first_of = dict(zip(reversed(kinds), reversed(range(len(kinds))), strict=True))
    return packed(flags[:, [first_of[kind] for kind in numbers]]), [numbers[k] for k in kinds]


def packed(flags: NDArray[np.bool_]) -> list[bytes]:
    """The flags of every column (flags x columns), eight to a byte."""
    if not len(flags):
        return [b""] * flags.shape[1]
    size = -(-len(flags) // 8)
    # Column by column in memory: to pack across the rows takes several times as long.
    data = np.packbits(np.ascontiguousarray(flags.T), axis=1).tobytes()
    return [data[start : start + size] for start in range(0, len(data), size)]
