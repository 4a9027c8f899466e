"""Strips joined into runs: a row label with whatever stands before it, and its values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from goiaudit.definitions.seldom import seldom
from goiaudit.recognition.labels import Found, is_misnumbered, label_at_end
from goiaudit.recognition.lineshapes import ends_disputes
from goiaudit.recognition.strips import Piece, Strip
from goiaudit.recognition.values import look

_NOTE = seldom(r"\((?![一二三四五六七八九十]{1,2}\))[^()]*(?:\d|其中|含|包括)[^()]*\)")
_LONG_LINE = 100
_MANY_FRAGMENTS = 160
_NEAR_FRAGMENTS = 8


@dataclass(slots=True)
class Run:
    """Label fragments and the values that follow them; ``lines`` counts values line by line."""

    labels: list[Piece]
    values: list[Piece] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    borders: bool = False
    glued: bool = False
    fresh: bool = False
    """Whether a sentence or heading stands between this run and the one before."""
    torn: bool = False
    """Whether the values stand on several lines, in an order of columns that nothing tells."""
    _named: tuple[Found | None] | None = None

    @property
    def named(self) -> Found | None:
        """The row that the labels end with (``label_at_end``); they never change."""
        if self._named is None:
            texts = [piece.text for piece in self.labels]
            found = label_at_end(texts)
            self._named = (None if found and is_misnumbered(found, texts) else found,)
        return self._named[0]


class _Joiner:
    """Collects strips into runs: labels up to the next values, values up to the next label."""

    def __init__(self) -> None:
        self.found: list[Run] = []
        self.pending: list[Piece] = []
        self.current: Run | None = None
        self.fresh = True

    def add(self, strip: Strip | None) -> None:
        """Take the next strip, or a break."""
        if strip is None:
            self.flush()
            self.fresh = True
            return
        labels, values, borders, glued, stacked = strip
        current = self.current
        if not labels and current is None:
            if stacked:
                values = self._without_furniture(values)
            elif _is_furniture(values, self.pending):
                labels, values = values, ()
        if labels:
            if current is not None and not values and _is_note(labels, current):
                _add_note(current, labels[0])
                return
            self.current = current = None
            self._add_labels(labels)
        if values:
            if borders or glued or current is None or current.borders or current.glued:
                self.current = current = self._open(borders, glued)
            current.values.extend(values)
            current.lines.extend([1] * len(values) if stacked else (len(values),))

    def _without_furniture(self, values: Sequence[Piece]) -> Sequence[Piece]:
        """Values on lines of their own, from the first on that is no furniture."""
        for place, value in enumerate(values):
            if not _is_furniture((value,), self.pending):
                return values[place:]
            self._add_labels((value,))
        return ()

    def _add_labels(self, labels: Sequence[Piece]) -> None:
        if len(self.pending) > _MANY_FRAGMENTS:
            self.flush()
        self.pending.extend(labels)

    def _open(self, borders: bool = False, glued: bool = False) -> Run:
        run = Run(self.pending, borders=borders, glued=glued, fresh=self.fresh)
        self.pending, self.fresh = [], False
        self.found.append(run)
        return run

    def flush(self) -> None:
        """Close what is open; labels that no values follow become a run of their own."""
        self.current = None
        if self.pending:
            self._open()


def runs(strips: Iterable[Strip | None]) -> list[Run]:
    """Join strips: label fragments up to the next values, values up to the next label."""
    joiner = _Joiner()
    for strip in strips:
        joiner.add(strip)
    joiner.flush()
    return joiner.found


def _is_furniture(values: Sequence[Piece], pending: Sequence[Piece]) -> bool:
    """Whether odd figures stand where no value is due (a date, a share beside the table)."""
    if look(values[0].text) != "odd":
        return False
    texts = [piece.text for piece in pending[-_NEAR_FRAGMENTS:]]
    return label_at_end(texts) is None and not ends_disputes("".join(texts))


def _is_note(labels: Sequence[Piece], current: Run) -> bool:
    return (
        len(labels) == 1
        and labels[0].text.startswith("(")
        and not current.borders
        and not current.glued
        and len(labels[0].text) <= _LONG_LINE // 2
        and "(" not in current.values[-1].text
        and _NOTE.fullmatch(labels[0].text) is not None
    )


def _add_note(run: Run, note: Piece) -> None:
    last = run.values[-1]
    run.values[-1] = last._replace(
        text=last.text + note.text, raw=last.raw + note.raw, damaged=last.damaged or note.damaged
    )
