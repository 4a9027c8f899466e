"""Table three of a page whose text has all values in order, its labels in no order at all.

Labels of several lines and merged cells get between the values and among each other; the values
themselves follow row on row, but for totals that stand at another height (``strayed``). Where no
value is missing they are told by counting, borne out by the labels that do stand right before
their row and by the sums of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goiaudit.definitions.forms import forms
from goiaudit.recognition.borne_out import doubtful
from goiaudit.recognition.labels import Found, RowName
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strayed import Counted, Stream, count_off
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.sums import counted

_TABLE = "requests"
_WIDTH = 7
_FIRST_WORDS, _OF_2021 = "新收", "逾"
_LIKE_COLUMNS = frozenset({"other_misc", "handled_total"})
_FEWEST_LABELS = 5


def counted_off(segment: Sequence[Run]) -> list[Run] | None:
    """A run for each row of table three, None if the values are not those of all rows."""
    values = [piece for run in segment for piece in run.values]
    names = _rows_of(segment, len(values))
    if names is None:
        return None
    starts = dict(_starts(segment, names))
    lined = frozenset(_on_one_line(segment))
    stream = Stream(
        [piece.text for piece in values],
        {place: names.index(run.named.name.row) for place, run in starts.items() if run.named},
        frozenset(_breaks(segment)),
        frozenset(n for own in lined for n in own[1:]),
    )
    found = count_off(stream, len(names))
    if found is None or not _are_borne_out(found, stream):
        return None
    figures = {
        name: counted([values[n].text for n in own.values])
        for name, own in zip(names, found, strict=True)
    }
    unsure = doubtful(figures)
    if unsure is None:
        return None
    torn = [
        not own.sure or (name in unsure and tuple(own.values) not in lined)
        for name, own in zip(names, found, strict=True)
    ]
    return list(_runs(segment, starts, names, [own.values for own in found], torn))


def _rows_of(segment: Sequence[Run], count: int) -> Sequence[str] | None:
    """The rows of the form that has as many values, if the labels are those of this form."""
    text = "".join(piece.text for run in segment for piece in run.labels)
    if _FIRST_WORDS not in text:
        return None
    form = forms()["2021" if _OF_2021 in text else "2019"]
    names = list(form.tables[_TABLE].rows)
    return names if count == _WIDTH * len(names) else None


def _starts(segment: Sequence[Run], names: Sequence[str]) -> Iterator[tuple[int, Run]]:
    """The runs that name a row right before their values, by the number of the first of these."""
    place = 0
    for run in segment:
        name = run.named.name if run.named and run.values else None
        if name and name.table == _TABLE and name.row in names and name.row not in _LIKE_COLUMNS:
            yield place, run
        place += len(run.values)


def _breaks(segment: Sequence[Run]) -> Iterator[int]:
    """Values behind a label, and those that begin a line where lines have several."""
    place = 0
    for run in segment:
        yield place
        before = 1
        for count in run.lines:
            if max(count, before) > 1:
                yield place
            place += count
            before = count


def _on_one_line(segment: Sequence[Run]) -> Iterator[tuple[int, ...]]:
    """The numbers of values that are all on their line: these are in the order of the columns."""
    place = 0
    for run in segment:
        for count in run.lines:
            if count == _WIDTH:
                yield tuple(range(place, place + count))
            place += count


def _are_borne_out(found: Sequence[Counted], stream: Stream) -> bool:
    """Whether most labels stand before the row that was counted off, or all values are alike."""
    if len(set(stream.texts)) == 1:
        return True
    fitting = sum(stream.labels.get(own.values[0]) == row for row, own in enumerate(found))
    return fitting >= _FEWEST_LABELS and fitting * 4 >= len(stream.labels) * 3


def _runs(
    segment: Sequence[Run],
    starts: Mapping[int, Run],
    names: Sequence[str],
    rows: Sequence[Sequence[int]],
    torn: Sequence[bool],
) -> Iterator[Run]:
    """A run for each row, with the labels before it; its own is known if it stands right there."""
    values = [piece for run in segment for piece in run.values]
    labels = [piece for run in segment for piece in run.labels]
    for name, own, is_torn in zip(names, rows, torn, strict=True):
        label, before = _label(starts.get(own[0]), name), 0
        if label:
            before = next(n for n, piece in enumerate(labels) if piece is label[0])
        before += len(label)
        pieces, labels = labels[:before], labels[before:]
        if name == names[-1]:
            pieces += labels
        first = before - len(label)
        found = Found(RowName(_TABLE, name, "exact"), first, before - 1)
        cells = [values[n] for n in own]
        fresh = segment[0].fresh and name == names[0]
        yield Run(pieces, cells, [len(cells)], fresh=fresh, torn=is_torn, _named=(found,))


def _label(run: Run | None, name: str) -> Sequence[Piece]:
    """The pieces of a label that stand right before the values of its row."""
    if run is None or run.named is None or run.named.name.row != name:
        return ()
    return run.labels[run.named.first : run.named.last + 1]
