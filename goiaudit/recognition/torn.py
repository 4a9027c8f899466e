"""Rows whose values stand on two or three lines: put in order by place, or left unread.

Text laid out as the page is (``pdftotext -layout``) prints a cell that stands a little higher
than its neighbours on a line of its own: 0 (the total), and below it the six others. Where each
stands in its line tells the column; where lines are not laid out nothing does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.labels import label_at_end, row_widths
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.sums import adds_up

_WIDEST = 7
_BLOCK = 5
"""Values of one kind of case in table four: its row may be broken behind them."""
_MOST_LINES, _MOST_VALUES = 3, 15
_NEAR = 4
_GAP = "  "
_BEGINS_ROW = seldom(r"\d{1,2} ?[.、]|[一二三四五六七][、.]|\([一二七]\)")


class Spot(NamedTuple):
    """A part of a line: its number, and where the part begins and ends."""

    source: int
    start: int
    end: int


def with_rows_whole(found: list[Run], lines: Lines) -> list[Run]:
    """The runs, values that stand on several lines in the order of their columns."""
    if not any(_may_be_torn(run) for run in found):
        return found
    return list(_whole(found, lines))


def _may_be_torn(run: Run) -> bool:
    """Whether a run has values without borders, and more lines than one or too few values."""
    if run.borders or run.glued or not run.values:
        return False
    return len(run.lines) > 1 or len(run.values) in (1, _WIDEST - 1)


def _whole(found: Sequence[Run], lines: Lines) -> Iterator[Run]:
    place = 0
    while place < len(found):
        run = found[place]
        both = _joined(run, found[place + 1], lines) if place + 1 < len(found) else None
        place += 1 if both is None else 2
        if both is None and _is_torn(run, lines):
            _mend(run, lines, found[place - 2] if place > 1 and not run.fresh else None)
        yield run if both is None else both


def _joined(above: Run, below: Run, lines: Lines) -> Run | None:
    """Two runs that are one row: its label goes on below its first values."""
    if below.fresh or any(run.borders or run.glued or not run.values for run in (above, below)):
        return None
    values = [*above.values, *below.values]
    named = above.named
    widths = row_widths()[named.name.table, named.name.row] if named else {_WIDEST}
    if len(values) not in widths or not above.labels or _begins_row(below):
        return None
    if values[-1].source - values[0].source > _NEAR:
        return None
    ordered = by_place(values, lines)
    if ordered is None:
        return None
    labels = [*above.labels, *below.labels]
    return Run(labels, ordered, [len(ordered)], fresh=above.fresh, _named=(named,))


def _begins_row(run: Run) -> bool:
    texts = [piece.text for piece in run.labels]
    return label_at_end(texts) is not None or any(map(_BEGINS_ROW.match, texts))


def _is_torn(run: Run, lines: Lines) -> bool:
    """Whether the lines of a run need not stand in the order of its columns."""
    if run.borders or run.glued or not 1 < len(run.lines) <= _MOST_LINES or max(run.lines) == 1:
        return False
    if len(run.values) > _MOST_VALUES:
        return False
    if all(count % _BLOCK == 0 for count in run.lines):
        return False
    beside = bool(run.labels) and run.labels[-1].source == run.values[0].source
    return (
        beside
        or len(run.values) == _WIDEST
        or any(_is_laid_out(own, lines) for own in _by_line(run.values))
    )


def _mend(run: Run, lines: Lines, above: Run | None) -> None:
    """Put values in order; the first digits of some may stand behind those of the row above."""
    cut = above is not None and above.named is not None and not _shows_row(above)
    ordered = None if cut else by_place(run.values, lines)
    if ordered is None:
        run.torn = not _is_in_order(run)
    else:
        run.values, run.lines = ordered, [len(ordered)]


def _is_in_order(run: Run) -> bool:
    """Whether values are all alike, or add up as printed and with no other order of the lines."""
    texts = [piece.text for piece in run.values]
    if len(set(texts)) == 1:
        return True
    first = run.lines[0]
    above, below = texts[:first], texts[first:]
    lone, others = (above, below) if len(above) == 1 else (below, above)
    orders = [[*below, *above]]
    if len(lone) == 1:
        orders = [[*others[:n], *lone, *others[n:]] for n in range(len(texts))]
    sums = {tuple(order) for order in (texts, *orders) if adds_up(order)}
    return sums == {tuple(texts)}


def _shows_row(run: Run) -> bool:
    name = run.named.name if run.named else None
    return name is None or len(run.values) in row_widths()[name.table, name.row]


def by_place(values: Sequence[Piece], lines: Lines) -> list[Piece] | None:
    """Values of several lines by their columns, None where these are not told for sure.

    Whether a Chinese character takes one column or two depends on who laid out the lines: both
    have to give the same order.
    """
    own = list(_by_line(values))
    if not all(_is_laid_out(line, lines) for line in own):
        return None
    narrow = _order([_span(lines, *spot, wide=1) for line in own for spot in _spots(line, lines)])
    wide = _order([_span(lines, *spot, wide=2) for line in own for spot in _spots(line, lines)])
    return [values[n] for n in narrow] if narrow is not None and narrow == wide else None


def _by_line(values: Sequence[Piece]) -> Iterator[list[Piece]]:
    for _, line in groupby(values, key=lambda piece: piece.source):
        yield list(line)


def _is_laid_out(values: Sequence[Piece], lines: Lines) -> bool:
    """Whether a gap stands before the first of the values of one line."""
    spots = _spots(values, lines)
    return bool(spots) and lines[values[0].source].content.text[: spots[0].start].endswith(_GAP)


def _spots(values: Sequence[Piece], lines: Lines) -> list[Spot]:
    """Where the values of one line stand in its text: they are the last that stands there.

    Nothing if one is not there as it is: it has its note from another line.
    """
    source = values[0].source
    text = lines[source].content.text
    spots: list[Spot] = []
    end = len(text)
    for piece in reversed(values):
        start = text.rfind(piece.text, 0, end)
        if start < 0:
            return []
        spots.append(Spot(source, start, start + len(piece.text)))
        end = start
    return spots[::-1]


def _span(lines: Lines, source: int, start: int, end: int, *, wide: int) -> tuple[int, int]:
    """The columns of a spot, a Chinese character being so ``wide``."""
    content = lines[source].content
    before, own = content.quote(0, start), content.quote(start, end)
    first = _width(before, wide)
    return first, first + _width(own, wide)


def _width(text: str, wide: int) -> int:
    return sum(wide if east_asian_width(char) in "WF" else 1 for char in text)


def _order(spans: Sequence[tuple[int, int]]) -> list[int] | None:
    """Indices of spans from left to right, None if two of them overlap or touch."""
    order = sorted(range(len(spans)), key=lambda n: spans[n])
    apart = all(spans[left][1] < spans[right][0] for left, right in pairwise(order))
    return order if apart else None
