"""Failures that one look at another report explains together, where no repair of cells does.

What a report says of last year or of its children fails in many cells at once: a body that was
left out of a sum, a column carried over from elsewhere. And a sentence may repeat last year's
figure, which its own rule and the one on stale figures both see.
"""

from __future__ import annotations

from collections.abc import Iterable

from goiaudit.audit.explain import Failure
from goiaudit.model.claims import Claim
from goiaudit.rules.scope import CLAIM_ROWS

Key = tuple[object, ...]


class Kinship:
    """Which failures of a report belong together because of another report."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        self._said: dict[Key, Key] = {}
        """Cell and figure that the text may have from last year's report -> key."""
        for failure in failures:
            if failure.finding.family == "cross_year" and len(failure.finding.cells) == 1:
                self._said.setdefault(_told_by(failure), _among_years(failure))

    def key(self, failure: Failure) -> Key:
        """Equal for failures of one cause; a failure that has no kin has a key of its own."""
        finding, alone = failure.finding, (id(failure),)
        if not finding.cells:
            return alone
        match finding.family:
            case "narrative_table":
                return self._said.get((finding.cells[0], finding.actual), alone)
            case "cross_year":
                return _among_years(failure)
            case "rollup":
                return ("rollup", finding.cells[0].partition(".")[0])
        return alone


def _among_years(failure: Failure) -> Key:
    """A row of a table that does not follow from last year's, or a figure that is last year's."""
    rule, claim = failure.finding.rule, _claim(failure)
    if claim is None:
        row, _, _ = failure.finding.cells[0].rpartition(".")
        return (rule, row)
    of_a_cell = claim.cell.split(".")[1] not in CLAIM_ROWS
    return ("said", *_told_by(failure)) if of_a_cell else (rule,)


def _told_by(failure: Failure) -> Key:
    """The cell of a failure, and the figure that a text would have from last year's report."""
    claim = _claim(failure)
    finding = failure.finding
    return finding.cells[0], claim.value if claim is not None else finding.expected


def _claim(failure: Failure) -> Claim | None:
    """The figure of the text that a failure speaks of."""
    mentions = failure.judged.columns.mentions
    mention = mentions[failure.column] if mentions else None
    return mention if isinstance(mention, Claim) else None
