"""What a compiled group asks of reports, sorted by how it is found: worked out once a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goiaudit.audit.printed import cell_index
from goiaudit.audit.texts import KINDS
from goiaudit.model.cells import CellAddress
from goiaudit.rules.compile import Group
from goiaudit.rules.ground import Variable

Places = NDArray[np.intp]
_MENTIONED = ("claim", "seen", "says")
_ELSEWHERE = ("cell", "largest")
Placed = tuple[int, Variable]
"""A variable and its row."""


class Cells(NamedTuple):
    """Rows of a group with the cells (rows of the matrices) that each of them looks at.

    ``starts`` says where the cells of each row begin; ``others`` are the cells that ``cells``
    are held against (``differs``), else empty.
    """

    rows: Places
    cells: Places
    starts: Places
    others: Places

    @property
    def is_single(self) -> bool:
        """Whether every row looks at one cell."""
        return len(self.cells) == len(self.rows)


@dataclass(frozen=True, eq=False)
class Asked:
    """Rows of the variables of a group by kind.

    ``own`` are the report's own cells, ``counted`` counts of cells by function, ``elsewhere``
    cells of other reports by scope, ``facts`` and ``known`` the keys of facts, ``shapes`` the
    names of rows by function and table, ``searched`` counts of words; ``mentioned`` is what a
    mention says, ``others`` all else.
    """

    own: Cells
    counted: Mapping[str, Cells]
    elsewhere: Mapping[str, tuple[Placed, ...]]
    facts: tuple[Places, tuple[str, ...]]
    known: tuple[Places, tuple[str, ...]]
    shapes: Mapping[tuple[str, str], tuple[Places, tuple[str, ...]]]
    searched: tuple[Places, tuple[Variable, ...]]
    mentioned: tuple[Placed, ...]
    others: tuple[Placed, ...]


@lru_cache(maxsize=1024)
def asked_of(group: Group) -> Asked:
    """The variables of a group, sorted."""
    by_kind: dict[str, list[Placed]] = defaultdict(list)
    for row, variable in enumerate(group.variables):
        by_kind[_kind(variable)].append((row, variable))
    counted: dict[str, list[Placed]] = defaultdict(list)
    for row, variable in by_kind["count"]:
        counted[variable.key[0]].append((row, variable))
    elsewhere: dict[str, list[Placed]] = defaultdict(list)
    for row, variable in by_kind["elsewhere"]:
        elsewhere[variable.key[0]].append((row, variable))
    shapes: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for row, variable in by_kind["shape"]:
        shapes[variable.key[0], variable.key[1]].append((row, variable))
    return Asked(
        own=_cells((row, (CellAddress(*v.key[1:]),)) for row, v in by_kind["own"]),
        counted={function: _counted(some) for function, some in counted.items()},
        elsewhere={scope: tuple(some) for scope, some in elsewhere.items()},
        facts=_named(by_kind["fact"], 0),
        known=_named(by_kind["known"], 0),
        shapes={of: _named(some, 2) for of, some in shapes.items()},
        searched=(_rows(by_kind["searched"]), tuple(v for _, v in by_kind["searched"])),
        mentioned=tuple(by_kind["mentioned"]),
        others=tuple(by_kind["other"]),
    )


def _kind(variable: Variable) -> str:
    kind = variable.kind
    if kind == "cell" and not variable.key[0]:
        return "own"
    if kind in _ELSEWHERE:
        return "elsewhere"
    if kind in _MENTIONED or (kind == "text" and variable.key[0] == "seen"):
        return "mentioned"
    if kind in ("count", "differs"):
        return "count"
    if kind in KINDS:
        return "searched"
    return kind if kind in ("fact", "known", "shape") else "other"


def _named(some: Sequence[Placed], part: int) -> tuple[Places, tuple[str, ...]]:
    return _rows(some), tuple(variable.key[part] for _, variable in some)


def _rows(some: Sequence[Placed]) -> Places:
    return np.array([row for row, _ in some], np.intp)


def _counted(some: Sequence[Placed]) -> Cells:
    """The cells that one function counts; ``differs`` names as many again to compare with."""
    differs = some[0][1].kind == "differs"
    found = [(row, [CellAddress(*a.split(".")) for a in v.key[1:]]) for row, v in some]
    found = [(row, cells) for row, cells in found if cells]  # of no cells there are none
    if not differs:
        return _cells(found)
    halves = [(row, len(cells) // 2, cells) for row, cells in found]
    left = _cells((row, cells[:half]) for row, half, cells in halves)
    right = _cells((row, cells[half:]) for row, half, cells in halves)
    return left._replace(others=right.cells)


def _cells(some: Iterable[tuple[int, Sequence[CellAddress]]]) -> Cells:
    index = cell_index()
    rows: list[int] = []
    starts: list[int] = []
    cells: list[int] = []
    for row, addresses in some:
        rows.append(row)
        starts.append(len(cells))
        cells += [index[address] for address in addresses]
    found = (np.array(numbers, np.intp) for numbers in (rows, cells, starts, ()))
    return Cells(*found)
