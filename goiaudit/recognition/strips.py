"""Text lines and rows of grids as physical table rows (layouts.md A).

A strip is one line: label fragments, then values. Nothing here knows the forms but for the
words that tell a glued label from its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goiaudit.definitions.seldom import seldom
from goiaudit.model.cells import Location
from goiaudit.model.text import FoldedText, Paragraph, RowCell
from goiaudit.recognition.labels import is_head, label_at_end, row_widths
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.lineshapes import (
    LineShape,
    Span,
    bare_shape,
    is_narrative,
    is_section_heading,
    line_shape,
)
from goiaudit.recognition.numbering import numbered_lines
from goiaudit.recognition.values import look

_RULE = seldom(r":?-{3,}:?")
_OPEN_END = seldom(r"\d[,.]?$")
_END_OF_CELL = seldom(r"(?:[\d,.]+[件千万亿元]{0,2}|[千万亿]?元) *\|")
_NEAR = 3
_MERGED = 2  # most values of a row whose last one spans columns that longer rows fill
_BLANK_CELL = seldom(r"\| +\|")
_SPANS_BEHIND = seldom(r"\S \| ?\|{2,}$")
_WIDEST, _MOST_LEFT = 7, 5  # values of a row of table three, and of one that lost blank cells
_MOST_ROWS = 60  # lines of a table, blank ones between them
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes


class Piece(NamedTuple):
    """A fragment of a label or a value cell, folded, with what the source prints and where."""

    text: str
    raw: str
    source: int
    location: Location | None
    damaged: bool


class Strip(NamedTuple):
    """One physical row; ``borders`` says that each cell is known for one, blanks included.

    ``glued`` marks figures that stand without any separator behind a label, ``stacked`` values
    that stand below each other, one on a line.
    """

    labels: Sequence[Piece]
    values: Sequence[Piece]
    borders: bool = False
    glued: bool = False
    stacked: bool = False


def text_strips(lines: Lines) -> Iterator[Strip | None]:
    """Strips of running text; None where a sentence or a section heading breaks a table."""
    stack: list[Piece] = []
    numbered = numbered_lines(lines)
    done = -1
    for source in lines.occupied:
        if source <= done:
            continue
        content, location, _, row = lines[source]
        text = lines.texts[source]
        shape = None if row or "|" in text else line_shape(text)
        if shape is not None and shape.kind == "value":
            stack.append(_piece(content, text, source, location))
            continue
        if shape is not None and shape.kind == "nothing":
            continue
        if stack:
            yield Strip((), stack, stacked=True)
            stack = []
        if shape is None:
            cells = _grid_cells(row, source) if row else _pipe_cells(content, source, location)
            if not row and _OPEN_END.search(text, len(text) - 2):
                cells, done = _with_rest(lines, source, cells)
            if source in numbered:
                _drop_number(cells)
            yield from _row_strips(cells, lines[source])
        elif shape.kind == "break":
            yield None
        elif shape.kind == "words":
            yield Strip((_piece(content, text, source, location),), ())
        else:
            strip = _strip(shape, content, text, source, location)
            if shape.reversed and _is_shifted(lines, source):
                yield Strip((), strip.values)
                strip = Strip(strip.labels, ())
            yield strip
    if stack:
        yield Strip((), stack, stacked=True)


def _with_rest(lines: Lines, source: int, cells: list[Piece]) -> tuple[list[Piece], int]:
    """The cells of a row that a line end parts within a cell, and the last line of the row.

    Two figures in one cell stay apart, so that no number is invented.
    """
    last = source
    while _OPEN_END.search(lines.texts[last], max(0, len(lines.texts[last]) - 2)):
        texts = enumerate(lines.texts[last + 1 : last + _NEAR], last + 1)
        below = next((n for n, text in texts if text), last)
        if below == last or not _END_OF_CELL.match(lines.texts[below]):
            break
        last = below
        rest = _pipe_cells(lines[below].content, below, lines[below].location)
        whole = f"{cells[-1].text}、{rest[0].text}"
        cells = [*cells[:-1], cells[-1]._replace(text=whole), *rest[1:]]
    return cells, last


def _is_shifted(lines: Lines, source: int) -> bool:
    """Whether lines end in the label of the next row: then the last one has values alone."""
    for text in filter(None, lines.texts[source + 1 : source + _MOST_ROWS]):
        shape = line_shape(text)
        if not shape.reversed:
            return bool(shape.values) and not shape.labels
    return False


def _piece(content: FoldedText, text: str, source: int, location: Location | None) -> Piece:
    """All of a line but the spaces around it."""
    raw, whole, origin, damaged = content
    if origin is None and not damaged:
        if len(whole) != len(text):
            start = whole.index(text)
            raw = raw[start : start + len(text)]
        return _new(Piece, (text, raw, source, location, "\ufffd" in raw))
    return _pieces(((0, len(text)),), whole.index(text), content, source, location)[0]


def _strip(
    shape: LineShape, content: FoldedText, text: str, source: int, location: Location | None
) -> Strip:
    """A shape filled with the pieces of its text, wherever that stands in a line."""
    base = content.text.index(text)
    _, labels, values, glued = shape
    return Strip(
        _pieces(labels, base, content, source, location) if labels else (),
        _pieces(values, base, content, source, location) if values else (),
        False,
        glued,
    )


def _pieces(
    spans: Sequence[Span],
    base: int,
    content: FoldedText,
    source: int,
    location: Location | None,
) -> list[Piece]:
    """The spans cut out of a line, counted from ``base`` on."""
    found = []
    raw, text, origin, damaged = content
    for start, end in spans:
        low, high = base + start, base + end
        quote = raw[low:high] if origin is None else content.quote(low, high)
        hurt = "\ufffd" in quote or (bool(damaged) and content.is_damaged(low, high))
        found.append(Piece(text[low:high], quote, source, location, hurt))
    return found


def _grid_cells(row: Sequence[RowCell], source: int) -> list[Piece]:
    return [
        _new(Piece, (text.strip(), raw, source, location, bool(damaged) or "\ufffd" in raw))
        for (raw, text, _, damaged), location in row
    ]


def _drop_number(cells: list[Piece]) -> None:
    """Leave out the first filled cell, which numbers the row."""
    del cells[: next(n for n, cell in enumerate(cells) if cell.text) + 1]


def _row_strips(cells: list[Piece], paragraph: Paragraph) -> Iterator[Strip | None]:
    """A row whose cell borders are known, from pipes or from a grid."""
    grid = bool(paragraph.cells)
    filled = [cell for cell in cells if cell.text]
    if grid and not filled:
        yield Strip((), cells, borders=True)
        return
    if not filled or all(_RULE.fullmatch(cell.text) for cell in filled):
        return
    unfilled = _unfilled_strip(cells, filled) if grid else None
    if unfilled is not None:
        yield unfilled
        return
    if len(filled) == 1 and cells.index(filled[0]) <= 1:
        yield _lone_strip(filled[0], paragraph)
        return
    first = _first_value(cells)
    if first is None:
        yield _wordy_strip(cells, filled)
        return
    labels = [cell for cell in cells[:first] if cell.text]
    values = cells[_values_begin(cells, first) :]
    if grid:
        values = _without_label_columns(labels, values)
    elif _has_lost_blanks(values, paragraph.text.rstrip()):
        values = [cell for cell in values if cell.text]
    if labels and labels[-1].text[-1].isdigit():
        # The border between label and first value is lost.
        whole = _bare_strip(labels[-1], paragraph)
        labels[-1:] = whole.labels
        values[:0] = whole.values
    yield Strip(labels, values, borders=True)


def _has_lost_blanks(values: Sequence[Piece], text: str) -> bool:
    """Whether a few values are followed by spans up to the end of a row of table three.

    In lines that keep blank cells apart by spaces, pipes without any between are no cells
    (layouts.md, A1): those behind ``3 | 3 | |||||`` once were anywhere in the row.
    """
    if len(values) < _WIDEST or not text.endswith("||"):
        return False
    filled = sum(bool(cell.text) for cell in values)
    first = all(cell.text for cell in values[:filled])
    return first and 1 < filled <= _MOST_LEFT and _SPANS_BEHIND.search(text) is not None


def _lone_strip(cell: Piece, paragraph: Paragraph) -> Strip | None:
    """The one filled cell of a row that is as good as a line of its own."""
    if look(cell.text) != "text":
        return Strip((), (cell,))
    if is_section_heading(cell.text) or is_narrative(cell.text):
        return None
    return _bare_strip(cell, paragraph)


def _bare_strip(cell: Piece, paragraph: Paragraph) -> Strip:
    """A cell that may hold words and then values."""
    content, location = paragraph.content, paragraph.location
    if cell.text not in content.text:  # put together from two lines
        content = FoldedText(cell.text, cell.text)
    return _strip(bare_shape(cell.text), content, cell.text, cell.source, location)


def _first_value(cells: Sequence[Piece]) -> int | None:
    for place, cell in enumerate(cells):
        if cell.text and look(cell.text) != "text":
            return place
    return None


def _values_begin(cells: Sequence[Piece], first: int) -> int:
    """Behind the last label in front of the first value; at the start if there is none."""
    while first and not cells[first - 1].text:
        first -= 1
    return first


def _without_label_columns(labels: Sequence[Piece], values: list[Piece]) -> list[Piece]:
    """The values of a grid's row without blank cells that belong to the columns of labels."""
    named = label_at_end([cell.text for cell in labels])
    if named is None:
        return values
    widest = max(row_widths()[named.name.table, named.name.row])
    start = 0
    if widest <= _MERGED and len(values) > widest and values[-1].text == values[-2].text:
        widest += 1  # the last one is merged and written out again
    while len(values) - start > widest and not values[start].text:
        start += 1
    return values[start:]


