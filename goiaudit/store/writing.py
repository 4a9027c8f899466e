"""Results into a store: chunk by chunk in one transaction, and only what changed.

A run that is killed leaves the store as it was before; so does a full disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

import goiaudit
from goiaudit.audit.results import rendered
from goiaudit.model.result import AuditedReport
from goiaudit.rules.rule import RuleSet
from goiaudit.store.frames import frame
from goiaudit.store.matching import Known, known
from goiaudit.store.rows import SHAPES, Row, rows_of
from goiaudit.store.schema import NUMBER, OF_A_REPORT, RUNS, TableOf

if TYPE_CHECKING:
    import duckdb

CHUNK = 256
"""Reports that are written together; bounds the memory."""
STATUSES = ("consistent", "inconsistent", "incomplete", "unreadable")
_STATUS, _PATH, _PART, _FILE, _PLACE, _CONTENT = (
    list(SHAPES["reports"]).index(name)
    for name in ("status", "path", "part", "file", "place", "content")
)
_EXACT = (
    f"CASE WHEN exact IS NULL THEN whole::{NUMBER} ELSE TRY_CAST(nullif(exact, '') AS {NUMBER}) END"
)
_MADE = {
    ("cells", "value"): _EXACT,
    ("claims", "value"): _EXACT,
    ("findings", "difference"): _EXACT,
    ("findings", "cells"): "list_filter(string_split(cells, chr(31)), lambda cell: cell <> '')",
}
"""How a column is made where the frame does not have it as it is."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a store notes of a run besides its results.

    ``complete`` is False for a run that was stopped: its last file may have more reports.
    """

    rules: int = 0
    pack: str = ""
    configuration: str | None = None
    lang: str = "zh"
    complete: bool = True


def pack_of(rules: RuleSet) -> str:
    """A digest of what the rules assert: runs with the same one are comparable."""
    found = hashlib.blake2b(digest_size=8)
    for rule in rules.rules:
        said = (rule.id, repr(rule.severity), rule.check_text, repr(rule.tolerance))
        found.update("\n".join(said).encode())
    return found.hexdigest()


@dataclass(slots=True)
class Written:
    """What a run changed in the store."""

    reports: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    by_status: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))


def write(
    connection: duckdb.DuckDBPyConnection, results: Sequence[AuditedReport], facts: RunFacts
) -> Written:
    """Write a run: all of it or, where something fails, nothing."""
    connection.begin()
    try:
        written = _Writer(connection).run(results, facts)
        connection.commit()
    except BaseException:
        with suppress(Exception):  # where the commit failed it has rolled back already
            connection.rollback()
        raise
    return written


class _Writer:
    """One run on its way into the tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.sql = connection
        self.next = self._number("SELECT coalesce(max(report), 0) + 1 FROM reports")
        self.number = self._number("SELECT coalesce(max(run), 0) + 1 FROM runs")
        self.written = Written()
        self.packed: set[tuple[str, int | None]] = set()
        connection.execute("CREATE TEMP TABLE seen (place VARCHAR, part INTEGER, file VARCHAR)")

    def _number(self, query: str) -> int:
        [(found,)] = self.sql.execute(query).fetchall()
        return int(found)

    def run(self, results: Sequence[AuditedReport], facts: RunFacts) -> Written:
        left = iter(rendered(results, rows_of))
        while chunk := [self._apart(rows) for rows in islice(left, CHUNK)]:
            self._take(chunk)
        if facts.complete:
            self._remove_vanished()
        self.sql.execute("DROP TABLE seen")
        self._note(facts)
        return self.written

    def _apart(self, rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
        """Two files of one name in an archive stay two."""
        [head] = rows["reports"]
        name, part = head[_PLACE], head[_PART]
        if head[_FILE] == name:
            return rows
        place, count = name, 1
        while (place, part) in self.packed:
            count += 1
            place = f"{name}#{count}"
        self.packed.add((place, part))
        return rows | {"reports": [(*head[:_PLACE], place, head[_CONTENT])]}

    def _take(self, chunk: Sequence[dict[str, list[Row]]]) -> None:
        """Write of a chunk what is new or changed."""
        heads = [rows["reports"][0] for rows in chunk]
        stale: list[int] = []
        fresh: list[dict[str, list[Row]]] = []
        for rows, head, old in zip(chunk, heads, known(self.sql, heads), strict=True):
            self.written.reports += 1
            self.written.by_status[head[_STATUS]] += 1
            if old is not None and old.content == head[_CONTENT]:
                self._keep(old, head)
                continue
            if old is not None:
                stale.append(old.report)
            fresh.append(rows)
        self.written.replaced += len(stale)
        self.written.added += len(fresh) - len(stale)
        self._delete(stale)
        numbers = range(self.next, self.next + len(fresh))
        self.next = numbers.stop
        for table in OF_A_REPORT if fresh else ():
            self._insert(table, fresh, numbers)

    def _keep(self, old: Known, head: Row) -> None:
        """Nothing to write, but perhaps the file lies elsewhere now."""
        self.written.unchanged += 1
        if (old.path, old.place) != (head[_PATH], head[_PLACE]):
            self.sql.execute(
                "UPDATE reports SET path = ?, file = ?, place = ? WHERE report = ?",
                [head[_PATH], head[_FILE], head[_PLACE], old.report],
            )

    def _delete(self, reports: Sequence[int]) -> None:
        for table in OF_A_REPORT if reports else ():
            self.sql.execute(
                f"DELETE FROM {table.name} WHERE report IN (SELECT unnest(?::INTEGER[]))",
                [list(reports)],
            )

    def _insert(
        self, table: TableOf, fresh: Sequence[dict[str, list[Row]]], numbers: Sequence[int]
    ) -> None:
        name = table.name
        rows = [row for one in fresh for row in one[name]]
        reports = [n for n, one in zip(numbers, fresh, strict=True) for _ in one[name]]
        if not rows:
            return
        values = ", ".join(self._value(name, column.name) for column in table.columns)
        self.sql.register("given", frame(name, rows, reports))
        self.sql.execute(f"INSERT INTO {name} SELECT {values} FROM given")
        self.sql.unregister("given")

    def _value(self, table: str, column: str) -> str:
        if column == "run":
            return str(self.number)
        return _MADE.get((table, column), f'"{column}"')

    def _remove_vanished(self) -> None:
        """Reports that a file of this run had once and has no more."""
        gone = self.sql.execute(
            "SELECT r.report FROM reports r WHERE NOT EXISTS (SELECT 1 FROM seen s "
            "WHERE s.place = r.place AND s.part IS NOT DISTINCT FROM r.part) "
            "AND r.file IN (SELECT file FROM seen)"
        ).fetchall()
        self._delete([report for (report,) in gone])
        self.written.removed = len(gone)

    def _note(self, facts: RunFacts) -> None:
        """One row about the run."""
        done = self.written
        row = (
            self.number, datetime.now(UTC).replace(tzinfo=None), goiaudit.__version__, facts.rules,
            facts.pack, facts.configuration, facts.lang, done.reports,
            *(done.by_status[status] for status in STATUSES),
            done.added, done.replaced, done.unchanged, done.removed,
        )  # fmt: skip
        marks = ", ".join("?" * len(RUNS.columns))
        self.sql.execute(f"INSERT INTO runs VALUES ({marks})", list(row))
