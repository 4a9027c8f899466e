"""The results of a large run as a sequence: on disk, loaded one at a time."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, TypeVar, overload

from goiaudit.audit.results import Change, Results, has_to_tell
from goiaudit.batch.drawer import Drawer
from goiaudit.batch.judge_stage import brief_result, name_of, whole_result
from goiaudit.batch.processes import MODULES
from goiaudit.batch.workers import END, Workers
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport

T = TypeVar("T")
_AT_A_TIME = 32
_ASKED = 500
"""Entries that the shelf is asked about together."""
_FEW = 256
"""Results below which starting workers costs more than they save."""
Packed = tuple[int, bytes, bytes]
"""Place in the run, packed result, packed report."""


class Source(Protocol):
    """Where packed results lie; what is damaged is made anew."""

    def result(self, n: int) -> bytes:
        """The packed result at a place."""

    def report(self, n: int) -> bytes:
        """The packed report at a place."""

    def tells(self, n: int) -> bool:
        """Whether the report at a place may have something to tell."""


class ShelvedResults(Results):
    """Results at ``places`` of a source, with ``changes`` made to each when it is loaded.

    ``jobs`` is how many processes may render them, ``seconds`` what one chunk of them may take.
    What is rendered as text is kept in a ``drawer`` and need not be rendered again.
    """

    def __init__(
        self,
        source: Source,
        places: Sequence[int],
        jobs: int,
        seconds: float,
        changes: tuple[Change, ...] = (),
        drawer: Drawer | None = None,
    ) -> None:
        self.source, self.places, self.jobs, self.seconds = source, places, jobs, seconds
        self.changes, self.drawer = changes, drawer

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> AuditedReport: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[AuditedReport]: ...
    def __getitem__(self, place: int | slice) -> AuditedReport | Sequence[AuditedReport]:
        if isinstance(place, slice):
            return [self[n] for n in range(len(self))[place]]
        n = range(len(self))[place]
        return _whole(self._packed(n), self.changes)

    def __iter__(self) -> Iterator[AuditedReport]:
        return (self[n] for n in range(len(self)))

    def brief(self) -> Iterator[AuditedReport]:
        """Every result, its report without tables, claims and text."""
        for n, place in enumerate(self.places):
            yield _changed(n, brief_result(self.source.result(place)), self.changes)

    def telling(self) -> Iterator[Report]:
        """The reports that have something to tell; only they are loaded, without a body."""
        for place in filter(self.source.tells, self.places):
            report = brief_result(self.source.result(place)).report
            if has_to_tell(report):
                yield report

    def changed(self, change: Change) -> ShelvedResults:
        """The same results, each changed when it is loaded."""
        changes = (*self.changes, change)
        return ShelvedResults(
            self.source, self.places, self.jobs, self.seconds, changes, self.drawer
        )

    def rendered(self, render: Callable[[AuditedReport], T]) -> Iterator[T]:
        """``render(result)`` for each, in order, in several processes where that pays."""
        everything = range(len(self))
        name = name_of(render)
        # A result that a waiver or baseline changes is not what was rendered before.
        if self.drawer is None or self.changes or name is None:
            return self._rendered(render, everything)
        return self._drawn(render, name, self.drawer)

    def _drawn(
        self, render: Callable[[AuditedReport], T], name: str, drawer: Drawer
    ) -> Iterator[T]:
        """What lies in the drawer, and between it what has to be rendered."""
        drawn = bytearray(len(self))
        for first in range(0, len(self), _ASKED):
            places = self.places[first : first + _ASKED]
            known = drawer.drawn(places, name)
            drawn[first : first + len(places)] = (place in known for place in places)
        fresh = self._rendered(render, array("L", (n for n in range(len(self)) if not drawn[n])))
        for first in range(0, len(self), _AT_A_TIME):
            places = self.places[first : first + _AT_A_TIME]
            numbered = list(enumerate(places, first))
            texts = drawer.texts([place for n, place in numbered if drawn[n]], name)
            for n, place in numbered:
                text: Any = texts.get(place)
                if text is None:
                    text = render(self[n]) if drawn[n] else next(fresh)
                    if isinstance(text, str):
                        drawer.keep_text(place, name, text)
                yield text

    def _rendered(
        self, render: Callable[[AuditedReport], T], numbers: Sequence[int]
    ) -> Iterator[T]:
        work = partial(_render_pieces, render=render, changes=self.changes)
        if self.jobs < 2 or len(numbers) < _FEW or not _can_be_sent(work):
            return (render(self[n]) for n in numbers)
        return self._rendered_apart(work, numbers)

    def _rendered_apart(
        self, work: Callable[[Any, int], Iterator[list[Any]]], numbers: Sequence[int]
    ) -> Iterator[Any]:
        def task(chunk: int) -> list[Packed]:
            first = chunk * _AT_A_TIME
            return [self._packed(n) for n in numbers[first : first + _AT_A_TIME]]

        waiting: dict[int, list[Any]] = {}
        following = 0
        chunks = range(-(-len(numbers) // _AT_A_TIME))
        pool = Workers(work, self.jobs, self.seconds, longest=1, preload=MODULES)
        for chunk, piece in pool.stream(task, chunks):
            if piece is END:
                continue
            if not isinstance(piece, list):  # lost, or not to be sent: rendered here
                (piece,) = work(task(chunk), 0)
            waiting[chunk] = piece
            while following in waiting:
                yield from waiting.pop(following)
                following += 1

    def _packed(self, n: int) -> Packed:
        place = self.places[n]
        return n, self.source.result(place), self.source.report(place)


def _render_pieces(
    task: list[Packed],
    start: int,
    render: Callable[[AuditedReport], Any],
    changes: tuple[Change, ...],
) -> Iterator[list[Any]]:
    if not start:
        yield [render(_whole(packed, changes)) for packed in task]


def _whole(packed: Packed, changes: tuple[Change, ...]) -> AuditedReport:
    n, result, report = packed
    return _changed(n, whole_result(result, report), changes)


def _changed(n: int, result: AuditedReport, changes: tuple[Change, ...]) -> AuditedReport:
    for change in changes:
        result = change(n, result)
    return result


def _can_be_sent(work: object) -> bool:
    """Whether workers can be given a function; one made on the spot stays in this process."""
    try:
        pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True
