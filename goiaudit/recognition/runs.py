"""Strips joined into runs: a row label with whatever stands before it, and its values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from goiaudit.recognition.labels import label_at_end
from goiaudit.recognition.strips import Piece, Strip, ends_disputes
from goiaudit.recognition.values import look

_NOTE = re.compile(r"\((?![一二三四五六七八九十]{1,2}\))[^()]*(?:\d|其中|含|包括)[^()]*\)")
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
        labels, values = strip.labels, strip.values
        if not labels and _is_furniture(values, self.current, self.pending):
            labels, values = values, ()
        if labels and not values and self.current is not None and _is_note(labels, self.current):
            _add_note(self.current, labels[0])
            return
        if labels:
            self.current = None
            if len(self.pending) > _MANY_FRAGMENTS:
                self.flush()
            self.pending.extend(labels)
        if values:
            self._add_values(strip, values)

    def _add_values(self, strip: Strip, values: Sequence[Piece]) -> None:
        current = self.current
        if strip.borders or strip.glued or current is None or current.borders or current.glued:
            current = self.current = self._open(borders=strip.borders, glued=strip.glued)
        current.values.extend(values)
        current.lines.append(len(values))

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


def _is_furniture(values: Sequence[Piece], current: Run | None, pending: Sequence[Piece]) -> bool:
    """Whether odd figures stand where no value is due (a date, a share beside the table)."""
    if current is not None or look(values[0].text) != "odd":
        return False
    texts = [piece.text for piece in pending[-_NEAR_FRAGMENTS:]]
    return label_at_end(texts) is None and not ends_disputes("".join(texts))


def _is_note(labels: Sequence[Piece], current: Run) -> bool:
    return (
        not current.borders
        and not current.glued
        and len(labels) == 1
        and len(labels[0].text) <= _LONG_LINE // 2
        and "(" not in current.values[-1].text
        and _NOTE.fullmatch(labels[0].text) is not None
    )


def _add_note(run: Run, note: Piece) -> None:
    last = run.values[-1]
    run.values[-1] = last._replace(
        text=last.text + note.text, raw=last.raw + note.raw, damaged=last.damaged or note.damaged
    )
