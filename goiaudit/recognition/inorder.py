"""Rows of table three by their order, where labels and values of the page stand apart.

Text taken from a page may have the values of a row above its label, or those of five rows and
then their five labels. Where all labels of the form stand there in order, and just as many rows
of values, the first values are those of the first row. Values may have been read downwards:
rows of which that cannot be ruled out stay unread, and so does a row that only adds up in
another order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from goiaudit.definitions.forms import forms
from goiaudit.recognition.labels import Found, RowName, characters, labels_inside
from goiaudit.recognition.placed import shows
from goiaudit.recognition.runs import Run
from goiaudit.recognition.stacked import counted_off
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.sums import adds_up, is_reordered
from goiaudit.recognition.swapped import without_swapped
from goiaudit.recognition.woven import row_of_each

_TABLE = "requests"
_WIDTH = 7
_FIRST_WORDS = "本年新收"
_HEAD = sorted("申请人情况法人或其他组织自然人商业企业科研机构社会公益组织法律服务机构总计其他")
_COLUMNS = ("自然", "商业")
_HEAD_BEGINS = ("申请人情况", "法人或其他组织", "自然人", "自然")
_FEWEST_SURE, _FEWEST_ROWS, _FEW = 2, 4, 2
_LIKE_COLUMNS = frozenset({"other_misc", "handled_total"})
"""Rows that are named as columns are (其他, 总计)."""


class _Char(NamedTuple):
    """A Chinese character of a label and the fragment in which it stands."""

    char: str
    piece: Piece


class _Group(NamedTuple):
    """The values of one row; ``torn`` says that their columns are not known."""

    values: Sequence[Piece]
    torn: bool


def with_rows_in_order(found: list[Run]) -> list[Run]:
    """The runs, those of a table three of which labels and values stand apart row by row."""
    if not any(map(_is_odd, found)):
        return found
    starts = [index for index, run in enumerate(found) if run.fresh and index]
    whole: list[Run] = []
    for start, end in pairwise([0, *starts, len(found)]):
        segment = found[start:end]
        if any(map(_is_odd, segment)) and not any(run.borders or run.glued for run in segment):
            segment = _told(segment)
        whole += segment
    return whole


def _told(segment: list[Run]) -> list[Run]:
    """The rows told by order or by count, whichever leaves fewer of them open."""
    ordered, off = _by_order(segment), None
    if ordered is None or any(run.torn for run in ordered):
        off = counted_off(segment)
    if ordered is not None and off is not None:
        return min(ordered, off, key=lambda rows: sum(run.torn for run in rows))
    return ordered or off or _without_unsure(segment)


def _is_odd(run: Run) -> bool:
    """Whether a run of a table without borders is not a label and the values of its row."""
    if run.borders or run.glued or not run.values:
        return False
    if run.named is None:
        return True
    uneven = len(run.lines) < len(run.values) and len(run.lines) > 1
    return run.named.name.table == _TABLE and (len(run.values) != _WIDTH or uneven)


def _by_order(segment: Sequence[Run]) -> list[Run] | None:
    """A run for each row of table three, None unless labels and values are those of all rows."""
    segment = _with_header_first(segment)
    stream = [
        _Char(char, piece)
        for run in segment
        for piece in run.labels
        for char in characters(piece.text)
    ]
    first = "".join(own.char for own in stream).find(_FIRST_WORDS)
    if first < 0:
        return None
    first -= first > 0 and stream[first - 1].char == "一"
    counts = accumulate(_letters(run) for run in segment)
    above = [max(0, count - first) for count in counts]
    for key, form in forms().items():
        names = list(form.tables[_TABLE].rows)
        if sum(len(run.values) for run in segment) != _WIDTH * len(names):
            continue
        owners = row_of_each([own.char for own in stream[first:]], key)
        groups = _groups(segment, above, owners) if owners is not None else None
        if owners is not None and groups is not None:
            rows = list(_rows(segment, stream[first:], owners, groups, names))
            without_swapped(rows)
            return rows
    return None


def _with_header_first(segment: Sequence[Run]) -> Sequence[Run]:
    """The runs with the header in front of all labels, where it stands whole among them.

    Text may have the labels of a page first, then what stands to the right of them.
    """
    for run in segment:
        span = _header(run)
        if span is not None:
            rest = [*run.labels[: span.start], *run.labels[span.stop :]]
            moved = [replace(own, labels=rest if own is run else own.labels) for own in segment]
            moved[0].labels = [*run.labels[span], *moved[0].labels]
            return moved
    return segment


def _header(run: Run) -> slice | None:
    """Where among the labels of a run the whole header of the columns stands, in any order."""
    letters = [characters(piece.text) for piece in run.labels]
    for start, text in enumerate(letters):
        if text in _HEAD_BEGINS:
            sizes = accumulate(map(len, letters[start:]))
            end = start + 1 + sum(size < len(_HEAD) for size in sizes)
            if sorted("".join(letters[start:end])) == _HEAD:
                return slice(start, end)
    return None


def _letters(run: Run) -> int:
    return sum(len(characters(piece.text)) for piece in run.labels)


def _groups(
    segment: Sequence[Run], above: Sequence[int], owners: Sequence[int | None]
) -> list[_Group] | None:
    """The values row by row, None if some stand too far from the label of their row."""
    groups: list[_Group] = []
    part: list[Piece] = []
    named, leftmost = -1, _begins_with_persons(segment)
    for run, count in zip(segment, above, strict=True):
        if not run.values:
            continue
        if not part:
            named = max((row for row in owners[:count] if row is not None), default=-1)
        part += run.values
        rows, rest = divmod(len(part), _WIDTH)
        if rest:
            continue
        if not len(groups) - 1 <= named < len(groups) + rows:
            return None
        if len(part) > len(run.values):  # parted by a label: who knows which value is whose
            torn = any(piece.text != "0" for piece in part)
            groups += [_Group(values, torn) for values in _in_lines(part)]
        else:
            groups += _whole_groups(run, rows == 1 and named == len(groups), leftmost)
        part = []
    return groups


def _begins_with_persons(segment: Sequence[Run]) -> bool:
    """Whether the text has the header from its first column on; sums do not tell columns apart."""
    text = "".join(characters(piece.text) for run in segment for piece in run.labels)
    return 0 <= text.find(_COLUMNS[0]) < text.find(_COLUMNS[1])


def _whole_groups(run: Run, beside: bool, leftmost: bool) -> Iterator[_Group]:
    """The rows of one block of values; ``beside`` says that it is one behind its own label.

    ``leftmost`` says that the text reads columns from the left.
    """
    own = _in_lines(run.values) if len(run.values) == _WIDTH else _apart(run, leftmost)
    for values in own or _in_lines(run.values):
        torn = (
            run.torn
            or own is None
            or (not beside and is_reordered([piece.text for piece in values]))
        )
        yield _Group(values, torn)


def _apart(run: Run, leftmost: bool) -> Sequence[Sequence[Piece]] | None:
    """The values of several rows, None if they may as well have been read downwards."""
    across: Sequence[Sequence[Piece]] = _in_lines(run.values)
    downwards: Sequence[Sequence[Piece]] = [
        run.values[n :: len(across)] for n in range(len(across))
    ]
    if all(count % _WIDTH == 0 for count in run.lines) or _texts(across) == _texts(downwards):
        return across
    heights = {len(list(chunk)) for _, chunk in groupby(_paragraphs(run.values))}
    # Where each value is a paragraph of its own, paragraphs tell nothing.
    by_sums = heights == {1} and leftmost and _wrong(downwards) < _wrong(across)
    if heights <= {1, _WIDTH} and len(across) != _WIDTH and not by_sums:
        likely, other = across, downwards
    elif heights == {len(across)} and len(across) != _WIDTH:
        likely, other = downwards, across
    else:
        likely, other = min(across, downwards, key=_wrong), max(downwards, across, key=_wrong)
        if _filled(likely) - _wrong(likely) < _FEWEST_SURE:
            return None
    wrong = _wrong(likely)
    return likely if wrong * 3 <= _filled(likely) and wrong < _wrong(other) else None


def _in_lines(values: Sequence[Piece]) -> list[Sequence[Piece]]:
    return [values[n : n + _WIDTH] for n in range(0, len(values), _WIDTH)]


def _texts(rows: Sequence[Sequence[Piece]]) -> list[list[str]]:
    return [[piece.text for piece in row] for row in rows]


def _paragraphs(values: Sequence[Piece]) -> Iterator[int]:
    """The number of the paragraph of each value: blank lines part paragraphs."""
    number, last = 0, values[0].source
    for piece in values:
        number += piece.source > last + 1
        last = piece.source
        yield number


def _filled(rows: Sequence[Sequence[Piece]]) -> int:
    """How many rows hold anything but zeros."""
    return sum(any(piece.text != "0" for piece in row) for row in rows)


def _wrong(rows: Sequence[Sequence[Piece]]) -> int:
    """How many rows do not add up to their last value."""
    return sum(not adds_up([piece.text for piece in row]) for row in rows)


def _rows(
    segment: Sequence[Run],
    stream: Sequence[_Char],
    owners: Sequence[int | None],
    groups: Sequence[_Group],
    names: Sequence[str],
) -> Iterator[Run]:
    """A run for each row: what stands before its label, the label, its values."""
    pieces = [piece for run in segment for piece in run.labels]
    for row, (name, group) in enumerate(zip(names, groups, strict=True)):
        start = stream[owners.index(row)].piece
        count = next(n for n, piece in enumerate(pieces) if piece is start)
        before, pieces = pieces[:count], pieces[count:]
        printed = "".join(own.char for own, of in zip(stream, owners, strict=True) if of == row)
        label = start._replace(text=printed, raw=printed)
        found = Found(RowName(_TABLE, name, "exact"), len(before), len(before))
        yield Run(
            [*before, label],
            list(group.values),
            [len(group.values)],
            fresh=segment[0].fresh and row == 0,
            torn=group.torn,
            _named=(found,),
        )


def _without_unsure(segment: list[Run]) -> list[Run]:
    """The runs of a page of which the order is not told: what may be another row's is torn.

    Beside their label values are the row's own. Below it they are if the row adds up.
    """
    if not any(map(_is_of_table, segment)):
        return segment
    many = any(map(_is_of_several, segment))
    above = _stands_above(segment[0]) or (many and not segment[-1].values)
    lone = sum(len(run.values) == 1 for run in segment)
    if above or (many and (lone > _FEW or any(map(_names_several, segment)))):
        unsure = [run for run in segment if above or not _is_whole(run)]
    elif _are_short(segment):
        unsure = [run for run in segment if len(run.values) == _WIDTH and _wrong([run.values])]
    else:
        return segment
    for run in unsure:
        run.torn = run.torn or (bool(run.values) and not _is_beside(run))
    without_swapped(segment)
    return segment


def _is_of_table(run: Run) -> bool:
    """Whether a run surely names a row of table three."""
    return run.named is not None and _is_of_row(run.named.name)


def _is_of_row(name: RowName) -> bool:
    return name.table == _TABLE and name.row not in _LIKE_COLUMNS


def _are_short(segment: Sequence[Run]) -> bool:
    """Whether most rows do not show as many values as they have: blank cells left no trace."""
    rows = [run for run in segment if run.values and not _is_beside(run)]
    whole = sum(shows(run.values, frozenset({_WIDTH})) for run in rows)
    return whole * 2 < len(rows) >= _FEWEST_ROWS


def _stands_above(run: Run) -> bool:
    """Whether values of a row stand where only the header of the table is above them."""
    texts = [piece.text for piece in run.values]
    counted = texts == [str(n) for n in range(1, _WIDTH + 1)]
    named = run.named is not None and run.named.name.row not in _LIKE_COLUMNS
    return len(run.values) >= _WIDTH and not counted and not named


def _is_of_several(run: Run) -> bool:
    return len(run.values) > 2 * (_WIDTH - 1)


def _names_several(run: Run) -> bool:
    """Whether the labels of a run name two rows of table three."""
    texts = [piece.text for piece in run.labels]
    end = run.named.first if run.named else len(texts)
    return any(_is_of_row(found.name) for found in labels_inside(texts, end))


def _is_beside(run: Run) -> bool:
    """Whether all values of a row stand on the line of its label."""
    sources = {piece.source for piece in (*run.labels[-1:], *run.values)}
    return len(run.values) == _WIDTH and len(run.labels) > 0 and len(sources) == 1


def _is_whole(run: Run) -> bool:
    """Whether a run is a row that is not all zeros and adds up."""
    return len(run.values) == _WIDTH and _filled([run.values]) == 1 and not _wrong([run.values])
