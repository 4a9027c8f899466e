"""Text lines as physical table rows (layouts.md A).

A strip is one line: label fragments, then values. Nothing here knows the forms but for the
words that tell a glued label from its figures. Grids will give strips of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from goiaudit.model.cells import Location
from goiaudit.model.text import Paragraph, RowCell
from goiaudit.recognition.labels import (
    characters,
    is_head,
    label_at_end,
    row_names,
    row_widths,
)
from goiaudit.recognition.values import COUNTING, look

_FURNITURE = re.compile(
    r"-+ ?\d{1,4} ?-+|(?:第 ?\d{1,4} ?页)?[ ,/]?(?:共 ?\d{1,4} ?页)?|\d{1,4} ?页"
)
_RULE = re.compile(r":?-{3,}:?")
_TOKEN = re.compile(r"(?:\([^()]*\)|\S)+")
_TAIL = re.compile(rf"[\d.,+/_增减-]*\d[\d.,+/_增减-]*(?:[千万亿]?元|[{COUNTING}])?$")
_UNIT = re.compile(rf"(?:[{COUNTING}]|[千万亿]?元)(?:\([^()]*\))?")
_REMARK = re.compile(r"(?:备?注|说明)\d?[:、.]")
_NOTE = re.compile(r"\((?![一二三四五六七八九十]{1,2}\))[^()]*(?:\d|其中|含|包括)[^()]*\)")
_SECTION = re.compile(r"#* ?\(?[一二三四五六七]\)?[、.,:](?P<title>.*)")
_SECTION_WORDS = re.compile(r"情况|问题|改进|事项|概述|公开|报告")
_RESULTS = "本年度办理结果"
_BRACKETS = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r",(?!\d)")
_FEW_COMMAS = 2
_LONG_LINE = 100
_MANY_TOKENS = 24


class Piece(NamedTuple):
    """A fragment of a label or a value cell, folded, with what the source prints and where."""

    text: str
    raw: str
    source: int
    location: Location | None
    damaged: bool


class Strip(NamedTuple):
    """One physical row; ``borders`` says that each cell is known for one, blanks included.

    ``glued`` marks figures that stand without any separator behind a label.
    """

    labels: tuple[Piece, ...]
    values: tuple[Piece, ...]
    borders: bool = False
    glued: bool = False


def is_narrative(text: str) -> bool:
    """Whether a line without cell borders is a sentence and no piece of a table."""
    if "勾稽" in text:
        return False
    if "。" in text or len(text) > _LONG_LINE:
        return True
    if text.count(",") < _FEW_COMMAS:
        return False
    if len(_COMMA.findall(_BRACKETS.sub("", text))) < _FEW_COMMAS:
        return False
    return label_at_end((text,)) is None


def is_section_heading(text: str) -> bool:
    """Whether a line is the heading of one of the six sections and no row label."""
    match = _SECTION.fullmatch(text)
    if match is None or not _SECTION_WORDS.search(match["title"]):
        return False
    title = characters(match["title"])
    if title in _RESULTS or title.startswith(_RESULTS) or is_head(title):
        return False
    return not any(name.startswith(title) or title.startswith(name) for name in _top_rows())


def _top_rows() -> Iterator[str]:
    return (
        name for name, row in row_names().items() if row.row in {"new", "carried_in", "carried_out"}
    )


def text_strips(paragraphs: Iterable[Paragraph]) -> Iterator[Strip | None]:
    """Strips of running text; None where a sentence or a section heading breaks a table."""
    for source, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        if paragraph.cells:
            cells = [_cell_piece(cell, source) for cell in paragraph.cells]
            yield from _row_strips(cells, paragraph, source)
            continue
        if not text:
            continue
        if "|" in text:
            yield from _pipe_strips(paragraph, source)
        elif look(text) != "text" and " " not in text:
            yield Strip((), (_piece(paragraph, source, text),))
        elif not _FURNITURE.fullmatch(text) and not _REMARK.match(text):
            broken = is_section_heading(text) or is_narrative(text)
            yield None if broken else _bare_strip(paragraph, source, text)


def _piece(
    paragraph: Paragraph, source: int, text: str, start: int | None = None, end: int = 0
) -> Piece:
    content = paragraph.content
    if start is None:
        start = content.text.index(text)
        end = start + len(text)
    raw = content.quote(start, end)
    damaged = bool(content.damaged) and content.is_damaged(start, end)
    return Piece(text, raw, source, paragraph.location, damaged or "\ufffd" in raw)


def _pipe_strips(paragraph: Paragraph, source: int) -> Iterator[Strip | None]:
    yield from _row_strips(_pipe_cells(paragraph, source), paragraph, source)


def _cell_piece(cell: RowCell, source: int) -> Piece:
    content = cell.content
    damaged = bool(content.damaged) or "\ufffd" in content.raw
    return Piece(content.text.strip(), content.raw, source, cell.location, damaged)


def _row_strips(cells: list[Piece], paragraph: Paragraph, source: int) -> Iterator[Strip | None]:
    """A row whose cell borders are known, from pipes or from a grid."""
    filled = [cell for cell in cells if cell.text]
    if paragraph.cells and not filled:
        yield Strip((), tuple(cells), borders=True)
        return
    if not filled or all(_RULE.fullmatch(cell.text) for cell in filled):
        return
    unfilled = _unfilled_strip(cells, filled) if paragraph.cells else None
    if unfilled is not None:
        yield unfilled
        return
    if len(filled) == 1 and cells.index(filled[0]) <= 1:
        text = filled[0].text
        if look(text) != "text":
            yield Strip((), (filled[0],))
        elif is_section_heading(text) or is_narrative(text):
            yield None
        else:
            yield _bare_strip(paragraph, source, text)
        return
    first = next((i for i, cell in enumerate(cells) if look(cell.text) in ("value", "odd")), None)
    if first is None:
        yield _wordy_strip(cells, filled)
        return
    label_end = max((i + 1 for i in range(first) if cells[i].text), default=first)
    if label_end == first and not any(cell.text for cell in cells[:first]):
        label_end = 0
    labels = [cell for cell in cells[:label_end] if cell.text]
    values = cells[label_end:]
    if paragraph.cells:
        values = _without_label_columns(labels, values)
    if labels and labels[-1].text[-1].isdigit():
        # The border between label and first value is lost.
        whole = _bare_strip(paragraph, source, labels[-1].text)
        labels[-1:] = whole.labels
        values[:0] = whole.values
    yield Strip(tuple(labels), tuple(values), borders=True)


def _without_label_columns(labels: Sequence[Piece], values: list[Piece]) -> list[Piece]:
    """The values of a grid's row without blank cells that belong to the columns of labels."""
    named = label_at_end([cell.text for cell in labels])
    if named is None:
        return values
    widest = max(row_widths()[named.name.table, named.name.row])
    start = 0
    while len(values) - start > widest and not values[start].text:
        start += 1
    return values[start:]


