"""Readings of a failed row that no single cell explains."""

from __future__ import annotations

from goiaudit.model.cells import Number
from goiaudit.model.findings import Side


def split_digits(parts: Side, total: Side) -> dict[str, Number] | None:
    """Two neighbouring one-digit cells that are one two-digit figure, if that repairs the row.

    ``1, 2, 0 … total 12`` is read as 12, 0, 0 … total 12. Returns the repaired cells, or None
    where no pair or more than one pair would do.
    """
    found: list[dict[str, Number]] = []
    for left, right in zip(parts.terms, parts.terms[1:], strict=False):
        a, b = left.value, right.value
        if not (isinstance(a, int) and isinstance(b, int) and left.address and right.address):
            continue
        if not (1 <= a <= 9 and 0 <= b <= 9):
            continue
        sums = isinstance(parts.total, int) and isinstance(total.total, int)
        if sums and parts.total + 9 * a == total.total:  # type: ignore[operator]
            found.append({left.address: 10 * a + b, right.address: 0})
    return found[0] if len(found) == 1 else None
