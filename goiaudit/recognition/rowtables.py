"""Tables two and three: which form they follow, and their rows put into cells (domain 2.4, 2.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goiaudit.definitions.forms import Form, due_form, forms
from goiaudit.model.cells import Cell, RowShape, Table
from goiaudit.recognition.align import align, align_blank
from goiaudit.recognition.candidates import heaviest_chain
from goiaudit.recognition.fill import Shape, fill_row
from goiaudit.recognition.labels import characters, is_head_piece, row_widths
from goiaudit.recognition.own_header import with_own_headers
from goiaudit.recognition.placed import Aligned, Candidate, Placed, shows
from goiaudit.recognition.runs import Run
from goiaudit.recognition.short_rows import ends_in_total
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.values import label_unit

_FALLBACK = "2021"
_LEAST_ROWS: Mapping[str, int] = {"requests": 3, "disclosure": 2}
_HEAD_WORDS: Mapping[str, tuple[str, ...]] = {
    "requests": ("自然人", "商业企业", "科研机构", "社会公益", "法律服务", "申请人情况", "勾稽"),
    "disclosure": ("信息内容", "第二十条第", "决定数量", "件数", "公开数量", "项目数量"),
}
_ITEMS = frozenset({"other_no_correction", "other_fee_unpaid", "other_misc"})
_KINDS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构")
_FRAGMENTS_OF_HEAD = 48
_NEAR = 3


@dataclass(frozen=True, slots=True)
class RowTable:
    """A recognised table two or three and what it stands in; ``head`` is its header, folded."""

    table: Table
    aligned: Aligned
    head: tuple[Piece, ...]


def recognise_rows(
    name: str, runs: Sequence[Run], named: Sequence[Candidate], year: int | None
) -> RowTable | None:
    """Table ``requests`` or ``disclosure``, None where the text has none."""
    chain = heaviest_chain(name, named)
    if not chain:
        return _blank_table(name, runs, year)
    first, last = chain[0].index, chain[-1].index
    while first > 0 and not runs[first].fresh and chain[0].index - first < _NEAR:
        first -= 1
    text = _words(runs[first : last + 1])
    form = _form(name, text, chain)
    layout = forms()[form or _layout(name, chain, year)]
    aligned = align(layout.tables[name], runs, chain, named)
    if not _is_table(name, aligned, text):
        return _blank_table(name, runs, year)
    return _table(form, layout, aligned, runs, text)


def _table(
    form: str | None, layout: Form, aligned: Aligned, runs: Sequence[Run], text: str
) -> RowTable:
    cells, shapes = _cells(aligned, text)
    head = _head(runs, aligned)
    place = next((piece.location for piece in head), None)
    return RowTable(Table(aligned.table, form, layout.key, cells, shapes, place), aligned, head)


def _words(runs: Sequence[Run]) -> str:
    pieces = [piece.text for run in runs for piece in run.labels[-_FRAGMENTS_OF_HEAD:]]
    return characters("".join(pieces))


def _blank_table(name: str, runs: Sequence[Run], year: int | None) -> RowTable | None:
    """A table whose labels stand there without one value, under its header."""
    for index, run in enumerate(runs):
        if run.values or len(run.labels) < _LEAST_ROWS[name]:
            continue
        text = _words([run])
        if not any(word in text for word in _HEAD_WORDS[name]):
            continue
        form = _form(name, text, ())
        layout = forms()[form or _layout(name, (), year)]
        aligned = align_blank(layout.tables[name], runs, index)
        if len(aligned.rows) >= _LEAST_ROWS[name]:
            return _table(form, layout, aligned, runs, text)
    return None


def _form(name: str, text: str, chain: Sequence[Candidate]) -> str | None:
    if name == "requests":
        found = {item.row for item in chain}
        if found & _ITEMS or "逾期不补正" in text or "逾期未按收费通知" in text:
            return "2021"
        whole = [item for item in chain if item.row == "other_handling"]
        return "2019" if whole and _carries_values(whole[0]) else None
    scores = {
        key: sum(characters(marker) in text for marker in form.tables[name].markers)
        for key, form in forms().items()
    }
    best = max(scores.values())
    winners = [key for key, score in scores.items() if score == best]
    return winners[0] if best and len(winners) == 1 else None


def _carries_values(item: Candidate) -> bool:
    widths = row_widths()[item.table, item.row]
    if item.run.glued:
        return len(item.cells[0].text) >= min(widths)
    return shows(item.cells, widths)


def _layout(name: str, chain: Sequence[Candidate], year: int | None) -> str:
    due = due_form(year)
    if due is not None and due in forms():
        return due
    fitting = {}
    for key, form in forms().items():
        rows = form.tables[name].rows
        own = [item for item in chain if item.row in rows]
        fit = sum(len(item.cells) == len(rows[item.row].columns) for item in own)
        fitting[key] = (len(own), fit, key == _FALLBACK)
    return max(fitting, key=lambda key: fitting[key])


def _is_table(name: str, aligned: Aligned, text: str) -> bool:
    """Whether rows enough were found, and not lines of a text that speak of the same things."""
    if len(aligned.rows) < _LEAST_ROWS[name]:
        return False
    if any(word in text for word in _HEAD_WORDS[name]):
        return True
    strong = sum(
        placed.run is not None and not placed.run.glued and aligned.fits(row, placed.cells)
        for row, placed in aligned.rows.items()
    )
    return strong > _LEAST_ROWS[name]


def _cells(aligned: Aligned, text: str) -> tuple[tuple[Cell, ...], dict[str, RowShape]]:
    subtotal = _subtotal(text) if aligned.table == "requests" else None
    drawn, rows, totals = _drawn(aligned), with_own_headers(aligned), ends_in_total(aligned)
    cells: list[Cell] = []
    shapes: dict[str, RowShape] = {}
    for key, row in aligned.layout.rows.items():
        total_last = row.columns[-1] == "total"
        width = len(row.columns)
        cut, drawn_cells = aligned.is_cut(key), drawn.get(width, 0)
        shape = Shape(width, subtotal, aligned.loose, cut, total_last, drawn_cells, key in totals)
        filled, shapes[key] = fill_row(aligned.layout, row, rows.get(key), shape, _unit_in_labels)
        cells.extend(filled)
    return tuple(cells), shapes


def _drawn(aligned: Aligned) -> dict[int, int]:
    """How many value cells, spans included, bordered rows of each width mostly draw."""
    counts: dict[int, Counter[int]] = {}
    for key, placed in aligned.rows.items():
        if placed.run is not None and placed.run.borders:
            width = len(aligned.layout.rows[key].columns)
            counts.setdefault(width, Counter())[len(placed.cells)] += 1
    return {width: seen.most_common(1)[0][0] for width, seen in counts.items()}


def _subtotal(text: str) -> int | None:
    """Index of a column 小计 (of the five kinds of legal persons) among the values of a row.

    Behind the first row 小计 is the name of a row, of those above it.
    """
    place = text.partition("本年新收")[0].find("小计")
    if place < 0:
        return None
    kinds = [text.find(kind) for kind in _KINDS]
    if min(kinds) < 0:
        return None
    if place < min(kinds):
        return 1
    return 6 if place > max(kinds) else None


def _unit_in_labels(placed: Placed) -> str | None:
    return label_unit("".join(piece.text for piece in placed.run.labels)) if placed.run else None


def _head(runs: Sequence[Run], aligned: Aligned) -> tuple[Piece, ...]:
    """Header fragments in front of the first row, back to the first that is none."""
    labels = runs[aligned.first].labels
    inside = {piece for placed in aligned.rows.values() for piece in placed.label}
    end = next((i for i, piece in enumerate(labels) if piece in inside), len(labels))
    start = end
    while start > 0 and is_head_piece(labels[start - 1].text):
        start -= 1
    before = () if start or runs[aligned.first].fresh else _loose_head(runs, aligned.first)
    return (*before, *labels[start:end])


def _loose_head(runs: Sequence[Run], first: int) -> tuple[Piece, ...]:
    """A header with values of no row under it stands in runs of its own."""
    pieces: list[Piece] = []
    for run in reversed(runs[max(0, first - _NEAR) : first]):
        if not all(is_head_piece(piece.text) for piece in run.labels):
            break
        pieces[:0] = [*run.labels, *run.values]
        if run.fresh:
            break
    return tuple(pieces)
