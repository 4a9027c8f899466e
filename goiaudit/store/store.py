"""``Store``: one DuckDB file, opened for moments only, so that two runs can share it.

DuckDB gives the file to one writer or to several readers; who comes second waits a bounded time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goiaudit.audit.heads import Head
from goiaudit.model.errors import UsageError
from goiaudit.model.report import Report
from goiaudit.model.result import AuditedReport
from goiaudit.store import reading, writing
from goiaudit.store.opening import SECONDS, Waiting, connected, engine, first_line
from goiaudit.store.place import place_of
from goiaudit.store.writing import RunFacts, Written

if TYPE_CHECKING:
    import duckdb


_FULL = "No space left on device"


@dataclass(frozen=True, slots=True)
class Store:
    """The store in a file; ``waiting`` is told when another process has it, see ``connected``.

    Every method raises UsageError where the file is no store, of another version, locked for
    longer than ``seconds``, or cannot be written; the store is then as it was before.
    """

    path: Path
    waiting: Waiting | None = None
    seconds: float = SECONDS

    def prepare(self) -> None:
        """Make the store if there is none, and find out what is wrong with it before a long run."""
        with self._open(readonly=False):
            pass

    def heads(
        self, years: Collection[int] | None = None, without: Iterable[Report | Head] = ()
    ) -> dict[str, Head]:
        """Key -> head of the readable reports of these years (None: all).

        ``without`` are the reports of the run: a file that is read again, here or under another
        name, is not its own relative.
        """
        run = list(without)
        places = {place_of(one) for one in run}
        digests = {one.digest for one in run if one.digest}
        with self._open(readonly=True) as connection:
            return reading.heads(connection, years, places, digests)

    def reports(self, keys: Sequence[str]) -> Iterator[tuple[str, Report]]:
        """Keys of ``heads`` with their reports, loaded a few hundred at a time."""
        if not keys:
            return
        with self._open(readonly=True) as connection:
            yield from reading.reports(connection, keys)

    def write(self, results: Sequence[AuditedReport], facts: RunFacts) -> Written:
        """Put a run away in one transaction; rows of what did not change stay as they are."""
        with self._open(readonly=False) as connection:
            return writing.write(connection, results, facts)

    def years(self, run: Iterable[Report]) -> Mapping[int, Mapping[str, int]]:
        """Year -> status -> reports of the run's organs on years that it has none of."""
        present = {(one.organ, one.year) for one in run if one.organ and one.year}
        with self._open(readonly=True) as connection:
            return reading.years(connection, present)

    @contextmanager
    def _open(self, *, readonly: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        duck = engine()
        connection = connected(
            self.path, readonly=readonly, waiting=self.waiting, seconds=self.seconds
        )
        with closing(connection):
            try:
                yield connection
            except duck.Error as error:
                raise _failed(self.path, error) from error


def _failed(path: Path, error: Exception) -> UsageError:
    said = first_line(error)
    if _FULL in said:
        return UsageError(
            f"{path}: the disk is full; the store is as it was before. Make room and run again",
            f"{path}: 磁盘已满，存储内容与此前相同。请腾出空间后重新运行",
        )
    return UsageError(
        f"{path}: the store failed and is as it was before: {said}",
        f"{path}: 存储出错，内容与此前相同: {said}",
    )
