"""Numbers of rows that no border tells from values (序号, 行次).

As in ``numbering``, but on runs: a number behind the label is the first value of its row, one
on the line above the label the last value of the row before, or a value of the header. They are
left out only where most rows between two sentences have their number: 1, 2, 3. The others lost
theirs or another figure; what is left of those is not as many values as they should have.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from goiaudit.recognition.labels import row_widths
from goiaudit.recognition.numbering import HEADS
from goiaudit.recognition.passage import compact
from goiaudit.recognition.placed import shows
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece

_LEAST_HEADED, _LEAST_COUNTED = 2, 5
_MOST = 0.7
"""Part of the rows that have their number at least."""


def without_row_numbers(runs: list[Run]) -> list[Run]:
    """The runs without the numbers of rows; their values are changed."""
    above: set[int] = set()
    for segment in _segments(runs):
        own = runs[segment.start : segment.stop]
        least = _least(own)
        behind = _numbered_behind(own)
        if len(behind) >= least:
            for run in behind:
                _drop(run, 0)
            continue
        places = _numbered_above(own)
        if len(places) >= least:
            above.update(segment.start + place for place in places)
    return _without_last(runs, above) if above else runs


def _segments(runs: Sequence[Run]) -> Iterator[range]:
    """From one sentence or section heading to the next."""
    start = 0
    for index, run in enumerate(runs):
        if run.fresh and index > start:
            yield range(start, index)
            start = index
    yield range(start, len(runs))


def _least(segment: Sequence[Run]) -> int:
    """How many numbers are no chance."""
    labels = {compact(piece.text) for run in segment for piece in run.labels}
    if not HEADS.isdisjoint(labels):
        return _LEAST_HEADED
    return len(segment) + 1 if "小计" in labels else _LEAST_COUNTED


def _numbered_behind(segment: Sequence[Run]) -> list[Run]:
    """The rows whose first values count them, if most rows are so."""
    rows: list[Run] = []
    count = _Count()
    for run in segment:
        if run.values and run.named is not None:
            if run.glued:
                return []
            if count.takes(run, run.values[0]):
                rows.append(run)
                count.whole += _is_row(run, run.values[1:])
    return rows if count.is_enough(len(rows)) else []


def _numbered_above(segment: Sequence[Run]) -> list[int]:
    """Where the number of a row stands as the last value, if most rows have one."""
    places: list[int] = []
    count = _Count()
    for place, run in enumerate(segment):
        if not run.values or run.named is None or count.is_next(run):
            continue
        before = segment[place - 1] if place else None
        if run.borders or (before is not None and (before.borders or before.glued)):
            return []
        above = before.values if before is not None else []
        if before is not None and count.takes(run, above[-1] if above else None):
            places.append(place - 1)
            count.whole += len(above) == 1 or _is_row(before, above[:-1])
    return places if count.is_enough(len(places)) else []


class _Count:
    """Counts rows, anew for each table."""

    def __init__(self) -> None:
        self.table = ""
        self.last = self.rows = self.whole = 0
        self.passed_one = False

    def takes(self, row: Run, number: Piece | None) -> bool:
        """Whether a figure is the next number, which the row then has, or that of the one after."""
        if row.named is None:
            return False
        if row.named.name.table != self.table:
            self.table, self.last, self.passed_one = row.named.name.table, 0, False
        self.rows += 1
        text = "" if number is None else number.text
        if self.passed_one and text == str(self.last):  # no row was lost: that was a figure
            self.passed_one = False
            return True
        self.last += 1
        self.passed_one = text == str(self.last + 1)
        if self.passed_one:  # a row is lost
            self.last += 1
        return text == str(self.last)

    def is_enough(self, numbered: int) -> bool:
        """Whether most rows have their number, and most of these all their values."""
        return numbered >= _MOST * self.rows and self.whole >= _MOST * numbered

    def is_next(self, run: Run) -> bool:
        """Whether a header with a row's name (其他) shows nothing but the next number."""
        if len(run.values) != 1 or _is_row(run, run.values):
            return False
        return run.values[0].text in ("1", str(self.last + 1))


def _is_row(run: Run, values: Sequence[Piece]) -> bool:
    """Whether values are as many as the row named by a run has, or blank cells."""
    if run.named is None:
        return False
    if run.borders and not any(piece.text for piece in values):
        return True
    return shows(values, row_widths()[run.named.name.table, run.named.name.row])


def _without_last(runs: Sequence[Run], numbered: Collection[int]) -> list[Run]:
    """Without the last values of some runs; a header that had no other joins its row."""
    joined: list[Run] = []
    above: Run | None = None
    for index, run in enumerate(runs):
        if index in numbered:
            _drop(run, -1)
        if above is not None:
            labels = [*above.labels, *run.labels]
            run, above = Run(labels, run.values, run.lines, fresh=above.fresh), None
        if index in numbered and not run.values:
            above = run
        else:
            joined.append(run)
    return joined


def _drop(run: Run, place: int) -> None:
    """Take the first or the last value from a run."""
    del run.values[place]
    run.lines[place] -= 1
    if not run.lines[place]:
        del run.lines[place]
