"""The results of a run, in a tuple or too many for one: walked over one at a time.

A run of thousands keeps its results on disk. Whoever walks over them takes them through these
functions, which know the cheapest way for either kind.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from goiaudit.model.cells import Cell, CellState, Table, TableCells
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport

T = TypeVar("T")
Change = Callable[[int, AuditedReport], AuditedReport]
"""Takes the place of a result in the run and the result; gives the result as it shall be."""


class Results(Sequence[AuditedReport]):
    """Results that are loaded one at a time; each ``results[n]`` is made anew."""

    @abstractmethod
    def brief(self) -> Iterator[AuditedReport]:
        """Every result, its report without tables, claims and text."""

    @abstractmethod
    def telling(self) -> Iterator[Report]:
        """The reports that ``has_to_tell`` is true of, without tables, claims and text."""

    @abstractmethod
    def changed(self, change: Change) -> Results:
        """The same results, each changed when it is loaded."""

    @abstractmethod
    def rendered(self, render: Callable[[AuditedReport], T]) -> Iterator[T]:
        """``render(result)`` for each, in order."""


def brief(results: Sequence[AuditedReport]) -> Iterable[AuditedReport]:
    """Every result, for counting: where they lie on disk, without tables, claims and text.

    Identity, digest, notices and message of the report are there, and all of the findings.
    """
    return results.brief() if isinstance(results, Results) else results


def telling(results: Sequence[AuditedReport]) -> Iterator[Report]:
    """The reports of a run that have something to tell besides their findings."""
    if isinstance(results, Results):
        return results.telling()
    return filter(has_to_tell, (result.report for result in results))


def has_to_tell(report: Report) -> bool:
    """Whether reading the report noticed something, or failed."""
    return bool(report.notices) or report.unreadable is not None


def changed(results: Sequence[AuditedReport], change: Change) -> Sequence[AuditedReport]:
    """Results with ``change`` made to each of them, at once or when they are loaded."""
    if isinstance(results, Results):
        return results.changed(change)
    return tuple(change(n, result) for n, result in enumerate(results))


def rendered(results: Sequence[AuditedReport], render: Callable[[AuditedReport], T]) -> Iterator[T]:
    """``render(result)`` for each, in order; by several processes where the run has them.

    ``render`` is a module's function, or a partial of one, that depends on nothing else.
    """
    return results.rendered(render) if isinstance(results, Results) else map(render, results)


def without_body(report: Report) -> Report:
    """A report without what takes space: claims, facts, observations, text, most of its tables.

    Of a table one cell is left, a number if it has one, for whether it has decides the status;
    where it stands is not told.
    """
    printed = {name: _token(table) for name, table in report.printed.items()}
    return replace(report, printed=printed, claims=(), facts={}, observations=(), sections=())


def _token(table: Table) -> Table:
    states = table.states
    number = states.index(CellState.NUMBER) if CellState.NUMBER in states else None
    cells: tuple[Cell, ...] = ()
    if number is not None:  # without its place, which would have to be made
        address = TableCells.of(table.cells).addresses[number]
        cells = (Cell(address, CellState.NUMBER, table.values[number], ""),)
    return Table(table.name, table.form, table.layout, cells)
