"""Whether a text holds tables of several reports that nothing tells apart (rule Q106).

A row that stands twice may be a slip of one report (T307); most rows of a table twice, with
other figures, are another table, and figures of two tables must never be mixed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from goiaudit.recognition.disputes import header_words
from goiaudit.recognition.labels import row_widths
from goiaudit.recognition.placed import Candidate, shows
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece

_FEWEST_ROWS = 3
_WIDE_DISCLOSURE = frozenset({"regulations", "normative_documents"})
_DISPUTES = 15
_HEADER_WORDS = 3
_MANY_VALUES = 4
"""A row of table three that shows as many is one, however many it should show."""


def doubled_tables(runs: Sequence[Run], named: Collection[Candidate]) -> list[Piece]:
    """Pieces of all tables where one stands there more than once, [] where none does."""
    doubled = _rows_doubled("requests", named) or _rows_doubled("disclosure", named)
    disputes = list(_dispute_runs(runs, named))
    if not doubled and not _differ(run.values for run in disputes):
        return []
    pieces = [piece for item in named for piece in (*item.run.labels, *item.cells)]
    return pieces + [piece for run in disputes for piece in (*run.labels, *run.values)]


def _rows_doubled(table: str, named: Iterable[Candidate]) -> bool:
    own = [item.row for item in named if item.table == table]
    if len(own) - len(set(own)) < _FEWEST_ROWS:  # nearly every report ends here
        return False
    rows: dict[str, list[Candidate]] = defaultdict(list)
    for item in named:
        if item.table == table and _is_row(item):
            rows[item.row].append(item)
    twice = {row for row, items in rows.items() if len(items) > 1}
    if len(twice) < _FEWEST_ROWS or len(twice) * 2 < len(rows):
        return False
    # Lines of a text speak of decisions, too; only the table has rows of three figures.
    if table == "disclosure" and not twice & _WIDE_DISCLOSURE:
        return False
    return any(_differ(item.cells for item in rows[row]) for row in twice)


def _is_row(item: Candidate) -> bool:
    """Whether a run is a row of a table, whole, damaged or partly blank, and no line of a text."""
    count = len(item.cells) if item.run.borders else sum(bool(cell.text) for cell in item.cells)
    if item.table == "requests" and count >= _MANY_VALUES:
        return True
    return shows(item.cells, row_widths()[item.table, item.row])


def _dispute_runs(runs: Sequence[Run], named: Iterable[Candidate]) -> Iterator[Run]:
    taken = {item.index for item in named}
    for index, run in enumerate(runs):
        if len(run.values) < _DISPUTES or index in taken:
            continue
        wide = sum(bool(piece.text) for piece in run.values) >= _DISPUTES
        if wide and header_words(run) >= _HEADER_WORDS:
            yield run


def _differ(rows: Iterable[Sequence[Piece]]) -> bool:
    """Whether rows show different figures; copies of one table do not, nor does a blank form."""
    shown = {tuple(piece.text for piece in row if piece.text) for row in rows}
    return len(shown - {()}) > 1
