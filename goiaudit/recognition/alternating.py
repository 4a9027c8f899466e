"""Table four on a page where pieces of its header stand between its values.

Text taken from a page may have four values, the header of their total, the total, and so on for
each kind of case. Just fifteen values under nothing but words of the header are its row; they
are read if all totals bear the order out. The last total may stand below the next heading and the
text there, where one figure stands alone: it is read if no other place for it adds up as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goiaudit.recognition.disputes import header_words
from goiaudit.recognition.labels import is_head_piece
from goiaudit.recognition.runs import Run
from goiaudit.recognition.sums import adds_up

_WIDTH, _KIND = 15, 5
_LEAST_WORDS = 3
_MOST_RUNS, _NEAR = 12, 4


def with_disputes_joined(found: list[Run]) -> list[Run]:
    """The runs, those of a table four with pieces of its header in between as one."""
    if not any(run.fresh and 0 < len(run.values) < _WIDTH and _is_head(run) for run in found):
        return found
    return list(_joined(_with_last_total(found)))


def _with_last_total(found: list[Run]) -> list[Run]:
    """The runs, a table four that lacks its last total with the figure that stands below it."""
    start = next((n for n in range(len(found)) if _count(found, n) == _WIDTH - 1), None)
    if start is None:
        return found
    end = _end(found, start)
    own = found[start:end]
    lone = [n for n in range(end, min(end + _NEAR, len(found))) if _is_lone_figure(found[n])]
    drawn = any(run.borders or run.glued for run in own)
    if len(lone) != 1 or drawn or not all(map(_is_head, own)):
        return found
    below = found[lone[0]]
    values = [piece for run in own for piece in run.values]
    if not _is_last([piece.text for piece in values], below.values[0].text):
        return found
    labels = [piece for run in own for piece in run.labels]
    whole = Run(labels, [*values, *below.values], [_WIDTH], fresh=True)
    if header_words(whole) < _LEAST_WORDS:
        return found
    rest = Run(below.labels, fresh=below.fresh)
    return [*found[:start], whole, *found[end : lone[0]], rest, *found[lone[0] + 1 :]]


def _count(found: Sequence[Run], start: int) -> int:
    """How many values stand from a run that follows a sentence to the next such run."""
    if not found[start].fresh:
        return 0
    return sum(len(run.values) for run in found[start : _end(found, start)])


def _end(found: Sequence[Run], start: int) -> int:
    return next((n for n in range(start + 1, len(found)) if found[n].fresh), len(found))


def _is_lone_figure(run: Run) -> bool:
    """Whether a run is a figure on a line of its own, no row of another table named above it."""
    if len(run.values) != 1 or not run.values[0].text.isdigit():
        return False
    if run.named is not None and not _is_head(run):
        return False
    return not run.labels or run.labels[-1].source != run.values[0].source


def _is_last(texts: Sequence[str], lone: str) -> bool:
    """Whether all kinds add up with a figure behind all others, and nowhere else."""
    orders = [[*texts[:n], lone, *texts[n:]] for n in range(len(texts) + 1)]
    whole = {tuple(order) for order in orders if all(map(adds_up, _kinds(order)))}
    return whole == {tuple(orders[-1])}


def _kinds(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[n : n + _KIND] for n in range(0, _WIDTH, _KIND))


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
    end = _end(found, start)
    own = found[start:end]
    labels = [piece for run in own for piece in run.labels]
    values = [piece for run in own for piece in run.values]
    if len(own) > _MOST_RUNS or len(values) != _WIDTH or not all(map(_is_head, own)):
        return None, start
    if any(run.borders or run.glued for run in own) or all(map(_is_of_kinds, own)):
        return None, start
    texts = [piece.text for piece in values]
    torn = not all(map(adds_up, _kinds(texts)))
    whole = Run(labels, values, [_WIDTH], fresh=True, torn=torn)
    return (whole, end) if header_words(whole) >= _LEAST_WORDS else (None, start)


def _is_of_kinds(run: Run) -> bool:
    """Whether a run may be the row of a table of its own for one kind of case, or for two."""
    return len(run.values) % _KIND == 0


def _is_head(run: Run) -> bool:
    return all(is_head_piece(piece.text) for piece in run.labels)