def _unfilled_strip(cells: Sequence[Piece], filled: Sequence[Piece]) -> Strip | None:
    """A row of a grid whose label stands before just as many blank cells as the row has."""
    named = label_at_end([cell.text for cell in filled])
    values = cells[cells.index(filled[-1]) + 1 :]
    if named is None or len(values) not in row_widths()[named.name.table, named.name.row]:
        return None
    return Strip(tuple(filled), tuple(values), borders=True)


def _wordy_strip(cells: Sequence[Piece], filled: Sequence[Piece]) -> Strip:
    """A row of words: a header or blank row, or a row label with words for values."""
    for count in (1, 2):
        rest = filled[count:]
        if not rest or label_at_end([cell.text for cell in filled[:count]]) is None:
            continue
        if not any(is_head(cell.text) or label_at_end((cell.text,)) for cell in rest):
            place = cells.index(filled[count - 1]) + 1
            return Strip(tuple(filled[:count]), tuple(cells[place:]), borders=True)
    return Strip(tuple(filled), ())


def _pipe_cells(paragraph: Paragraph, source: int) -> list[Piece]:
    """Cells between pipes; a pipe at the start or end of the line opens or closes a cell."""
    text = paragraph.text
    cells: list[Piece] = []
    place = 0
    for part in text.split("|"):
        stripped = part.strip()
        if stripped:
            start = place + part.index(stripped)
            cells.append(_piece(paragraph, source, stripped, start, start + len(stripped)))
        else:
            cells.append(Piece("", "", source, paragraph.location, False))
        place += len(part) + 1
    if not cells[0].text:
        del cells[0]
    if cells and not cells[-1].text:
        del cells[-1]
    return cells


def _bare_strip(paragraph: Paragraph, source: int, text: str) -> Strip:
    """A line without borders: words, or words and then values, spaces or nothing between."""
    tokens = _tokens(paragraph, source, text) if " " in text else []
    if not tokens:
        return _glued_strip(paragraph, source, text)
    first = len(tokens)
    while first > 0 and look(tokens[first - 1].text) != "text":
        first -= 1
    if first == len(tokens) or all(look(piece.text) == "odd" for piece in tokens[first:]):
        return Strip(tuple(tokens), ()) if first else Strip((), (_piece(paragraph, source, text),))
    return Strip(tuple(tokens[:first]), tuple(tokens[first:]))


def _tokens(paragraph: Paragraph, source: int, text: str) -> list[Piece]:
    """Pieces between spaces; a counting word, unit or note is joined to its figure."""
    offset = paragraph.text.index(text)
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        if spans and _belongs(text[slice(*spans[-1])], match.group()):
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    if len(spans) > _MANY_TOKENS:
        return []
    return [
        _piece(paragraph, source, text[start:end], offset + start, offset + end)
        for start, end in spans
    ]


def _belongs(before: str, token: str) -> bool:
    if before in ("增", "减", "增加", "减少"):
        return token.isdigit()
    if not before[-1].isdigit() or look(before) != "value":
        return False
    return bool(_UNIT.fullmatch(token) or _NOTE.fullmatch(token))


def _glued_strip(paragraph: Paragraph, source: int, text: str) -> Strip:
    """Words, or a row label with its figures run together behind it."""
    start = paragraph.text.index(text)
    tail = _TAIL.search(text) if len(text) <= _LONG_LINE else None
    if tail is not None and tail.start() > 0:
        middle = start + tail.start()
        label = _piece(paragraph, source, text[: tail.start()], start, middle)
        if _ends_in_words(label.text) and (
            label_at_end((label.text,)) or ends_disputes(label.text)
        ):
            value = _piece(paragraph, source, tail.group(), middle, start + len(text))
            return Strip((label,), (value,), glued=True)
    return Strip((_piece(paragraph, source, text, start, start + len(text)),), ())


def _ends_in_words(text: str) -> bool:
    return bool(characters(text[-1])) or text[-1] in ")”"


def ends_disputes(text: str) -> bool:
    """Whether a text is the end of the header of table four, where its values are due."""
    return "审结" in text and text.endswith("总计")
