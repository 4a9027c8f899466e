"""Tables told value by value, each behind the name of its column: 自然人 3, 商业企业 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from goiaudit.definitions.forms import forms
from goiaudit.recognition.labels import characters
from goiaudit.recognition.runs import Run

_FEWEST = 4
"""Values under a column's name alone, in the shorter rows; the first of a row has its label."""


def without_column_names(found: Sequence[Run]) -> Sequence[Run]:
    """The runs, those of the values of one row, each under its column's name, joined to one."""
    if sum(len(run.values) == 1 and len(run.labels) == 1 for run in found) < _FEWEST:
        return found
    return list(_joined(found))


def _joined(found: Sequence[Run]) -> Iterator[Run]:
    place = 0
    while place < len(found):
        names = next((own for own in _orders() if _are_named(found, place, own)), None)
        if names is None:
            yield found[place]
            place += 1
            continue
        row = found[place : place + len(names)]
        yield _row(row)
        place += len(names)


@lru_cache(maxsize=1)
def _orders() -> tuple[tuple[str, ...], ...]:
    """The names of the columns of tables three and four, in every form."""
    return tuple(
        dict.fromkeys(
            tuple(characters(label.zh) for label in form.tables[table].columns.values())
            for form in forms().values()
            for table in ("requests", "disputes")
        )
    )


def _are_named(found: Sequence[Run], place: int, names: Sequence[str]) -> bool:
    """Whether runs from a place on are one value each, under these names and nothing else."""
    first = found[place]
    if len(first.values) != 1 or not first.labels:
        return False
    row = found[place : place + len(names)]
    if len(row) < len(names) or any(len(run.labels) != 1 for run in row[1:]):
        return False
    return all(
        len(run.values) == 1 and run.labels and characters(run.labels[-1].text) == name
        for run, name in zip(row, names, strict=True)
    )


def _row(row: Sequence[Run]) -> Run:
    """One run: without the column's name where the row has a name of its own, else with all."""
    first = row[0]
    values = [run.values[0] for run in row]
    own = Run(first.labels[:-1], values, [len(values)], borders=True, fresh=first.fresh)
    if own.labels and own.named:
        return own
    labels = list(chain(first.labels, (run.labels[0] for run in row[1:])))
    return Run(labels, values, [len(values)], borders=True, fresh=first.fresh)
