"""Table four on a page where pieces of its header stand between its values.

Text taken from a page may have four values, the header of their total, the total, and so on for
each kind of case. Just fifteen values under nothing but words of the header are its row; they
are read if all totals bear the order out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goiaudit.recognition.disputes import header_words
from goiaudit.recognition.labels import is_head_piece
from goiaudit.recognition.runs import Run
from goiaudit.recognition.sums import adds_up

_WIDTH, _KIND = 15, 5
_LEAST_WORDS = 3
_MOST_RUNS = 12


def with_disputes_joined(found: list[Run]) -> list[Run]:
    """The runs, those of a table four with pieces of its header in between as one."""
    if not any(run.fresh and 0 < len(run.values) < _WIDTH and _is_head(run) for run in found):
        return found
    return list(_joined(found))


def _joined(found: Sequence[Run]) -> Iterator[Run]:
    place = 0
    while place < len(found):
        whole, end = _whole(found, place)
        yield found[place] if whole is None else whole
        place = place + 1 if whole is None else end


def _whole(found: Sequence[Run], start: int) -> tuple[Run | None, int]:
    """The runs from ``start`` to the next sentence as one if they are table four, and their end."""
    first = found[start]
    if not first.fresh or not 0 < len(first.values) < _WIDTH or not _is_head(first):
        return None, start
    end = next((n for n in range(start + 1, len(found)) if found[n].fresh), len(found))
    own = found[start:end]
    labels = [piece for run in own for piece in run.labels]
    values = [piece for run in own for piece in run.values]
    if len(own) > _MOST_RUNS or len(values) != _WIDTH or not all(map(_is_head, own)):
        return None, start
    if any(run.borders or run.glued for run in own) or all(map(_is_of_kinds, own)):
        return None, start
    texts = [piece.text for piece in values]
    kinds = [texts[n : n + _KIND] for n in range(0, _WIDTH, _KIND)]
    whole = Run(labels, values, [_WIDTH], fresh=True, torn=not all(map(adds_up, kinds)))
    return (whole, end) if header_words(whole) >= _LEAST_WORDS else (None, start)


def _is_of_kinds(run: Run) -> bool:
    """Whether a run may be the row of a table of its own for one kind of case, or for two."""
    return len(run.values) % _KIND == 0


def _is_head(run: Run) -> bool:
    return all(is_head_piece(piece.text) for piece in run.labels)
