"""Runs whose label names a row, and the heaviest chain of them in the order of the forms.

Labels that name several rows (其他, 总计) are settled by the chain, not by the label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goiaudit.recognition.labels import (
    RowName,
    is_head,
    label_at_end,
    row_order,
    row_widths,
)
from goiaudit.recognition.placed import Candidate, shows
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.values import look

_FITS, _SHOWN = 10.0, 4.0
_WORD = 6


def candidates(runs: Sequence[Run]) -> list[Candidate]:
    """Every run with values whose label names a row of requests or disclosure."""
    found = []
    for index, run in enumerate(runs):
        candidate = _candidate(index, run) if run.values else None
        if candidate is not None:
            found.append(candidate)
    return found


def _candidate(index: int, run: Run) -> Candidate | None:
    label = run.named
    if label is not None or not run.borders:
        return Candidate(index, run, label, tuple(run.values)) if label else None
    texts = [piece.text for piece in run.labels]
    # Words in value cells stand where the label seems to go on.
    line = run.values[0].source
    for count in range(len(texts) - 1, max(0, len(texts) - 4), -1):
        if run.labels[count].source != line or is_head(texts[count]):
            return None
        label = label_at_end(texts[:count])
        if label is not None:
            return Candidate(index, run, label, (*run.labels[count:], *run.values))
    return None


def heaviest_chain(table: str, named: Iterable[Candidate]) -> list[Candidate]:
    """Candidates of a table in rising order of place and row with the greatest weight together."""
    order = {row: place for place, row in enumerate(row_order()[table])}
    # The heaviest chain that ends with each row: its weight, its last link.
    weights = [0.0] * (len(order) + 1)
    chains: list[tuple[Candidate, object] | None] = [None] * len(weights)
    for item in named:
        if item.table != table:
            continue
        place = order[item.row] + 1
        before = max(weights[:place])
        weight = before + _weight(item)
        if weight > weights[place]:
            chains[place] = (item, chains[weights.index(before)])
            weights[place] = weight
    link: object = chains[weights.index(max(weights))]
    found: list[Candidate] = []
    while isinstance(link, tuple):
        found.append(link[0])
        link = link[1]
    return found[::-1]


def _weight(item: Candidate) -> float:
    weight = _FITS if shows(item.cells, _widths(item.found.name)) else _SHOWN
    # 其他 and 总计 head columns too: the longer the label, the surer.
    words = sum(len(piece.text) for piece in item.run.labels[item.found.first :])
    return weight + min(words, 10) / 10


def join_interrupted(runs: list[Run]) -> list[Run]:
    """Runs with words in place of a value: two values, a word and four values are seven cells."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is not None and _continues(before, run):
            before.values.extend((*run.labels, *run.values))
            before.lines.extend((len(run.labels), *run.lines))
            continue
        joined.append(run)
    return joined


def _continues(before: Run, run: Run) -> bool:
    if not before.values or not run.values or run.fresh or before.glued or run.glued:
        return False
    if run.labels and (before.borders or run.borders):
        return False
    if len(run.labels) > 1 or any(_is_wordy(piece) for piece in run.labels):
        return False
    count = len(before.values) + len(run.labels) + len(run.values)
    label = before.named
    return label is not None and count in _widths(label.name)


def _is_wordy(piece: Piece) -> bool:
    text = piece.text
    if len(text) > _WORD or ":" in text or look(text) != "text":
        return True
    return is_head(text) or label_at_end((text,)) is not None


def _widths(name: RowName) -> frozenset[int]:
    return row_widths()[name.table, name.row]
