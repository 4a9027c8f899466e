"""Figures that a narrow cell broke over two lines, put together where the sums leave one way.

A cell as wide as three digits shows 3249 as 324 and 9: one below the other in the text of a cell,
or 9 on a line below the row. Only what fills a cell goes on below it; a row is read if just one
way to join its figures adds up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise

from goiaudit.recognition.disputes import header_words
from goiaudit.recognition.labels import is_head_piece
from goiaudit.recognition.lines import Lines
from goiaudit.recognition.runs import Run
from goiaudit.recognition.strips import Piece
from goiaudit.recognition.sums import adds_up
from goiaudit.recognition.torn import by_place

_ROW, _DISPUTES, _KIND = 7, 15, 5
_MOST_CUT, _LEAST_DIGITS, _MOST_WAYS = 4, 2, 5000
_LEAST_WORDS, _MOST_RUNS = 3, 12

Joins = Sequence[tuple[int, ...]]
"""The values that make up each cell of a row, by their numbers."""


def with_figures_whole(found: list[Run], lines: Lines) -> list[Run]:
    """The runs, figures of table three and four that stand on two lines joined."""
    if not any(len(run.values) > _ROW for run in found):
        return found
    return list(_whole(found, lines))


def _whole(found: Sequence[Run], lines: Lines) -> Iterator[Run]:
    starts = [index for index, run in enumerate(found) if run.fresh and index]
    for start, end in pairwise([0, *starts, len(found)]):
        own = found[start:end]
        whole = _disputes(own, lines) if own[:1] and own[0].fresh else None
        yield from [_row(run, lines) for run in own] if whole is None else [whole]


def _row(run: Run, lines: Lines) -> Run:
    """A row of table three with its figures whole, the run itself if there is nothing to join."""
    if run.borders or run.glued or run.named is None or run.named.name.table != "requests":
        return run
    if not _ROW < len(run.values) <= _ROW + _MOST_CUT:
        return run
    values = _joined(run.values, run.lines, _ROW, lines)
    return run if values is None else Run(run.labels, values, [_ROW], fresh=run.fresh)


def _disputes(own: Sequence[Run], lines: Lines) -> Run | None:
    """Table four with its figures whole, None if these runs are no such table."""
    if len(own) > _MOST_RUNS:
        return None
    values = [piece for run in own for piece in run.values]
    labels = [piece for run in own for piece in run.labels]
    if not _DISPUTES < len(values) <= _DISPUTES + _MOST_CUT:
        return None
    if any(run.borders or run.glued for run in own):
        return None
    if not all(is_head_piece(piece.text) for piece in labels):
        return None
    counts = [count for run in own for count in run.lines]
    joined = _joined(values, counts, _DISPUTES, lines)
    whole = Run(labels, joined or [], [_DISPUTES], fresh=True)
    return whole if joined and header_words(whole) >= _LEAST_WORDS else None


def _joined(
    values: Sequence[Piece], counts: Sequence[int], width: int, lines: Lines
) -> list[Piece] | None:
    """As many values as a row has, None unless they add up in one way.

    Where lines are laid out as the page is, places tell which of the ways are possible.
    """
    texts = [piece.text for piece in values]
    widest = max(map(len, texts))
    if not all(text.isdigit() for text in texts) or widest < _LEAST_DIGITS:
        return None
    begun = by_place(values[:width], lines)
    numbers = {id(piece): n for n, piece in enumerate(values)}
    placed = [numbers[id(piece)] for piece in begun] if begun else None
    ways = chain(_below(texts, width, widest), _on_lines(texts, counts, width, widest))
    found: dict[tuple[str, ...], Joins] = {}
    for count, joins in enumerate(ways):
        if count > _MOST_WAYS:
            return None
        if placed and [own[0] for own in joins] != placed:
            continue
        shown = tuple("".join(texts[n] for n in own) for own in joins)
        if all(map(adds_up, _kinds(shown))):
            found[shown] = joins
    if len(found) != 1:
        return None
    (joins,) = found.values()
    return [_as_one([values[n] for n in own]) for own in joins]


def _kinds(texts: Sequence[str]) -> list[Sequence[str]]:
    if len(texts) == _ROW:
        return [texts]
    return [texts[n : n + _KIND] for n in range(0, len(texts), _KIND)]


def _below(texts: Sequence[str], width: int, widest: int) -> Iterator[Joins]:
    """Ways to join values that stand below each other in the text of one cell."""
    begun = [n for n, text in enumerate(texts[:-1]) if _goes_on(text, widest)]
    for first in combinations(begun, len(texts) - width):
        if any(after == before + 1 for before, after in pairwise(first)):
            continue
        ends = {n + 1 for n in first}
        yield [(n, n + 1) if n in first else (n,) for n in range(len(texts)) if n not in ends]


def _on_lines(
    texts: Sequence[str], counts: Sequence[int], width: int, widest: int
) -> Iterator[Joins]:
    """Ways to join the ends of figures on the last line with figures of the lines above it."""
    count = len(texts) - width
    if len(counts) < 2 or counts[-1] != count:
        return
    ends = range(width, len(texts))
    if counts[0] == count < width:  # only the first halves stand above the line of the others
        for places in combinations(range(width), count):
            above, others = iter(zip(range(count), ends, strict=True)), iter(range(count, width))
            yield [next(above) if n in places else (next(others),) for n in range(width)]
    begun = [n for n in range(width) if _goes_on(texts[n], widest)]
    for places in combinations(begun, count):
        below = iter(ends)
        yield [(n, next(below)) if n in places else (n,) for n in range(width)]


def _goes_on(text: str, widest: int) -> bool:
    """Whether a figure fills its cell, and more of its digits may stand below."""
    return len(text) == widest and not text.startswith("0")


def _as_one(parts: Sequence[Piece]) -> Piece:
    text, raw = "".join(part.text for part in parts), "".join(part.raw for part in parts)
    return parts[0]._replace(text=text, raw=raw)
