"""Which report of the store a report of the run replaces: that of its place, or the one moved."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from goiaudit.store.frames import frame
from goiaudit.store.rows import Row

if TYPE_CHECKING:
    import duckdb


class Known(NamedTuple):
    """A report of the store: its number, the digest of its rows, where it was."""

    report: int
    content: str
    path: str
    file: str
    place: str


_ASKED = "SELECT a.report, r.report, r.content, r.path, r.file, r.place FROM asked a JOIN reports r"
_SAME = f"{_ASKED} ON a.place = r.place AND a.part IS NOT DISTINCT FROM r.part"
_MOVED = f"""{_ASKED} ON a.digest = r.digest AND a.part IS NOT DISTINCT FROM r.part
WHERE a.digest <> '' AND a.place <> r.place ORDER BY a.report, r.report"""


def known(connection: duckdb.DuckDBPyConnection, heads: Sequence[Row]) -> list[Known | None]:
    """For each row of ``reports`` the report that it replaces, None for a new one.

    Notes the places in the table ``seen``. A file that lies elsewhere now is known by its
    content, if nothing is left where it was.
    """
    connection.register("asked", frame("reports", heads, range(len(heads))))
    connection.execute("INSERT INTO seen SELECT place, part, file FROM asked")
    found = {n: Known(*old) for n, *old in connection.execute(_SAME).fetchall()}
    taken = {old.report for old in found.values()}
    for n, *old in connection.execute(_MOVED).fetchall():
        was = Known(*old)
        if n in found or was.report in taken or os.path.lexists(was.file):
            continue
        found[n] = was
        taken.add(was.report)
    connection.unregister("asked")
    return [found.get(n) for n in range(len(heads))]