def _unfilled_strip(cells: Sequence[Piece], filled: Sequence[Piece]) -> Strip | None:
    """A row of a grid whose label stands before just as many blank cells as the row has."""
    if look(filled[-1].text) != "text":
        return None  # a figure, and a blank cell behind it
    named = label_at_end([cell.text for cell in filled])
    values = cells[cells.index(filled[-1]) + 1 :]
    if named is None or len(values) not in row_widths()[named.name.table, named.name.row]:
        return None
    return Strip(filled, values, borders=True)


def _wordy_strip(cells: Sequence[Piece], filled: Sequence[Piece]) -> Strip:
    """A row of words: a header or blank row, or a row label with words for values."""
    for count in (1, 2):
        rest = filled[count:]
        if not rest or label_at_end([cell.text for cell in filled[:count]]) is None:
            continue
        if not any(is_head(cell.text) or label_at_end((cell.text,)) for cell in rest):
            place = cells.index(filled[count - 1]) + 1
            return Strip(filled[:count], cells[place:], borders=True)
    return Strip(filled, ())


def _pipe_cells(content: FoldedText, source: int, location: Location | None) -> list[Piece]:
    """Cells between pipes; a pipe at the start or end of the line opens or closes a cell."""
    cells: list[Piece] = []
    blank = Piece("", "", source, location, False)
    raw, text, origin, damaged = content
    place = 0
    for part in text.split("|"):
        stripped = part.strip()
        if stripped:
            start = place + part.index(stripped)
            end = start + len(stripped)
            quote = raw[start:end] if origin is None else content.quote(start, end)
            hurt = "\ufffd" in quote or (bool(damaged) and content.is_damaged(start, end))
            cells.append(_new(Piece, (stripped, quote, source, location, hurt)))
        else:
            cells.append(blank)
        place += len(part) + 1
    if "||" in text and _BLANK_CELL.search(text):
        spans = _label_spans(text)
        del cells[spans.start : spans.stop]
    if not cells[0].text:
        del cells[0]
    if cells and not cells[-1].text:
        del cells[-1]
    return cells


def _label_spans(text: str) -> range:
    """The numbers of the parts between pipes that are only the span of a row's label.

    Where a row has blank cells with a space in them, pipes without any between are no cells
    (layouts.md, A1).
    """
    parts = text.split("|")
    start = next((n for n, part in enumerate(parts) if not part and n and parts[n - 1].strip()), 0)
    if not start or look(parts[start - 1].strip()) != "text":
        return range(0)
    end = next((n for n in range(start, len(parts)) if parts[n]), len(parts))
    return range(start, end)
