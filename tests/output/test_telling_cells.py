"""Which cells of a finding are named to the reader: those of a long sum that say something."""

from __future__ import annotations

from goiaudit.model.findings import Finding, Side, Suggestion, Term
from goiaudit.output.views.told import telling

PARTS = tuple(f"disputes.review.{part}" for part in ("upheld", "corrected", "other", "pending"))
TOTAL = "disputes.review.total"
VALUES = dict.fromkeys(PARTS, 0) | {PARTS[0]: 1, TOTAL: 0}


def test_zeros_are_left_out_but_not_the_total_that_is_wrong() -> None:
    sides = Side(tuple(Term(part, VALUES[part]) for part in PARTS), 1), Side((Term(TOTAL, 0),), 0)
    finding = Finding("T401", "dispute_total", "error", "", cells=(*PARTS, TOTAL), sides=sides)
    assert telling(finding, VALUES) == (PARTS[0], TOTAL)


def test_a_zero_that_is_to_be_checked_is_named() -> None:
    due = Suggestion({PARTS[2]: 2}, "应有数而填0", "zero", "unique")
    finding = Finding("T401", "dispute_total", "error", "", cells=PARTS, suggestion=due)
    assert telling(finding, VALUES) == (PARTS[0], PARTS[2])


def test_where_no_cell_says_anything_all_are_named() -> None:
    finding = Finding("T306", "structure", "warning", "", cells=PARTS[1:])
    assert telling(finding, VALUES) == PARTS[1:]
